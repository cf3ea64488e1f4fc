"""Who may use the sandbox: anybody with a test key, and nobody with a live one."""

import binascii
import re
from base64 import b64decode

from session_composer.api.loopback.answers import ApiError
from session_composer.api.loopback.http_request import RequestHead
from session_composer.core.text.secrets import mask_key

_TEST_KEY = re.compile(r"(sk|rk)_test_[A-Za-z0-9_]{1,500}")
_PUBLISHABLE = "pk_"
_LIVE_STARTS = ("sk_live_", "rk_live_", "sk_org")
_CHALLENGE = (("WWW-Authenticate", 'Basic realm="Stripe"'),)


def authenticate(head: RequestHead) -> str:
    """Return the test key, sent as Bearer or as the user name of Basic. Raises ApiError."""
    key = _sent_key(head)
    if not key:
        raise _refusal(
            "You did not provide an API key. Send it as 'Authorization: Bearer YOUR_KEY', or as "
            "the user name of Basic authentication with an empty password."
        )
    if key.startswith(_LIVE_STARTS):
        raise _refusal(
            f"This is a simulated Stripe and {mask_key(key)} may be a live key. It was not used "
            "and not stored. Use a test key here."
        )
    if key.startswith(_PUBLISHABLE):
        raise _refusal(
            "This call cannot be made with a publishable API key; use a secret one.",
            "secret_key_required",
        )
    if not _TEST_KEY.fullmatch(key):
        raise _refusal(f"Invalid API Key provided: {mask_key(key)}")
    return key


def _sent_key(head: RequestHead) -> str:
    scheme, _, credentials = head.value("authorization").partition(" ")
    credentials = credentials.strip(" ")
    if scheme.lower() == "bearer":
        return credentials
    if scheme.lower() == "basic":
        try:
            return b64decode(credentials, validate=True).decode("latin-1").partition(":")[0]
        except (binascii.Error, ValueError):
            return credentials
    return ""


def _refusal(message: str, code: str = "") -> ApiError:
    return ApiError(401, message, code=code, headers=_CHALLENGE)
