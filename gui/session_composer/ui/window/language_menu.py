"""View ▸ Language: the language that the window speaks."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from session_composer.core.help.available_languages import languages
from session_composer.state.document.settings import Settings
from session_composer.state.language.translation import language_name

SETTING = "language"


def _tr(text: str) -> str:
    return QCoreApplication.translate("LanguageMenu", text)


def fill_language_menu(
    menu: QMenu, window: QMainWindow, settings: Settings, change: Callable[[], None]
) -> None:
    """Offer the system's language and each that there is, by its own name; ``change`` speaks it."""
    group = QActionGroup(window)
    codes = languages()
    chosen = settings.choice(SETTING)
    titles = {"": _tr("Like the &system"), **{code: f"&{language_name(code)}" for code in codes}}
    for code, title in titles.items():
        action = menu.addAction(title)
        action.setObjectName(f"language{(code or 'system').capitalize()}Action")
        action.setCheckable(True)
        action.setChecked(code == (chosen if chosen in codes else ""))
        action.setData(code)
        # By its English name it is found by those who cannot read the others.
        action.setStatusTip(QLocale.languageToString(QLocale(code).language()) if code else "")
        group.addAction(action)

    def choose(action: QAction) -> None:
        settings.set_choice(SETTING, action.data())
        change()

    group.triggered.connect(choose)
