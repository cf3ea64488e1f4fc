"""Reads what a call of an SDK is given."""

from dataclasses import dataclass

from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.core.wire.paths import ACCOUNT, COMPONENTS

from .literals.found import given
from .literals.value_reader import ValueReader
from .sdk_options import NAMED
from .session_call import argument_span, takes_values


@dataclass(slots=True)
class Call:
    """The arguments of a call."""

    parameters: RawValue
    named: dict[str, RawValue]
    rest: list[RawValue]
    options: list[RawValue]
    is_empty: bool
    line: int


def read_call(reader: ValueReader, at: int) -> Call:
    """Read the arguments that begin at a token."""
    tokens = reader.program.tokens
    start, stop = argument_span(tokens, at)
    inner = reader.entries(start, stop, reader.program.dialect.argument_separators)
    named = dict(inner.pairs)
    values = [given(value) for value in inner.values]
    parameters: RawValue = None
    if takes_values(tokens, at):
        parameters = dict(zip((*ACCOUNT, *COMPONENTS), values, strict=False))
        return Call(parameters, {}, [], [], start >= stop, tokens.line(at))
    if isinstance(named.get("params"), dict | Variable):
        parameters = named.pop("params")
    if len(values) > 1 and tokens.is_mark(start, "&"):
        # Rust gives the client first.
        del values[0]
    options = [named.pop(name) for name in NAMED if name in named]
    if parameters is None and values:
        parameters = values.pop(0)
    if parameters == []:
        # PHP writes an empty object so.
        parameters = {}
    is_empty = start >= stop
    return Call(parameters, named, values, options, is_empty, tokens.line(at))
