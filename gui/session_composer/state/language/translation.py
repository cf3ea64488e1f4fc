"""The language of the window, and what comes from the layers without Qt in it.

Those layers speak English, as the command line does; their messages are translated when shown.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLocale

from session_composer.core.help.available_languages import (
    ENGLISH,
    FILE_END,
    FILE_START,
    FOLDER,
    languages,
)
from session_composer.core.text.display_safe import printable
from session_composer.core.text.message import Message, Value

if TYPE_CHECKING:
    from session_composer.core.roles.roles import Role


def translate(text: Value | None) -> str:
    """Write a message in the language of the window; what is no message stays as it is."""
    if text is None:
        return ""
    if isinstance(text, Message):
        text = text.filled(QCoreApplication.translate("Sentences", text.template), translate)
    shown = str(text)
    return shown if _is_for_qt(shown) else printable(shown)


def translate_name(text: str) -> str:
    """Give a title or a description out of our data in the language of the window."""
    # What Qt does not take is shown like that anyway.
    return QCoreApplication.translate("Names", text if _is_for_qt(text) else printable(text))


def role_title(role: "Role") -> str:
    """Give the title of a role; the user's own ones are called like their files."""
    return role.title if role.file else translate_name(role.title)


def make_tr(context: str) -> Callable[[str], str]:
    """Make the ``tr()`` of a class that has none of its own, for want of Qt."""
    return lambda text: QCoreApplication.translate(context, text)


def current_language() -> str:
    """Code of the language that the application speaks."""
    code = QCoreApplication.translate("Language", ENGLISH)
    return code if code in languages() else ENGLISH


def _is_for_qt(text: str) -> bool:
    """Whether a text has neither a null character nor half of a surrogate pair."""
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def language_name(code: str) -> str:
    """Name of a language in the language itself."""
    return "English" if code == ENGLISH else QLocale(code).nativeLanguageName()


def pick_language(choice: str, wanted: list[str], folder: Path = FOLDER) -> str:
    """Return the code of the language to use: the chosen one, else the first wanted one there is.

    ``wanted`` are names of locales, best first, such as QLocale gives them.
    """
    known = languages(folder)
    if choice in known:
        return choice
    codes = (name.replace("_", "-").partition("-")[0] for name in wanted)
    return next((code for code in codes if code in known), ENGLISH)


def wanted_language(choice: str, folder: Path = FOLDER) -> str:
    """Code of the language that a choice stands for on this system."""
    return pick_language(choice, QLocale.system().uiLanguages(), folder)


def drop_translators(made: "list[QtCore.QTranslator]") -> None:
    """Speak English again."""
    for translator in made:
        QtCore.QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


def use_language(choice: str, folder: Path = FOLDER) -> "list[QtCore.QTranslator]":
    """Make the application speak a language, before the first widget is made.

    ``choice`` is a code; with any other text the system decides. Nothing is loaded for English,
    or for a file that cannot be read. Returns what was installed.
    """
    code = wanted_language(choice, folder)
    if code == ENGLISH:
        return []
    application = QCoreApplication.instance()
    # Named by their module: PySide makes a class when it is first named, and English needs none.
    ours = QtCore.QTranslator(application)
    if application is None or not ours.load(str(folder / f"{FILE_START}{code}{FILE_END}")):
        return []
    made = [ours]
    qt = QtCore.QTranslator(application)
    place = QtCore.QLibraryInfo.LibraryPath.TranslationsPath
    if qt.load(f"qtbase_{code}", QtCore.QLibraryInfo.path(place)):
        # The last one is asked first.
        made.insert(0, qt)
    for translator in made:
        application.installTranslator(translator)
    return made
