"""A stand-in for Stripe's accounts, and the parts of the program that read them."""

import json
import threading
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.qt import wait_until
from tests.support.stored_keys import Heard, store_key

from session_composer.api.http.client import (
    STRIPE_BASE_URL,
    ApiCall,
    CancelToken,
    Client,
    Failure,
    FailureKind,
    Reply,
)
from session_composer.api.keys.store import MemoryKeyStore
from session_composer.api.sandbox.host import SandboxHost
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import verbatim
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.document.settings import Settings
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.state.sending.targets import Targets

VERSION = "2025-06-30.basil"
TEST_KEY = "rk_test_51SentinelSentinelSentinel7391"
OTHER_TEST_KEY = "rk_test_51SecondSecondSecond0042"
LIVE_KEY = "rk_live_51SentinelSentinelSentinel7391"
NO_ANSWER = Failure(FailureKind.CONNECT, verbatim("api.stripe.com cannot be reached."))


def reply(status: int, body: object, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """Make an answer; text is taken as it is, anything else becomes JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    return Reply(status, headers, text.encode(), 12)


def refusal(status: int, message: str, **more: str) -> Reply:
    """Make an error of the API."""
    return reply(status, {"error": {"type": "invalid_request_error", "message": message, **more}})


def account(id_: str, name: str = "", **more: object) -> dict[str, Any]:
    """Make an Account object."""
    profile = {"business_profile": {"name": name or None}}
    return {"id": id_, "object": "account", "country": "US", "type": "express"} | profile | more


class FakeStripe:
    """Has ``count`` accounts. Answers what ``answers`` holds first, or waits for ``gate``."""

    def __init__(self, count: int = 0) -> None:
        self.ids = [f"acct_1Fake{number:05}" for number in range(count)]
        self.calls: list[tuple[ApiCall, str]] = []
        self.answers: list[Reply | Failure] = []
        self.gate = threading.Event()
        self.gate.set()

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        self.calls.append((call, key))
        assert self.gate.wait(30)
        if self.answers:
            return self.answers.pop(0)
        path = urlsplit(call.path)
        if path.path != "/v1/accounts":
            return reply(200, account(path.path.rpartition("/")[2], f"Owner of {key[-4:]}"))
        query = parse_qs(path.query)
        after = query.get("starting_after", [""])[0]
        if after and after not in self.ids:
            return refusal(400, "No such account", code="resource_missing")
        start = self.ids.index(after) + 1 if after else 0
        ids = self.ids[start : start + int(query["limit"][0])]
        has_more = start + len(ids) < len(self.ids)
        data = [account(id_, f"Business {start + place}") for place, id_ in enumerate(ids)]
        return reply(200, {"object": "list", "data": data, "has_more": has_more})


class Rig:
    """Keys, sandbox and jobs; stored keys lead to the stand-in, the sandbox is the real one."""

    def __init__(self, folder: Path, store: CatalogStore, rulebook: Rulebook) -> None:
        self.stripe = FakeStripe()
        self.jobs = JobRunner()
        self.settings = Settings(folder / "settings.ini")
        self.keys = KeyService(MemoryKeyStore(), self.settings, self.jobs)
        self.target = TargetChoice(self.keys, self.settings)
        self.sandbox = SandboxHost(store, lambda: rulebook)
        self.targets = Targets(
            self.keys,
            self.sandbox,
            lambda base_url: self.stripe if base_url == STRIPE_BASE_URL else Client(base_url),
        )

    def add_key(self, name: str, key: str) -> None:
        """Store a key and wait until that is done."""
        assert store_key(self.keys, self.jobs, name, key) == ""

    def forget_key(self, name: str) -> None:
        """Delete a key and wait until that is done."""
        told = Heard()
        KeyChanges(self.keys, self.jobs).forget(name, told.hear)
        wait_until(lambda: bool(told))
        assert told == [""]

    def close(self) -> None:
        self.stripe.gate.set()
        self.jobs.close()
        self.sandbox.close()
