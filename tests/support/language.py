"""Speaking another language for the time of a test."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from session_composer.state.language.translation import use_language

# Small words of every English sentence; what is quoted or has signs of code is left aside first.
_ENGLISH = re.compile(r"\b(the|and|is|are|with|of|for|this|that|has|have|from|to|be|which)\b")
_QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|“[^”]*”|'[^']*'|„[^“]*“|\S*[_/=.\[\]{}()]\S*")


@contextmanager
def speaking(application: QApplication, language: str) -> Iterator[None]:
    """Make the application speak a language."""
    made = use_language(language)
    assert made
    try:
        yield
    finally:
        for translator in made:
            application.removeTranslator(translator)
            translator.deleteLater()


def english_words(text: str) -> list[str]:
    """Words that give a text away as English."""
    return _ENGLISH.findall(_QUOTED.sub(" ", text))
