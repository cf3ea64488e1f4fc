"""The HTTP client: one call in, one reply or one failure out."""

import re
from copy import copy
from typing import TYPE_CHECKING

from session_composer import __version__
from session_composer.core.account.account_id import context_problem
from session_composer.core.process import forbid_key_log
from session_composer.core.request.form import CONTENT_TYPE
from session_composer.core.text.errors import InputError
from session_composer.core.text.secrets import KeyKind, classify_key
from session_composer.core.versions.version_header import parse_header

from .base_url import STRIPE_BASE_URL, check_base_url, is_loopback
from .call import ApiCall, CancelToken, Failure, FailureKind, Reply
from .exchange import MAX_DEADLINE, RoundTrip, perform
from .wire import Watch, WireRequest

if TYPE_CHECKING:
    from .network_settings import NetworkSettings

__all__ = [
    "STRIPE_BASE_URL",
    "ApiCall",
    "CancelToken",
    "Client",
    "Failure",
    "FailureKind",
    "Reply",
    "check_base_url",
    "new_idempotency_key",
    "prepare",
]

_PATH = re.compile(r"(?:/[A-Za-z0-9_-]+)+(?:\?[A-Za-z0-9_.~=&%-]*)?")
_IDEMPOTENCY_KEY = re.compile(r"[!-~]{1,255}")


class Client:
    """Sends calls to one base URL. Keeps no key, no connection and no cookie between calls."""

    def __init__(
        self,
        base_url: str,
        *,
        network: "NetworkSettings | None" = None,
        exchange: RoundTrip | None = None,
    ) -> None:
        self.base_url = check_base_url(base_url)
        self._network = network
        self._exchange = exchange or _exchange

    def through(self, exchange: RoundTrip) -> "Client":
        """Return a client that sends by another exchange, and to the same place."""
        found = copy(self)
        found._exchange = exchange
        return found

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        """Make one call within ``deadline`` seconds in all. Blocks; never raises, never retries."""
        try:
            request = self._wire_request(call, key)
            if not 0 < deadline <= MAX_DEADLINE:
                raise InputError(
                    "The time limit must be more than 0 and at most {max_deadline} seconds.",
                    max_deadline=f"{MAX_DEADLINE:g}",
                )
        except InputError as error:
            return Failure(FailureKind.INVALID, error.message)
        return perform(request, deadline, cancel, self._exchange)

    def _wire_request(self, call: ApiCall, key: str) -> WireRequest:
        info = classify_key(key)
        if info.needs_live_guard and is_loopback(self.base_url):
            raise InputError(
                "This key is not proven to be a test key, so it is not sent to a server on this "
                "computer."
            )
        headers = [
            ("Accept", "application/json"),
            # A compressed answer would be unpacked all the same, within the size limit.
            ("Accept-Encoding", "identity"),
            ("User-Agent", f"session-composer/{__version__}"),
            ("Authorization", f"Bearer {key}"),
            ("Stripe-Version", _checked_version(call.api_version)),
        ]
        if info.kind is KeyKind.ORGANIZATION and not call.context:
            raise InputError(
                "An organization key needs the account for which it acts (Stripe-Context)."
            )
        if call.context:
            headers.append(("Stripe-Context", _checked_context(call.context)))
        if call.method == "POST":
            headers.append(("Content-Type", CONTENT_TYPE))
            if call.idempotency_key is not None:
                headers.append(("Idempotency-Key", _checked_idempotency_key(call.idempotency_key)))
        elif call.method != "GET":
            raise InputError("Only GET and POST requests can be sent.")
        elif call.body is not None or call.idempotency_key is not None:
            raise InputError("A GET request has no body and no idempotency key.")
        if not _PATH.fullmatch(call.path):
            raise InputError("The path of the request is not one of the API.")
        return WireRequest(
            method=call.method,
            url=self.base_url + call.path,
            headers=tuple(headers),
            body=_checked_body(call.body),
            secret=key,
            network=self._network or _default_network(),
        )


def prepare() -> None:
    """Import what sending needs, so that no time limit and no measured time includes it."""
    # Before the libraries are loaded: they may look for it then, too.
    forbid_key_log()
    # Lazy: requests takes 100 ms to import.
    from . import transport  # noqa: F401


def new_idempotency_key() -> str:
    """Return a fresh random key for one action of the user."""
    # Lazy: uuid is needed at the first send only.
    from uuid import uuid4

    return str(uuid4())


def _checked_version(text: str) -> str:
    if parse_header(text) is None:
        raise InputError("The API version is not of the form 2025-06-30.name.")
    return text


def _checked_context(text: str) -> str:
    problem = context_problem(text)
    if problem:
        raise InputError("{problem}", problem=problem)
    return text


def _checked_idempotency_key(text: str) -> str:
    if not _IDEMPOTENCY_KEY.fullmatch(text):
        raise InputError(
            "The idempotency key must have 1 to 255 letters, digits or signs of ASCII, no spaces."
        )
    return text


def _checked_body(text: str | None) -> bytes | None:
    if text is None:
        return None
    if not text.isascii():
        raise InputError("The body is not percent-encoded: it has characters outside ASCII.")
    return text.encode("ascii")


def _default_network() -> "NetworkSettings":
    # Lazy: a dataclass and two enumerations that the first frame does not need.
    from .network_settings import NetworkSettings

    return NetworkSettings()


def _exchange(request: WireRequest, watch: Watch) -> Reply:
    # Lazy: requests takes 100 ms to import.
    from .transport import exchange

    return exchange(request, watch)
