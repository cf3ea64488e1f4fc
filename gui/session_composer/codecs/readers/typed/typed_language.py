"""Tells which language code is in that calls an SDK with types for the parameters."""

import re
from functools import cache

from session_composer.codecs.readers.plain.known_words import table

_PIECE = 16 * 1024
_OVERLAP = 400


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(sign) for name, sign in table("languages")["sdk"].items()}


def detect_typed(text: str) -> str:
    """Name the language of code for such an SDK; empty for other texts.

    The text is searched in pieces: one search of a long text would hold up the window.
    """
    signs = _signs()
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE + _OVERLAP]
        found = {name: sign.search(piece) for name, sign in signs.items() if name != "kotlin"}
        places = {name: match.start() for name, match in found.items() if match}
        if places:
            name = min(places, key=lambda name: places[name])
            return "kotlin" if name == "java" and signs["kotlin"].search(piece) else name
    return ""
