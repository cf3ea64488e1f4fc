"""The normal form in which secrets are looked for, and the way back to the text as it is spelled.

A view is a text with every spelling of a character undone: percent encoding, escapes and entities,
also several times over, compatibility forms of letters, UTF-8 that was read as one byte for each
character, and characters that cannot be seen.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from typing import Self

_ROUNDS = 4
"""How many kinds of spelling may be mixed; one kind is undone however often it was applied."""

# What is there only once or has many bytes comes first. No alternative can start inside a run that
# it has looked at in vain: that keeps the search linear.
_ESCAPE = (
    r"(?P<percent>(?:%(?:25)*[89A-Fa-f][0-9A-Fa-f])+|%(?:25)*[0-7][0-9A-Fa-f])"
    r"|(?<!\\)\\++(?:"
    r"(?P<pair>u[dD][89ABab][0-9A-Fa-f]{2}\\+u[dD][C-Fc-f][0-9A-Fa-f]{2})"
    r"|u\{(?P<brace>[0-9A-Fa-f]{1,6})\}|u(?P<short>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})"
    r"|(?P<bytes>x[89A-Fa-f][0-9A-Fa-f](?:\\+x[89A-Fa-f][0-9A-Fa-f])*)"
    r"|x(?P<hex>[0-7][0-9A-Fa-f])|x\{(?P<hex_brace>[0-9A-Fa-f]{1,6})\}"
    r"|(?P<octals>[23][0-7]{2}(?:\\+[23][0-7]{2})*)|(?P<octal>[01][0-7]{2})"
    r"|(?P<control>[abefnrtv/]))"
    r"|(?P<entity>&(?:amp;)*(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z]{2,24};))"
)
# Forms of letters that stand for plain ones, and what cannot be seen or is no character.
_FOLDED = (
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xaa\xad\xb2\xb3\xb9\xba\u017f\u02b0-\u02b8\u0300-\u036f"
    "\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1d2c-\u1d6a\u200b-\u200f\u202a-\u202e"
    "\u2060-\u209c\u20d0-\u20ff\u2100-\u2188\u2460-\u24ff\u3164\ufe00-\ufe0f\ufe33\ufe34"
    "\ufe4d-\ufe4f\ufeff\uff01-\uff5e\uffa0\ufff9-\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U0001d400-\U0001d7ff\U0001f130-\U0001f169\U000e0000-\U000e0fff]"
)
# Bytes of UTF-8 as ISO 8859-1 and Windows-1252 read them; the latter gives some other characters.
_WINDOWS = {
    ord(character): code
    for code in range(0x80, 0xA0)
    if (character := bytes([code]).decode("cp1252", "ignore"))
}
_TAIL_BYTE = f"[\x80-\xbf{''.join(map(chr, _WINDOWS))}]"
_MISREAD = rf"[\xc2-\xdf]{_TAIL_BYTE}|[\xe0-\xef]{_TAIL_BYTE}{{2}}|[\xf0-\xf4]{_TAIL_BYTE}{{3}}"
# A line that goes on in the next one, with what shells and languages put at its end.
_BREAK = r"[\\`^]?[\n\r\v\f\x85\u2028\u2029][\s]*+"

type _Undo = Callable[[re.Match[str]], str]


class TextView:
    """A text, and for each place in it the place in the text that it was made of."""

    def __init__(self, text: str, below: "TextView | None" = None) -> None:
        self.text = text
        self._below = below
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._old_starts: list[int] = []
        self._old_ends: list[int] = []

    @classmethod
    def of(cls, below: "TextView", pattern: str, undo: _Undo) -> Self:
        """Make a view in which what a pattern finds is replaced.

        ``undo`` is asked once for each text that is found.
        """
        text = below.text
        pieces, place, length = [], 0, 0
        made = cls("", below)
        known: dict[str, str] = {}
        for found in re.compile(pattern).finditer(text):
            old = found[0]
            if (new := known.get(old)) is None:
                new = known[old] = undo(found)
            if new == old:
                continue
            start, end = found.span()
            pieces.append(text[place:start])
            pieces.append(new)
            length += start - place
            made._starts.append(length)
            length += len(new)
            made._ends.append(length)
            made._old_starts.append(start)
            made._old_ends.append(end)
            place = end
        made.text = "".join([*pieces, text[place:]])
        return made

    @property
    def is_changed(self) -> bool:
        """Whether anything was replaced."""
        return bool(self._starts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Say where in the first text something stands; ``end`` is that of at least a character."""
        first, _ = self._old(start)
        _, last = self._old(end - 1)
        return self._below.span(first, last) if self._below is not None else (first, last)

    def replaced_within(self, start: int, end: int) -> list[int]:
        """List the places strictly inside of a span at which something was taken out."""
        return self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]

    def _old(self, place: int) -> tuple[int, int]:
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return place, place + 1
        if place < self._ends[number]:
            return self._old_starts[number], self._old_ends[number]
        old = self._old_ends[number] + place - self._ends[number]
        return old, old + 1


def undo_spelling(view: TextView) -> TextView:
    """Undo every spelling of single characters."""
    for _ in range(_ROUNDS):
        before = view
        text = view.text
        if "\\" in text or "%" in text or "&" in text:
            view = _changed(view, _ESCAPE, _unescaped)
        if not view.text.isascii():
            view = _changed(view, _MISREAD, _as_utf8)
        if not (view.text.isascii() and view.text.isprintable()):
            view = _changed(view, _FOLDED, lambda found: fold_character(found[0]))
        if view is before:
            break
    return view


def join_lines(view: TextView) -> TextView:
    """Take out line breaks, together with the indentation of the lines that follow."""
    text = view.text
    return view if text.isprintable() else _changed(view, _BREAK, lambda _: "")


@cache
def fold_character(character: str) -> str:
    """Return the plain characters that one stands for; empty for what cannot be seen."""
    plain = unicodedata.normalize("NFKD", character)
    return "".join(part for part in plain if part.isalnum() or " " <= part <= "~")


def _changed(view: TextView, pattern: str, undo: _Undo) -> TextView:
    made = TextView.of(view, pattern, undo)
    return made if made.is_changed else view


def _unescaped(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    text = found[kind]
    match kind:
        case "percent":
            return _decoded([int(part[-2:], 16) for part in re.findall("%(?:25)*..", text)])
        case "bytes":
            return _decoded([int(part, 16) for part in re.findall("x(..)", text)])
        case "octals":
            return _decoded([int(part, 8) for part in re.findall("[0-7]{3}", text)])
        case "octal":
            return chr(int(text, 8))
        case "pair":
            high, low = (int(part, 16) for part in re.findall("u(....)", text))
            return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
        case "control":
            return {"n": "\n", "r": "\n", "/": "/"}.get(text, " ")
        case "entity":
            # Lazy: two thousand names, and most texts have no entity.
            from html import unescape

            return unescape("&" + text[1:].replace("amp;", "") if text != "&amp;" else text)
    code = int(text, 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def _as_utf8(found: re.Match[str]) -> str:
    try:
        return found[0].translate(_WINDOWS).encode("latin-1").decode()
    except UnicodeDecodeError:
        return found[0]


def _decoded(codes: list[int]) -> str:
    data = bytes(codes)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
