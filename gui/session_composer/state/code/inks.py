"""What the parts of a line mean where no language is taken apart: parameters and JSON."""

import re
from enum import StrEnum

type InkSpan = tuple[int, int, "Ink"]
"""Start and length in UTF-16 units, as Qt counts, and the meaning."""


class Ink(StrEnum):
    """What gets a colour of its own."""

    KEY = "key"
    STRUCTURE = "structure"
    TEXT = "text"
    NUMBER = "number"
    YES = "yes"
    NO = "no"


WORDS = {"true": Ink.YES, "false": Ink.NO}
# What every request has; the names between them tell one parameter from another.
_STRUCTURE = {"components", "features", "enabled"}
_KEY = re.compile(r"[^&\[\]]+")
_LONGEST = 2000
"""Characters of a line that are looked at: a line is on the screen at most."""


def units(text: str) -> int:
    """Length as Qt counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parameter_inks(line: str) -> list[InkSpan]:
    """Take ``&components[payments][enabled]=true`` apart."""
    name, sign, value = line[:_LONGEST].partition("=")
    found: list[InkSpan] = [(0, units(name + sign), Ink.STRUCTURE)]
    found += (
        (units(name[: part.start()]), units(part[0]), Ink.KEY)
        for part in _KEY.finditer(name)
        if part[0] not in _STRUCTURE
    )
    if value:
        found.append((units(name + sign), units(value), WORDS.get(value, Ink.TEXT)))
    return found


def header_inks(line: str) -> list[InkSpan]:
    """Take ``Content-Type: text/html`` apart."""
    name, sign, _ = line[:_LONGEST].partition(":")
    if not sign:
        return []
    return [(0, units(name), Ink.KEY), (units(name), 1, Ink.STRUCTURE)]
