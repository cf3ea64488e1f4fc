"""The conditions that rules are written in: parsed from data, evaluated with three truth values.

None means "not known": an account property that nobody has told us yet, or code in place of a
value. A condition is only true
or false when it is so for every value that the unknown parts could have.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from session_composer.core.account.facts import CAPABILITIES, AccountFacts
from session_composer.core.account.shapes import account_shapes
from session_composer.core.request.request import Request
from session_composer.core.request.sent import as_bool, is_sent
from session_composer.core.wire.paths import component_path
from session_composer.core.wire.values import Map

_ANY_NAME = (CAPABILITIES, "configurations.", "money_manager.")
"""Facts below these have names that Stripe chooses."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request for an account, as one API version reads it."""

    api_version: str
    request: Request
    facts: AccountFacts | None


@dataclass(frozen=True, slots=True)
class ComponentCase:
    """What a condition is asked about: one component of a case.

    ``effective`` gives the value that a feature of the component has, sent or by default.
    """

    case: Case
    component: str
    effective: Callable[[str], bool | None]


class Op(StrEnum):
    """How a value is tested."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    SENT = "sent"
    EMPTY_OBJECT = "empty_object"


@dataclass(frozen=True, slots=True)
class AccountTest:
    """Compare a property of the account, such as ``controller.losses.payments``."""

    name: str
    op: Op
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplicitTest:
    """Look at what is sent at a path below the component."""

    path: tuple[str, ...]
    op: Op
    value: bool


@dataclass(frozen=True, slots=True)
class EffectiveTest:
    """Look at the value of a feature, sent or by default."""

    feature: str
    op: Op
    value: bool


@dataclass(frozen=True, slots=True)
class HeaderTest:
    """Look for a flag behind the version in ``Stripe-Version``."""

    flag: str
    is_sent: bool


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The part does not hold."""

    part: "Condition"


type Condition = AccountTest | ExplicitTest | EffectiveTest | HeaderTest | Every | Some | Negation


def evaluate(condition: Condition, scene: ComponentCase) -> bool | None:
    """Truth of a condition; None when it depends on something that is not known."""
    match condition:
        case AccountTest():
            return _account_truth(condition, scene.case.facts)
        case ExplicitTest():
            return _explicit_truth(condition, scene)
        case EffectiveTest(feature, op, value):
            found = scene.effective(feature)
            return None if found is None else (found is value) is (op is Op.EQ)
        case HeaderTest(flag, is_sent):
            return (f"{flag}=" in scene.case.api_version) is is_sent
        case Every(parts):
            return _every([evaluate(part, scene) for part in parts])
        case Some(parts):
            return _negated(_every([_negated(evaluate(part, scene)) for part in parts]))
        case Negation(part):
            return _negated(evaluate(part, scene))


def _explicit_truth(test: ExplicitTest, scene: ComponentCase) -> bool | None:
    request, path = scene.case.request, (*component_path(scene.component), *test.path)
    if request.has_unknown(path):
        return None
    leaf = request.get(path)
    match test.op:
        case Op.SENT:
            return is_sent(leaf) is test.value
        case Op.EMPTY_OBJECT:
            return (leaf == Map()) is test.value
        case _:
            return (as_bool(leaf) is test.value) is (test.op is Op.EQ)


def _account_truth(test: AccountTest, facts: AccountFacts | None) -> bool | None:
    found = facts.value(test.name) if facts is not None else ""
    return (found in test.values) is not (test.op is Op.NE) if found else None


def _every(truths: list[bool | None]) -> bool | None:
    if False in truths:
        return False
    return None if None in truths else True


def _negated(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def account_tests(condition: Condition) -> list[AccountTest]:
    """List the tests of the account that a condition is made of."""
    match condition:
        case AccountTest():
            return [condition]
        case Every(parts) | Some(parts):
            return [test for part in parts for test in account_tests(part)]
        case Negation(part):
            return account_tests(part)
    return []


def parse_condition(data: object, fail: Callable[[str], Exception]) -> Condition:
    """Read a condition from its JSON form; ``fail`` makes the exception that names the place."""
    if not isinstance(data, dict) or not data:
        raise fail("is not a condition")
    if len(data) == 1:
        return _combination(data, fail)
    if len(data) != 2:
        raise fail(f"has the keys {sorted(data)}; a condition has one or two")
    subject = next((key for key in _PARSERS if key in data), None)
    if subject is None:
        raise fail(f"has the keys {sorted(data)}; one must be of {', '.join(_PARSERS)}")
    (op_name,) = data.keys() - {subject}
    if op_name not in set(Op):
        raise fail(f"has an unknown test, {op_name!r}")
    name, value = data[subject], data[op_name]
    if not isinstance(name, str):
        raise fail(f"{subject} is not a string")
    return _PARSERS[subject](name, Op(op_name), value, fail)


def _combination(data: dict[str, object], fail: Callable[[str], Exception]) -> Condition:
    ((key, value),) = data.items()
    if key == "not":
        return Negation(parse_condition(value, fail))
    if key not in {"all", "any"}:
        raise fail(f"has an unknown key, {key!r}")
    if not isinstance(value, list) or not value:
        raise fail(f"{key} is not a list of conditions")
    parts = tuple(parse_condition(part, fail) for part in value)
    return Every(parts) if key == "all" else Some(parts)


def _account_test(
    name: str, op: Op, value: object, fail: Callable[[str], Exception]
) -> AccountTest:
    if name not in account_shapes().names and not name.startswith(_ANY_NAME):
        raise fail(f"names an unknown account property, {name!r}")
    values = value if isinstance(value, list) else [value]
    texts = tuple(item for item in values if isinstance(item, str))
    fits = op in {Op.EQ, Op.NE, Op.IN}
    if not fits or isinstance(value, list) is not (op is Op.IN) or len(texts) != len(values):
        raise fail(f"cannot test {name} with {op} {value!r}")
    return AccountTest(name, op, texts)


def _explicit_test(
    name: str, op: Op, value: object, fail: Callable[[str], Exception]
) -> ExplicitTest:
    path = tuple(name.split("."))
    if op not in {Op.EQ, Op.NE, Op.SENT, Op.EMPTY_OBJECT} or not isinstance(value, bool):
        raise fail(f"cannot test {name} with {op} {value!r}")
    return ExplicitTest(path, op, value)


def _effective_test(
    name: str, op: Op, value: object, fail: Callable[[str], Exception]
) -> EffectiveTest:
    head, _, feature = name.partition(".")
    if head != "features" or not feature:
        raise fail(f"effective names {name!r}; expected features.NAME")
    if op not in {Op.EQ, Op.NE} or not isinstance(value, bool):
        raise fail(f"cannot test {name} with {op} {value!r}")
    return EffectiveTest(feature, op, value)


def _header_test(name: str, op: Op, value: object, fail: Callable[[str], Exception]) -> HeaderTest:
    if op is not Op.SENT or not isinstance(value, bool):
        raise fail(f"cannot test {name} with {op} {value!r}")
    return HeaderTest(name, value)


_PARSERS: dict[str, Callable[[str, Op, object, Callable[[str], Exception]], Condition]] = {
    "account": _account_test,
    "explicit": _explicit_test,
    "effective": _effective_test,
    "header": _header_test,
}
