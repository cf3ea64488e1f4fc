"""How long a text in a request may be."""

from .errors import InputError
from .paths import ACCOUNT, EXPAND, WirePath, wire_name
from .request import Request
from .values import texts, thaw

MAX_TEXT_CHARS = 20_000
"""Four times what Stripe takes for a text; much more in one line would hold the window up."""


def refuse_long_texts(request: Request) -> None:
    """Raise InputError naming the first text that is too long."""
    _refuse(ACCOUNT, request.account)
    for position, entry in enumerate(request.expand):
        _refuse((*EXPAND, str(position)), entry)
    for path, leaf in request.params.items():
        for name in path:
            _refuse(path[:1], name)
        for text in texts(thaw(leaf)):
            _refuse(path, text)


def _refuse(path: WirePath, text: str) -> None:
    if len(text) > MAX_TEXT_CHARS:
        raise InputError(
            f"{wire_name(path)} holds a text of {len(text)} characters; at most {MAX_TEXT_CHARS} "
            "are taken."
        )
