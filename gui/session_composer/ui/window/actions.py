"""All actions of the window as one table."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

Standard = QKeySequence.StandardKey


class ActionSpec(NamedTuple):
    """An action: its object name, text, shortcuts and status tip."""

    name: str
    text: str
    shortcuts: tuple[str | Standard, ...] = ()
    tip: str = ""
    in_tree: bool = False
    """Whether the shortcuts are keys of the tree: it handles them, and the menus show them."""
    is_switch: bool = False


ACTIONS = (
    ActionSpec("newAction", "&New", ("Ctrl+N",), "Begin with an empty request"),
    ActionSpec(
        "newWindowAction",
        "New &window",
        ("Ctrl+Shift+N",),
        "Open another window of the program",
    ),
    ActionSpec("openAction", "&Open…", ("Ctrl+O",), "Open a session file"),
    ActionSpec("saveAction", "&Save", ("Ctrl+S",), "Save the request as a session file"),
    ActionSpec("saveAsAction", "Save &as…", ("Ctrl+Shift+S",), "Save under another name"),
    ActionSpec("clearRecentAction", "&Clear the list"),
    ActionSpec("importCatalogAction", "&Import an API version…", (), "Read an OpenAPI document"),
    ActionSpec("checkForVersionsAction", "Check for new API &versions…", (), "From Stripe’s site"),
    ActionSpec("importAction", "I&mport…", (), "Read a request from code, a command or a body"),
    ActionSpec("pasteAction", "Import from the clip&board", ("Ctrl+Shift+V", "Ctrl+V")),
    ActionSpec("compareAction", "&Compare…", ("Ctrl+D",), "Two requests side by side"),
    ActionSpec("compareVersionsAction", "Compare API &versions…", (), "What one adds to another"),
    ActionSpec("accountAction", "Connected &account…", ("Ctrl+I",), "What is known of the account"),
    ActionSpec("pickAccountAction", "C&hoose an account…", ("Ctrl+L",), "Choose from a list"),
    ActionSpec("quitAction", "&Quit", ("Ctrl+Q",)),
    ActionSpec("copyPayloadAction", "&Copy payload", ("Ctrl+Shift+C",), "Copy the exact body"),
    ActionSpec("findAction", "&Filter", ("Ctrl+F",), "Find components and features"),
    ActionSpec("sendTrueAction", "Send &true", ("1",), "For the selected rows", in_tree=True),
    ActionSpec("sendFalseAction", "Send &false", ("0",), "For the selected rows", in_tree=True),
    ActionSpec("dontSendAction", "&Don’t send", ("Del",), "For the selected rows", in_tree=True),
    ActionSpec(
        "allTrueAction", "All features &true", ("Ctrl+1",), "For the whole component", in_tree=True
    ),
    ActionSpec(
        "allFalseAction",
        "All features &false",
        ("Ctrl+0",),
        "For the whole component",
        in_tree=True,
    ),
    ActionSpec(
        "allUnsetAction",
        "All features &not sent",
        ("Ctrl+Del",),
        "For the whole component",
        in_tree=True,
    ),
    ActionSpec(
        "sameTrueAction", "&True wherever sent", ("Alt+1",), "Wherever it is sent", in_tree=True
    ),
    ActionSpec(
        "sameFalseAction", "&False wherever sent", ("Alt+0",), "Wherever it is sent", in_tree=True
    ),
    ActionSpec(
        "sameUnsetAction", "&Not sent anywhere", ("Alt+Del",), "Wherever it is sent", in_tree=True
    ),
    ActionSpec("dropUnknownAction", "Drop what this &version does not know"),
    ActionSpec("rolesAction", "R&oles…", ("Ctrl+R",), "Send what a kind of user should get"),
    ActionSpec("testRequestAction", "&Test request", ("Ctrl+Return", "Ctrl+Enter")),
    ActionSpec("cancelAction", "&Cancel", ("Esc",), "Cancel the request in progress"),
    ActionSpec("retryAction", "&Retry", ("Ctrl+Shift+Return",), "Send the same request once more"),
    ActionSpec("openInBrowserAction", "Open in &browser", ("Ctrl+B",), "Show what the user sees"),
    ActionSpec("matrixAction", "Run a &matrix…", (), "Many requests for many accounts"),
    ActionSpec("keysAction", "&Keys…", (), "Add, replace, test or forget API keys"),
    ActionSpec("networkAction", "&Network settings…", (), "Proxy and certificate authorities"),
    ActionSpec("lensAction", "All vers&ions", (), "Show what only others have", is_switch=True),
    ActionSpec("byTitleAction", "A–&Z", (), "Sort by name, without groups", is_switch=True),
    ActionSpec("expandFieldAction", "&Expand a field…", (), "Have an object sent in the answer"),
    ActionSpec("expandAllAction", "&Open all", ("Ctrl+Shift+E",)),
    ActionSpec("collapseAllAction", "Clo&se all", ("Ctrl+Shift+W",)),
    ActionSpec("nextPaneAction", "&Next pane", ("F6",), "Move the keyboard to the next pane"),
    ActionSpec("previousPaneAction", "P&revious pane", ("Shift+F6",)),
    ActionSpec("maximisePaneAction", "&Maximise the pane", ("Ctrl+Shift+M",), "And back"),
    ActionSpec("foldDetailsAction", "Fold &details", ("F4",), "And back"),
    ActionSpec("paletteAction", "Command &palette…", ("Ctrl+K",), "Find anything by typing"),
    ActionSpec("helpAction", "Session Composer &Help", ("F1",), "Read about what is in focus"),
    ActionSpec("shortcutsAction", "&Keyboard shortcuts", ("Ctrl+F1",), "All keys on one page"),
    ActionSpec("welcomeAction", "&Start board", (), "The first test request in three steps"),
    ActionSpec("aboutAction", "&About Session Composer"),
)


def make_actions(parent: QObject) -> dict[str, QAction]:
    """Create every action of the table, by object name."""
    made = {}
    for spec in ACTIONS:
        action = QAction(QCoreApplication.translate("Actions", spec.text), parent)
        action.setObjectName(spec.name)
        # Nothing here is for a key that is held down, sending least of all.
        action.setAutoRepeat(False)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        action.setCheckable(spec.is_switch)
        if spec.in_tree:
            # Nowhere else: a digit is text there.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if spec.tip:
            action.setStatusTip(QCoreApplication.translate("Actions", spec.tip))
        made[spec.name] = action
    return made
