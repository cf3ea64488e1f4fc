"""What an answer granted, held against what was asked for and what we predicted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.request.sent import as_bool, is_sent
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import WirePath, enabled_path, wire_name
from session_composer.core.wire.values import JsonValue, Leaf, thaw

from .granted_words import Granted, meets
from .rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Difference:
    """A granted value that is not the one asked for, or not the default we predicted."""

    path: WirePath
    granted: Leaf
    asked: bool | None
    """None when nothing was sent for it."""
    predicted: Granted | None

    def as_json(self) -> dict[str, JsonValue]:
        """Return the form that ``send --json`` prints."""
        return {
            "path": wire_name(self.path),
            "asked": self.asked,
            "predicted": self.predicted,
            "granted": thaw(self.granted),
        }

    def sentence(self) -> Message:
        """Say it in words."""
        name = wire_name(self.path)
        if self.asked is not None:
            return Message(
                "{name}: asked for {asked}, granted {granted}",
                name=name,
                asked=_word(self.asked),
                granted=_word(self.granted),
            )
        return Message(
            "{name}: default predicted {predicted}, granted {granted}",
            name=name,
            predicted=_word(self.predicted),
            granted=_word(self.granted),
        )


def compare_granted(
    request: Request,
    catalog: Catalog,
    granted: Mapping[WirePath, Leaf],
    rulebook: Rulebook,
    facts: AccountFacts | None,
) -> list[Difference]:
    """Compare an answer with its request, in the order of the body.

    A default that cannot be told beforehand is not compared, nor is what grants nothing. A
    component that is not sent is predicted to be off.
    """
    found = []
    for component in catalog.components:
        predictions: list[tuple[WirePath, Granted | None]] = []
        if component.has_enabled:
            predictions.append((enabled_path(component.name), False))
        if grants_features(catalog, component.name, granted, rulebook, facts):
            predictions += [
                (feature.path, rulebook.default(catalog, request, feature, facts).value)
                for feature in component.features
            ]
        for path, predicted in predictions:
            value = granted.get(path)
            sent = request.get(path)
            asked = as_bool(sent)
            if asked is None and is_sent(sent):
                continue
            expected = predicted if asked is None else asked
            if value is not None and expected is not None and not meets(value, expected):
                found.append(Difference(path, value, asked, predicted))
    return found


def grants_features(
    catalog: Catalog,
    component: str,
    granted: Mapping[WirePath, Leaf],
    rulebook: Rulebook,
    facts: AccountFacts | None,
) -> bool:
    """Whether what an answer shows for the features of a component grants anything.

    It lists them for all components: also for those that were not enabled, or that the account
    cannot have.
    """
    is_off = granted.get(enabled_path(component)) is False
    return not is_off and not rulebook.is_withheld(catalog, component, facts)


def only_in_answers(catalog: Catalog, granted: Mapping[WirePath, Leaf]) -> dict[WirePath, Leaf]:
    """Return what an answer has that no request of its version can ask for."""
    return {path: value for path, value in granted.items() if not catalog.knows(path)}


def report_differences(
    found: Iterable[Difference], request: Request, facts: AccountFacts | None, simulated: bool
) -> str:
    """Write wrong predictions down for those who keep the rules; names no account."""
    lines = ["Predicted defaults that the answer contradicts"]
    lines.append(f"API version: {request.api_version}")
    if simulated:
        lines.append("Answered by the built-in sandbox, not by Stripe.")
    if facts is None:
        lines.append("Account: properties not known")
    else:
        lines += [f"{name}: {value}" for name, value in sorted(facts.controller.items())]
    lines.append("")
    lines += [str(difference.sentence()) for difference in found if difference.asked is None]
    return "\n".join(lines) + "\n"


def _word(value: Leaf) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
