"""What the rule files hold, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum

from session_composer.core.text.message import Message

from .conditions import Condition
from .granted_words import Granted
from .problems import Severity

DATE_LENGTH = len("2025-01-31")


class Certainty(StrEnum):
    """How sure we are of a rule."""

    DOCUMENTED = "documented"
    OBSERVED = "observed"
    """Seen in real answers or said by Stripe's staff, but in no documentation."""
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class RuleSource:
    """The page that says so."""

    name: Message
    url: str


@dataclass(frozen=True, slots=True)
class VersionSpan:
    """API versions by their dates, both ends included; an empty end is open."""

    since: str = ""
    until: str = ""

    def __contains__(self, api_version: str) -> bool:
        date = api_version[:DATE_LENGTH]
        return date >= self.since and (not self.until or date <= self.until)

    def overlaps(self, other: "VersionSpan") -> bool:
        """Whether some version could be in both."""
        return not (
            (self.until and other.since > self.until) or (other.until and self.since > other.until)
        )


@dataclass(frozen=True, slots=True)
class Const:
    """Always the same default."""

    value: bool


@dataclass(frozen=True, slots=True)
class Sibling:
    """The value of another feature of the same component, or its opposite."""

    feature: str
    opposite: bool


@dataclass(frozen=True, slots=True)
class Conditional:
    """One value where the condition holds, the other where it does not.

    ``because`` tells in a few words why it is the one, and why the other; where it can be told.
    """

    condition: Condition
    then: Granted
    otherwise: Granted
    text: Message
    because: tuple[Message | None, Message | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Unknown:
    """No default is documented; ``text`` says so, ``simulated`` is a guess for the sandbox."""

    text: Message
    simulated: Const | Conditional


type Resolution = Const | Sibling | Conditional | Unknown


@dataclass(frozen=True, slots=True)
class DefaultRule:
    """What Stripe uses for a feature of some components when it is not sent."""

    id: str
    feature: str
    components: tuple[str, ...]
    span: VersionSpan
    resolution: Resolution
    explanation: Message
    source: RuleSource
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Violation:
    """Broken where ``condition`` holds and ``must`` does not.

    ``grouped`` makes one finding of all components concerned.
    """

    path: tuple[str, ...]
    condition: Condition
    must: Condition | None
    grouped: bool


@dataclass(frozen=True, slots=True)
class AllEqual:
    """Broken where a feature's effective value differs among the components that count."""

    feature: str
    among: Condition | None


@dataclass(frozen=True, slots=True)
class UnknownComponents:
    """Something worth saying about components that this API version does not know."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnknownKeys:
    """Something worth saying about unknown keys, however they are spelled.

    In a component, unless they may be ``anywhere``.
    """

    names: frozenset[str]
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Repair:
    """Values to send below the component (None: do not send), or a common value for all."""

    text: Message
    values: tuple[tuple[tuple[str, ...], bool | None], ...]
    equalise: bool | None
    safe: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """Never broken: something to know of a parameter, whatever is sent."""

    path: tuple[str, ...]


type Check = Violation | AllEqual | UnknownComponents | UnknownKeys | Remark


@dataclass(frozen=True, slots=True)
class Constraint:
    """One rule that a request can break. No components listed means all of them.

    ``message`` is the explanation with placeholders for what was found. ``unless`` names rules
    before it that say the same, and more. ``code`` is that of Stripe's error, empty where it has
    none or none is known. An account that breaks a rule which ``withholds`` cannot have the
    component at all.
    """

    id: str
    severity: Severity
    components: tuple[str, ...]
    span: VersionSpan
    check: Check
    explanation: Message
    message: Message
    source: RuleSource
    certainty: Certainty
    repair: Repair | None
    unless: tuple[str, ...]
    code: str
    withholds: bool
