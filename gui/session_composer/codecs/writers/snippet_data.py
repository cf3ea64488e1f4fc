"""Reads what there is to know about the languages of the official SDKs.

``resources/snippets`` holds one file a language: a template of the code and how the language names
and writes things. A file with ``base`` differs from another one only in what it says itself.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import member, refuse_unknown_keys
from session_composer.core.text.errors import DataError

from .literal_syntax import Literals, PlainQuote, Strings

FORMAT = 1
FOLDER = RESOURCES / "snippets"
MARKER = re.compile(r"«(\w+)»")
_RELEASE = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TEXTS = ("template", "sdk", "package", "comment", "minimum")
_LITERAL_KEYS = (
    *("indent", "width", "map", "list", "separator", "constants", "trailing_comma"),
    *("bare_key", "special_keys", "prettier"),
)
_CAST = ("note", "annotation", "cast")
_PARTS = ("account", "components", "component", "features", "boolean", "extra", "expand")
_OPTIONAL_PARTS = ("list", "item", "list_import", "align")
# The markers that a template of each kind must have, and may have.
_MARKERS = {
    "literal": ({"requirement", "params", "version"}, {"cast_note", "annotation", "cast"}),
    "typed": (
        {"requirement", "account", "components", "extras", "expand"},
        {"major", "list_import"},
    ),
}


@dataclass(frozen=True)
class Typed:
    """How a language with types for the parameters writes them.

    ``parts`` are templates by name. ``align`` is what stands between a name and a value that are
    aligned with their neighbours; empty where nothing is aligned.
    """

    parts: Mapping[str, str] = field(hash=False)
    constants: tuple[str, str]
    align: str


@dataclass(frozen=True)
class Template:
    """How code in one language looks.

    ``sdk`` names the list of releases, ``minimum`` is the first release that knows the calls used
    here. An SDK that is ``pinned`` sends the API version of its release. ``cast`` holds what is
    added where types cannot be counted upon. Releases for API versions before the date
    ``older_before`` need the replacements of ``older_replace``.
    """

    text: str
    sdk: str
    package: str
    comment: str
    minimum: str
    pinned: bool
    strings: Strings
    syntax: Literals | Typed
    cast: Mapping[str, str] = field(hash=False)
    older_before: str = ""
    older_replace: Mapping[str, str] = field(default_factory=dict, hash=False)

    def for_version(self, api_version: str) -> tuple[str, Mapping[str, str]]:
        """Return text and parts as the release for an API version needs them."""
        parts = self.syntax.parts if isinstance(self.syntax, Typed) else {}
        if not self.older_before or api_version >= self.older_before:
            return self.text, parts
        return self._older(self.text), {name: self._older(part) for name, part in parts.items()}

    def _older(self, text: str) -> str:
        for old, new in self.older_replace.items():
            text = text.replace(old, new)
        return text


@cache
def load_template(language: str, folder: Path = FOLDER) -> Template:
    """Read the file of a language. Raises DataError naming the file and the place."""
    path = folder / f"{language}.toml"
    data = load_toml(path)
    base = data.pop("base", None)
    if isinstance(base, str):
        data = _merged(load_toml(folder / f"{base}.toml"), data)
    kind = data.get("kind")
    if kind not in _MARKERS:
        raise DataError(f"{path.name}: kind is none of {', '.join(map(repr, _MARKERS))}.")
    known = (*_TEXTS, "format", "kind", "pinned", "strings", kind, "older", "cast")
    refuse_unknown_keys(path, data, known)
    data.setdefault("minimum", "")
    texts = {key: member(path, data, key, str) for key in _TEXTS}
    _check_markers(path, "template", texts["template"], *_MARKERS[kind])
    if texts["minimum"] and not _RELEASE.fullmatch(texts["minimum"]):
        raise DataError(f"{path.name}: minimum is no release.")
    strings = _strings(path, member(path, data, "strings", dict))
    details = member(path, data, kind, dict)
    older = data.get("older", {})
    before = _older_before(path, older) if older else ""
    cast = _texts(path, "cast", data.get("cast", {}))
    if cast and set(cast) != set(_CAST):
        raise DataError(f"{path.name}: cast does not hold exactly {', '.join(_CAST)}.")
    return Template(
        text=texts["template"],
        sdk=texts["sdk"],
        package=texts["package"],
        comment=texts["comment"],
        minimum=texts["minimum"],
        pinned=member(path, {"pinned": False} | data, "pinned", bool),
        strings=strings,
        syntax=_literals(path, details, strings) if kind == "literal" else _typed(path, details),
        cast=cast,
        older_before=before,
        older_replace=_texts(path, "older.replace", older.get("replace", {})),
    )


def load_toml(path: Path) -> dict[str, Any]:
    """Read a data file in TOML. Raises DataError naming the file."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DataError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise DataError(f"{path.name} is not valid TOML: {error}.") from error
    if data.get("format") != FORMAT:
        raise DataError(f"{path.name}: format is {data.get('format')!r}, expected {FORMAT}.")
    return data


def _merged(base: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """Put data over a base, in tables key by key."""
    found = base | data
    for key, value in data.items():
        if isinstance(value, dict) and isinstance(base.get(key), dict):
            found[key] = base[key] | value
    return found


def _check_markers(path: Path, place: str, text: str, needed: set[str], allowed: set[str]) -> None:
    found = set(MARKER.findall(text))
    if missing := needed - found:
        raise DataError(f"{path.name}: {place} does not hold «{min(missing)}».")
    if unknown := found - needed - allowed:
        raise DataError(f"{path.name}: {place} holds «{min(unknown)}», which means nothing.")


def _texts(path: Path, place: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise DataError(f"{path.name}: {place} is not a table of texts.")
    return value


def _list(path: Path, place: str, value: object, size: int = 0) -> tuple[str, ...]:
    if (
        not isinstance(value, list)
        or not all(isinstance(text, str) for text in value)
        or (size and len(value) != size)
    ):
        raise DataError(f"{path.name}: {place} is not a list of {size or 'some'} texts.")
    return tuple(value)


def _pair(path: Path, place: str, value: object) -> tuple[str, str]:
    first, second = _list(path, place, value, 2)
    return first, second


def _strings(path: Path, data: dict[str, Any]) -> Strings:
    refuse_unknown_keys(
        path, data, ["quotes", "escapes", "sequences", "code_points", "plain"], "strings"
    )
    plain = data.get("plain")
    if plain is not None:
        refuse_unknown_keys(path, plain, ["quote", "refuses", "escapes"], "strings.plain")
        plain = PlainQuote(
            member(path, plain, "quote", str, "strings.plain"),
            _list(path, "strings.plain.refuses", plain.get("refuses")),
            _texts(path, "strings.plain.escapes", plain.get("escapes")),
        )
    quotes = _list(path, "strings.quotes", data.get("quotes"))
    if not quotes:
        raise DataError(f"{path.name}: strings.quotes is empty.")
    return Strings(
        quotes,
        _texts(path, "strings.escapes", data.get("escapes")),
        _texts(path, "strings.sequences", data.get("sequences", {})),
        tuple(
            _code_points(path, f"strings.code_points[{number}]", entry)
            for number, entry in enumerate(member(path, data, "code_points", list, "strings"))
        ),
        plain,
    )


def _code_points(path: Path, place: str, entry: object) -> tuple[int, str]:
    match entry:
        case [int(highest), str(form)]:
            try:
                form % 0
            except (TypeError, ValueError):
                pass
            else:
                return highest, form
    raise DataError(f"{path.name}: {place} is not a highest code point and a format.")


def _literals(path: Path, data: dict[str, Any], strings: Strings) -> Literals:
    place = "literal"
    refuse_unknown_keys(path, data, _LITERAL_KEYS, place)
    bare = member(path, {"bare_key": ""} | data, "bare_key", str, place)
    try:
        re.compile(bare)
    except re.error as error:
        raise DataError(f"{path.name}: literal.bare_key is no pattern: {error}.") from error
    return Literals(
        strings,
        member(path, data, "indent", int, place),
        member(path, data, "width", int, place),
        _pair(path, "literal.map", data.get("map")),
        _pair(path, "literal.list", data.get("list")),
        member(path, data, "separator", str, place),
        _pair(path, "literal.constants", data.get("constants")),
        member(path, data, "trailing_comma", bool, place),
        bare,
        _texts(path, "literal.special_keys", data.get("special_keys", {})),
        member(path, {"prettier": False} | data, "prettier", bool, place),
    )


# The markers that the parts of typed code must have and may have.
_PART_MARKERS: dict[str, tuple[set[str], set[str]]] = {
    "account": ({"value"}, set()),
    "components": ({"body"}, set()),
    "component": ({"body", "Component"}, set()),
    "features": ({"body"}, {"Component"}),
    "boolean": ({"Name", "value"}, set()),
    "list": ({"Name", "values"}, set()),
    "item": ({"Singular", "value"}, set()),
    "extra": ({"name"}, {"value", "text"}),
    "expand": ({"value"}, set()),
    "list_import": (set(), set()),
}


def _typed(path: Path, data: dict[str, Any]) -> Typed:
    refuse_unknown_keys(path, data, [*_PARTS, *_OPTIONAL_PARTS, "constants"], "typed")
    parts = _texts(path, "typed", {key: data[key] for key in data if key != "constants"})
    for name in _PARTS:
        if name not in parts:
            raise DataError(f"{path.name}: typed.{name} is missing.")
    if ("list" in parts) == ("item" in parts):
        raise DataError(f"{path.name}: typed must have exactly one of list and item.")
    align = parts.pop("align", "")
    for name, part in parts.items():
        _check_markers(path, f"typed.{name}", part, *_PART_MARKERS[name])
    return Typed(parts, _pair(path, "typed.constants", data.get("constants")), align)


def _older_before(path: Path, older: object) -> str:
    if not isinstance(older, dict):
        raise DataError(f"{path.name}: older is not a table.")
    refuse_unknown_keys(path, older, ["before", "replace"], "older")
    before = member(path, older, "before", str, "older")
    if not _DATE.fullmatch(before):
        raise DataError(f"{path.name}: older.before is not a date.")
    return before
