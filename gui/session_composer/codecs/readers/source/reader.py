"""Reads the parameters of account sessions out of source code. The code is never executed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from session_composer.codecs.budget import Budget, step_budget
from session_composer.codecs.readers.plain.candidates import Candidate, NoRequestError
from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value
from session_composer.core.wire.paths import ACCOUNT, COMPONENTS

from . import request_places
from .call_arguments import Call, read_call
from .language import other_language
from .literals.found import SourceCode, given, program
from .literals.merging import on_wire
from .literals.value_reader import ValueReader
from .origins import Root
from .sdk_options import Options
from .session_call import account_pair, find_calls, without_brackets
from .syntax.dialects import NODE, OTHER, PHP, PYTHON, RUBY, Dialect
from .syntax.lexer import tokenize

_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)
_CALL = "call"
_ACCOUNT_ONLY = "account"
_LOOSE = "loose"
_MAX_READ = 20
_DIALECTS = {dialect.name: dialect for dialect in (PYTHON, NODE, RUBY, PHP)}


def source_reader(language: str) -> Callable[[str], list[Candidate]]:
    """Return the reader of a language, which raises InputError."""
    return partial(candidates, dialect=_DIALECTS[language])


def read_other(text: str, title: Value = "") -> list[Candidate]:
    """Read code of a language without a reader of its own. Raises InputError."""
    return candidates(text, OTHER, title or other_language(text))


@dataclass(frozen=True, slots=True)
class _Source:
    """A text with the requests in it; ``lost`` are names of the form that belong to none.

    ``steps`` are for all of them together.
    """

    program: SourceCode
    title: Value
    roots: Sequence[Root]
    lost: Sequence[int]
    steps: Budget


def candidates(text: str, dialect: Dialect, title: Value = "") -> list[Candidate]:
    """List the calls of the SDK and other requests, or else what looks like the parameters.

    ``title``: of the language, where the dialect does not tell.
    """
    title = title or dialect.title
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("```"):
        # As it was copied out of Markdown.
        text = _FENCE.sub("", text)
    code = program(tokenize(text, dialect), dialect)
    found = [Root(_CALL, call, call, False) for call in find_calls(code.tokens, dialect)]
    names = code.tokens.all_found(request_places.form_names)
    lost: list[int] = []
    steps = step_budget()
    if not found or names:
        found, lost = _with_others(code, title, found, names, steps)
    source = _Source(code, title, found, lost, steps)
    if not found:
        raise NoRequestError(
            "This {title} code neither creates an account session nor holds an object with "
            "components.",
            title=title,
        )
    is_sent = request_places.is_sent_bare(code.tokens)
    return [
        Candidate(
            code.tokens.line(root.start),
            partial(_fill, source, root),
            is_sent or root.kind == _CALL,
            # The name of the method, before its arguments.
            code.tokens.place(root.start - (root.kind == _CALL)),
        )
        for root in found
    ]


def _with_others(
    code: SourceCode, title: Value, sdk: list[Root], names: list[int], steps: Budget
) -> tuple[list[Root], list[int]]:
    """Add the requests that no SDK makes, and tell which names belong to none."""
    silent = ValueReader(code, _ignore, steps)
    found: list[Root] = []
    for root in sdk[:_MAX_READ]:
        try:
            read_call(silent, root.at)
        except InputError:
            break
    covered = set(silent.touched)
    read: list[set[int]] = []
    others = request_places.roots(code)
    for root in others[: 5 * _MAX_READ]:
        if root.start in covered or (sdk and not root.is_form):
            continue
        reader = ValueReader(code, _ignore, steps)
        try:
            taken = request_places.read(reader, root)
        except InputError:
            found.append(root)
            read.append(set())
            covered |= reader.touched
            continue
        if taken is not None and request_places.says_something(taken):
            # What an earlier one holds only a part of is the same request.
            parts = [number for number, one in enumerate(read) if one and one <= reader.touched]
            for number in reversed(parts):
                del found[number], read[number]
            found.append(root)
            read.append(reader.touched)
            covered |= reader.touched
    if not sdk and not found:
        found = _last_resort(code, title, others)
    order = sorted([*sdk, *found], key=lambda root: root.start)
    return order, [at for at in names if at not in covered]


def _last_resort(code: SourceCode, title: Value, others: Sequence[Root]) -> list[Root]:
    """Return variables of the parameters' names, or an object with an account alone."""
    loose = without_brackets(code)
    if COMPONENTS[0] in loose:
        return [Root(_LOOSE, 0, min(loose.values()), False)]
    if others:
        raise NoRequestError(
            "The object in line {line} only names the parameters: it gives them no values that "
            "can be read ({title} code).",
            title=title,
            line=code.tokens.line(others[0].start),
        )
    at = account_pair(code.tokens)
    if at >= 0 and request_places.is_about_sessions(code):
        return [Root(_ACCOUNT_ONLY, code.tokens.around[at], at, False)]
    return [Root(_LOOSE, 0, min(loose.values()), False)] if loose else []


def _ignore(sentence: Message) -> None:
    del sentence


def _fill(source: _Source, root: Root, found: Collector) -> None:
    """Hand one request to a collector."""
    reader = ValueReader(source.program, found.note, source.steps)
    options = Options(reader, found)
    tokens, title = source.program.tokens, source.title
    if source.program.dialect is OTHER and title is not OTHER.title:
        found.title = Message("{language} code", language=title)
    line = tokens.line(root.start)
    if root.kind == _CALL:
        found.understand(Message("{title} code, the call in line {line}.", title=title, line=line))
        taken = _of_call(source, reader, root, options, found)
    elif root.kind == _LOOSE:
        found.understand(Message("{title} code, from line {tokens} on.", title=title, tokens=line))
        taken = _loose(reader)
    elif root.kind == _ACCOUNT_ONLY:
        entries = Root("entries", root.at, root.start, False)
        taken = options.without(request_places.read(reader, entries) or {})
    else:
        sentence = (
            Message("{title} code, the parameters from line {line} on.", title=title, line=line)
            if root.is_form or root.kind != "object"
            else Message(
                "{title} code, the object in line {tokens}.",
                title=title,
                tokens=tokens.line(root.at + 1),
            )
        )
        found.understand(sentence)
        taken = options.without(request_places.read(reader, root) or {})
    if reader.notes.is_doubtful:
        found.doubt()
    options.take_around()
    lost = [*source.lost]
    if root.is_form and ACCOUNT[0] not in taken:
        lost += tokens.all_found(request_places.account_names)[:1]
    for at in lost:
        reader.notes.lose_names(tokens[at].text, at)
    taken = _with_maps(taken)
    if root.kind != _CALL and request_places.is_sent_bare(tokens):
        taken = {name: on_wire(value) for name, value in taken.items()}
    if root.is_form:
        found.take_pairs(taken.items())
    else:
        found.take_parameters(taken)


def _of_call(
    source: _Source, reader: ValueReader, root: Root, options: Options, found: Collector
) -> dict[str, RawValue]:
    """Read what a call of the SDK is given."""
    call = read_call(reader, root.at)
    parameters = call.parameters
    if call.is_empty or isinstance(parameters, Variable) or not isinstance(parameters, dict | None):
        parameters = _instead(source, call, found)
    for value in (*call.rest[:1], *call.options):
        options.take(value)
    if len(call.rest) > 1:
        found.ignore(Message("Arguments of the call beyond the second are left out."))
    return {**(parameters or {}), **options.without(call.named)}


def _instead(source: _Source, call: Call, found: Collector) -> dict[str, RawValue]:
    """Read the parameters elsewhere, when the call is given code, or nothing."""
    value = call.parameters
    what = (
        value.text
        if isinstance(value, Variable) and value.text
        else Message("no object (line {line})", line=call.line)
    )
    for other in request_places.roots(source.program):
        reader = ValueReader(source.program, found.note, source.steps)
        taken = request_places.read(reader, other)
        if taken is not None and request_places.says_something(taken):
            found.doubt(
                Message(
                    "The call is given {what}; the object that looks like the parameters is read "
                    "instead (line {line}).",
                    what=what,
                    line=source.program.tokens.line(other.start),
                )
            )
            return taken
    loose = without_brackets(source.program)
    if COMPONENTS[0] in loose and not call.is_empty:
        found.doubt(
            Message(
                "The call is given {what}; variables named like the parameters are read instead.",
                what=what,
            )
        )
        return _loose(ValueReader(source.program, found.note, source.steps))
    if call.is_empty:
        found.note(Message("The call in line {line} is given no parameters.", line=call.line))
    else:
        found.doubt(Message("The call is given {what}; no parameters are read.", what=what))
    return {}


def _loose(reader: ValueReader) -> dict[str, RawValue]:
    """Read parameters that stand in no object: pairs, or variables of these names."""
    code = reader.program
    found: dict[str, RawValue] = {}
    for name, at in without_brackets(code).items():
        if code.scope.is_given(at):
            found[name] = given(reader.final(at, at))
        else:
            found[name] = given(reader.value(at + 2, len(code.tokens), ends_lines=True)[0])
    return found


def _with_maps(parameters: Mapping[str, RawValue]) -> dict[str, RawValue]:
    """PHP writes empty objects like empty lists: make objects of those that must be."""
    found = dict(parameters)
    components = found.get(COMPONENTS[0])
    if components == []:
        found[COMPONENTS[0]] = {}
    if not isinstance(components, dict):
        return found
    made: dict[str, RawValue] = {}
    for name, component in components.items():
        if component == []:
            component = {}
        elif isinstance(component, dict) and component.get("features") == []:
            component = {**component, "features": {}}
        made[name] = component
    found[COMPONENTS[0]] = made
    return found
