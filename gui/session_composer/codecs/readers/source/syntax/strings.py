"""What the escapes in a string of source code stand for."""

import re
import unicodedata

_ESCAPE = re.compile(
    r"\\(?:u\{(?P<braced>[0-9A-Fa-f]{1,6})\}|u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})"
    r"|x(?P<two>[0-9A-Fa-f]{1,2})|N\{(?P<name>[^}\n]{1,80})\}|(?P<octal>[0-7]{1,3})|(?P<one>.))",
    re.DOTALL,
)
_QUOTE_ESCAPE = {quote: re.compile(rf"\\[\\{quote}]") for quote in "'\"`"}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SIMPLE = {
    "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b",
    "\\": "\\", "'": "'", '"': '"', "`": "`", "$": "$", "#": "#", "/": "/", "\n": "",
}  # fmt: skip
_HIGHEST = 0x10FFFF


def unescape(body: str, quote: str, only_quotes: bool, keeps_unknown: bool) -> str:
    """Undo the escapes of a string.

    ``only_quotes``: none but of the backslash and the quote. ``keeps_unknown``: an unknown escape
    keeps its backslash.
    """
    if only_quotes:
        return _QUOTE_ESCAPE[quote].sub(_second, body)

    def replaced(match: re.Match[str]) -> str:
        return _character(match, keeps_unknown)

    return _PAIR.sub(_joined, _ESCAPE.sub(replaced, body))


def _character(match: re.Match[str], keeps_unknown: bool) -> str:
    digits = match["braced"] or match["four"] or match["eight"] or match["two"]
    if digits or match["octal"]:
        code = int(digits, 16) if digits else int(match["octal"], 8)
        return chr(code) if code <= _HIGHEST else match[0]
    if match["name"]:
        try:
            return unicodedata.lookup(match["name"])
        except KeyError:
            return match[0]
    one = match["one"]
    if one in _SIMPLE:
        return _SIMPLE[one]
    return match[0] if keeps_unknown else one


def _second(match: re.Match[str]) -> str:
    return match[0][1]


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")
