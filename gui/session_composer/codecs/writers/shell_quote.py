"""Texts as words of POSIX shells."""

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def shell_quoted(text: str) -> str:
    """Quote a text; on one line, and nothing in it is invisible."""
    if not text.isprintable():
        return f"$'{''.join(map(_escaped, text))}'"
    return "'" + text.replace("'", "'\\''") + "'"


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    # By bytes: what stands for a code point depends on the locale.
    return "".join(f"\\x{byte:02x}" for byte in char.encode())
