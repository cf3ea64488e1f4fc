"""How each shape of an account says what is known of it, and what follows: data, validated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.text.errors import DataError
from session_composer.core.text.message import Message

FORMAT = 1
SHAPES = RESOURCES / "accounts" / "shapes.json"
_FACT_KEYS = ("name", "paths", "upper", "words", "include", "list")
_CAPABILITY_KEYS = ("path", "configuration", "prefix", "names", "covers", "best")
_DERIVED_KEYS = ("shape", "if", "then", "why", "source", "certainty")

type Path_ = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a shape has a fact: at the first of ``paths`` that holds a text, true or false.

    ``words`` are the shape's words for a value of the common form. ``include`` is what has to be
    asked for. Of a list each item is a fact below the name.
    """

    name: str
    paths: tuple[Path_, ...]
    upper: bool
    words: Mapping[str, str] = field(hash=False)
    include: str
    is_list: bool


@dataclass(frozen=True, slots=True)
class CapabilityPlace:
    """Where a shape lists capabilities; those below a configuration have to be asked for.

    Their facts are named by ``prefix`` and name, unless ``names`` has another one. ``covers`` are
    beginnings of names
    that are nowhere else. ``best`` names the fact that any of them stands for.
    """

    path: Path_
    configuration: str
    prefix: str
    names: Mapping[str, str] = field(hash=False)
    covers: tuple[str, ...]
    best: str

    @property
    def include(self) -> str:
        """What has to be asked for; empty when it is always there."""
        return f"configuration.{self.configuration}" if self.configuration else ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of an account, told by ``object``, else by one of the members ``known_by``."""

    name: str
    object: str
    known_by: frozenset[str]
    facts: tuple[FactPlace, ...]
    capabilities: tuple[CapabilityPlace, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """Facts that follow from others; for all shapes where ``shape`` is empty."""

    shape: str
    given: Mapping[str, str] = field(hash=False)
    then: Mapping[str, str] = field(hash=False)
    why: Message
    source: str


@dataclass(frozen=True, slots=True)
class AccountShapes:
    """All shapes, and what follows in them."""

    shapes: tuple[Shape, ...]
    derivations: tuple[Derivation, ...]

    @property
    def names(self) -> frozenset[str]:
        """Name of every fact but those of capabilities and configurations."""
        return frozenset(place.name for shape in self.shapes for place in shape.facts)


@cache
def account_shapes(path: Path = SHAPES) -> AccountShapes:
    """Load the shapes. Raises DataError naming the place."""
    content = load_data(path, FORMAT, ["shapes", "derived"])
    shapes = tuple(_shape(_Entry(path, *one)) for one in _numbered(path, content, "shapes"))
    derived = tuple(_derivation(_Entry(path, *one)) for one in _numbered(path, content, "derived"))
    found = AccountShapes(shapes, derived)
    for number, entry in enumerate(derived):
        if not found.names.issuperset({*entry.given, *entry.then}):
            raise DataError(f"{path.name}: derived[{number}] names a fact that no shape has.")
        if entry.shape and entry.shape not in {shape.name for shape in shapes}:
            raise DataError(f"{path.name}: derived[{number}].shape is {entry.shape!r}.")
    return found


class _Entry:
    """An object in the file that knows its place."""

    def __init__(self, path: Path, place: str, data: object) -> None:
        if not isinstance(data, dict):
            raise DataError(f"{path.name}: {place} is not an object.")
        self.path, self.place = path, place
        self.data: dict[str, Any] = data

    def only(self, *keys: str) -> "_Entry":
        refuse_unknown_keys(self.path, self.data, keys, self.place)
        return self

    def get[T](self, key: str, kind: type[T], default: T | None = None) -> T:
        data = self.data if default is None else {key: default, **self.data}
        return member(self.path, data, key, kind, self.place)

    def text(self, key: str, default: str | None = None) -> str:
        return self.get(key, str, default)

    def texts(self, key: str, default: list[str] | None = None) -> tuple[str, ...]:
        found = self.get(key, list, default)
        if not all(isinstance(item, str) for item in found):
            raise DataError(f"{self.path.name}: {self.place}.{key} is not a list of texts.")
        return tuple(found)

    def words(self, key: str, default: dict[str, str] | None = None) -> Mapping[str, str]:
        found = self.get(key, dict, default)
        if not all(isinstance(value, str) for value in found.values()):
            raise DataError(f"{self.path.name}: {self.place}.{key} is not an object of texts.")
        return MappingProxyType(found)

    def entries(self, key: str) -> list["_Entry"]:
        return [
            _Entry(self.path, place, data)
            for place, data in _numbered(self.path, self.data, key, f"{self.place}.")
        ]


def _numbered(
    path: Path, data: dict[str, Any], key: str, start: str = ""
) -> list[tuple[str, object]]:
    found = member(path, data, key, list, start.rstrip("."))
    return [(f"{start}{key}[{number}]", entry) for number, entry in enumerate(found)]


def _shape(entry: _Entry) -> Shape:
    entry.only("name", "object", "known_by", "facts", "capabilities")
    return Shape(
        entry.text("name"),
        entry.text("object"),
        frozenset(entry.texts("known_by")),
        tuple(_fact(one.only(*_FACT_KEYS)) for one in entry.entries("facts")),
        tuple(_capability(one.only(*_CAPABILITY_KEYS)) for one in entry.entries("capabilities")),
    )


def _fact(entry: _Entry) -> FactPlace:
    paths = tuple(tuple(path.split(".")) for path in entry.texts("paths"))
    return FactPlace(
        entry.text("name"),
        paths,
        entry.get("upper", bool, default=False),
        entry.words("words", {}),
        entry.text("include", ""),
        entry.get("list", bool, default=False),
    )


def _capability(entry: _Entry) -> CapabilityPlace:
    return CapabilityPlace(
        tuple(entry.text("path").split(".")),
        entry.text("configuration", ""),
        entry.text("prefix", ""),
        entry.words("names", {}),
        entry.texts("covers", []),
        entry.text("best", ""),
    )


def _derivation(entry: _Entry) -> Derivation:
    entry.only(*_DERIVED_KEYS)
    why, certainty = Message(entry.text("why")), entry.text("certainty")
    if certainty == "observed":
        why = Message("{why}, as seen in practice and documented nowhere", why=why)
    elif certainty != "documented":
        raise DataError(f"{entry.path.name}: {entry.place}.certainty is {certainty!r}.")
    return Derivation(
        entry.text("shape", ""), entry.words("if"), entry.words("then"), why, entry.text("source")
    )
