"""The language of the window, and what comes from the layers without Qt said in it.

Those layers speak English, as the command line does. What they say is looked up when it is shown.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from session_composer.core.languages import ENGLISH, FILE_END, FILE_START, FOLDER, languages
from session_composer.core.message import Message
from session_composer.core.visible import visible

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator


def translate(text: Message | str) -> str:
    """Write a message in the language of the window; what is no message stays as it is."""
    if isinstance(text, Message):
        text = text.filled(QCoreApplication.translate("Sentences", text.template), translate)
    return text if _is_for_qt(text) else visible(text)


def said(text: str) -> str:
    """Say a sentence, or a word that is part of one, in the language of the window."""
    return _looked_up("Sentences", text)


def titled(text: str) -> str:
    """Give a title or a description out of our data in the language of the window."""
    return _looked_up("Names", text)


def speaker(context: str) -> Callable[[str], str]:
    """Make the ``tr()`` of a class that has none of its own, for want of Qt."""
    return lambda text: QCoreApplication.translate(context, text)


def spoken_language() -> str:
    """Code of the language that the application speaks."""
    # What is installed answers itself, so that nothing can say otherwise.
    code = QCoreApplication.translate("Language", ENGLISH)
    return code if code in languages() else ENGLISH


def _looked_up(context: str, text: str) -> str:
    # What Qt does not take is shown like that anyway.
    return QCoreApplication.translate(context, text if _is_for_qt(text) else visible(text))


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


def use_language(choice: str, folder: Path = FOLDER) -> "list[QTranslator]":
    """Make the application speak a language, before the first widget is made.

    ``choice`` is a code; with any other text the system decides. Nothing is loaded for English.
    Returns what was installed.
    """
    code = pick_language(choice, QLocale.system().uiLanguages(), folder)
    if code == ENGLISH:
        return []
    # Lazy: for English none of it is needed.
    from .sentences import install

    return install(folder, folder / f"{FILE_START}{code}{FILE_END}", code)
