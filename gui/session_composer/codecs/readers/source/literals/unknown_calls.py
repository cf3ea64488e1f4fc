"""Reads what is given to calls that are not known, where that can only be the request."""

from session_composer.codecs.readers.plain.raw_values import RawValue
from session_composer.core.text.errors import InputError
from session_composer.core.wire.json_text import parse_json

from . import bracketed
from .found import CODE, Found, ReadsValues, given, plain
from .keywords import BOOLEANS, FIRST_OF, FORMATTING, FORMS, MERGING, SERIALISERS, SETTING
from .merging import fill_marks, is_form_name, is_form_text, joined_by, merged, on_wire, paired, put
from .operators import truth_or_code

_OWN = frozenset(("account", "components", "expand"))
_TELLING = frozenset(("enabled", "features"))
_PARSING = frozenset(("parse", "loads", "json_decode"))
_MAX_LOOKED_AT = 40
_MAX_INSIDE = 24
"""Deeper than this no call is looked into that is not known."""


def read(reader: ReadsValues, name: str, at: int, bracket: int, depth: int) -> Found:
    """Read what is given to a call that is not known, where that can only be the request."""
    last = name.rpartition(".")[2]
    if depth > _MAX_INSIDE:
        return CODE
    inner = bracketed.arguments(reader, bracket, depth)
    values = [given(value) for value in inner.values]
    if name in BOOLEANS and len(values) == 1:
        return truth_or_code(values[0])
    if last == "new" and len(values) == 1 and isinstance(values[0], bool):
        # A component in Rust.
        return {"enabled": values[0]}
    if name in FIRST_OF and len(values) == 1 and (plain(values[0]) or values[0] in ({}, [])):
        return values[0]
    if (
        len(values) == 2
        and isinstance(values[0], str)
        and (is_form_name(values[0]) or values[0] in _OWN)
    ):
        return values
    if "value" in inner.pairs and ("name" in inner.pairs or "key" in inner.pairs) and not values:
        return dict(inner.pairs)
    if values and isinstance(values[0], dict):
        # As in Elixir, where functions of a module are what methods are elsewhere.
        if last in SETTING and len(values) == 3 and isinstance(values[1], str):
            made = dict(values[0])
            put(made, values[1], values[2])
            return made
        if last in MERGING and len(values) == 2:
            return merged(values[0], values[1], reader.steps)
    pairs = paired(values)
    if pairs is None and len(values) == 1 and isinstance(values[0], list):
        pairs = paired(values[0])
    if pairs is None and inner.pairs and any(map(is_form_name, inner.pairs)):
        pairs = inner.pairs
    if pairs is not None:
        return pairs
    if name == "String.join" and values and isinstance(values[0], str):
        return joined_by(values[1:], values[0])
    if last in FORMATTING and len(values) > 1 and is_form_text(values[0]):
        return fill_marks(values[0], values[1:])
    if last in _PARSING and values and isinstance(values[0], str):
        return _parsed(values[0])
    if last in SERIALISERS:
        for value in inner.values:
            if is_form_text(value):
                return value
    for value in values:
        if isinstance(value, dict) and _is_ours(value):
            if last not in SERIALISERS:
                reader.notes.take_unknown_call(reader.what(value), at, bracket)
            return on_wire(value) if last in FORMS or name in FORMS else value
    return CODE


def _parsed(text: str) -> Found:
    """Read JSON that is written out in the text."""
    try:
        content = parse_json(text.encode())
    except (InputError, UnicodeEncodeError):
        return CODE
    return content if isinstance(content, dict | list) else CODE


def _is_ours(found: dict[str, RawValue]) -> bool:
    """Whether an object holds parameters, or components, that are written out."""
    if not _says_something(found, 0):
        return False
    if any(key in _OWN or key in _TELLING or is_form_name(key) for key in found):
        return True
    return any(isinstance(value, dict) and _TELLING & {*value} for value in found.values())


def _says_something(found: RawValue, depth: int) -> bool:
    if isinstance(found, dict) and depth < 4:
        return any(
            _says_something(value, depth + 1) for value in [*found.values()][:_MAX_LOOKED_AT]
        )
    return plain(found)
