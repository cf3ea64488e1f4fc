<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountCommands</name>
    <message>
        <source>Did you mean {name}?</source>
        <translation>Meinten Sie {name}?</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlerfälle</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
</context>
<context>
    <name>AccountDelegate</name>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Known from</source>
        <translation>&amp;Bekannt aus</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>A&amp;uswählen…</translation>
    </message>
    <message>
        <source>Choose another account</source>
        <translation>Anderes Konto auswählen</translation>
    </message>
    <message>
        <source>Connected account</source>
        <translation>Verbundenes Konto</translation>
    </message>
    <message>
        <source>L&amp;oad from Stripe</source>
        <translation>Von Stripe &amp;laden</translation>
    </message>
    <message>
        <source>L&amp;oad from the sandbox</source>
        <translation>Aus der Sandbox &amp;laden</translation>
    </message>
    <message>
        <source>Loading the account</source>
        <translation>Das Konto wird geladen</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Nicht geladen</translation>
    </message>
    <message>
        <source>Read accounts at once when a &amp;test key is chosen</source>
        <translation>Konten sofort lesen, wenn ein &amp;Testschlüssel gewählt ist</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Von Hand gesetzt</translation>
    </message>
    <message>
        <source>The account itself</source>
        <translation>Das Konto selbst</translation>
    </message>
    <message>
        <source>What is known of the account</source>
        <translation>Was über das Konto bekannt ist</translation>
    </message>
    <message>
        <source>{source}, for any account until something else is chosen.</source>
        <translation>{source}, für jedes Konto, bis etwas anderes gewählt wird.</translation>
    </message>
    <message>
        <source>{source}, for any account: {kind}.</source>
        <translation>{source}, für jedes Konto: {kind}.</translation>
    </message>
    <message>
        <source>{source}, for this account only.</source>
        <translation>{source}, nur für dieses Konto.</translation>
    </message>
    <message>
        <source>{source}: defaults that depend on the account show a condition.</source>
        <translation>{source}: Vorgaben, die vom Konto abhängen, zeigen eine Bedingung.</translation>
    </message>
</context>
<context>
    <name>AccountFieldHelp</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Did you mean {account}?</source>
        <translation>Meinten Sie {account}?</translation>
    </message>
</context>
<context>
    <name>AccountKnowledge</name>
    <message>
        <source>being read…</source>
        <translation>werden gelesen…</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>All loaded: {count}</source>
        <translation>Alle geladen: {count}</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Stopped after {count} accounts</source>
        <translation>Angehalten nach {count} Konten</translation>
    </message>
    <message>
        <source>The list repeats itself after {count} accounts.</source>
        <translation>Die Liste wiederholt sich nach {count} Konten.</translation>
    </message>
    <message>
        <source>The newest {count} are loaded; no more are kept.</source>
        <translation>Die neuesten {count} sind geladen; mehr werden nicht behalten.</translation>
    </message>
    <message>
        <source>This platform has no connected accounts yet.</source>
        <translation>Diese Plattform hat noch keine verbundenen Konten.</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
    <message>
        <source>{count} loaded, loading more…</source>
        <translation>{count} geladen, weitere folgen…</translation>
    </message>
    <message>
        <source>{count} loaded, there are more</source>
        <translation>{count} geladen, es gibt weitere</translation>
    </message>
    <message>
        <source>{profile} is not a test key, and its use was not confirmed yet.</source>
        <translation>{profile} ist kein Testschlüssel, und seine Verwendung wurde noch nicht bestätigt.</translation>
    </message>
</context>
<context>
    <name>AccountPicker</name>
    <message>
        <source>&amp;Use account</source>
        <translation>Konto &amp;verwenden</translation>
    </message>
    <message>
        <source>Accounts that the key {name} has access to</source>
        <translation>Konten, auf die der Schlüssel {name} Zugriff hat</translation>
    </message>
    <message>
        <source>C&amp;ontinue loading</source>
        <translation>&amp;Weiter laden</translation>
    </message>
    <message>
        <source>Choose a connected account</source>
        <translation>Verbundenes Konto auswählen</translation>
    </message>
    <message>
        <source>Connected accounts</source>
        <translation>Verbundene Konten</translation>
    </message>
    <message>
        <source>Name, id, kind or country</source>
        <translation>Name, ID, Art oder Land</translation>
    </message>
    <message>
        <source>No loaded account contains “{text}”.</source>
        <translation>Kein geladenes Konto enthält „{text}“.</translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation>Konten suchen</translation>
    </message>
    <message>
        <source>Simulated accounts of the built-in sandbox</source>
        <translation>Simulierte Konten der eingebauten Sandbox</translation>
    </message>
    <message>
        <source>loading more…</source>
        <translation>weitere werden geladen…</translation>
    </message>
    <message>
        <source>there are more to load</source>
        <translation>weitere können geladen werden</translation>
    </message>
    <message>
        <source>{shown} of {count} match</source>
        <translation>{shown} von {count} passen</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Session Composer</source>
        <translation>Ü&amp;ber Session Composer</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>&amp;Vergleichen…</translation>
    </message>
    <message>
        <source>&amp;Copy payload</source>
        <translation>&amp;Payload kopieren</translation>
    </message>
    <message>
        <source>&amp;Don’t send</source>
        <translation>&amp;Nicht senden</translation>
    </message>
    <message>
        <source>&amp;Expand a field…</source>
        <translation>Feld exp&amp;andieren…</translation>
    </message>
    <message>
        <source>&amp;False wherever sent</source>
        <translation>&amp;false, wo gesendet</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>&amp;Import an API version…</source>
        <translation>API-&amp;Version importieren…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Schlüssel…</translation>
    </message>
    <message>
        <source>&amp;Maximise the pane</source>
        <translation>Bereich ma&amp;ximieren</translation>
    </message>
    <message>
        <source>&amp;Network settings…</source>
        <translation>&amp;Netzwerkeinstellungen…</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Not sent anywhere</source>
        <translation>&amp;Nirgends senden</translation>
    </message>
    <message>
        <source>&amp;Open all</source>
        <translation>Alle a&amp;ufklappen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Start board</source>
        <translation>&amp;Startseite</translation>
    </message>
    <message>
        <source>&amp;Test request</source>
        <translation>Anfrage &amp;testen</translation>
    </message>
    <message>
        <source>&amp;True wherever sent</source>
        <translation>&amp;true, wo gesendet</translation>
    </message>
    <message>
        <source>Add, replace, test or forget API keys</source>
        <translation>API-Schlüssel hinzufügen, ersetzen, testen oder vergessen</translation>
    </message>
    <message>
        <source>All features &amp;false</source>
        <translation>Alle Funktionen &amp;false</translation>
    </message>
    <message>
        <source>All features &amp;not sent</source>
        <translation>Alle Funktionen &amp;nicht senden</translation>
    </message>
    <message>
        <source>All features &amp;true</source>
        <translation>Alle Funktionen &amp;true</translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation>Alle Tasten auf einer Seite</translation>
    </message>
    <message>
        <source>All vers&amp;ions</source>
        <translation>Alle Versi&amp;onen</translation>
    </message>
    <message>
        <source>And back</source>
        <translation>Und zurück</translation>
    </message>
    <message>
        <source>A–&amp;Z</source>
        <translation>A bis &amp;Z</translation>
    </message>
    <message>
        <source>Begin with an empty request</source>
        <translation>Mit einer leeren Anfrage beginnen</translation>
    </message>
    <message>
        <source>C&amp;hoose an account…</source>
        <translation>Konto auswä&amp;hlen…</translation>
    </message>
    <message>
        <source>Cancel the request in progress</source>
        <translation>Die laufende Anfrage aufgeben</translation>
    </message>
    <message>
        <source>Check for new API &amp;versions…</source>
        <translation>Nac&amp;h neuen API-Versionen sehen…</translation>
    </message>
    <message>
        <source>Choose from a list</source>
        <translation>Aus einer Liste wählen</translation>
    </message>
    <message>
        <source>Clo&amp;se all</source>
        <translation>Alle zuk&amp;lappen</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>Befehls&amp;palette…</translation>
    </message>
    <message>
        <source>Compare API &amp;versions…</source>
        <translation>API-Ve&amp;rsionen vergleichen…</translation>
    </message>
    <message>
        <source>Connected &amp;account…</source>
        <translation>Verbundenes &amp;Konto…</translation>
    </message>
    <message>
        <source>Copy the exact body</source>
        <translation>Den genauen Body kopieren</translation>
    </message>
    <message>
        <source>Drop what this &amp;version does not know</source>
        <translation>Entfernen, was diese &amp;Version nicht kennt</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vollb&amp;ild</translation>
    </message>
    <message>
        <source>Find anything by typing</source>
        <translation>Alles durch Tippen finden</translation>
    </message>
    <message>
        <source>Find components and features</source>
        <translation>Komponenten und Funktionen finden</translation>
    </message>
    <message>
        <source>Fold &amp;details</source>
        <translation>&amp;Details einklappen</translation>
    </message>
    <message>
        <source>For the selected rows</source>
        <translation>Für die gewählten Zeilen</translation>
    </message>
    <message>
        <source>For the whole component</source>
        <translation>Für die ganze Komponente</translation>
    </message>
    <message>
        <source>From Stripe’s site</source>
        <translation>Von Stripes Website</translation>
    </message>
    <message>
        <source>Have an object sent in the answer</source>
        <translation>Ein Objekt in der Antwort mitschicken lassen</translation>
    </message>
    <message>
        <source>I&amp;mport…</source>
        <translation>I&amp;mportieren…</translation>
    </message>
    <message>
        <source>Import from the clip&amp;board</source>
        <translation>Aus der Z&amp;wischenablage importieren</translation>
    </message>
    <message>
        <source>Many requests for many accounts</source>
        <translation>Viele Anfragen für viele Konten</translation>
    </message>
    <message>
        <source>Move the keyboard to the next pane</source>
        <translation>Die Tastatur in den nächsten Bereich setzen</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues F&amp;enster</translation>
    </message>
    <message>
        <source>Open a session file</source>
        <translation>Sitzungsdatei öffnen</translation>
    </message>
    <message>
        <source>Open another window of the program</source>
        <translation>Ein weiteres Fenster des Programms öffnen</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>Voriger &amp;Bereich</translation>
    </message>
    <message>
        <source>Proxy and certificate authorities</source>
        <translation>Proxy und Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>R&amp;oles…</source>
        <translation>R&amp;ollen…</translation>
    </message>
    <message>
        <source>Read a request from code, a command or a body</source>
        <translation>Eine Anfrage aus Code, einem Befehl oder einem Body lesen</translation>
    </message>
    <message>
        <source>Read about what is in focus</source>
        <translation>Lesen, worauf der Fokus liegt</translation>
    </message>
    <message>
        <source>Read an OpenAPI document</source>
        <translation>Ein OpenAPI-Dokument lesen</translation>
    </message>
    <message>
        <source>Run a &amp;matrix…</source>
        <translation>&amp;Matrix ausführen…</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the request as a session file</source>
        <translation>Die Anfrage als Sitzungsdatei speichern</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>Unter anderem Namen speichern</translation>
    </message>
    <message>
        <source>Send &amp;false</source>
        <translation>&amp;false senden</translation>
    </message>
    <message>
        <source>Send &amp;true</source>
        <translation>&amp;true senden</translation>
    </message>
    <message>
        <source>Send the same request once more</source>
        <translation>Dieselbe Anfrage noch einmal senden</translation>
    </message>
    <message>
        <source>Send what a kind of user should get</source>
        <translation>Senden, was eine Art von Benutzern bekommen soll</translation>
    </message>
    <message>
        <source>Session Composer &amp;Help</source>
        <translation>&amp;Hilfe zu Session Composer</translation>
    </message>
    <message>
        <source>Show what only others have</source>
        <translation>Zeigen, was nur andere haben</translation>
    </message>
    <message>
        <source>Show what the user sees</source>
        <translation>Zeigen, was der Nutzer sieht</translation>
    </message>
    <message>
        <source>Sort by name, without groups</source>
        <translation>Nach Namen sortieren, ohne Gruppen</translation>
    </message>
    <message>
        <source>The first test request in three steps</source>
        <translation>Die erste Testanfrage in drei Schritten</translation>
    </message>
    <message>
        <source>Two requests side by side</source>
        <translation>Zwei Anfragen nebeneinander</translation>
    </message>
    <message>
        <source>What is known of the account</source>
        <translation>Was über das Konto bekannt ist</translation>
    </message>
    <message>
        <source>What one adds to another</source>
        <translation>Was eine zur anderen hinzufügt</translation>
    </message>
    <message>
        <source>Wherever it is sent</source>
        <translation>Überall, wo sie gesendet wird</translation>
    </message>
</context>
<context>
    <name>AnotherWindow</name>
    <message>
        <source>Another window could not be opened.</source>
        <translation>Ein weiteres Fenster ließ sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>AnswerBanner</name>
    <message>
        <source>About the error</source>
        <translation>Zum Fehler</translation>
    </message>
    <message>
        <source>Choose an account…</source>
        <translation>Konto auswählen…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>More about the error</source>
        <translation>Mehr zum Fehler</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>Anfrageprotokoll</translation>
    </message>
    <message>
        <source>Send &amp;anyway</source>
        <translation>&amp;Trotzdem senden</translation>
    </message>
    <message>
        <source>Show ro&amp;w</source>
        <translation>&amp;Zeile zeigen</translation>
    </message>
    <message>
        <source>{row} was refused</source>
        <translation>{row} wurde abgelehnt</translation>
    </message>
</context>
<context>
    <name>AnswerCommands</name>
    <message>
        <source>Client secret copied; the clipboard is cleared in 30 seconds.</source>
        <translation>Client Secret kopiert; die Zwischenablage wird in 30 Sekunden geleert.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>AnswerHead</name>
    <message>
        <source>Back to the &amp;latest</source>
        <translation>Zurück zur ne&amp;uesten</translation>
    </message>
    <message>
        <source>Changed since {time}</source>
        <translation>Seit {time} geändert</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>Anfrage-ID kopieren</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Outcome of the test request</source>
        <translation>Ergebnis der Testanfrage</translation>
    </message>
    <message>
        <source>Sent at {time}. Target: {target}.</source>
        <translation>Gesendet um {time}. Ziel: {target}.</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>Warten auf die Antwort …</translation>
    </message>
    <message>
        <source>Waiting for the answer… {seconds} s</source>
        <translation>Warten auf die Antwort … {seconds} s</translation>
    </message>
</context>
<context>
    <name>AnswerTabs</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>AnswerText</name>
    <message>
        <source>1 feature</source>
        <translation>1 Funktion</translation>
    </message>
    <message>
        <source>Body of the answer</source>
        <translation>Body der Antwort</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles einklappen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alles ausklappen</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation>{count} Funktionen</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} Zeilen</translation>
    </message>
</context>
<context>
    <name>AnswerTools</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Asked only</source>
        <translation>Nur Verlangtes</translation>
    </message>
    <message>
        <source>Components shown</source>
        <translation>Gezeigte Komponenten</translation>
    </message>
    <message>
        <source>Copy what is shown, without the client secret</source>
        <translation>Das Gezeigte kopieren, ohne das Client Secret</translation>
    </message>
    <message>
        <source>Find in this pane</source>
        <translation>In diesem Bereich suchen</translation>
    </message>
    <message>
        <source>Find in this pane ({keys} while it has the focus)</source>
        <translation>In diesem Bereich suchen ({keys}, solange er den Fokus hat)</translation>
    </message>
    <message>
        <source>More for this tab</source>
        <translation>Mehr zu diesem Reiter</translation>
    </message>
    <message>
        <source>Show headers</source>
        <translation>Header anzeigen</translation>
    </message>
</context>
<context>
    <name>BrowserCommands</name>
    <message>
        <source>No browser could be started. This address opens the page, once:</source>
        <translation>Es ließ sich kein Browser starten. Diese Adresse öffnet die Seite, einmal:</translation>
    </message>
    <message>
        <source>The page opens in the browser.</source>
        <translation>Die Seite öffnet sich im Browser.</translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>Built-in sandbox</source>
        <translation>Eingebaute Sandbox</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>The page has to load first.</source>
        <translation>Die Seite muss erst laden.</translation>
    </message>
</context>
<context>
    <name>BrowserView</name>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Browser {count}</source>
        <translation>Browser {count}</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Components in the browser</source>
        <translation>Komponenten im Browser</translation>
    </message>
    <message>
        <source>E&amp;nd</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Im Browser</translation>
    </message>
    <message>
        <source>Re&amp;load</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>The page was closed.</source>
        <translation>Die Seite wurde geschlossen.</translation>
    </message>
    <message>
        <source>Waiting for the browser to load the page.</source>
        <translation>Der Browser hat die Seite noch nicht geladen.</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>needs a value, in the page</source>
        <translation>braucht einen Wert, in der Seite</translation>
    </message>
    <message>
        <source>shown after {ms} ms</source>
        <translation>gezeigt nach {ms} ms</translation>
    </message>
</context>
<context>
    <name>CatalogCommands</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check for new API versions</source>
        <translation>Nach neuen API-Versionen sehen</translation>
    </message>
    <message>
        <source>Getting the API description that Stripe publishes…</source>
        <translation>Die von Stripe veröffentlichte API-Beschreibung wird geholt…</translation>
    </message>
    <message>
        <source>Import an API version</source>
        <translation>API-Version importieren</translation>
    </message>
    <message>
        <source>OpenAPI documents (*.json *.yaml *.yml);;All files (*)</source>
        <translation>OpenAPI-Dokumente (*.json *.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen…</translation>
    </message>
    <message>
        <source>The API version was added.</source>
        <translation>Die API-Version wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>The API version was imported.</source>
        <translation>Die API-Version wurde importiert.</translation>
    </message>
    <message>
        <source>The API version was not imported.</source>
        <translation>Die API-Version wurde nicht importiert.</translation>
    </message>
    <message>
        <source>The published API version could not be read.</source>
        <translation>Die veröffentlichte API-Version konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The published API version is known.</source>
        <translation>Die veröffentlichte API-Version ist bekannt.</translation>
    </message>
</context>
<context>
    <name>CatalogImport</name>
    <message>
        <source>The import ended without a result.</source>
        <translation>Der Import endete ohne ein Ergebnis.</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>{name}, stays {value}</source>
        <translation>{name}, bleibt {value}</translation>
    </message>
    <message>
        <source>{name}, {change}, before {before}, after {after}</source>
        <translation>{name}, {change}, vorher {before}, nachher {after}</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation>Kein Unterschied.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>MODE UNKNOWN</source>
        <translation>MODUS UNBEKANNT</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
</context>
<context>
    <name>CodeCommands</name>
    <message>
        <source>Copy &amp;as</source>
        <translation>Kopieren &amp;als</translation>
    </message>
    <message>
        <source>Nothing was copied because of a program error.</source>
        <translation>Wegen eines Fehlers im Programm wurde nichts kopiert.</translation>
    </message>
    <message>
        <source>Nothing was copied.</source>
        <translation>Es wurde nichts kopiert.</translation>
    </message>
    <message>
        <source>Pairs copied.</source>
        <translation>Paare kopiert.</translation>
    </message>
    <message>
        <source>Payload copied: {size} bytes.</source>
        <translation>Payload kopiert: {size} Bytes.</translation>
    </message>
    <message>
        <source>{title} copied: {count} lines.</source>
        <translation>{title} kopiert, Zeilen: {count}.</translation>
    </message>
</context>
<context>
    <name>CodeTab</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Notes on the code</source>
        <translation>Hinweise zum Code</translation>
    </message>
    <message>
        <source>Writing this code was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat das Schreiben dieses Codes beendet.</translation>
    </message>
</context>
<context>
    <name>ColumnHeads</name>
    <message>
        <source>A box is ticked (true), crossed (false) or empty (not sent).</source>
        <translation>Ein Kästchen ist angehakt (true), durchkreuzt (false) oder leer (nicht gesendet).</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Allowed, before the request changed</source>
        <translation>Erlaubt, bevor sich die Anfrage geändert hat</translation>
    </message>
    <message>
        <source>Component and feature</source>
        <translation>Komponente und Feature</translation>
    </message>
    <message>
        <source>If not sent</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>The oldest API version that has it.</source>
        <translation>Die älteste API-Version, die es hat.</translation>
    </message>
    <message>
        <source>What Stripe uses when the parameter is not sent.</source>
        <translation>Was Stripe verwendet, wenn der Parameter nicht gesendet wird.</translation>
    </message>
    <message>
        <source>What the last answer says.</source>
        <translation>Was die letzte Antwort sagt.</translation>
    </message>
    <message>
        <source>What the last answer says. The request has changed since.</source>
        <translation>Was die letzte Antwort sagt. Die Anfrage hat sich seither geändert.</translation>
    </message>
    <message>
        <source>What the request says.</source>
        <translation>Was die Anfrage sagt.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Keys</source>
        <translation>Sch&amp;lüssel</translation>
    </message>
    <message>
        <source>&amp;Send to</source>
        <translation>Senden a&amp;n</translation>
    </message>
    <message>
        <source>API &amp;version</source>
        <translation>API-&amp;Version</translation>
    </message>
    <message>
        <source>Connected &amp;account</source>
        <translation>Verbundenes &amp;Konto</translation>
    </message>
    <message>
        <source>Drop what the version does not know</source>
        <translation>Entfernen, was die Version nicht kennt</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>Last saved: {name}</source>
        <translation>Zuletzt gespeichert: {name}</translation>
    </message>
    <message>
        <source>Restore the request sent at {time}</source>
        <translation>Anfrage von {time} wiederherstellen</translation>
    </message>
    <message>
        <source>Role {role}</source>
        <translation>Rolle {role}</translation>
    </message>
    <message>
        <source>Sent at {time}</source>
        <translation>Gesendet um {time}</translation>
    </message>
    <message>
        <source>The request is as it was.</source>
        <translation>Die Anfrage ist unverändert.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>API versions</source>
        <translation>API-Versionen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>Was verglichen wird</translation>
    </message>
</context>
<context>
    <name>CompareRequests</name>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;nach</translation>
    </message>
    <message>
        <source>Choose a session file to compare with.</source>
        <translation>Wählen Sie eine Sitzungsdatei zum Vergleichen.</translation>
    </message>
    <message>
        <source>Compare with a session file</source>
        <translation>Mit einer Sitzungsdatei vergleichen</translation>
    </message>
    <message>
        <source>Current request</source>
        <translation>Aktuelle Anfrage</translation>
    </message>
    <message>
        <source>Request to compare from</source>
        <translation>Anfrage, von der aus verglichen wird</translation>
    </message>
    <message>
        <source>Request to compare with</source>
        <translation>Anfrage, mit der verglichen wird</translation>
    </message>
    <message>
        <source>S&amp;wap</source>
        <translation>&amp;Tauschen</translation>
    </message>
    <message>
        <source>Session files ({pattern});;All files (*)</source>
        <translation>Sitzungsdateien ({pattern});;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>CompareVersions</name>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;nach</translation>
    </message>
    <message>
        <source>Both versions accept the same.</source>
        <translation>Beide Versionen nehmen dasselbe an.</translation>
    </message>
    <message>
        <source>The request means the same in both versions.</source>
        <translation>Die Anfrage bedeutet in beiden Versionen dasselbe.</translation>
    </message>
    <message>
        <source>Version to compare from</source>
        <translation>Version, von der aus verglichen wird</translation>
    </message>
    <message>
        <source>Version to compare with</source>
        <translation>Version, mit der verglichen wird</translation>
    </message>
    <message>
        <source>What the current request means</source>
        <translation>Was die aktuelle Anfrage bedeutet</translation>
    </message>
    <message>
        <source>What the versions accept</source>
        <translation>Was die Versionen annehmen</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>Was verglichen wird</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Asked, but not allowed</source>
        <translation>Verlangt, aber nicht erlaubt</translation>
    </message>
    <message>
        <source>Component and feature</source>
        <translation>Komponente und Funktion</translation>
    </message>
    <message>
        <source>Not sent, and not as predicted</source>
        <translation>Nicht gesendet und nicht wie vorhergesagt</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>the rule and the answer disagree</source>
        <translation>Regel und Antwort widersprechen sich</translation>
    </message>
</context>
<context>
    <name>DifferencesView</name>
    <message>
        <source>Copies the rule, the account’s properties and the answer; no ids, no keys.</source>
        <translation>Kopiert die Regel, die Eigenschaften des Kontos und die Antwort; keine IDs, keine Schlüssel.</translation>
    </message>
    <message>
        <source>Differences between asked, predicted and granted</source>
        <translation>Unterschiede zwischen verlangt, vorhergesagt und gewährt</translation>
    </message>
    <message>
        <source>Everything is allowed as asked, and as predicted.</source>
        <translation>Alles ist erlaubt wie verlangt und wie vorhergesagt.</translation>
    </message>
    <message>
        <source>In answers only: {members}</source>
        <translation>Nur in Antworten: {members}</translation>
    </message>
    <message>
        <source>Report wrong prediction</source>
        <translation>Falsche Vorhersage melden</translation>
    </message>
    <message>
        <source>no rule says so</source>
        <translation>keine Regel sagt das</translation>
    </message>
    <message>
        <source>the account may not have it</source>
        <translation>das Konto darf es vielleicht nicht haben</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Read the text as a request</source>
        <translation>Den Text als Anfrage lesen</translation>
    </message>
    <message>
        <source>Read {name} as a request</source>
        <translation>{name} als Anfrage lesen</translation>
    </message>
</context>
<context>
    <name>EffectCommands</name>
    <message>
        <source>Copied as Markdown.</source>
        <translation>Als Markdown kopiert.</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>EffectRows</name>
    <message>
        <source>1 choice of yours</source>
        <translation>1 eigene Wahl</translation>
    </message>
    <message>
        <source>1 component</source>
        <translation>1 Komponente</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>last answer: allowed</source>
        <translation>letzte Antwort: erlaubt</translation>
    </message>
    <message>
        <source>last answer: not allowed</source>
        <translation>letzte Antwort: nicht erlaubt</translation>
    </message>
    <message>
        <source>last answer: {value}</source>
        <translation>letzte Antwort: {value}</translation>
    </message>
    <message>
        <source>perhaps {text}</source>
        <translation>vielleicht: {text}</translation>
    </message>
    <message>
        <source>{count} by default</source>
        <translation>{count} als Standard</translation>
    </message>
    <message>
        <source>{count} choices of yours</source>
        <translation>{count} eigene</translation>
    </message>
    <message>
        <source>{count} components</source>
        <translation>{count} Komponenten</translation>
    </message>
</context>
<context>
    <name>EffectView</name>
    <message>
        <source>Nothing is sent yet. Tick a component on the left.</source>
        <translation>Noch wird nichts gesendet. Haken Sie links eine Komponente an.</translation>
    </message>
    <message>
        <source>What the user gets</source>
        <translation>Wirkung</translation>
    </message>
</context>
<context>
    <name>ExchangeText</name>
    <message>
        <source>1 component</source>
        <translation>1 Komponente</translation>
    </message>
    <message>
        <source>expired, {time}</source>
        <translation>abgelaufen, {time}</translation>
    </message>
    <message>
        <source>in a minute, {time}</source>
        <translation>in einer Minute, {time}</translation>
    </message>
    <message>
        <source>in {hours} hours, {time}</source>
        <translation>in {hours} Stunden, {time}</translation>
    </message>
    <message>
        <source>in {minutes} minutes, {time}</source>
        <translation>in {minutes} Minuten, {time}</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>kein Konto</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{answer}, for the browser</source>
        <translation>{answer}, für den Browser</translation>
    </message>
    <message>
        <source>{count} components</source>
        <translation>{count} Komponenten</translation>
    </message>
</context>
<context>
    <name>ExpandEditor</name>
    <message>
        <source>Expand</source>
        <translation>Expandiert</translation>
    </message>
    <message>
        <source>Expand one field less</source>
        <translation>expand: ein Feld weniger</translation>
    </message>
    <message>
        <source>Expand {count} fields less</source>
        <translation>expand: {count} Felder weniger</translation>
    </message>
    <message>
        <source>Expand {field}</source>
        <translation>expand: {field}</translation>
    </message>
    <message>
        <source>Field to expand</source>
        <translation>Feld für expand</translation>
    </message>
    <message>
        <source>Stop expanding {field}</source>
        <translation>{field} nicht mehr expandieren</translation>
    </message>
    <message>
        <source>This field is in the list already.</source>
        <translation>Dieses Feld steht schon in der Liste.</translation>
    </message>
    <message>
        <source>field name, then Enter</source>
        <translation>Feldname, dann Eingabetaste</translation>
    </message>
</context>
<context>
    <name>ExpandList</name>
    <message>
        <source>Fields to expand</source>
        <translation>Felder, die expandiert werden</translation>
    </message>
    <message>
        <source>Stop expanding</source>
        <translation>Nicht mehr expandieren</translation>
    </message>
    <message>
        <source>Take the chosen fields out of the list (Del)</source>
        <translation>Die gewählten Felder aus der Liste nehmen (Entf)</translation>
    </message>
    <message>
        <source>{count} fields</source>
        <translation>{count} Felder</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Ca&amp;pabilities are known</source>
        <translation>Ca&amp;pabilities sind bekannt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>{name}, derived</source>
        <translation>{name}, abgeleitet</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Open a session file</source>
        <translation>Sitzungsdatei öffnen</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Anfrage speichern</translation>
    </message>
    <message>
        <source>Session files (*{suffix});;All files (*)</source>
        <translation>Sitzungsdateien (*{suffix});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The request is as it was.</source>
        <translation>Die Anfrage ist unverändert.</translation>
    </message>
    <message>
        <source>the request</source>
        <translation>die Anfrage</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in this pane</source>
        <translation>In diesem Bereich suchen</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
</context>
<context>
    <name>GroupRows</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation>nichts gesendet</translation>
    </message>
    <message>
        <source>{count} sent</source>
        <translation>{count} gesendet</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Send live</source>
        <translation>&amp;Live senden</translation>
    </message>
    <message>
        <source>&amp;Test request</source>
        <translation>Anfrage &amp;testen</translation>
    </message>
    <message>
        <source>Add, replace or forget API keys</source>
        <translation>API-Schlüssel hinzufügen, ersetzen oder vergessen</translation>
    </message>
    <message>
        <source>Cancel the test request</source>
        <translation>Testanfrage abbrechen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Send live: {account}</source>
        <translation>Live senden: {account}</translation>
    </message>
</context>
<context>
    <name>HelpSources</name>
    <message>
        <source>In the command palette</source>
        <translation>In der Befehlspalette</translation>
    </message>
    <message>
        <source>In the field of the account</source>
        <translation>Im Feld des Kontos</translation>
    </message>
    <message>
        <source>In the filter</source>
        <translation>Im Filter</translation>
    </message>
    <message>
        <source>In the help</source>
        <translation>In der Hilfe</translation>
    </message>
    <message>
        <source>In the list of keys</source>
        <translation>In der Liste der Schlüssel</translation>
    </message>
    <message>
        <source>In the tree</source>
        <translation>Im Baum</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The letter that is underlined while Alt is held opens a menu, or leads to a field or a button.</source>
        <translation>Der Buchstabe, der bei gehaltener Alt-Taste unterstrichen ist, öffnet ein Menü oder führt zu einem Feld oder einer Schaltfläche.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Was sie tun</translation>
    </message>
    <message>
        <source>another entry</source>
        <translation>anderer Eintrag</translation>
    </message>
    <message>
        <source>back, forward</source>
        <translation>zurück, vor</translation>
    </message>
    <message>
        <source>choose from a list</source>
        <translation>aus einer Liste auswählen</translation>
    </message>
    <message>
        <source>choose it</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>do not send the selected rows</source>
        <translation>die gewählten Zeilen nicht senden</translation>
    </message>
    <message>
        <source>into the tree</source>
        <translation>in den Baum</translation>
    </message>
    <message>
        <source>next state: true, false, not sent</source>
        <translation>nächster Zustand: true, false, nicht gesendet</translation>
    </message>
    <message>
        <source>open, close a component</source>
        <translation>eine Komponente auf- und zuklappen</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>umbenennen</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>send true, false or nothing for it</source>
        <translation>dafür true, false oder nichts senden</translation>
    </message>
    <message>
        <source>send true, false, nothing for it</source>
        <translation>dafür true, false, nichts senden</translation>
    </message>
    <message>
        <source>{menu} menu</source>
        <translation>Menü {menu}</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>No page has “{text}”. Try fewer words.</source>
        <translation>Keine Seite enthält „{text}“. Versuchen Sie es mit weniger Wörtern.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Session Composer Help</source>
        <translation>Hilfe zu Session Composer</translation>
    </message>
    <message>
        <source>{title} – Help</source>
        <translation>{title} – Hilfe</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Clear &amp;history</source>
        <translation>Verlauf &amp;leeren</translation>
    </message>
    <message>
        <source>Co&amp;mpare with the current request</source>
        <translation>&amp;Mit der aktuellen Anfrage vergleichen</translation>
    </message>
    <message>
        <source>Restore this &amp;request</source>
        <translation>Diese Anfrage w&amp;iederherstellen</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>Gesendet um</translation>
    </message>
    <message>
        <source>Test requests, newest first</source>
        <translation>Testanfragen, neueste zuerst</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>{time}, latest</source>
        <translation>{time}, neueste</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Datei importieren</translation>
    </message>
    <message>
        <source>The request is as it was.</source>
        <translation>Die Anfrage ist unverändert.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Read a file…</source>
        <translation>&amp;Datei lesen…</translation>
    </message>
    <message>
        <source>Add to it</source>
        <translation>Ergänzen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>Text leeren</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Detected: {kind}</source>
        <translation>Erkannt: {kind}</translation>
    </message>
    <message>
        <source>Kind of text</source>
        <translation>Art des Textes</translation>
    </message>
    <message>
        <source>Line {line}: {names}</source>
        <translation>Zeile {line}: {names}</translation>
    </message>
    <message>
        <source>No text yet</source>
        <translation>Noch kein Text</translation>
    </message>
    <message>
        <source>Nothing to apply</source>
        <translation>Nichts zu übernehmen</translation>
    </message>
    <message>
        <source>One step in Undo.</source>
        <translation>Ein Schritt beim Rückgängigmachen.</translation>
    </message>
    <message>
        <source>Paste a command, a form body, an HTTP request, JSON or YAML of a tool, a session file, or code that creates an account session. Nothing in it is run.</source>
        <translation>Fügen Sie einen Befehl, einen Formular-Body, eine HTTP-Anfrage, JSON oder YAML eines Werkzeugs, eine Sitzungsdatei oder Code ein, der eine Account Session erzeugt. Nichts davon wird ausgeführt.</translation>
    </message>
    <message>
        <source>Paste a request</source>
        <translation>Anfrage einfügen</translation>
    </message>
    <message>
        <source>Read &amp;as</source>
        <translation>Lesen &amp;als</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Replace the request</source>
        <translation>Anfrage ersetzen</translation>
    </message>
    <message>
        <source>Store the &amp;key…</source>
        <translation>&amp;Schlüssel speichern…</translation>
    </message>
    <message>
        <source>The text holds an API key ({badge}, {hint}). It is not part of the request and is dropped with this window.</source>
        <translation>Der Text enthält einen API-Schlüssel ({badge}, {hint}). Er gehört nicht zur Anfrage und wird mit diesem Fenster verworfen.</translation>
    </message>
    <message>
        <source>The text holds something like an API key; it is dropped. {reason}</source>
        <translation>Der Text enthält etwas wie einen API-Schlüssel; es wird verworfen. {reason}</translation>
    </message>
    <message>
        <source>What becomes of the text</source>
        <translation>Was aus dem Text wird</translation>
    </message>
    <message>
        <source>Which request of the text</source>
        <translation>Welche Anfrage des Textes</translation>
    </message>
    <message>
        <source>no component</source>
        <translation>keine Komponente</translation>
    </message>
</context>
<context>
    <name>ImportEffect</name>
    <message>
        <source>1 row changes, nothing is removed</source>
        <translation>1 Zeile ändert sich, nichts wird entfernt</translation>
    </message>
    <message>
        <source>1 row is removed</source>
        <translation>1 Zeile wird entfernt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ergänzen</translation>
    </message>
    <message>
        <source>Add 1 row</source>
        <translation>1 Zeile ergänzen</translation>
    </message>
    <message>
        <source>Add {count} rows</source>
        <translation>{count} Zeilen ergänzen</translation>
    </message>
    <message>
        <source>Nothing changes</source>
        <translation>Nichts ändert sich</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace 1 row</source>
        <translation>1 Zeile ersetzen</translation>
    </message>
    <message>
        <source>Replace {count} rows</source>
        <translation>{count} Zeilen ersetzen</translation>
    </message>
    <message>
        <source>{count} rows change, nothing is removed</source>
        <translation>{count} Zeilen ändern sich, nichts wird entfernt</translation>
    </message>
    <message>
        <source>{count} rows change, {removed} of them are removed</source>
        <translation>{count} Zeilen ändern sich, {removed} davon werden entfernt</translation>
    </message>
</context>
<context>
    <name>ImportField</name>
    <message>
        <source>Text to import</source>
        <translation>Zu importierender Text</translation>
    </message>
    <message>
        <source>… {count} more characters</source>
        <translation>… {count} weitere Zeichen</translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message>
        <source>1 more row that the text does not mention</source>
        <translation>1 weitere Zeile, die der Text nicht nennt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>The text names no API version; the current one stays: {version}.</source>
        <translation>Der Text nennt keine API-Version; die aktuelle bleibt: {version}.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>What the text would change is shown here.</source>
        <translation>Hier steht, was der Text ändern würde.</translation>
    </message>
    <message>
        <source>What was understood, what was ignored, and notes</source>
        <translation>Was verstanden und ausgelassen wurde und was zu beachten ist</translation>
    </message>
    <message>
        <source>{count} more rows that the text does not mention</source>
        <translation>{count} weitere Zeilen, die der Text nicht nennt</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… und {count} weitere</translation>
    </message>
</context>
<context>
    <name>KeyDetail</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Check key</source>
        <translation>Schlüssel &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Forget…</source>
        <translation>&amp;Vergessen…</translation>
    </message>
    <message>
        <source>&amp;Try the keyring again</source>
        <translation>Schlüsselbund noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>Ask Stripe which account the key belongs to. Nothing is changed.</source>
        <translation>Fragt Stripe, zu welchem Konto der Schlüssel gehört. Es ändert nichts.</translation>
    </message>
    <message>
        <source>Asks nothing: it reaches test data only.</source>
        <translation>Fragt nichts: Er erreicht nur Testdaten.</translation>
    </message>
    <message>
        <source>Asks once in each run, naming the account. What is sent live is marked red in the window and in History.</source>
        <translation>Fragt einmal je Programmlauf und nennt das Konto. Was live gesendet wird, ist im Fenster und im Verlauf rot.</translation>
    </message>
    <message>
        <source>Before sending</source>
        <translation>Vor dem Senden</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Deletes it from this computer; Stripe keeps it valid.</source>
        <translation>Löscht ihn von diesem Rechner; bei Stripe bleibt er gültig.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key &amp;or account…</source>
        <translation>Schlüssel &amp;oder Konto…</translation>
    </message>
    <message>
        <source>Re&amp;place…</source>
        <translation>Ers&amp;etzen…</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Umbenennen (F2)</translation>
    </message>
    <message>
        <source>not in this run</source>
        <translation>in diesem Programmlauf nicht</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>{kind} key</source>
        <translation>Art: {kind}</translation>
    </message>
</context>
<context>
    <name>KeyEntry</name>
    <message>
        <source>Saved, and read back: {name}.</source>
        <translation>Gespeichert und zurückgelesen: {name}.</translation>
    </message>
    <message>
        <source>Saved: {name}.</source>
        <translation>Gespeichert: {name}.</translation>
    </message>
    <message>
        <source>Saving in the keyring; it may ask for your password…</source>
        <translation>Wird im Schlüsselbund gespeichert; er fragt eventuell nach Ihrem Passwort…</translation>
    </message>
    <message>
        <source>The old key is back: {name}.</source>
        <translation>Der alte Schlüssel ist wieder da: {name}.</translation>
    </message>
    <message>
        <source>{name} is being saved already.</source>
        <translation>{name} wird gerade schon gespeichert.</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>&amp;Account of the organization</source>
        <translation>&amp;Konto der Organisation</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Replace key</source>
        <translation>Schlüssel &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Save account</source>
        <translation>Konto &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Save key</source>
        <translation>Schlüssel &amp;speichern</translation>
    </message>
    <message>
        <source>A key of an organization acts for one of its accounts (Stripe-Context).</source>
        <translation>Ein Schlüssel einer Organisation handelt für eines ihrer Konten (Stripe-Context).</translation>
    </message>
    <message>
        <source>A restricted key for account sessions only is safer.</source>
        <translation>Sicherer ist ein eingeschränkter Schlüssel nur für Account Sessions.</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Replace “{name}”</source>
        <translation>„{name}“ ersetzen</translation>
    </message>
    <message>
        <source>Secret or restricted &amp;key</source>
        <translation>Geheimer oder eingeschränkter S&amp;chlüssel</translation>
    </message>
    <message>
        <source>for example: sandbox, production</source>
        <translation>zum Beispiel: Sandbox, Produktion</translation>
    </message>
    <message>
        <source>{kind} key, {badge}: {hint}</source>
        <translation>Schlüsselart {kind}, {badge}: {hint}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Asking Stripe…</source>
        <translation>Stripe wird gefragt…</translation>
    </message>
    <message>
        <source>F2 renames</source>
        <translation>F2 benennt um</translation>
    </message>
    <message>
        <source>Ne&amp;w key</source>
        <translation>Neue&amp;r Schlüssel</translation>
    </message>
    <message>
        <source>No key yet. A restricted key whose only permission is account sessions is enough, and the safest choice.</source>
        <translation>Noch kein Schlüssel. Ein eingeschränkter Schlüssel, der nur Account Sessions erzeugen darf, genügt und ist die sicherste Wahl.</translation>
    </message>
    <message>
        <source>{name} is called {new_name} now.</source>
        <translation>{name} heißt jetzt {new_name}.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} ist entfernt.</translation>
    </message>
    <message>
        <source>{problem} Keys that you save now are gone when the program ends; none is written to a file.</source>
        <translation>{problem} Schlüssel, die Sie jetzt speichern, sind mit dem Ende des Programms fort; keiner wird in eine Datei geschrieben.</translation>
    </message>
</context>
<context>
    <name>KeysLine</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>{name} is replaced; the old key is kept until this window closes.</source>
        <translation>{name} ist ersetzt; der alte Schlüssel bleibt, bis dieses Fenster schließt.</translation>
    </message>
</context>
<context>
    <name>KeysList</name>
    <message>
        <source>Stored keys</source>
        <translation>Gespeicherte Schlüssel</translation>
    </message>
    <message>
        <source>{name} (until the program ends)</source>
        <translation>{name} (bis zum Programmende)</translation>
    </message>
</context>
<context>
    <name>KnownAccounts</name>
    <message>
        <source>loaded from Stripe at {time}</source>
        <translation>um {time} von Stripe geladen</translation>
    </message>
    <message>
        <source>loaded from the sandbox at {time}</source>
        <translation>um {time} aus der Sandbox geladen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>preset {title}</source>
        <translation>Vorlage {title}</translation>
    </message>
    <message>
        <source>sample account of the sandbox</source>
        <translation>Beispielkonto der Sandbox</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
    <message>
        <source>{source}, {count} derived</source>
        <translation>{source}, {count} abgeleitet</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language of the code</source>
        <translation>Sprache des Codes</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Like the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>When it was tested, the key belonged to {owner}.</source>
        <translation>Beim Testen gehörte der Schlüssel zu {owner}.</translation>
    </message>
    <message>
        <source>Whose key it is has not been checked; “Check key” under Keys does it.</source>
        <translation>Wem der Schlüssel gehört, ist nicht geprüft; „Schlüssel prüfen“ unter „Schlüssel“ tut es.</translation>
    </message>
    <message>
        <source>for {account}</source>
        <translation>für {account}</translation>
    </message>
    <message>
        <source>live mode</source>
        <translation>Live-Modus</translation>
    </message>
    <message>
        <source>mode unknown, treated as live</source>
        <translation>Modus nicht genannt, gilt als live</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>kein Konto</translation>
    </message>
    <message>
        <source>test mode</source>
        <translation>Testmodus</translation>
    </message>
    <message>
        <source>{profile} works ({mode}) but may not read its own account. {reason} That is normal for a key restricted to account sessions.</source>
        <translation>{profile} funktioniert ({mode}), darf aber das eigene Konto nicht lesen. {reason} Bei einem Schlüssel nur für Account Sessions ist das normal.</translation>
    </message>
    <message>
        <source>{profile} works and belongs to {owner}{place}: {mode}.</source>
        <translation>{profile} funktioniert und gehört zu {owner}{place}: {mode}.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The account is edited in its field at the top.</source>
        <translation>Das Konto wird oben in seinem Feld bearbeitet.</translation>
    </message>
    <message>
        <source>The filter hides the row of this line.</source>
        <translation>Der Filter verbirgt die Zeile zu diesem Parameter.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>What to expand is edited in Details.</source>
        <translation>Was expandiert wird, wird in den Details bearbeitet.</translation>
    </message>
    <message>
        <source>{key} is gone: requests go to the built-in sandbox now.</source>
        <translation>{key} ist nicht mehr da: Anfragen gehen jetzt an die eingebaute Sandbox.</translation>
    </message>
    <message>
        <source>{name}[*] – Session Composer</source>
        <translation>{name}[*] – Session Composer</translation>
    </message>
</context>
<context>
    <name>Matches</name>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>MatrixCell</name>
    <message>
        <source>Request id: {request_id}</source>
        <translation>Anfrage-ID: {request_id}</translation>
    </message>
    <message>
        <source>The rules expect: {message}</source>
        <translation>Die Regeln erwarten: {message}</translation>
    </message>
    <message>
        <source>Too little is known of the account to say what to expect.</source>
        <translation>Vom Konto ist zu wenig bekannt, um zu sagen, was zu erwarten ist.</translation>
    </message>
    <message>
        <source>accepted with differences: {count}</source>
        <translation>mit Abweichungen angenommen: {count}</translation>
    </message>
    <message>
        <source>accepted: {count}</source>
        <translation>angenommen: {count}</translation>
    </message>
    <message>
        <source>no answer: {count}</source>
        <translation>keine Antwort: {count}</translation>
    </message>
    <message>
        <source>not sent: {count}</source>
        <translation>nicht gesendet: {count}</translation>
    </message>
    <message>
        <source>refused: {count}</source>
        <translation>abgelehnt: {count}</translation>
    </message>
</context>
<context>
    <name>MatrixChoices</name>
    <message>
        <source>&amp;Ids…</source>
        <translation>&amp;IDs…</translation>
    </message>
    <message>
        <source>API versions</source>
        <translation>API-Versionen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>Aus einer &amp;Datei…</translation>
    </message>
    <message>
        <source>No accounts</source>
        <translation>Keine Konten</translation>
    </message>
    <message>
        <source>Own version</source>
        <translation>Eigene Version</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Session &amp;files…</source>
        <translation>Sitzungs&amp;dateien…</translation>
    </message>
    <message>
        <source>{count} requests</source>
        <translation>{count} Anfragen</translation>
    </message>
    <message>
        <source>{count} versions</source>
        <translation>{count} Versionen</translation>
    </message>
</context>
<context>
    <name>MatrixCommands</name>
    <message>
        <source>Account from the matrix</source>
        <translation>Konto aus der Matrix</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>Current request</source>
        <translation>Aktuelle Anfrage</translation>
    </message>
    <message>
        <source>Export the matrix</source>
        <translation>Matrix exportieren</translation>
    </message>
    <message>
        <source>File with accounts or their ids</source>
        <translation>Datei mit Konten oder ihren IDs</translation>
    </message>
    <message>
        <source>Ids, with blanks or commas between them:</source>
        <translation>IDs, durch Leerzeichen oder Kommas getrennt:</translation>
    </message>
    <message>
        <source>Ids: {count}</source>
        <translation>IDs: {count}</translation>
    </message>
    <message>
        <source>In the form now; it can be undone.</source>
        <translation>Steht jetzt im Formular; es lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Recent: {count}</source>
        <translation>Zuletzt: {count}</translation>
    </message>
    <message>
        <source>Samples and failures: {count}</source>
        <translation>Beispiele und Fehler: {count}</translation>
    </message>
    <message>
        <source>Samples: {count}</source>
        <translation>Beispiele: {count}</translation>
    </message>
    <message>
        <source>Session files ({pattern});;All files (*)</source>
        <translation>Sitzungsdateien ({pattern});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Session files for the matrix</source>
        <translation>Sitzungsdateien für die Matrix</translation>
    </message>
    <message>
        <source>Those of the requests</source>
        <translation>Die der Anfragen</translation>
    </message>
    <message>
        <source>a program error</source>
        <translation>ein Programmfehler</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>{name} lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} ist geschrieben.</translation>
    </message>
    <message>
        <source>{title} from the matrix</source>
        <translation>{title} aus der Matrix</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>What comes of each request for each account</source>
        <translation>Was aus jeder Anfrage für jedes Konto wird</translation>
    </message>
</context>
<context>
    <name>MatrixWindow</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;New matrix</source>
        <translation>&amp;Neue Matrix</translation>
    </message>
    <message>
        <source>&amp;Open in the form</source>
        <translation>Ins &amp;Formular</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>&amp;Send again: {count}</source>
        <translation>Noch einmal &amp;senden: {count}</translation>
    </message>
    <message>
        <source>&amp;Send live: {count}</source>
        <translation>Live &amp;senden: {count}</translation>
    </message>
    <message>
        <source>&amp;Send the rest: {count}</source>
        <translation>Rest &amp;senden: {count}</translation>
    </message>
    <message>
        <source>&amp;Send: {count}</source>
        <translation>&amp;Senden: {count}</translation>
    </message>
    <message>
        <source>About the cell</source>
        <translation>Zur Zelle</translation>
    </message>
    <message>
        <source>Accounts read: {count}</source>
        <translation>Konten gelesen: {count}</translation>
    </message>
    <message>
        <source>Accounts to show</source>
        <translation>Gezeigte Konten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Choose requests and accounts.</source>
        <translation>Wählen Sie Anfragen und Konten.</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>No account has such a cell.</source>
        <translation>Kein Konto hat eine solche Zelle.</translation>
    </message>
    <message>
        <source>No cell is chosen</source>
        <translation>Keine Zelle gewählt</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Nothing is sent yet: {total} sessions for {accounts} accounts</source>
        <translation>Noch nichts gesendet: {total} Sitzungen für {accounts} Konten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird beendet…</translation>
    </message>
    <message>
        <source>Working out what to expect…</source>
        <translation>Die Vorhersage entsteht…</translation>
    </message>
    <message>
        <source>the choice has changed</source>
        <translation>die Auswahl ist eine andere</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} von {total} beantwortet</translation>
    </message>
    <message>
        <source>{answered} of {total} · {rate} a second · {left} s left</source>
        <translation>{answered} von {total} · {rate} pro Sekunde · noch {left} s</translation>
    </message>
    <message>
        <source>≠ rule</source>
        <translation>≠ Regel</translation>
    </message>
</context>
<context>
    <name>MenuCorner</name>
    <message>
        <source>Find a command, row or file</source>
        <translation>Befehl, Zeile oder Datei finden</translation>
    </message>
    <message>
        <source>Real accounts</source>
        <translation>Echte Konten</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>An&amp;frage</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>All featur&amp;es</source>
        <translation>Alle Funktion&amp;en</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt verwendet</translation>
    </message>
    <message>
        <source>The &amp;same feature</source>
        <translation>&amp;Dieselbe Funktion</translation>
    </message>
</context>
<context>
    <name>MessageBoxes</name>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>Diagnose &amp;kopieren</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Composes, checks and tests requests for Stripe Connect account sessions.

Not affiliated with Stripe.</source>
        <translation>Stellt Anfragen für Account Sessions von Stripe Connect zusammen, prüft und testet sie.

Nicht mit Stripe verbunden.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard the unsaved work on {name}?</source>
        <translation>Die ungespeicherte Arbeit an {name} verwerfen?</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget the key {profile}?</source>
        <translation>Den Schlüssel {profile} vergessen?</translation>
    </message>
    <message>
        <source>It cannot be recovered.</source>
        <translation>Sie kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>It is deleted from the keyring, and the accounts last used with it are no longer listed. At Stripe it stays valid.</source>
        <translation>Er wird aus dem Schlüsselbund gelöscht, und die zuletzt mit ihm verwendeten Konten werden nicht mehr aufgeführt. Bei Stripe bleibt er gültig.</translation>
    </message>
    <message>
        <source>Its contents will be lost.</source>
        <translation>Ihr Inhalt geht dann verloren.</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Read accounts</source>
        <translation>Konten lesen</translation>
    </message>
    <message>
        <source>Read accounts with a live key?</source>
        <translation>Konten mit einem Live-Schlüssel lesen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the key {profile}?</source>
        <translation>Den Schlüssel {profile} ersetzen?</translation>
    </message>
    <message>
        <source>Replace {profile}</source>
        <translation>{profile} ersetzen</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>Änderungen an {name} speichern?</translation>
    </message>
    <message>
        <source>Send live: {account}</source>
        <translation>Live senden: {account}</translation>
    </message>
    <message>
        <source>Send live: {count}</source>
        <translation>Live senden: {count}</translation>
    </message>
    <message>
        <source>Send the matrix with a live key?</source>
        <translation>Die Matrix mit einem Live-Schlüssel senden?</translation>
    </message>
    <message>
        <source>Send with a live key for {account}?</source>
        <translation>Mit einem Live-Schlüssel senden für {account}?</translation>
    </message>
    <message>
        <source>Session Composer</source>
        <translation>Session Composer</translation>
    </message>
    <message>
        <source>Session Composer {version}</source>
        <translation>Session Composer {version}</translation>
    </message>
    <message>
        <source>The changes made there will be lost. “Save as” keeps both.</source>
        <translation>Die dort gemachten Änderungen gehen dann verloren. „Speichern unter“ behält beides.</translation>
    </message>
    <message>
        <source>The request is as it was.</source>
        <translation>Die Anfrage ist unverändert.</translation>
    </message>
    <message>
        <source>This is not taken over: {reason}</source>
        <translation>Das wird nicht übernommen: {reason}</translation>
    </message>
    <message>
        <source>{hint} is overwritten in the keyring and cannot be recovered from there. At Stripe it stays valid.</source>
        <translation>{hint} wird im Schlüsselbund überschrieben und lässt sich von dort nicht zurückholen. Bei Stripe bleibt er gültig.</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>{name} was changed by another program. Overwrite it?</source>
        <translation>{name} wurde von einem anderen Programm geändert. Überschreiben?</translation>
    </message>
    <message>
        <source>{profile} ({hint}) is not a test key. Reading changes nothing; before sending with it you are asked again.</source>
        <translation>{profile} ({hint}) ist kein Testschlüssel. Lesen ändert nichts; vor dem Senden damit werden Sie noch einmal gefragt.</translation>
    </message>
    <message>
        <source>{profile} ({hint}) is not a test key. {owner} The session is a real one, for a real account. You are asked once per key until the program ends.</source>
        <translation>{profile} ({hint}) ist kein Testschlüssel. {owner} Die Session ist eine echte, für ein echtes Konto. Sie werden bis zum Ende des Programms einmal je Schlüssel gefragt.</translation>
    </message>
    <message>
        <source>{profile} ({hint}) is not a test key. {warning} They are real ones, for real accounts.</source>
        <translation>{profile} ({hint}) ist kein Testschlüssel. {warning} Sie sind echt, für echte Konten.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… und {count} weitere</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>&quot;gross_volume&quot; or &quot;net_volume&quot;</source>
        <translation>&quot;gross_volume&quot; oder &quot;net_volume&quot;</translation>
    </message>
    <message>
        <source>&amp;Fees are paid by</source>
        <translation>&amp;Gebühren zahlt</translation>
    </message>
    <message>
        <source>&amp;Losses are borne by</source>
        <translation>&amp;Verluste trägt</translation>
    </message>
    <message>
        <source>&amp;Requirements are collected by</source>
        <translation>An&amp;forderungen erhebt</translation>
    </message>
    <message>
        <source>**cannot** add or change the bank account or debit card that payouts go to</source>
        <translation>kann das Bankkonto oder die Debitkarte für Auszahlungen **nicht** hinzufügen oder ändern</translation>
    </message>
    <message>
        <source>**cannot** add or change the outside bank account that money is moved to and from</source>
        <translation>kann das externe Bankkonto, zu dem und von dem Geld bewegt wird, **nicht** hinzufügen oder ändern</translation>
    </message>
    <message>
        <source>**cannot** add people who hold cards or edit their data</source>
        <translation>kann Karteninhaber **nicht** hinzufügen und ihre Daten nicht bearbeiten</translation>
    </message>
    <message>
        <source>**cannot** answer or accept a dispute, only read it</source>
        <translation>kann eine Anfechtung **nicht** beantworten oder annehmen, nur lesen</translation>
    </message>
    <message>
        <source>**cannot** capture a payment that was only authorised</source>
        <translation>kann eine nur autorisierte Zahlung **nicht** einziehen</translation>
    </message>
    <message>
        <source>**cannot** capture the payment behind a dispute</source>
        <translation>kann die Zahlung hinter einer Anfechtung **nicht** einziehen</translation>
    </message>
    <message>
        <source>**cannot** choose when automatic payouts are made</source>
        <translation>kann **nicht** wählen, wann automatisch ausgezahlt wird</translation>
    </message>
    <message>
        <source>**cannot** dispute a purchase made with an issued card</source>
        <translation>kann einen Kauf mit einer ausgegebenen Karte **nicht** anfechten</translation>
    </message>
    <message>
        <source>**cannot** edit the data of the people who hold the cards</source>
        <translation>kann die Daten der Karteninhaber **nicht** bearbeiten</translation>
    </message>
    <message>
        <source>**cannot** enter bills, have them approved or pay them</source>
        <translation>kann Rechnungen **nicht** erfassen, freigeben lassen oder bezahlen</translation>
    </message>
    <message>
        <source>**cannot** freeze, cancel or replace a card</source>
        <translation>kann eine Karte **nicht** sperren, kündigen oder ersetzen lassen</translation>
    </message>
    <message>
        <source>**cannot** move money between the account&apos;s payments balance and its financial account</source>
        <translation>kann Geld **nicht** zwischen Zahlungsguthaben und Finanzkonto umbuchen</translation>
    </message>
    <message>
        <source>**cannot** order new cards, freeze them, cancel them or have them replaced</source>
        <translation>kann Karten **nicht** bestellen, sperren, kündigen oder ersetzen lassen</translation>
    </message>
    <message>
        <source>**cannot** pay out at once</source>
        <translation>kann **nicht** sofort auszahlen</translation>
    </message>
    <message>
        <source>**cannot** pay out by hand at the usual speed of some days</source>
        <translation>kann das verfügbare Guthaben **nicht** von Hand auszahlen</translation>
    </message>
    <message>
        <source>**cannot** pay out from the notice</source>
        <translation>kann aus dem Hinweis heraus **nicht** auszahlen</translation>
    </message>
    <message>
        <source>**cannot** put missing or wrong bank details right</source>
        <translation>kann fehlende oder falsche Bankdaten **nicht** berichtigen</translation>
    </message>
    <message>
        <source>**cannot** refund a payment, in full or in part</source>
        <translation>kann eine Zahlung **nicht** erstatten, weder ganz noch teilweise</translation>
    </message>
    <message>
        <source>**cannot** refund the payment behind a dispute</source>
        <translation>kann die Zahlung hinter einer Anfechtung **nicht** erstatten</translation>
    </message>
    <message>
        <source>**cannot** refund the payment shown</source>
        <translation>kann die gezeigte Zahlung **nicht** erstatten</translation>
    </message>
    <message>
        <source>**cannot** send money from the financial account</source>
        <translation>kann vom Finanzkonto **kein** Geld senden</translation>
    </message>
    <message>
        <source>**cannot** send money to a recipient from the list</source>
        <translation>kann aus der Liste heraus **kein** Geld senden</translation>
    </message>
    <message>
        <source>**cannot** send money to anybody on the list</source>
        <translation>kann **nicht** an Personen aus der Liste Geld senden</translation>
    </message>
    <message>
        <source>**cannot** set limits on spending with a card</source>
        <translation>kann die Ausgaben mit einer Karte **nicht** begrenzen</translation>
    </message>
    <message>
        <source>**cannot** turn on or watch Smart Disputes</source>
        <translation>kann Smart Disputes **nicht** einschalten oder beobachten</translation>
    </message>
    <message>
        <source>A banner that names what the account must do, such as giving missing information, and opens the form for it. Empty when nothing is due.</source>
        <translation>Ein Banner, das nennt, was das Konto tun muss, etwa fehlende Angaben machen, und das Formular dafür öffnet. Leer, wenn nichts ansteht.</translation>
    </message>
    <message>
        <source>A fresh account session was made.</source>
        <translation>Eine neue Kontositzung wurde erstellt.</translation>
    </message>
    <message>
        <source>A guided form that asks for everything Stripe still needs before the account can take payments and be paid out.</source>
        <translation>Ein geführtes Formular, das alles erfragt, was Stripe noch braucht, bevor das Konto Zahlungen annehmen und Auszahlungen erhalten kann.</translation>
    </message>
    <message>
        <source>A notice about a Stripe Capital offer for this account, from which the user starts to apply. Preview versions only.</source>
        <translation>Ein Hinweis auf ein Angebot von Stripe Capital für dieses Konto, von dem aus der Antrag beginnt. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>A notice about missing or wrong bank details lets the user put them right on the spot.</source>
        <translation>Ein Hinweis auf fehlende oder falsche Bankdaten, die gleich dort berichtigt werden können.</translation>
    </message>
    <message>
        <source>A notice that money could arrive within minutes for a fee, with a button to pay it out. It stays hidden for accounts that are not eligible.</source>
        <translation>Ein Hinweis, dass Geld gegen eine Gebühr in Minuten da sein kann, mit einer Schaltfläche zum Auszahlen. Für Konten, die nicht in Frage kommen, bleibt er verborgen.</translation>
    </message>
    <message>
        <source>A picker with which the user finds the tax code that fits a product. Preview versions only.</source>
        <translation>Eine Auswahl, mit der man den passenden Steuercode für ein Produkt findet. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>A report for a chosen period: what the balance was at its start and its end, and what changed it in between.</source>
        <translation>Ein Bericht für einen gewählten Zeitraum: das Guthaben am Anfang und am Ende und was es dazwischen verändert hat.</translation>
    </message>
    <message>
        <source>A report of the costs of card networks that are passed on to the account. Preview versions only.</source>
        <translation>Ein Bericht über Kosten der Kartennetzwerke, die an das Konto weitergegeben werden. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>A report that matches each payout that reached the bank with the transactions settled by it.</source>
        <translation>Ein Bericht, der jeder bei der Bank eingegangenen Auszahlung die damit abgerechneten Transaktionen zuordnet.</translation>
    </message>
    <message>
        <source>A shop in the page, where the user orders card readers and accessories for Stripe Terminal.</source>
        <translation>Ein Shop in der Seite, in dem Kartenleser und Zubehör für Stripe Terminal bestellt werden.</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>Akzent</translation>
    </message>
    <message>
        <source>Account and onboarding</source>
        <translation>Konto und Onboarding</translation>
    </message>
    <message>
        <source>Account management</source>
        <translation>Kontoverwaltung</translation>
    </message>
    <message>
        <source>Account onboarding</source>
        <translation>Konto-Onboarding</translation>
    </message>
    <message>
        <source>Accounts v2 with money manager and card creator</source>
        <translation>Accounts v2 mit money_manager und card_creator</translation>
    </message>
    <message>
        <source>Accounts v2: Stripe bears losses, full Dashboard</source>
        <translation>Accounts v2: Stripe trägt Verluste, volles Dashboard</translation>
    </message>
    <message>
        <source>Accounts v2: Stripe collects requirements, Express Dashboard</source>
        <translation>Accounts v2: Stripe erhebt Anforderungen, Express-Dashboard</translation>
    </message>
    <message>
        <source>Accounts v2: a customer only</source>
        <translation>Accounts v2: nur ein Kunde</translation>
    </message>
    <message>
        <source>Accounts v2: the platform collects requirements, no Dashboard</source>
        <translation>Accounts v2: die Plattform erhebt Anforderungen, kein Dashboard</translation>
    </message>
    <message>
        <source>Agentic commerce settings</source>
        <translation>Einstellungen für Agentic Commerce</translation>
    </message>
    <message>
        <source>Allowed apps</source>
        <translation>Erlaubte Apps</translation>
    </message>
    <message>
        <source>App install</source>
        <translation>App-Installation</translation>
    </message>
    <message>
        <source>App viewport</source>
        <translation>App-Ansicht</translation>
    </message>
    <message>
        <source>Appearance and options</source>
        <translation>Aussehen und Optionen</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>Stripe-Apps</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Balance report</source>
        <translation>Guthabenbericht</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Balances and payouts</source>
        <translation>Guthaben und Auszahlungen</translation>
    </message>
    <message>
        <source>Bill management</source>
        <translation>Verwaltung von Rechnungen</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Business profile management</source>
        <translation>Verwaltung des Unternehmensprofils</translation>
    </message>
    <message>
        <source>Capital</source>
        <translation>Finanzierung</translation>
    </message>
    <message>
        <source>Capital financing</source>
        <translation>Capital-Finanzierung</translation>
    </message>
    <message>
        <source>Capital financing application</source>
        <translation>Antrag auf Capital-Finanzierung</translation>
    </message>
    <message>
        <source>Capital financing manual payment</source>
        <translation>Manuelle Zahlung der Capital-Finanzierung</translation>
    </message>
    <message>
        <source>Capital financing promotion</source>
        <translation>Angebot einer Capital-Finanzierung</translation>
    </message>
    <message>
        <source>Capital overview</source>
        <translation>Capital-Überblick</translation>
    </message>
    <message>
        <source>Capture payments</source>
        <translation>Zahlungen einziehen</translation>
    </message>
    <message>
        <source>Card management</source>
        <translation>Kartenverwaltung</translation>
    </message>
    <message>
        <source>Card spend dispute management</source>
        <translation>Anfechtung von Kartenausgaben</translation>
    </message>
    <message>
        <source>Cardholder management</source>
        <translation>Verwaltung der Karteninhaber</translation>
    </message>
    <message>
        <source>Check scanning</source>
        <translation>Scheckerfassung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Connect.js did not load from {address}.</source>
        <translation>Connect.js wurde nicht geladen: {address}.</translation>
    </message>
    <message>
        <source>Connect.js has no element for: {names}</source>
        <translation>Connect.js hat kein Element für: {names}</translation>
    </message>
    <message>
        <source>Controls itself: a standard account connected by OAuth</source>
        <translation>Verwaltet sich selbst: ein Standard-Konto, über OAuth verbunden</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Create US paper check on application</source>
        <translation>US-Papierscheck bei der Plattform anlegen</translation>
    </message>
    <message>
        <source>Custom-like with card issuing and treasury</source>
        <translation>Wie Custom, mit Kartenausgabe und Treasury</translation>
    </message>
    <message>
        <source>Custom-like with card issuing, without treasury</source>
        <translation>Wie Custom, mit Kartenausgabe, ohne Treasury</translation>
    </message>
    <message>
        <source>Custom-like, Germany</source>
        <translation>Wie Custom, Deutschland</translation>
    </message>
    <message>
        <source>Custom-like, United Kingdom</source>
        <translation>Wie Custom, Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>Custom-like, United States</source>
        <translation>Wie Custom, USA</translation>
    </message>
    <message>
        <source>Custom-like, not onboarded yet</source>
        <translation>Wie Custom, Onboarding noch offen</translation>
    </message>
    <message>
        <source>Custom-like, paid out by hand, recipient service agreement</source>
        <translation>Wie Custom, Auszahlungen von Hand, Dienstleistungsvertrag recipient</translation>
    </message>
    <message>
        <source>Custom-like: the platform bears losses and collects requirements, no Stripe Dashboard</source>
        <translation>Wie Custom: die Plattform trägt Verluste und erhebt Anforderungen, kein Stripe-Dashboard</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Destination on behalf of charge management</source>
        <translation>Destination Charges im Namen des Kontos</translation>
    </message>
    <message>
        <source>Disable Stripe user authentication</source>
        <translation>Anmeldung bei Stripe abschalten</translation>
    </message>
    <message>
        <source>Dispute management</source>
        <translation>Anfechtungen bearbeiten</translation>
    </message>
    <message>
        <source>Disputes list</source>
        <translation>Liste der Anfechtungen</translation>
    </message>
    <message>
        <source>Disputes of a destination charge made on the account&apos;s behalf are shown too, and the user acts on them as other features permit.</source>
        <translation>Auch Anfechtungen von Destination Charges im Namen des Kontos werden gezeigt und lassen sich bearbeiten, soweit andere Funktionen es erlauben.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Draws the account&apos;s gross or net sales over time; the page sets which of the two and the period.</source>
        <translation>Zeichnet den Brutto- oder Nettoumsatz des Kontos im Zeitverlauf; welcher von beiden und welcher Zeitraum, bestimmt die Seite.</translation>
    </message>
    <message>
        <source>Edit payout schedule</source>
        <translation>Auszahlungsplan bearbeiten</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Everything about payments, payouts, disputes, tax and the account itself.</source>
        <translation>Alles zu Zahlungen, Auszahlungen, Anfechtungen, Steuern und Konto.</translation>
    </message>
    <message>
        <source>Export tax transactions</source>
        <translation>Steuertransaktionen exportieren</translation>
    </message>
    <message>
        <source>Express-like with card issuing and treasury</source>
        <translation>Wie Express, mit Kartenausgabe und Treasury</translation>
    </message>
    <message>
        <source>Express-like with card issuing pending and treasury inactive</source>
        <translation>Wie Express, Kartenausgabe wird noch geprüft, Treasury inaktiv</translation>
    </message>
    <message>
        <source>Express-like, Canada</source>
        <translation>Wie Express, Kanada</translation>
    </message>
    <message>
        <source>Express-like, France</source>
        <translation>Wie Express, Frankreich</translation>
    </message>
    <message>
        <source>Express-like, United States</source>
        <translation>Wie Express, USA</translation>
    </message>
    <message>
        <source>Express-like: the platform bears losses, Stripe collects requirements, Express Dashboard</source>
        <translation>Wie Express: die Plattform trägt Verluste, Stripe erhebt Anforderungen, Express-Dashboard</translation>
    </message>
    <message>
        <source>External account collection</source>
        <translation>Erfassung von Bankkonten</translation>
    </message>
    <message>
        <source>Failure: a configuration of the account is missing (400)</source>
        <translation>Fehler: dem Konto fehlt eine Konfiguration (400)</translation>
    </message>
    <message>
        <source>Failure: capabilities for financial accounts are missing (400)</source>
        <translation>Fehler: Capabilities für Finanzkonten fehlen (400)</translation>
    </message>
    <message>
        <source>Failure: capabilities for sending money are missing (400)</source>
        <translation>Fehler: Capabilities zum Senden von Geld fehlen (400)</translation>
    </message>
    <message>
        <source>Failure: error on Stripe&apos;s side (500)</source>
        <translation>Fehler: Fehler auf der Seite von Stripe (500)</translation>
    </message>
    <message>
        <source>Failure: key and account of different modes (400)</source>
        <translation>Fehler: Schlüssel und Konto in verschiedenen Modi (400)</translation>
    </message>
    <message>
        <source>Failure: no access to the flag behind the API version (400)</source>
        <translation>Fehler: kein Zugang zum Flag hinter der API-Version (400)</translation>
    </message>
    <message>
        <source>Failure: no financial account for payments (400)</source>
        <translation>Fehler: kein Finanzkonto für Zahlungen (400)</translation>
    </message>
    <message>
        <source>Failure: not connected to the platform (403)</source>
        <translation>Fehler: nicht mit der Plattform verbunden (403)</translation>
    </message>
    <message>
        <source>Failure: service unavailable (503)</source>
        <translation>Fehler: Dienst nicht verfügbar (503)</translation>
    </message>
    <message>
        <source>Failure: the account is locked by another request (429)</source>
        <translation>Fehler: das Konto ist durch eine andere Anfrage gesperrt (429)</translation>
    </message>
    <message>
        <source>Failure: the capability for issuing cards is missing (400)</source>
        <translation>Fehler: die Capability zum Ausgeben von Karten fehlt (400)</translation>
    </message>
    <message>
        <source>Failure: the key belongs to no platform (403)</source>
        <translation>Fehler: der Schlüssel gehört zu keiner Plattform (403)</translation>
    </message>
    <message>
        <source>Failure: the key is not allowed from this address (403)</source>
        <translation>Fehler: der Schlüssel gilt nicht von dieser Adresse aus (403)</translation>
    </message>
    <message>
        <source>Failure: the key lacks a permission (403)</source>
        <translation>Fehler: dem Schlüssel fehlt eine Berechtigung (403)</translation>
    </message>
    <message>
        <source>Failure: the key lacks a permission, told in other words (403)</source>
        <translation>Fehler: dem Schlüssel fehlt eine Berechtigung, in anderen Worten (403)</translation>
    </message>
    <message>
        <source>Failure: too many requests (429)</source>
        <translation>Fehler: zu viele Anfragen (429)</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>Finanzen</translation>
    </message>
    <message>
        <source>Financial account</source>
        <translation>Finanzkonto</translation>
    </message>
    <message>
        <source>Financial account rewards</source>
        <translation>Prämien des Finanzkontos</translation>
    </message>
    <message>
        <source>Financial account transactions</source>
        <translation>Transaktionen des Finanzkontos</translation>
    </message>
    <message>
        <source>Financial accounts</source>
        <translation>Finanzkonten</translation>
    </message>
    <message>
        <source>Financial accounts transactions</source>
        <translation>Buchungen der Finanzkonten</translation>
    </message>
    <message>
        <source>Finds payments, refunds them and answers disputes. No captures.</source>
        <translation>Findet und erstattet Zahlungen, beantwortet Anfechtungen.</translation>
    </message>
    <message>
        <source>From a dispute the user opens its payment and can capture it if it was only authorised.</source>
        <translation>Aus einer Anfechtung heraus lässt sich die Zahlung öffnen und einziehen, wenn sie nur autorisiert war.</translation>
    </message>
    <message>
        <source>From a dispute the user opens its payment and can refund it, in full or in part.</source>
        <translation>Aus einer Anfechtung heraus lässt sich die Zahlung öffnen und ganz oder teilweise erstatten.</translation>
    </message>
    <message>
        <source>Go to the components</source>
        <translation>Zu den Komponenten</translation>
    </message>
    <message>
        <source>Helps customers: finds payments, refunds them and answers disputes. No captures, no payouts, no reports, nothing about the account.</source>
        <translation>Hilft Kunden: findet Zahlungen, erstattet sie und beantwortet Anfechtungen. Kein Einziehen, keine Auszahlungen, keine Berichte, nichts über das Konto.</translation>
    </message>
    <message>
        <source>Instant payouts</source>
        <translation>Sofortauszahlungen</translation>
    </message>
    <message>
        <source>Instant payouts promotion</source>
        <translation>Hinweis auf Sofortauszahlungen</translation>
    </message>
    <message>
        <source>Issuing</source>
        <translation>Kartenausgabe</translation>
    </message>
    <message>
        <source>Issuing card</source>
        <translation>Ausgegebene Karte</translation>
    </message>
    <message>
        <source>Issuing cards list</source>
        <translation>Liste der ausgegebenen Karten</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Lists all disputes of the account; the user opens each to see the payment behind it and, where a feature permits, to answer.</source>
        <translation>Führt alle Anfechtungen des Kontos auf; jede lässt sich öffnen, um die Zahlung dahinter zu sehen und, wo eine Funktion es erlaubt, zu antworten.</translation>
    </message>
    <message>
        <source>Lists documents that Stripe has made for the account, such as invoices for its fees and tax forms, for download.</source>
        <translation>Führt Dokumente zum Herunterladen auf, die Stripe für das Konto erstellt hat, etwa Gebührenrechnungen und Steuerformulare.</translation>
    </message>
    <message>
        <source>Lists every card issued to the account; choosing one shows its details. Features decide what the user may change.</source>
        <translation>Führt alle an das Konto ausgegebenen Karten auf; wer eine wählt, sieht ihre Einzelheiten. Funktionen bestimmen, was geändert werden darf.</translation>
    </message>
    <message>
        <source>Lists orders of card readers and accessories for Stripe Terminal, with the state of each.</source>
        <translation>Führt Bestellungen von Kartenlesern und Zubehör für Stripe Terminal mit ihrem jeweiligen Stand auf.</translation>
    </message>
    <message>
        <source>Lists past and coming payouts with their status. The user can look but not act: this one has no features.</source>
        <translation>Führt vergangene und kommende Auszahlungen mit ihrem Status auf. Nur zum Ansehen: diese Komponente hat keine Funktionen.</translation>
    </message>
    <message>
        <source>Lists the account&apos;s payments with filters, search and details. Features add refunding, capturing and disputes.</source>
        <translation>Führt die Zahlungen des Kontos mit Filtern, Suche und Einzelheiten auf. Funktionen ergänzen Erstatten, Einziehen und Anfechtungen.</translation>
    </message>
    <message>
        <source>Lists the people and businesses that money can be sent to from a financial account. Preview versions only.</source>
        <translation>Zeigt die Personen und Unternehmen, an die von einem Finanzkonto Geld gesendet werden kann. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Lists what went into and out of all financial accounts, card purchases included. Preview versions only.</source>
        <translation>Zeigt, was auf allen Finanzkonten ein- und ausging, auch Käufe mit Karten. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Lists what went into and out of one financial account, card purchases included, with details of each entry.</source>
        <translation>Führt auf, was auf ein Finanzkonto ein- und von ihm abging, Kartenkäufe eingeschlossen, mit Einzelheiten zu jedem Eintrag.</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Sprache (Locale)</translation>
    </message>
    <message>
        <source>Looks and changes nothing, as an auditor does.</source>
        <translation>Sieht alles und ändert nichts, wie bei einer Prüfung.</translation>
    </message>
    <message>
        <source>Looks and changes nothing, as an auditor does: payments and disputes with every action off, lists of payouts, reports, documents. Components in which bank details can be changed are not in it, since not every account may switch that off.</source>
        <translation>Sieht alles und ändert nichts, wie bei einer Prüfung: Zahlungen und Anfechtungen ohne jede Aktion, Listen von Auszahlungen, Berichte, Dokumente. Komponenten, in denen Bankdaten geändert werden können, fehlen, weil nicht jedes Konto das abschalten darf.</translation>
    </message>
    <message>
        <source>Manages the people and businesses that money can be sent to. Preview versions only.</source>
        <translation>Verwaltet die Personen und Unternehmen, an die Geld gesendet werden kann. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Mount again with these</source>
        <translation>Damit neu einbinden</translation>
    </message>
    <message>
        <source>Moves and accounts for money: payouts with their schedule, reports, tax, documents, refunds. Disputes are visible only; the account&apos;s own details are not part of it.</source>
        <translation>Bewegt Geld und rechnet es ab: Auszahlungen mit ihrem Plan, Berichte, Steuern, Dokumente, Erstattungen. Anfechtungen sind nur zu sehen; die Angaben zum Konto selbst gehören nicht dazu.</translation>
    </message>
    <message>
        <source>Names of requirements, with commas</source>
        <translation>Namen von Anforderungen, mit Kommas</translation>
    </message>
    <message>
        <source>Names the Stripe apps that the component may show. An app that is not listed does not appear; an empty list means none.</source>
        <translation>Nennt die Stripe-Apps, die die Komponente zeigen darf. Eine nicht genannte App erscheint nicht; eine leere Liste bedeutet keine.</translation>
    </message>
    <message>
        <source>Names the Stripe apps that the user may install here. An app that is not listed does not appear; an empty list means none.</source>
        <translation>Nennt die Stripe-Apps, die hier installiert werden dürfen. Eine nicht genannte App erscheint nicht; eine leere Liste bedeutet keine.</translation>
    </message>
    <message>
        <source>Network cost passthrough report</source>
        <translation>Bericht über weitergegebene Netzwerkkosten</translation>
    </message>
    <message>
        <source>Not documented. Its name suggests that a scanned US check is recorded for the platform instead of the connected account.</source>
        <translation>Nicht dokumentiert. Der Name legt nahe, dass ein erfasster US-Scheck für die Plattform statt für das verbundene Konto verbucht wird.</translation>
    </message>
    <message>
        <source>Notification banner</source>
        <translation>Benachrichtigungsbanner</translation>
    </message>
    <message>
        <source>One view of Stripe Capital for this account: offers at hand and financing that is running. Preview versions only.</source>
        <translation>Stripe Capital für dieses Konto auf einen Blick: vorliegende Angebote und laufende Finanzierung. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Überlagerungen</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Payment details</source>
        <translation>Zahlungsdetails</translation>
    </message>
    <message>
        <source>Payment disputes</source>
        <translation>Anfechtungen einer Zahlung</translation>
    </message>
    <message>
        <source>Payment method settings</source>
        <translation>Einstellungen der Zahlungsmethoden</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Payments and disputes</source>
        <translation>Zahlungen und Anfechtungen</translation>
    </message>
    <message>
        <source>Payout details</source>
        <translation>Auszahlungsdetails</translation>
    </message>
    <message>
        <source>Payout reconciliation report</source>
        <translation>Abgleichbericht der Auszahlungen</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>Auszahlungen</translation>
    </message>
    <message>
        <source>Payouts list</source>
        <translation>Liste der Auszahlungen</translation>
    </message>
    <message>
        <source>Payouts with their schedule, reports, tax, documents, refunds.</source>
        <translation>Auszahlungen mit ihrem Plan, Berichte, Steuern, Dokumente, Erstattungen.</translation>
    </message>
    <message>
        <source>Product tax code selector</source>
        <translation>Auswahl des Produktsteuercodes</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur Lesen</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipients list</source>
        <translation>Liste der Empfänger</translation>
    </message>
    <message>
        <source>Refund management</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Reporting chart</source>
        <translation>Umsatzdiagramm</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Runs the business: everything about payments, payouts, disputes, tax and the account itself, with every action. Components for cards and financial accounts are not in it, since most accounts lack the capabilities for them.</source>
        <translation>Führt das Geschäft: alles zu Zahlungen, Auszahlungen, Anfechtungen, Steuern und dem Konto selbst, mit jeder Aktion. Komponenten für Karten und Finanzkonten fehlen, weil den meisten Konten die Capabilities dafür fehlen.</translation>
    </message>
    <message>
        <source>Send money</source>
        <translation>Geld senden</translation>
    </message>
    <message>
        <source>Settings and terms for selling through automated shopping assistants. Preview versions only.</source>
        <translation>Einstellungen und Bedingungen für den Verkauf über automatische Einkaufsassistenten. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Shows how much money is available and how much is on its way. Features decide whether the user may start payouts from here.</source>
        <translation>Zeigt, wie viel Geld verfügbar und wie viel unterwegs ist. Funktionen bestimmen, ob hier Auszahlungen gestartet werden dürfen.</translation>
    </message>
    <message>
        <source>Shows one card issued by the platform: number, status, holder, limits. Features decide what the user may change.</source>
        <translation>Zeigt eine von der Plattform ausgegebene Karte: Nummer, Status, Inhaber, Limits. Funktionen bestimmen, was geändert werden darf.</translation>
    </message>
    <message>
        <source>Shows one financial account: its balance and the account details for receiving money. Features add sending and transferring.</source>
        <translation>Zeigt ein Finanzkonto: sein Guthaben und die Kontodaten für den Geldempfang. Funktionen ergänzen Senden und Umbuchen.</translation>
    </message>
    <message>
        <source>Shows one payment that the page names: amount, fees, customer, history. Features add refunding, capturing and disputes.</source>
        <translation>Zeigt eine von der Seite genannte Zahlung: Betrag, Gebühren, Kunde, Verlauf. Funktionen ergänzen Erstatten, Einziehen und Anfechtungen.</translation>
    </message>
    <message>
        <source>Shows one payout that the page names: amount, status, destination, and the transactions that make it up.</source>
        <translation>Zeigt eine von der Seite genannte Auszahlung: Betrag, Status, Ziel und die Transaktionen, aus denen sie besteht.</translation>
    </message>
    <message>
        <source>Shows the account&apos;s financing from Stripe Capital: the amount, what was repaid and what is left. Preview versions only.</source>
        <translation>Zeigt die Finanzierung des Kontos durch Stripe Capital: den Betrag, das Zurückgezahlte und den Rest. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Shows the balance and all payouts in one place. Features decide whether the user may pay out and change the schedule.</source>
        <translation>Zeigt das Guthaben und alle Auszahlungen an einem Ort. Funktionen bestimmen, ob ausgezahlt und der Plan geändert werden darf.</translation>
    </message>
    <message>
        <source>Shows the balances of all financial accounts; features add sending money, bills and cards. Preview versions only.</source>
        <translation>Zeigt die Guthaben aller Finanzkonten; Funktionen erlauben dazu Überweisungen, Rechnungen und Karten. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Shows the disputes of one payment that the page names; features decide whether the user may answer or refund.</source>
        <translation>Zeigt die Anfechtungen einer von der Seite genannten Zahlung; Funktionen bestimmen, ob geantwortet oder erstattet werden darf.</translation>
    </message>
    <message>
        <source>Shows the screen of a Stripe app, installed on the account, inside the platform&apos;s page. Preview versions only.</source>
        <translation>Zeigt die Oberfläche einer im Konto installierten Stripe-App in der Seite der Plattform. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Shows what Stripe knows about the account: business, people, bank details. The user reads it and corrects it there.</source>
        <translation>Zeigt, was Stripe über das Konto weiß: Unternehmen, Personen, Bankdaten. Dort wird es gelesen und berichtigt.</translation>
    </message>
    <message>
        <source>Shows what the account has earned with its financial account and the cards on it. Preview versions only.</source>
        <translation>Zeigt, was das Konto mit seinem Finanzkonto und dessen Karten an Prämien verdient hat. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Shows where the account is registered to collect tax; the user adds a registration or ends one.</source>
        <translation>Zeigt, wo das Konto für die Steuererhebung registriert ist; Registrierungen lassen sich hinzufügen und beenden.</translation>
    </message>
    <message>
        <source>Shows where the account&apos;s sales come near the limit from which it must register for tax. Preview versions only.</source>
        <translation>Zeigt, wo der Umsatz des Kontos sich der Grenze nähert, ab der es sich steuerlich registrieren muss. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Shows whether a Stripe app is installed on the account, with a button that installs it. Preview versions only.</source>
        <translation>Zeigt, ob eine Stripe-App im Konto installiert ist, mit einer Schaltfläche zum Installieren. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Slow: answers after eight seconds</source>
        <translation>Langsam: antwortet nach acht Sekunden</translation>
    </message>
    <message>
        <source>Smart disputes management</source>
        <translation>Verwaltung von Smart Disputes</translation>
    </message>
    <message>
        <source>Spares the user the login at Stripe in a popup. The platform must then make sure itself who the user is.</source>
        <translation>Erspart die Anmeldung bei Stripe in einem Popup. Die Plattform muss dann selbst sicherstellen, wer vor ihr sitzt.</translation>
    </message>
    <message>
        <source>Spend control management</source>
        <translation>Verwaltung der Ausgabenlimits</translation>
    </message>
    <message>
        <source>Standard payouts</source>
        <translation>Standardauszahlungen</translation>
    </message>
    <message>
        <source>Standard-like, Australia</source>
        <translation>Wie Standard, Australien</translation>
    </message>
    <message>
        <source>Standard-like, Japan</source>
        <translation>Wie Standard, Japan</translation>
    </message>
    <message>
        <source>Standard-like, United States</source>
        <translation>Wie Standard, USA</translation>
    </message>
    <message>
        <source>Standard-like: Stripe bears losses and collects requirements, full Dashboard</source>
        <translation>Wie Standard: Stripe trägt Verluste und erhebt Anforderungen, volles Dashboard</translation>
    </message>
    <message>
        <source>Stripe &amp;Dashboard</source>
        <translation>Stripe-&amp;Dashboard</translation>
    </message>
    <message>
        <source>Stripe (stripe)</source>
        <translation>Stripe (stripe)</translation>
    </message>
    <message>
        <source>Stripe bears losses and collects requirements, no Dashboard</source>
        <translation>Stripe trägt Verluste und erhebt Anforderungen, kein Dashboard</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Kundendienst</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>Tax registrations</source>
        <translation>Steuerregistrierungen</translation>
    </message>
    <message>
        <source>Tax settings</source>
        <translation>Steuereinstellungen</translation>
    </message>
    <message>
        <source>Tax threshold monitoring</source>
        <translation>Überwachung der Steuerschwellen</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Kartenterminals</translation>
    </message>
    <message>
        <source>Terminal hardware orders</source>
        <translation>Bestellungen von Terminal-Hardware</translation>
    </message>
    <message>
        <source>Terminal hardware shop</source>
        <translation>Shop für Terminal-Hardware</translation>
    </message>
    <message>
        <source>The form also asks for the bank account or debit card that payouts go to.</source>
        <translation>Das Formular fragt auch nach dem Bankkonto oder der Debitkarte für Auszahlungen.</translation>
    </message>
    <message>
        <source>The form with which the user applies for a Stripe Capital offer. Preview versions only.</source>
        <translation>Das Formular, mit dem ein Angebot von Stripe Capital beantragt wird. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>The list includes disputes of destination charges made on the account&apos;s behalf, and the user acts on them as other features permit.</source>
        <translation>Die Liste enthält auch Anfechtungen von Destination Charges im Namen des Kontos; sie lassen sich bearbeiten, soweit andere Funktionen es erlauben.</translation>
    </message>
    <message>
        <source>The notice has the button that pays out at once, for a fee, when the account is eligible.</source>
        <translation>Der Hinweis hat die Schaltfläche, die gegen eine Gebühr sofort auszahlt, wenn das Konto in Frage kommt.</translation>
    </message>
    <message>
        <source>The program has ended this page. Open it again there: Request, Open in browser.</source>
        <translation>Das Programm hat diese Seite beendet. Öffnen Sie sie dort erneut: Anfrage, Im Browser öffnen.</translation>
    </message>
    <message>
        <source>The session in the browser</source>
        <translation>Die Sitzung im Browser</translation>
    </message>
    <message>
        <source>The user also sees destination charges that the platform made on the account&apos;s behalf, and acts on them as other features permit.</source>
        <translation>Auch Destination Charges, die die Plattform im Namen des Kontos angelegt hat, sind zu sehen und lassen sich bearbeiten, soweit andere Funktionen es erlauben.</translation>
    </message>
    <message>
        <source>The user can add or change the bank account or debit card that payouts go to.</source>
        <translation>Das Bankkonto oder die Debitkarte für Auszahlungen lässt sich hinzufügen oder ändern.</translation>
    </message>
    <message>
        <source>The user can add or change the outside bank account that money is moved to and from.</source>
        <translation>Das externe Bankkonto, zu dem und von dem Geld bewegt wird, lässt sich hinzufügen oder ändern.</translation>
    </message>
    <message>
        <source>The user can add people who hold cards and edit their data.</source>
        <translation>Karteninhaber lassen sich hinzufügen und ihre Daten bearbeiten.</translation>
    </message>
    <message>
        <source>The user can answer a dispute with evidence or accept it. Without this, disputes are shown for reading only.</source>
        <translation>Eine Anfechtung lässt sich mit Nachweisen beantworten oder annehmen. Ohne das sind Anfechtungen nur zu lesen.</translation>
    </message>
    <message>
        <source>The user can capture a payment that was only authorised, which collects the money.</source>
        <translation>Eine nur autorisierte Zahlung lässt sich einziehen; erst das bringt das Geld.</translation>
    </message>
    <message>
        <source>The user can choose when automatic payouts are made: for example daily, weekly or monthly.</source>
        <translation>Es lässt sich wählen, wann automatisch ausgezahlt wird: zum Beispiel täglich, wöchentlich oder monatlich.</translation>
    </message>
    <message>
        <source>The user can dispute a purchase made with an issued card and follow how that goes.</source>
        <translation>Ein Kauf mit einer ausgegebenen Karte lässt sich anfechten und das Verfahren verfolgen.</translation>
    </message>
    <message>
        <source>The user can edit the data of the people who hold the cards.</source>
        <translation>Die Daten der Karteninhaber lassen sich bearbeiten.</translation>
    </message>
    <message>
        <source>The user can enter bills, have them approved and pay them.</source>
        <translation>Man kann Rechnungen erfassen, freigeben lassen und bezahlen.</translation>
    </message>
    <message>
        <source>The user can freeze a card, cancel it or order a replacement.</source>
        <translation>Eine Karte lässt sich sperren, kündigen oder ersetzen.</translation>
    </message>
    <message>
        <source>The user can move money between the account&apos;s payments balance and its financial account.</source>
        <translation>Geld lässt sich zwischen dem Zahlungsguthaben des Kontos und seinem Finanzkonto umbuchen.</translation>
    </message>
    <message>
        <source>The user can order new cards, freeze them, cancel them and have them replaced.</source>
        <translation>Neue Karten lassen sich bestellen, sperren, kündigen und ersetzen.</translation>
    </message>
    <message>
        <source>The user can pay out at once, for a fee, when the account is eligible. Money arrives within minutes.</source>
        <translation>Gegen eine Gebühr lässt sich sofort auszahlen, wenn das Konto in Frage kommt. Das Geld ist in Minuten da.</translation>
    </message>
    <message>
        <source>The user can pay out the available balance by hand at the usual speed of some days.</source>
        <translation>Das verfügbare Guthaben lässt sich von Hand auszahlen, in den üblichen paar Tagen.</translation>
    </message>
    <message>
        <source>The user can refund a payment, in full or in part.</source>
        <translation>Eine Zahlung lässt sich ganz oder teilweise erstatten.</translation>
    </message>
    <message>
        <source>The user can refund the payment shown, for example to settle a complaint before it becomes a dispute.</source>
        <translation>Die gezeigte Zahlung lässt sich erstatten, etwa um eine Beschwerde beizulegen, bevor sie zur Anfechtung wird.</translation>
    </message>
    <message>
        <source>The user can send money from the financial account to somebody else&apos;s account.</source>
        <translation>Vom Finanzkonto lässt sich Geld an ein fremdes Konto senden.</translation>
    </message>
    <message>
        <source>The user can send money to a recipient straight from the list.</source>
        <translation>Aus der Liste heraus lässt sich einem Empfänger direkt Geld senden.</translation>
    </message>
    <message>
        <source>The user can send money to anybody on the list.</source>
        <translation>Man kann an jeden aus der Liste Geld senden.</translation>
    </message>
    <message>
        <source>The user can set limits on spending with a card, by amount or by kind of merchant.</source>
        <translation>Die Ausgaben mit einer Karte lassen sich nach Betrag oder Art des Händlers begrenzen.</translation>
    </message>
    <message>
        <source>The user can turn on and watch Smart Disputes, with which Stripe gathers and submits evidence by itself.</source>
        <translation>Smart Disputes lassen sich einschalten und beobachten; damit sammelt Stripe Nachweise und reicht sie selbst ein.</translation>
    </message>
    <message>
        <source>The user chooses which ways to pay, such as cards and wallets, are offered to customers of this account.</source>
        <translation>Es lässt sich wählen, welche Zahlungsmethoden, etwa Karten und Wallets, den Kunden dieses Kontos angeboten werden.</translation>
    </message>
    <message>
        <source>The user downloads the transactions with the tax collected on them, as needed for a tax return. Preview versions only.</source>
        <translation>Die Transaktionen lassen sich mit der darauf erhobenen Steuer herunterladen, wie es die Steuererklärung braucht. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>The user edits what customers see of the business, such as its name and its website. Preview versions only.</source>
        <translation>Man bearbeitet, was Kunden vom Unternehmen sehen, etwa Name und Website. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>The user pays back a part of running financing by hand, besides what is withheld from sales. Private preview versions only.</source>
        <translation>Ein Teil einer laufenden Finanzierung wird von Hand zurückgezahlt, neben dem, was vom Umsatz einbehalten wird. Nur in nichtöffentlichen Preview-Versionen.</translation>
    </message>
    <message>
        <source>The user scans a paper check and hands it in for deposit. Private preview versions only.</source>
        <translation>Ein Papierscheck wird erfasst und zur Gutschrift eingereicht. Nur in nichtöffentlichen Preview-Versionen.</translation>
    </message>
    <message>
        <source>The user takes in bills, has them approved and pays them from a financial account. Preview versions only.</source>
        <translation>Man erfasst Rechnungen, lässt sie freigeben und bezahlt sie von einem Finanzkonto. Nur in Preview-Versionen.</translation>
    </message>
    <message>
        <source>Told by its type alone: express</source>
        <translation>Nur am Typ zu erkennen: express</translation>
    </message>
    <message>
        <source>Transfer balance</source>
        <translation>Guthaben umbuchen</translation>
    </message>
    <message>
        <source>What Stripe Tax must know to work out tax: the head office&apos;s address and how products are taxed. The user fills it in.</source>
        <translation>Was Stripe Tax für die Steuerberechnung wissen muss: die Adresse des Hauptsitzes und wie Produkte besteuert werden. Es wird hier eingetragen.</translation>
    </message>
    <message>
        <source>adds or changes the bank account or debit card that payouts go to</source>
        <translation>kann das Bankkonto oder die Debitkarte für Auszahlungen hinzufügen oder ändern</translation>
    </message>
    <message>
        <source>adds or changes the outside bank account that money is moved to and from</source>
        <translation>kann das externe Bankkonto hinzufügen oder ändern, zu dem und von dem Geld bewegt wird</translation>
    </message>
    <message>
        <source>adds people who hold cards and edits their data</source>
        <translation>kann Karteninhaber hinzufügen und ihre Daten bearbeiten</translation>
    </message>
    <message>
        <source>also sees destination charges made on the account&apos;s behalf</source>
        <translation>sieht auch Destination Charges, die im Namen des Kontos angelegt wurden</translation>
    </message>
    <message>
        <source>also sees disputes of a destination charge made on the account&apos;s behalf</source>
        <translation>sieht auch Anfechtungen einer Destination Charge im Namen des Kontos</translation>
    </message>
    <message>
        <source>also sees disputes of destination charges made on the account&apos;s behalf</source>
        <translation>sieht auch Anfechtungen von Destination Charges im Namen des Kontos</translation>
    </message>
    <message>
        <source>answers a dispute with evidence or accepts it</source>
        <translation>kann eine Anfechtung mit Nachweisen beantworten oder annehmen</translation>
    </message>
    <message>
        <source>can install **no** Stripe app</source>
        <translation>kann **keine** Stripe-App installieren</translation>
    </message>
    <message>
        <source>captures a payment that was only authorised, which collects the money</source>
        <translation>kann eine nur autorisierte Zahlung einziehen; erst das bringt das Geld</translation>
    </message>
    <message>
        <source>chooses when automatic payouts are made</source>
        <translation>kann wählen, wann automatisch ausgezahlt wird</translation>
    </message>
    <message>
        <source>cli sandbox</source>
        <translation>CLI-Sandbox</translation>
    </message>
    <message>
        <source>disputes a purchase made with an issued card and follows how that goes</source>
        <translation>kann einen Kauf mit einer ausgegebenen Karte anfechten und das Verfahren verfolgen</translation>
    </message>
    <message>
        <source>does **not** see destination charges made on the account&apos;s behalf</source>
        <translation>sieht **keine** Destination Charges, die im Namen des Kontos angelegt wurden</translation>
    </message>
    <message>
        <source>does **not** see disputes of a destination charge made on the account&apos;s behalf</source>
        <translation>sieht **keine** Anfechtungen einer Destination Charge im Namen des Kontos</translation>
    </message>
    <message>
        <source>does **not** see disputes of destination charges made on the account&apos;s behalf</source>
        <translation>sieht **keine** Anfechtungen von Destination Charges im Namen des Kontos</translation>
    </message>
    <message>
        <source>edits the data of the people who hold the cards</source>
        <translation>kann die Daten der Karteninhaber bearbeiten</translation>
    </message>
    <message>
        <source>enters bills, has them approved and pays them</source>
        <translation>kann Rechnungen erfassen, freigeben lassen und bezahlen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>false</source>
        <translation>false</translation>
    </message>
    <message>
        <source>freezes a card, cancels it or orders a replacement</source>
        <translation>kann eine Karte sperren, kündigen oder ersetzen lassen</translation>
    </message>
    <message>
        <source>hands in US paper checks for the account itself (not documented; the name suggests it)</source>
        <translation>reicht US-Papierschecks für das Konto selbst ein (nicht dokumentiert; der Name legt es nahe)</translation>
    </message>
    <message>
        <source>hands in US paper checks for the platform (not documented; the name suggests it)</source>
        <translation>reicht US-Papierschecks für die Plattform ein (nicht dokumentiert; der Name legt es nahe)</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>installs the Stripe apps that the request names</source>
        <translation>kann die Stripe-Apps installieren, die die Anfrage nennt</translation>
    </message>
    <message>
        <source>is **not** asked for the bank account or debit card that payouts go to</source>
        <translation>wird **nicht** nach dem Bankkonto oder der Debitkarte für Auszahlungen gefragt</translation>
    </message>
    <message>
        <source>is also asked for the bank account or debit card that payouts go to</source>
        <translation>wird auch nach dem Bankkonto oder der Debitkarte für Auszahlungen gefragt</translation>
    </message>
    <message>
        <source>is not asked to sign in at Stripe: the platform makes sure who the user is</source>
        <translation>muss sich nicht bei Stripe anmelden: die Plattform stellt sicher, wer es ist</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>moves money between the account&apos;s payments balance and its financial account</source>
        <translation>kann Geld zwischen Zahlungsguthaben und Finanzkonto umbuchen</translation>
    </message>
    <message>
        <source>needs a value</source>
        <translation>braucht einen Wert</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>opens the payment behind a dispute and captures it if it was only authorised</source>
        <translation>kann die Zahlung hinter einer Anfechtung öffnen und einziehen, wenn sie nur autorisiert war</translation>
    </message>
    <message>
        <source>opens the payment behind a dispute and refunds it, in full or in part</source>
        <translation>kann die Zahlung hinter einer Anfechtung öffnen und ganz oder teilweise erstatten</translation>
    </message>
    <message>
        <source>orders new cards, freezes them, cancels them and has them replaced</source>
        <translation>kann neue Karten bestellen, Karten sperren, kündigen und ersetzen lassen</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>pays out at once from the notice, for a fee, when the account is eligible</source>
        <translation>kann aus dem Hinweis heraus gegen eine Gebühr sofort auszahlen, wenn das Konto in Frage kommt</translation>
    </message>
    <message>
        <source>pays out at once, for a fee, when the account is eligible</source>
        <translation>kann gegen eine Gebühr sofort auszahlen, wenn das Konto in Frage kommt</translation>
    </message>
    <message>
        <source>pays out the available balance by hand at the usual speed of some days</source>
        <translation>kann das verfügbare Guthaben von Hand auszahlen, in den üblichen paar Tagen</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>private preview</source>
        <translation>private Preview</translation>
    </message>
    <message>
        <source>puts missing or wrong bank details right on the spot</source>
        <translation>kann fehlende oder falsche Bankdaten gleich dort berichtigen</translation>
    </message>
    <message>
        <source>refunds a payment, in full or in part</source>
        <translation>kann eine Zahlung ganz oder teilweise erstatten</translation>
    </message>
    <message>
        <source>refunds the payment shown, for example to settle a complaint</source>
        <translation>kann die gezeigte Zahlung erstatten, etwa um eine Beschwerde beizulegen</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>geheim</translation>
    </message>
    <message>
        <source>sees **no** Stripe app</source>
        <translation>sieht **keine** Stripe-App</translation>
    </message>
    <message>
        <source>sees the Stripe apps that the request names</source>
        <translation>sieht die Stripe-Apps, die die Anfrage nennt</translation>
    </message>
    <message>
        <source>sends money from the financial account to somebody else&apos;s account</source>
        <translation>kann vom Finanzkonto Geld an ein fremdes Konto senden</translation>
    </message>
    <message>
        <source>sends money to a recipient straight from the list</source>
        <translation>kann aus der Liste heraus einem Empfänger direkt Geld senden</translation>
    </message>
    <message>
        <source>sends money to anybody on the list</source>
        <translation>kann an jeden aus der Liste Geld senden</translation>
    </message>
    <message>
        <source>sets limits on spending with a card, by amount or by kind of merchant</source>
        <translation>kann die Ausgaben mit einer Karte nach Betrag oder Art des Händlers begrenzen</translation>
    </message>
    <message>
        <source>shown after {ms} ms</source>
        <translation>gezeigt nach {ms} ms</translation>
    </message>
    <message>
        <source>signs in at Stripe in a pop-up</source>
        <translation>meldet sich in einem Popup bei Stripe an</translation>
    </message>
    <message>
        <source>the account (account)</source>
        <translation>das Konto (account)</translation>
    </message>
    <message>
        <source>the app to install</source>
        <translation>App, die installiert wird</translation>
    </message>
    <message>
        <source>the app to show</source>
        <translation>App, die gezeigt wird</translation>
    </message>
    <message>
        <source>the financial account to show</source>
        <translation>Finanzkonto, das gezeigt wird</translation>
    </message>
    <message>
        <source>the payment to show</source>
        <translation>Zahlung, die gezeigt wird</translation>
    </message>
    <message>
        <source>the payment whose disputes to show</source>
        <translation>Zahlung, deren Anfechtungen gezeigt werden</translation>
    </message>
    <message>
        <source>the payout to show</source>
        <translation>Auszahlung, die gezeigt wird</translation>
    </message>
    <message>
        <source>the platform (application)</source>
        <translation>die Plattform (application)</translation>
    </message>
    <message>
        <source>true</source>
        <translation>true</translation>
    </message>
    <message>
        <source>turns on and watches Smart Disputes, which gathers and submits evidence by itself</source>
        <translation>kann Smart Disputes einschalten und beobachten; das sammelt Nachweise und reicht sie selbst ein</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>{type}: {message}</source>
        <translation>{type}: {message}</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Auswählen…</translation>
    </message>
    <message>
        <source>&amp;No proxy</source>
        <translation>&amp;Kein Proxy</translation>
    </message>
    <message>
        <source>&amp;Those that come with the program</source>
        <translation>Die mit dem Programm ge&amp;lieferten</translation>
    </message>
    <message>
        <source>Address of the API description</source>
        <translation>Adresse der API-Beschreibung</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <source>Certificate authorities that are trusted</source>
        <translation>Vertrauenswürdige Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Connection to Stripe</source>
        <translation>Verbindung zu Stripe</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Datei mit Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation>Netzwerkeinstellungen</translation>
    </message>
    <message>
        <source>Published API description</source>
        <translation>Veröffentlichte API-Beschreibung</translation>
    </message>
    <message>
        <source>The &amp;system’s proxy, if there is one</source>
        <translation>Der Proxy des &amp;Systems, wenn es einen gibt</translation>
    </message>
    <message>
        <source>The built-in sandbox runs on this computer and is reached directly. Certificates are always checked.</source>
        <translation>Die eingebaute Sandbox läuft auf diesem Computer und wird direkt erreicht. Zertifikate werden immer geprüft.</translation>
    </message>
    <message>
        <source>This &amp;proxy</source>
        <translation>Dieser &amp;Proxy</translation>
    </message>
    <message>
        <source>Those in this &amp;file</source>
        <translation>Die in dieser &amp;Datei</translation>
    </message>
    <message>
        <source>Those of the &amp;operating system</source>
        <translation>Die des &amp;Betriebssystems</translation>
    </message>
    <message>
        <source>certificates in PEM form</source>
        <translation>Zertifikate in PEM-Form</translation>
    </message>
</context>
<context>
    <name>NotesPane</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details and problems</source>
        <translation>Details und Probleme</translation>
    </message>
    <message>
        <source>Fold details (F4)</source>
        <translation>Details einklappen (F4)</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Unfold details (F4)</source>
        <translation>Details ausklappen (F4)</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>The API answered with an error and no message.</source>
        <translation>Die API antwortete mit einem Fehler ohne Meldung.</translation>
    </message>
    <message>
        <source>Try again in {seconds} s.</source>
        <translation>Versuchen Sie es in {seconds} s noch einmal.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Command, component, feature or API version</source>
        <translation>Befehl, Komponente, Funktion oder API-Version</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”.
Try fewer letters, or a word of a menu, a component or a feature.</source>
        <translation>Nichts passt zu „{text}“.
Versuchen Sie es mit weniger Buchstaben oder einem Wort aus einem Menü, einer Komponente oder einer Funktion.</translation>
    </message>
    <message>
        <source>What do you want to do or find?</source>
        <translation>Was möchten Sie tun oder finden?</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} gefunden</translation>
    </message>
    <message>
        <source>{keys} closes</source>
        <translation>{keys} schließt</translation>
    </message>
    <message>
        <source>{keys} goes there</source>
        <translation>{keys} geht dorthin</translation>
    </message>
    <message>
        <source>{keys} next state</source>
        <translation>{keys} nächster Zustand</translation>
    </message>
    <message>
        <source>{keys} not sent</source>
        <translation>{keys} nicht gesendet</translation>
    </message>
</context>
<context>
    <name>PaletteCommands</name>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
</context>
<context>
    <name>PaletteDelegate</name>
    <message>
        <source>API versions</source>
        <translation>API-Versionen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Found in help</source>
        <translation>In der Hilfe gefunden</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Undo and redo</source>
        <translation>Rückgängig und Wiederholen</translation>
    </message>
</context>
<context>
    <name>PaletteSources</name>
    <message>
        <source>API version {version}</source>
        <translation>API-Version {version}</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Verlauf leeren</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Sent {time} · {answer}</source>
        <translation>Gesendet {time} · {answer}</translation>
    </message>
    <message>
        <source>Show {tab}</source>
        <translation>{tab} zeigen</translation>
    </message>
    <message>
        <source>Switch to API version {version}</source>
        <translation>Zur API-Version {version} wechseln</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>fix</source>
        <translation>Behebung</translation>
    </message>
    <message>
        <source>help page</source>
        <translation>Hilfeseite</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>sample account</source>
        <translation>Beispielkonto</translation>
    </message>
</context>
<context>
    <name>PasteGate</name>
    <message>
        <source>The program that holds the clipboard does not answer. Copy it again.</source>
        <translation>Das Programm, dem die Zwischenablage gehört, antwortet nicht. Kopieren Sie den Text noch einmal.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>&amp;Body</source>
        <translation>Bod&amp;y</translation>
    </message>
    <message>
        <source>Body on the wire</source>
        <translation>Body auf der Leitung</translation>
    </message>
    <message>
        <source>Co&amp;de</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy pairs</source>
        <translation>Paare kopieren</translation>
    </message>
    <message>
        <source>Copy payload</source>
        <translation>Payload kopieren</translation>
    </message>
    <message>
        <source>Decoded pairs</source>
        <translation>Dekodierte Paare</translation>
    </message>
    <message>
        <source>Form of the body</source>
        <translation>Form des Bodys</translation>
    </message>
    <message>
        <source>Nothing is sent yet. Tick a component on the left.</source>
        <translation>Noch wird nichts gesendet. Haken Sie links eine Komponente an.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Preview of the request</source>
        <translation>Vorschau der Anfrage</translation>
    </message>
    <message>
        <source>Put the decoded pairs on the clipboard</source>
        <translation>Die dekodierten Paare in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>Put the exact body on the clipboard ({keys})</source>
        <translation>Den genauen Body in die Zwischenablage legen ({keys})</translation>
    </message>
    <message>
        <source>What the &amp;user gets</source>
        <translation>Wirk&amp;ung</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>Leitung</translation>
    </message>
</context>
<context>
    <name>ProblemCommands</name>
    <message>
        <source>Fix all safe problems</source>
        <translation>Alle sicheren Probleme beheben</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>Apply every fix that does not change what the request asks for</source>
        <translation>Alles beheben, was nichts an dem ändert, was die Anfrage bereits verlangt</translation>
    </message>
    <message>
        <source>Choose an account…</source>
        <translation>Konto auswählen…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Fix the &amp;safe one</source>
        <translation>Das &amp;Sichere beheben</translation>
    </message>
    <message>
        <source>Fix the {count} &amp;safe ones</source>
        <translation>Die {count} &amp;sicheren beheben</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>Keine Probleme gefunden</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show the row</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>ProblemRows</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>PublishableKeyDialog</name>
    <message>
        <source>Publishable key</source>
        <translation>Veröffentlichbarer Schlüssel</translation>
    </message>
    <message>
        <source>The page needs the publishable key of the platform that {name} belongs to, in test mode. It is no secret and is kept with {name}.</source>
        <translation>Die Seite braucht den veröffentlichbaren Schlüssel der Plattform, zu der {name} gehört, im Testmodus. Er ist kein Geheimnis und wird mit {name} aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>RecentNotes</name>
    <message>
        <source>1 component</source>
        <translation>1 Komponente</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>heute {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{count} components</source>
        <translation>{count} Komponenten</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>The search for earlier unsaved work was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat die Suche nach früherer, nicht gespeicherter Arbeit beendet.</translation>
    </message>
    <message>
        <source>Unsaved changes are not kept for recovery. {reason}</source>
        <translation>Ungespeicherte Änderungen werden nicht zur Wiederherstellung aufbewahrt. {reason}</translation>
    </message>
</context>
<context>
    <name>RecoveryBar</name>
    <message>
        <source>&amp;Discard…</source>
        <translation>Ver&amp;werfen…</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>S&amp;päter</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>Beim nächsten Start wieder fragen</translation>
    </message>
    <message>
        <source>Rest&amp;ore</source>
        <translation>W&amp;iederherstellen</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Ungespeicherte Arbeit</translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message>
        <source>Unsaved work of {when} cannot be restored: {reason}</source>
        <translation>Ungespeicherte Arbeit vom {when} kann nicht wiederhergestellt werden: {reason}</translation>
    </message>
    <message>
        <source>Unsaved work was found: {name}, {when}.</source>
        <translation>Ungespeicherte Arbeit gefunden: {name}, {when}.</translation>
    </message>
    <message>
        <source>a request without a file</source>
        <translation>eine Anfrage ohne Datei</translation>
    </message>
    <message>
        <source>{count} more after this.</source>
        <translation>Danach noch {count}.</translation>
    </message>
</context>
<context>
    <name>RequestFields</name>
    <message>
        <source>&amp;All accounts…</source>
        <translation>&amp;Alle Konten…</translation>
    </message>
    <message>
        <source>A&amp;bout the account…</source>
        <translation>Ü&amp;ber das Konto…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Choose an account ({keys})</source>
        <translation>Konto auswählen ({keys})</translation>
    </message>
    <message>
        <source>Connected account</source>
        <translation>Verbundenes Konto</translation>
    </message>
    <message>
        <source>Did you mean {account}?</source>
        <translation>Meinten Sie {account}?</translation>
    </message>
    <message>
        <source>None yet: choose a sample in the field</source>
        <translation>Noch keines: wählen Sie ein Beispiel im Feld</translation>
    </message>
    <message>
        <source>Properties: {source}</source>
        <translation>Eigenschaften: {source}</translation>
    </message>
    <message>
        <source>Read the account</source>
        <translation>Konto lesen</translation>
    </message>
    <message>
        <source>Read the account&apos;s properties from the target</source>
        <translation>Die Eigenschaften des Kontos vom Ziel lesen</translation>
    </message>
    <message>
        <source>Sample accounts</source>
        <translation>Beispielkonten</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>ResponsePanel</name>
    <message>
        <source>Headers of the answer</source>
        <translation>Header der Antwort</translation>
    </message>
    <message>
        <source>Send live sends the body above to {host} with the key “{key}” (LIVE) and shows the answer here. It makes a real session for a real account: a user could sign in with it.</source>
        <translation>„Live senden“ sendet den Body oben mit dem Schlüssel „{key}“ (LIVE) an {host} und zeigt hier die Antwort. Es entsteht eine echte Session für ein echtes Konto: Ein Nutzer könnte sich damit anmelden.</translation>
    </message>
    <message>
        <source>Send live sends the body above to {host} with the key “{key}” (MODE UNKNOWN) and shows the answer here. It is not known whether the key is live: assume that it is.</source>
        <translation>„Live senden“ sendet den Body oben mit dem Schlüssel „{key}“ (MODUS UNBEKANNT) an {host} und zeigt hier die Antwort. Ob es ein Live-Schlüssel ist, ist nicht bekannt: Er gilt als einer.</translation>
    </message>
    <message>
        <source>Test request sends the body above and shows the answer here. The built-in sandbox needs no key and no network; nothing leaves this computer.</source>
        <translation>„Anfrage testen“ sendet den Body von oben und zeigt die Antwort hier. Die eingebaute Sandbox braucht weder Schlüssel noch Netzwerk; nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Test request sends the body above to {host} with the key “{key}” (TEST) and shows the answer here. A test key reaches no real account.</source>
        <translation>„Anfrage testen“ sendet den Body oben mit dem Schlüssel „{key}“ (TEST) an {host} und zeigt hier die Antwort. Ein Testschlüssel erreicht kein echtes Konto.</translation>
    </message>
</context>
<context>
    <name>RetryBar</name>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Retry in {seconds} s</source>
        <translation>&amp;Wiederholen in {seconds} s</translation>
    </message>
    <message>
        <source>Don’t &amp;retry</source>
        <translation>Nicht &amp;wiederholen</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Retry the test request</source>
        <translation>Testanfrage wiederholen</translation>
    </message>
    <message>
        <source>Retrying in {seconds} s; the server asked to wait.</source>
        <translation>Sendet in {seconds} s noch einmal; der Server bat zu warten.</translation>
    </message>
    <message>
        <source>With a new idempotency key: the old one brings the same answer again.</source>
        <translation>Mit neuem Idempotenzschlüssel: der alte brächte dieselbe Antwort noch einmal.</translation>
    </message>
    <message>
        <source>With the same idempotency key: no second session is created.</source>
        <translation>Mit demselben Idempotenzschlüssel: es entsteht keine zweite Session.</translation>
    </message>
</context>
<context>
    <name>RoleMatrix</name>
    <message>
        <source>Components by role</source>
        <translation>Komponenten nach Rolle</translation>
    </message>
    <message>
        <source>Left to Stripe: {features}</source>
        <translation>Stripe überlassen: {features}</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Off: {features}</source>
        <translation>Aus: {features}</translation>
    </message>
    <message>
        <source>On: {features}</source>
        <translation>An: {features}</translation>
    </message>
    <message>
        <source>Sent as false</source>
        <translation>Als false gesendet</translation>
    </message>
    <message>
        <source>Sent as true</source>
        <translation>Als true gesendet</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>on, {on} of {count}</source>
        <translation>an, {on} von {count}</translation>
    </message>
</context>
<context>
    <name>RolesCommands</name>
    <message>
        <source>Apply the role {role}</source>
        <translation>Rolle {role} anwenden</translation>
    </message>
    <message>
        <source>Folder with roles of your own</source>
        <translation>Ordner mit eigenen Rollen</translation>
    </message>
    <message>
        <source>Map of {count} roles copied.</source>
        <translation>Zuordnung kopiert, Rollen: {count}.</translation>
    </message>
    <message>
        <source>The role {role} is applied.</source>
        <translation>Die Rolle {role} ist angewendet.</translation>
    </message>
</context>
<context>
    <name>RolesDialog</name>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>&amp;Own roles</source>
        <translation>&amp;Eigene Rollen</translation>
    </message>
    <message>
        <source>&amp;Own roles ({count} left out)</source>
        <translation>&amp;Eigene Rollen ({count} ausgelassen)</translation>
    </message>
    <message>
        <source>&amp;Use none</source>
        <translation>&amp;Keinen verwenden</translation>
    </message>
    <message>
        <source>A&amp;ll roles</source>
        <translation>A&amp;lle Rollen</translation>
    </message>
    <message>
        <source>About the role</source>
        <translation>Zur Rolle</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>&amp;Ordner auswählen…</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>Gehört zum Programm</translation>
    </message>
    <message>
        <source>Copy a map from role to parameters, with all roles</source>
        <translation>Eine Zuordnung von Rolle zu Parametern mit allen Rollen kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;map</source>
        <translation>Als &amp;Zuordnung kopieren</translation>
    </message>
    <message>
        <source>Files that are left out</source>
        <translation>Ausgelassene Dateien</translation>
    </message>
    <message>
        <source>Forget the folder; its files stay as they are</source>
        <translation>Den Ordner vergessen; seine Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>From {file}.</source>
        <translation>Aus {file}.</translation>
    </message>
    <message>
        <source>Left out because {version} does not have it: {names}.</source>
        <translation>Ausgelassen, weil {version} es nicht hat: {names}.</translation>
    </message>
    <message>
        <source>Left to Stripe’s default: {names}.</source>
        <translation>Der Vorgabe von Stripe überlassen: {names}.</translation>
    </message>
    <message>
        <source>No files were left out.</source>
        <translation>Keine Datei ist ausgelassen.</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Kein Ordner gewählt</translation>
    </message>
    <message>
        <source>Reading {folder}…</source>
        <translation>{folder} wird gelesen…</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Roles found in {folder}: {count}</source>
        <translation>Rollen in {folder}: {count}</translation>
    </message>
    <message>
        <source>Save requests as session files into one folder and choose it here.</source>
        <translation>Speichern Sie Anfragen als Sitzungsdateien in einem Ordner und wählen Sie ihn hier aus.</translation>
    </message>
    <message>
        <source>Send what the role says, as one step that can be undone</source>
        <translation>Senden, was die Rolle sagt, als ein Schritt, der rückgängig gemacht werden kann</translation>
    </message>
    <message>
        <source>What c&amp;hanges</source>
        <translation>Was sich ä&amp;ndert</translation>
    </message>
    <message>
        <source>What the roles do</source>
        <translation>Was die Rollen tun</translation>
    </message>
    <message>
        <source>{version} has nothing that this role sends.</source>
        <translation>{version} hat nichts von dieser Rolle.</translation>
    </message>
</context>
<context>
    <name>RowChoices</name>
    <message>
        <source>Left to Stripe’s default: {titles}.</source>
        <translation>Bleibt bei Stripes Vorgabe: {titles}.</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>{count} rows: {words}</source>
        <translation>{count} Zeilen: {words}</translation>
    </message>
    <message>
        <source>{title}: all on</source>
        <translation>{title}: alles an</translation>
    </message>
</context>
<context>
    <name>RowDetails</name>
    <message>
        <source>About the current row</source>
        <translation>Zur aktuellen Zeile</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <source>If not sent</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>Select a component or a feature to read what it does, what is sent for it, and what applies when it is not sent.</source>
        <translation>Wählen Sie eine Komponente oder Funktion, um zu lesen, was sie tut, was für sie gesendet wird und was gilt, wenn sie nicht gesendet wird.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>{title}: if not sent, {value}</source>
        <translation>{title}: sonst {value}</translation>
    </message>
</context>
<context>
    <name>RowTexts</name>
    <message>
        <source>All of them stand among the pairs on the right.</source>
        <translation>Sie alle stehen rechts unter den Paaren.</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>and {count} more that this version does not know</source>
        <translation>und {count} weitere, die diese Version nicht kennt</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>empty list, not sent</source>
        <translation>leere Liste, nicht gesendet</translation>
    </message>
    <message>
        <source>new in this version</source>
        <translation>neu in dieser Version</translation>
    </message>
    <message>
        <source>not known in this version</source>
        <translation>in dieser Version nicht bekannt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{name} is not known in API version {version}.</source>
        <translation>{name} ist in der API-Version {version} nicht bekannt.</translation>
    </message>
    <message>
        <source>{name}, new in this API version</source>
        <translation>{name}, neu in dieser API-Version</translation>
    </message>
    <message>
        <source>{value}, before the request changed</source>
        <translation>{value}, bevor sich die Anfrage änderte</translation>
    </message>
    <message>
        <source>{value}, not asked for</source>
        <translation>{value}, nicht verlangt</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>API versions: {versions}</source>
        <translation>API-Versionen: {versions}</translation>
    </message>
    <message>
        <source>Components: {names}</source>
        <translation>Komponenten: {names}</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Fix: {fix}</source>
        <translation>Abhilfe: {fix}</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Nothing is wrong; this is good to know.</source>
        <translation>Es ist nichts falsch; es hilft, das zu wissen.</translation>
    </message>
    <message>
        <source>Rules and defaults</source>
        <translation>Regeln und Vorgaben</translation>
    </message>
    <message>
        <source>Source: {source}, {certainty}</source>
        <translation>Quelle: {source}, {certainty}</translation>
    </message>
    <message>
        <source>Stripe refuses a request that breaks one of these.</source>
        <translation>Stripe lehnt eine Anfrage ab, die eine davon verletzt.</translation>
    </message>
    <message>
        <source>The request is accepted, but it may not do what is expected.</source>
        <translation>Die Anfrage wird angenommen, tut aber vielleicht nicht, was erwartet wird.</translation>
    </message>
    <message>
        <source>These are all the rules by which requests are checked, and all the defaults that the tree shows. The page is made from the same data files. The name of a rule is the one that `session-composer lint --json` prints.</source>
        <translation>Dies sind alle Regeln, nach denen Anfragen geprüft werden, und alle Vorgaben, die der Baum zeigt. Die Seite entsteht aus denselben Datendateien. Der Name einer Regel ist der, den `session-composer lint --json` ausgibt.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>What Stripe uses for a feature that is not sent.</source>
        <translation>Was Stripe für eine Funktion verwendet, die nicht gesendet wird.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>documented</source>
        <translation>dokumentiert</translation>
    </message>
    <message>
        <source>inferred from the documentation</source>
        <translation>aus Dokumentiertem geschlossen</translation>
    </message>
    <message>
        <source>none of those known</source>
        <translation>keine der bekannten</translation>
    </message>
    <message>
        <source>seen in answers, not documented</source>
        <translation>in Antworten gesehen, nirgends dokumentiert</translation>
    </message>
    <message>
        <source>the opposite of {feature}</source>
        <translation>das Gegenteil von {feature}</translation>
    </message>
    <message>
        <source>the same as {feature}</source>
        <translation>dasselbe wie {feature}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{version} and newer</source>
        <translation>{version} und neuer</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>SecretBar</name>
    <message>
        <source>Client secret</source>
        <translation>Client Secret</translation>
    </message>
    <message>
        <source>Client secret, single use</source>
        <translation>Client Secret, einmal verwendbar</translation>
    </message>
    <message>
        <source>Copy secret</source>
        <translation>Secret kopieren</translation>
    </message>
    <message>
        <source>Copy secret; the clipboard is cleared after 30 seconds.</source>
        <translation>Secret kopieren; die Zwischenablage wird nach 30 Sekunden geleert.</translation>
    </message>
    <message>
        <source>Hide the client secret</source>
        <translation>Client Secret verbergen</translation>
    </message>
    <message>
        <source>Reveal the client secret</source>
        <translation>Client Secret anzeigen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>expires in {time}</source>
        <translation>läuft in {time} ab</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>(Concluded from what is documented.)</source>
        <translation>(Aus dem Dokumentierten geschlossen.)</translation>
    </message>
    <message>
        <source>(Seen in practice, documented nowhere.)</source>
        <translation>(So beobachtet, nirgends dokumentiert.)</translation>
    </message>
    <message>
        <source>(line {line})</source>
        <translation>(Zeile {line})</translation>
    </message>
    <message>
        <source>, as {ca_variable} says</source>
        <translation>, wie {ca_variable} sagt</translation>
    </message>
    <message>
        <source>, as {scheme} says</source>
        <translation>, wie {scheme} sagt</translation>
    </message>
    <message>
        <source>.http file</source>
        <translation>.http-Datei</translation>
    </message>
    <message>
        <source>; paths that come near: {near}.</source>
        <translation>; ähnliche Pfade: {near}.</translation>
    </message>
    <message>
        <source>; the key may or may not have been {effect}</source>
        <translation>; ob der Schlüssel {effect} wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>A &quot; is never closed.</source>
        <translation>Ein &quot; wird nie geschlossen.</translation>
    </message>
    <message>
        <source>A GET request has no body and no idempotency key.</source>
        <translation>Eine GET-Anfrage hat weder Body noch Idempotenzschlüssel.</translation>
    </message>
    <message>
        <source>A cURL command for another address is left out.</source>
        <translation>Ein cURL-Befehl für eine andere Adresse ist ausgelassen.</translation>
    </message>
    <message>
        <source>A cURL command, quoted for {value}.</source>
        <translation>Ein cURL-Befehl, in Anführungszeichen für {value}.</translation>
    </message>
    <message>
        <source>A chain of keyrings cannot be used; name a single one in {variable}.</source>
        <translation>Eine Kette von Schlüsselbünden ist nicht verwendbar; nennen Sie in {variable} einen einzelnen.</translation>
    </message>
    <message>
        <source>A command of the Stripe CLI, quoted for {value}.</source>
        <translation>Ein Befehl der Stripe CLI, in Anführungszeichen für {value}.</translation>
    </message>
    <message>
        <source>A feature that several finance components share must have one value in a session.</source>
        <translation>Eine Funktion, die mehrere Finanzkomponenten haben, muss in einer Session überall denselben Wert haben.</translation>
    </message>
    <message>
        <source>A form body as it goes over the wire.</source>
        <translation>Ein Formular-Body, wie er über die Leitung geht.</translation>
    </message>
    <message>
        <source>A form body, broken into {lines} lines.</source>
        <translation>Ein Formular-Body, in {lines} Zeilen umbrochen.</translation>
    </message>
    <message>
        <source>A key goes to no other server.</source>
        <translation>Ein Schlüssel geht an keinen anderen Server.</translation>
    </message>
    <message>
        <source>A key in {place} ({badge}); it does not become part of the request.</source>
        <translation>Ein Schlüssel in {place} ({badge}); er wird nicht Teil der Anfrage.</translation>
    </message>
    <message>
        <source>A parameter below {path} has a secret for a name; it is left out.</source>
        <translation>Ein Parameter unter {path} hat ein Geheimnis als Namen; er ist ausgelassen.</translation>
    </message>
    <message>
        <source>A parameter has a secret for a name; it is left out.</source>
        <translation>Ein Parameter hat ein Geheimnis als Namen; er ist ausgelassen.</translation>
    </message>
    <message>
        <source>A parameter without a name</source>
        <translation>Ein Parameter ohne Namen</translation>
    </message>
    <message>
        <source>A part of the body is in a file; importing reads none.</source>
        <translation>Ein Teil des Bodys steht in einer Datei; beim Importieren wird keine gelesen.</translation>
    </message>
    <message>
        <source>A platform that collects the fees sets up the pricing of instant payouts in the Dashboard before it offers them.</source>
        <translation>Eine Plattform, die die Gebühren erhebt, legt die Preise von Sofortauszahlungen im Dashboard fest, bevor sie sie anbietet.</translation>
    </message>
    <message>
        <source>A preview component is only known under a preview API version, &lt;date&gt;.preview, and to platforms that were given access.</source>
        <translation>Eine Preview-Komponente ist nur unter einer Preview-API-Version, &lt;date&gt;.preview, bekannt und nur Plattformen, die Zugang erhalten haben.</translation>
    </message>
    <message>
        <source>A private preview component needs a Stripe-Version of the form &lt;date&gt;.preview; embedded_connect_beta=v2, and access given by Stripe.</source>
        <translation>Eine nichtöffentliche Preview-Komponente braucht eine Stripe-Version der Form &lt;date&gt;.preview; embedded_connect_beta=v2 und Zugang von Stripe.</translation>
    </message>
    <message>
        <source>A program error hides the effect of these settings.</source>
        <translation>Wegen eines Fehlers im Programm ist nicht bekannt, was diese Einstellungen bewirken.</translation>
    </message>
    <message>
        <source>A program error hides where keys are kept.</source>
        <translation>Wegen eines Fehlers im Programm ist nicht bekannt, wo Schlüssel aufbewahrt werden.</translation>
    </message>
    <message>
        <source>A program error interrupted that.</source>
        <translation>Ein Fehler im Programm hat das beendet.</translation>
    </message>
    <message>
        <source>A program error interrupted this; the keyring may or may not have been changed.</source>
        <translation>Ein Fehler im Programm hat dies unterbrochen; möglicherweise hat sich im Schlüsselbund etwas geändert.</translation>
    </message>
    <message>
        <source>A publishable key cannot create account sessions: use a secret or restricted one.</source>
        <translation>Ein veröffentlichbarer Schlüssel kann keine Account Sessions anlegen: Nehmen Sie einen geheimen oder eingeschränkten.</translation>
    </message>
    <message>
        <source>A publishable key of test mode begins with pk_test_ and has no spaces.</source>
        <translation>Ein veröffentlichbarer Schlüssel des Testmodus beginnt mit pk_test_ und hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>A second address is left out.</source>
        <translation>Eine zweite Adresse ist ausgelassen.</translation>
    </message>
    <message>
        <source>A session file cannot hold the parameter {path}.</source>
        <translation>Eine Sitzungsdatei kann den Parameter {path} nicht enthalten.</translation>
    </message>
    <message>
        <source>A sign that a line goes on was missing or not at its end; it was put in.</source>
        <translation>Ein Zeichen, dass die Zeile weitergeht, fehlte oder stand nicht an ihrem Ende; es wurde eingesetzt.</translation>
    </message>
    <message>
        <source>API version {api_version} is built in already, with exactly these components and features.</source>
        <translation>Die API-Version {api_version} ist schon eingebaut, mit genau diesen Komponenten und Funktionen.</translation>
    </message>
    <message>
        <source>API version {api_version}, from {place}.</source>
        <translation>API-Version {api_version}, aus {place}.</translation>
    </message>
    <message>
        <source>Add it?</source>
        <translation>Hinzufügen?</translation>
    </message>
    <message>
        <source>Added {version}: {components} components, {features} features.</source>
        <translation>{version} hinzugefügt: {components} Komponenten, {features} Funktionen.</translation>
    </message>
    <message>
        <source>An account id is acct_ followed by letters and digits.</source>
        <translation>Eine Konto-ID ist acct_, gefolgt von Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>An empty key cannot be saved.</source>
        <translation>Ein leerer Schlüssel kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>An empty text clears it.</source>
        <translation>Ein leerer Text löscht es.</translation>
    </message>
    <message>
        <source>An imported catalog is left out. {error} ({folder})</source>
        <translation>Ein importierter Katalog ist ausgelassen. {error} ({folder})</translation>
    </message>
    <message>
        <source>An organization key acts for an account id (acct_…), or several joined by slashes, and this is neither.</source>
        <translation>Ein Organisationsschlüssel handelt für eine Konto-ID (acct_…) oder mehrere, durch Schrägstriche verbunden, und dies ist keines von beiden.</translation>
    </message>
    <message>
        <source>An organization key needs the account for which it acts (Stripe-Context).</source>
        <translation>Ein Organisationsschlüssel braucht das Konto, für das er handelt (Stripe-Context).</translation>
    </message>
    <message>
        <source>An organization key needs the account for which it acts.</source>
        <translation>Ein Organisationsschlüssel braucht das Konto, für das er handelt.</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Another command of the Stripe CLI is left out.</source>
        <translation>Ein weiterer Befehl der Stripe CLI ist ausgelassen.</translation>
    </message>
    <message>
        <source>Another key, in {place}, is left out.</source>
        <translation>Ein weiterer Schlüssel, in {place}, ist ausgelassen.</translation>
    </message>
    <message>
        <source>Another platform controls this account, and only that one is told who collects its requirements.</source>
        <translation>Eine andere Plattform verwaltet dieses Konto, und nur sie erfährt, wer seine Anforderungen erhebt.</translation>
    </message>
    <message>
        <source>Another request is changing the account: send this one again.</source>
        <translation>Eine andere Anfrage arbeitet gerade am Konto: Senden Sie diese noch einmal.</translation>
    </message>
    <message>
        <source>Answering disputes is on unless it is switched off.</source>
        <translation>Anfechtungen zu beantworten ist an, solange es nicht abgeschaltet wird.</translation>
    </message>
    <message>
        <source>Applications for Capital financing are offered for accounts in AU, DE, FR, GB and US.</source>
        <translation>Anträge auf Finanzierung durch Capital gibt es für Konten in AU, DE, FR, GB und US.</translation>
    </message>
    <message>
        <source>Apply the configuration card_creator to the account, once its money_manager is active; or leave issuing_cards_list out.</source>
        <translation>Geben Sie dem Konto die Konfiguration card_creator, sobald money_manager aktiv ist; oder lassen Sie issuing_cards_list weg.</translation>
    </message>
    <message>
        <source>Arguments of the call beyond the second are left out.</source>
        <translation>Argumente des Aufrufs nach dem zweiten sind ausgelassen.</translation>
    </message>
    <message>
        <source>Bank account collection can only be switched off for accounts whose requirements the platform collects. From 2026-03-25.dahlia on this is relaxed.</source>
        <translation>Die Erfassung von Bankkonten kann nur für Konten abgeschaltet werden, deren Anforderungen die Plattform erhebt. Ab 2026-03-25.dahlia ist das gelockert.</translation>
    </message>
    <message>
        <source>Bank account collection is off in {components}, but Stripe collects this account&apos;s requirements. That needs disable_stripe_user_authentication=false in the same component, sent explicitly: its default turns true here.</source>
        <translation>Die Erfassung von Bankkonten ist in {components} aus, aber Stripe erhebt die Anforderungen dieses Kontos. Das braucht disable_stripe_user_authentication=false in derselben Komponente, ausdrücklich gesendet: die Vorgabe wird hier true.</translation>
    </message>
    <message>
        <source>Before 2026-10-28.endive it was in preview, from 2026-04-22.preview on, with the flag embedded_connect_beta=v2.</source>
        <translation>Vor 2026-10-28.endive war sie in der Vorschau, ab 2026-04-22.preview und mit der Kennung embedded_connect_beta=v2.</translation>
    </message>
    <message>
        <source>Beside the finance components of the private preview, cards need the configuration card_creator of Accounts v2, after money_manager is active.</source>
        <translation>Neben den Finanzkomponenten der privaten Preview brauchen Karten die Konfiguration card_creator von Accounts v2, nachdem money_manager aktiv ist.</translation>
    </message>
    <message>
        <source>Bruno collection</source>
        <translation>Bruno-Sammlung</translation>
    </message>
    <message>
        <source>Bruno file</source>
        <translation>Bruno-Datei</translation>
    </message>
    <message>
        <source>Bruno request</source>
        <translation>Bruno-Anfrage</translation>
    </message>
    <message>
        <source>Built-in sandbox</source>
        <translation>Eingebaute Sandbox</translation>
    </message>
    <message>
        <source>C# code</source>
        <translation>C#-Code</translation>
    </message>
    <message>
        <source>Cancelled before anything was sent.</source>
        <translation>Abgebrochen, bevor etwas gesendet wurde.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled. If the request had already left, the account session may have been created all the same.</source>
        <translation>Abgebrochen. Falls die Anfrage schon unterwegs war, kann die Account Session trotzdem entstanden sein.</translation>
    </message>
    <message>
        <source>Cancelled: not everything is predicted.</source>
        <translation>Abgebrochen: Nicht alles ist vorhergesagt.</translation>
    </message>
    <message>
        <source>Capital components need automatic offers, and a review by Stripe before they are used live.</source>
        <translation>Komponenten von Capital brauchen automatische Angebote und eine Prüfung durch Stripe, bevor sie live benutzt werden.</translation>
    </message>
    <message>
        <source>Capital financing is offered for accounts in GB and US.</source>
        <translation>Finanzierung durch Capital gibt es für Konten in GB und US.</translation>
    </message>
    <message>
        <source>Capturing authorised payments is on unless it is switched off.</source>
        <translation>Autorisierte Zahlungen einzuziehen ist an, solange es nicht abgeschaltet wird.</translation>
    </message>
    <message>
        <source>Certificates are checked against the authorities in the folder {file}{origin}.</source>
        <translation>Zertifikate werden gegen die Stellen im Ordner {file} geprüft{origin}.</translation>
    </message>
    <message>
        <source>Certificates are checked against the authorities of the operating system.</source>
        <translation>Zertifikate werden gegen die Stellen des Betriebssystems geprüft.</translation>
    </message>
    <message>
        <source>Certificates are checked against the list that comes with the program.</source>
        <translation>Zertifikate werden gegen die mitgelieferte Liste geprüft.</translation>
    </message>
    <message>
        <source>Certificates are checked against the {count} {noun} in {file}{origin}.</source>
        <translation>Zertifikate werden geprüft gegen: {count} {noun} in {file}{origin}.</translation>
    </message>
    <message>
        <source>Changing the payout schedule is on where Stripe bears the account&apos;s losses, off where the platform does.</source>
        <translation>Den Auszahlungsplan zu ändern ist an, wo Stripe die Verluste des Kontos trägt, und aus, wo die Plattform es tut.</translation>
    </message>
    <message>
        <source>Character {place} of the profile name (U+{char}) is not visible; please remove it.</source>
        <translation>Zeichen {place} des Profilnamens (U+{char}) ist nicht sichtbar; bitte entfernen Sie es.</translation>
    </message>
    <message>
        <source>Check the account&apos;s id and the mode of the key: test keys see no live accounts.</source>
        <translation>Prüfen Sie die ID des Kontos und den Modus des Schlüssels: Testschlüssel sehen keine Live-Konten.</translation>
    </message>
    <message>
        <source>Check the account&apos;s id, and that the key belongs to the platform that the account is connected to; it may have ended the connection.</source>
        <translation>Prüfen Sie die ID des Kontos, und ob der Schlüssel zu der Plattform gehört, mit der das Konto verbunden ist; es kann die Verbindung beendet haben.</translation>
    </message>
    <message>
        <source>Code in another language</source>
        <translation>Code in einer anderen Sprache</translation>
    </message>
    <message>
        <source>Conductor task</source>
        <translation>Conductor-Task</translation>
    </message>
    <message>
        <source>Conductor workflow</source>
        <translation>Conductor-Workflow</translation>
    </message>
    <message>
        <source>Connect.js in the browser</source>
        <translation>Connect.js im Browser</translation>
    </message>
    <message>
        <source>Connected account {account}.</source>
        <translation>Verbundenes Konto {account}.</translation>
    </message>
    <message>
        <source>Creating standard payouts is on where Stripe bears the account&apos;s losses, off where the platform does.</source>
        <translation>Standardauszahlungen anzulegen ist an, wo Stripe die Verluste des Kontos trägt, und aus, wo die Plattform es tut.</translation>
    </message>
    <message>
        <source>Derived: {name} is {value}, since {why}.</source>
        <translation>Abgeleitet: {name} ist {value}, denn {why}.</translation>
    </message>
    <message>
        <source>Destination charges made on behalf of the account stay hidden unless this is switched on.</source>
        <translation>Destination Charges im Namen des Kontos bleiben verborgen, solange dies nicht eingeschaltet wird.</translation>
    </message>
    <message>
        <source>Did you mean {other}?</source>
        <translation>Meinten Sie {other}?</translation>
    </message>
    <message>
        <source>Do not send external_account_collection</source>
        <translation>external_account_collection nicht senden</translation>
    </message>
    <message>
        <source>Do not send smart_disputes_management</source>
        <translation>smart_disputes_management nicht senden</translation>
    </message>
    <message>
        <source>Do not send the features of {name}</source>
        <translation>Die Funktionen von {name} nicht senden</translation>
    </message>
    <message>
        <source>Do not send {name}</source>
        <translation>{name} nicht senden</translation>
    </message>
    <message>
        <source>Do not send {path}</source>
        <translation>{path} nicht senden</translation>
    </message>
    <message>
        <source>Drop the empty object</source>
        <translation>Das leere Objekt entfernen</translation>
    </message>
    <message>
        <source>Dry run of the Stripe CLI</source>
        <translation>Probelauf der Stripe CLI</translation>
    </message>
    <message>
        <source>Entry {number} of expand holds half of a surrogate pair, not a character.</source>
        <translation>Eintrag {number} von expand enthält ein halbes Surrogatpaar, kein Zeichen.</translation>
    </message>
    <message>
        <source>Entry {number} of expand is empty.</source>
        <translation>Eintrag {number} von expand ist leer.</translation>
    </message>
    <message>
        <source>Entry {number} of expand repeats an earlier one.</source>
        <translation>Eintrag {number} von expand wiederholt einen früheren.</translation>
    </message>
    <message>
        <source>Entry {number} of lint_ignore is neither the name of a rule nor an object of the texts rule, path and reason.</source>
        <translation>Eintrag {number} von lint_ignore ist weder der Name einer Regel noch ein Objekt aus den Texten rule, path und reason.</translation>
    </message>
    <message>
        <source>Every component that is sent has enabled=false: the session can show nothing.</source>
        <translation>Jede gesendete Komponente hat enabled=false: die Session kann nichts zeigen.</translation>
    </message>
    <message>
        <source>Fields to expand: {expand}.</source>
        <translation>Felder für expand: {expand}.</translation>
    </message>
    <message>
        <source>Fixture of the Stripe CLI</source>
        <translation>Fixture der Stripe CLI</translation>
    </message>
    <message>
        <source>Fixtures of the Stripe CLI</source>
        <translation>Fixtures der Stripe CLI</translation>
    </message>
    <message>
        <source>For this account {known}.</source>
        <translation>Für dieses Konto gilt: {known}.</translation>
    </message>
    <message>
        <source>Form body</source>
        <translation>Formular-Body</translation>
    </message>
    <message>
        <source>Give the key the permission {permissions} in the Dashboard, or use a key that has it.</source>
        <translation>Geben Sie dem Schlüssel im Dashboard die Berechtigung {permissions}, oder nehmen Sie einen, der sie hat.</translation>
    </message>
    <message>
        <source>Go code</source>
        <translation>Go-Code</translation>
    </message>
    <message>
        <source>HAR file</source>
        <translation>HAR-Datei</translation>
    </message>
    <message>
        <source>HTML, not JSON: a proxy or sign-in page may be in the way</source>
        <translation>HTML, nicht JSON: ein Proxy oder eine Anmeldeseite ist vielleicht im Weg</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>HTTP-Anfrage</translation>
    </message>
    <message>
        <source>HTTP request settings</source>
        <translation>Einstellungen einer HTTP-Anfrage</translation>
    </message>
    <message>
        <source>HTTPie command</source>
        <translation>HTTPie-Befehl</translation>
    </message>
    <message>
        <source>Headers are sent by the SDK itself; Authorization holds the key of its client.</source>
        <translation>Header sendet das SDK selbst; Authorization enthält den Schlüssel seines Clients.</translation>
    </message>
    <message>
        <source>Here {feature} is not sent and defaults to {value}.</source>
        <translation>Hier wird {feature} nicht gesendet und hat die Vorgabe {value}.</translation>
    </message>
    <message>
        <source>Here {feature} is sent as {value}.</source>
        <translation>Hier wird {feature} als {value} gesendet.</translation>
    </message>
    <message>
        <source>Hoppscotch collection</source>
        <translation>Hoppscotch-Sammlung</translation>
    </message>
    <message>
        <source>Hoppscotch request</source>
        <translation>Hoppscotch-Anfrage</translation>
    </message>
    <message>
        <source>In the browser: {reason}</source>
        <translation>Im Browser: {reason}</translation>
    </message>
    <message>
        <source>Insomnia collection</source>
        <translation>Insomnia-Sammlung</translation>
    </message>
    <message>
        <source>Insomnia export</source>
        <translation>Insomnia-Export</translation>
    </message>
    <message>
        <source>Instant payouts are on where Stripe bears the account&apos;s losses, off where the platform does.</source>
        <translation>Sofortauszahlungen sind an, wo Stripe die Verluste des Kontos trägt, und aus, wo die Plattform es tut.</translation>
    </message>
    <message>
        <source>Instant payouts are on where Stripe bears the account&apos;s losses; where the platform does, its Dashboard rules decide. Answers say so in words.</source>
        <translation>Sofortauszahlungen sind an, wo Stripe die Verluste des Kontos trägt; wo die Plattform sie trägt, entscheiden ihre Regeln im Dashboard. Antworten sagen das in Worten.</translation>
    </message>
    <message>
        <source>Instant payouts exist for platforms and accounts in AE, AU, CA, DK, the EU, GB, HK, MY, NO, NZ, SE, SG and US, in the local currency and up to a daily limit of the platform.</source>
        <translation>Sofortauszahlungen gibt es für Plattformen und Konten in AE, AU, CA, DK, der EU, GB, HK, MY, NO, NZ, SE, SG und US, in der Landeswährung und bis zu einer Tagesgrenze der Plattform.</translation>
    </message>
    <message>
        <source>Instant payouts need an account under the full service agreement.</source>
        <translation>Sofortauszahlungen brauchen ein Konto mit vollem Dienstleistungsvertrag (full).</translation>
    </message>
    <message>
        <source>It could not be checked whether the key was deleted ({cause}).</source>
        <translation>Ob der Schlüssel gelöscht wurde, konnte nicht geprüft werden ({cause}).</translation>
    </message>
    <message>
        <source>It exists {where}.</source>
        <translation>Vorhanden {where}.</translation>
    </message>
    <message>
        <source>It follows dispute_management of the same component.</source>
        <translation>Es folgt dispute_management derselben Komponente.</translation>
    </message>
    <message>
        <source>It is about charges made with on_behalf_of only; of other destination charges the transfer alone is shown. While it is on, payments cannot be filtered by status or payment method, and exports have fewer columns. Disputes are taken from the platform in any case.</source>
        <translation>Es geht nur um Zahlungen mit on_behalf_of; von anderen Destination Charges ist allein der Transfer zu sehen. Solange es an ist, lassen sich Zahlungen nicht nach Status oder Zahlungsmethode filtern, und Exporte haben weniger Spalten. Zahlungsanfechtungen gehen in jedem Fall zulasten der Plattform.</translation>
    </message>
    <message>
        <source>It is for platforms whose accounts owe the tax themselves; settings and registrations are both needed before tax is calculated.</source>
        <translation>Sie ist für Plattformen, deren Konten die Steuer selbst schulden; bevor Steuer berechnet wird, braucht es Einstellungen und Registrierungen.</translation>
    </message>
    <message>
        <source>It is meant for administrators of the account, who may see every card; it is not for a single cardholder.</source>
        <translation>Sie ist für Verwalter des Kontos gedacht, die jede Karte sehen dürfen, nicht für einen einzelnen Karteninhaber.</translation>
    </message>
    <message>
        <source>It is not clear what this text is: no session file, JSON, cURL or Stripe CLI command, form body or code that creates an account session was recognised.</source>
        <translation>Es ist nicht klar, was dieser Text ist: weder Sitzungsdatei, JSON, Befehl für cURL oder Stripe CLI, Formular-Body noch Code, der eine Account Session erzeugt, wurde erkannt.</translation>
    </message>
    <message>
        <source>It is not documented whether Stripe refuses it here.</source>
        <translation>Ob Stripe es hier ablehnt, ist nirgends dokumentiert.</translation>
    </message>
    <message>
        <source>It is not known whether disable_stripe_user_authentication must also agree in components with enabled=false and in payment_method_settings.</source>
        <translation>Ob disable_stripe_user_authentication auch in Komponenten mit enabled=false und in payment_method_settings übereinstimmen muss, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is not known whether this is a key of test mode. Check it under Keys, or choose another one.</source>
        <translation>Es ist nicht bekannt, ob dies ein Schlüssel des Testmodus ist. Prüfen Sie ihn unter Schlüssel oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>It is older than {newest}, which is known.</source>
        <translation>Sie ist älter als {newest}, die bekannt ist.</translation>
    </message>
    <message>
        <source>It is the opposite of external_account_collection of the same component: while the component collects bank accounts, users sign in with Stripe.</source>
        <translation>Es ist das Gegenteil von external_account_collection derselben Komponente: solange die Komponente Bankkonten erfasst, melden sich Benutzer bei Stripe an.</translation>
    </message>
    <message>
        <source>It lists only orders that the account placed itself, not those that the platform made through the API.</source>
        <translation>Sie zeigt nur Bestellungen, die das Konto selbst aufgegeben hat, nicht die der Plattform über die API.</translation>
    </message>
    <message>
        <source>It needs dynamic payment methods in the checkout; methods that the platform blocks are not shown.</source>
        <translation>Sie braucht dynamische Zahlungsmethoden beim Bezahlen; Methoden, die die Plattform sperrt, sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>JSON of more than {max_values} values</source>
        <translation>JSON mit mehr als {max_values} Werten</translation>
    </message>
    <message>
        <source>JSON parameters</source>
        <translation>JSON-Parameter</translation>
    </message>
    <message>
        <source>JSON text</source>
        <translation>JSON-Text</translation>
    </message>
    <message>
        <source>JSON that contains a number of {text} digits</source>
        <translation>JSON, das eine Zahl mit {text} Ziffern enthält</translation>
    </message>
    <message>
        <source>JSON that contains half of a surrogate pair, which is not a character</source>
        <translation>JSON, das ein halbes Surrogatpaar enthält, das kein Zeichen ist</translation>
    </message>
    <message>
        <source>JSON that does not describe an error</source>
        <translation>JSON, das keinen Fehler beschreibt</translation>
    </message>
    <message>
        <source>JSON that does not say what it is (&quot;object&quot; is missing)</source>
        <translation>JSON, das nicht sagt, was es ist (&quot;object&quot; fehlt)</translation>
    </message>
    <message>
        <source>JSON that is nested too deeply</source>
        <translation>JSON, das zu tief verschachtelt ist</translation>
    </message>
    <message>
        <source>JSON that is {content}, not an object</source>
        <translation>JSON, das kein Objekt ist, sondern {content}</translation>
    </message>
    <message>
        <source>JSON whose &quot;{name}&quot; is {value}, against the API</source>
        <translation>JSON, dessen &quot;{name}&quot; entgegen der API {value} ist</translation>
    </message>
    <message>
        <source>Java code</source>
        <translation>Java-Code</translation>
    </message>
    <message>
        <source>Keep Stripe&apos;s sign-in</source>
        <translation>Anmeldung bei Stripe beibehalten</translation>
    </message>
    <message>
        <source>Keep secret_key in http-client.private.env.json, which belongs in .gitignore, or in the settings of the editor.</source>
        <translation>secret_key gehört in http-client.private.env.json, die in .gitignore steht, oder in die Einstellungen des Editors.</translation>
    </message>
    <message>
        <source>Kept in {folder}</source>
        <translation>Abgelegt in {folder}</translation>
    </message>
    <message>
        <source>Key and account are of different modes: a test account wants a test key, a live account a live one.</source>
        <translation>Schlüssel und Konto sind in verschiedenen Modi: Ein Testkonto braucht einen Testschlüssel, ein Live-Konto einen Live-Schlüssel.</translation>
    </message>
    <message>
        <source>Key kept until the program ends</source>
        <translation>Schlüssel bis zum Programmende behalten</translation>
    </message>
    <message>
        <source>Keys are kept by {name}, the keyring chosen for this program.</source>
        <translation>Schlüssel bewahrt {name} auf, der für dieses Programm gewählte Schlüsselbund.</translation>
    </message>
    <message>
        <source>Keys are kept in memory and are gone when the program ends.</source>
        <translation>Schlüssel bleiben im Speicher und sind mit dem Ende des Programms fort.</translation>
    </message>
    <message>
        <source>Keys are kept in the system&apos;s keyring, {name}, under “{service}”.</source>
        <translation>Schlüssel liegen im Schlüsselbund des Systems, {name}, unter „{service}“.</translation>
    </message>
    <message>
        <source>Keys are never sent to {host}.</source>
        <translation>Schlüssel werden nie an {host} gesendet.</translation>
    </message>
    <message>
        <source>Keys begin in lower case (sk_…, rk_…); this one begins with capitals.</source>
        <translation>Schlüssel beginnen mit Kleinbuchstaben (sk_…, rk_…); dieser beginnt mit Großbuchstaben.</translation>
    </message>
    <message>
        <source>Keys, timeouts, retries and headers are options of the SDK&apos;s client or call, not parameters.</source>
        <translation>Schlüssel, Zeitgrenzen, Wiederholungen und Header sind Optionen des Clients oder des Aufrufs im SDK und keine Parameter.</translation>
    </message>
    <message>
        <source>Kotlin code</source>
        <translation>Kotlin-Code</translation>
    </message>
    <message>
        <source>Leave out the colon at the end: it belongs to the cURL command.</source>
        <translation>Lassen Sie den Doppelpunkt am Ende weg: er gehört zum cURL-Befehl.</translation>
    </message>
    <message>
        <source>Leave out the word &quot;Bearer&quot;: only the key itself is wanted.</source>
        <translation>Lassen Sie das Wort &quot;Bearer&quot; weg: nur der Schlüssel selbst wird gebraucht.</translation>
    </message>
    <message>
        <source>Line {line}: {code} ({what}) depends on {condition}; it is taken in as if that were so.</source>
        <translation>Zeile {line}: {code} ({what}) hängt von {condition} ab; es wird übernommen, als wäre die Bedingung erfüllt.</translation>
    </message>
    <message>
        <source>Line {line}: {code} ({what}) is in the loop over {condition}, which cannot be read; it is taken once.</source>
        <translation>Zeile {line}: {code} ({what}) steht in der Schleife über {condition}, die sich nicht lesen lässt; es wird einmal übernommen.</translation>
    </message>
    <message>
        <source>Line {line}: {code} ({what}) is one of two branches; what both say is taken.</source>
        <translation>Zeile {line}: {code} ({what}) ist einer von zwei Zweigen; übernommen wird, was beide sagen.</translation>
    </message>
    <message>
        <source>Line {line}: {code} changes {name} in a way that cannot be followed; it is left out.</source>
        <translation>Zeile {line}: {code} ändert {name} auf eine Weise, der sich nicht folgen lässt; die Änderung fehlt.</translation>
    </message>
    <message>
        <source>Line {line}: {condition} decides between several values with {what}; all of it is taken.</source>
        <translation>Zeile {line}: {condition} entscheidet zwischen mehreren Werten mit {what}; alles davon wird übernommen.</translation>
    </message>
    <message>
        <source>Line {line}: {name} is what the call here gives it ({what}).</source>
        <translation>Zeile {line}: {name} hat den Wert, den der Aufruf hier übergibt ({what}).</translation>
    </message>
    <message>
        <source>Line {line}: {what} depends on {condition}; it is taken as if that were so.</source>
        <translation>Zeile {line}: {what} hängt von {condition} ab; es wird übernommen, als wäre die Bedingung erfüllt.</translation>
    </message>
    <message>
        <source>Line {line}: {what} has one of several values, by {condition}; the first is taken.</source>
        <translation>Zeile {line}: {what} hat je nach {condition} einen von mehreren Werten; der erste wird übernommen.</translation>
    </message>
    <message>
        <source>Line {line}: {what} is given to {code}; it is taken as it stands.</source>
        <translation>Zeile {line}: {what} wird an {code} übergeben; übernommen wird es so, wie es dasteht.</translation>
    </message>
    <message>
        <source>Line {line}: {what} is made, but reaches no call; it is left out.</source>
        <translation>Zeile {line}: {what} wird angelegt, kommt aber in keinem Aufruf an; es bleibt weg.</translation>
    </message>
    <message>
        <source>Line {line}: {what} is what holds where {code} gives nothing; it is taken.</source>
        <translation>Zeile {line}: {what} gilt, wo {code} nichts ergibt; es wird übernommen.</translation>
    </message>
    <message>
        <source>Line {line}: {what} may be changed by {code}; that is not followed.</source>
        <translation>Zeile {line}: {code} ändert womöglich {what}; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Live keys are not for this page: whoever uses it would act on a real account, with real money. Choose a test key or the sandbox.</source>
        <translation>Live-Schlüssel sind nicht für diese Seite: Wer sie benutzt, würde an einem echten Konto handeln, mit echtem Geld. Wählen Sie einen Testschlüssel oder die Sandbox.</translation>
    </message>
    <message>
        <source>Loading the accounts was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat das Laden der Konten beendet.</translation>
    </message>
    <message>
        <source>Markdown table</source>
        <translation>Markdown-Tabelle</translation>
    </message>
    <message>
        <source>No component is sent, so the required parameter components is missing.</source>
        <translation>Es wird keine Komponente gesendet, also fehlt der erforderliche Parameter components.</translation>
    </message>
    <message>
        <source>No component is ticked that Connect.js can show.</source>
        <translation>Keine angehakte Komponente kann von Connect.js gezeigt werden.</translation>
    </message>
    <message>
        <source>No connected account is given; Stripe requires one.</source>
        <translation>Es ist kein verbundenes Konto angegeben; Stripe verlangt eines.</translation>
    </message>
    <message>
        <source>No connected account yet.</source>
        <translation>Noch kein verbundenes Konto.</translation>
    </message>
    <message>
        <source>No connection to {server} was made within {seconds}.</source>
        <translation>Innerhalb von {seconds} kam keine Verbindung zu {server} zustande.</translation>
    </message>
    <message>
        <source>No default is documented; an app is only shown when it is listed.</source>
        <translation>Es ist keine Vorgabe dokumentiert; eine App wird nur gezeigt, wenn sie genannt ist.</translation>
    </message>
    <message>
        <source>No file of certificate authorities is chosen yet.</source>
        <translation>Noch ist keine Datei mit Zertifizierungsstellen gewählt.</translation>
    </message>
    <message>
        <source>No key was given.</source>
        <translation>Es wurde kein Schlüssel angegeben.</translation>
    </message>
    <message>
        <source>No parameter has a value: the request is empty.</source>
        <translation>Kein Parameter hat einen Wert: die Anfrage ist leer.</translation>
    </message>
    <message>
        <source>No secure connection to {server} could be established.</source>
        <translation>Mit {server} kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>No thread could be started for the request.</source>
        <translation>Für die Anfrage konnte kein Thread gestartet werden.</translation>
    </message>
    <message>
        <source>No thread could be started for the requests.</source>
        <translation>Für die Anfragen ließ sich kein Thread starten.</translation>
    </message>
    <message>
        <source>Node.js or TypeScript</source>
        <translation>Node.js oder TypeScript</translation>
    </message>
    <message>
        <source>Node.js or TypeScript code</source>
        <translation>Code in Node.js oder TypeScript</translation>
    </message>
    <message>
        <source>Not asked for, hence not known: {names}. Read the account with {query}.</source>
        <translation>Nicht angefragt und daher nicht bekannt: {names}. Lesen Sie das Konto mit {query}.</translation>
    </message>
    <message>
        <source>Not certain: nothing in an account session seems expandable; Stripe may refuse.</source>
        <translation>Nicht sicher: nichts in einer Account Session scheint expandierbar; Stripe lehnt vielleicht ab.</translation>
    </message>
    <message>
        <source>Not certain: {message}</source>
        <translation>Nicht sicher: {message}</translation>
    </message>
    <message>
        <source>Not certain: {why}</source>
        <translation>Nicht sicher: {why}</translation>
    </message>
    <message>
        <source>Nothing in an account session can be expanded: leave expand out.</source>
        <translation>In einer Account Session lässt sich nichts ausklappen: Lassen Sie expand weg.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the request: wait a moment, and send it again.</source>
        <translation>An der Anfrage ist nichts falsch: Warten Sie einen Moment, und senden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Nothing new: the published version is {version}, and all of it is known.</source>
        <translation>Nichts Neues: Veröffentlicht ist die Version {version}, und alles darin ist bekannt.</translation>
    </message>
    <message>
        <source>Nothing was added. With --yes it is added without asking.</source>
        <translation>Nichts wurde hinzugefügt. Mit --yes geschieht es ohne Frage.</translation>
    </message>
    <message>
        <source>Number {number}, in line {line}, asks for no component.</source>
        <translation>Nummer {number}, in Zeile {line}, verlangt keine Komponente.</translation>
    </message>
    <message>
        <source>Number {number}, in line {line}, asks for the same.</source>
        <translation>Nummer {number}, in Zeile {line}, verlangt dasselbe.</translation>
    </message>
    <message>
        <source>Number {number}, in line {line}, asks for {names}.</source>
        <translation>Nummer {number}, in Zeile {line}, verlangt {names}.</translation>
    </message>
    <message>
        <source>Number {number}, in line {line}, cannot be read.</source>
        <translation>Nummer {number}, in Zeile {line}, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>One field to expand is {entry} in the text; it is left out.</source>
        <translation>Ein Feld für expand ist im Text {entry}; es ist ausgelassen.</translation>
    </message>
    <message>
        <source>Only GET and POST requests can be sent.</source>
        <translation>Es können nur GET- und POST-Anfragen gesendet werden.</translation>
    </message>
    <message>
        <source>Only for accounts whose requirements the platform collects: leave it out for this account.</source>
        <translation>Nur für Konten, deren Angaben die Plattform einholt: Lassen Sie es für dieses Konto weg.</translation>
    </message>
    <message>
        <source>Only the first {max_files} of {files} session files are listed.</source>
        <translation>Nur die ersten {max_files} von {files} Sitzungsdateien sind aufgeführt.</translation>
    </message>
    <message>
        <source>Only {max_entries} entries of the folder were looked at.</source>
        <translation>Nur {max_entries} Einträge des Ordners wurden angesehen.</translation>
    </message>
    <message>
        <source>Only {stripe_base_url} and http://127.0.0.1:PORT (this computer) can get a key.</source>
        <translation>Nur {stripe_base_url} und http://127.0.0.1:PORT (dieser Computer) können einen Schlüssel bekommen.</translation>
    </message>
    <message>
        <source>Options of the Connect.js elements are set in the browser, not in the account session.</source>
        <translation>Optionen der Connect.js-Elemente werden im Browser gesetzt, nicht in der Account Session.</translation>
    </message>
    <message>
        <source>PHP code</source>
        <translation>PHP-Code</translation>
    </message>
    <message>
        <source>POSIX shell</source>
        <translation>POSIX-Shell</translation>
    </message>
    <message>
        <source>POST {path} takes no components that this program understands.</source>
        <translation>POST {path} nimmt keine Komponenten, die dieses Programm versteht.</translation>
    </message>
    <message>
        <source>POST {path} takes {parameters}, but no {components}.</source>
        <translation>POST {path} nimmt {parameters}, aber kein {components}.</translation>
    </message>
    <message>
        <source>Package @stripe/stripe-react-native 0.78.0</source>
        <translation>Paket @stripe/stripe-react-native 0.78.0</translation>
    </message>
    <message>
        <source>Percent-encoded pairs on {lines} lines.</source>
        <translation>Prozentkodierte Paare auf {lines} Zeilen.</translation>
    </message>
    <message>
        <source>Postman collection</source>
        <translation>Postman-Sammlung</translation>
    </message>
    <message>
        <source>Postman request</source>
        <translation>Postman-Anfrage</translation>
    </message>
    <message>
        <source>PowerShell command</source>
        <translation>PowerShell-Befehl</translation>
    </message>
    <message>
        <source>Put the id of your saved credentials in: the definition holds no key.</source>
        <translation>Setzen Sie die ID Ihrer gespeicherten Zugangsdaten ein: Die Definition enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Python code</source>
        <translation>Python-Code</translation>
    </message>
    <message>
        <source>React components</source>
        <translation>React-Komponenten</translation>
    </message>
    <message>
        <source>Read for “Check for new API versions” only. No key is sent there.</source>
        <translation>Wird nur für „Nach neuen API-Versionen sehen“ gelesen. Dorthin wird kein Schlüssel gesendet.</translation>
    </message>
    <message>
        <source>Reading the account was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat das Lesen des Kontos beendet.</translation>
    </message>
    <message>
        <source>Reading the folder was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat das Lesen des Ordners beendet.</translation>
    </message>
    <message>
        <source>Reading the text takes more than {limit} steps.</source>
        <translation>Den Text zu lesen braucht mehr als {limit} Schritte.</translation>
    </message>
    <message>
        <source>Refunding is on unless it is switched off.</source>
        <translation>Erstatten ist an, solange es nicht abgeschaltet wird.</translation>
    </message>
    <message>
        <source>Removed {what} around the pasted key ({removed} in all).</source>
        <translation>Um den eingefügten Schlüssel herum entfernt: {what} (insgesamt {removed}).</translation>
    </message>
    <message>
        <source>Request inbound_transfers, outbound_transfers and received_credits for the account&apos;s money_manager configuration, and send again when they are active; or leave financial_accounts out.</source>
        <translation>Beantragen Sie inbound_transfers, outbound_transfers und received_credits für die Konfiguration money_manager des Kontos, und senden Sie noch einmal, wenn sie aktiv sind; oder lassen Sie financial_accounts weg.</translation>
    </message>
    <message>
        <source>Request outbound_payments.bank_accounts or outbound_payments.cards for the account, and send again when one is active; or send send_money=false.</source>
        <translation>Beantragen Sie outbound_payments.bank_accounts oder outbound_payments.cards für das Konto, und senden Sie noch einmal, wenn eines aktiv ist; oder senden Sie send_money=false.</translation>
    </message>
    <message>
        <source>Requests go to Stripe directly, whatever proxy the system names.</source>
        <translation>Anfragen gehen direkt an Stripe, welchen Proxy das System auch nennt.</translation>
    </message>
    <message>
        <source>Requests to Stripe go through the proxy {where}{network}.</source>
        <translation>Anfragen an Stripe gehen über den Proxy {where}{network}.</translation>
    </message>
    <message>
        <source>Rows that are switched off are not sent: {names}{more}.</source>
        <translation>Ausgeschaltete Zeilen werden nicht gesendet: {names}{more}.</translation>
    </message>
    <message>
        <source>Ruby code</source>
        <translation>Ruby-Code</translation>
    </message>
    <message>
        <source>Run it with: stripe fixtures FILE. It prints no answer; the environment variable ACCOUNT chooses another account.</source>
        <translation>Aufruf: stripe fixtures DATEI. Die Antwort wird nicht ausgegeben; die Umgebungsvariable ACCOUNT wählt ein anderes Konto.</translation>
    </message>
    <message>
        <source>Send an empty text</source>
        <translation>Einen leeren Text senden</translation>
    </message>
    <message>
        <source>Send disable_stripe_user_authentication=false</source>
        <translation>disable_stripe_user_authentication=false senden</translation>
    </message>
    <message>
        <source>Send enabled=true for {name}</source>
        <translation>enabled=true für {name} senden</translation>
    </message>
    <message>
        <source>Send false</source>
        <translation>false senden</translation>
    </message>
    <message>
        <source>Send one value for all</source>
        <translation>Einen Wert für alle senden</translation>
    </message>
    <message>
        <source>Send the boolean {value}</source>
        <translation>Den booleschen Wert {value} senden</translation>
    </message>
    <message>
        <source>Send the parameter that the answer names.</source>
        <translation>Senden Sie den Parameter, den die Antwort nennt.</translation>
    </message>
    <message>
        <source>Send the same value of this feature for all components that have it, or leave it out of all.</source>
        <translation>Senden Sie denselben Wert dieser Funktion für alle Komponenten, die sie haben, oder für keine.</translation>
    </message>
    <message>
        <source>Send true</source>
        <translation>true senden</translation>
    </message>
    <message>
        <source>Send {value} in all {count}</source>
        <translation>In allen {count} {value} senden</translation>
    </message>
    <message>
        <source>Send {value} in {count}</source>
        <translation>In {count} {value} senden</translation>
    </message>
    <message>
        <source>Sending money needs an active capability to pay out of the money manager, outbound_payments.bank_accounts or outbound_payments.cards.</source>
        <translation>Geld zu senden braucht beim money_manager eine aktive Fähigkeit, outbound_payments.bank_accounts oder outbound_payments.cards.</translation>
    </message>
    <message>
        <source>Server endpoint (Node.js)</source>
        <translation>Server-Endpunkt (Node.js)</translation>
    </message>
    <message>
        <source>Server endpoint (Python)</source>
        <translation>Server-Endpunkt (Python)</translation>
    </message>
    <message>
        <source>Session file</source>
        <translation>Sitzungsdatei</translation>
    </message>
    <message>
        <source>Set secret_key in the vault or in an environment. An answer that is saved holds the client secret.</source>
        <translation>Setzen Sie secret_key im Vault oder in einer Umgebung. Eine gespeicherte Antwort enthält das Client Secret.</translation>
    </message>
    <message>
        <source>SimWorkflow definition</source>
        <translation>SimWorkflow-Definition</translation>
    </message>
    <message>
        <source>SimWorkflow task</source>
        <translation>SimWorkflow-Task</translation>
    </message>
    <message>
        <source>Smart disputes belong to dispute management; with that switched off they probably do nothing.</source>
        <translation>Smart Disputes gehören zur Bearbeitung von Anfechtungen; ist diese abgeschaltet, bewirken sie vermutlich nichts.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Quelle: {source}</translation>
    </message>
    <message>
        <source>Spend controls appear only where the element has showSpendControls, which is off by default; this feature adds editing them.</source>
        <translation>Ausgabenlimits erscheinen nur, wo das Element showSpendControls hat, das von sich aus aus ist; mit dieser Funktion lassen sie sich auch ändern.</translation>
    </message>
    <message>
        <source>Step Functions definition</source>
        <translation>Step-Functions-Definition</translation>
    </message>
    <message>
        <source>Step Functions keeps the answer in the history of the execution, the client secret in it.</source>
        <translation>Step Functions behält die Antwort mit dem Client Secret im Verlauf der Ausführung.</translation>
    </message>
    <message>
        <source>Step Functions task</source>
        <translation>Step-Functions-Task</translation>
    </message>
    <message>
        <source>Stripe API reference, connected accounts</source>
        <translation>Stripe-API-Referenz, verbundene Konten</translation>
    </message>
    <message>
        <source>Stripe API reference, create an account session</source>
        <translation>Stripe-API-Referenz, Account Session erzeugen</translation>
    </message>
    <message>
        <source>Stripe API reference, expanding responses</source>
        <translation>Stripe-API-Referenz, Antworten expandieren</translation>
    </message>
    <message>
        <source>Stripe API reference, idempotent requests</source>
        <translation>Stripe-API-Referenz, idempotente Anfragen</translation>
    </message>
    <message>
        <source>Stripe API reference, the Account object</source>
        <translation>Stripe-API-Referenz, das Account-Objekt</translation>
    </message>
    <message>
        <source>Stripe API reference, versioning</source>
        <translation>Stripe-API-Referenz, Versionierung</translation>
    </message>
    <message>
        <source>Stripe CLI command</source>
        <translation>Befehl der Stripe CLI</translation>
    </message>
    <message>
        <source>Stripe bears losses</source>
        <translation>Stripe trägt Verluste</translation>
    </message>
    <message>
        <source>Stripe cannot answer at the moment: send again in a while.</source>
        <translation>Stripe kann gerade nicht antworten: Senden Sie in einer Weile noch einmal.</translation>
    </message>
    <message>
        <source>Stripe changelog 2024-10-28.acacia, disabling Stripe user authentication</source>
        <translation>Stripe-Änderungsprotokoll 2024-10-28.acacia, Abschalten der Anmeldung bei Stripe</translation>
    </message>
    <message>
        <source>Stripe changelog 2026-03-25.dahlia, relaxed external account collection</source>
        <translation>Stripe-Änderungsprotokoll 2026-03-25.dahlia, gelockerte Erfassung von Bankkonten</translation>
    </message>
    <message>
        <source>Stripe changelog 2026-08-26.dahlia, user authentication in payment method settings</source>
        <translation>Stripe-Änderungsprotokoll 2026-08-26.dahlia, Anmeldung in den Einstellungen der Zahlungsmethoden</translation>
    </message>
    <message>
        <source>Stripe changelog 2026-11-18, more embedded components</source>
        <translation>Stripe-Änderungsprotokoll 2026-11-18, weitere eingebettete Komponenten</translation>
    </message>
    <message>
        <source>Stripe documentation, Accounts v2</source>
        <translation>Stripe-Dokumentation, Accounts v2</translation>
    </message>
    <message>
        <source>Stripe documentation, Capital financing application component</source>
        <translation>Stripe-Dokumentation, Komponente Capital-Antrag</translation>
    </message>
    <message>
        <source>Stripe documentation, Capital financing component</source>
        <translation>Stripe-Dokumentation, Komponente Capital-Finanzierung</translation>
    </message>
    <message>
        <source>Stripe documentation, Issuing embedded components</source>
        <translation>Stripe-Dokumentation, eingebettete Komponenten von Issuing</translation>
    </message>
    <message>
        <source>Stripe documentation, Stripe-Context</source>
        <translation>Stripe-Dokumentation, Stripe-Context</translation>
    </message>
    <message>
        <source>Stripe documentation, Terminal hardware orders component</source>
        <translation>Stripe-Dokumentation, Komponente Terminal-Bestellungen</translation>
    </message>
    <message>
        <source>Stripe documentation, Terminal hardware shop component</source>
        <translation>Stripe-Dokumentation, Komponente Terminal-Shop</translation>
    </message>
    <message>
        <source>Stripe documentation, account management component</source>
        <translation>Stripe-Dokumentation, Komponente Kontoverwaltung</translation>
    </message>
    <message>
        <source>Stripe documentation, account onboarding component</source>
        <translation>Stripe-Dokumentation, Komponente account_onboarding</translation>
    </message>
    <message>
        <source>Stripe documentation, app viewport component</source>
        <translation>Stripe-Dokumentation, Komponente app_viewport</translation>
    </message>
    <message>
        <source>Stripe documentation, financial account component</source>
        <translation>Stripe-Dokumentation, Komponente financial_account</translation>
    </message>
    <message>
        <source>Stripe documentation, instant payouts for connected accounts</source>
        <translation>Stripe-Dokumentation, Sofortauszahlungen für verbundene Konten</translation>
    </message>
    <message>
        <source>Stripe documentation, issuing cards list component</source>
        <translation>Stripe-Dokumentation, Komponente issuing_cards_list</translation>
    </message>
    <message>
        <source>Stripe documentation, notification banner component</source>
        <translation>Stripe-Dokumentation, Komponente Hinweisbanner</translation>
    </message>
    <message>
        <source>Stripe documentation, payment details component</source>
        <translation>Stripe-Dokumentation, Komponente Zahlungsdetails</translation>
    </message>
    <message>
        <source>Stripe documentation, payment method settings component</source>
        <translation>Stripe-Dokumentation, Komponente Einstellungen der Zahlungsmethoden</translation>
    </message>
    <message>
        <source>Stripe documentation, payments component</source>
        <translation>Stripe-Dokumentation, Komponente Zahlungen</translation>
    </message>
    <message>
        <source>Stripe documentation, payouts component</source>
        <translation>Stripe-Dokumentation, Komponente Auszahlungen</translation>
    </message>
    <message>
        <source>Stripe documentation, prebuilt embedded finance</source>
        <translation>Stripe-Dokumentation, vorgefertigte Finanzkomponenten</translation>
    </message>
    <message>
        <source>Stripe documentation, server-side SDKs</source>
        <translation>Stripe-Dokumentation, SDKs für Server</translation>
    </message>
    <message>
        <source>Stripe documentation, supported embedded components</source>
        <translation>Stripe-Dokumentation, unterstützte eingebettete Komponenten</translation>
    </message>
    <message>
        <source>Stripe documentation, tax settings component</source>
        <translation>Stripe-Dokumentation, Komponente Steuereinstellungen</translation>
    </message>
    <message>
        <source>Stripe does not know the key: copy it anew from the Dashboard, as a whole.</source>
        <translation>Stripe kennt den Schlüssel nicht: Kopieren Sie ihn neu aus dem Dashboard, und zwar ganz.</translation>
    </message>
    <message>
        <source>Stripe does not know this API version: check its spelling, or choose another one.</source>
        <translation>Stripe kennt diese API-Version nicht: Prüfen Sie die Schreibweise, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Stripe does not let this key create account sessions: check it in the Dashboard.</source>
        <translation>Stripe lässt diesen Schlüssel keine Account Sessions anlegen: Prüfen Sie ihn im Dashboard.</translation>
    </message>
    <message>
        <source>Stripe error codes, parameter_unknown</source>
        <translation>Stripe-Fehlercodes, parameter_unknown</translation>
    </message>
    <message>
        <source>Stripe has an internal error: send again later, and look at status.stripe.com.</source>
        <translation>Bei Stripe ist ein interner Fehler aufgetreten: Senden Sie später noch einmal, und sehen Sie auf status.stripe.com nach.</translation>
    </message>
    <message>
        <source>Stripe has it {versions}; choose that API version (Stripe-Version: {header}).</source>
        <translation>Bei Stripe vorhanden {versions}; wählen Sie diese API-Version (Stripe-Version: {header}).</translation>
    </message>
    <message>
        <source>Stripe would refuse this request: {problem}</source>
        <translation>Stripe würde diese Anfrage ablehnen: {problem}</translation>
    </message>
    <message>
        <source>Stripe&apos;s demo sends &lt;date&gt;.preview; embedded_connect_beta=v2 with this component.</source>
        <translation>Stripes Demo sendet bei dieser Komponente &lt;date&gt;.preview; embedded_connect_beta=v2.</translation>
    </message>
    <message>
        <source>Stripe&apos;s demo sends the flag with {component}, &lt;date&gt;.preview; embedded_connect_beta=v2. This request does not; should Stripe refuse it, add the flag.</source>
        <translation>Stripes Demo sendet bei {component} den Zusatz, &lt;date&gt;.preview; embedded_connect_beta=v2. Diese Anfrage nicht; sollte Stripe sie ablehnen, fügen Sie ihn hinzu.</translation>
    </message>
    <message>
        <source>Stripe&apos;s sign-in can only be switched off for accounts whose requirements the platform collects (controller.requirement_collection is application).</source>
        <translation>Die Anmeldung bei Stripe kann nur für Konten abgeschaltet werden, deren Anforderungen die Plattform erhebt (controller.requirement_collection ist application).</translation>
    </message>
    <message>
        <source>Stripe-Account is a header, an option of the SDK&apos;s call. The account of a session is the parameter account.</source>
        <translation>Stripe-Account ist ein Header, eine Option des SDK-Aufrufs. Das Konto einer Session ist der Parameter account.</translation>
    </message>
    <message>
        <source>Stripe-Context is a header, an option of the SDK&apos;s call, not a parameter.</source>
        <translation>Stripe-Context ist ein Header, eine Option des SDK-Aufrufs, und kein Parameter.</translation>
    </message>
    <message>
        <source>Switch Stripe&apos;s sign-in off in these components</source>
        <translation>Anmeldung bei Stripe in diesen Komponenten abschalten</translation>
    </message>
    <message>
        <source>Switching bank account collection off where Stripe collects the requirements is documented for account_onboarding only; {component} may be refused.</source>
        <translation>Die Erfassung von Bankkonten abzuschalten, wo Stripe die Anforderungen erhebt, ist nur für account_onboarding dokumentiert; {component} wird vielleicht abgelehnt.</translation>
    </message>
    <message>
        <source>The API version holds text that looks like an API key.</source>
        <translation>Die API-Version enthält Text, der wie ein API-Schlüssel aussieht.</translation>
    </message>
    <message>
        <source>The API version in {place} is code and cannot be read.</source>
        <translation>Die API-Version in {place} ist Code und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The API version is a header, an option of the SDK&apos;s call or client, not a parameter.</source>
        <translation>Die API-Version ist ein Header, eine Option des Aufrufs oder Clients im SDK, und kein Parameter.</translation>
    </message>
    <message>
        <source>The API version is not of the form 2025-06-30.name.</source>
        <translation>Die API-Version hat nicht die Form 2025-06-30.name.</translation>
    </message>
    <message>
        <source>The API version is the code {text}; it is left out.</source>
        <translation>Die API-Version ist der Code {text}; sie bleibt weg.</translation>
    </message>
    <message>
        <source>The API version {version} is known here as {other} only. It is sent as it is; the parameters of {serving} serve for it.</source>
        <translation>Die API-Version {version} ist hier nur als {other} bekannt. Sie wird gesendet, wie sie ist; für sie gelten die Parameter von {serving}.</translation>
    </message>
    <message>
        <source>The API version {version} is not known here. It is sent as it is; the parameters of {serving} serve for it.</source>
        <translation>Die API-Version {version} ist hier nicht bekannt. Sie wird gesendet, wie sie ist; für sie gelten die Parameter von {serving}.</translation>
    </message>
    <message>
        <source>The Idempotency-Key belongs to another request: send again with a new one, as the test request does.</source>
        <translation>Der Idempotency-Key gehört zu einer anderen Anfrage: Senden Sie mit einem neuen, wie es die Testanfrage tut.</translation>
    </message>
    <message>
        <source>The JSON holds no object with parameters.</source>
        <translation>Das JSON enthält kein Objekt mit Parametern.</translation>
    </message>
    <message>
        <source>The Stripe CLI cannot send {name}: it ends a name at the first &apos;=&apos;.</source>
        <translation>Die Stripe CLI kann {name} nicht senden: Sie beendet einen Namen beim ersten &apos;=&apos;.</translation>
    </message>
    <message>
        <source>The YAML holds no object with parameters.</source>
        <translation>Das YAML enthält kein Objekt mit Parametern.</translation>
    </message>
    <message>
        <source>The account for the organization key is longer than {max_account_chars} characters.</source>
        <translation>Das Konto für den Organisationsschlüssel ist länger als {max_account_chars} Zeichen.</translation>
    </message>
    <message>
        <source>The account has no financial account of the type payments, and only Stripe can set one up: ask its support, or leave these components out.</source>
        <translation>Das Konto hat kein Finanzkonto des Typs payments, und nur Stripe kann eines einrichten: Fragen Sie den Support, oder lassen Sie diese Komponenten weg.</translation>
    </message>
    <message>
        <source>The account has object {kind}; expected {expected}.</source>
        <translation>Das Konto hat als object {kind}; erwartet wird {expected}.</translation>
    </message>
    <message>
        <source>The account has only the customer configuration, hence no Dashboard and nobody who bears its losses. Nothing documents what an account session for it does.</source>
        <translation>Das Konto hat nur die Konfiguration customer, also kein Dashboard und niemanden, der seine Verluste trägt. Was eine Account Session dafür tut, ist nirgends dokumentiert.</translation>
    </message>
    <message>
        <source>The account id has white space at character {place}.</source>
        <translation>Die Konto-ID hat bei Zeichen {place} Leerraum.</translation>
    </message>
    <message>
        <source>The account id has {shown} at character {place}; letters and digits follow acct_.</source>
        <translation>Die Konto-ID hat {shown} bei Zeichen {place}; auf acct_ folgen Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>The account id is longer than {max_account_chars} characters.</source>
        <translation>Die Konto-ID ist länger als {max_account_chars} Zeichen.</translation>
    </message>
    <message>
        <source>The account is an error answer of Stripe, not an Account object.</source>
        <translation>Das Konto ist eine Fehlerantwort von Stripe, kein Account-Objekt.</translation>
    </message>
    <message>
        <source>The account is not a JSON object: expected an Account of Stripe.</source>
        <translation>Das Konto ist kein JSON-Objekt: erwartet wird ein Account von Stripe.</translation>
    </message>
    <message>
        <source>The account is not a text; it is taken as it is spelled.</source>
        <translation>Das Konto ist kein Text; es wird genommen, wie es geschrieben steht.</translation>
    </message>
    <message>
        <source>The account is {value} in the text; that of the current request stays.</source>
        <translation>Das Konto ist im Text {value}; das der aktuellen Anfrage bleibt.</translation>
    </message>
    <message>
        <source>The account is {value} in the text; the field is left empty.</source>
        <translation>Das Konto ist im Text {value}; das Feld bleibt leer.</translation>
    </message>
    <message>
        <source>The account lacks a configuration that a component needs, such as money_manager. Apply it to the account, and send again when its capabilities are active.</source>
        <translation>Dem Konto fehlt eine Konfiguration, die eine Komponente braucht, etwa money_manager. Geben Sie sie dem Konto, und senden Sie noch einmal, wenn ihre Capabilities aktiv sind.</translation>
    </message>
    <message>
        <source>The account lacks what a component needs, as the answer says: add it to the account, or leave the component out.</source>
        <translation>Dem Konto fehlt, was eine Komponente braucht, wie die Antwort sagt: Fügen Sie es dem Konto hinzu, oder lassen Sie die Komponente weg.</translation>
    </message>
    <message>
        <source>The account needs Issuing: its capability card_issuing must be active before the component can be used.</source>
        <translation>Das Konto braucht Issuing: seine Fähigkeit card_issuing muss aktiv sein, bevor die Komponente benutzt werden kann.</translation>
    </message>
    <message>
        <source>The account needs a financial account of type payments; where it is missing Stripe answers account_sessions_missing_v2_payments_financial_account.</source>
        <translation>Das Konto braucht ein Finanzkonto der Art payments; fehlt es, antwortet Stripe mit account_sessions_missing_v2_payments_financial_account.</translation>
    </message>
    <message>
        <source>The account needs a financial account of type storage.</source>
        <translation>Das Konto braucht ein Finanzkonto der Art storage.</translation>
    </message>
    <message>
        <source>The account needs the capability treasury before a session can enable this component.</source>
        <translation>Das Konto braucht die Fähigkeit treasury, bevor eine Session diese Komponente einschalten kann.</translation>
    </message>
    <message>
        <source>The account needs the configuration money_manager of Accounts v2.</source>
        <translation>Das Konto braucht die Konfiguration money_manager von Accounts v2.</translation>
    </message>
    <message>
        <source>The account&apos;s money manager needs active capabilities to receive credits and to transfer money in and out: inbound_transfers.bank_accounts, outbound_transfers.bank_accounts, outbound_transfers.financial_accounts and received_credits.bank_accounts.</source>
        <translation>Der money_manager des Kontos braucht aktive Fähigkeiten, um Gutschriften zu empfangen und Geld herein und hinaus zu überweisen: inbound_transfers.bank_accounts, outbound_transfers.bank_accounts, outbound_transfers.financial_accounts und received_credits.bank_accounts.</translation>
    </message>
    <message>
        <source>The address of a server on this computer needs http:// and a port from 1 to 65535.</source>
        <translation>Die Adresse eines Servers auf diesem Computer braucht http:// und einen Port von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The address of the document must begin with https:// (on this computer also http://127.0.0.1:PORT), name a file, and hold no user name, no query and no key.</source>
        <translation>Die Adresse des Dokuments muss mit https:// beginnen (auf diesem Computer auch mit http://127.0.0.1:PORT), eine Datei nennen und darf weder Benutzernamen noch Abfrage noch Schlüssel enthalten.</translation>
    </message>
    <message>
        <source>The address of {server} could not be looked up. Check that this computer is connected to the internet.</source>
        <translation>Die Adresse von {server} konnte nicht nachgeschlagen werden. Prüfen Sie, ob dieser Computer mit dem Internet verbunden ist.</translation>
    </message>
    <message>
        <source>The address {address} is left out.</source>
        <translation>Die Adresse {address} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The answer from {server} is compressed in a way that was not asked for.</source>
        <translation>Die Antwort von {server} ist auf eine Weise komprimiert, die nicht verlangt war.</translation>
    </message>
    <message>
        <source>The answer from {server} is compressed, and the compression is damaged.</source>
        <translation>Die Antwort von {server} ist komprimiert, und die Kompression ist beschädigt.</translation>
    </message>
    <message>
        <source>The answer from {server} is incomplete; the part that arrived is not shown.</source>
        <translation>Die Antwort von {server} bricht ab; der angekommene Teil wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>The answer from {server} is not valid HTTP.</source>
        <translation>Was {server} antwortete, verletzt die Regeln von HTTP.</translation>
    </message>
    <message>
        <source>The answer is larger than {max_body_bytes} MiB; it was not read to its end.</source>
        <translation>Die Antwort ist größer als {max_body_bytes} MiB; sie wurde nicht zu Ende gelesen.</translation>
    </message>
    <message>
        <source>The banner draws nothing until the account has submitted its details (details_submitted is true).</source>
        <translation>Das Banner zeigt nichts, bis das Konto seine Angaben eingereicht hat (details_submitted ist true).</translation>
    </message>
    <message>
        <source>The body is JSON, which Stripe refuses; its parameters are taken as a form.</source>
        <translation>Der Body ist JSON, das Stripe ablehnt; seine Parameter werden als Formular übernommen.</translation>
    </message>
    <message>
        <source>The body is broken into lines; the breaks are left out.</source>
        <translation>Der Body ist in Zeilen umbrochen; die Umbrüche sind ausgelassen.</translation>
    </message>
    <message>
        <source>The body is not percent-encoded: it has characters outside ASCII.</source>
        <translation>Der Body ist nicht prozentkodiert: er hat Zeichen außerhalb von ASCII.</translation>
    </message>
    <message>
        <source>The body of the request is neither a form nor a JSON object.</source>
        <translation>Der Body der Anfrage ist weder ein Formular noch ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The body of the request is {text}, which is given no value in the text.</source>
        <translation>Der Body der Anfrage ist {text}; im Text bekommt es keinen Wert.</translation>
    </message>
    <message>
        <source>The built-in sandbox did not start: {error}.</source>
        <translation>Die eingebaute Sandbox startete nicht: {error}.</translation>
    </message>
    <message>
        <source>The call in line {line} is given no parameters.</source>
        <translation>Der Aufruf in Zeile {line} bekommt keine Parameter.</translation>
    </message>
    <message>
        <source>The call is given {what}; no parameters are read.</source>
        <translation>Der Aufruf bekommt {what}; es werden keine Parameter gelesen.</translation>
    </message>
    <message>
        <source>The call is given {what}; the object that looks like the parameters is read instead (line {line}).</source>
        <translation>Der Aufruf bekommt {what}; gelesen wird stattdessen das Objekt, das nach den Parametern aussieht (Zeile {line}).</translation>
    </message>
    <message>
        <source>The call is given {what}; variables named like the parameters are read instead.</source>
        <translation>Der Aufruf bekommt {what}; gelesen werden stattdessen Variablen, die wie die Parameter heißen.</translation>
    </message>
    <message>
        <source>The catalog cannot be written to {folder}: {reason}.</source>
        <translation>Der Katalog kann nicht nach {folder} geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The catalog would take more than {max_bytes} KiB.</source>
        <translation>Der Katalog wäre größer als {max_bytes} KiB.</translation>
    </message>
    <message>
        <source>The certificate of {server} comes from an authority that is not trusted (the trusted ones come from {network}). A company proxy may be reading along.</source>
        <translation>Das Zertifikat von {server} kommt von einer Stelle, der nicht vertraut wird (die vertrauenswürdigen kommen von: {network}). Vielleicht liest ein Firmenproxy mit.</translation>
    </message>
    <message>
        <source>The certificate of {server} is not valid at this time: it has expired, or the clock of this computer is wrong.</source>
        <translation>Das Zertifikat von {server} ist zurzeit nicht gültig: es ist abgelaufen, oder die Uhr dieses Computers geht falsch.</translation>
    </message>
    <message>
        <source>The certificate of {server} was refused.</source>
        <translation>Das Zertifikat von {server} wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The certificate that {server} showed belongs to another server.</source>
        <translation>Das von {server} gezeigte Zertifikat gehört zu einem anderen Server.</translation>
    </message>
    <message>
        <source>The command asks with GET; account sessions are created with POST, which is taken.</source>
        <translation>Der Befehl fragt mit GET; Account Sessions werden mit POST erzeugt, das genommen wird.</translation>
    </message>
    <message>
        <source>The command asks with {method}; account sessions are created with POST, which is taken.</source>
        <translation>Der Befehl fragt mit {method}; Account Sessions werden mit POST erzeugt, das genommen wird.</translation>
    </message>
    <message>
        <source>The command calls {path}, not /{path2}.</source>
        <translation>Der Befehl ruft {path} auf, nicht /{path2}.</translation>
    </message>
    <message>
        <source>The command calls {positions}, not /v1/account_sessions.</source>
        <translation>Der Befehl ruft {positions} auf, nicht /v1/account_sessions.</translation>
    </message>
    <message>
        <source>The command names no address; it is taken as one for /{path}.</source>
        <translation>Der Befehl nennt keine Adresse; er gilt als einer für /{path}.</translation>
    </message>
    <message>
        <source>The command {name} is left out.</source>
        <translation>Der Befehl {name} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The command {no_json}</source>
        <translation>Der Befehl {no_json}</translation>
    </message>
    <message>
        <source>The command {shown} creates no account session.</source>
        <translation>Der Befehl {shown} erzeugt keine Account Session.</translation>
    </message>
    <message>
        <source>The command {text} is left out.</source>
        <translation>Der Befehl {text} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The component asks for a bank account or debit card unless this is switched off.</source>
        <translation>Die Komponente fragt nach Bankkonto oder Debitkarte, solange dies nicht abgeschaltet wird.</translation>
    </message>
    <message>
        <source>The component can only be drawn once the account has submitted its details (details_submitted is true); until then account_onboarding is the component to use.</source>
        <translation>Die Komponente lässt sich erst zeigen, wenn das Konto seine Angaben eingereicht hat (details_submitted ist true); bis dahin ist account_onboarding die richtige.</translation>
    </message>
    <message>
        <source>The components are a list, as only a server of one&apos;s own takes them.</source>
        <translation>Die Komponenten sind eine Liste, wie sie nur ein eigener Server annimmt.</translation>
    </message>
    <message>
        <source>The documentation names no default, so sending a value is the only way to be sure.</source>
        <translation>Die Dokumentation nennt keine Vorgabe; sicher ist nur, einen Wert zu senden.</translation>
    </message>
    <message>
        <source>The documentation&apos;s own samples for {component} send the flag, &lt;date&gt;.preview; embedded_connect_beta=v2. This request does not; should Stripe refuse it, add the flag.</source>
        <translation>Die Beispiele der Dokumentation senden bei {component} den Zusatz, &lt;date&gt;.preview; embedded_connect_beta=v2. Diese Anfrage nicht; sollte Stripe sie ablehnen, fügen Sie ihn hinzu.</translation>
    </message>
    <message>
        <source>The documentation&apos;s own samples send &lt;date&gt;.preview; embedded_connect_beta=v2 with this component.</source>
        <translation>Die Beispiele der Dokumentation senden bei dieser Komponente &lt;date&gt;.preview; embedded_connect_beta=v2.</translation>
    </message>
    <message>
        <source>The element needs the id of something that exists on the connected account: for destination charges and separate charges and transfers that is the charge on the account, not the PaymentIntent. Without an id nothing is drawn.</source>
        <translation>Das Element braucht die ID von etwas, das es beim verbundenen Konto gibt: bei Destination Charges und bei getrennten Charges mit Transfer ist das die Charge beim Konto, nicht der PaymentIntent. Ohne ID ist nichts zu sehen.</translation>
    </message>
    <message>
        <source>The engine keeps the answer, the client secret in it: whoever can read executions can read it.</source>
        <translation>Die Engine behält die Antwort mit dem Client Secret: Wer Ausführungen lesen darf, kann es lesen.</translation>
    </message>
    <message>
        <source>The file of certificate authorities cannot be used: it holds no certificate in PEM form, or one that is damaged.</source>
        <translation>Die Datei mit Zertifizierungsstellen ist nicht verwendbar: sie enthält kein Zertifikat in PEM-Form oder ein beschädigtes.</translation>
    </message>
    <message>
        <source>The file of certificate authorities cannot be used: {reason}.</source>
        <translation>Die Datei mit Zertifizierungsstellen ist nicht verwendbar: {reason}.</translation>
    </message>
    <message>
        <source>The file of certificate authorities from {network} holds no certificate that can be read.</source>
        <translation>Die Datei mit Zertifizierungsstellen (Quelle: {network}) enthält kein lesbares Zertifikat.</translation>
    </message>
    <message>
        <source>The file of certificate authorities named in {source} cannot be read: {reason}.</source>
        <translation>Die in {source} genannte Datei mit Zertifizierungsstellen kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The file of certificate authorities named in {source} is empty.</source>
        <translation>Die in {source} genannte Datei mit Zertifizierungsstellen ist leer.</translation>
    </message>
    <message>
        <source>The finance components are offered in the US only, to platforms on Accounts v2. A live key for them is a restricted one with permissions for money management.</source>
        <translation>Die Finanzkomponenten gibt es nur in den USA, für Plattformen mit Accounts v2. Ein Live-Schlüssel dafür ist ein eingeschränkter mit Rechten für die Geldverwaltung.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {reason}.</source>
        <translation>Der Ordner {folder} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The header Content-Type says JSON, which this endpoint does not take; it is left out.</source>
        <translation>Der Header Content-Type sagt JSON, das dieser Endpunkt nicht nimmt; er ist ausgelassen.</translation>
    </message>
    <message>
        <source>The header Idempotency-Key is left out: every request gets one of its own.</source>
        <translation>Der Header Idempotency-Key ist ausgelassen: jede Anfrage bekommt einen eigenen.</translation>
    </message>
    <message>
        <source>The header {name} ({value}) is left out: it makes the request on behalf of that account, while the session&apos;s own account is a parameter.</source>
        <translation>Der Header {name} ({value}) ist ausgelassen: er stellt die Anfrage im Namen jenes Kontos, während das Konto der Session ein Parameter ist.</translation>
    </message>
    <message>
        <source>The header {name} is left out.</source>
        <translation>Der Header {name} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The idempotency key is a header, an option of the SDK&apos;s call, not a parameter.</source>
        <translation>Der Idempotenzschlüssel ist ein Header, eine Option des SDK-Aufrufs, und kein Parameter.</translation>
    </message>
    <message>
        <source>The idempotency key must have 1 to 255 letters, digits or signs of ASCII, no spaces.</source>
        <translation>Der Idempotenzschlüssel muss 1 bis 255 Buchstaben, Ziffern oder Zeichen aus ASCII haben, keine Leerzeichen.</translation>
    </message>
    <message>
        <source>The ignore of {rule} suppresses nothing.</source>
        <translation>Die Ausnahme von {rule} unterdrückt nichts.</translation>
    </message>
    <message>
        <source>The import was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat den Import beendet.</translation>
    </message>
    <message>
        <source>The key belongs to an account that is no Connect platform. Use a key of the platform, or register for Connect in the Dashboard.</source>
        <translation>Der Schlüssel gehört zu einem Konto, das keine Connect-Plattform ist. Nehmen Sie einen Schlüssel der Plattform, oder melden Sie sich im Dashboard für Connect an.</translation>
    </message>
    <message>
        <source>The key can still be read from the keyring after deleting it.</source>
        <translation>Der Schlüssel lässt sich nach dem Löschen immer noch aus dem Schlüsselbund lesen.</translation>
    </message>
    <message>
        <source>The key contains {character} at position {position}. Keys consist of the letters A to Z, digits and underscores only.</source>
        <translation>Der Schlüssel enthält {character} an Stelle {position}. Schlüssel bestehen nur aus den Buchstaben A bis Z, Ziffern und Unterstrichen.</translation>
    </message>
    <message>
        <source>The key could not be read from the keyring ({cause}).</source>
        <translation>Der Schlüssel konnte nicht aus dem Schlüsselbund gelesen werden ({cause}).</translation>
    </message>
    <message>
        <source>The key has been rolled or deleted: store its replacement.</source>
        <translation>Der Schlüssel wurde ersetzt oder gelöscht: Speichern Sie seinen Nachfolger.</translation>
    </message>
    <message>
        <source>The key has {key} characters; at most {max_key_chars} can be saved.</source>
        <translation>Der Schlüssel hat {key} Zeichen; höchstens {max_key_chars} können gespeichert werden.</translation>
    </message>
    <message>
        <source>The key in the option --api-key is a variable; it is left out.</source>
        <translation>Der Schlüssel in der Option --api-key ist eine Variable; er ist ausgelassen.</translation>
    </message>
    <message>
        <source>The key in {place} is a variable; it is left out.</source>
        <translation>Der Schlüssel in {place} ist eine Variable; er ist ausgelassen.</translation>
    </message>
    <message>
        <source>The key is in the EventBridge connection: put the ARN of yours in.</source>
        <translation>Der Schlüssel steht in der EventBridge-Verbindung: Setzen Sie deren ARN ein.</translation>
    </message>
    <message>
        <source>The key is in the keyring, as {name} under “{service}”, but the list of keys cannot be written: the next start does not show it. Save it again then.</source>
        <translation>Der Schlüssel liegt im Schlüsselbund, als {name} unter „{service}“, aber die Liste der Schlüssel lässt sich nicht schreiben: Der nächste Start zeigt ihn nicht. Speichern Sie ihn dann noch einmal.</translation>
    </message>
    <message>
        <source>The key is kept in memory until the program ends.</source>
        <translation>Der Schlüssel bleibt im Speicher, bis das Programm endet.</translation>
    </message>
    <message>
        <source>The key is none of these settings: choose saved credentials in the task.</source>
        <translation>Der Schlüssel gehört nicht zu diesen Einstellungen: Wählen Sie in der Aufgabe gespeicherte Zugangsdaten.</translation>
    </message>
    <message>
        <source>The key is not one of test mode; nothing was sent.</source>
        <translation>Der Schlüssel ist keiner des Testmodus; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The key is not saved: {reason}.</source>
        <translation>Der Schlüssel ist nicht gespeichert: {reason}.</translation>
    </message>
    <message>
        <source>The key is the secret STRIPE_SECRET_KEY of the server (CONDUCTOR_SECRET_STRIPE_SECRET_KEY in the environment of the open-source one). Put your own address in ownerEmail.</source>
        <translation>Der Schlüssel ist das Secret STRIPE_SECRET_KEY des Servers (beim quelloffenen CONDUCTOR_SECRET_STRIPE_SECRET_KEY in der Umgebung). Setzen Sie in ownerEmail Ihre Adresse ein.</translation>
    </message>
    <message>
        <source>The key lacks the permission {permissions}, which reading {what} needs.</source>
        <translation>Dem Schlüssel fehlt die Berechtigung {permissions}. Gebraucht wird sie, um zu lesen: {what}.</translation>
    </message>
    <message>
        <source>The key may not read accounts{said}.</source>
        <translation>Der Schlüssel darf keine Konten lesen{said}.</translation>
    </message>
    <message>
        <source>The key test was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat die Prüfung des Schlüssels beendet.</translation>
    </message>
    <message>
        <source>The key was not deleted ({cause}).</source>
        <translation>Der Schlüssel wurde nicht gelöscht ({cause}).</translation>
    </message>
    <message>
        <source>The key was not saved ({cause}), and one saved earlier for this profile may be gone.</source>
        <translation>Der Schlüssel wurde nicht gespeichert ({cause}), und ein früher für dieses Profil gespeicherter ist vielleicht fort.</translation>
    </message>
    <message>
        <source>The key was not sent.</source>
        <translation>Der Schlüssel wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>The key {name} is deleted from the keyring, but the list of keys cannot be written: the next start shows it all the same.</source>
        <translation>Der Schlüssel {name} ist aus dem Schlüsselbund gelöscht, aber die Liste der Schlüssel lässt sich nicht schreiben: Der nächste Start zeigt ihn trotzdem.</translation>
    </message>
    <message>
        <source>The keyring cannot be used ({cause}).</source>
        <translation>Der Schlüsselbund ist nicht verwendbar ({cause}).</translation>
    </message>
    <message>
        <source>The keyring cannot store keys, {memory_only}.</source>
        <translation>Der Schlüsselbund hat keinen Platz für Schlüssel, {memory_only}.</translation>
    </message>
    <message>
        <source>The keyring chosen for this program discards every key it is given.</source>
        <translation>Der für dieses Programm gewählte Schlüsselbund verwirft jeden Schlüssel, den er bekommt.</translation>
    </message>
    <message>
        <source>The keyring did not answer within {seconds} seconds</source>
        <translation>Der Schlüsselbund antwortete nicht innerhalb von {seconds} Sekunden</translation>
    </message>
    <message>
        <source>The keyring failed ({name}).</source>
        <translation>Der Schlüsselbund versagte ({name}).</translation>
    </message>
    <message>
        <source>The keyring gave back something that is not a text.</source>
        <translation>Der Schlüsselbund gab etwas zurück, das kein Text ist.</translation>
    </message>
    <message>
        <source>The keyring has no key named {name}. Add it again under Keys.</source>
        <translation>Der Schlüsselbund hat keinen Schlüssel namens {name}. Fügen Sie ihn unter „Schlüssel“ wieder hinzu.</translation>
    </message>
    <message>
        <source>The keyring is locked or not set up yet, and it was not unlocked.</source>
        <translation>Der Schlüsselbund ist gesperrt oder noch nicht eingerichtet und wurde nicht entsperrt.</translation>
    </message>
    <message>
        <source>The keyring named in the environment variable {variable} cannot be used ({problem}).</source>
        <translation>Der in der Umgebungsvariable {variable} genannte Schlüsselbund ist nicht verwendbar ({problem}).</translation>
    </message>
    <message>
        <source>The keyring {module}.{qualname} keeps keys in ordinary files, which this program does not use for keys; check {variable}.</source>
        <translation>Der Schlüsselbund {module}.{qualname} bewahrt Schlüssel in gewöhnlichen Dateien auf, die dieses Programm für Schlüssel nicht verwendet; prüfen Sie {variable}.</translation>
    </message>
    <message>
        <source>The list holds more than {limit} entries; take out the one that is meant.</source>
        <translation>Die Liste enthält mehr als {limit} Einträge; nehmen Sie den gemeinten heraus.</translation>
    </message>
    <message>
        <source>The list of accounts changed while it was read; load it again.</source>
        <translation>Die Liste der Konten änderte sich beim Lesen; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The list of ids</source>
        <translation>Die Liste der IDs</translation>
    </message>
    <message>
        <source>The matrix was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat die Matrix beendet.</translation>
    </message>
    <message>
        <source>The name {name} is percent-encoded once too often; it is read as {path}.</source>
        <translation>Der Name {name} ist einmal zu oft prozentcodiert; er wird als {path} gelesen.</translation>
    </message>
    <message>
        <source>The numbers of {path} have gaps; the list is taken in their order.</source>
        <translation>Die Nummern von {path} haben Lücken; die Liste wird in ihrer Reihenfolge genommen.</translation>
    </message>
    <message>
        <source>The object in line {line} only names the parameters: it gives them no values that can be read ({title} code).</source>
        <translation>Das Objekt in Zeile {line} nennt die Parameter nur: Werte, die sich lesen lassen, gibt es ihnen nicht (Code in {title}).</translation>
    </message>
    <message>
        <source>The object of the components alone.</source>
        <translation>Das Objekt der Komponenten allein.</translation>
    </message>
    <message>
        <source>The option --{name} ({text}) is left out: it makes the request on behalf of that account, while the session&apos;s own account is a parameter.</source>
        <translation>Die Option --{name} ({text}) ist ausgelassen: sie stellt die Anfrage im Namen jenes Kontos, während das Konto der Session ein Parameter ist.</translation>
    </message>
    <message>
        <source>The option --{name} is left out.</source>
        <translation>Die Option --{name} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The option -{letter} is left out.</source>
        <translation>Die Option -{letter} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The option {key} is left out.</source>
        <translation>Die Option {key} bleibt weg.</translation>
    </message>
    <message>
        <source>The option {shown} is left out.</source>
        <translation>Die Option {shown} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The option {shown} is left out: {reason}.</source>
        <translation>Die Option {shown} ist ausgelassen: {reason}.</translation>
    </message>
    <message>
        <source>The option {shown}{told} is left out: it lets the call act for another account.</source>
        <translation>Die Option {shown}{told} ist ausgelassen: sie lässt den Aufruf für ein anderes Konto handeln.</translation>
    </message>
    <message>
        <source>The option {spelled} has no value.</source>
        <translation>Hinter der Option {spelled} steht kein Wert.</translation>
    </message>
    <message>
        <source>The option {spelled} is left out.</source>
        <translation>Die Option {spelled} ist ausgelassen.</translation>
    </message>
    <message>
        <source>The option {spelled} {value} {no_file}</source>
        <translation>Die Option {spelled} {value} {no_file}</translation>
    </message>
    <message>
        <source>The option {spelled} {why}</source>
        <translation>Die Option {spelled} {why}</translation>
    </message>
    <message>
        <source>The options of the call are the code {text}; they are left out.</source>
        <translation>Die Optionen des Aufrufs sind der Code {text}; sie sind ausgelassen.</translation>
    </message>
    <message>
        <source>The package keyring cannot be loaded ({problem}), {memory_only}.</source>
        <translation>Das Paket keyring kann nicht geladen werden ({problem}), {memory_only}.</translation>
    </message>
    <message>
        <source>The pair {broken} is percent-encoded, but not as UTF-8.</source>
        <translation>Das Paar {broken} ist prozentkodiert, aber nicht als UTF-8.</translation>
    </message>
    <message>
        <source>The parameter account is not a text.</source>
        <translation>Der Parameter account ist kein Text.</translation>
    </message>
    <message>
        <source>The parameter components is not an object.</source>
        <translation>Der Parameter components ist kein Objekt.</translation>
    </message>
    <message>
        <source>The parameter expand holds something that is not a text.</source>
        <translation>Der Parameter expand enthält etwas, das kein Text ist.</translation>
    </message>
    <message>
        <source>The parameter expand is not a list.</source>
        <translation>Der Parameter expand ist keine Liste.</translation>
    </message>
    <message>
        <source>The parameter reference ties it to external_account_collection, which this component lacks; the component&apos;s own page says false.</source>
        <translation>Die Parameterreferenz knüpft es an external_account_collection, das dieser Komponente fehlt; die eigene Seite der Komponente sagt false.</translation>
    </message>
    <message>
        <source>The parameter that the answer names is empty: give it a value, or leave it out.</source>
        <translation>Der Parameter, den die Antwort nennt, ist leer: Geben Sie ihm einen Wert, oder lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>The parameter {key} is left out: session files have a member of that name.</source>
        <translation>Der Parameter {key} wird weggelassen: In Sitzungsdateien steht unter diesem Namen etwas anderes.</translation>
    </message>
    <message>
        <source>The parameter {name} after -d has no =.</source>
        <translation>Der Parameter {name} hinter -d enthält kein =.</translation>
    </message>
    <message>
        <source>The parameter {path} has a value and parameters below it.</source>
        <translation>Der Parameter {path} hat einen Wert und Parameter darunter.</translation>
    </message>
    <message>
        <source>The parameter {path} has names below it, but also a list.</source>
        <translation>Der Parameter {path} hat Namen darunter, aber auch eine Liste.</translation>
    </message>
    <message>
        <source>The parameter {path} holds half of a surrogate pair, which is not a character (position {start}).</source>
        <translation>Der Parameter {path} enthält ein halbes Surrogatpaar, das kein Zeichen ist (Stelle {start}).</translation>
    </message>
    <message>
        <source>The parameter {path} is nested more than {max_depth} levels deep.</source>
        <translation>Der Parameter {path} ist mehr als {max_depth} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>The parameters are nested more than {max_depth} levels deep.</source>
        <translation>Die Parameter sind mehr als {max_depth} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>The parameters stand in {name}.</source>
        <translation>Die Parameter stehen in {name}.</translation>
    </message>
    <message>
        <source>The path of the request is not one of the API.</source>
        <translation>Der Pfad der Anfrage gehört nicht zur API.</translation>
    </message>
    <message>
        <source>The platform has no access to what the flag stands for: ask Stripe for it, or choose an API version without the flag.</source>
        <translation>Die Plattform hat keinen Zugang zu dem, wofür das Flag steht: Bitten Sie Stripe darum, oder wählen Sie eine API-Version ohne das Flag.</translation>
    </message>
    <message>
        <source>The profile name has {profile} characters; at most {max_profile_chars} fit.</source>
        <translation>Der Profilname hat {profile} Zeichen; höchstens {max_profile_chars} passen.</translation>
    </message>
    <message>
        <source>The profile name looks like a key or a client secret; names are shown.</source>
        <translation>Der Profilname sieht wie ein Schlüssel oder ein Client Secret aus; Namen werden angezeigt.</translation>
    </message>
    <message>
        <source>The profile needs a name.</source>
        <translation>Das Profil braucht einen Namen.</translation>
    </message>
    <message>
        <source>The program has ended this page.</source>
        <translation>Das Programm hat diese Seite beendet.</translation>
    </message>
    <message>
        <source>The properties are those of {other}, not of {account}: the rules are checked for another account than the request&apos;s.</source>
        <translation>Die Eigenschaften sind die von {other}, nicht von {account}: die Regeln werden für ein anderes Konto als das der Anfrage geprüft.</translation>
    </message>
    <message>
        <source>The proxy</source>
        <translation>Der Proxy</translation>
    </message>
    <message>
        <source>The proxy in {scheme} {problem}.</source>
        <translation>Für den Proxy in {scheme} gilt: die Adresse {problem}.</translation>
    </message>
    <message>
        <source>The proxy needs an address, such as http://gateway.example:3128.</source>
        <translation>Der Proxy braucht eine Adresse wie http://gateway.example:3128.</translation>
    </message>
    <message>
        <source>The proxy’s address contains a user name or a password, which the settings do not keep; put it into the environment variable HTTPS_PROXY and choose the system’s proxy.</source>
        <translation>Die Adresse des Proxys enthält einen Benutzernamen oder ein Passwort, was die Einstellungen nicht aufbewahren; setzen Sie sie in die Umgebungsvariable HTTPS_PROXY und wählen Sie den Proxy des Systems.</translation>
    </message>
    <message>
        <source>The proxy’s address contains more than a server and its port.</source>
        <translation>Die Adresse des Proxys enthält mehr als einen Server und seinen Port.</translation>
    </message>
    <message>
        <source>The proxy’s address {problem}.</source>
        <translation>Die Adresse des Proxys {problem}.</translation>
    </message>
    <message>
        <source>The publishable key of the same platform is needed: pk_test_…</source>
        <translation>Nötig ist der veröffentlichbare Schlüssel derselben Plattform: pk_test_…</translation>
    </message>
    <message>
        <source>The relaxation of 2026-03-25.dahlia is documented for account_onboarding; that it holds for other components is our reading.</source>
        <translation>Die Lockerung von 2026-03-25.dahlia ist für account_onboarding dokumentiert; dass sie für andere Komponenten gilt, ist unsere Lesart.</translation>
    </message>
    <message>
        <source>The request failed in an unexpected way.</source>
        <translation>Die Anfrage schlug auf unerwartete Weise fehl.</translation>
    </message>
    <message>
        <source>The request had been sent, so the session may have been created all the same.</source>
        <translation>Die Anfrage war schon gesendet; die Session kann also trotzdem entstanden sein.</translation>
    </message>
    <message>
        <source>The request holds half of a surrogate pair, which is not a character.</source>
        <translation>Die Anfrage enthält ein halbes Surrogatpaar, kein Zeichen.</translation>
    </message>
    <message>
        <source>The request holds text that looks like an API key or a client secret, in {place}. Such text is not saved, not sent and not written as code; remove it first.</source>
        <translation>Die Anfrage enthält in {place} Text, der wie ein API-Schlüssel oder Client Secret aussieht. Solcher Text wird nicht gespeichert, nicht gesendet und nicht als Code geschrieben; entfernen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>The request takes {size} KiB; a session file holds at most {most}.</source>
        <translation>Die Anfrage braucht {size} KiB; eine Sitzungsdatei fasst höchstens {most}.</translation>
    </message>
    <message>
        <source>The rest was not sent: {reason}</source>
        <translation>Der Rest wurde nicht gesendet: {reason}</translation>
    </message>
    <message>
        <source>The rules say otherwise.</source>
        <translation>Die Regeln sagen etwas anderes.</translation>
    </message>
    <message>
        <source>The rules say that it breaks {rules}.</source>
        <translation>Nach den Regeln verstößt sie gegen {rules}.</translation>
    </message>
    <message>
        <source>The same components and features.</source>
        <translation>Dieselben Komponenten und Funktionen.</translation>
    </message>
    <message>
        <source>The sandbox</source>
        <translation>Die Sandbox</translation>
    </message>
    <message>
        <source>The server address contains U+{character} at position {position}.</source>
        <translation>Die Serveradresse enthält U+{character} an Stelle {position}.</translation>
    </message>
    <message>
        <source>The server address contains a backslash.</source>
        <translation>Die Serveradresse enthält einen Rückschrägstrich.</translation>
    </message>
    <message>
        <source>The server address contains a user name.</source>
        <translation>Die Serveradresse enthält einen Benutzernamen.</translation>
    </message>
    <message>
        <source>The server address contains more than the name of a server.</source>
        <translation>Die Serveradresse enthält mehr als den Namen eines Servers.</translation>
    </message>
    <message>
        <source>The server address does not begin with https:// or http://.</source>
        <translation>Die Serveradresse beginnt nicht mit https:// oder http://.</translation>
    </message>
    <message>
        <source>The server address is empty.</source>
        <translation>Die Serveradresse ist leer.</translation>
    </message>
    <message>
        <source>The server answered with a list that has no entries member.</source>
        <translation>Der Server antwortete mit einer Liste ohne Einträge.</translation>
    </message>
    <message>
        <source>The server answered with another account than {account_id}.</source>
        <translation>Der Server antwortete mit einem anderen Konto als {account_id}.</translation>
    </message>
    <message>
        <source>The server answered {status} with {problem}.</source>
        <translation>Der Server antwortete {status}. Inhalt: {problem}.</translation>
    </message>
    <message>
        <source>The server {host} is left out: requests go to Stripe or to the sandbox only.</source>
        <translation>Der Server {host} ist ausgelassen: Anfragen gehen nur an Stripe oder an die Sandbox.</translation>
    </message>
    <message>
        <source>The session was not made: a program error.</source>
        <translation>Die Sitzung wurde nicht erstellt: ein Programmfehler.</translation>
    </message>
    <message>
        <source>The settings ask for a file of certificate authorities but name none. See Request, Network settings.</source>
        <translation>Die Einstellungen verlangen eine Datei mit Zertifizierungsstellen und nennen keine. Siehe Anfrage, Netzwerkeinstellungen.</translation>
    </message>
    <message>
        <source>The shop must be switched on in the Dashboard first.</source>
        <translation>Der Shop muss zuerst im Dashboard eingeschaltet werden.</translation>
    </message>
    <message>
        <source>The system does not say where your home folder is.</source>
        <translation>Das System sagt nicht, wo Ihr persönlicher Ordner ist.</translation>
    </message>
    <message>
        <source>The system names no proxy: requests go to Stripe directly.</source>
        <translation>Das System nennt keinen Proxy: Anfragen gehen direkt an Stripe.</translation>
    </message>
    <message>
        <source>The system proxy</source>
        <translation>Der Systemproxy</translation>
    </message>
    <message>
        <source>The system refuses to start another thread, so the keyring cannot be asked.</source>
        <translation>Das System startet keinen weiteren Thread, daher kann der Schlüsselbund nicht gefragt werden.</translation>
    </message>
    <message>
        <source>The tables are nested more than {max_depth} levels deep.</source>
        <translation>Die Tabellen sind mehr als {max_depth} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>The test request was interrupted by a program error.</source>
        <translation>Ein Fehler im Programm hat die Testanfrage beendet.</translation>
    </message>
    <message>
        <source>The text cannot be used: {sentence}</source>
        <translation>Der Text ist nicht verwendbar: {sentence}</translation>
    </message>
    <message>
        <source>The text holds half of a surrogate pair, which is not a character (position {position}).</source>
        <translation>Der Text enthält ein halbes Surrogatpaar, das kein Zeichen ist (Stelle {position}).</translation>
    </message>
    <message>
        <source>The text holds more than {limit} parameters.</source>
        <translation>Der Text enthält mehr als {limit} Parameter.</translation>
    </message>
    <message>
        <source>The text holds too many keys and secrets; remove them first.</source>
        <translation>Der Text enthält zu viele Schlüssel und Geheimnisse; bitte erst entfernen.</translation>
    </message>
    <message>
        <source>The text holds {count} requests; number {number}, in line {line}, is taken.</source>
        <translation>Der Text enthält {count} Anfragen; Nummer {number}, in Zeile {line}, wird genommen.</translation>
    </message>
    <message>
        <source>The text is larger than {max_bytes} KiB.</source>
        <translation>Der Text ist größer als {max_bytes} KiB.</translation>
    </message>
    <message>
        <source>The text is too long: more than {max_tokens} words and signs of source code.</source>
        <translation>Der Text ist zu lang: mehr als {max_tokens} Wörter und Zeichen Quellcode.</translation>
    </message>
    <message>
        <source>The text makes a request of more than {limit} characters.</source>
        <translation>Der Text ergibt eine Anfrage von mehr als {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The time limit must be more than 0 and at most {max_deadline} seconds.</source>
        <translation>Das Zeitlimit muss größer als 0 und höchstens {max_deadline} Sekunden sein.</translation>
    </message>
    <message>
        <source>The values in line {tokens} are nested more than {max_depth} levels deep.</source>
        <translation>Die Werte in Zeile {tokens} sind mehr als {max_depth} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>The {sign} in line {line}, column {column} is never closed.</source>
        <translation>{sign} in Zeile {line}, Spalte {column} wird nie geschlossen.</translation>
    </message>
    <message>
        <source>There are {count} accounts in the list, and none of them is the request&apos;s.</source>
        <translation>In der Liste stehen {count} Konten, und keines davon ist das der Anfrage.</translation>
    </message>
    <message>
        <source>There are {more} more of this kind.</source>
        <translation>Davon gibt es {more} weitere.</translation>
    </message>
    <message>
        <source>There are {more} more requests behind them.</source>
        <translation>Dahinter stehen {more} weitere Anfragen.</translation>
    </message>
    <message>
        <source>There is a key named {name} already, which looks the same.</source>
        <translation>Es gibt schon einen Schlüssel namens {name}, der gleich aussieht.</translation>
    </message>
    <message>
        <source>There is a key named {name} already.</source>
        <translation>Es gibt bereits einen Schlüssel namens {name}.</translation>
    </message>
    <message>
        <source>There is an element for React Native, too, which is marked as experimental.</source>
        <translation>Auch für React Native gibt es ein Element; es gilt als experimentell.</translation>
    </message>
    <message>
        <source>There is an element for React Native, too.</source>
        <translation>Auch für React Native gibt es ein Element.</translation>
    </message>
    <message>
        <source>There is more of this in the code.</source>
        <translation>Davon gibt es im Code noch mehr.</translation>
    </message>
    <message>
        <source>There is no account in the list.</source>
        <translation>In der Liste steht kein Konto.</translation>
    </message>
    <message>
        <source>There is no account to send for.</source>
        <translation>Es gibt kein Konto, für das gesendet werden kann.</translation>
    </message>
    <message>
        <source>There is no cURL command in the text.</source>
        <translation>Im Text ist kein cURL-Befehl.</translation>
    </message>
    <message>
        <source>There is no command of the Stripe CLI in the text.</source>
        <translation>Im Text ist kein Befehl der Stripe CLI.</translation>
    </message>
    <message>
        <source>There is no document at {url}: the server answered with status {status}.</source>
        <translation>Unter {url} gibt es kein Dokument: Der Server antwortete mit Status {status}.</translation>
    </message>
    <message>
        <source>There is no key named {name}.</source>
        <translation>Es gibt keinen Schlüssel namens {name}.</translation>
    </message>
    <message>
        <source>There is no kind of text named {kind}; the kinds are {names}.</source>
        <translation>Es gibt keine Textart namens {kind}; es gibt {names}.</translation>
    </message>
    <message>
        <source>There is no pair of a name and a value in the text.</source>
        <translation>Im Text ist kein Paar aus Name und Wert.</translation>
    </message>
    <message>
        <source>There is no request in the text.</source>
        <translation>Der Text enthält keine Anfrage.</translation>
    </message>
    <message>
        <source>There is no request number {pick} in the text; the last is number {count}.</source>
        <translation>Der Text enthält keine Anfrage Nummer {pick}; die letzte ist Nummer {count}.</translation>
    </message>
    <message>
        <source>There is no request to send.</source>
        <translation>Es gibt keine Anfrage zum Senden.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Es gibt keinen Text.</translation>
    </message>
    <message>
        <source>These are not network settings.</source>
        <translation>Das sind keine Netzwerkeinstellungen.</translation>
    </message>
    <message>
        <source>These components are in private preview: they need an API version of 2026-06-24.preview or later (an older copy of the page says 2026-04-22.preview) with the flag embedded_connect_beta=v2 behind it, and access given by Stripe.</source>
        <translation>Diese Komponenten sind in privater Preview: sie brauchen eine API-Version ab 2026-06-24.preview (eine ältere Kopie der Seite sagt 2026-04-22.preview) mit dem Zusatz embedded_connect_beta=v2 dahinter und einen Zugang von Stripe.</translation>
    </message>
    <message>
        <source>These components were first documented for the API version 2026-11-18.preview.</source>
        <translation>Diese Komponenten wurden zuerst für die API-Version 2026-11-18.preview dokumentiert.</translation>
    </message>
    <message>
        <source>This API version does not take the parameter: check its spelling, or leave it out.</source>
        <translation>Diese API-Version nimmt den Parameter nicht an: Prüfen Sie die Schreibweise, oder lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>This account cannot have the component: a capability or configuration is missing.</source>
        <translation>Dieses Konto kann die Komponente nicht haben: Eine Capability oder Konfiguration fehlt.</translation>
    </message>
    <message>
        <source>This component has no features. An empty features object leaves no trace in the body.</source>
        <translation>Diese Komponente hat keine Funktionen. Ein leeres Objekt features hinterlässt keine Spur im Body.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can be used, {memory_only}.</source>
        <translation>Dieser Computer hat keinen verwendbaren Schlüsselbund, {memory_only}.</translation>
    </message>
    <message>
        <source>This is JSON, but no request was found in it.</source>
        <translation>Das ist JSON, enthält aber keine Anfrage.</translation>
    </message>
    <message>
        <source>This is a client secret, the result of a request, not a key that can make one. Use {accepted}.</source>
        <translation>Dies ist ein Client Secret, das Ergebnis einer Anfrage, kein Schlüssel, der eine stellen kann. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is a key of live mode. Use the one of test mode: pk_test_…</source>
        <translation>Das ist ein Schlüssel des Live-Modus. Nehmen Sie den des Testmodus: pk_test_…</translation>
    </message>
    <message>
        <source>This is a key that Stripe&apos;s own embedded components use inside the browser. Use {accepted}.</source>
        <translation>Dies ist ein Schlüssel, den Stripes eigene eingebettete Komponenten im Browser verwenden. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is a masked copy of a key. Reveal the key in the Dashboard and copy it from there.</source>
        <translation>Dies ist die maskierte Kopie eines Schlüssels. Zeigen Sie den Schlüssel im Dashboard an und kopieren Sie ihn von dort.</translation>
    </message>
    <message>
        <source>This is a publishable key: it is made for web pages and cannot create account sessions. Use {accepted}.</source>
        <translation>Dies ist ein veröffentlichbarer Schlüssel: er ist für Webseiten gemacht und kann keine Account Sessions erzeugen. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is a secret key, not an account id. Keys belong under Keys.</source>
        <translation>Dies ist ein geheimer Schlüssel, keine Konto-ID. Schlüssel gehören unter „Schlüssel“.</translation>
    </message>
    <message>
        <source>This is a secret key, which a page must never have. Use pk_test_…</source>
        <translation>Das ist ein geheimer Schlüssel, den eine Seite nie haben darf. Nehmen Sie pk_test_…</translation>
    </message>
    <message>
        <source>This is an access key of a Stripe CLI login, which only the CLI can use. Use {accepted}.</source>
        <translation>Dies ist der Zugangsschlüssel einer Anmeldung der Stripe CLI, den nur die CLI verwenden kann. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is an account id. It belongs in the account field; the key is {accepted}.</source>
        <translation>Dies ist eine Konto-ID. Sie gehört in das Kontofeld; als Schlüssel brauchen Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is an answer with an error, which holds no request.</source>
        <translation>Das ist eine Antwort mit einem Fehler; sie enthält keine Anfrage.</translation>
    </message>
    <message>
        <source>This is an ephemeral key, made for one mobile app. Use {accepted}.</source>
        <translation>Dies ist ein kurzlebiger Schlüssel für eine mobile App. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is an object of Stripe ({kind}), which holds no request.</source>
        <translation>Das ist ein Objekt von Stripe ({kind}); es enthält keine Anfrage.</translation>
    </message>
    <message>
        <source>This is not a key that Stripe accepts here. Use {accepted}.</source>
        <translation>Dies ist kein Schlüssel, den Stripe hier annimmt. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is not an Account object of Stripe: it has no controller.</source>
        <translation>Dies ist kein Account-Objekt von Stripe: es hat keinen controller.</translation>
    </message>
    <message>
        <source>This is the client id of a Connect platform, not a key. Use {accepted}.</source>
        <translation>Dies ist die Client-ID einer Connect-Plattform, kein Schlüssel. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This is the signing secret of a webhook. It checks events that Stripe sends and cannot make requests. Use {accepted}.</source>
        <translation>Dies ist das Signaturgeheimnis eines Webhooks. Es prüft Ereignisse, die Stripe sendet, und kann keine Anfragen stellen. Verwenden Sie {accepted}.</translation>
    </message>
    <message>
        <source>This key has neither test nor live after its prefix, or ends there.</source>
        <translation>Dieser Schlüssel sagt nach seinem Anfang weder test noch live, oder er endet dort.</translation>
    </message>
    <message>
        <source>This key has only {text} characters: a part of it is missing.</source>
        <translation>Dieser Schlüssel hat nur {text} Zeichen: ein Teil fehlt.</translation>
    </message>
    <message>
        <source>This key is not proven to be a test key, so it is not sent to a server on this computer.</source>
        <translation>Dieser Schlüssel ist nicht nachweislich ein Testschlüssel und wird daher nicht an einen Server auf diesem Computer gesendet.</translation>
    </message>
    <message>
        <source>This key may be used from certain addresses only: send from one of those, or add this address to the key in the Dashboard.</source>
        <translation>Dieser Schlüssel gilt nur von bestimmten Adressen aus: Senden Sie von einer davon, oder tragen Sie diese Adresse im Dashboard beim Schlüssel ein.</translation>
    </message>
    <message>
        <source>This looks like {language}, but no request was found in it.</source>
        <translation>Das sieht nach {language} aus, aber eine Anfrage wurde darin nicht gefunden.</translation>
    </message>
    <message>
        <source>This makes {size} account session{plural} for {accounts} account{plural2}.</source>
        <translation>Account Sessions, die das anlegt: {size}, für so viele Konten: {accounts}.</translation>
    </message>
    <message>
        <source>This text has {text} characters; no key is longer than {max_key_length}.</source>
        <translation>Dieser Text hat {text} Zeichen; kein Schlüssel ist länger als {max_key_length}.</translation>
    </message>
    <message>
        <source>This {title} code neither creates an account session nor holds an object with components.</source>
        <translation>Dieser Code ({title}) erzeugt weder eine Account Session noch enthält er ein Objekt mit components.</translation>
    </message>
    <message>
        <source>Unless it is true, the banner opens Stripe&apos;s own pop-up, also for accounts whose requirements the platform collects.</source>
        <translation>Solange es nicht true ist, öffnet das Banner Stripes eigenes Popup, auch bei Konten, deren Anforderungen die Plattform erhebt.</translation>
    </message>
    <message>
        <source>Use {api_version}</source>
        <translation>{api_version} verwenden</translation>
    </message>
    <message>
        <source>Users can make standard payouts only while the account&apos;s payout schedule is manual; with edit_payout_schedule they can set it themselves.</source>
        <translation>Standardauszahlungen können nur angelegt werden, solange der Auszahlungsplan des Kontos manual ist; mit edit_payout_schedule kann ihn der Nutzer selbst setzen.</translation>
    </message>
    <message>
        <source>Users of this component sign in with Stripe unless this is set to true.</source>
        <translation>Benutzer dieser Komponente melden sich bei Stripe an, solange dies nicht auf true gesetzt ist.</translation>
    </message>
    <message>
        <source>Users sign in with Stripe in a pop-up before they can use the component. Where the platform collects the requirements it may be switched off.</source>
        <translation>Benutzer melden sich in einem Pop-up bei Stripe an, bevor sie die Komponente nutzen können. Wo die Plattform die Anforderungen erhebt, darf es abgeschaltet werden.</translation>
    </message>
    <message>
        <source>Users will meet Stripe&apos;s sign-in pop-up in {components}. This account&apos;s requirements are collected by the platform, so it may be switched off.</source>
        <translation>Benutzer treffen in {components} auf das Anmelde-Pop-up von Stripe. Die Anforderungen dieses Kontos erhebt die Plattform, also darf es abgeschaltet werden.</translation>
    </message>
    <message>
        <source>What follows --next is another request; it is left out.</source>
        <translation>Was auf --next folgt, ist eine andere Anfrage; sie ist ausgelassen.</translation>
    </message>
    <message>
        <source>What is done with the object in line {tokens} ({self}) is left out.</source>
        <translation>Was mit dem Objekt in Zeile {tokens} geschieht ({self}), ist ausgelassen.</translation>
    </message>
    <message>
        <source>What only an answer holds is left out: {names}.</source>
        <translation>Was nur eine Antwort enthält, ist ausgelassen: {names}.</translation>
    </message>
    <message>
        <source>What stands behind the API version, {flags}, is sent as it is. What it changes is not known here: the parameters are those of {serving}.</source>
        <translation>Was hinter der API-Version steht, {flags}, wird gesendet, wie es ist. Was es ändert, ist hier nicht bekannt: Die Parameter sind die von {serving}.</translation>
    </message>
    <message>
        <source>What stands in {place} is {what}; it is left out.</source>
        <translation>Was in {place} steht, ist {what}; es ist ausgelassen.</translation>
    </message>
    <message>
        <source>What {code} holds cannot be read; only what is put into it is taken.</source>
        <translation>Was {code} enthält, lässt sich nicht lesen; genommen wird nur, was hineingelegt wird.</translation>
    </message>
    <message>
        <source>Where Stripe collects the requirements, bank account collection can only be switched off together with disable_stripe_user_authentication=false. Leaving that one out is not enough: its default turns true.</source>
        <translation>Wo Stripe die Anforderungen erhebt, kann die Erfassung von Bankkonten nur zusammen mit disable_stripe_user_authentication=false abgeschaltet werden. Es wegzulassen genügt nicht: die Vorgabe wird true.</translation>
    </message>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Windows-Anmeldeinformationsverwaltung</translation>
    </message>
    <message>
        <source>YAML text</source>
        <translation>YAML-Text</translation>
    </message>
    <message>
        <source>Yaak export</source>
        <translation>Yaak-Export</translation>
    </message>
    <message>
        <source>Yaak request</source>
        <translation>Yaak-Anfrage</translation>
    </message>
    <message>
        <source>a boolean</source>
        <translation>ein boolescher Wert</translation>
    </message>
    <message>
        <source>a byte order mark before its text, which the official libraries refuse</source>
        <translation>eine Byte-Reihenfolge-Markierung vor dem Text, die die offiziellen Bibliotheken ablehnen</translation>
    </message>
    <message>
        <source>a component has enabled and features only</source>
        <translation>eine Komponente hat nur enabled und features</translation>
    </message>
    <message>
        <source>a key is not a text</source>
        <translation>ein Schlüssel ist kein Text</translation>
    </message>
    <message>
        <source>a line break</source>
        <translation>ein Zeilenumbruch</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a name like this is not accepted</source>
        <translation>ein solcher Name wird nicht angenommen</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a publishable key</source>
        <translation>ein veröffentlichbarer Schlüssel</translation>
    </message>
    <message>
        <source>a secret key (sk_test_…, sk_live_…) or a restricted key (rk_test_…, rk_live_…)</source>
        <translation>einen geheimen Schlüssel (sk_test_…, sk_live_…) oder einen eingeschränkten (rk_test_…, rk_live_…)</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted, {count} different</source>
        <translation>angenommen, {count} abweichend</translation>
    </message>
    <message>
        <source>account is not a text.</source>
        <translation>account ist kein Text.</translation>
    </message>
    <message>
        <source>all eight</source>
        <translation>allen achten</translation>
    </message>
    <message>
        <source>all five</source>
        <translation>allen fünfen</translation>
    </message>
    <message>
        <source>all four</source>
        <translation>allen vieren</translation>
    </message>
    <message>
        <source>all nine</source>
        <translation>allen neunen</translation>
    </message>
    <message>
        <source>all seven</source>
        <translation>allen sieben</translation>
    </message>
    <message>
        <source>all six</source>
        <translation>allen sechsen</translation>
    </message>
    <message>
        <source>all three</source>
        <translation>allen dreien</translation>
    </message>
    <message>
        <source>always {value}</source>
        <translation>immer {value}</translation>
    </message>
    <message>
        <source>an account session whose &quot;expires_at&quot; is not a time</source>
        <translation>eine Account Session, deren &quot;expires_at&quot; keine Zeit ist</translation>
    </message>
    <message>
        <source>an account session without a client secret</source>
        <translation>eine Account Session ohne Client Secret</translation>
    </message>
    <message>
        <source>an address it does not name</source>
        <translation>eine nicht genannte Adresse</translation>
    </message>
    <message>
        <source>an empty list</source>
        <translation>eine leere Liste</translation>
    </message>
    <message>
        <source>an empty object</source>
        <translation>ein leeres Objekt</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>ein leerer Text</translation>
    </message>
    <message>
        <source>an error that says nothing</source>
        <translation>ein Fehler, der nichts sagt</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an object of the type &quot;{found}&quot;, not &quot;{expected}&quot;</source>
        <translation>ein Objekt vom Typ &quot;{found}&quot;, nicht &quot;{expected}&quot;</translation>
    </message>
    <message>
        <source>an unreadable address</source>
        <translation>eine unlesbare Adresse</translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation>und {more} weitere</translation>
    </message>
    <message>
        <source>another address of its own</source>
        <translation>eine andere eigene Adresse</translation>
    </message>
    <message>
        <source>answered with something that is not valid HTTP</source>
        <translation>hat etwas geantwortet, das gegen die Regeln von HTTP verstößt</translation>
    </message>
    <message>
        <source>antiwork/gumroad #4948, a pop-up from the notification banner</source>
        <translation>antiwork/gumroad #4948, ein Popup aus dem Hinweisbanner</translation>
    </message>
    <message>
        <source>api.stripe.com is reached by https only.</source>
        <translation>api.stripe.com wird nur über https erreicht.</translation>
    </message>
    <message>
        <source>api_version is missing or not a text.</source>
        <translation>api_version fehlt oder ist kein Text.</translation>
    </message>
    <message>
        <source>asks for a user name and a password</source>
        <translation>verlangt Benutzernamen und Passwort</translation>
    </message>
    <message>
        <source>available</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beiden</translation>
    </message>
    <message>
        <source>bytes that are not UTF-8 text</source>
        <translation>Bytes, die kein UTF-8-Text sind</translation>
    </message>
    <message>
        <source>cURL command</source>
        <translation>cURL-Befehl</translation>
    </message>
    <message>
        <source>cells[{number}] is not an object.</source>
        <translation>cells[{number}] ist kein Objekt.</translation>
    </message>
    <message>
        <source>cells[{number}] is there twice.</source>
        <translation>cells[{number}] ist doppelt vorhanden.</translation>
    </message>
    <message>
        <source>cells[{number}].outcome is {outcome}, which is none.</source>
        <translation>cells[{number}].outcome ist {outcome}; das ist kein Ergebnis.</translation>
    </message>
    <message>
        <source>cells[{number}].{key} is not a text.</source>
        <translation>cells[{number}].{key} ist kein Text.</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>closed the connection instead of leading to {server}</source>
        <translation>hat die Verbindung geschlossen, statt zu {server} weiterzuleiten</translation>
    </message>
    <message>
        <source>components is not an object.</source>
        <translation>components ist kein Objekt.</translation>
    </message>
    <message>
        <source>contains a character that no address can have</source>
        <translation>enthält ein Zeichen, das keine Adresse haben kann</translation>
    </message>
    <message>
        <source>could not be reached</source>
        <translation>war nicht erreichbar</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>default, by your Dashboard rules</source>
        <translation>Standard, nach Ihren Dashboard-Regeln</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>disable_stripe_user_authentication follows as the opposite: switching bank account collection off also switches Stripe&apos;s sign-in off, unless it is sent.</source>
        <translation>disable_stripe_user_authentication folgt als Gegenteil: die Erfassung von Bankkonten abzuschalten schaltet auch die Anmeldung bei Stripe ab, solange es nicht gesendet wird.</translation>
    </message>
    <message>
        <source>disable_stripe_user_authentication is true for {true} and false for {false}. Stripe may insist on one value here too.</source>
        <translation>disable_stripe_user_authentication ist true für {true} und false für {false}. Stripe besteht vielleicht auch hier auf einem Wert.</translation>
    </message>
    <message>
        <source>disable_stripe_user_authentication must be the same in all components: it is true for {true} and false for {false}.</source>
        <translation>disable_stripe_user_authentication muss in allen Komponenten gleich sein: es ist true für {true} und false für {false}.</translation>
    </message>
    <message>
        <source>disable_stripe_user_authentication must come out the same in every enabled component of a session, whether it is sent or left to its default.</source>
        <translation>disable_stripe_user_authentication muss in jeder eingeschalteten Komponente einer Session gleich ausfallen, ob gesendet oder der Vorgabe überlassen.</translation>
    </message>
    <message>
        <source>enabled if Stripe bears losses, else by your Dashboard rules</source>
        <translation>enabled, wenn Stripe Verluste trägt, sonst nach Ihren Dashboard-Regeln</translation>
    </message>
    <message>
        <source>entry {number}: {problem}</source>
        <translation>Eintrag {number}: {problem}</translation>
    </message>
    <message>
        <source>every request gets its own</source>
        <translation>jede Anfrage bekommt einen eigenen</translation>
    </message>
    <message>
        <source>expand holds something that is not a text.</source>
        <translation>expand enthält etwas, das kein Text ist.</translation>
    </message>
    <message>
        <source>expand is a text, not a list; it is taken as a list of one.</source>
        <translation>expand ist ein Text und keine Liste; es wird als Liste aus einem genommen.</translation>
    </message>
    <message>
        <source>expand is not a list.</source>
        <translation>expand ist keine Liste.</translation>
    </message>
    <message>
        <source>expand is {value} in the text; it is left empty.</source>
        <translation>expand ist im Text {value}; es bleibt leer.</translation>
    </message>
    <message>
        <source>expected accepted</source>
        <translation>erwartet: angenommen</translation>
    </message>
    <message>
        <source>expected refused</source>
        <translation>erwartet: abgelehnt</translation>
    </message>
    <message>
        <source>follows {feature}</source>
        <translation>folgt {feature}</translation>
    </message>
    <message>
        <source>from {first} on</source>
        <translation>ab {first}</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>von {first} bis {last}</translation>
    </message>
    <message>
        <source>half a character</source>
        <translation>ein halbes Zeichen</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>in einem Augenblick</translation>
    </message>
    <message>
        <source>in {first}</source>
        <translation>in {first}</translation>
    </message>
    <message>
        <source>in {retry_after} seconds</source>
        <translation>in {retry_after} Sekunden</translation>
    </message>
    <message>
        <source>is not an address</source>
        <translation>ist keine Adresse</translation>
    </message>
    <message>
        <source>is not an http proxy; other kinds (such as SOCKS) are not supported</source>
        <translation>ist kein http-Proxy; andere Arten (wie SOCKS) werden nicht unterstützt</translation>
    </message>
    <message>
        <source>is not there in this API version</source>
        <translation>gibt es in dieser API-Version nicht</translation>
    </message>
    <message>
        <source>is switched off: the user does not see it</source>
        <translation>ist ausgeschaltet: niemand sieht es</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>sie kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>it describes more than {max_components} components.</source>
        <translation>es beschreibt mehr als {max_components} Komponenten.</translation>
    </message>
    <message>
        <source>it describes more than {max_features} features.</source>
        <translation>es beschreibt mehr als {max_features} Funktionen.</translation>
    </message>
    <message>
        <source>it describes no operations: the object paths is missing.</source>
        <translation>es beschreibt keine Operationen: das Objekt paths fehlt.</translation>
    </message>
    <message>
        <source>it describes {count} operation{plural} but not POST {path}</source>
        <translation>Zahl der beschriebenen Operationen {count}, aber POST {path} ist nicht dabei</translation>
    </message>
    <message>
        <source>it describes {path} for {methods} only, not for POST.</source>
        <translation>es beschreibt {path} nur für {methods}, nicht für POST.</translation>
    </message>
    <message>
        <source>it does not hold a JSON object.</source>
        <translation>es enthält kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>es endet zu früh</translation>
    </message>
    <message>
        <source>it has neither enabled nor features</source>
        <translation>es hat weder enabled noch features</translation>
    </message>
    <message>
        <source>it has no list of cells.</source>
        <translation>Darin fehlt die Liste der Zellen.</translation>
    </message>
    <message>
        <source>it has the format {found}; this program reads {format}.</source>
        <translation>Das Format ist {found}; dieses Programm liest {format}.</translation>
    </message>
    <message>
        <source>it holds a number with thousands of digits.</source>
        <translation>es enthält eine Zahl mit Tausenden von Ziffern.</translation>
    </message>
    <message>
        <source>it holds more than one YAML document</source>
        <translation>es enthält mehr als ein YAML-Dokument</translation>
    </message>
    <message>
        <source>it holds more than {max_directives} %TAG lines.</source>
        <translation>es enthält mehr als {max_directives} Zeilen %TAG.</translation>
    </message>
    <message>
        <source>it holds more than {max_leaves} parameters.</source>
        <translation>es enthält mehr als {max_leaves} Parameter.</translation>
    </message>
    <message>
        <source>it holds more than {max_nodes} values, aliases followed</source>
        <translation>es enthält mit aufgelösten Aliasen mehr als {max_nodes} Werte</translation>
    </message>
    <message>
        <source>it holds more than {max_values} values.</source>
        <translation>es enthält mehr als {max_values} Werte.</translation>
    </message>
    <message>
        <source>it holds {document}, not an OpenAPI document.</source>
        <translation>der Inhalt ist {document}, kein OpenAPI-Dokument.</translation>
    </message>
    <message>
        <source>it is YAML of more than {max_yaml_bytes} MiB.</source>
        <translation>es ist YAML mit mehr als {max_yaml_bytes} MiB.</translation>
    </message>
    <message>
        <source>it is a Swagger 2 document; OpenAPI 3 is needed.</source>
        <translation>es ist ein Swagger-2-Dokument; gebraucht wird OpenAPI 3.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a web page or XML, not an OpenAPI document in JSON or YAML.</source>
        <translation>sie ist eine Webseite oder XML, kein OpenAPI-Dokument in JSON oder YAML.</translation>
    </message>
    <message>
        <source>it is about how the SDK sends</source>
        <translation>es betrifft, wie das SDK sendet</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>es ist leer.</translation>
    </message>
    <message>
        <source>it is larger than {max_ca_file_bytes} MiB</source>
        <translation>sie ist größer als {max_ca_file_bytes} MiB</translation>
    </message>
    <message>
        <source>it is larger than {max_json_bytes} MiB.</source>
        <translation>es ist größer als {max_json_bytes} MiB.</translation>
    </message>
    <message>
        <source>it is neither a boolean nor a list of texts</source>
        <translation>es ist weder boolescher Wert noch Liste von Texten</translation>
    </message>
    <message>
        <source>it is nested more than {max_depth} levels deep</source>
        <translation>es ist mehr als {max_depth} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>it is nested more than {max_depth} levels deep.</source>
        <translation>es ist mehr als {max_depth} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>it is nested more than {max_json_depth} levels deep.</source>
        <translation>es ist mehr als {max_json_depth} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>it is nested too deeply.</source>
        <translation>es ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>it is no matrix: it has no format.</source>
        <translation>Es ist keine Matrix: Die Angabe des Formats fehlt.</translation>
    </message>
    <message>
        <source>it is not UTF-8 text (byte {start}).</source>
        <translation>es ist kein UTF-8-Text (Byte {start}).</translation>
    </message>
    <message>
        <source>it is not a session file (&quot;format&quot; is not &quot;{format}&quot;).</source>
        <translation>es ist keine Sitzungsdatei (&quot;format&quot; ist nicht &quot;{format}&quot;).</translation>
    </message>
    <message>
        <source>it is not an OpenAPI document: the key openapi is missing; found {document}.</source>
        <translation>es ist kein OpenAPI-Dokument: der Schlüssel openapi fehlt; gefunden: {document}.</translation>
    </message>
    <message>
        <source>it is not valid JSON: {msg} ({place}).</source>
        <translation>es ist kein gültiges JSON: {msg} ({place}).</translation>
    </message>
    <message>
        <source>it is not valid YAML: {problem}</source>
        <translation>es ist kein gültiges YAML: {problem}</translation>
    </message>
    <message>
        <source>it is not valid YAML: {what}.</source>
        <translation>es ist kein gültiges YAML: {what}.</translation>
    </message>
    <message>
        <source>it was written by a newer version of the program ({found}; this one reads {format}).</source>
        <translation>es wurde von einer neueren Version des Programms geschrieben ({found}; diese liest {format}).</translation>
    </message>
    <message>
        <source>it would take {kib} KiB as a session file; at most {most} are taken.</source>
        <translation>als Sitzungsdatei bräuchte es {kib} KiB; höchstens {most} sind erlaubt.</translation>
    </message>
    <message>
        <source>its body would take {kib} KiB; at most {most} are taken.</source>
        <translation>der Body bräuchte {kib} KiB; höchstens {most} sind erlaubt.</translation>
    </message>
    <message>
        <source>its enabled is not a boolean</source>
        <translation>sein enabled ist kein boolescher Wert</translation>
    </message>
    <message>
        <source>its format {found} is not known; this program reads {format}.</source>
        <translation>das Format {found} ist nicht bekannt; dieses Programm liest {format}.</translation>
    </message>
    <message>
        <source>its openapi is {shown}; OpenAPI 3 is needed.</source>
        <translation>sein openapi ist {shown}; gebraucht wird OpenAPI 3.</translation>
    </message>
    <message>
        <source>its own account</source>
        <translation>das eigene Konto</translation>
    </message>
    <message>
        <source>its version (info.version) is {shown}, which is not an API version such as 2026-10-28.endive.</source>
        <translation>seine Version (info.version) ist {shown}, was keine API-Version wie 2026-10-28.endive ist.</translation>
    </message>
    <message>
        <source>keys do not become part of the request</source>
        <translation>Schlüssel werden nicht Teil der Anfrage</translation>
    </message>
    <message>
        <source>line {lineno}, column {colno}</source>
        <translation>Zeile {lineno}, Spalte {colno}</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>line {tokens}</source>
        <translation>Zeile {tokens}</translation>
    </message>
    <message>
        <source>lint_ignore holds more than {most} entries.</source>
        <translation>lint_ignore hat mehr als {most} Einträge.</translation>
    </message>
    <message>
        <source>lint_ignore is not a list.</source>
        <translation>lint_ignore ist keine Liste.</translation>
    </message>
    <message>
        <source>macOS Keychain</source>
        <translation>macOS-Schlüsselbund</translation>
    </message>
    <message>
        <source>merge keys (&lt;&lt;) are not accepted</source>
        <translation>Merge-Schlüssel (&lt;&lt;) werden nicht angenommen</translation>
    </message>
    <message>
        <source>money_movement was a beta feature; send_money and transfer_balance replaced it.</source>
        <translation>money_movement war eine Beta-Funktion; send_money und transfer_balance haben sie ersetzt.</translation>
    </message>
    <message>
        <source>names no host</source>
        <translation>nennt keinen Host</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>no content</source>
        <translation>kein Inhalt</translation>
    </message>
    <message>
        <source>no key that can be used</source>
        <translation>kein verwendbarer Schlüssel</translation>
    </message>
    <message>
        <source>no lock can be had in {folder}.</source>
        <translation>in {folder} ist keine Sperre zu bekommen.</translation>
    </message>
    <message>
        <source>no object (line {line})</source>
        <translation>kein Objekt (Zeile {line})</translation>
    </message>
    <message>
        <source>no such cell</source>
        <translation>keine solche Zelle</translation>
    </message>
    <message>
        <source>not ({condition})</source>
        <translation>nicht ({condition})</translation>
    </message>
    <message>
        <source>not a file name</source>
        <translation>kein Dateiname</translation>
    </message>
    <message>
        <source>not a keyring backend</source>
        <translation>kein Schlüsselbund-Backend</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>not documented</source>
        <translation>nicht dokumentiert</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>hier nichts</translation>
    </message>
    <message>
        <source>opposite of {feature}</source>
        <translation>Gegenteil von {feature}</translation>
    </message>
    <message>
        <source>platforms collect requirements only where they bear the losses and there is no Stripe Dashboard</source>
        <translation>Plattformen erheben Anforderungen nur, wo sie die Verluste tragen und es kein Stripe-Dashboard gibt</translation>
    </message>
    <message>
        <source>platforms that bear the losses collect the fees</source>
        <translation>Plattformen, die die Verluste tragen, erheben die Gebühren</translation>
    </message>
    <message>
        <source>print --as bruno --out FOLDER writes the whole collection. Set the secret secret_key in its environment. An answer that is saved holds the client secret.</source>
        <translation>print --as bruno --out ORDNER schreibt die ganze Sammlung. Setzen Sie das Geheimnis secret_key in ihrer Umgebung. Eine gespeicherte Antwort enthält das Client Secret.</translation>
    </message>
    <message>
        <source>reading it back failed ({cause})</source>
        <translation>Zurücklesen schlug fehl ({cause})</translation>
    </message>
    <message>
        <source>reads a file, but importing reads no files. Put the text itself into the command.</source>
        <translation>liest eine Datei, und beim Importieren wird keine gelesen. Setzen Sie den Text selbst in den Befehl.</translation>
    </message>
    <message>
        <source>refused to connect to {server} (status {refused})</source>
        <translation>wollte keine Verbindung zu {server} herstellen (Status {refused})</translation>
    </message>
    <message>
        <source>same as {feature}</source>
        <translation>wie {feature}</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>sees it</source>
        <translation>sieht es</translation>
    </message>
    <message>
        <source>sends JSON; this endpoint takes form bodies only, so Stripe would refuse it. Paste the JSON alone to take its parameters.</source>
        <translation>sendet JSON; dieser Endpunkt nimmt nur Formular-Bodys, Stripe würde ablehnen. Fügen Sie das JSON allein ein, um seine Parameter zu übernehmen.</translation>
    </message>
    <message>
        <source>sends multipart/form-data, which is for files; write -d instead.</source>
        <translation>sendet multipart/form-data, das für Dateien ist; schreiben Sie stattdessen -d.</translation>
    </message>
    <message>
        <source>sent: {value}</source>
        <translation>gesendet: {value}</translation>
    </message>
    <message>
        <source>so a key can only be kept in memory, until the program ends</source>
        <translation>daher kann ein Schlüssel nur im Speicher bleiben, bis das Programm endet</translation>
    </message>
    <message>
        <source>stripe-connect-furever-demo #142, issuing and treasury components</source>
        <translation>stripe-connect-furever-demo #142, Komponenten für Issuing und Treasury</translation>
    </message>
    <message>
        <source>stripe-connect-furever-demo #208, one value for all components</source>
        <translation>stripe-connect-furever-demo #208, ein Wert für alle Komponenten</translation>
    </message>
    <message>
        <source>stripe-connect-furever-demo, the account session&apos;s API version</source>
        <translation>stripe-connect-furever-demo, die API-Version der Account Session</translation>
    </message>
    <message>
        <source>stripe-python 16.1.0, account session parameters</source>
        <translation>stripe-python 16.1.0, Parameter der Account Session</translation>
    </message>
    <message>
        <source>stripe-python 16.1.0a4, account sessions as they are answered</source>
        <translation>stripe-python 16.1.0a4, Account Sessions in Antworten</translation>
    </message>
    <message>
        <source>text that is not complete, valid JSON ({place})</source>
        <translation>Text, der kein vollständiges, gültiges JSON ist ({place})</translation>
    </message>
    <message>
        <source>text that is not valid JSON: it contains {name}</source>
        <translation>Text, der kein gültiges JSON ist: er enthält {name}</translation>
    </message>
    <message>
        <source>that the answer names</source>
        <translation>die die Antwort nennt</translation>
    </message>
    <message>
        <source>the Express Dashboard goes only with platforms that bear the losses</source>
        <translation>das Express-Dashboard gibt es nur, wo die Plattform die Verluste trägt</translation>
    </message>
    <message>
        <source>the account controls itself</source>
        <translation>das Konto verwaltet sich selbst</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>der Adresse</translation>
    </message>
    <message>
        <source>the alias *{shown} stands for nothing</source>
        <translation>der Alias *{shown} steht für nichts</translation>
    </message>
    <message>
        <source>the alias *{shown} stands for what it is part of</source>
        <translation>der Alias *{shown} steht für etwas, dessen Teil er ist</translation>
    </message>
    <message>
        <source>the body of POST {path}</source>
        <translation>der Body von POST {path}</translation>
    </message>
    <message>
        <source>the boolean {value}</source>
        <translation>der boolesche Wert {value}</translation>
    </message>
    <message>
        <source>the code {text}</source>
        <translation>der Code {text}</translation>
    </message>
    <message>
        <source>the comment in line {line}</source>
        <translation>dem Kommentar in Zeile {line}</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>der Datei</translation>
    </message>
    <message>
        <source>the header Authorization</source>
        <translation>dem Header Authorization</translation>
    </message>
    <message>
        <source>the header Stripe-Version</source>
        <translation>dem Header Stripe-Version</translation>
    </message>
    <message>
        <source>the key {shown} stands twice in one map</source>
        <translation>der Schlüssel {shown} steht zweimal in einer Map</translation>
    </message>
    <message>
        <source>the key {twice} stands twice in one object.</source>
        <translation>der Schlüssel {twice} steht zweimal in einem Objekt.</translation>
    </message>
    <message>
        <source>the keyring gives back a different one</source>
        <translation>der Schlüsselbund gibt einen anderen zurück</translation>
    </message>
    <message>
        <source>the keyring is locked</source>
        <translation>der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>the keyring service cannot be reached</source>
        <translation>der Schlüsselbunddienst ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the list of accounts</source>
        <translation>die Liste der Konten</translation>
    </message>
    <message>
        <source>the login of the request</source>
        <translation>der Anmeldung der Anfrage</translation>
    </message>
    <message>
        <source>the number {text}</source>
        <translation>die Zahl {text}</translation>
    </message>
    <message>
        <source>the operating system</source>
        <translation>das Betriebssystem</translation>
    </message>
    <message>
        <source>the option --api-key</source>
        <translation>der Option --api-key</translation>
    </message>
    <message>
        <source>the option --stripe-version</source>
        <translation>der Option --stripe-version</translation>
    </message>
    <message>
        <source>the option {shown}</source>
        <translation>der Option {shown}</translation>
    </message>
    <message>
        <source>the option {spelled}</source>
        <translation>der Option {spelled}</translation>
    </message>
    <message>
        <source>the placeholder {text}</source>
        <translation>der Platzhalter {text}</translation>
    </message>
    <message>
        <source>the platform bears losses</source>
        <translation>die Plattform trägt Verluste</translation>
    </message>
    <message>
        <source>the platform bears the losses and there is no Stripe Dashboard</source>
        <translation>die Plattform trägt die Verluste und es gibt kein Stripe-Dashboard</translation>
    </message>
    <message>
        <source>the schemas branch too much.</source>
        <translation>die Schemas verzweigen sich zu stark.</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>die Einstellungen</translation>
    </message>
    <message>
        <source>the system settings</source>
        <translation>die Systemeinstellungen</translation>
    </message>
    <message>
        <source>the tag {tag} is not accepted</source>
        <translation>das Tag {tag} wird nicht angenommen</translation>
    </message>
    <message>
        <source>the text &quot;{value}&quot;</source>
        <translation>der Text &quot;{value}&quot;</translation>
    </message>
    <message>
        <source>the top level</source>
        <translation>die oberste Ebene</translation>
    </message>
    <message>
        <source>the variable {match}</source>
        <translation>der Variablen {match}</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>this account</source>
        <translation>dieses Konto</translation>
    </message>
    <message>
        <source>this account cannot have it: a capability or configuration is missing</source>
        <translation>für dieses Konto nicht möglich: eine Fähigkeit oder Konfiguration fehlt</translation>
    </message>
    <message>
        <source>this is not a file name</source>
        <translation>das ist kein Dateiname</translation>
    </message>
    <message>
        <source>this server</source>
        <translation>diesen Server</translation>
    </message>
    <message>
        <source>true if Stripe bears losses</source>
        <translation>true, wenn Stripe Verluste trägt</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>type custom stands for it</source>
        <translation>der Typ custom steht dafür</translation>
    </message>
    <message>
        <source>type express stands for it</source>
        <translation>der Typ express steht dafür</translation>
    </message>
    <message>
        <source>type standard stands for it</source>
        <translation>der Typ standard steht dafür</translation>
    </message>
    <message>
        <source>wget command</source>
        <translation>wget-Befehl</translation>
    </message>
    <message>
        <source>where Stripe bears the losses, it collects the requirements</source>
        <translation>wo Stripe die Verluste trägt, erhebt es auch die Anforderungen</translation>
    </message>
    <message>
        <source>where there is a Stripe Dashboard, Stripe collects the requirements</source>
        <translation>wo es ein Stripe-Dashboard gibt, erhebt Stripe die Anforderungen</translation>
    </message>
    <message>
        <source>white space</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>{beside} stands beside the parameters and is left out.</source>
        <translation>{beside} steht neben den Parametern und ist ausgelassen.</translation>
    </message>
    <message>
        <source>{ca_variable} names it. Requests fail until this is put right.</source>
        <translation>{ca_variable} nennt sie. Anfragen schlagen fehl, bis das behoben ist.</translation>
    </message>
    <message>
        <source>{code} (line {line}) is code, not a value; it is left out.</source>
        <translation>{code} (Zeile {line}) ist Code und kein Wert; es ist ausgelassen.</translation>
    </message>
    <message>
        <source>{component} asks for instant payouts, and the platform collects this account&apos;s fees (controller.fees.payer is {found}): set up their pricing in the Dashboard first.</source>
        <translation>{component} verlangt Sofortauszahlungen, und die Plattform erhebt die Gebühren dieses Kontos (controller.fees.payer ist {found}): legen Sie zuerst im Dashboard deren Preise fest.</translation>
    </message>
    <message>
        <source>{component} asks for instant payouts, but the account is under the {found} service agreement; they need the full one.</source>
        <translation>{component} verlangt Sofortauszahlungen, aber das Konto hat den Dienstleistungsvertrag {found}; sie brauchen den vollen (full).</translation>
    </message>
    <message>
        <source>{component} asks for instant payouts, but they are not offered for accounts in {found}.</source>
        <translation>{component} verlangt Sofortauszahlungen, aber für Konten in {found} werden sie nicht angeboten.</translation>
    </message>
    <message>
        <source>{component} asks for send_money, but {wanted} is {found} on this account, not active, and neither is the one for cards. Stripe refuses the session.</source>
        <translation>{component} verlangt send_money, aber {wanted} ist bei diesem Konto {found}, nicht active, und die Fähigkeit für Karten auch nicht. Stripe lehnt die Session ab.</translation>
    </message>
    <message>
        <source>{component} asks for smart disputes but switches dispute management off; smart disputes probably do nothing then.</source>
        <translation>{component} verlangt Smart Disputes, schaltet aber die Bearbeitung von Anfechtungen ab; Smart Disputes bewirken dann vermutlich nichts.</translation>
    </message>
    <message>
        <source>{component} cannot be drawn yet: the account has not submitted its details (details_submitted is {found}). Use account_onboarding first.</source>
        <translation>{component} lässt sich noch nicht zeigen: das Konto hat seine Angaben noch nicht eingereicht (details_submitted ist {found}). Nehmen Sie zuerst account_onboarding.</translation>
    </message>
    <message>
        <source>{component} draws nothing yet: the account has not submitted its details (details_submitted is {found}).</source>
        <translation>{component} zeigt noch nichts: das Konto hat seine Angaben noch nicht eingereicht (details_submitted ist {found}).</translation>
    </message>
    <message>
        <source>{component} has external_account_collection=false, so disable_stripe_user_authentication turns true: users will not sign in with Stripe. Send it to say which you mean.</source>
        <translation>{component} hat external_account_collection=false, also wird disable_stripe_user_authentication true: Benutzer melden sich nicht bei Stripe an. Senden Sie es, um zu sagen, was Sie meinen.</translation>
    </message>
    <message>
        <source>{component} has no features, and an empty features object leaves no trace in the body.</source>
        <translation>{component} hat keine Funktionen, und ein leeres Objekt features hinterlässt keine Spur im Body.</translation>
    </message>
    <message>
        <source>{component} is a preview component, first documented for the API version 2026-11-18.preview.</source>
        <translation>{component} ist eine Preview-Komponente, zuerst dokumentiert für die API-Version 2026-11-18.preview.</translation>
    </message>
    <message>
        <source>{component} is in private preview: it needs a Stripe-Version of 2026-06-24.preview or later with its flag, &lt;date&gt;.preview; embedded_connect_beta=v2, and access given by Stripe.</source>
        <translation>{component} ist in privater Preview: das braucht eine Stripe-Version ab 2026-06-24.preview mit Zusatz, &lt;date&gt;.preview; embedded_connect_beta=v2, und einen Zugang von Stripe.</translation>
    </message>
    <message>
        <source>{component} is in private preview: it needs a Stripe-Version of the form &lt;date&gt;.preview; embedded_connect_beta=v2, and access given by Stripe.</source>
        <translation>{component} ist in nichtöffentlicher Preview: es braucht eine Stripe-Version der Form &lt;date&gt;.preview; embedded_connect_beta=v2 und Zugang von Stripe.</translation>
    </message>
    <message>
        <source>{component} is in public preview: it needs a Stripe-Version of the form &lt;date&gt;.preview, some platforms one with the flag, &lt;date&gt;.preview; embedded_connect_beta=v2, and access given by Stripe.</source>
        <translation>{component} ist in öffentlicher Preview: das braucht eine Stripe-Version der Form &lt;date&gt;.preview, bei manchen Plattformen mit Zusatz, &lt;date&gt;.preview; embedded_connect_beta=v2, und einen Zugang von Stripe.</translation>
    </message>
    <message>
        <source>{component} is offered for accounts in AU, DE, FR, GB and US; this one is in {found}.</source>
        <translation>{component} gibt es für Konten in AU, DE, FR, GB und US; dieses ist in {found}.</translation>
    </message>
    <message>
        <source>{component} is offered for accounts in GB and US; this one is in {found}.</source>
        <translation>{component} gibt es für Konten in GB und US; dieses ist in {found}.</translation>
    </message>
    <message>
        <source>{component} is offered in the US only; this account is in {found}.</source>
        <translation>{component} gibt es nur in den USA; dieses Konto ist in {found}.</translation>
    </message>
    <message>
        <source>{component} needs the capability card_issuing; on this account it is {found}, not active. Stripe may refuse the session, or the component shows nothing.</source>
        <translation>{component} braucht die Fähigkeit card_issuing; bei diesem Konto ist sie {found}, nicht active. Stripe lehnt die Session vielleicht ab, oder die Komponente zeigt nichts.</translation>
    </message>
    <message>
        <source>{component} needs the capability treasury; on this account it is {found}, not active. Stripe is likely to refuse the session.</source>
        <translation>{component} braucht die Fähigkeit treasury; bei diesem Konto ist sie {found}, nicht active. Stripe lehnt die Session wahrscheinlich ab.</translation>
    </message>
    <message>
        <source>{component} needs the configuration money_manager, which this account does not have. Stripe refuses the session.</source>
        <translation>{component} braucht die Konfiguration money_manager, die dieses Konto nicht hat. Stripe lehnt die Session ab.</translation>
    </message>
    <message>
        <source>{component} needs {wanted}; on this account it is {found}, not active. Stripe refuses the session.</source>
        <translation>{component} braucht {wanted}; bei diesem Konto ist es {found}, nicht active. Stripe lehnt die Session ab.</translation>
    </message>
    <message>
        <source>{component} of the private preview needs the configuration card_creator, which this account does not have. Stripe may refuse the session.</source>
        <translation>{component} der privaten Preview braucht die Konfiguration card_creator, die dieses Konto nicht hat. Stripe lehnt die Session vielleicht ab.</translation>
    </message>
    <message>
        <source>{component} offers standard payouts, but the account&apos;s payout schedule is {found}, not manual, and with edit_payout_schedule=false the user cannot change it: no payout can be made.</source>
        <translation>{component} bietet Standardauszahlungen, aber der Auszahlungsplan des Kontos ist {found}, nicht manual, und mit edit_payout_schedule=false kann der Nutzer ihn nicht ändern: keine Auszahlung ist möglich.</translation>
    </message>
    <message>
        <source>{component} switches Stripe&apos;s sign-in off, but Stripe collects this account&apos;s requirements. Only accounts whose requirements the platform collects may do that.</source>
        <translation>{component} schaltet die Anmeldung bei Stripe ab, aber Stripe erhebt die Anforderungen dieses Kontos. Das dürfen nur Konten, deren Anforderungen die Plattform erhebt.</translation>
    </message>
    <message>
        <source>{component} switches bank account collection off, but Stripe collects this account&apos;s requirements. Before 2026-03-25.dahlia only platforms that collect them may do that.</source>
        <translation>{component} schaltet die Erfassung von Bankkonten ab, aber Stripe erhebt die Anforderungen dieses Kontos. Vor 2026-03-25.dahlia dürfen das nur Plattformen, die sie selbst erheben.</translation>
    </message>
    <message>
        <source>{component} was in preview before 2026-10-28.endive: it needed a Stripe-Version of 2026-04-22.preview or later with the flag, &lt;date&gt;.preview; embedded_connect_beta=v2.</source>
        <translation>{component} war vor 2026-10-28.endive in der Vorschau: Nötig war eine Stripe-Version ab 2026-04-22.preview mit der Kennung, &lt;date&gt;.preview; embedded_connect_beta=v2.</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} oder {second}</translation>
    </message>
    <message>
        <source>{flag} {text} is taken as {flag2}={text2}; written with a space, the CLI sends true.</source>
        <translation>{flag} {text} gilt als {flag2}={text2}; mit Leerzeichen geschrieben sendet die CLI true.</translation>
    </message>
    <message>
        <source>{folder} belongs to another user.</source>
        <translation>{folder} gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {strerror}.</source>
        <translation>{folder} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{folder} is a link.</source>
        <translation>{folder} ist ein Link.</translation>
    </message>
    <message>
        <source>{header} is built in with another shape; requests still name {header}.</source>
        <translation>{header} ist in anderer Form eingebaut; Anfragen nennen weiterhin {header}.</translation>
    </message>
    <message>
        <source>{host} leads to {address}, which is not this computer.</source>
        <translation>{host} führt zu {address}, und das ist nicht dieser Computer.</translation>
    </message>
    <message>
        <source>{key} stands there more than once.</source>
        <translation>{key} steht mehrfach da.</translation>
    </message>
    <message>
        <source>{key} stands twice in one object (line {tokens}); the last one is taken.</source>
        <translation>{key} steht zweimal in einem Objekt (Zeile {tokens}); genommen wird das letzte.</translation>
    </message>
    <message>
        <source>{language} code</source>
        <translation>Code in {language}</translation>
    </message>
    <message>
        <source>{lines} decoded pairs, one on each line.</source>
        <translation>{lines} dekodierte Paare, eines je Zeile.</translation>
    </message>
    <message>
        <source>{match} does not stand for a character.</source>
        <translation>{match} steht für kein Zeichen.</translation>
    </message>
    <message>
        <source>{message} Requests fail until this is put right.</source>
        <translation>{message} Anfragen schlagen fehl, bis das behoben ist.</translation>
    </message>
    <message>
        <source>{names} component{plural}: {names2}.</source>
        <translation>Komponenten ({names}): {names2}.</translation>
    </message>
    <message>
        <source>{name} accepted it but discards it</source>
        <translation>{name} nahm ihn an, verwirft ihn aber</translation>
    </message>
    <message>
        <source>{name} cannot be imported: {error}</source>
        <translation>{name} kann nicht importiert werden: {error}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {strerror}.</source>
        <translation>{name} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{name} cannot be used: {problem}</source>
        <translation>{name} ist nicht brauchbar: {problem}</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}.</source>
        <translation>{name} konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} has enabled=false, so its features have nothing to act on.</source>
        <translation>{name} hat enabled=false, also haben seine Funktionen nichts, worauf sie wirken.</translation>
    </message>
    <message>
        <source>{name} holds a NUL character, which no command line can.</source>
        <translation>{name} enthält ein Nullzeichen, das keine Befehlszeile enthalten kann.</translation>
    </message>
    <message>
        <source>{name} holds something that the shell would replace; it is kept as text.</source>
        <translation>{name} enthält etwas, das die Shell ersetzen würde; es bleibt als Text.</translation>
    </message>
    <message>
        <source>{name} holds {odd}; a list of texts is expected.</source>
        <translation>{name} enthält etwas anderes ({odd}); erwartet wird eine Liste von Texten.</translation>
    </message>
    <message>
        <source>{name} is a folder, not a file.</source>
        <translation>{name} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>{name} is a header, not a parameter: the SDK sends it by itself.</source>
        <translation>{name} ist ein Header, kein Parameter: Das SDK sendet ihn von selbst.</translation>
    </message>
    <message>
        <source>{name} is an empty list, which leaves no trace in the body.</source>
        <translation>{name} ist eine leere Liste, die keine Spur im Body hinterlässt.</translation>
    </message>
    <message>
        <source>{name} is empty and leaves no trace in the body.</source>
        <translation>{name} ist leer und hinterlässt keine Spur im Body.</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} KiB.</source>
        <translation>{name} ist größer als {limit} KiB.</translation>
    </message>
    <message>
        <source>{name} is left out: {problem}</source>
        <translation>{name} ist ausgelassen: {problem}</translation>
    </message>
    <message>
        <source>{name} is neither JSON nor a list of account ids.</source>
        <translation>{name} ist weder JSON noch eine Liste von Konto-IDs.</translation>
    </message>
    <message>
        <source>{name} is not a JSON value.</source>
        <translation>{name} ist kein JSON-Wert.</translation>
    </message>
    <message>
        <source>{name} is not a parameter: it belongs in the header Idempotency-Key, an option of the SDK&apos;s call.</source>
        <translation>{name} ist kein Parameter: es gehört in den Header Idempotency-Key, eine Option des SDK-Aufrufs.</translation>
    </message>
    <message>
        <source>{name} is not a parameter: it belongs in the header Stripe-Version, an option of the SDK&apos;s call or client.</source>
        <translation>{name} ist kein Parameter: es gehört in den Header Stripe-Version, eine Option des Aufrufs oder Clients im SDK.</translation>
    </message>
    <message>
        <source>{name} is not a parameter: it stands for the header Stripe-Account, an option of the SDK&apos;s call. The account that the session is for belongs in the parameter account.</source>
        <translation>{name} ist kein Parameter: es steht für den Header Stripe-Account, eine Option des SDK-Aufrufs. Das Konto, für das die Session ist, gehört in den Parameter account.</translation>
    </message>
    <message>
        <source>{name} is not a parameter: it stands for the header Stripe-Context, an option of the SDK&apos;s call.</source>
        <translation>{name} ist kein Parameter: es steht für den Header Stripe-Context, eine Option des SDK-Aufrufs.</translation>
    </message>
    <message>
        <source>{name} is not a regular file.</source>
        <translation>{name} ist keine normale Datei.</translation>
    </message>
    <message>
        <source>{name} is not a valid file name.</source>
        <translation>{name} ist kein Name, den eine Datei haben kann.</translation>
    </message>
    <message>
        <source>{name} is not known to API version {api_version}.</source>
        <translation>{name} ist in der API-Version {api_version} unbekannt.</translation>
    </message>
    <message>
        <source>{name} is not text in UTF-8 (byte {start}).</source>
        <translation>{name} ist kein Text in UTF-8 (Byte {start}).</translation>
    </message>
    <message>
        <source>{name} is not text: it holds a null character.</source>
        <translation>{name} ist kein Text: ein Nullzeichen steht darin.</translation>
    </message>
    <message>
        <source>{name} is sent without enabled, which every component must have.</source>
        <translation>{name} wird ohne enabled gesendet, das jede Komponente tragen muss.</translation>
    </message>
    <message>
        <source>{name} is the text &quot;{value}&quot;; Stripe reads it like the boolean {value2}.</source>
        <translation>{name} ist der Text &quot;{value}&quot;; Stripe liest ihn wie den booleschen Wert {value2}.</translation>
    </message>
    <message>
        <source>{name} is true for {true} and false for {false}; a feature that finance components share must have one value in a session.</source>
        <translation>{name} ist true bei {true} und false bei {false}; eine Funktion, die Finanzkomponenten gemeinsam haben, muss in einer Session einen einzigen Wert haben.</translation>
    </message>
    <message>
        <source>{name} is {value}</source>
        <translation>{name} ist {value}</translation>
    </message>
    <message>
        <source>{name} is {value} (derived: {why})</source>
        <translation>{name} ist {value} (abgeleitet: {why})</translation>
    </message>
    <message>
        <source>{name} is {value}, which is not sent at all; a boolean is expected.</source>
        <translation>{name} ist {value}, was gar nicht gesendet wird; erwartet wird ein boolescher Wert.</translation>
    </message>
    <message>
        <source>{name} is {value}, which is not sent at all; a list is expected.</source>
        <translation>{name} ist {value}, was gar nicht gesendet wird; erwartet wird eine Liste.</translation>
    </message>
    <message>
        <source>{name} is {value}; a boolean is expected.</source>
        <translation>{name} ist {value}; erwartet wird ein boolescher Wert.</translation>
    </message>
    <message>
        <source>{name} is {value}; a list of texts is expected.</source>
        <translation>{name} ist {value}; erwartet wird eine Liste von Texten.</translation>
    </message>
    <message>
        <source>{name} is {value}; an object is expected.</source>
        <translation>{name} ist {value}; erwartet wird ein Objekt.</translation>
    </message>
    <message>
        <source>{name} looks like an option of Connect.js: set it on the element in the browser. Account sessions do not take it.</source>
        <translation>{name} sieht nach einer Option von Connect.js aus: setzen Sie sie am Element im Browser. Account Sessions nehmen sie nicht.</translation>
    </message>
    <message>
        <source>{name} looks like an option of the SDK: give it to the client or to the call, beside the parameters.</source>
        <translation>{name} sieht wie eine Option des SDK aus: geben Sie sie dem Client oder dem Aufruf, neben den Parametern.</translation>
    </message>
    <message>
        <source>{name} names no account; choose the accounts (--accounts).</source>
        <translation>{name} nennt kein Konto; wählen Sie die Konten (--accounts).</translation>
    </message>
    <message>
        <source>{name} stands for something else here; no key can be named so.</source>
        <translation>{name} steht hier für etwas anderes; kein Schlüssel kann so heißen.</translation>
    </message>
    <message>
        <source>{name} stands in line {line}, but not in what was read; it is left out.</source>
        <translation>{name} steht in Zeile {line}, aber nicht in dem, was gelesen wurde; es fehlt.</translation>
    </message>
    <message>
        <source>{name} was a beta feature of {component}; send_money and transfer_balance replaced it.</source>
        <translation>{name} war eine Beta-Funktion von {component}; send_money und transfer_balance haben sie ersetzt.</translation>
    </message>
    <message>
        <source>{name} was not written by this program.</source>
        <translation>{name} ist keine Datei, die dieses Programm geschrieben hat.</translation>
    </message>
    <message>
        <source>{name}: asked for {asked}, granted {granted}</source>
        <translation>{name}: verlangt {asked}, gewährt {granted}</translation>
    </message>
    <message>
        <source>{name}: default predicted {predicted}, granted {granted}</source>
        <translation>{name}: Vorgabe vorhergesagt {predicted}, gewährt {granted}</translation>
    </message>
    <message>
        <source>{network} {proxy} led to no connection to {server} within {seconds}.</source>
        <translation>{network} {proxy} führte innerhalb von {seconds} zu keiner Verbindung mit {server}.</translation>
    </message>
    <message>
        <source>{network} {proxy} led to no secure connection. {message}</source>
        <translation>{network} {proxy} führte zu keiner sicheren Verbindung. {message}</translation>
    </message>
    <message>
        <source>{params} value{plural} besides account and expand.</source>
        <translation>Werte außer account und expand: {params}.</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {error}</source>
        <translation>{path} kann nicht geöffnet werden: {error}</translation>
    </message>
    <message>
        <source>{path} has a value and parameters below it.</source>
        <translation>{path} hat einen Wert und Parameter darunter.</translation>
    </message>
    <message>
        <source>{path} holds a key or a client secret; the value is left out.</source>
        <translation>{path} enthält einen Schlüssel oder ein Client Secret; der Wert ist ausgelassen.</translation>
    </message>
    <message>
        <source>{path} holds a text of {text} characters; at most {max_text_chars} are taken.</source>
        <translation>{path} enthält einen Text von {text} Zeichen; höchstens {max_text_chars} werden übernommen.</translation>
    </message>
    <message>
        <source>{path} is a name with code in it; it is left out.</source>
        <translation>{path} ist ein Name mit Code darin; er wird ausgelassen.</translation>
    </message>
    <message>
        <source>{path} is edited as a boolean, never as empty.</source>
        <translation>{path} wird als boolescher Wert bearbeitet, nie als leer.</translation>
    </message>
    <message>
        <source>{path} is given twice.</source>
        <translation>{path} ist zweimal angegeben.</translation>
    </message>
    <message>
        <source>{path} is left out: {reason}.</source>
        <translation>{path} ist ausgelassen: {reason}.</translation>
    </message>
    <message>
        <source>{path} is not a valid file name.</source>
        <translation>{path} ist kein Name, den eine Datei haben kann.</translation>
    </message>
    <message>
        <source>{path} is not known in {api_version}; it is kept.</source>
        <translation>{path} ist in {api_version} nicht bekannt; es bleibt.</translation>
    </message>
    <message>
        <source>{path} is null, which the SDKs do not send; it is left out.</source>
        <translation>{path} ist null, das die SDKs nicht senden; es ist ausgelassen.</translation>
    </message>
    <message>
        <source>{path} is sent, but {subject} holds no parameters.</source>
        <translation>{path} wird gesendet, aber {subject} enthält keine Parameter.</translation>
    </message>
    <message>
        <source>{path} is {value} in the text; it is left empty.</source>
        <translation>{path} ist im Text {value}; es bleibt leer.</translation>
    </message>
    <message>
        <source>{path} is {value} in the text; only what is written out is taken.</source>
        <translation>{path} ist im Text {value}; nur was ausgeschrieben ist, wird genommen.</translation>
    </message>
    <message>
        <source>{path} is {word}, which Stripe refuses; it is read as {text}.</source>
        <translation>{path} ist {word}, was Stripe ablehnt; gelesen wird es als {text}.</translation>
    </message>
    <message>
        <source>{path} lies below a parameter that has a value itself.</source>
        <translation>{path} liegt unter einem Parameter, der selbst einen Wert hat.</translation>
    </message>
    <message>
        <source>{path} mixes numbers and empty brackets; the list is taken as it stands.</source>
        <translation>{path} mischt Nummern und leere Klammern; die Liste wird genommen, wie sie dasteht.</translation>
    </message>
    <message>
        <source>{path} stands there more than once; the last one is taken.</source>
        <translation>{path} steht dort mehr als einmal; genommen wird das letzte.</translation>
    </message>
    <message>
        <source>{path}: enabled need not be sent, says the document; here it is taken to be required.</source>
        <translation>{path}: enabled muss laut Dokument nicht gesendet werden; hier gilt es als erforderlich.</translation>
    </message>
    <message>
        <source>{place} has a $ref that is {reference}.</source>
        <translation>{place} hat ein $ref, dessen Art nicht passt: {reference}.</translation>
    </message>
    <message>
        <source>{place} has {parts} for {key} where a list should be.</source>
        <translation>{place}: für {key} steht dort {parts}, wo eine Liste sein sollte.</translation>
    </message>
    <message>
        <source>{place} holds half of a surrogate pair (\u{text} at position {start}).</source>
        <translation>{place} enthält ein halbes Surrogatpaar (\u{text} an Stelle {start}).</translation>
    </message>
    <message>
        <source>{place} is put together of too many layers.</source>
        <translation>{place} ist aus zu vielen Schichten zusammengesetzt.</translation>
    </message>
    <message>
        <source>{place} is {content}, not {content_type}.</source>
        <translation>{place} ist {content}, nicht {content_type}.</translation>
    </message>
    <message>
        <source>{place} is {node} where a schema should be.</source>
        <translation>{place} ist {node}, wo ein Schema sein sollte.</translation>
    </message>
    <message>
        <source>{place} is {node} where an object should be.</source>
        <translation>{place} ist {node}, wo ein Objekt sein sollte.</translation>
    </message>
    <message>
        <source>{place} may look in more than {max_alternatives} ways.</source>
        <translation>{place} kann auf mehr als {max_alternatives} Arten aussehen.</translation>
    </message>
    <message>
        <source>{place} may look in {rest} different ways.</source>
        <translation>{place} kann auf {rest} verschiedene Arten aussehen.</translation>
    </message>
    <message>
        <source>{place} refers to {reference}, which is not in the document.</source>
        <translation>{place} verweist auf {reference}, das nicht im Dokument ist.</translation>
    </message>
    <message>
        <source>{place} refers to {reference}, which leads back to itself.</source>
        <translation>{place} verweist auf {reference}, das zu sich selbst zurückführt.</translation>
    </message>
    <message>
        <source>{place} refers to {reference}; only references inside the document (#/…) are followed.</source>
        <translation>{place} verweist auf {reference}; nur Verweisen im Dokument (#/…) wird gefolgt.</translation>
    </message>
    <message>
        <source>{problem} (line {line}).</source>
        <translation>{problem} (Zeile {line}).</translation>
    </message>
    <message>
        <source>{problem} See Request, Network settings.</source>
        <translation>{problem} Siehe Anfrage, Netzwerkeinstellungen.</translation>
    </message>
    <message>
        <source>{profile} is not a test key.</source>
        <translation>{profile} ist kein Testschlüssel.</translation>
    </message>
    <message>
        <source>{requests} requests for {accounts} accounts are too many: up to {max_accounts} accounts and {max_cells} sessions go into one matrix.</source>
        <translation>{requests} Anfragen für {accounts} Konten sind zu viele: Eine Matrix fasst bis zu {max_accounts} Konten und {max_cells} Sitzungen.</translation>
    </message>
    <message>
        <source>{request}, {api_version}, {account}: expected {expected}, found {found}</source>
        <translation>{request}, {api_version}, {account}: erwartet {expected}, gefunden {found}</translation>
    </message>
    <message>
        <source>{server} answered with status {status}.</source>
        <translation>{server} antwortete mit Status {status}.</translation>
    </message>
    <message>
        <source>{server} cannot be reached: nothing accepts a connection at that address.</source>
        <translation>{server} ist nicht erreichbar: unter dieser Adresse nimmt nichts eine Verbindung an.</translation>
    </message>
    <message>
        <source>{server} closed the connection before its answer was complete.</source>
        <translation>{server} schloss die Verbindung, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>{server} gave no complete answer within {seconds}.</source>
        <translation>{server} gab innerhalb von {seconds} keine vollständige Antwort.</translation>
    </message>
    <message>
        <source>{server} redirected the request to {target} (status {status}). It was not followed.</source>
        <translation>{server} leitete die Anfrage um auf {target} (Status {status}). Dem wurde nicht gefolgt.</translation>
    </message>
    <message>
        <source>{shown} in {place} is not an API version; {api_version} is taken.</source>
        <translation>{shown} in {place} ist keine API-Version; genommen wird {api_version}.</translation>
    </message>
    <message>
        <source>{shown} is not an API version: one begins with a date, such as 2026-10-28.endive, and has at most {max_header} characters.</source>
        <translation>{shown} ist keine API-Version: Sie beginnt mit einem Tag, wie 2026-10-28.endive, und hat höchstens {max_header} Zeichen.</translation>
    </message>
    <message>
        <source>{target} is the key of an organization. {problem} Name it under Keys.</source>
        <translation>{target} ist der Schlüssel einer Organisation. {problem} Nennen Sie es unter „Schlüssel“.</translation>
    </message>
    <message>
        <source>{text} (default)</source>
        <translation>{text} (Vorgabe)</translation>
    </message>
    <message>
        <source>{title} code, from line {tokens} on.</source>
        <translation>Code in {title}, ab Zeile {tokens}.</translation>
    </message>
    <message>
        <source>{title} code, the call in line {line}.</source>
        <translation>Code in {title}, der Aufruf in Zeile {line}.</translation>
    </message>
    <message>
        <source>{title} code, the object in line {line}.</source>
        <translation>{title}-Code, das Objekt in Zeile {line}.</translation>
    </message>
    <message>
        <source>{title} code, the object in line {tokens}.</source>
        <translation>Code in {title}, das Objekt in Zeile {tokens}.</translation>
    </message>
    <message>
        <source>{title} code, the parameters from line {line} on.</source>
        <translation>Code in {title}, die Parameter ab Zeile {line}.</translation>
    </message>
    <message>
        <source>{tool} cannot hold {name} as it is sent: in its files that would mean something else.</source>
        <translation>{tool} kann {name} nicht so aufnehmen, wie es gesendet wird: in dessen Dateien hätte das eine andere Bedeutung.</translation>
    </message>
    <message>
        <source>{tool} cannot send lists that hold lists or objects.</source>
        <translation>{tool} kann keine Listen senden, die Listen oder Objekte enthalten.</translation>
    </message>
    <message>
        <source>{twice} is sent twice, which this SDK cannot do.</source>
        <translation>{twice} wird zweimal gesendet, was dieses SDK nicht kann.</translation>
    </message>
    <message>
        <source>{value} holds something that the shell would replace; it is kept as text.</source>
        <translation>{value} enthält etwas, das die Shell ersetzen würde; es bleibt als Text.</translation>
    </message>
    <message>
        <source>{value} is not an address; it is left out.</source>
        <translation>{value} ist keine Adresse; es ist ausgelassen.</translation>
    </message>
    <message>
        <source>{version} is not known here: import the OpenAPI document that describes it. Until then the parameters of {serving} serve for it.</source>
        <translation>{version} ist hier nicht bekannt: Importieren Sie das OpenAPI-Dokument, das sie beschreibt. Bis dahin gelten die Parameter von {serving}.</translation>
    </message>
    <message>
        <source>{version} is published: {components} components. Against {known}:</source>
        <translation>{version} ist veröffentlicht: {components} Komponenten. Gegenüber {known}:</translation>
    </message>
    <message>
        <source>{what}: none of its requests is a POST to /{path}; there is {shown}{more}.</source>
        <translation>{what}: keine der Anfragen ist ein POST an /{path}; vorhanden: {shown}{more}.</translation>
    </message>
    <message>
        <source>{who} does not accept this key{said}.</source>
        <translation>{who} nimmt diesen Schlüssel nicht an{said}.</translation>
    </message>
    <message>
        <source>{who} has an internal error, status {status}{said}.</source>
        <translation>{who} hat einen internen Fehler, Status {status}{said}.</translation>
    </message>
    <message>
        <source>{who} is getting too many requests; try again {wait}.</source>
        <translation>{who} bekommt zu viele Anfragen; versuchen Sie es {wait} noch einmal.</translation>
    </message>
    <message>
        <source>{who} knows no account {account_id} that this key has access to.</source>
        <translation>{who} kennt kein Konto {account_id}, auf das dieser Schlüssel Zugriff hat.</translation>
    </message>
    <message>
        <source>{who} refused with status {status}{said}.</source>
        <translation>{who} lehnte mit Status {status} ab{said}.</translation>
    </message>
    <message>
        <source>{why}, as seen in practice but not documented</source>
        <translation>{why} (so beobachtet, nirgends dokumentiert)</translation>
    </message>
    <message>
        <source>{words}, not as the rules say</source>
        <translation>{words}, anders als die Regeln sagen</translation>
    </message>
    <message>
        <source>“{entry}” is not a field name like data.account.</source>
        <translation>„{entry}“ ist kein Feldname wie data.account.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings cannot be written to {path}: they last until the program ends.</source>
        <translation>Die Einstellungen lassen sich nicht nach {path} schreiben: Sie gelten bis zum Ende des Programms.</translation>
    </message>
    <message>
        <source>The settings file is damaged and cannot be replaced: {path}</source>
        <translation>Die Einstellungsdatei ist beschädigt und kann nicht ersetzt werden: {path}</translation>
    </message>
    <message>
        <source>The settings file was damaged. It was kept as {path}; defaults are in use.</source>
        <translation>Die Einstellungsdatei war beschädigt. Sie wurde als {path} aufbewahrt; es gelten die Vorgaben.</translation>
    </message>
</context>
<context>
    <name>ShortTexts</name>
    <message>
        <source>by Dashboard</source>
        <translation>laut Dashboard</translation>
    </message>
    <message>
        <source>by account</source>
        <translation>je nach Konto</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} von {all}</translation>
    </message>
    <message>
        <source>{count} off</source>
        <translation>{count} aus</translation>
    </message>
</context>
<context>
    <name>SourceBox</name>
    <message>
        <source>Choose a file…</source>
        <translation>Datei auswählen…</translation>
    </message>
</context>
<context>
    <name>StartBoard</name>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Choose a connected account</source>
        <translation>Verbundenes Konto auswählen</translation>
    </message>
    <message>
        <source>Choose from all accounts…</source>
        <translation>Aus allen Konten auswählen…</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neue Anfrage</translation>
    </message>
    <message>
        <source>Open a session file ({keys})</source>
        <translation>Eine Sitzungsdatei öffnen ({keys})</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Read a request from the clipboard ({keys})</source>
        <translation>Eine Anfrage aus der Zwischenablage lesen ({keys})</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Say what its user may do</source>
        <translation>Festlegen, was die Person darf</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Start board</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Start from a request you have</source>
        <translation>Mit einer vorhandenen Anfrage beginnen</translation>
    </message>
    <message>
        <source>Three steps, or tick components in the tree.</source>
        <translation>Drei Schritte, oder Komponenten im Baum anhaken.</translation>
    </message>
    <message>
        <source>a role ticks components and features</source>
        <translation>eine Rolle hakt Komponenten und Funktionen an</translation>
    </message>
    <message>
        <source>cURL, Stripe CLI, form body, JSON, SDK code or a session file; or drop it here. Nothing in it is run.</source>
        <translation>cURL, Stripe CLI, Formular-Body, JSON, SDK-Code oder eine Sitzungsdatei; oder hier ablegen. Nichts davon wird ausgeführt.</translation>
    </message>
    <message>
        <source>samples of the built-in sandbox</source>
        <translation>Beispiele der eingebauten Sandbox</translation>
    </message>
    <message>
        <source>to the built-in sandbox: no key, no network; nothing leaves this computer</source>
        <translation>an die eingebaute Sandbox: kein Schlüssel, kein Netz; nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>used lately with the key {key}</source>
        <translation>zuletzt mit dem Schlüssel {key} verwendet</translation>
    </message>
    <message>
        <source>with the key {key}: TEST, no real account is reached</source>
        <translation>mit dem Schlüssel {key}: TEST, kein echtes Konto wird erreicht</translation>
    </message>
    <message>
        <source>with the key {key}: assume that real accounts are reached</source>
        <translation>mit dem Schlüssel {key}: gehen Sie davon aus, dass echte Konten erreicht werden</translation>
    </message>
    <message>
        <source>{count} components</source>
        <translation>{count} Komponenten</translation>
    </message>
    <message>
        <source>{count} more, failures included…</source>
        <translation>{count} weitere, auch Fehlerfälle…</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Go to the first problem</source>
        <translation>Zum ersten Problem gehen</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>Keine Probleme gefunden</translation>
    </message>
    <message>
        <source>No problems found; account properties not known</source>
        <translation>Keine Probleme gefunden; Kontoeigenschaften nicht bekannt</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Nothing ticked yet</source>
        <translation>Noch nichts angehakt</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>{count} Probleme</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} Byte</translation>
    </message>
</context>
<context>
    <name>StepHead</name>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>Schritt {n}</translation>
    </message>
</context>
<context>
    <name>TabTools</name>
    <message>
        <source>More for this tab</source>
        <translation>Mehr zu diesem Reiter</translation>
    </message>
</context>
<context>
    <name>TargetBox</name>
    <message>
        <source>Keys…</source>
        <translation>Schlüssel…</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>Senden an</translation>
    </message>
</context>
<context>
    <name>TreeColumns</name>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>If not sent</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>by Dashboard</source>
        <translation>laut Dashboard</translation>
    </message>
    <message>
        <source>by account</source>
        <translation>je nach Konto</translation>
    </message>
    <message>
        <source>default</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>TreeDelegate</name>
    <message>
        <source>default</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>TreeFilter</name>
    <message>
        <source>{count} of {all} found</source>
        <translation>{count} von {all} gefunden</translation>
    </message>
</context>
<context>
    <name>TreeMenu</name>
    <message>
        <source>&amp;Don’t send</source>
        <translation>&amp;Nicht senden</translation>
    </message>
    <message>
        <source>&amp;Enable {title} with all features</source>
        <translation>{title} mit allen Funktionen &amp;einschalten</translation>
    </message>
    <message>
        <source>&amp;Reset {title}</source>
        <translation>{title} &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Same in every sent component</source>
        <translation>&amp;Gleich in jeder gesendeten Komponente</translation>
    </message>
    <message>
        <source>Edit the &amp;list…</source>
        <translation>&amp;Liste bearbeiten…</translation>
    </message>
    <message>
        <source>Send &amp;false</source>
        <translation>&amp;false senden</translation>
    </message>
    <message>
        <source>Send &amp;true</source>
        <translation>&amp;true senden</translation>
    </message>
    <message>
        <source>Send an e&amp;mpty list</source>
        <translation>&amp;Leere Liste senden</translation>
    </message>
    <message>
        <source>{title}: empty</source>
        <translation>{title}: leer</translation>
    </message>
    <message>
        <source>{title}: reset</source>
        <translation>{title}: zurückgesetzt</translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message>
        <source>1 found</source>
        <translation>1 gefunden</translation>
    </message>
    <message>
        <source>Filter components and features</source>
        <translation>Komponenten und Funktionen filtern</translation>
    </message>
    <message>
        <source>Filter, or describe: refund, bank, login …</source>
        <translation>Filtern oder beschreiben: Bank, Login …</translation>
    </message>
    <message>
        <source>More for the tree</source>
        <translation>Mehr zum Baum</translation>
    </message>
    <message>
        <source>No component or feature matches “{text}”.</source>
        <translation>Keine Komponente oder Funktion passt zu „{text}“.</translation>
    </message>
    <message>
        <source>Nothing is sent yet.
Turn off “Only what is sent” and tick what the session should include.</source>
        <translation>Noch wird nichts gesendet.
Schalten Sie „Nur Gesendetes“ aus und haken Sie an, was die Session enthalten soll.</translation>
    </message>
    <message>
        <source>Only what is sent</source>
        <translation>Nur Gesendetes</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word.</source>
        <translation>Versuchen Sie es mit weniger Buchstaben oder einem anderen Wort.</translation>
    </message>
    <message>
        <source>Turn off “Only what is sent” to look through all of them.</source>
        <translation>Schalten Sie „Nur Gesendetes“ aus, um alle zu durchsuchen.</translation>
    </message>
    <message>
        <source>Turn on “All versions” to look in other API versions, too.</source>
        <translation>Schalten Sie „Alle Versionen“ ein, um auch in anderen API-Versionen zu suchen.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>{count} found, best first</source>
        <translation>{count} gefunden, beste zuerst</translation>
    </message>
</context>
<context>
    <name>TreeView</name>
    <message>
        <source>Components and features</source>
        <translation>Komponenten und Funktionen</translation>
    </message>
</context>
<context>
    <name>UncaughtErrors</name>
    <message>
        <source>Something went wrong in the program. Your request is as it was.</source>
        <translation>Im Programm ist etwas schiefgegangen. Ihre Anfrage ist unverändert.</translation>
    </message>
    <message>
        <source>Something went wrong in the program: {error}</source>
        <translation>Im Programm ist etwas schiefgegangen: {error}</translation>
    </message>
</context>
<context>
    <name>VersionBox</name>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>API version {version}</source>
        <translation>API-Version {version}</translation>
    </message>
    <message>
        <source>Does not know {count} of what is sent.</source>
        <translation>Kennt {count} der gesendeten Angaben nicht.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Knows {count} fewer.</source>
        <translation>Kennt {count} weniger.</translation>
    </message>
    <message>
        <source>Knows {count} more.</source>
        <translation>Kennt {count} mehr.</translation>
    </message>
    <message>
        <source>NOT KNOWN</source>
        <translation>UNBEKANNT</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>Preview-Versionen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>{count} unknown</source>
        <translation>{count} unbekannt</translation>
    </message>
</context>
<context>
    <name>VersionNews</name>
    <message>
        <source>New in {version}</source>
        <translation>Neu in {version}</translation>
    </message>
    <message>
        <source>what else changed between versions</source>
        <translation>was sich zwischen Versionen sonst geändert hat</translation>
    </message>
    <message>
        <source>{version} has nothing new</source>
        <translation>{version} bringt nichts Neues</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>≠ rule</source>
        <translation>≠ Regel</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
</context>
</TS>
