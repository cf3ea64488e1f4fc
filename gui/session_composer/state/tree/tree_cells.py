"""Columns of the tree, and what a cell looks like."""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Column(IntEnum):
    """Columns of the tree."""

    NAME = 0
    SENT = 1
    DEFAULT = 2
    GRANTED = 3


class RowState(StrEnum):
    """What is sent for a row."""

    UNSET = "not sent"
    TRUE = "true"
    FALSE = "false"
    OTHER = "other"


class CellLook(NamedTuple):
    """What a cell looks like."""

    text: str
    choice: RowState
    has_box: bool
    severity: str
    is_known: bool
    is_marked: bool
    """Whether the granted value is another than the one asked for or predicted."""
    is_new: bool
    """Whether the version before did not have it."""
    is_faint: bool = False
    """Whether it is not in effect: outdone by what is sent, stale, or never asked for."""
    is_stale: bool = False
    """Whether it was granted to the request as it was before it changed."""
    is_top: bool = False
    """Whether it is a component, or anything else that stands at the top of the request."""
    chip: str = ""
    """The preview that it is part of."""
    differs: int = 0
    """How many of the rows below it were allowed otherwise."""
    tally: str = ""
    """How much of what is below it is sent, or found."""
    words: tuple[str, ...] = ()
    """What the title is to be marked in, casefolded."""
    aside: str = ""
    """What else than the title was found."""
    worst: str = ""
    """Severity of the worst problem of the row and of what is below it."""
