"""Several requests in one text: which there are, and the one that is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

from .collector import Collector
from .imported import Choice, Imported
from .raw_values import TextPlace

MAX_NAMED = 20
"""So many of the other requests are read, to name their components."""


class NoRequestError(InputError):
    """Code holds no request at all."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A request in a text: the line it begins in, from 1, and what hands it to a collector.

    ``fill`` raises InputError when what stands there cannot be read. ``is_sent``: the text sends it
    itself, by what stands at ``place``, rather than only holding its parameters.
    """

    line: int
    fill: Callable[[Collector], None]
    is_sent: bool = True
    place: TextPlace = (0, 0)


def read_candidate(
    candidates: Sequence[Candidate], collector: Callable[[], Collector], pick: int = 0
) -> Imported:
    """Read the request of a number from 1, or the first that can be read; name the others.

    Raises InputError when it cannot be read, or there is none of that number.
    """
    if not 0 <= pick <= len(candidates):
        raise InputError(
            "There is no request number {pick} in the text; the last is number {count}.",
            pick=pick,
            count=len(candidates),
        )
    read: dict[int, Imported] = {}
    # Not the error itself: it holds on to this frame, which would hold on to it.
    problem: Message | None = None
    wanted = [pick - 1] if pick else list(range(min(MAX_NAMED, len(candidates))))
    for number in wanted:
        try:
            read[number] = _one(candidates[number], collector)
        except InputError as error:
            if problem is None:
                problem = error.message
    if not read:
        if problem is None:
            raise InputError("There is no request in the text.")
        raise InputError("{problem}", problem=problem)
    if len(candidates) == 1:
        return read[0]
    chosen = min(read)
    others = [number for number in range(len(candidates)) if number != chosen]
    for number in others[:MAX_NAMED] if pick else ():
        try:
            read[number] = _one(candidates[number], collector)
        except InputError:
            continue
    found = read[chosen]
    choices = [
        Choice(one.line, _components(read.get(number))) for number, one in enumerate(candidates)
    ]
    notes = [
        Message(
            "The text holds {count} requests; number {number}, in line {line}, is taken.",
            count=len(candidates),
            number=chosen + 1,
            line=candidates[chosen].line,
        ),
        *(_told(number, choices[number], read.get(number), found) for number in others[:MAX_NAMED]),
    ]
    more = len(others) - MAX_NAMED
    if more > 0:
        notes.append(Message("There are {more} more requests behind them.", more=more))
    return replace(found, notes=(*notes, *found.notes), choices=tuple(choices), picked=chosen + 1)


def _one(candidate: Candidate, collector: Callable[[], Collector]) -> Imported:
    found = collector()
    candidate.fill(found)
    return found.imported()


def _components(found: Imported | None) -> tuple[str, ...]:
    return tuple(sorted(found.request.sent_components())) if found else ()


def _told(number: int, choice: Choice, other: Imported | None, chosen: Imported) -> Message:
    at, line = number + 1, choice.line
    if other is None:
        return Message("Number {number}, in line {line}, cannot be read.", number=at, line=line)
    if other.request == chosen.request:
        return Message("Number {number}, in line {line}, asks for the same.", number=at, line=line)
    if not choice.components:
        return Message(
            "Number {number}, in line {line}, asks for no component.", number=at, line=line
        )
    names = ", ".join(choice.components)
    return Message(
        "Number {number}, in line {line}, asks for {names}.", number=at, line=line, names=names
    )
