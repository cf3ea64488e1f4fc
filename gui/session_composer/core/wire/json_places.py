"""Where the parameters of a session file stand in its text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from session_composer.core.text.positions import LineIndex, Span

from .paths import COMPONENTS, WirePath, parse_wire_name

# A text that does not end goes to the end: no other beginning of one is tried within it.
_PIECE = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{},:]|[^\s\[\]{},:"]++'


@dataclass(slots=True)
class _Container:
    """An object or a list that is open; ``index`` is that of the next entry of a list."""

    path: WirePath
    is_list: bool
    index: int = 0
    awaits_key: bool = True
    keys: set[str] = field(default_factory=set)


class JsonPlaces:
    """The places of keys, and of entries of lists, in a JSON text that is valid."""

    def __init__(self, text: str) -> None:
        self._lines = LineIndex(text)
        self._repeated: list[tuple[int, int]] = []
        self._offsets = _offsets(text, self._repeated)

    @property
    def repeated(self) -> Span:
        """The place of the first key that stands in its object already."""
        return self._lines.span(*self._repeated[0]) if self._repeated else Span()

    def span(self, path: WirePath) -> Span:
        """Return the place of a parameter's key, or of the nearest one above it that is there.

        That of the whole object is its opening bracket.
        """
        for depth in range(len(path), -1, -1):
            if found := self._offsets.get(path[:depth]):
                return self._lines.span(*found)
        return Span()


def _offsets(text: str, repeated: list[tuple[int, int]]) -> Mapping[WirePath, tuple[int, int]]:
    found: dict[WirePath, tuple[int, int]] = {}
    opened: list[_Container] = []
    pending: WirePath = ()
    for token in re.finditer(_PIECE, text, re.DOTALL):
        sign, place = token[0][0], token.span()
        inner = opened[-1] if opened else None
        if sign in "]}":
            opened.pop()
        elif sign == ",":
            if inner is not None:
                inner.index += 1
                inner.awaits_key = True
        elif sign == ":":
            if inner is not None:
                inner.awaits_key = False
        elif inner is not None and not inner.is_list and inner.awaits_key:
            key = str(json.loads(token[0])) if "\\" in token[0] else token[0][1:-1]
            if key in inner.keys:
                repeated.append(place)
            inner.keys.add(key)
            pending = _below(inner.path, key)
            for depth in range(len(inner.path) + 1, len(pending)):
                found.setdefault(pending[:depth], place)
            found[pending] = place
        else:
            if inner is None or inner.is_list:
                pending = (*inner.path, str(inner.index)) if inner is not None else ()
                found[pending] = (place[0], place[0] + 1) if sign in "[{" else place
            if sign in "[{":
                opened.append(_Container(pending, sign == "["))
    return found


def _below(path: WirePath, key: str) -> WirePath:
    """Return the path of a member; at the top a name in brackets is that parameter."""
    if path:
        return (*path, key)
    parsed = parse_wire_name(key)
    return parsed if parsed[:1] == COMPONENTS else (key,)
