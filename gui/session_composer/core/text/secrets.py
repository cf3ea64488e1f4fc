"""API keys: telling their kinds apart, and masking them. `secret_text` finds them in texts."""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from .errors import InputError
from .message import Message

MAX_KEY_LENGTH = 512
MIN_KEY_LENGTH = 12
MASK = "***"

_SHOWN_START = 8
_SHOWN_END = 4

_CONTROL_NAMES = {"\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\0": "NULL"}
_PASTE_SPACE = " \t\r\n\v\f"

_ACCEPTED = Message(
    "a secret key (sk_test_…, sk_live_…) or a restricted key (rk_test_…, rk_live_…)"
)
_WRONG_KINDS = (
    (
        r"pk_",
        Message(
            "This is a publishable key: it is made for web pages and cannot create account "
            "sessions. Use {accepted}.",
            accepted=_ACCEPTED,
        ),
    ),
    (
        r"whsec_",
        Message(
            "This is the signing secret of a webhook. It checks events that Stripe sends and "
            "cannot make requests. Use {accepted}.",
            accepted=_ACCEPTED,
        ),
    ),
    (
        r"accs_|(?!sk_|rk_|rkcs_)\w*_secret_",
        Message(
            "This is a client secret, the result of a request, not a key that can make one. "
            "Use {accepted}.",
            accepted=_ACCEPTED,
        ),
    ),
    (
        r"em_(test|live)_",
        Message(
            "This is a key that Stripe's own embedded components use inside the browser. Use "
            "{accepted}.",
            accepted=_ACCEPTED,
        ),
    ),
    (
        r"ek_(test|live)_",
        Message(
            "This is an ephemeral key, made for one mobile app. Use {accepted}.", accepted=_ACCEPTED
        ),
    ),
    (
        r"oak_",
        Message(
            "This is an access key of a Stripe CLI login, which only the CLI can use. Use "
            "{accepted}.",
            accepted=_ACCEPTED,
        ),
    ),
    (
        r"acct_",
        Message(
            "This is an account id. It belongs in the account field; the key is {accepted}.",
            accepted=_ACCEPTED,
        ),
    ),
    (
        r"ca_",
        Message(
            "This is the client id of a Connect platform, not a key. Use {accepted}.",
            accepted=_ACCEPTED,
        ),
    ),
)


class KeyKind(StrEnum):
    """Kinds of key that can make the request."""

    SECRET = "secret"  # noqa: S105 - the name of a kind
    RESTRICTED = "restricted"
    ORGANIZATION = "organization"
    CLI_SANDBOX = "cli sandbox"


class KeyMode(StrEnum):
    """Whether real accounts and real money are behind a key."""

    TEST = "test"
    LIVE = "live"
    UNKNOWN = "unknown"


_KINDS = {
    "sk": KeyKind.SECRET,
    "rk": KeyKind.RESTRICTED,
    "sk_org": KeyKind.ORGANIZATION,
    "rkcs": KeyKind.CLI_SANDBOX,
}
_MODES = {"test": KeyMode.TEST, "live": KeyMode.LIVE}
# Where an organization key states its mode is not documented; only the forms seen are read.
_SHAPE = (
    r"(?P<kind>sk_org|rkcs)(?:_(?P<rare_mode>test|live)_)?\w+|(?:sk|rk)_(?P<mode>test|live)_\w+"
)


class KeyInfo(NamedTuple):
    """What the text of a key tells about it; safe to show."""

    kind: KeyKind
    mode: KeyMode
    hint: str
    """The key, masked."""

    @property
    def badge(self) -> str:
        """The mode in capitals, for the window."""
        return "UNKNOWN MODE" if self.mode is KeyMode.UNKNOWN else self.mode.upper()

    @property
    def needs_live_guard(self) -> bool:
        """Whether to treat the key as live: true unless it is proven to be a test key."""
        return self.mode is not KeyMode.TEST


def classify_key(text: str) -> KeyInfo:
    """Recognise an API key that can make the request.

    Raises InputError whose sentence says what the text is instead, and never quotes it.
    """
    _check_text(text)
    for pattern, sentence in _WRONG_KINDS:
        if re.match(pattern, text, re.ASCII):
            raise InputError("{problem}", problem=sentence)
    shape = re.fullmatch(_SHAPE, text, re.ASCII)
    if shape is None:
        raise InputError("{problem}", problem=_unrecognised(text))
    if len(text) < MIN_KEY_LENGTH:
        raise InputError(
            "This key has only {text} characters: a part of it is missing.", text=len(text)
        )
    kind = _KINDS[shape["kind"] or text[:2]]
    mode = _MODES.get(shape["mode"] or shape["rare_mode"] or "", KeyMode.UNKNOWN)
    return KeyInfo(kind, mode, mask_key(text))


def clean_pasted_key(text: str) -> tuple[str, Message | None]:
    """Strip ASCII white space around a pasted key, and say in a sentence what was removed.

    The sentence is None when nothing was. What stands inside is left for :func:`classify_key`.
    """
    cleaned = text.strip(_PASTE_SPACE)
    removed = len(text) - len(cleaned)
    if not removed:
        return text, None
    what = Message("a line break") if removed == 1 and "\n" in text else Message("white space")
    return cleaned, Message(
        "Removed {what} around the pasted key ({removed} in all).", what=what, removed=removed
    )


def mask_key(text: str) -> str:
    """Show at most the first 8 and the last 4 characters, and never more than half of all."""
    shown = min(_SHOWN_START + _SHOWN_END, len(text) // 2)
    end = shown // 3
    return text[: shown - end] + MASK + text[len(text) - end :]


def _check_text(text: str) -> None:
    if not text.strip(_PASTE_SPACE):
        raise InputError("No key was given.")
    if text[:7].lower() == "bearer ":
        raise InputError('Leave out the word "Bearer": only the key itself is wanted.')
    if text.endswith(":") and text[:-1].isascii() and text[:-1].replace("_", "").isalnum():
        raise InputError("Leave out the colon at the end: it belongs to the cURL command.")
    if len(text) > MAX_KEY_LENGTH:
        raise InputError(
            "This text has {text} characters; no key is longer than {max_key_length}.",
            text=len(text),
            max_key_length=MAX_KEY_LENGTH,
        )
    for position, character in enumerate(text, 1):
        if not (character == "_" or (character.isascii() and character.isalnum())):
            if character in "*•…" or text[position - 1 : position + 2] == "...":
                raise InputError(
                    "This is a masked copy of a key. Reveal the key in the Dashboard and copy it "
                    "from there."
                )
            raise InputError(
                "The key contains {character} at position {position}. Keys consist of "
                "the letters A to Z, digits and underscores only.",
                character=_name(character),
                position=position,
            )


def _unrecognised(text: str) -> Message:
    if re.match(r"(sk|rk|rkcs)_", text, re.IGNORECASE) and not re.match(r"(sk|rk|rkcs)_", text):
        return Message("Keys begin in lower case (sk_…, rk_…); this one begins with capitals.")
    if re.match(r"(sk|rk)_", text):
        return Message("This key has neither test nor live after its prefix, or ends there.")
    return Message(
        "This is not a key that Stripe accepts here. Use {accepted}.", accepted=_ACCEPTED
    )


def _name(character: str) -> str:
    name = _CONTROL_NAMES.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()
