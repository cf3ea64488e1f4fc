"""The values a parameter can have.

JSON's own types have two traps for a value that is compared and sent: in Python ``True == 1``, and
a number loses its spelling. Hence numbers keep their text, and lists and maps are frozen.
"""

from collections.abc import Iterator
from typing import Final, final


class Number:
    """A JSON number, spelled as it was found."""

    # By hand: a named tuple would pass for a list, and defining a data class takes longer than
    # encoding a request.
    __slots__ = ("text",)
    __match_args__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text: Final = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and self.text == other.text

    def __hash__(self) -> int:
        return hash((Number, self.text))

    def __repr__(self) -> str:
        return f"Number({self.text!r})"


class Map:
    """A map inside a list, or an empty one: the only places where a path cannot hold it."""

    __slots__ = ("items",)
    __match_args__ = ("items",)

    def __init__(self, items: tuple[tuple[str, "Leaf"], ...] = ()) -> None:
        self.items: Final = items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Map) and self.items == other.items

    def __hash__(self) -> int:
        return hash((Map, self.items))

    def __repr__(self) -> str:
        return f"Map({self.items!r})"


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
            if isinstance(item, str):  # Nearly always, and lists may be long.
                yield item
            else:
                yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
