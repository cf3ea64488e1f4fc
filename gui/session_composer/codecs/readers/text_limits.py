"""Which texts are read at all."""

from session_composer.core.text.errors import InputError

MAX_BYTES = 1024 * 1024
"""Longer texts are refused."""


def check_text(text: str) -> None:
    """Raise InputError for what is too long, no text, or none that can be written."""
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        position = error.start + 1
        raise InputError(
            (
                "The text holds half of a surrogate pair, which is not a character (position "
                "{position})."
            ),
            position=position,
        ) from None
    if size > MAX_BYTES:
        raise InputError("The text is larger than {max_bytes} KiB.", max_bytes=MAX_BYTES // 1024)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("There is no text.")
