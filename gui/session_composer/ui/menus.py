"""The menu bar."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

from session_composer.core.visible import visible
from session_composer.state.settings import Settings

from .file_commands import FileCommands
from .theme import Appearance, Theme, appearance


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


def build_menus(
    window: QMainWindow,
    actions: dict[str, QAction],
    undo_stack: QUndoStack,
    settings: Settings,
    files: FileCommands,
    theme: Theme,
) -> None:
    """Fill the menu bar of a window."""
    bar = window.menuBar()
    file = bar.addMenu(_tr("&File"))
    file.addActions([actions["newAction"], actions["openAction"]])
    recent = file.addMenu(_tr("Open &recent"))
    recent.aboutToShow.connect(
        lambda: _fill_recent(recent, settings, files, actions["clearRecentAction"])
    )
    recent.menuAction().setEnabled(bool(settings.recent_files()))
    settings.recent_changed.connect(
        lambda: recent.menuAction().setEnabled(bool(settings.recent_files()))
    )
    file.addSeparator()
    file.addActions([actions["saveAction"], actions["saveAsAction"]])
    file.addSeparator()
    file.addAction(actions["importCatalogAction"])
    file.addSeparator()
    file.addAction(actions["quitAction"])

    edit = bar.addMenu(_tr("&Edit"))
    undo = undo_stack.createUndoAction(window, _tr("&Undo"))
    undo.setObjectName("undoAction")
    undo.setShortcut("Ctrl+Z")
    redo = undo_stack.createRedoAction(window, _tr("&Redo"))
    redo.setObjectName("redoAction")
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    edit.addActions([undo, redo])
    edit.addSeparator()
    edit.addAction(actions["copyPayloadAction"])
    edit.addSeparator()
    edit.addActions(
        [
            actions["sendTrueAction"],
            actions["sendFalseAction"],
            actions["dontSendAction"],
            actions["dropUnknownAction"],
        ]
    )

    view = bar.addMenu(_tr("&View"))
    view.addAction(actions["findAction"])
    view.addSeparator()
    view.addActions([actions["expandAllAction"], actions["collapseAllAction"]])
    view.addSeparator()
    view.addAction(actions["compareVersionsAction"])
    _add_appearances(view.addMenu(_tr("&Appearance")), window, settings, theme)

    request = bar.addMenu(_tr("&Request"))
    request.addActions([actions["testRequestAction"], actions["cancelAction"]])
    request.addSeparator()
    request.addActions([actions["accountAction"], actions["pickAccountAction"]])
    request.addSeparator()
    request.addAction(actions["keysAction"])

    bar.addMenu(_tr("&Help")).addAction(actions["aboutAction"])


def _add_appearances(menu: QMenu, window: QMainWindow, settings: Settings, theme: Theme) -> None:
    group = QActionGroup(window)
    titles = {
        Appearance.SYSTEM: _tr("Like the &system"),
        Appearance.LIGHT: _tr("&Light"),
        Appearance.DARK: _tr("&Dark"),
    }
    for choice, title in titles.items():
        action = menu.addAction(title)
        action.setObjectName(f"{choice}AppearanceAction")
        action.setCheckable(True)
        action.setChecked(choice is appearance(settings.choice("appearance")))
        action.setData(str(choice))
        group.addAction(action)

    def choose(action: QAction) -> None:
        settings.set_choice("appearance", action.data())
        theme.use(appearance(action.data()))

    group.triggered.connect(choose)


def _fill_recent(menu: QMenu, settings: Settings, files: FileCommands, clear: QAction) -> None:
    menu.clear()
    for name in settings.recent_files():
        path = Path(name)
        shown = visible(f"{path.name}  ({path.parent})").replace("&", "&&")
        menu.addAction(shown, lambda path=path: files.open_path(path))  # type: ignore[misc]
    menu.addSeparator()
    menu.addAction(clear)
