"""What names stand for while a text is gone through."""

from typing import NamedTuple

from .built import Built, BuiltValue, CodeRemark


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
