"""Text from outside, made safe to show on one line."""

import re

# Controls, line separators, zero-width characters, blank letters, tags, halves of surrogate pairs,
# and what changes the writing direction.
_INVISIBLE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """Spell out every character that cannot be seen or that reorders the others."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_INVISIBLE, _spelled, text)


def escaped(text: str) -> str:
    """Write every such character in a JSON text as JSON does, but for its line breaks."""
    return re.sub(_INVISIBLE, _escape, text)


def covered(text: str) -> str:
    """Put a replacement character for each of those, keeping places in UTF-16; tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_INVISIBLE, _cover, text)


def shorten(text: str, limit: int) -> str:
    """Cut a text to ``limit`` characters, marking the cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _cover(match: re.Match[str]) -> str:
    if match[0] == "\t":
        return match[0]
    return "\ufffd" if ord(match[0]) < 0x10000 else "\ufffd\ufffd"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    # Half a surrogate pair is no character: whoever writes the text is to notice.
    if match[0] == "\n" or 0xD800 <= code < 0xE000:
        return match[0]
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
