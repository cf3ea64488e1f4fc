"""Reads the parameters of an account session out of source code. The code is never executed."""

import re
from collections.abc import Mapping
from functools import partial
from itertools import islice

from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable, sentence_safe
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value
from session_composer.core.wire.paths import COMPONENTS

from .dialects import NODE, PHP, PYTHON, RUBY, Dialect
from .language import detect_language
from .lexer import tokenize
from .object_literals import LiteralReader
from .session_call import (
    argument_span,
    find_calls,
    find_keys,
    find_versions,
    object_with_parameters,
    parameters_without_object,
    plain_name,
)
from .tokens import Tokens

# What SDKs take besides the parameters, in the spelling of :func:`plain_name`.
_OPTIONS: dict[str, Message | None] = {
    "apikey": Message("keys do not become part of the request"),
    "apiversion": None,
    "stripeversion": None,
    "idempotencykey": Message("every request gets its own"),
    "stripeaccount": None,
    "stripecontext": None,
    "maxnetworkretries": Message("it is about how the SDK sends"),
    "timeout": Message("it is about how the SDK sends"),
    "host": Message("it is about how the SDK sends"),
    "headers": None,
}
_NAMED_PARAMS = ("params",)
_NAMED_OPTIONS = ("options", "opts")
_MAX_VERSIONS = 20
_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)
_SHOWN = 60

__all__ = ["detect_language", "read_node", "read_php", "read_python", "read_ruby"]


def read_python(text: str) -> list[Candidate]:
    """Read Python code. Raises InputError."""
    return _candidates(text, PYTHON)


def read_node(text: str) -> list[Candidate]:
    """Read JavaScript or TypeScript code. Raises InputError."""
    return _candidates(text, NODE)


def read_ruby(text: str) -> list[Candidate]:
    """Read Ruby code. Raises InputError."""
    return _candidates(text, RUBY)


def read_php(text: str) -> list[Candidate]:
    """Read PHP code. Raises InputError."""
    return _candidates(text, PHP)


def _candidates(text: str, dialect: Dialect) -> list[Candidate]:
    """List the calls, or else the one place that looks like the parameters."""
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("```"):
        # As it was copied out of Markdown.
        text = _FENCE.sub("", text)
    tokens = tokenize(text, dialect)
    found = list(find_calls(tokens, dialect))
    return [
        Candidate(tokens.line(call), partial(_fill, tokens, dialect, call)) for call in found
    ] or [Candidate(1, partial(_fill, tokens, dialect, None))]


def _fill(tokens: Tokens, dialect: Dialect, call: int | None, found: Collector) -> None:
    _SourceReader(tokens, dialect, found).read(call)


class _SourceReader:
    """Reads one request of a text."""

    def __init__(self, tokens: Tokens, dialect: Dialect, found: Collector) -> None:
        self._dialect = dialect
        self._collector = found
        self._tokens = tokens
        self._reader = LiteralReader(tokens, dialect, found.note)
        self._version_said = False

    def read(self, call: int | None) -> None:
        """Read a call; without one, what looks like the parameters. Raises InputError."""
        if call is None:
            parameters = self._bare(0, len(self._tokens))
            if parameters is None:
                raise InputError(
                    "This {title} code neither creates an account session nor holds an "
                    "object with components.",
                    title=self._dialect.title,
                )
        else:
            line = self._tokens.line(call)
            self._collector.understand(
                Message(
                    "{title} code, the call in line {line}.", title=self._dialect.title, line=line
                )
            )
            parameters = self._arguments(*argument_span(self._tokens, call))
        self._take_version_around()
        for at in find_keys(self._tokens):
            self._collector.take_key(
                self._tokens[at].text, Message("line {tokens}", tokens=self._tokens.line(at))
            )
        self._collector.take_parameters(_with_maps(parameters))

    def _bare(self, start: int, stop: int) -> Mapping[str, RawValue] | None:
        """Read the object in some tokens that looks like the parameters."""
        span = object_with_parameters(self._tokens, start, stop)
        if span is None:
            return None if start else self._loose()
        dialect = self._dialect
        separators = dialect.separators | dialect.argument_separators
        found = self._reader.entries(*span, separators)
        self._collector.understand(
            Message(
                "{title} code, the object in line {tokens}.",
                title=dialect.title,
                tokens=self._tokens.line(span[0]),
            )
        )
        return self._without_options(found.pairs)

    def _loose(self) -> Mapping[str, RawValue] | None:
        """Read parameters that stand in no object: pairs, or variables of these names."""
        places = parameters_without_object(self._tokens)
        for name in places:
            variable = max(map(self._reader.place_of, (name, f"${name}")))
            places[name] = variable if variable >= 0 else places[name]
        if not places:
            return None
        self._collector.understand(
            Message(
                "{title} code, from line {tokens} on.",
                title=self._dialect.title,
                tokens=self._tokens.line(min(places.values())),
            )
        )
        stop = len(self._tokens)
        return {
            name: self._reader.value(at, stop, ends_lines=True)[0] for name, at in places.items()
        }

    def _arguments(self, start: int, stop: int) -> Mapping[str, RawValue]:
        found = self._reader.entries(start, stop, self._dialect.argument_separators)
        named = dict(found.pairs)
        parameters = named.pop("params", None) if _is_nested(named, _NAMED_PARAMS) else None
        options = [
            named.pop(name) for name in _NAMED_OPTIONS if name in named and name not in _OPTIONS
        ]
        values = list(found.values)
        if parameters is None and values:
            parameters = values.pop(0)
        if parameters == []:
            # PHP writes an empty object so.
            parameters = {}
        if not isinstance(parameters, dict | None):
            parameters = self._instead(parameters, start, stop)
        for value in (*values[:1], *options):
            self._take_options(value)
        if len(values) > 1:
            self._collector.ignore(Message("Arguments of the call beyond the second are left out."))
        return {**(parameters or {}), **self._without_options(named)}

    def _instead(self, value: RawValue, start: int, stop: int) -> dict[str, RawValue]:
        """Read the parameters elsewhere, when the call is given code."""
        line = self._tokens.line(start)
        what = (
            value.text
            if isinstance(value, Variable)
            else Message("no object (line {line})", line=line)
        )
        inside = self._bare(start, stop)
        around = inside if inside is not None else self._bare(0, len(self._tokens))
        if around is None:
            self._collector.note(
                Message("The call is given {what}; no parameters are read.", what=what)
            )
            return {}
        self._collector.note(
            Message(
                "The call is given {what}; the object that looks like the parameters is read "
                "instead.",
                what=what,
            )
        )
        return dict(around)

    def _without_options(self, pairs: Mapping[str, RawValue]) -> dict[str, RawValue]:
        """Take out what SDKs accept among the parameters, but do not send as such."""
        options = {name: value for name, value in pairs.items() if plain_name(name) in _OPTIONS}
        self._take_options(options)
        return {name: value for name, value in pairs.items() if name not in options}

    def _take_options(self, options: RawValue) -> None:
        if isinstance(options, Variable):
            self._collector.ignore(
                Message(
                    "The options of the call are the code {text}; they are left out.",
                    text=options.text,
                )
            )
        if not isinstance(options, dict):
            return
        for name, value in options.items():
            self._take_option(name, value)

    def _take_option(self, name: str, value: RawValue) -> None:
        plain, shown = plain_name(name), sentence_safe(name, _SHOWN)
        if plain in ("apiversion", "stripeversion"):
            self._take_version(value, Message("the option {shown}", shown=shown))
        elif plain in ("stripeaccount", "stripecontext"):
            told = f" ({sentence_safe(value, _SHOWN)})" if isinstance(value, str) else ""
            self._collector.ignore(
                Message(
                    "The option {shown}{told} is left out: it lets the call act for another "
                    "account.",
                    shown=shown,
                    told=told,
                )
            )
        elif plain == "headers" and isinstance(value, dict):
            self._take_options(value)
        else:
            reason = _OPTIONS.get(plain)
            self._collector.ignore(
                Message("The option {shown} is left out.", shown=shown)
                if reason is None
                else Message(
                    "The option {shown} is left out: {reason}.", shown=shown, reason=reason
                )
            )

    def _take_version(self, value: RawValue, place: Value) -> None:
        self._version_said = True
        if isinstance(value, str):
            self._collector.take_version(value, place)
        else:
            self._collector.note(
                Message("The API version in {place} is code and cannot be read.", place=place)
            )

    def _take_version_around(self) -> None:
        """Take the version that a client is made with, unless the call names one."""
        if self._version_said:
            return
        for at in islice(find_versions(self._tokens), _MAX_VERSIONS):
            value, _ = self._reader.value(at, len(self._tokens), ends_lines=True)
            if isinstance(value, str):
                self._take_version(value, Message("line {tokens}", tokens=self._tokens.line(at)))
                return


def _is_nested(named: Mapping[str, RawValue], names: tuple[str, ...]) -> bool:
    return any(isinstance(named.get(name), dict | Variable) for name in names)


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
