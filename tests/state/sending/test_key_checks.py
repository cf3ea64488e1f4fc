"""Test a key, from the window: live keys ask first, and what was told stays with its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.fakes import LIVE_KEY, OTHER_LIVE_KEY, SENTINEL, TEST_KEY, failed, reply
from tests.support.qt import settle, wait_until
from tests.support.sending import Bench
from tests.support.stored_keys import store_key

from session_composer.api.http.client import Reply
from session_composer.api.keys.key_check import KeyCheck
from session_composer.api.keys.store import KeyStoreErrorKind
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import Message, verbatim
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.key_checks import KeyChecks
from session_composer.state.sending.targets import Targets

ORG_KEY = "sk_org_51SentinelSentinelOrg1"
VERSION = "2025-06-30.basil"
ACCOUNT = {"object": "account", "id": "acct_9", "business_profile": {"name": "Rides"}}


class Rig(Bench):
    """The bench of sending, with tests of keys."""

    def __init__(self, workspace: Workspace, rulebook: Rulebook, folder: Path) -> None:
        super().__init__(workspace, rulebook, folder)
        targets = Targets(self.keys, self.sandbox, self.client.make)
        self.checks = KeyChecks(self.keys, targets, self.jobs)
        self.client.answer = self.answer
        self.livemode = True
        self.told: list[KeyCheck | AccountTrouble | Trouble] = []
        self.checks.arming_needed.connect(lambda name, hint: self.asked.append((name, hint)))

    def answer(self) -> Reply:
        if self.client.sent[-1][1].path == "/v1/balance":
            return reply(200, {"object": "balance", "livemode": self.livemode})
        return reply(200, ACCOUNT)

    def add(self, name: str, key: str, context: str = "") -> None:
        store_key(self.keys, self.jobs, name, key, context)

    def check(self, name: str) -> None:
        self.checks.start(name, VERSION, self.told.append)
        wait_until(lambda: not self.checks.is_busy)

    def owner(self, name: str) -> tuple[str, str]:
        profile = self.keys.profile(name)
        assert profile is not None
        return profile.account, profile.account_name


@pytest.fixture
def rig(workspace: Workspace, rulebook: Rulebook, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(workspace, rulebook, tmp_path)
    yield made
    made.checks.cancel()
    made.close()
    made.client.open.set()
    made.settings.sync()
    assert SENTINEL not in (tmp_path / "settings.ini").read_text()


def test_the_account_is_told_and_remembered(rig: Rig) -> None:
    rig.add("try", TEST_KEY)
    rig.check("try")
    assert rig.told == [KeyCheck("acct_9", "Rides", "", False)]
    assert rig.owner("try") == ("acct_9", "Rides")
    assert rig.client.sent[0][2] == TEST_KEY


def test_b18_a_live_key_is_not_even_tested_before_it_is_confirmed(rig: Rig) -> None:
    rig.add("shop", LIVE_KEY)
    rig.check("shop")
    assert rig.client.sent == []
    assert [name for name, _ in rig.asked] == ["shop"]
    rig.keys.arm("shop", for_sending=False)
    rig.check("shop")
    assert rig.owner("shop") == ("acct_9", "Rides")
    assert rig.send("shop") is None, "a test is no leave to send"


def test_a_replaced_key_is_not_said_to_belong_to_anybody(rig: Rig) -> None:
    rig.add("try", TEST_KEY)
    rig.check("try")
    rig.add("try", TEST_KEY)
    assert rig.owner("try") == ("acct_9", "Rides")
    rig.add("try", OTHER_LIVE_KEY)
    assert rig.owner("try") == ("", "")


def test_an_answer_for_a_key_that_was_replaced_meanwhile_is_not_noted(rig: Rig) -> None:
    rig.add("try", TEST_KEY)
    rig.client.open.clear()
    rig.checks.start("try", VERSION, rig.told.append)
    wait_until(lambda: bool(rig.client.sent))
    rig.add("try", OTHER_LIVE_KEY)
    rig.client.open.set()
    wait_until(lambda: bool(rig.told))
    assert rig.owner("try") == ("", "")


def test_c18_a_cancelled_test_tells_nothing(rig: Rig) -> None:
    rig.add("try", TEST_KEY)
    rig.client.open.clear()
    rig.checks.start("try", VERSION, rig.told.append)
    wait_until(lambda: bool(rig.client.sent))
    rig.checks.cancel()
    assert not rig.checks.is_busy
    rig.client.open.set()
    assert rig.client.answered.wait(30)
    settle(20)
    assert rig.told == []


def test_b5_a_locked_keyring_is_said(rig: Rig) -> None:
    rig.has_key("work", TEST_KEY, "test")
    rig.store.errors["read"] = failed(KeyStoreErrorKind.LOCKED)
    rig.check("work")
    assert rig.told == [Trouble(verbatim("The keyring says locked."))]
    assert rig.store.count("read") == 1


def test_an_error_of_ours_ends_the_test(rig: Rig, qtbot: object) -> None:
    rig.add("try", TEST_KEY)

    def refuse() -> Reply:
        raise ValueError("x")

    rig.client.answer = refuse
    with qtbot.captureExceptions() as seen:  # type: ignore[attr-defined]
        rig.check("try")
    assert len(seen) == 1
    assert rig.told == [Trouble(Message("The key test was interrupted by a program error."))]


# Keys of organizations


@pytest.mark.parametrize("context", ["", "acct_", "acct_1;acct_2"])
def test_an_organization_key_without_its_account_sends_nothing(rig: Rig, context: str) -> None:
    rig.add("org", ORG_KEY, context)
    outcome = rig.send("org")
    assert isinstance(outcome, Trouble)
    assert "key of an organization" in str(outcome.message)
    assert rig.client.sent == []
    assert rig.asked == []


def test_an_organization_key_sends_its_account_with_every_call(rig: Rig) -> None:
    rig.add("org", ORG_KEY, "acct_5")
    rig.keys.arm("org")
    rig.send("org")
    rig.check("org")
    assert {call.context for _, call, _ in rig.client.sent} == {"acct_5"}
    assert [call.path for _, call, _ in rig.client.sent] == [
        "/v1/account_sessions",
        "/v1/account",
        "/v1/balance",
    ]


def test_b18_an_organization_key_is_live_unless_proven_test(rig: Rig) -> None:
    rig.add("org", ORG_KEY, "acct_5")
    rig.check("org")
    assert rig.client.sent == []
    rig.keys.arm("org", for_sending=False)
    rig.check("org")
    assert rig.send("org") is None
    rig.livemode = False
    rig.check("org")
    assert rig.keys.is_proven_test("org")
    asked = len(rig.asked)
    rig.send("org")
    assert rig.client.sent[-1][1].method == "POST"
    assert len(rig.asked) == asked
    # The proof holds for the account that was asked.
    rig.keys.set_context("org", "acct_6")
    assert not rig.keys.is_proven_test("org")
    sent = len(rig.client.sent)
    assert rig.send("org") is None
    assert len(rig.client.sent) == sent


def test_b18_another_account_of_the_organization_asks_again(rig: Rig) -> None:
    rig.add("org", ORG_KEY, "acct_5")
    rig.send("org")
    rig.keys.arm("org")
    rig.send("org")
    assert len(rig.client.sent) == 1
    rig.add("org", ORG_KEY, "acct_6")
    assert rig.send("org") is None
    assert len(rig.client.sent) == 1


def test_other_keys_have_no_account_with_them(rig: Rig) -> None:
    rig.add("try", TEST_KEY, "acct_5")
    rig.send("try")
    assert rig.client.sent[0][1].context == ""
