"""What stands behind an option: texts read into what they mean. Each raises ArgumentTypeError."""

import re
from argparse import ArgumentTypeError

_MAX_TIMEOUT = 600.0
_SECONDS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_MAX_SIDE = 8192
_MAX_JOBS = 32


def count(text: str) -> int:
    """Read the number of a request in a text that holds several."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= 10_000):
        raise ArgumentTypeError("a number from 1 is meant")
    return int(text[:6])


def size(text: str) -> tuple[int, int]:
    """Read the size of an image."""
    width, _, height = text.partition("x")
    if not (_is_number(width) and _is_number(height)):
        raise ArgumentTypeError(f"{text!r} is not a size like 1280x800")
    sides = int(width), int(height)
    if not all(1 <= side <= _MAX_SIDE for side in sides):
        raise ArgumentTypeError(f"each side must be 1 to {_MAX_SIDE}")
    return sides


def port(text: str) -> int:
    """Read the number of a port; 0 lets the system choose."""
    if not _is_number(text) or int(text) > 65_535:
        raise ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def jobs(text: str) -> int:
    """Read how many requests go at a time."""
    if not _is_number(text) or not 1 <= int(text) <= _MAX_JOBS:
        raise ArgumentTypeError(f"a number from 1 to {_MAX_JOBS} is meant")
    return int(text)


def seconds(text: str) -> float:
    """Read a time limit."""
    # By a pattern: float() takes "1_0", " 5" and "nan", too.
    seconds = float(text) if _SECONDS.fullmatch(text) else 0.0
    if not 0 < seconds <= _MAX_TIMEOUT:
        raise ArgumentTypeError(f"{text!r} is not a number of seconds (up to {_MAX_TIMEOUT:g})")
    return seconds


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 8
