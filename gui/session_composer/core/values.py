"""The values a parameter can have.

JSON's own types have two traps for a value that is compared and sent: in Python ``True == 1``, and
a number loses its spelling. Hence numbers keep their text, and lists and maps are frozen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final


@dataclass(frozen=True, slots=True)
class Number:
    """A JSON number, spelled as it was found."""

    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map inside a list, or an empty one: the only places where a path cannot hold it."""

    items: tuple[tuple[str, "Leaf"], ...] = ()


@final
class Unset:
    """The type of :data:`UNSET`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset()
"""Not sent: Stripe's default applies."""

type Leaf = bool | str | Number | tuple[Leaf, ...] | Map | None
type JsonValue = bool | str | Number | list[JsonValue] | dict[str, JsonValue] | None


def freeze(value: JsonValue) -> Leaf:
    """Make the frozen value of a JSON value whose numbers are :class:`Number` already."""
    if isinstance(value, dict):
        return Map(tuple((key, freeze(item)) for key, item in value.items()))
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    return value


def thaw(value: Leaf) -> JsonValue:
    """Undo :func:`freeze`."""
    if isinstance(value, Map):
        return {key: thaw(item) for key, item in value.items}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value


def texts(value: JsonValue) -> Iterator[str]:
    """Every string in a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
