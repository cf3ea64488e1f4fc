"""The words and marks that literals consist of, in any of the languages."""

import re

from session_composer.codecs.readers.plain.known_words import table, words
from session_composer.core.wire.values import UNSET, Unset

WORDS: dict[str, bool | Unset | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "None", "nil", "NULL"), None),
    "undefined": UNSET,
}
JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)

WRAPPERS = words("wrapper")
"""Calls that give what they are given."""

FIRST_OF = WRAPPERS | words("first_of")
"""Calls that give their one argument."""

FORMATTING = words("formatting")
"""Calls that put values into a text."""

BOOLEANS = words("booleans")

TYPED_PARAMETERS = re.compile(r"(?:\w+\.)*AccountSession\.?(?:Create)?Params\b.*")
"""Constructors of objects for parameters, names joined by dots."""

TAKING_OUT = ("[", "->", "?", "=>", "==", "===")
"""Behind an object these make something else of it."""

UNCHANGED = words("unchanged")
"""Methods after which an object says the same."""

READING = words("reading")
"""Methods that hand over what is there in another form."""

TEXTS = words("of_texts")
"""Those of them that a text has."""

MERGING = words("merging")
"""Methods that put another object over theirs."""

SETTING = words("setting")
"""Methods that take a name and a value."""

MUTATING = words("mutating")
"""Methods that change what they are called on in a way that is not followed."""

SERIALISERS = words("serialisers")
"""Calls that make a form, or a text of it, out of what they are given."""

FORMS = words("forms")
"""Those of them that make a form body."""

BUILDING = {
    word: kind for kind, text in table("words")["building"].items() for word in text.split()
}
"""Functions that build an object, by what of."""

LOOPING = words("looping")
"""Methods that make something of each element."""

CASTS = words("casts")
EMPTY_CLASSES = frozenset(("stdClass", "\\stdClass"))
