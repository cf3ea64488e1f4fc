"""Text from outside that may hold anything, made fit for a title, a message or a terminal."""

from .display_safe import printable
from .secret_text import redact


def presentable(text: str) -> str:
    """Mask the secrets in a text, then spell out what cannot be seen or reorders the rest.

    In this order: spelling out tears a secret apart in which such a character stands.
    """
    return printable(redact(text))
