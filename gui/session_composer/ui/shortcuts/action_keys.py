"""The keys of every action.

The system's own come first, where it has any for what the action does; ours are for those systems
that have none, and stay what they are on all of them.
"""

from typing import NamedTuple

# Named by its module: PySide makes a class when it is first named, and the first frame needs none.
from PySide6 import QtGui

from .system_keys import standard_keys, written


class Usual(NamedTuple):
    """Keys that systems have in common for something: the name of a standard key of Qt."""

    name: str


_KEYS: dict[str, tuple[str | Usual, ...]] = {
    "newAction": (Usual("New"),),
    "newWindowAction": ("Ctrl+Shift+N",),
    "openAction": (Usual("Open"),),
    "saveAction": (Usual("Save"),),
    "saveAsAction": (Usual("SaveAs"), "Ctrl+Shift+S"),
    "undoAction": (Usual("Undo"),),
    "redoAction": (Usual("Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
    # Not first, since Paste belongs to the field that has the focus.
    "pasteAction": ("Ctrl+Shift+V", Usual("Paste")),
    "compareAction": ("Ctrl+D",),
    "accountAction": ("Ctrl+I",),
    "pickAccountAction": ("Ctrl+L",),
    "quitAction": (Usual("Quit"), "Ctrl+Q"),
    "copyPayloadAction": ("Ctrl+Shift+C",),
    "findAction": (Usual("Find"),),
    "sendTrueAction": ("1",),
    "sendFalseAction": ("0",),
    "dontSendAction": ("Del",),
    "allTrueAction": ("Ctrl+1",),
    "allFalseAction": ("Ctrl+0",),
    "allUnsetAction": ("Ctrl+Del",),
    "sameTrueAction": ("Alt+1",),
    "sameFalseAction": ("Alt+0",),
    "sameUnsetAction": ("Alt+Del",),
    "rolesAction": ("Ctrl+R",),
    "testRequestAction": ("Ctrl+Return", "Ctrl+Enter"),
    "cancelAction": ("Esc", Usual("Cancel")),
    "retryAction": ("Ctrl+Shift+Return",),
    "openInBrowserAction": ("Ctrl+B",),
    "networkAction": (Usual("Preferences"),),
    "expandAllAction": ("Ctrl+Shift+E",),
    "collapseAllAction": ("Ctrl+Shift+W",),
    "nextPaneAction": ("F6",),
    "previousPaneAction": ("Shift+F6",),
    "maximisePaneAction": ("Ctrl+Shift+M",),
    "foldDetailsAction": ("F4",),
    "fullScreenAction": (Usual("FullScreen"), "F11"),
    "paletteAction": ("Ctrl+K",),
    "helpAction": (Usual("HelpContents"), "F1"),
    "shortcutsAction": ("Ctrl+F1",),
}


def keys_of(action: str) -> "list[QtGui.QKeySequence]":
    """Keys of an action by its object name, the one to show first; none for others."""
    return [QtGui.QKeySequence(keys) for keys in _texts(action)]


def written_keys(action: str) -> str:
    """Give what to show of an action's keys; empty where it has none."""
    return written(next(iter(_texts(action)), ""))


def with_keys(text: str, action: str) -> str:
    """Put the keys of an action where ``{keys}`` stands in a text."""
    return text.format(keys=written_keys(action))


def fill_keys(name: str) -> str:
    """Write what stands for keys in a text: the name of an action, or the keys themselves."""
    return written_keys(name) if name in _KEYS else written(name)


def _texts(action: str) -> dict[str, None]:
    found = dict[str, None]()
    for keys in _KEYS.get(action, ()):
        found |= dict.fromkeys([keys] if isinstance(keys, str) else standard_keys(keys.name))
    return found
