"""Changes objects in copies: what was read may be in use elsewhere."""

from collections.abc import Callable

from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.core.wire.values import Unset

from .found import CODE, Found, ReadsValues, Text, given
from .merging import merged, put
from .operators import text_of


def as_object(reader: ReadsValues, found: Found) -> RawValue:
    """Return an object, an empty one for what is none."""
    if isinstance(found, Variable):
        reader.notes.begin_with(found)
    return found if isinstance(found, dict) else {}


def change_below(
    reader: ReadsValues, found: Found, keys: tuple[str, ...], make: Callable[[Found], Found]
) -> Found:
    """Change what is below some keys, in copies: what was read may be in use elsewhere."""
    if not keys:
        return make(found)
    key, rest = keys[0], keys[1:]
    if isinstance(found, list) and not key:
        value = change_below(reader, None, rest, make)
        return CODE if value is CODE else [*found, given(value)]
    if isinstance(found, Variable):
        reader.notes.begin_with(found)
    there: dict[str, RawValue] = found if isinstance(found, dict) else {}
    reader.steps.spend(len(there) + 1)
    if not key:
        value = change_below(reader, None, rest, make)
        return [given(value)]
    value = change_below(reader, there.get(key), rest, make)
    if value is CODE:
        return CODE
    result = dict(there)
    if isinstance(value, Unset):
        result.pop(key, None)
    else:
        put(result, key, given(value))
    return result


def added(reader: ReadsValues, there: Found, value: Found) -> Found:
    """Add to an object, a list or a text."""
    if isinstance(there, dict) and isinstance(value, dict):
        return merged(there, value, reader.steps)
    if isinstance(there, list):
        reader.steps.spend(len(there))
        return [*there, *value] if isinstance(value, list) else [*there, given(value)]
    if isinstance(there, str | Text) and isinstance(value, str | Variable):
        pieces: list[str | Variable] = []
        for one in (there, value):
            pieces += one.pieces if isinstance(one, Text) and one.pieces else [one]
        reader.steps.spend(len(pieces))
        return text_of(pieces)
    if isinstance(there, Unset | None | Variable):
        if isinstance(there, Variable):
            reader.notes.begin_with(there)
        return value
    return CODE


def without(there: Found, names: list[str]) -> Found:
    """Leave some keys of an object out."""
    if not isinstance(there, dict):
        return there
    return {key: value for key, value in there.items() if key not in names}
