"""Finds what is left of the secrets of a text after its syntax tore them apart.

An ``&`` inside of an entity ends a value of a form body, a shell takes backslashes away, a line
break ends a word: what follows is no secret by its looks, but most of one.
"""

import re

from .errors import InputError
from .secret_shapes import without_prefix
from .secret_text import find_secrets
from .secret_views import TextView, join_lines, undo_spelling
from .secrets import MASK

_LENGTH = 10
"""Fewer characters in a row are of no use to anybody."""
_MAX_PIECES = 64 * 1024
# What shells and languages take away without a trace.
_TAKEN_AWAY = r"[\\^`'\"\s]+"
# What goes on behind such a sign in the middle of a key, and is no word of its own.
_REST = re.compile(
    r"(?:[\\^`'\"]{1,4}[A-Za-z0-9]{1,200}){1,8}"
    r"|(?:[^\w\s]{0,2}\r?\n[ \t]{0,8}|[^\w\s]{1,2})[A-Za-z0-9]{10,200}"
)
_RANDOM = re.compile(r"(?=[^0-9]{0,400}[0-9])(?=[^A-Z]{0,400}[A-Z])(?=[^a-z]{0,400}[a-z])")


class SecretPieces:
    """The pieces of all secrets of a text. Raises InputError when they are too many to remember."""

    def __init__(self, text: str) -> None:
        self._pieces: set[str] = set()
        for hit in find_secrets(text):
            for plain in hit.plain:
                self._add(without_prefix(plain))
            self._add(re.sub(_TAKEN_AWAY, "", text[hit.start : hit.end]))
            rest = _REST.match(text, hit.end)
            if rest and _RANDOM.match(rest[0]):
                self._add(re.sub(_TAKEN_AWAY, "", rest[0]))

    def stand_in(self, text: str) -> bool:
        """Whether ten characters of a secret stand in a text, however they are spelled."""
        return bool(self._spans(text, 1))

    def mask(self, text: str) -> str:
        """Mask the pieces in a text."""
        parts, place = [], 0
        for start, end in sorted(self._spans(text)):
            if start >= place:
                parts += [text[place:start], MASK]
            place = max(place, end)
        return "".join([*parts, text[place:]])

    def _add(self, plain: str) -> None:
        self._pieces.update(plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1))
        if len(self._pieces) > _MAX_PIECES:
            raise InputError("The text holds too many keys and secrets; remove them first.")

    def _spans(self, text: str, enough: int = 0) -> list[tuple[int, int]]:
        """List the places of pieces, each once for each form of the text."""
        if not self._pieces or len(text) < _LENGTH:
            return []
        found = []
        view = TextView(text)
        plain = join_lines(undo_spelling(view))
        for form in (view,) if plain is view else (view, plain):
            for at in range(len(form.text) - _LENGTH + 1):
                if form.text[at : at + _LENGTH] in self._pieces:
                    found.append(form.span(at, at + _LENGTH))
                    if len(found) == enough:
                        return found
        return found
