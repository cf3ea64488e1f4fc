"""Stand-ins for the keyring and for the API's client."""

import json
import threading
from collections.abc import Callable

from session_composer.api.http.client import ApiCall, CancelToken, Client, Failure, Reply
from session_composer.api.keys.store import KeyStoreError, KeyStoreErrorKind, StoreInfo
from session_composer.api.stripe.accounts import SendsRequests
from session_composer.core.text.message import verbatim
from session_composer.state.sending.targets import MakeClient

TEST_KEY = "sk_test_51SentinelSentinelTest7391"
OTHER_TEST_KEY = "rk_test_51SentinelSentinelOther4711"
LIVE_KEY = "sk_live_51SentinelSentinelLive0815"
OTHER_LIVE_KEY = "rk_live_51SentinelSentinelMore1234"
SENTINEL = "SentinelSentinel"


def failed(kind: KeyStoreErrorKind) -> KeyStoreError:
    """Make an error as a key store raises it."""
    return KeyStoreError(kind, verbatim(f"The keyring says {kind}."))


class FakeKeyStore:
    """Keeps keys in memory, fails on demand, and knows who called it."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.errors: dict[str, Exception] = {}
        """Exception by the name of the method that shall raise it."""
        self.calls: list[tuple[str, str]] = []
        self.threads: set[int] = set()
        self.open = threading.Event()
        """While clear, every call waits, as for an unlock prompt."""
        self.open.set()

    def info(self) -> StoreInfo:
        self._begin("info", "")
        return StoreInfo(
            "Fake", persistent=True, sentence=verbatim("Keys are in the fake keyring.")
        )

    def read(self, profile: str) -> str | None:
        self._begin("read", profile)
        return self.keys.get(profile)

    def save(self, profile: str, key: str) -> None:
        self._begin("save", profile)
        self.keys[profile] = key

    def forget(self, profile: str) -> None:
        self._begin("forget", profile)
        self.keys.pop(profile, None)

    def count(self, method: str) -> int:
        """How often a method was called."""
        return sum(1 for name, _ in self.calls if name == method)

    def _begin(self, method: str, profile: str) -> None:
        self.calls.append((method, profile))
        self.threads.add(threading.get_ident())
        assert self.open.wait(30)
        if method in self.errors:
            raise self.errors[method]


SESSION = {
    "object": "account_session",
    "account": "acct_1",
    "client_secret": "accs_secret__SentinelSentinelSecret1",
    "components": {"payments": {"enabled": True, "features": {"refund_management": False}}},
    "expires_at": 4102444800,
    "livemode": False,
}


def reply(
    status: int = 200,
    content: object = None,
    *,
    body: bytes | None = None,
    headers: tuple[tuple[str, str], ...] = (("Request-Id", "req_fake"),),
) -> Reply:
    """Make a complete answer."""
    data = json.dumps(SESSION if content is None else content).encode() if body is None else body
    return Reply(status, headers, data, 12)


class Line:
    """Makes clients, for another server each time."""

    def __init__(self) -> None:
        self.make: MakeClient = Client

    def __call__(self, base_url: str) -> SendsRequests:
        return self.make(base_url)


class Hasty:
    """Gives a client less time than its caller does, in seconds."""

    def __init__(self, client: SendsRequests, deadline: float) -> None:
        self._client = client
        self._deadline = deadline

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        return self._client.send(call, key, deadline=min(deadline, self._deadline), cancel=cancel)


class FakeClient(Client):
    """Answers without a network. One for all targets: it is its own factory."""

    def __init__(self, answer: Callable[[], Reply | Failure] = reply) -> None:
        super().__init__("https://api.stripe.com")
        self.answer = answer
        self.sent: list[tuple[str, ApiCall, str]] = []
        """Base URL, call and key of each request."""
        self.threads: set[int] = set()
        self.open = threading.Event()
        """While clear, every answer takes its time, and a cancel does not end it."""
        self.open.set()
        self.answered = threading.Event()
        self._target = ""

    def make(self, base_url: str) -> Client:
        """Stand for the client of a base URL."""
        self._target = base_url
        return self

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        assert 0 < deadline <= 60
        self.sent.append((self._target, call, key))
        self.threads.add(threading.get_ident())
        assert self.open.wait(30)
        try:
            return self.answer()
        finally:
            self.answered.set()
