"""What reading foreign text gives: a request, and an account of how it was understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from session_composer.core.request.request import Request
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import WirePath

from .raw_values import TextPlace


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several requests of a text: the line it begins in, from 1, and its components."""

    line: int
    components: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """A request read from text that was written elsewhere.

    ``kind`` is the name of the reader. ``request.api_version`` is the one that the text names, or
    else the one given to the reader; ``names_version`` tells which. ``understood`` and ``ignored``
    are sentences for the user, ``notes`` ask for attention (variables that became empty fields,
    things that no version knows). ``key`` is an API key found in the text: it goes nowhere by
    itself. ``title`` tells what the request was found in, where the kind
    does not. ``open_account`` is the code or placeholder that stands where the account belongs.
    ``places`` tells where the names stand in source code, ``unknown`` at and below which paths code
    decides; the empty path where it may decide about all of them.
    Where the text holds several requests, ``choices`` lists them, and this is ``picked``, from 1.
    """

    kind: str
    request: Request
    names_version: bool = False
    understood: tuple[Message, ...] = ()
    ignored: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    key: str = field(default="", repr=False)
    open_account: Message | None = None
    title: Message | None = None
    choices: tuple[Choice, ...] = ()
    picked: int = 1
    places: Mapping[WirePath, TextPlace] = field(default_factory=dict, repr=False)
    unknown: frozenset[WirePath] = frozenset()
