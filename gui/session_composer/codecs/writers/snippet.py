"""What writing code takes and gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_composer.core.request.request import Request
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import WirePath

if TYPE_CHECKING:
    from session_composer.core.account.facts import AccountFacts
    from session_composer.core.rules.rulebook import Rulebook

SESSIONS_URL = "https://api.stripe.com/v1/account_sessions"
KEY_VARIABLE = "STRIPE_SECRET_KEY"
"""Environment variable that code takes the key from; no code holds a key."""


@dataclass(frozen=True, slots=True)
class CodeSource:
    """A request, and what there is to know about it.

    ``load_rulebook`` is called only by code that speaks of defaults.
    """

    request: Request
    catalog: Catalog
    load_rulebook: "Callable[[], Rulebook]"
    facts: "AccountFacts | None" = None


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One line of code, without its end, and the parameter that it is about."""

    text: str
    path: WirePath | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """Code that makes a request, line by line; every line ends with a newline."""

    lines: tuple[CodeLine, ...]
    notes: tuple[Message, ...] = ()
    """What stands beside the code, since it cannot stand in it."""

    @property
    def text(self) -> str:
        """The code as it is copied and printed."""
        return "".join(f"{line.text}\n" for line in self.lines)


def make_code(lines: Iterable[CodeLine | str], notes: tuple[Message, ...] = ()) -> Code:
    """Make code of lines; a text is a line about no parameter. No text holds a line break."""
    return Code(tuple(CodeLine(line) if isinstance(line, str) else line for line in lines), notes)


type Writer = Callable[[CodeSource], Code]
