"""The words by which calls of the SDKs and of what is around them are known."""

import re

from session_composer.codecs.readers.source.literals.keywords import UNCHANGED

SERVICES = frozenset(
    ("accountsession", "accountsessions", "v1accountsessions", "accountsessionservice")
)
CREATING = frozenset(("new", "create", "createasync"))
PLACE = re.compile("%[sv]")
SENDING = ("create", "new", "open", "send", "post", "request", "execute")
"""How functions of others begin that send the parameters they are given."""
BUILDERS = frozenset(("builder", "newBuilder", "Builder"))
OVERRIDE = "unsafeSetStripeVersionOverride"
MAPS = frozenset(("mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf", "entry"))
MAP_CLASSES = frozenset(("Map", "ImmutableMap", "Collections"))
LISTS = frozenset(
    ("listOf", "mutableListOf", "setOf", "arrayOf", "asList", "singletonList", "StringSlice")
)
LIST_CLASSES = frozenset(("List", "Set", "ImmutableList", "Stream"))
POINTERS = frozenset(
    (
        *("bool", "string", "int64", "new", "p", "ptr", "to", "toptr", "topointer", "of", "addr"),
        *("ref", "pointer", "pointerto", "ptrto", "boolptr", "stringptr", "strptr", "ptrbool"),
        *(
            "ptrstring",
            "valueof",
            "requirenonnull",
            "requirenotnull",
            "checknotnull",
            "copyof",
            "formatbool",
        ),
    )
)
"""Functions that give what they are given, in lower case."""
SAME = UNCHANGED | {
    "toString",
    "ToString",
    "trim",
    "Trim",
    "build",
    "Build",
    "booleanValue",
    "Encode",
}
FILLING = frozenset(("put", "append", "set", "add"))
"""Methods that take a name and a value."""
CONVERTING = re.compile(r"(?:to|as|As)[A-Z]")
"""How methods begin that give the same in another form."""
NO_CALLS = frozenset(
    (
        *("func", "fun", "const", "var", "import", "type", "catch", "using", "lock", "try", "do"),
        *("synchronized", "else", "throw", "assert"),
    )
)
"""Words before brackets with code in them, which is gone through by itself."""
MOST_ITEMS = 50
LOOKING_UP = ("get", "getOrDefault", "getValue", "GetValueOrDefault")
BLOCKS = frozenset(("apply", "run", "with", "also", "let"))
IMPLICIT = frozenset(("apply", "run", "with"))
