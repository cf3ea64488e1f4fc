"""The values that readers hand over, and how a parameter is named in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from session_composer.core.text.display_safe import shorten
from session_composer.core.text.message import Message, Value
from session_composer.core.text.presentable import presentable
from session_composer.core.text.secret_text import redact
from session_composer.core.wire.paths import WirePath, wire_name
from session_composer.core.wire.values import Number

NAME_LENGTH = 120
"""Names are cut to this many characters in sentences."""


@dataclass(frozen=True, slots=True)
class Variable:
    """Stands where the text has no value but code that makes one, like the name of a variable."""

    text: Value
    is_placeholder: bool = False
    """Whether it is to be put in by a tool, or by whoever reads."""


type TextPlace = tuple[int, int]
"""Where something stands in a text: the offset of its first character and that behind its last."""


class PlacedText(str):
    """A name or a value out of source code, which knows where it stands."""

    __slots__ = ("place",)
    place: TextPlace

    def __new__(cls, text: str, place: TextPlace) -> Self:
        """Make one of a text."""
        found = super().__new__(cls, text)
        found.place = place
        return found


def placed_like(text: str, other: str) -> str:
    """Return a text that stands where another one does, if that is known."""
    return PlacedText(text, other.place) if isinstance(other, PlacedText) else text


class WireText(str):
    """A text of a form body: one of its words may stand for a boolean."""

    __slots__ = ()


type RawValue = bool | str | Number | Variable | Sequence[RawValue] | Mapping[str, RawValue] | None
"""What a reader may hand over: JSON whose numbers keep their spelling, and code in places.

Lists are ``list``, objects ``dict``.
"""


def sentence_safe(text: str, limit: int) -> str:
    """Make a text from outside fit for a sentence: one line, bounded, without secrets."""
    # Cut twice: spelling invisible characters out makes a text longer, and a cut key is no key.
    return shorten(presentable(text[: 20 * limit]), limit)


def parameter_name(path: WirePath) -> Value:
    """Name a parameter in a sentence."""
    # A name may be as long as the text, and be told very often.
    return sentence_safe(
        wire_name(tuple(key[: 2 * NAME_LENGTH] for key in path)), NAME_LENGTH
    ) or Message("A parameter without a name")


def coded(value: Variable) -> Message:
    """Tell the code or placeholder that stands where a value belongs."""
    found = (
        Message("the placeholder {text}", text=value.text)
        if value.is_placeholder
        else Message("the code {text}", text=value.text)
    )
    return found.mapped(lambda text: sentence_safe(" ".join(redact(text[:400]).split()), 60))
