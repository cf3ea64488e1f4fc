"""An answer as lines that know what they are about, and which of them can be folded.

The text is our own: JSON with one member a line and two spaces for each level. Anything else is
lines without a path.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from session_composer.core.wire.paths import COMPONENTS, WirePath
from session_composer.state.code.inks import WORDS, Ink, InkSpan, units

_LINE = re.compile(
    r'(?P<indent> *)(?:(?P<key>"(?:[^"\\]|\\.)*+")(?P<colon>: ))?'
    r'(?P<value>"(?:[^"\\]|\\.)*+"|[-\d][^,]*|true|false|null|[{\[](?:[}\]])?|[}\]])?(?P<comma>,?)'
)
_LONGEST = 2000
"""Characters of a line that are taken apart."""
_COMPONENT = 2
_NO_LINES = range(0)


@dataclass(frozen=True, slots=True)
class Fold:
    """An object or a list: its first and its last line, and what it holds."""

    first: int
    last: int
    path: WirePath


class JsonLines:
    """The lines of a text, their paths, and what can be folded; made in one pass."""

    def __init__(self, text: str) -> None:
        self.texts = text.split("\n") if text else []
        self.paths: list[WirePath] = []
        self.folds: dict[int, Fold] = {}
        open_folds: list[tuple[int, WirePath]] = []
        above: WirePath = ()
        for number, line in enumerate(self.texts):
            found = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
            key = found["key"] if found is not None else None
            value = (found["value"] or "") if found is not None else ""
            if value in {"}", "]"} and open_folds:
                first, above = open_folds.pop()
                self.paths.append(self.paths[first])
                self.folds[first] = Fold(first, number, self.paths[first])
                continue
            path = (*above, key[1:-1]) if key else above
            self.paths.append(path)
            if value in {"{", "["}:
                open_folds.append((number, above))
                above = path

    @cached_property
    def components(self) -> dict[str, Fold]:
        """Where each component is, by name."""
        return {
            fold.path[1]: fold
            for fold in self.folds.values()
            if len(fold.path) == _COMPONENT and fold.path[:1] == COMPONENTS
        }

    @cached_property
    def _by_path(self) -> dict[WirePath, int]:
        found: dict[WirePath, int] = {}
        for number, path in enumerate(self.paths):
            found.setdefault(path, number)
        return found

    def line_of(self, path: WirePath) -> int | None:
        """Return the first line about a path."""
        return self._by_path.get(path)

    def lines_at(self, path: WirePath) -> range:
        """Lines about a path: one for a value, all from bracket to bracket for an object."""
        first = self._by_path.get(path)
        if first is None or not path:
            return _NO_LINES
        fold = self.folds.get(first)
        return range(first, (first if fold is None else fold.last) + 1)

    def unasked(self, asked: Collection[str]) -> list[Fold]:
        """List the components that were not asked for."""
        return [fold for name, fold in self.components.items() if name not in asked]

    def value_text(self, number: int) -> str:
        """Value on a line as it stands there, of an object all of it; without what holds it."""
        fold = self.folds.get(number)
        last = number if fold is None else fold.last
        lines = self.texts[number : last + 1]
        found = _LINE.fullmatch(lines[0]) if len(lines[0]) <= _LONGEST else None
        if found is not None:
            indent = len(found["indent"])
            start = indent + len(found["key"] or "") + len(found["colon"] or "")
            lines = [lines[0][start:], *(line[indent:] for line in lines[1:])]
        lines[-1] = lines[-1].removesuffix(",")
        return "\n".join(lines)

    def counts(self, fold: Fold) -> tuple[bool | None, int]:
        """Say whether a folded component is enabled, and how many features it has."""
        enabled = self._by_path.get((*fold.path, "enabled"))
        features = self._by_path.get((*fold.path, "features"))
        is_on = None if enabled is None else ": true" in self.texts[enabled]
        inner = self.folds.get(features) if features is not None else None
        return is_on, 0 if inner is None else inner.last - inner.first - 1


def json_inks(line: str) -> list[InkSpan]:
    """Take a line apart for its colours."""
    found = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None:
        return []
    spans: list[InkSpan] = [(0, units(line), Ink.STRUCTURE)]
    for name, ink in (("key", Ink.KEY), ("value", None)):
        text = found[name]
        if text and (kind := ink or _value_ink(text)) is not None:
            spans.append((units(line[: found.start(name)]), units(text), kind))
    return spans


def _value_ink(text: str) -> Ink | None:
    if text[0] == '"':
        return Ink.TEXT
    if text in WORDS:
        return WORDS[text]
    return None if text[0] in "{[}]" else Ink.NUMBER
