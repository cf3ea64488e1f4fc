"""Text from outside, made safe to show on one line."""

import re

# Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt): zero-width characters,
# fillers, tags, and what changes the writing direction. Emoji carry the variation selectors.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_VARIATION_SELECTORS = "\ufe00-\ufe0f"
# Printable by their category, though nothing is painted: Braille with no dot, a note with no head,
# fillers and blanks of Khitan and Egyptian.
_BLANK = "\u2800\U0001d159\U00016fe4\U00013441\U00013442"
# Those that are ignorable, controls, line separators, and halves of surrogate pairs.
_INVISIBLE = f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ud800-\udfff{_IGNORABLE}]"
_UNSEEN = f"[{_IGNORABLE}{_VARIATION_SELECTORS}{_BLANK}]"


def is_invisible(char: str) -> bool:
    """Whether a character leaves nothing to see, or another gap than that of a space."""
    return not char.isprintable() or re.fullmatch(_UNSEEN, char) is not None


def confusable_key(text: str) -> str:
    """Text that is the same for texts that look the same, or differ in capital letters only.

    Compatible forms and runs of spaces look the same; what is not seen does not count.
    """
    # Lazy: names are compared when they are given.
    import unicodedata

    seen = "".join(char for char in unicodedata.normalize("NFKC", text) if not is_invisible(char))
    return " ".join(seen.casefold().split())


def printable(text: str) -> str:
    """Spell out every character that cannot be seen or that reorders the others."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_INVISIBLE, _spelled, text)


def escape_unprintable(text: str) -> str:
    """Write every such character in a JSON text as JSON does, but for its line breaks."""
    return re.sub(_INVISIBLE, _escape, text)


def replace_unprintable(text: str) -> str:
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
