"""View ▸ Appearance: like the system, light, dark, or with high contrast."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from session_composer.state.document.settings import Settings
from session_composer.ui.look.theme import Appearance, Theme, appearance

_CHOICE = "appearance"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


def add_appearances(menu: QMenu, window: QMainWindow, settings: Settings, theme: Theme) -> None:
    """Fill the menu; what is chosen there is remembered."""
    entries = (
        (Appearance.SYSTEM, "appearanceSystemAction", _tr("Like the &system")),
        (Appearance.LIGHT, "appearanceLightAction", _tr("&Light")),
        (Appearance.DARK, "appearanceDarkAction", _tr("&Dark")),
        (Appearance.HIGH_CONTRAST, "appearanceHighContrastAction", _tr("&High contrast")),
    )
    group = QActionGroup(window)
    for choice, name, title in entries:
        action = menu.addAction(title)
        action.setObjectName(name)
        action.setCheckable(True)
        action.setChecked(choice is appearance(settings.choice(_CHOICE)))
        action.setData(str(choice))
        group.addAction(action)

    def choose(action: QAction) -> None:
        settings.set_choice(_CHOICE, action.data())
        theme.use(appearance(action.data()))

    group.triggered.connect(choose)
