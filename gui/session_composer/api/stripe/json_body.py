"""The body of a reply as JSON: read tolerantly where that is safe, masked, and printed."""

from collections.abc import Collection

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value
from session_composer.core.text.secret_text import redact
from session_composer.core.text.secrets import MASK
from session_composer.core.wire.json_text import JsonPolicy, JsonSentences, parse_json, write_json
from session_composer.core.wire.values import JsonValue, Number

_MAX_DIGITS = 400
_SHORTEST_SECRET = 8
_SECRET_KEY = "client_secret"  # noqa: S105 - the name of a member


def parse_body(body: bytes) -> JsonValue:
    """Read a body. Of a key that stands twice in one object the last value counts, as in the SDKs.

    Raises InputError whose text completes "The server answered with".
    """
    if not body.strip():
        raise InputError("no content")
    if body.startswith(b"\xef\xbb\xbf"):
        raise InputError("a byte order mark before its text, which the official libraries refuse")
    return parse_json(body, _POLICY)


def masked(value: JsonValue, *, reveal: bool = False, known: Collection[str] = ()) -> JsonValue:
    """Copy a value with its secrets masked; ``reveal`` keeps the client secrets in their place.

    ``known`` are secrets to mask wherever they stand, for want of a shape that tells them.
    """
    if isinstance(value, str):
        return redact(value, known)
    if isinstance(value, list):
        return [masked(item, reveal=reveal, known=known) for item in value]
    if not isinstance(value, dict):
        return value
    copy: dict[str, JsonValue] = {}
    for key, item in value.items():
        if key == _SECRET_KEY and isinstance(item, str):
            copy[key] = item if reveal else MASK
        else:
            copy[redact(key, known)] = masked(item, reveal=reveal, known=known)
    return copy


def client_secrets(value: JsonValue) -> frozenset[str]:
    """Collect the client secrets in a value; not such as are too short to be told from words."""
    if isinstance(value, list):
        return frozenset[str]().union(*map(client_secrets, value))
    if not isinstance(value, dict):
        return frozenset()
    own = value.get(_SECRET_KEY)
    inner = frozenset[str]().union(*map(client_secrets, value.values()))
    return inner | {own} if isinstance(own, str) and len(own) >= _SHORTEST_SECRET else inner


def pretty(value: JsonValue, *, reveal: bool = False) -> str:
    """Print a value with two-space indent and its secrets masked."""
    return write_json(masked(value, reveal=reveal, known=client_secrets(value)))


def kind_of(value: JsonValue) -> Value:
    """Name what a value is, for sentences."""
    match value:
        case None:
            return "null"
        case bool():
            return Message("true or false")
        case str():
            return Message("a text")
        case Number():
            return Message("a number")
        case list():
            return Message("a list")
        case _:
            return Message("an object")


def _number(text: str) -> Number:
    if len(text) > _MAX_DIGITS:
        raise InputError("JSON that contains a number of {text} digits", text=len(text))
    return Number(text)


_POLICY = JsonPolicy(
    max_depth=64,
    # A page of a hundred accounts has half as many.
    max_values=50_000,
    number=_number,
    may_repeat_keys=True,
    sentences=JsonSentences(
        encoding=Message("bytes that are not UTF-8 text"),
        syntax=Message("text that is not complete, valid JSON ({place})", place=""),
        constant=Message("text that is not valid JSON: it contains {name}", name=""),
        depth=Message("JSON that is nested too deeply"),
        values=Message("JSON of more than {max_values} values", max_values=""),
        half_pair=Message("JSON that contains half of a surrogate pair, which is not a character"),
    ),
)
