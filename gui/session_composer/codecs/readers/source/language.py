"""Tells from its spelling which language source code is written in."""

import re
from functools import cache

from session_composer.codecs.readers.plain.known_words import table

# A name of the form body in a string, alone or behind others.
_FORM_NAME = r"[\"'`](?:[^\"'`\n]{0,200}[&?])?(?:components|expand)(?:\[|%5[Bb])"
_SDK = re.compile(
    r"\baccountSessions!?\s*+(?:\?\.|->|\?->|\.)\s*+create\b"
    r"|\baccount_sessions\s*+&?\.\s*+create|\bAccountSession\s*+(?:\.|::)\s*+create\b"
    r"|\bcomponents['\"]?\s*+(?::|=>?|,)\s*+(?:[{\[]|(?:array|dict|mapOf|Map\.of)\s*+\(|new\b)"
    r"|[{(,\[]\s*+:?['\"]?account['\"]?\s*+(?::|=>)"
    r"|\bCreateAccountSession\b|\bCURLOPT_POSTFIELDS\b"
)
_ABOUT = re.compile(rf"{_SDK.pattern}|{_FORM_NAME}")
_PIECE = 16 * 1024
_OVERLAP = 200
# So much is looked at: of the beginning, and around what the text was known by.
_HEAD = 4 * 1024
_BEFORE = 4 * 1024
_BEHIND = 8 * 1024
_SAMPLE = 64 * 1024


_ABOUT_SESSIONS = re.compile(r"account_?-?sessions?\b|AccountSession", re.IGNORECASE)
_READ = frozenset(("php", "ruby", "python", "node", "go", "java", "kotlin", "dotnet"))
"""The languages that have readers of their own; the others are there by their titles."""


@cache
def _compiled() -> dict[str, tuple[tuple[re.Pattern[str], int], ...]]:
    """Compile the signs once they are looked for: of files their ending tells the language."""
    return {
        language: tuple((re.compile(pattern), weight) for pattern, weight in signs)
        for language, signs in table("languages")["source"].items()
    }


def detect_language(text: str, is_command: bool = False) -> str:
    """Name the language of code about an account session; empty when the text is none.

    ``is_command``: it looks like a command, in which names of the form tell of no program.
    JSON is read as JavaScript, too: what else a text could be is for the caller to ask first.
    """
    place = _about(text, _SDK if is_command else _ABOUT)
    if place < 0:
        return ""
    sample = f"{text[:_HEAD]}\n{text[max(_HEAD, place - _BEFORE) : max(_HEAD, place) + _BEHIND]}"
    best = _spelled(sample)
    if not best and re.search(_FORM_NAME, sample):
        return "code"
    return best if best in _READ or not best else "code"


def other_language(text: str) -> str:
    """Return the title of the language that code is in which has no reader of its own; or none."""
    best = _spelled(text[:_SAMPLE])
    return "" if best in _READ else best


def language_about_sessions(text: str) -> str:
    """Return the name or title of the language of a text that only speaks of account sessions."""
    return _spelled(text[:_SAMPLE]) if _ABOUT_SESSIONS.search(text[:_SAMPLE]) else ""


def _spelled(sample: str) -> str:
    """Name the language that most signs in a text are of; empty without any."""
    scores = {
        language: sum(weight for pattern, weight in signs if pattern.search(sample))
        for language, signs in _compiled().items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else ""


def _about(text: str, about: re.Pattern[str]) -> int:
    """Return the place of what tells that code is about an account session, -1 without one.

    The text is searched in pieces: one search of a long text would hold up the window.
    """
    for start in range(0, len(text), _PIECE):
        found = about.search(text[start : start + _PIECE + _OVERLAP])
        if found:
            return start + found.start()
    return -1
