"""Publishable keys: what a page may have, checked before it is kept."""

import re

from .message import Message

_TEST = re.compile(r"pk_test_[A-Za-z0-9_]{6,250}")


def publishable_problem(text: str) -> Message | None:
    """Say why a text is no publishable key of test mode; None when it is one."""
    if _TEST.fullmatch(text):
        return None
    if text.startswith("pk_live_"):
        return Message("This is a key of live mode. Use the one of test mode: pk_test_…")
    if re.match(r"(sk|rk)_", text):
        return Message("This is a secret key, which a page must never have. Use pk_test_…")
    if not text:
        return Message("The publishable key of the same platform is needed: pk_test_…")
    return Message("A publishable key of test mode begins with pk_test_ and has no spaces.")
