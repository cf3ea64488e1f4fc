"""A language as long as the longest: every text 40 % longer, with accents, still readable."""

import re
from typing import override

from PySide6.QtCore import QTranslator

_ACCENTS = str.maketrans("aceilnorsuyzACEILNORSUYZ", "áçéíłñóřšúýžÁÇÉÍŁÑÓŘŠÚÝŽ")
# Placeholders, tags, entities, mnemonics, and the lists of files that a file dialog parses.
_KEPT = re.compile(r"(\{\w*\}|<[^<>]+>|&\w+;|&.|\([^()]*\*[^()]*\)|%\w+)")
_GROWTH = 0.4


def lengthened(text: str) -> str:
    """Text as in a longer language."""
    shown = "".join(
        part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text)
    )
    letters = sum(map(str.isalpha, text))
    if not letters:
        return text
    more = ("um ipsa" * letters)[: max(1, round(letters * _GROWTH))].rstrip()
    end = re.search(r"[.…:!?]*\s*$", shown)
    place = end.start() if end is not None else len(shown)
    # Within a sentence, as longer words are; never a word of its own length that cannot be broken.
    return (
        f"{shown[:place]} {more}{shown[place:]}"
        if len(more) > 2
        else f"{shown[:place]}{more}{shown[place:]}"
    )


class PseudoTranslator(QTranslator):
    """Translates every text into the pseudo language."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return lengthened(sourceText)
