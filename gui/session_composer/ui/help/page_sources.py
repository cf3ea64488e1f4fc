"""The pages of the help that are made from the window and from the rules."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenuBar

from session_composer.core.help.help_pages import HelpPages
from session_composer.core.rules.rules_page import RulesPage
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.language.translation import current_language, make_tr, translate
from session_composer.ui.palette.entries import action_text, menu_paths
from session_composer.ui.shortcuts.action_keys import fill_keys, written_keys
from session_composer.ui.shortcuts.system_keys import is_like_macos, standard_keys, written


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpSources", text)


def make_pages(store: CatalogStore, window: QMainWindow) -> HelpPages:
    """Make the help of a window, in the language that it speaks."""
    return HelpPages(
        {
            "rules": RulesPage(store, make_tr("RulesPage"), translate).text,
            "shortcuts": lambda: shortcuts_page(window.menuBar()),
        },
        language=current_language(),
        write_keys=fill_keys,
    )


def place_keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """Keys that belong to a part of the window and not to an action, by part."""
    return [
        (
            _tr("In the tree"),
            [
                (written("Space"), _tr("next state: true, false, not sent")),
                (written("Del"), _tr("do not send the selected rows")),
                (_listed("Right", "Left"), _tr("open, close a component")),
            ],
        ),
        (_tr("In the filter"), [(written("Down"), _tr("into the tree"))]),
        (
            _tr("In the command palette"),
            [
                (_listed("Up", "Down"), _tr("another entry")),
                (written("Return"), _tr("choose it")),
                (written("Ctrl+Return"), _tr("send true, false or nothing for it")),
                (_listed("Ctrl+1", "Ctrl+0", "Ctrl+Del"), _tr("send true, false, nothing for it")),
                (written("Esc"), _tr("close")),
            ],
        ),
        (_tr("In the list of keys"), [(written("F2"), _tr("rename"))]),
        (_tr("In the field of the account"), [(written("Down"), _tr("choose from a list"))]),
        (
            _tr("In the help"),
            [
                (written_keys("findAction"), _tr("search")),
                (_listed(*_usual("Back"), *_usual("Forward")), _tr("back, forward")),
                (written("Esc"), _tr("close")),
            ],
        ),
    ]


def shortcuts_page(bar: QMenuBar) -> str:
    """List every key, menu after menu, then the parts of the window."""
    blocks = [f"# {_tr('Keyboard shortcuts')}"]
    if not is_like_macos():
        blocks += [
            _tr(
                "The letter that is underlined while Alt is held opens a menu, or leads to a field "
                "or a button."
            )
        ]
    for title, keys in [*_menus(bar), *place_keys()]:
        lines = [f"| {_tr('Keys')} | {_tr('What they do')} |", "|---|---|"]
        lines += [f"| {_code(key)} | {what} |" for key, what in keys]
        blocks += [f"## {title}", "\n".join(lines)]
    return "\n\n".join(blocks) + "\n"


def _menus(bar: QMenuBar) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    paths = menu_paths(bar)
    for top in bar.actions():
        menu = action_text(top)
        keys = [
            (_keys(action), _what(path, action))
            for path, action in paths.items()
            if path.startswith(f"{menu} ▸ ") and action.shortcuts()
        ]
        if keys:
            yield _tr("{menu} menu").format(menu=menu), keys


def _keys(action: QAction) -> str:
    return _listed(*(keys.toString() for keys in action.shortcuts()))


def _listed(*keys: str) -> str:
    return ", ".join(map(written, keys))


def _usual(key: str) -> list[str]:
    return standard_keys(key)[:1]


def _what(path: str, action: QAction) -> str:
    # Undo and Redo name the step in question, which is of no use here.
    fixed = {"undoAction": _tr("Undo"), "redoAction": _tr("Redo")}
    if action.objectName() in fixed:
        return fixed[action.objectName()]
    name = path.split(" ▸ ", 1)[1]
    return f"{name} – {action.statusTip()}" if action.statusTip() else name


def _code(keys: str) -> str:
    return ", ".join(f"`{key}`" for key in keys.split(", "))
