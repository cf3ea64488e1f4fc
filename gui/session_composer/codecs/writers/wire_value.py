"""Parameters as values that every SDK sends in the same way.

The form body follows the Python SDK where the SDKs differ (see ``core.form``). Code for the others
must lead to the same pairs, hence nothing in these values is left to an SDK's own taste.
"""

import re

from session_composer.core.wire.values import JsonValue, Number

_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", re.ASCII)
_EXACT_DIGITS = 14


def wire_value(value: JsonValue) -> JsonValue:
    """Return a value without nulls and without whatever leaves no trace in the body.

    None when nothing is left. Words stand for booleans in lists, text for odd numbers.
    """
    if isinstance(value, dict):
        kept = {key: wire_value(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None} or None
    if isinstance(value, list):
        return _without_gaps([_item(item) for item in value])
    if isinstance(value, Number) and not _is_plain(value.text):
        return value.text
    return value


def _is_plain(text: str) -> bool:
    """Whether a number in code is sent as it is spelled here, in every language."""
    # Below 0.0001 some languages write an exponent, and some know 14 digits only.
    digits = text.lstrip("-0.").replace(".", "")
    if text == "-0" or text.lstrip("-").startswith("0.000") or len(digits) > _EXACT_DIGITS:
        return False
    return _PLAIN_NUMBER.fullmatch(text) is not None


def _item(item: JsonValue) -> JsonValue:
    if item is None or isinstance(item, bool):
        return str(item)
    if isinstance(item, list):
        return _without_gaps([_inner_item(inner) for inner in item])
    return wire_value(item)


def _inner_item(item: JsonValue) -> JsonValue:
    """Element of a list in a list."""
    if isinstance(item, bool):
        return "true" if item else "false"
    return wire_value(item)


def _without_gaps(items: list[JsonValue]) -> JsonValue:
    while items and items[-1] is None:
        items.pop()
    # An empty map says nothing and keeps the place: indices count.
    return [{} if item is None else item for item in items] or None
