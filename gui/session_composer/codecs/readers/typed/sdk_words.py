"""The words by which calls of the SDKs and of what is around them are known."""

import re

from session_composer.codecs.readers.plain.known_words import words
from session_composer.codecs.readers.source.literals.keywords import UNCHANGED

SERVICES = words("services")
CREATING = frozenset(("new", "create", "createasync"))
PLACE = re.compile("%[sv]")
SENDING = ("create", "new", "open", "send", "post", "request", "execute")
"""How functions of others begin that send the parameters they are given."""
BUILDERS = frozenset(("builder", "newBuilder", "Builder"))
OVERRIDE = "unsafeSetStripeVersionOverride"
MAPS = words("maps")
MAP_CLASSES = frozenset(("Map", "ImmutableMap", "Collections"))
LISTS = words("lists")
LIST_CLASSES = frozenset(("List", "Set", "ImmutableList", "Stream"))
POINTERS = words("pointers")
"""Functions that give what they are given, in lower case."""
SAME = UNCHANGED | words("same")
FILLING = frozenset(("put", "append", "set", "add"))
"""Methods that take a name and a value."""
IF_ABSENT = frozenset(("putifabsent", "tryadd"))
TAKING_OUT = frozenset(("remove", "del", "delete"))
CONVERTING = re.compile(r"(?:to|as|As)[A-Z]")
"""How methods begin that give the same in another form."""
NO_CALLS = words("no_calls")
"""Words before brackets with code in them, which is gone through by itself."""
MOST_ITEMS = 50
LOOKING_UP = ("get", "getOrDefault", "getValue", "GetValueOrDefault")
BLOCKS = frozenset(("apply", "run", "with", "also", "let"))
IMPLICIT = frozenset(("apply", "run", "with"))
