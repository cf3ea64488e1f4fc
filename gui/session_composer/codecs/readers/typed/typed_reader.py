"""Reads the parameters of an account session out of code for an SDK with types."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial

from session_composer.codecs import budget
from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.envelope import take_header
from session_composer.codecs.readers.plain.raw_values import (
    PlacedText,
    RawValue,
    Variable,
    sentence_safe,
)
from session_composer.codecs.readers.source.literals.diagnostics import CodeNotes
from session_composer.codecs.readers.source.reader import read_other
from session_composer.codecs.readers.source.request_places import (
    account_names,
    form_names,
    is_sent_bare,
)
from session_composer.codecs.readers.source.session_call import find_keys, find_versions
from session_composer.codecs.readers.source.syntax.dialects import Dialect
from session_composer.codecs.readers.source.syntax.lexer import tokenize
from session_composer.codecs.readers.source.syntax.tokens import Tokens
from session_composer.codecs.writers.sdk_release import told_version
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import ACCOUNT, WirePath, wire_name

from .built import MAX_DEPTH, Built, BuiltValue, CodeRemark, CodeSpan, Doubt, names_in
from .program import SdkProgram
from .sdk_calls import SessionCall
from .sdk_names import SdkNames, is_of_sdk, known_names
from .typed_dialects import CSHARP, GO, JAVA, KOTLIN

_HEADERS = {
    "stripe_account": "Stripe-Account",
    "stripe_context": "Stripe-Context",
    "idempotency_key": "Idempotency-Key",
    "stripe_version": "Stripe-Version",
    "stripe_version_override": "Stripe-Version",
}
_OPTIONS = frozenset(
    (
        *("headers", "context", "params", "api_key", "extra", "extra_params", "base_url"),
        *("connect_timeout", "read_timeout", "max_network_retries", "host", "client_id"),
    )
)
"""Members that are not sent as parameters, besides those that are headers."""
_SHOWN = 60
_HOLE = re.compile(r"[%{$]")
_DIALECTS = {dialect.name: dialect for dialect in (GO, JAVA, KOTLIN, CSHARP)}


def typed_reader(language: str) -> Callable[[str], list[Candidate]]:
    """Return the reader of a language."""
    return partial(_candidates, _DIALECTS[language])


def _candidates(dialect: Dialect, text: str) -> list[Candidate]:
    """List the requests in code. Raises InputError when there is none."""
    tokens = tokenize(text, dialect)
    program = SdkProgram(tokens, dialect, SdkNames(dialect.name))
    sessions = program.run()
    with_parameters = [one for one in sessions if isinstance(one.parameters, Built)]
    found = with_parameters or sessions
    if not found:
        # A form that is put together as a text, for example.
        return read_other(text, dialect.title)
    is_sent = is_sent_bare(tokens)
    return [
        Candidate(
            tokens.line(one.at),
            partial(_fill, text, tokens, dialect, program, one),
            is_sent or one.is_call,
            tokens.place(one.at),
        )
        for one in found
    ]


def _fill(
    text: str,
    tokens: Tokens,
    dialect: Dialect,
    program: SdkProgram,
    session: SessionCall,
    found: Collector,
) -> None:
    """Hand a call to a collector."""
    filling = _Filling(tokens, found)
    title, line = dialect.title, tokens.line(session.at)
    found.understand(
        Message("{title} code, the call in line {line}.", title=title, line=line)
        if session.is_call
        else Message("{title} code, the object in line {line}.", title=title, line=line)
    )
    given = next((one for one in program.calls if isinstance(one.parameters, CodeSpan)), None)
    if given is not None and not session.is_call:
        filling.read_instead(given, session.at)
    version, at = told_version(text)
    if version:
        line = text.count("\n", 0, at) + 1
        found.take_version(version, Message("the comment in line {line}", line=line))
    for at in reversed(tokens.all_found(find_versions)):
        value, _ = program.value(at, len(tokens))
        if isinstance(value, str):
            found.take_version(value, Message("line {line}", line=tokens.line(at)))
            break
    for at in tokens.all_found(find_keys):
        found.take_key(tokens[at].text, Message("line {line}", line=tokens.line(at)))
    filling.take(session)
    filling.name_lost(program.keys)
    if filling.is_doubtful:
        found.doubt()
    filling.name_unused(program.unused, program.names)


class _Filling:
    """Makes one request of what was found in the code."""

    def __init__(self, tokens: Tokens, found: Collector) -> None:
        self._tokens = tokens
        self._found = found
        self._code = CodeNotes(tokens, found.note)
        self._values = budget.parameter_budget()

    @property
    def is_doubtful(self) -> bool:
        """Whether the code may make another request than what is taken."""
        return self._code.is_doubtful

    def take(self, session: SessionCall) -> None:
        """Take the parameters and the options of a call."""
        if isinstance(session.options, Built):
            self._options(session.options)
        elif isinstance(session.options, CodeSpan):
            self._found.ignore(
                Message(
                    "The options of the call are the code {text}; they are left out.",
                    text=self._variable(session.options).text,
                )
            )
        parameters = session.parameters
        if not isinstance(parameters, Built):
            what = (
                self._variable(parameters).text
                if isinstance(parameters, CodeSpan)
                else Message("nothing")
            )
            self._found.doubt(
                Message("The call is given {what}; no parameters are read.", what=what)
            )
            self._found.take_parameters({})
            return
        names = known_names(self._found.catalog)
        own = {key: value for key, value in parameters.items() if not _is_option(key)}
        rest = Built("", parameters.at, 0)
        rest.update({key: value for key, value in parameters.items() if _is_option(key)})
        extra = self._options(rest)
        self._found.take_parameters(self._object({**own, **extra}, names, parameters))

    def name_lost(self, taken: Collection[str]) -> None:
        """Name the names of a form that are part of nothing that is read."""
        finders = (form_names,) if ACCOUNT[0] in taken else (form_names, account_names)
        for at in (at for finder in finders for at in self._tokens.all_found(finder)):
            name = self._tokens[at].text
            # Up to where code puts more into it.
            known = _HOLE.split(name, maxsplit=1)[0]
            is_whole = known == name and name.endswith("]")
            if name not in taken and (is_whole or not any(key.startswith(known) for key in taken)):
                self._code.lose_names(name, at)

    def read_instead(self, call: SessionCall, at: int) -> None:
        """Say that a call is given code, and what is read for it."""
        what = self._variable(call.parameters).text if isinstance(call.parameters, CodeSpan) else ""
        self._found.doubt(
            Message(
                "The call is given {what}; the object that looks like the parameters is read "
                "instead (line {line}).",
                what=what,
                line=self._tokens.line(at),
            )
        )

    def name_unused(self, objects: list[Built], names: SdkNames) -> None:
        """Name the objects of the SDK that are part of nothing that is read."""
        for built in objects:
            if is_of_sdk(built.type_name, self._found.catalog):
                self._found.doubt(
                    Message(
                        "Line {line}: {what} is made, but reaches no call; it is left out.",
                        line=self._tokens.line(built.at),
                        what=names_in(built, names.of_type(built.type_name)),
                    )
                )

    def _options(self, options: Built) -> dict[str, BuiltValue]:
        """Take what an SDK takes besides the parameters; return those that hide in it."""
        extra: dict[str, BuiltValue] = {}
        for key, value in options.items():
            plain = key.lower().replace("-", "_")
            if isinstance(value, Built):
                inner = self._options(value) if key in ("headers", "params") else dict(value)
                values = inner.get("values")
                extra |= values if isinstance(values, Built) else inner
            elif header := _HEADERS.get(plain):
                self._header(header, value)
            elif plain == "expand" or "[" in key:
                extra[key] = value
            elif plain not in ("api_key", "context"):
                self._found.ignore(
                    Message("The option {key} is left out.", key=sentence_safe(key, _SHOWN)),
                )
        return extra

    def _header(self, name: str, value: BuiltValue) -> None:
        if isinstance(value, list) and value:
            value = value[-1]
        if isinstance(value, str):
            take_header(name, value, self._found)
        elif isinstance(value, CodeSpan) and name == "Stripe-Version":
            self._found.note(
                Message(
                    "The API version is the code {text}; it is left out.",
                    text=self._variable(value).text,
                )
            )

    def _object(
        self,
        pairs: Mapping[str, BuiltValue],
        names: Mapping[str, str],
        built: Built,
        path: WirePath = (),
    ) -> dict[str, RawValue]:
        for remark in dict.fromkeys(built.remarks):
            # Members of one component have the same names as those of others.
            is_member = len(path) > 1 and remark.what in pairs
            what = wire_name((*path, remark.what)) if is_member else remark.what
            self._remark(remark._replace(what=what))
        found: dict[str, RawValue] = {}
        for key, value in pairs.items():
            name, at = names.get(key, key), built.places.get(key)
            placed = name if at is None else PlacedText(name, self._tokens.place(at))
            found[placed] = self._given(value, names, (*path, name))
        return found

    def _given(self, value: BuiltValue, names: Mapping[str, str], path: WirePath) -> RawValue:
        self._values.spend()
        if isinstance(value, CodeSpan):
            return self._variable(value)
        if isinstance(value, Built):
            return self._object(value, names, value, path) if len(path) < MAX_DEPTH else None
        if isinstance(value, list):
            return [self._given(item, names, path) for item in value]
        return value

    def _variable(self, code: CodeSpan) -> Variable:
        return self._code.variable(code.start, code.stop)

    def _remark(self, remark: CodeRemark) -> None:
        what, at, start, stop = remark.what or "…", remark.at, remark.start, remark.stop
        match remark.doubt:
            case Doubt.CONDITION:
                negated = remark.is_negated
                self._code.take_conditional(what, at, start, stop, is_negated=negated)
            case Doubt.CHOICE:
                self._code.take_several(what, at, start, stop)
            case Doubt.FIRST:
                self._code.take_first(what, at, start, stop)
            case Doubt.DEFAULT:
                self._code.take_default(what, at, start, stop)
            case Doubt.DROPPED:
                self._code.take_unknown_call(what, start, stop)
            case Doubt.LEFT:
                self._code.leave_out(start, stop)
            case Doubt.UNKNOWN:
                self._code.ignore_rest(at, start, stop)


def _is_option(key: str) -> bool:
    return key in _HEADERS or key in _OPTIONS
