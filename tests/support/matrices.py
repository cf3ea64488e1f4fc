"""Matrices for tests, and a server without a socket that answers their cells."""

import json
import threading
from collections.abc import Callable, Sequence
from urllib.parse import parse_qs

from tests.support.requests import SEED

from session_composer.api.http.client import ApiCall, CancelToken, Failure, Reply
from session_composer.api.matrix.matrix_run import MatrixRun, MatrixTarget
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.core.matrix.cells import Matrix
from session_composer.core.matrix.plan import MatrixAccount, NamedRequest, make_plan
from session_composer.core.matrix.predictions import Predictor
from session_composer.core.request.edits import choose
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path

SECRET = "accs_secret__Sentinel8Sentinel9Sentinel"
KEY = "sk_test_51SentinelSentinelMatrix7391"
SAMPLES = {
    one.id: MatrixAccount(one.id, one.facts)
    for one in sample_accounts()
    if one.behaviour == "normal"
}

type Answer = Callable[[str, int], Reply | Failure]
"""Answers for an account; the number says how often it was asked for that one before."""


def session(account: str, components: dict[str, object] | None = None) -> Reply:
    """Make the answer that grants something."""
    body = {
        "object": "account_session",
        "account": account,
        "client_secret": SECRET,
        "components": components or {},
        "expires_at": 1_790_000_000,
        "livemode": False,
    }
    return reply(200, body)


def refusal(status: int, code: str = "", param: str = "", **headers: str) -> Reply:
    """Make an answer that refuses."""
    error = {"type": "invalid_request_error", "message": "No.", "code": code, "param": param}
    return reply(status, {"error": error}, **headers)


def reply(status: int, body: object, **headers: str) -> Reply:
    """Make an answer; ``_`` in the name of a header is a hyphen."""
    named = {"Request-Id": "req_1", **{name.replace("_", "-"): v for name, v in headers.items()}}
    return Reply(status, tuple(named.items()), json.dumps(body).encode(), 1)


class Answering:
    """A client whose answers are given by account; knows the most that were asked at a time."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._lock = threading.Lock()
        self.calls: list[tuple[str, ApiCall]] = []
        self.now = self.most = 0

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        assert key == KEY
        assert deadline > 0
        (account,) = parse_qs(call.body or "")["account"]
        with self._lock:
            before = sum(one == account for one, _ in self.calls)
            self.calls.append((account, call))
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            return self._answer(account, before)
        finally:
            with self._lock:
                self.now -= 1


def request(*components: str, version: str = SEED) -> Request:
    """Make a request that enables some components."""
    return choose(Request(version), [component_path(name) for name in components], True)


def matrix(
    store: CatalogStore,
    rulebook: Rulebook,
    accounts: Sequence[MatrixAccount] = (),
    requests: Sequence[NamedRequest] = (),
    versions: Sequence[str] = (),
) -> Matrix:
    """Make a matrix with its predictions; of all normal samples where none are named."""
    named = requests or [NamedRequest("payments", request("payments"))]
    found = Matrix(make_plan(named, accounts or list(SAMPLES.values()), versions))
    found.predict(Predictor(found.plan, store, rulebook))
    return found


def unknown(count: int) -> list[MatrixAccount]:
    """Make accounts of which nothing is known."""
    return [MatrixAccount(f"acct_1Fake{number:05}") for number in range(count)]


def run(
    of: Matrix, client: Answering, store: CatalogStore, rulebook: Rulebook, jobs: int = 1
) -> MatrixRun:
    """Make the run that sends to a client."""
    return MatrixRun(of, MatrixTarget(client, KEY), store, rulebook, jobs=jobs)
