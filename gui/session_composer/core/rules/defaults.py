"""What "not sent" means: the default of each feature, resolved for a request and an account."""

from dataclasses import dataclass
from functools import cached_property

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.sent import as_bool, is_sent
from session_composer.core.text.message import Message, Value, all_of
from session_composer.core.wire.paths import feature_path

from .conditions import Case, ComponentCase, account_tests, evaluate
from .granted_words import Granted, meaning
from .rule_types import Certainty, Conditional, Const, DefaultRule, Resolution, Sibling, Unknown

_NOT_DOCUMENTED = Message("not documented")


@dataclass(frozen=True, slots=True)
class Default:
    """What Stripe uses for a feature that is not sent.

    ``value`` is None when it is not documented, or depends on an account property that is not
    known; ``condition`` then says on what. ``source`` is an address, ``rule`` the id in the data.
    ``because`` says in a few words what decided it, ``follows`` names the feature it depends on.
    """

    value: Granted | None
    condition: Message
    why: Message | None = None
    source: str = ""
    source_name: Message | None = None
    rule: str = ""
    because: Message | None = None
    follows: str = ""
    is_unknown: bool = False
    """Whether no account property would tell."""
    is_guess: bool = False
    """Whether it is our conclusion: documented nowhere."""

    @property
    def text(self) -> Value:
        """The value, or what it depends on."""
        if self.value is None:
            return self.condition
        return self.value if isinstance(self.value, str) else str(self.value).lower()


class Defaults:
    """Resolves defaults by data. Holds no state besides it."""

    def __init__(self, rules: tuple[DefaultRule, ...]) -> None:
        self._rules = rules

    @cached_property
    def _by_feature(self) -> dict[tuple[str, str], list[DefaultRule]]:
        found: dict[tuple[str, str], list[DefaultRule]] = {}
        for rule in self._rules:
            for component in rule.components:
                found.setdefault((component, rule.feature), []).append(rule)
        return found

    def rule(self, api_version: str, component: str, feature: str) -> DefaultRule | None:
        """Return the entry that holds for a version."""
        rules = self._by_feature.get((component, feature), ())
        return next((rule for rule in rules if api_version in rule.span), None)

    def default(self, case: Case, component: str, feature: str) -> Default:
        """Resolve the default that a feature has, or would have if it were not sent."""
        rule = self.rule(case.api_version, component, feature)
        if rule is None:
            return Default(None, _NOT_DOCUMENTED, is_unknown=True)
        value = self._value(rule.resolution, case, component)
        why = rule.explanation + self._because(rule.resolution, case, component)
        if rule.certainty is Certainty.INFERRED:
            why = Message("Not certain: {why}", why=why)
        condition = _condition_text(rule.resolution)
        return Default(
            value,
            condition,
            why,
            rule.source.url,
            rule.source.name,
            rule.id,
            self._briefly(rule.resolution, case, component),
            rule.resolution.feature if isinstance(rule.resolution, Sibling) else "",
            isinstance(rule.resolution, Unknown),
            rule.certainty is Certainty.INFERRED,
        )

    def effective(self, case: Case, component: str, feature: str) -> bool | None:
        """Value of a feature, sent or by default; None when it cannot be told."""
        path = feature_path(component, feature)
        if case.request.is_unknown(path):
            return None
        leaf = case.request.get(path)
        if is_sent(leaf):
            return as_bool(leaf)
        rule = self.rule(case.api_version, component, feature)
        return None if rule is None else meaning(self._value(rule.resolution, case, component))

    def is_worded(self, case: Case, component: str, feature: str) -> bool:
        """Whether answers have words for the values of a feature."""
        rule = self.rule(case.api_version, component, feature)
        resolution = rule.resolution if rule is not None else None
        return isinstance(resolution, Conditional) and isinstance(resolution.then, str)

    def simulated(self, case: Case, component: str, feature: str) -> tuple[Granted, bool]:
        """Return a default that is never unknown, and whether it is a guess."""
        rule = self.rule(case.api_version, component, feature)
        if rule is None:
            return False, True
        value = self._value(rule.resolution, case, component)
        if value is not None:
            return value, False
        match rule.resolution:
            case Sibling(other, opposite):
                leaf = as_bool(case.request.get(feature_path(component, other)))
                if leaf is None:
                    leaf = meaning(self.simulated(case, component, other)[0])
                return leaf is not opposite, True
            case Unknown(_, Const(guess)):
                return guess, True
            case Unknown(_, Conditional() as choice) | (Conditional() as choice):
                scene = self.scene(case, component)
                return choice.then if evaluate(choice.condition, scene) else choice.otherwise, True
        return False, True

    def scene(self, case: Case, component: str) -> ComponentCase:
        """Build what conditions about a component are asked with."""
        return ComponentCase(
            case, component, lambda feature: self.effective(case, component, feature)
        )

    def _value(self, resolution: Resolution, case: Case, component: str) -> Granted | None:
        match resolution:
            case Const(value):
                return value
            case Sibling(feature, opposite):
                other = self.effective(case, component, feature)
                return None if other is None else other is not opposite
            case Conditional(condition, then, otherwise):
                truth = evaluate(condition, self.scene(case, component))
                return None if truth is None else (then if truth else otherwise)
            case Unknown():
                return None

    def _briefly(self, resolution: Resolution, case: Case, component: str) -> Message | None:
        """Say in a few words what about the account decided it; None where nothing did."""
        if not isinstance(resolution, Conditional):
            return None
        held, missed = resolution.because
        truth = evaluate(resolution.condition, self.scene(case, component))
        return None if truth is None else held if truth else missed

    def _because(self, resolution: Resolution, case: Case, component: str) -> Message | None:
        """Say what decided it here."""
        value: object
        match resolution:
            case Sibling(feature):
                other = self.effective(case, component, feature)
                sent = is_sent(case.request.get(feature_path(component, feature)))
                if other is not None:
                    value = str(other).lower()
                    if sent:
                        return Message(
                            "Here {feature} is sent as {value}.", feature=feature, value=value
                        )
                    return Message(
                        "Here {feature} is not sent and defaults to {value}.",
                        feature=feature,
                        value=value,
                    )
            case Conditional(condition):
                known = [
                    _fact(case.facts, name, value)
                    for name in dict.fromkeys(test.name for test in account_tests(condition))
                    if case.facts is not None and (value := case.facts.value(name))
                ]
                if known:
                    return Message("For this account {known}.", known=all_of(*known))
        return None


def _fact(facts: AccountFacts, name: str, value: str) -> Message:
    why = facts.derived(name)
    if why is None:
        return Message("{name} is {value}", name=name, value=value)
    return Message("{name} is {value} (derived: {why})", name=name, value=value, why=why)


def _condition_text(resolution: Resolution) -> Message:
    match resolution:
        case Const(value):
            return Message("always {value}", value=str(value).lower())
        case Sibling(feature, opposite):
            return (
                Message("opposite of {feature}", feature=feature)
                if opposite
                else Message("same as {feature}", feature=feature)
            )
        case Conditional(text=text) | Unknown(text=text):
            return text
