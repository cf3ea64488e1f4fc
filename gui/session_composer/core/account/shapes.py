"""How each shape of an account says what is known of it, and what follows: data, validated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_node import DataNode, load_nodes
from session_composer.core.text.message import Message

FORMAT = 1
SHAPES = RESOURCES / "accounts" / "shapes.json"

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
    names: frozenset[str]
    """Name of every fact but those of capabilities and configurations."""


@cache
def account_shapes(path: Path = SHAPES) -> AccountShapes:
    """Load the shapes. Raises DataError naming the place."""
    nodes, derived = load_nodes(path, FORMAT, "shapes", "derived")
    shapes = tuple(_shape(node) for node in nodes)
    names = frozenset(place.name for shape in shapes for place in shape.facts)
    return AccountShapes(
        shapes,
        tuple(_derivation(node, names, {shape.name for shape in shapes}) for node in derived),
        names,
    )


def _shape(node: DataNode) -> Shape:
    shape = Shape(
        node.text("name"),
        node.text("object"),
        frozenset(node.names("known_by")),
        tuple(map(_fact, node.nodes("facts"))),
        tuple(map(_capability, node.nodes("capabilities"))),
    )
    node.done()
    return shape


def _fact(node: DataNode) -> FactPlace:
    place = FactPlace(
        node.text("name"),
        tuple(tuple(path.split(".")) for path in node.names("paths")),
        node.get("upper", bool, default=False),
        node.words("words"),
        node.get("include", str, ""),
        node.get("list", bool, default=False),
    )
    node.done()
    return place


def _capability(node: DataNode) -> CapabilityPlace:
    place = CapabilityPlace(
        tuple(node.text("path").split(".")),
        node.get("configuration", str, ""),
        node.get("prefix", str, ""),
        node.words("names"),
        node.names("covers") if node.has("covers") else (),
        node.get("best", str, ""),
    )
    node.done()
    return place


def _derivation(node: DataNode, names: frozenset[str], shapes: set[str]) -> Derivation:
    why, certainty = node.message("why"), node.text("certainty")
    if certainty == "observed":
        why = Message("{why}, as seen in practice but not documented", why=why)
    elif certainty != "documented":
        raise node.error(f"is {certainty!r}", "certainty")
    found = Derivation(
        node.get("shape", str, ""), node.words("if"), node.words("then"), why, node.text("source")
    )
    if found.shape and found.shape not in shapes:
        raise node.error(f"is {found.shape!r}", "shape")
    if not names.issuperset({*found.given, *found.then}):
        raise node.error("names a fact that no shape has")
    node.done()
    return found
