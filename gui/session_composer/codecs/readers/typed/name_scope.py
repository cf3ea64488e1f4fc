"""What names stand for while a text is gone through."""

from collections.abc import Iterator
from typing import NamedTuple

from .built import Built, BuiltValue, CodeRemark

_MOST_AROUND = 60


class Binding(NamedTuple):
    """A value under a name, and what there is to say about it."""

    value: BuiltValue
    since: int
    """The number of the last condition before."""
    remarks: tuple[CodeRemark, ...] = ()


class NameScope:
    """The names of one block, and of those around it."""

    __slots__ = ("around", "bindings", "is_class", "receiver")

    def __init__(self, around: "NameScope | None" = None, receiver: Built | None = None) -> None:
        self.around = around
        self.bindings: dict[str, Binding] = {}
        self.receiver = receiver
        """The object whose methods are called by their names alone."""
        self.is_class = False

    def outwards(self) -> Iterator["NameScope"]:
        """Go from this block to those around it, no farther than anybody nests code."""
        scope: NameScope | None = self
        for _ in range(_MOST_AROUND):
            if scope is None:
                return
            yield scope
            scope = scope.around
