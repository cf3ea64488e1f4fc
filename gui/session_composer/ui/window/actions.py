"""All actions of the window as one table."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction

from session_composer.ui.shortcuts.action_keys import keys_of


class ActionSpec(NamedTuple):
    """An action: its object name, text and status tip."""

    name: str
    text: str
    tip: str = ""
    in_tree: bool = False
    """Whether its shortcuts are keys of the tree: it handles them, and the menus show them."""
    is_switch: bool = False


ACTIONS = (
    ActionSpec("newAction", "&New", "Begin with an empty request"),
    ActionSpec("newWindowAction", "New &window", "Open another window of the program"),
    ActionSpec("openAction", "&Open…", "Open a session file"),
    ActionSpec("saveAction", "&Save", "Save the request as a session file"),
    ActionSpec("saveAsAction", "Save &as…", "Save under another name"),
    ActionSpec("clearRecentAction", "&Clear the list"),
    ActionSpec("importCatalogAction", "&Import an API version…", "Read an OpenAPI document"),
    ActionSpec("checkForVersionsAction", "Check for new API &versions…", "From Stripe’s site"),
    ActionSpec("importAction", "I&mport…", "Read a request from code, a command or a body"),
    ActionSpec("pasteAction", "Import from the clip&board"),
    ActionSpec("compareAction", "&Compare…", "Two requests side by side"),
    ActionSpec("compareVersionsAction", "Compare API &versions…", "What one adds to another"),
    ActionSpec("accountAction", "Connected &account…", "What is known of the account"),
    ActionSpec("pickAccountAction", "C&hoose an account…", "Choose from a list"),
    ActionSpec("quitAction", "&Quit"),
    ActionSpec("copyPayloadAction", "&Copy payload", "Copy the exact body"),
    ActionSpec("findAction", "&Filter", "Find components and features"),
    ActionSpec("sendTrueAction", "Send &true", "For the selected rows", in_tree=True),
    ActionSpec("sendFalseAction", "Send &false", "For the selected rows", in_tree=True),
    ActionSpec("dontSendAction", "&Don’t send", "For the selected rows", in_tree=True),
    ActionSpec("allTrueAction", "All features &true", "For the whole component", in_tree=True),
    ActionSpec("allFalseAction", "All features &false", "For the whole component", in_tree=True),
    ActionSpec("allUnsetAction", "All features &not sent", "For the whole component", in_tree=True),
    ActionSpec("sameTrueAction", "&True wherever sent", "Wherever it is sent", in_tree=True),
    ActionSpec("sameFalseAction", "&False wherever sent", "Wherever it is sent", in_tree=True),
    ActionSpec("sameUnsetAction", "&Not sent anywhere", "Wherever it is sent", in_tree=True),
    ActionSpec("dropUnknownAction", "Drop what this &version does not know"),
    ActionSpec("rolesAction", "R&oles…", "Send what a kind of user should get"),
    ActionSpec("testRequestAction", "&Test request"),
    ActionSpec("cancelAction", "&Cancel", "Cancel the request in progress"),
    ActionSpec("retryAction", "&Retry", "Send the same request once more"),
    ActionSpec("openInBrowserAction", "Open in &browser", "Show what the user sees"),
    ActionSpec("matrixAction", "Run a &matrix…", "Many requests for many accounts"),
    ActionSpec("keysAction", "&Keys…", "Add, replace, test or forget API keys"),
    ActionSpec("networkAction", "&Network settings…", "Proxy and certificate authorities"),
    ActionSpec("lensAction", "All vers&ions", "Show what only others have", is_switch=True),
    ActionSpec("byTitleAction", "A–&Z", "Sort by name, without groups", is_switch=True),
    ActionSpec("expandFieldAction", "&Expand a field…", "Have an object sent in the answer"),
    ActionSpec("expandAllAction", "&Open all"),
    ActionSpec("collapseAllAction", "Clo&se all"),
    ActionSpec("nextPaneAction", "&Next pane", "Move the keyboard to the next pane"),
    ActionSpec("previousPaneAction", "P&revious pane"),
    ActionSpec("maximisePaneAction", "&Maximise the pane", "And back"),
    ActionSpec("foldDetailsAction", "Fold &details", "And back"),
    ActionSpec("fullScreenAction", "F&ull screen", "And back", is_switch=True),
    ActionSpec("paletteAction", "Command &palette…", "Find anything by typing"),
    ActionSpec("helpAction", "Session Composer &Help", "Read about what is in focus"),
    ActionSpec("shortcutsAction", "&Keyboard shortcuts", "All keys on one page"),
    ActionSpec("welcomeAction", "&Start board", "The first test request in three steps"),
    ActionSpec("aboutAction", "&About Session Composer"),
)


# Where macOS has these, in the menu of the application; no other is to be taken for one of them.
_ROLES = {
    "aboutAction": QAction.MenuRole.AboutRole,
    "networkAction": QAction.MenuRole.PreferencesRole,
    "quitAction": QAction.MenuRole.QuitRole,
}


def make_actions(parent: QObject) -> dict[str, QAction]:
    """Create every action of the table, by object name."""
    made = {}
    for spec in ACTIONS:
        action = QAction(QCoreApplication.translate("Actions", spec.text), parent)
        action.setObjectName(spec.name)
        # Nothing here is for a key that is held down, sending least of all.
        action.setAutoRepeat(False)
        action.setShortcuts(keys_of(spec.name))
        action.setMenuRole(_ROLES.get(spec.name, QAction.MenuRole.NoRole))
        action.setCheckable(spec.is_switch)
        if spec.in_tree:
            # Nowhere else: a digit is text there.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if spec.tip:
            action.setStatusTip(QCoreApplication.translate("Actions", spec.tip))
        made[spec.name] = action
    return made
