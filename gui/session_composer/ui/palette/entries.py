"""What the menus offer, as entries of the command palette."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from session_composer.state.palette.palette_search import Entry, EntryKind, Section
from session_composer.ui.shortcuts.system_keys import written

_UNDO = frozenset({"undoAction", "redoAction"})
RECENT_MENU = "recentMenu"
_ICONS = {
    "openAction": "open",
    "saveAction": "save",
    "saveAsAction": "save",
    "importAction": "paste",
    "pasteAction": "paste",
    "checkForVersionsAction": "clock",
    "importCatalogAction": "clock",
    "undoAction": "undo",
    "redoAction": "redo",
    "copyPayloadAction": "copy",
    "rolesAction": "people",
    "findAction": "search",
    "compareAction": "compare",
    "compareVersionsAction": "compare",
    "testRequestAction": "send",
    "retryAction": "retry",
    "cancelAction": "stop",
    "openInBrowserAction": "external",
    "matrixAction": "matrix",
    "accountAction": "account",
    "pickAccountAction": "account",
    "keysAction": "key",
    "networkAction": "globe",
}
_ICONS_OF_MANY = {"copyAs": "code", "appearance": "eye", "language": "globe"}
"""For all actions whose names begin so."""


def menu_entries(bar: QMenuBar, without: frozenset[str]) -> Iterator[Entry]:
    """Give all that the menus offer now and that can be done now, in their order.

    ``without`` names actions that are left out.
    """
    for top in bar.actions():
        menu = _menu(top)
        if menu is not None:
            yield from _entries(menu, action_text(top), "", without)


def menu_paths(bar: QMenuBar) -> dict[str, QAction]:
    """Every action of the menus by the way to it, such as ``File ▸ Open…``."""
    return {path: action for top in bar.actions() for path, action in _paths(top, "")}


def _paths(action: QAction, above: str) -> Iterator[tuple[str, QAction]]:
    path = f"{above} ▸ {action_text(action)}" if above else action_text(action)
    yield path, action
    menu = _menu(action)
    for below in _shown(menu) if menu is not None else ():
        yield from _paths(below, path)


def _entries(menu: QMenu, path: str, prefix: str, without: frozenset[str]) -> Iterator[Entry]:
    for action in _shown(menu):
        below = _menu(action)
        if not action.isEnabled() or action.objectName() in without:
            continue
        if below is not None:
            yield from _entries(below, path, f"{action_text(action)}: ", without)
        else:
            yield Entry(
                EntryKind.ACTION,
                prefix + action_text(action),
                path,
                action.trigger,
                written(action.shortcut().toString()),
                action.statusTip(),
                section=_section(menu, action),
                icon=_icon(action),
            )


def _section(menu: QMenu, action: QAction) -> Section:
    if action.objectName() in _UNDO:
        return Section.UNDO
    is_file = menu.objectName() == RECENT_MENU and not action.objectName()
    return Section.FILES if is_file else Section.COMMANDS


def _icon(action: QAction) -> str:
    name = action.objectName()
    many = (icon for start, icon in _ICONS_OF_MANY.items() if name.startswith(start))
    return _ICONS.get(name) or next(many, "")


def _shown(menu: QMenu) -> list[QAction]:
    # Some menus are filled when they are about to be seen.
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if action.isVisible() and action.text()]


def _menu(action: QAction) -> QMenu | None:
    # QAction.menu() is typed as an object: QAction is in a module without menus.
    found = action.menu()
    return found if isinstance(found, QMenu) else None


def action_text(action: QAction) -> str:
    """Text of an action without what marks its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
