"""Searches of long texts, piece by piece: one search of all would hold up the window's thread."""

import re

_PIECE = 16 * 1024


def bounded_search(
    pattern: re.Pattern[str], text: str, needle: str, longest: int
) -> re.Match[str] | None:
    """Find a match that is no longer than ``longest`` and holds ``needle``, which is fast to find.

    As with ``pattern.search``, a line begins where it does in the whole text.
    """
    start = 0
    while (place := text.find(needle, start)) >= 0:
        found = pattern.search(text, max(0, place - longest), place + _PIECE + longest)
        if found:
            return found
        start = place + _PIECE
    return None
