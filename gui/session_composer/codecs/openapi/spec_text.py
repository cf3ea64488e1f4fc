"""From the bytes of an OpenAPI document to plain values, within limits."""

from codecs import BOM_UTF8
from itertools import accumulate

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.json_text import JsonPolicy, JsonSentences, decode, parse_json

MAX_JSON_BYTES = 64 * 1024 * 1024
MAX_YAML_BYTES = 32 * 1024 * 1024
MAX_NODES = 3_000_000
# The decoder of the standard library recurses on the stack of its thread, which may be small.
MAX_JSON_DEPTH = 1000
_SPACE = b" \t\n\r"
# Numbers as in YAML; names of schemas may be whatever they are.
_POLICY = JsonPolicy(
    max_depth=0,
    max_values=MAX_NODES,
    number=None,
    may_repeat_keys=True,
    sentences=JsonSentences(depth=Message("it is nested too deeply.")),
)
# Openings to +1, closings to -1 as signed bytes; everything else goes.
_SIGNS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
_OTHER = bytes(set(range(256)) - set(b"[{]}"))


def parse_document(data: bytes) -> object:
    """Read JSON or YAML, whichever it is. Raises InputError."""
    if len(data) > MAX_JSON_BYTES:
        raise InputError(
            "it is larger than {max_json_bytes} MiB.", max_json_bytes=MAX_JSON_BYTES // 1024**2
        )
    start = data.removeprefix(BOM_UTF8).lstrip(_SPACE)[:1]
    if start and start in b"{[":
        _check_depth(data)
        return parse_json(data, _POLICY)
    text = decode(data)
    if not start:
        raise InputError("it is empty.")
    if start == b"<":
        raise InputError("it is a web page or XML, not an OpenAPI document in JSON or YAML.")
    if len(data) > MAX_YAML_BYTES:
        raise InputError(
            "it is YAML of more than {max_yaml_bytes} MiB.",
            max_yaml_bytes=MAX_YAML_BYTES // 1024**2,
        )
    # Lazy: PyYAML takes 20 ms to import.
    from .yaml_text import parse_yaml

    return parse_yaml(text, MAX_NODES)


def _check_depth(data: bytes) -> None:
    """Refuse what would take too much stack. Signs inside texts count, too."""
    signs = memoryview(data.translate(_SIGNS, _OTHER)).cast("b")
    if max(accumulate(signs), default=0) > MAX_JSON_DEPTH:
        raise InputError(
            "it is nested more than {max_json_depth} levels deep.", max_json_depth=MAX_JSON_DEPTH
        )
