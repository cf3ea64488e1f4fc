"""What the user gets as rows to list: a head, and cards under the headings of their groups."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from session_composer.core.account.identity import Identity
from session_composer.core.effect.effect import Effect, EffectCard, EffectLine, Mark
from session_composer.core.help.help_texts import EMPHASIS
from session_composer.core.rules.granted_words import meaning
from session_composer.core.rules.rules_page import escape_markdown
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.message import Message
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import thaw
from session_composer.state.language.translation import translate

_LONGEST = 400
_SIGNS = {Mark.CAN: "✓", Mark.CANNOT: "✗", Mark.UNSURE: "?"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("EffectRows", text)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """Whose session it is, and how much of it was chosen."""

    title: str
    traits: str
    counts: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading."""

    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class LineText:
    """What a line says: a text that may emphasise a part, why, and what the answer said."""

    mark: Mark
    text: str
    note: str
    differs: str


@dataclass(frozen=True, slots=True)
class CardRow:
    """A component."""

    path: WirePath
    title: str
    summary: str
    lines: tuple[LineText, ...]


type EffectRow = HeadRow | GroupRow | CardRow
type GroupOf = Callable[[str], GroupRow]
"""Gives the group of a component."""


def effect_rows(
    effect: Effect, account: str, who: Identity, group_of: GroupOf, order: Sequence[GroupRow]
) -> list[EffectRow]:
    """List an effect: groups in their order, and in each the cards by that of the body."""
    if not effect.cards:
        return []
    below: dict[GroupRow, list[CardRow]] = {}
    for card in effect.cards:
        below.setdefault(group_of(card.path[1]), []).append(_card(card))
    rows: list[EffectRow] = [_head(effect, account, who)]
    ranks = {group: rank for rank, group in enumerate(order)}
    for group in sorted(below, key=lambda group: ranks.get(group, len(ranks))):
        rows += [group] if group.title else []
        rows += below[group]
    return rows


def _head(effect: Effect, account: str, who: Identity) -> HeadRow:
    name = who.name or printable(shorten(account, _LONGEST)) or _tr("No account yet")
    count = len(effect.cards)
    parts = [
        _tr("1 component") if count == 1 else _tr("{count} components").format(count=count),
        _tr("1 choice of yours")
        if effect.chosen == 1
        else _tr("{count} choices of yours").format(count=effect.chosen),
        _tr("{count} by default").format(count=effect.by_default),
    ]
    return HeadRow(name, who.traits, " · ".join(parts))


def _card(card: EffectCard) -> CardRow:
    lines = tuple(map(_line, card.lines))
    title, summary = (printable(shorten(text, _LONGEST)) for text in (card.title, card.summary))
    return CardRow(card.path, title, summary, lines)


def _line(line: EffectLine) -> LineText:
    text = translate(line.text) if isinstance(line.text, Message) else line.text
    note = ", ".join(printable(shorten(translate(part), _LONGEST)) for part in line.note)
    differs = ""
    if line.granted is not None:
        allowed = meaning(line.granted)
        differs = _tr("last answer: {value}").format(value=write_json(thaw(line.granted)))
        if allowed is not None:
            differs = _tr("last answer: allowed") if allowed else _tr("last answer: not allowed")
    return LineText(line.mark, printable(shorten(text, _LONGEST)), note, differs)


def spoken(row: EffectRow) -> str:
    """Write a row as one text: for those who listen, and to be found by its beginning."""
    match row:
        case HeadRow(title, traits, counts):
            return ". ".join(filter(None, (title, traits, counts)))
        case GroupRow(title):
            return title
        case CardRow():
            lines = (_spoken_line(line) for line in row.lines)
            return ". ".join(filter(None, (row.title, row.summary.rstrip("."), *lines)))


def _spoken_line(line: LineText) -> str:
    text = line.text.replace(EMPHASIS, "")
    if line.mark is Mark.UNSURE:
        text = _tr("perhaps {text}").format(text=text)
    return ", ".join(filter(None, (text, line.note, line.differs)))


def effect_markdown(rows: Iterable[EffectRow], version: str) -> str:
    """Write the rows as a page for those who do not read code."""
    blocks: list[str] = []
    for row in rows:
        match row:
            case HeadRow(title, traits, counts):
                blocks.append(f"# {escape_markdown(title)}")
                told = filter(None, (traits, version, counts))
                blocks.append(escape_markdown(" · ".join(told)))
            case GroupRow(title):
                blocks.append(f"## {escape_markdown(title)}")
            case CardRow():
                blocks.append(f"### {escape_markdown(row.title)}")
                if row.summary:
                    blocks.append(escape_markdown(row.summary))
                if row.lines:
                    blocks.append("\n".join(map(_markdown_line, row.lines)))
    return "\n\n".join(blocks) + "\n"


def _markdown_line(line: LineText) -> str:
    text = EMPHASIS.join(escape_markdown(part) for part in line.text.split(EMPHASIS))
    more = f" ({escape_markdown(line.note)})" if line.note else ""
    if line.differs:
        more += f" ≠ {escape_markdown(line.differs)}"
    return f"- {_SIGNS[line.mark]} {text}{more}"
