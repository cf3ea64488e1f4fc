"""The words and marks that literals consist of, in any of the languages."""

import re

from session_composer.core.wire.values import UNSET, Unset

WORDS: dict[str, bool | Unset | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "None", "nil", "NULL"), None),
    "undefined": UNSET,
}
JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)

WRAPPERS = frozenset(("array", "dict", "Object.freeze", "structuredClone", "MappingProxyType"))
"""Calls that give what they are given."""

TYPED_PARAMETERS = re.compile(r"(?:\w+\.)*AccountSession\.?(?:Create)?Params\b.*")
"""Constructors of objects for parameters, names joined by dots."""

TAKING_OUT = ("[", "->", "?", "=>", "==", "===")
"""Behind an object these make something else of it."""

UNCHANGED = frozenset(
    ("freeze", "dup", "clone", "to_h", "deep_dup", "copy", "compact", "deep_symbolize_keys")
)
"""Methods after which an object says the same."""

CASTS = frozenset(("object", "array", "bool", "boolean", "string"))
EMPTY_CLASSES = frozenset(("stdClass", "\\stdClass"))
