"""What the user of a session gets: one card for each component, in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from session_composer.core.account.facts import AccountFacts
from session_composer.core.help.help_texts import EMPHASIS, HelpText, HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.request.sent import as_bool, is_sent
from session_composer.core.rules.granted_words import BY_DASHBOARD, meaning
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog, Component, Feature, FieldType
from session_composer.core.wire.paths import WirePath, component_path, enabled_path
from session_composer.core.wire.values import Leaf

_SEEN = Message("sees it")
_DEFAULT = Message("default")
_OFF = Message("is switched off: the user does not see it")
_NOT_THERE = Message("is not there in this API version")
_WITHHELD = Message("this account cannot have it: a capability or configuration is missing")


class Mark(StrEnum):
    """What a line says."""

    CAN = "can"
    CANNOT = "cannot"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One feature: what follows for the user.

    ``text`` goes on from "the user" and may emphasise a part, as the help does; a message is a
    sentence about the component. ``note`` are phrases on why; ``granted`` is the value of the last
    answer where that is another.
    """

    path: WirePath
    mark: Mark
    text: str | Message
    is_sent: bool
    note: tuple[Message, ...] = ()
    granted: Leaf | None = None


@dataclass(frozen=True, slots=True)
class EffectCard:
    """One component that is sent."""

    path: WirePath
    title: str
    summary: str
    lines: tuple[EffectLine, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """All cards, in the order of the body, and how many of their features were chosen."""

    cards: tuple[EffectCard, ...]

    @property
    def chosen(self) -> int:
        """Number of features that the request decides."""
        return sum(line.is_sent for line in self._features())

    @property
    def by_default(self) -> int:
        """Number of features that are left to Stripe."""
        return sum(not line.is_sent for line in self._features())

    def _features(self) -> Iterator[EffectLine]:
        return (line for card in self.cards for line in card.lines if len(line.path) > 2)


class EffectWriter:
    """Tells the effect of requests, in the words of the help."""

    def __init__(self, rulebook: Rulebook, help_texts: HelpTexts) -> None:
        self._rulebook = rulebook
        self._help = help_texts

    def effect(
        self,
        request: Request,
        catalog: Catalog,
        facts: AccountFacts | None,
        granted: Mapping[WirePath, Leaf],
    ) -> Effect:
        """Tell what a request gives the user of an account.

        ``granted`` has the values of the last answer that are not the ones expected. Raises
        DataError when the help or the rules are damaged.
        """
        sent = {
            path[1]
            for path, value in request.params.items()
            if path[:1] == ("components",) and len(path) > 1 and is_sent(value)
        }
        known = [part for part in catalog.components if part.name in sent]
        cards = [self._card(part, request, catalog, facts, granted) for part in known]
        others = sorted(sent - catalog.component_by_name.keys())
        cards += [self._unknown(name) for name in others]
        return Effect(tuple(cards))

    def _unknown(self, name: str) -> EffectCard:
        text = self._help.component(name)
        path = component_path(name)
        line = EffectLine(path, Mark.CANNOT, _NOT_THERE, is_sent=True)
        return EffectCard(path, name if text is None else text.title, "", (line,))

    def _card(
        self,
        component: Component,
        request: Request,
        catalog: Catalog,
        facts: AccountFacts | None,
        granted: Mapping[WirePath, Leaf],
    ) -> EffectCard:
        text = self._help.find(catalog, component.path) or HelpText(component.name, "")
        lines: Sequence[EffectLine]
        enabled = enabled_path(component.name)
        if component.has_enabled and as_bool(request.get(enabled)) is not True:
            lines = [EffectLine(component.path, Mark.CANNOT, _OFF, is_sent=True)]
        elif self._rulebook.is_withheld(catalog, component.name, facts):
            lines = [EffectLine(component.path, Mark.CANNOT, _WITHHELD, is_sent=True)]
        else:
            made = [
                self._line(feature, request, catalog, facts, granted)
                for feature in component.features
            ]
            # What was decided is read first.
            lines = sorted(made, key=lambda line: not line.is_sent)
            if enabled in granted:
                value = granted[enabled]
                own = EffectLine(component.path, Mark.CAN, _SEEN, is_sent=True, granted=value)
                lines = [own, *lines]
        return EffectCard(component.path, text.title, _first_sentence(text.summary), tuple(lines))

    def _line(
        self,
        feature: Feature,
        request: Request,
        catalog: Catalog,
        facts: AccountFacts | None,
        granted: Mapping[WirePath, Leaf],
    ) -> EffectLine:
        text = self._help.find(catalog, feature.path) or HelpText(feature.name, "")
        # What an imported document has beyond our help is told by its value.
        can = text.can or f"{text.title}: true"
        cannot = text.cannot or f"{text.title}: {EMPHASIS}false{EMPHASIS}"
        leaf = request.get(feature.path)
        found = granted.get(feature.path)
        if is_sent(leaf) or (feature.type is FieldType.ARRAY and leaf == ""):
            value, note = _sent(leaf)
            mark = _mark(value, can, cannot)
            shown = cannot if value is False else can
            return EffectLine(feature.path, mark, shown, is_sent=True, note=note, granted=found)
        default = self._rulebook.default(catalog, request, feature, facts)
        value = None if default.value is None else meaning(default.value)
        reasons: list[Message] = [_DEFAULT]
        if default.value == BY_DASHBOARD:
            reasons = [Message("default, by your Dashboard rules")]
        elif value is None:
            reasons.append(default.condition)
        elif default.follows:
            other = self._help.feature(feature.component, default.follows)
            title = default.follows if other is None else other.title
            reasons.append(Message("follows {feature}", feature=title))
        if default.because is not None:
            reasons.append(default.because)
        # Bold is what the user decided.
        shown = (cannot if value is False else can).replace(EMPHASIS, "")
        mark = _mark(value, can, cannot)
        note = tuple(reasons)
        return EffectLine(feature.path, mark, shown, is_sent=False, note=note, granted=found)


def _sent(leaf: Leaf | None) -> tuple[bool | None, tuple[Message, ...]]:
    if isinstance(leaf, tuple):
        names = ", ".join(map(str, leaf))
        return True, (Message("{names}", names=names),)
    if leaf == "":
        return False, ()
    value = as_bool(leaf)
    return value, () if value is not None else (Message("sent: {value}", value=str(leaf)),)


def _mark(value: bool | None, can: str, cannot: str) -> Mark:
    """Mark a line; one that denies nothing is no refusal, whatever its value is."""
    if value is None:
        return Mark.UNSURE
    shown = can if value else cannot
    return Mark.CANNOT if EMPHASIS in shown else Mark.CAN


def _first_sentence(text: str) -> str:
    """Summaries say in their second sentence what the lines of the features say one by one."""
    head, dot, _ = text.partition(". ")
    return head + "." if dot else text
