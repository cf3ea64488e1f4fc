"""Objects of an SDK while code puts them together, and what there is to say about that."""

import re
from enum import Enum, auto
from typing import NamedTuple

from session_composer.codecs.budget import Budget
from session_composer.core.wire.values import Number

MAX_NAMES = 5
MAX_DEPTH = 40

_MAPS = ("", "map", "Values", "Dictionary", "Header")
_COMPONENTS = re.compile(r"(?:^|\.|Session(?:Create)?)Components(?:Params|Options)?$")
_ROOT = re.compile(r"(?:^|\.)AccountSession(?:Create)?(?:Params|Options)$")


class CodeSpan(NamedTuple):
    """Some tokens that are no literal. ``is_followed``: what stands in them was looked at."""

    start: int
    stop: int
    is_followed: bool = False


class CodeCondition(NamedTuple):
    """What decides whether some code is run. They are numbered in the order in which they came."""

    number: int
    start: int
    stop: int
    """Behind the last token of the condition."""
    end: int
    """Behind the last token of what depends on it."""
    is_negated: bool = False


class Doubt(Enum):
    """Why a value may not be the one that is sent."""

    CONDITION = auto()
    CHOICE = auto()
    """There are several, and all of them are taken."""
    FIRST = auto()
    """There are several, and only the first one can be taken."""
    DEFAULT = auto()
    DROPPED = auto()
    """It is handed to what is not followed."""
    LEFT = auto()
    """It is no value."""
    UNKNOWN = auto()
    """Something is done with it that is not known."""


class CodeRemark(NamedTuple):
    """Something to say about the value at a token; ``what`` names it."""

    doubt: Doubt
    at: int
    start: int
    stop: int
    what: str = ""
    is_negated: bool = False


type BuiltValue = bool | str | Number | CodeSpan | list[BuiltValue] | Built | None


class Built(dict[str, BuiltValue]):
    """An object of the SDK, or a map; its names are those on the wire."""

    __slots__ = ("at", "is_sent", "is_used", "places", "remarks", "since", "type_name")

    def __init__(self, type_name: str, at: int, since: int) -> None:
        super().__init__()
        self.type_name = type_name
        self.at = at
        """The token where it begins."""
        self.since = since
        """The number of the last condition before it was made."""
        self.remarks: list[CodeRemark] = []
        self.places: dict[str, int] = {}
        """The tokens that its members are named by, as far as they are known."""
        self.is_used = False
        """Whether it became a part of another one."""
        self.is_sent = False

    @property
    def is_root(self) -> bool:
        """Whether it holds all parameters of a call."""
        return _ROOT.search(self.type_name) is not None

    @property
    def is_whole(self) -> bool:
        """Whether it looks like all parameters of a call, whatever its type."""
        return self.is_root or any(key.partition("[")[0] == "components" for key in self)

    @property
    def is_typed(self) -> bool:
        """Whether it is more than a map."""
        return self.type_name.rpartition(".")[2] not in _MAPS

    @property
    def is_components(self) -> bool:
        """Whether it holds all components of a call."""
        return _COMPONENTS.search(self.type_name) is not None


def is_literal(value: BuiltValue) -> bool:
    """Whether a value says something itself."""
    return not (value is None or isinstance(value, CodeSpan) or value in ({}, []))


def names_in(value: BuiltValue, key: str) -> str:
    """Name what stands at a key: the components that are in it, or the key."""
    if isinstance(value, Built) and value and not value.keys() & {"enabled", "features"}:
        names = [*value][:MAX_NAMES]
        return ", ".join(names) + (", …" if len(value) > MAX_NAMES else "")
    return key


def copied(value: Built, steps: Budget, depth: int = 0) -> Built:
    """Copy an object and those in it."""
    found = Built(value.type_name, value.at, value.since)
    found.remarks = list(value.remarks)
    found.places = dict(value.places)
    value.is_used = True
    steps.spend(1 + len(value))
    for key, inner in value.items():
        if isinstance(inner, Built) and depth < MAX_DEPTH:
            inner = copied(inner, steps, depth + 1)
        found[key] = inner
    return found


def merged(first: Built, second: Built, steps: Budget) -> tuple[Built, list[str]]:
    """Make one object of two, as the first one where they differ; tell the names of those."""
    found, differing = copied(first, steps), list[str]()
    _add_missing(found, second, steps, differing, 0)
    return found, differing


def _add_missing(
    target: Built, other: Built, steps: Budget, differing: list[str], depth: int
) -> None:
    other.is_used = True
    target.remarks += other.remarks
    steps.spend(1 + len(other))
    for key, value in other.items():
        there = target.get(key)
        if isinstance(there, Built) and isinstance(value, Built):
            if depth < MAX_DEPTH:
                _add_missing(there, value, steps, differing, depth + 1)
        elif not is_literal(there):
            target[key] = value
            if key in other.places:
                target.places[key] = other.places[key]
        elif is_literal(value) and there != value:
            differing.append(key)
