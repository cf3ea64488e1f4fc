"""Follows the schemas of an OpenAPI document: references, ``allOf``, ``anyOf`` and ``oneOf``.

Only references inside the document are followed; nothing is ever fetched or opened. Circles end
with a sentence, and so does whatever branches without end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from session_composer.codecs.budget import Budget
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value

MAX_STEPS = 300_000
MAX_DEPTH = 40
MAX_ALTERNATIVES = 32
_SHOWN = 80
_REFERENCE = "$ref"
_NOTHING: Mapping[str, object] = MappingProxyType({})
_EMPTY_VALUES = ("", None)


@dataclass(frozen=True, slots=True)
class Schema:
    """One way in which a value may look. An empty ``types`` says nothing of the type."""

    types: frozenset[str] = frozenset()
    properties: Mapping[str, object] = _NOTHING
    required: frozenset[str] = frozenset()
    items: object = None
    only_empty: bool | None = None
    """Whether all values that are listed stand for nothing; None when none is listed."""
    description: str = ""

    @property
    def type(self) -> str:
        """The type, inferred where it is not said; empty when it cannot be told."""
        types = self.types - {"null"}
        if len(types) == 1:
            return next(iter(types))
        if not types and self.properties:
            return "object"
        return "array" if not types and self.items is not None else ""

    @property
    def size(self) -> int:
        """How much there is to merge."""
        return len(self.properties) + len(self.required)

    @property
    def is_empty(self) -> bool:
        """Whether it stands for an empty text or null only."""
        return self.types == {"null"} if self.only_empty is None else self.only_empty

    def merged(self, other: "Schema") -> "Schema":
        """Both at once; where both speak, this one."""
        return Schema(
            self.types or other.types,
            {**other.properties, **self.properties},
            self.required | other.required,
            self.items if self.items is not None else other.items,
            self.only_empty if self.only_empty is not None else other.only_empty,
            self.description or other.description,
        )


class Schemas:
    """Reads schemas of one document. Its work is limited over its life, not for each call."""

    def __init__(self, root: Mapping[str, object]) -> None:
        self._root = root
        self._steps = Budget(MAX_STEPS, Message("the schemas branch too much."))
        # By identity: what a schema says itself is made once, however many refer to it.
        self._own: dict[int, Schema] = {}
        self._targets: dict[str, object] = {}

    def resolve(self, node: object, place: Value) -> Mapping[str, Any]:
        """Return the object that a node is or refers to. Raises InputError."""
        seen: set[str] = set()
        while isinstance(node, dict) and _REFERENCE in node:
            reference = self._reference(node, place)
            if reference in seen:
                raise _circle(reference, place)
            seen.add(reference)
            node = self._target(reference, place)
        if not isinstance(node, dict):
            raise InputError(
                "{place} is {node} where an object should be.", place=place, node=kind_of(node)
            )
        return node

    def one(self, node: object, place: Value) -> tuple[Schema, bool]:
        """Return the one way in which a value may look, and whether it may be empty instead.

        Raises InputError when there are several.
        """
        found = self._alternatives(node, place, frozenset(), 0)
        rest = [schema for schema in found if not schema.is_empty]
        kinds = {schema.type for schema in rest}
        if len(rest) > 1 and (len(kinds) > 1 or "object" in kinds):
            raise InputError(
                "{place} may look in {rest} different ways.", place=place, rest=len(rest)
            )
        return (rest or found)[0], len(rest) < len(found)

    def _alternatives(
        self, node: object, place: Value, above: frozenset[str], depth: int
    ) -> list[Schema]:
        if depth > MAX_DEPTH:
            raise InputError("{place} is put together of too many layers.", place=place)
        if not isinstance(node, dict):
            raise InputError(
                "{place} is {node} where a schema should be.", place=place, node=kind_of(node)
            )
        self._steps.spend()

        def below(part: object, seen: frozenset[str] = above) -> list[Schema]:
            return self._alternatives(part, place, seen, depth + 1)

        groups = [below(part) for part in _parts(node, "allOf", place)]
        if _REFERENCE in node:
            reference = self._reference(node, place)
            if reference in above:
                raise _circle(reference, place)
            groups.append(below(self._target(reference, place), above | {reference}))
        for key in ("anyOf", "oneOf"):
            options = [schema for part in _parts(node, key, place) for schema in below(part)]
            if options:
                groups.append(options)
        own = self._own.get(id(node))
        if own is None:
            own = self._own[id(node)] = _own(node)
        return reduce(lambda found, group: self._combined(found, group, place), groups, [own])

    def _combined(self, found: list[Schema], group: list[Schema], place: Value) -> list[Schema]:
        if len(found) * len(group) > MAX_ALTERNATIVES:
            raise InputError(
                "{place} may look in more than {max_alternatives} ways.",
                place=place,
                max_alternatives=MAX_ALTERNATIVES,
            )
        combined = []
        for one in found:
            for other in group:
                self._steps.spend(one.size + other.size)
                combined.append(one.merged(other))
        return combined

    def _reference(self, node: Mapping[str, object], place: Value) -> str:
        reference = node[_REFERENCE]
        if not isinstance(reference, str):
            raise InputError(
                "{place} has a $ref that is {reference}.", place=place, reference=kind_of(reference)
            )
        if not reference.startswith("#/"):
            raise InputError(
                "{place} refers to {reference}; only references inside the document "
                "(#/…) are followed.",
                place=place,
                reference=_shown(reference),
            )
        return reference

    def _target(self, reference: str, place: Value) -> object:
        if reference not in self._targets:
            self._targets[reference] = self._found(reference, place)
        return self._targets[reference]

    def _found(self, reference: str, place: Value) -> object:
        node: object = self._root
        for part in reference[2:].split("/"):
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            if isinstance(node, dict) and key in node:
                node = node[key]
            elif isinstance(node, list) and key.isascii() and key.isdecimal() and len(key) < 8:
                if int(key) >= len(node):
                    raise _dangling(reference, place)
                node = node[int(key)]
            else:
                raise _dangling(reference, place)
        return node


def kind_of(value: object) -> Value:
    """Name the kind of a value in words."""
    match value:
        case None:
            return "null"
        case bool():
            return Message("a boolean")
        case str():
            return Message("a text")
        case list():
            return Message("a list")
        case dict():
            return Message("an object")
    return Message("a number")


def _own(node: Mapping[str, Any]) -> Schema:
    """Return what a schema says itself; whatever is not as it should be says nothing."""
    types, properties, required = node.get("type"), node.get("properties"), node.get("required")
    enum, description = node.get("enum"), node.get("description")
    values = [node["const"]] if "const" in node else enum if isinstance(enum, list) else None
    return Schema(
        frozenset(_texts([types] if isinstance(types, str) else types)),
        properties if isinstance(properties, dict) else _NOTHING,
        frozenset(_texts(required)),
        node.get("items"),
        None if values is None else all(value in _EMPTY_VALUES for value in values),
        description if isinstance(description, str) else "",
    )


def _texts(value: object) -> list[str]:
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def _parts(node: Mapping[str, object], key: str, place: Value) -> list[object]:
    parts = node.get(key, [])
    if not isinstance(parts, list):
        raise InputError(
            "{place} has {parts} for {key} where a list should be.",
            place=place,
            parts=kind_of(parts),
            key=key,
        )
    return parts


def _circle(reference: str, place: Value) -> InputError:
    return InputError(
        "{place} refers to {reference}, which leads back to itself.",
        place=place,
        reference=_shown(reference),
    )


def _dangling(reference: str, place: Value) -> InputError:
    return InputError(
        "{place} refers to {reference}, which is not in the document.",
        place=place,
        reference=_shown(reference),
    )


def _shown(text: str) -> str:
    return repr(shorten(printable(text), _SHOWN))
