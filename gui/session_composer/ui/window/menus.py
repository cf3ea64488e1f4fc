"""The menu bar."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from session_composer.state.document.settings import Settings
from session_composer.ui.look.theme import Theme
from session_composer.ui.tree.tree_panel import BY_TITLE, TreePanel


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


TREE_ACTIONS = (
    "lensAction",
    "byTitleAction",
    "expandFieldAction",
    "expandAllAction",
    "collapseAllAction",
)
"""What belongs to the tree, in the order of its menu."""

type Menus = tuple[QMenu, QMenu, QMenu, QMenu, QMenu]
"""File, Edit, View, Request, Help."""


def make_menus(window: QMainWindow) -> Menus:
    """Make the menu bar of a window; what is in the menus comes with fill_menus."""
    bar = window.menuBar()
    return (
        bar.addMenu(_tr("&File")),
        bar.addMenu(_tr("&Edit")),
        bar.addMenu(_tr("&View")),
        bar.addMenu(_tr("&Request")),
        bar.addMenu(_tr("&Help")),
    )


def fill_menus(
    window: QMainWindow,
    menus: Menus,
    actions: "dict[str, QtGui.QAction]",
    undo_stack: "QtGui.QUndoStack",
    settings: Settings,
    open_path: Callable[[Path], None],
    theme: Theme,
    copy_as: QMenu,
    change_language: Callable[[], None],
) -> None:
    """Put everything into the menus of a window."""
    # Lazy: none of it is seen in the first frame.
    from session_composer.ui.shortcuts.action_keys import keys_of

    from .appearance_menu import add_appearances
    from .full_screen import add_full_screen
    from .language_menu import fill_language_menu

    file, edit, view, request, helping = menus
    file.addActions([actions["newAction"], actions["newWindowAction"], actions["openAction"]])
    recent = file.addMenu(_tr("Open &recent"))
    recent.setObjectName("recentMenu")
    recent.aboutToShow.connect(
        lambda: _fill_recent(recent, settings, open_path, actions["clearRecentAction"])
    )
    file.aboutToShow.connect(lambda: recent.menuAction().setEnabled(bool(settings.recent_files())))
    file.addSeparator()
    file.addActions([actions["saveAction"], actions["saveAsAction"]])
    file.addSeparator()
    file.addActions(
        [actions["importAction"], actions["pasteAction"], actions["importCatalogAction"]]
    )
    file.addAction(actions["checkForVersionsAction"])
    file.addSeparator()
    file.addAction(actions["quitAction"])

    undo = undo_stack.createUndoAction(window, _tr("&Undo"))
    undo.setObjectName("undoAction")
    undo.setShortcuts(keys_of("undoAction"))
    redo = undo_stack.createRedoAction(window, _tr("&Redo"))
    redo.setObjectName("redoAction")
    redo.setShortcuts(keys_of("redoAction"))
    edit.addActions([undo, redo])
    edit.addSeparator()
    edit.addAction(actions["copyPayloadAction"])
    edit.addMenu(copy_as)
    edit.addSeparator()
    edit.addActions(
        [
            actions["sendTrueAction"],
            actions["sendFalseAction"],
            actions["dontSendAction"],
            actions["dropUnknownAction"],
        ]
    )
    together = edit.addMenu(_tr("All featur&es"))
    together.addActions([actions[f"all{value}Action"] for value in ("True", "False", "Unset")])
    same = edit.addMenu(_tr("The &same feature"))
    same.addActions([actions[f"same{value}Action"] for value in ("True", "False", "Unset")])
    edit.addSeparator()
    edit.addAction(actions["rolesAction"])

    view.addActions([actions["paletteAction"], actions["findAction"]])
    view.addSeparator()
    view.addActions([actions[name] for name in TREE_ACTIONS])
    view.addSeparator()
    view.addActions(
        [
            actions["nextPaneAction"],
            actions["previousPaneAction"],
            actions["maximisePaneAction"],
            actions["foldDetailsAction"],
        ]
    )
    add_full_screen(view, window, actions["fullScreenAction"])
    view.addSeparator()
    view.addActions([actions["compareAction"], actions["compareVersionsAction"]])
    add_appearances(view.addMenu(_tr("&Appearance")), window, settings, theme)
    fill_language_menu(view.addMenu(_tr("&Language")), window, settings, change_language)

    request.addActions(
        [actions["testRequestAction"], actions["retryAction"], actions["cancelAction"]]
    )
    request.addActions([actions["openInBrowserAction"], actions["matrixAction"]])
    request.addSeparator()
    request.addActions([actions["accountAction"], actions["pickAccountAction"]])
    request.addSeparator()
    request.addActions([actions["keysAction"], actions["networkAction"]])

    helping.addActions(
        [actions["helpAction"], actions["shortcutsAction"], actions["welcomeAction"]]
    )
    helping.addSeparator()
    helping.addAction(actions["aboutAction"])


def fill_tree_menu(
    panel: TreePanel, menu: QMenu, actions: "dict[str, QtGui.QAction]", settings: Settings
) -> None:
    """Fill the menu beside the filter, and let its switches do what they say."""
    menu.setObjectName("treeMenu")
    menu.addActions([actions[name] for name in TREE_ACTIONS])
    panel.set_menu(menu)
    by_title = actions["byTitleAction"]
    by_title.setChecked(settings.flag(BY_TITLE, default=False))
    by_title.toggled.connect(panel.show_by_title)
    by_title.toggled.connect(lambda is_on: settings.set_flag(BY_TITLE, value=is_on))
    actions["lensAction"].toggled.connect(panel.show_all_versions)


def _fill_recent(
    menu: QMenu, settings: Settings, open_path: Callable[[Path], None], clear: QtGui.QAction
) -> None:
    # Lazy: the menus are there before anybody opens one.
    from session_composer.core.text.presentable import presentable

    menu.clear()
    for name in settings.recent_files():
        path = Path(name)
        text = presentable(f"{path.name}  ({path.parent})").replace("&", "&&")
        menu.addAction(text, partial(open_path, path))
    menu.addSeparator()
    menu.addAction(clear)
