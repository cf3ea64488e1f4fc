"""How a language writes text, maps and lists."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import JsonValue, Number

from .snippet import CodeLine

# Means nothing in the strings of any language.
_SIMPLE = re.compile(r"[A-Za-z0-9_.:/@ \[\]-]*", re.ASCII)

type PathOf = Callable[[WirePath], WirePath | None]


@dataclass(frozen=True)
class PlainQuote:
    """Quotes between which hardly anything has a meaning; not for control characters."""

    quote: str
    refuses: tuple[str, ...]
    escapes: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Strings:
    """How a language writes text.

    Of two ``quotes`` the first is taken unless the second saves escapes. ``sequences`` are escapes
    of more than one character. ``code_points`` are formats by the highest code point that they can
    tell; beyond the last one, a character is written as two surrogates.
    """

    quotes: tuple[str, ...]
    escapes: Mapping[str, str] = field(hash=False)
    sequences: Mapping[str, str] = field(hash=False)
    code_points: tuple[tuple[int, str], ...]
    plain: PlainQuote | None = None

    def literal(self, text: str) -> str:
        """Write a text with its quotes; on one line, and nothing in it is invisible."""
        plain = self.plain
        if _SIMPLE.fullmatch(text):
            quote = plain.quote if plain else self.quotes[0]
            return f"{quote}{text}{quote}"
        if plain and text.isprintable() and not any(found in text for found in plain.refuses):
            inner = "".join(plain.escapes.get(char, char) for char in text)
            return f"{plain.quote}{inner}{plain.quote}"
        quote = min(self.quotes, key=text.count)
        return f"{quote}{self._units.sub(lambda unit: self._escaped(unit[0], quote), text)}{quote}"

    @cached_property
    def _units(self) -> re.Pattern[str]:
        return re.compile("|".join([*map(re.escape, self.sequences), "."]), re.DOTALL)

    def _escaped(self, unit: str, quote: str) -> str:
        if unit == quote:
            return f"\\{quote}"
        known = self.sequences.get(unit) or self.escapes.get(unit)
        if known is not None:
            return known
        return unit if unit.isprintable() else self._by_code(ord(unit))

    def _by_code(self, code: int) -> str:
        for highest, form in self.code_points:
            if code <= highest:
                return form % code
        _, form = self.code_points[-1]
        offset = code - 0x10000
        return form % (0xD800 + (offset >> 10)) + form % (0xDC00 + (offset & 0x3FF))


@dataclass(frozen=True)
class Literals:
    """How a language writes nested maps and lists.

    ``bare_key`` is the pattern of keys that stand without quotes, ``special_keys`` are written in
    ways of their own. ``prettier`` lays lists out as Prettier does.
    """

    strings: Strings
    indent: int
    width: int
    map_brackets: tuple[str, str]
    list_brackets: tuple[str, str]
    separator: str
    constants: tuple[str, str]
    trailing_comma: bool
    bare_key: str = ""
    special_keys: Mapping[str, str] = field(default_factory=dict, hash=False)
    prettier: bool = False

    def lines(
        self,
        value: JsonValue,
        column: int = 0,
        path_of: PathOf = lambda _path: None,
        first: tuple[CodeLine, ...] = (),
    ) -> list[CodeLine]:
        """Write a value, its lines indented as if it began in the first column.

        ``column`` is where it will begin, for that may leave less room. ``path_of`` tells which
        parameter is meant by the keys that lead to a place. ``first`` are comments to stand first
        in a map.
        """
        return _Writer(self, path_of).value(value, column, (), 0, first)

    def key(self, name: str) -> str:
        """Write the key of a map."""
        if name in self.special_keys:
            return self.special_keys[name]
        if self.bare_key and re.fullmatch(self.bare_key, name):
            return name
        return self.strings.literal(name)

    def scalar(self, value: bool | str | Number | None) -> str:
        """Write a value that holds no others; null is not among what is sent."""
        if value is None:
            raise ValueError("null is not sent")
        if isinstance(value, bool):
            return self.constants[0 if value else 1]
        return value.text if isinstance(value, Number) else self.strings.literal(value)


class _Writer:
    """Writes one value; lines are indented as if it began in the first column."""

    def __init__(self, syntax: Literals, path_of: PathOf) -> None:
        self._syntax = syntax
        self._path_of = path_of

    def value(
        self,
        value: JsonValue,
        column: int,
        keys: WirePath,
        before: int,
        first: tuple[CodeLine, ...] = (),
    ) -> list[CodeLine]:
        """Write a value; ``before`` is the width of what stands on its line besides."""
        if isinstance(value, dict):
            return self._map(value, column, keys, first)
        if isinstance(value, list):
            return self._list(value, column, keys, before)
        return [CodeLine(self._syntax.scalar(value), self._path_of(keys))]

    def _map(
        self, value: dict[str, JsonValue], column: int, keys: WirePath, first: tuple[CodeLine, ...]
    ) -> list[CodeLine]:
        syntax = self._syntax
        entries = []
        for name, item in value.items():
            inner, start = (*keys, name), syntax.key(name) + syntax.separator
            lines = self.value(item, column + syntax.indent, inner, text_width(start) + 1)
            entries.append([CodeLine(start + lines[0].text, self._path_of(inner)), *lines[1:]])
        return self._spread(syntax.map_brackets, entries, keys, first)

    def _list(
        self, value: list[JsonValue], column: int, keys: WirePath, before: int
    ) -> list[CodeLine]:
        syntax = self._syntax
        inner = column + syntax.indent
        entries = [self.value(item, inner, keys, 1) for item in value]
        if all(len(lines) == 1 for lines in entries):
            texts = [lines[0].text for lines in entries]
            flat = f"{syntax.list_brackets[0]}{', '.join(texts)}{syntax.list_brackets[1]}"
            if column + before + text_width(flat) <= syntax.width and not self._is_spread(value):
                return [CodeLine(flat, self._path_of(keys))]
            if syntax.prettier and all(isinstance(item, Number) for item in value):
                entries = [
                    [CodeLine(line, self._path_of(keys))]
                    for line in _filled(texts, syntax.width - inner)
                ]
        return self._spread(syntax.list_brackets, entries, keys)

    def _is_spread(self, value: list[JsonValue]) -> bool:
        """Prettier gives each of several longer lists a line of its own."""
        lists = [item for item in value if isinstance(item, list) and len(item) > 1]
        return self._syntax.prettier and len(lists) == len(value) > 1

    def _spread(
        self,
        brackets: tuple[str, str],
        entries: list[list[CodeLine]],
        keys: WirePath,
        first: tuple[CodeLine, ...] = (),
    ) -> list[CodeLine]:
        if not entries and not first:
            return [CodeLine("".join(brackets), self._path_of(keys))]
        indent = " " * self._syntax.indent
        lines = [CodeLine(brackets[0], self._path_of(keys))]
        lines += [CodeLine(indent + line.text, line.path) for line in first]
        for number, entry in enumerate(entries, 1):
            comma = "," if number < len(entries) or self._syntax.trailing_comma else ""
            *upper, last = entry
            lines += [CodeLine(indent + line.text, line.path) for line in upper]
            lines.append(CodeLine(indent + last.text + comma, last.path))
        lines.append(CodeLine(brackets[1]))
        return lines


def text_width(text: str) -> int:
    """Columns that a text takes; some characters take two, some none."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _filled(texts: list[str], width: int) -> Iterator[str]:
    """Put as many texts on each line as go there, each but the last before a comma."""
    line = ""
    for text in texts:
        if line and len(line) + len(text) + 3 > width:
            yield line
            line = ""
        line = f"{line}, {text}" if line else text
    if line:
        yield line
