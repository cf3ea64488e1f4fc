"""Keys as the system has and writes them, or as another one would.

Which other one is a property of the application, for pictures of the window; there is none in use.
"""

import re

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication

from session_composer.core.platforms.systems import NAME

OTHER_SYSTEM = "keysOfSystem"
"""Property of the application: "macos", "windows" or "linux"."""

# Compiled when it is needed. Without what only keyboards have that have a key for Undo, and what
# is for editors.
_USUAL = r".+\+.+|F([1-9]|1[0-2])"
# Of other systems, for pictures: what QPlatformTheme of Qt has, of those keys that are asked for.
_OF_ALL = {
    "New": "Ctrl+N",
    "Open": "Ctrl+O",
    "Save": "Ctrl+S",
    "SaveAs": "Ctrl+Shift+S",
    "Undo": "Ctrl+Z",
    "Redo": "Ctrl+Shift+Z",
    "Paste": "Ctrl+V",
    "Find": "Ctrl+F",
    "HelpContents": "F1",
    "Back": "Alt+Left",
    "Forward": "Alt+Right",
}
_OF_ONE = {
    "macos": {
        "Quit": "Ctrl+Q",
        "Cancel": "Ctrl+.",
        "Preferences": "Ctrl+,",
        "FullScreen": "Ctrl+Meta+F",
        "HelpContents": "Ctrl+?",
        "Back": "Ctrl+[",
        "Forward": "Ctrl+]",
    },
    "windows": {"Redo": "Ctrl+Y", "FullScreen": "F11"},
    "linux": {},
}
# In the order in which macOS writes them; Qt calls its Command key Ctrl.
_MAC_MODIFIERS = {"Meta": "⌃", "Alt": "⌥", "Shift": "⇧", "Ctrl": "⌘"}
_MAC_KEYS = {
    "Return": "↵",
    "Enter": "⌤",
    "Del": "⌦",
    "Backspace": "⌫",
    "Esc": "⎋",
    "Tab": "⇥",
    "Left": "←",
    "Up": "↑",
    "Right": "→",
    "Down": "↓",
}


def standard_keys(name: str) -> list[str]:
    """Keys that the system has for a standard key of Qt, in Qt's portable form."""
    other = _other_system()
    if other:
        found = (_OF_ALL | _OF_ONE[other]).get(name)
        return [found] if found else []
    sequence = QtGui.QKeySequence
    texts = [keys.toString() for keys in sequence.keyBindings(sequence.StandardKey[name])]
    return [text for text in texts if re.fullmatch(_USUAL, text)]


def written(keys: str) -> str:
    """Keys, given in Qt's portable form, as the system writes them in the window's language.

    As QKeySequence's own form for the system; a lone modifier is written, too.
    """
    *modifiers, key = keys.removesuffix("++").split("+")
    if keys.endswith("++"):
        modifiers, key = [*modifiers, key], "+"
    if not is_like_macos():
        return "+".join(QCoreApplication.translate("QShortcut", part) for part in (*modifiers, key))
    signs = [sign for name, sign in _MAC_MODIFIERS.items() if name in modifiers]
    return "".join(signs) + (_MAC_MODIFIERS | _MAC_KEYS).get(key, key)


def is_like_macos() -> bool:
    """Whether keys are written as on macOS, where no letters are underlined."""
    return (_other_system() or NAME) == "macos"


def _other_system() -> str:
    application = QCoreApplication.instance()
    return str(application.property(OTHER_SYSTEM) or "") if application else ""
