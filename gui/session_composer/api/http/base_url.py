"""Where a key may go: Stripe itself, or a server on this machine."""

import re

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

STRIPE_BASE_URL = "https://api.stripe.com"

# Schemes and hosts are the same in either case; only ASCII, or "ſ" would pass for "s".
_STRIPE = re.compile(r"https://api\.stripe\.com(?::443)?/?", re.IGNORECASE | re.ASCII)
_LOOPBACK = re.compile(
    r"(http://(?:127\.0\.0\.1|localhost|\[::1\]):([0-9]{1,5}))/?", re.IGNORECASE | re.ASCII
)
_SAFE_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,80}")
_WANTED = Message(
    "Only {stripe_base_url} and http://127.0.0.1:PORT (this computer) can get a key.",
    stripe_base_url=STRIPE_BASE_URL,
)
_MAX_PORT = 65_535


def check_base_url(url: str) -> str:
    """Return the base URL in lower case, without a final slash or the port that goes by itself.

    Anything that has not to the letter one of the accepted forms is refused: no parser is asked,
    so none can be tricked. Raises InputError with the reason.
    """
    if _STRIPE.fullmatch(url):
        return STRIPE_BASE_URL
    loopback = _LOOPBACK.fullmatch(url)
    if loopback and 0 < int(loopback[2]) <= _MAX_PORT:
        return loopback[1].lower()
    raise InputError("{url} {wanted}", url=_reason(url), wanted=_WANTED)


def is_loopback(base_url: str) -> bool:
    """Whether a checked base URL names this computer."""
    return base_url != STRIPE_BASE_URL


def _reason(url: str) -> Message:
    if not url.strip():
        return Message("The server address is empty.")
    for position, character in enumerate(url, 1):
        if not "!" <= character <= "~":
            return Message(
                "The server address contains U+{character} at position {position}.",
                character=f"{ord(character):04X}",
                position=position,
            )
    if "\\" in url:
        return Message("The server address contains a backslash.")
    _, separator, rest = url.partition("://")
    if not separator:
        return Message("The server address does not begin with https:// or http://.")
    authority, _, path = rest.partition("/")
    if "@" in authority:
        return Message("The server address contains a user name.")
    if path or "?" in authority or "#" in authority:
        return Message("The server address contains more than the name of a server.")
    if authority.lower() == "api.stripe.com":
        return Message("api.stripe.com is reached by https only.")
    if re.match(r"(127\.0\.0\.1|localhost|\[::1\])(:|$)", authority, re.I):
        return Message(
            "The address of a server on this computer needs http:// and a port from 1 to 65535."
        )
    # The underscore is left out on purpose: what has one may be a key in the wrong place.
    host = authority if _SAFE_HOST.fullmatch(authority) else Message("this server")
    return Message("Keys are never sent to {host}.", host=host)
