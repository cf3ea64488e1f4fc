"""What is known of the account: for which account, target and key it holds, and for how long."""

import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot
from tests.support.accounts import (
    LIVE_KEY,
    NO_ANSWER,
    OTHER_TEST_KEY,
    TEST_KEY,
    Rig,
    refusal,
)
from tests.support.qt import settle, wait_until

from session_composer.api.http.client import Failure, Reply
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.core.text.message import verbatim
from session_composer.state.account.known_accounts import FactsSource, KnownAccounts
from session_composer.state.document.settings import Profile
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.target_choice import SANDBOX_TARGET

SAMPLE = sample_accounts()[0]
A, B = "acct_1First", "acct_1Second"
NOON = QTime(12, 3, 59)


@pytest.fixture
def book(rig: Rig, workspace: Workspace) -> KnownAccounts:
    return KnownAccounts(workspace, rig.keys, rig.target, rig.targets, rig.jobs, lambda: NOON)


class Told:
    """What a book announces."""

    def __init__(self, book: KnownAccounts) -> None:
        self.failures: list[str] = []
        self.armings: list[tuple[str, str]] = []
        self.changes = 0
        book.failed.connect(self.failures.append)
        book.arming_needed.connect(lambda *what: self.armings.append(what))
        book.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changes += 1


def load(book: KnownAccounts, account: str) -> None:
    book.load(account)
    wait_until(lambda: not book.is_busy)


def name_account(workspace: Workspace, account: str) -> None:
    workspace.set_account(account, "Account")


@pytest.fixture
def loaded(rig: Rig, book: KnownAccounts, workspace: Workspace) -> KnownAccounts:
    """Book that knows account A, read with the key "shop"."""
    rig.add_key("shop", TEST_KEY)
    rig.target.choose("shop")
    name_account(workspace, A)
    load(book, A)
    assert workspace.facts is not None
    return book


def test_nothing_is_known_at_first(book: KnownAccounts, workspace: Workspace) -> None:
    assert workspace.facts is None
    assert (book.source_kind, book.source) == (FactsSource.NOTHING, "not known")
    assert not book.is_busy


def test_loading_from_the_sandbox(book: KnownAccounts, workspace: Workspace) -> None:
    name_account(workspace, SAMPLE.id)
    told = Told(book)

    book.load(SAMPLE.id)
    assert book.is_busy
    wait_until(lambda: not book.is_busy)

    facts = workspace.facts
    assert facts is not None
    assert (facts.id, facts.business_name) == (SAMPLE.id, "Juniper Street Ceramics")
    assert facts.controller["losses.payments"] == "application"
    assert book.source == "loaded from the sandbox at 12:03"
    assert book.source_kind is FactsSource.LOADED
    assert told.changes >= 1
    assert told.failures == []


def test_loading_with_a_stored_key(loaded: KnownAccounts, rig: Rig, workspace: Workspace) -> None:
    ((call, key),) = rig.stripe.calls

    assert (call.path, call.api_version, key) == (
        f"/v1/accounts/{A}",
        workspace.request.api_version,
        TEST_KEY,
    )
    assert loaded.source == "loaded from Stripe at 12:03"


@pytest.mark.parametrize("way", ["account", "target", "preset", "manual", "clear", "cancel"])
def test_answer_that_nobody_waits_for_any_more_is_dropped(
    rig: Rig, book: KnownAccounts, workspace: Workspace, way: str
) -> None:
    rig.add_key("shop", TEST_KEY)
    name_account(workspace, A)
    told = Told(book)
    rig.stripe.gate.clear()
    rig.target.choose("shop")
    book.load(A)
    wait_until(lambda: bool(rig.stripe.calls))

    preset = book.presets()[0]
    match way:
        case "account":
            name_account(workspace, B)
        case "target":
            rig.target.choose(SANDBOX_TARGET)
        case "preset":
            book.use_preset(preset)
        case "manual":
            book.use_manual(preset.facts)
        case "clear":
            book.clear()
        case _:
            book.cancel()
    assert not book.is_busy
    rig.stripe.gate.set()
    wait_until(lambda: rig.jobs.is_idle)
    # As if it had never been asked, also when everything is as it was.
    name_account(workspace, A)
    rig.target.choose("shop")

    assert workspace.facts == (preset.facts if way in {"preset", "manual"} else None)
    assert book.loaded is None
    assert told.failures == []


def test_second_load_waits_for_no_first(
    rig: Rig, book: KnownAccounts, workspace: Workspace
) -> None:
    rig.add_key("shop", TEST_KEY)
    name_account(workspace, A)
    rig.stripe.gate.clear()
    rig.target.choose("shop")
    book.load(A)
    rig.target.choose("shop")
    book.load(A)
    rig.stripe.gate.set()
    wait_until(lambda: not book.is_busy)

    assert len(rig.stripe.calls) == 1


def test_facts_belong_to_their_account_and_come_back(
    loaded: KnownAccounts, workspace: Workspace
) -> None:
    known = workspace.facts
    name_account(workspace, B)
    assert workspace.facts is None
    assert loaded.source_kind is FactsSource.NOTHING
    load(loaded, B)
    assert workspace.facts is not None
    assert workspace.facts.id == B

    workspace.undo_stack.undo()
    assert workspace.request.account == ""
    assert workspace.facts is None
    name_account(workspace, A)
    assert workspace.facts == known
    assert loaded.source == "loaded from Stripe at 12:03"


def test_facts_belong_to_their_target(
    loaded: KnownAccounts, rig: Rig, workspace: Workspace
) -> None:
    known = workspace.facts
    rig.add_key("other", TEST_KEY)
    for target in (SANDBOX_TARGET, "other"):
        rig.target.choose(target)
        assert workspace.facts is None
    rig.target.choose("shop")
    assert workspace.facts == known


def test_facts_belong_to_their_key(loaded: KnownAccounts, rig: Rig, workspace: Workspace) -> None:
    known = workspace.facts

    rig.add_key("shop", OTHER_TEST_KEY)
    wait_until(lambda: workspace.facts is None)
    load(loaded, A)
    assert workspace.facts is not None
    assert workspace.facts != known

    rig.add_key("shop", TEST_KEY)
    wait_until(lambda: workspace.facts == known)


def test_key_replaced_while_loading(rig: Rig, book: KnownAccounts, workspace: Workspace) -> None:
    rig.add_key("shop", TEST_KEY)
    name_account(workspace, A)
    rig.stripe.gate.clear()
    rig.target.choose("shop")
    book.load(A)
    wait_until(lambda: bool(rig.stripe.calls))
    rig.add_key("shop", OTHER_TEST_KEY)
    rig.stripe.gate.set()
    wait_until(lambda: rig.jobs.is_idle)

    assert rig.stripe.calls[0][1] == TEST_KEY
    assert workspace.facts is None
    assert book.source_kind is FactsSource.NOTHING


def test_facts_of_a_forgotten_key_no_longer_apply(
    loaded: KnownAccounts, rig: Rig, workspace: Workspace
) -> None:
    rig.forget_key("shop")

    assert workspace.facts is None
    assert loaded.loaded is None


def test_another_key_does_not_disturb(
    loaded: KnownAccounts, rig: Rig, workspace: Workspace
) -> None:
    known = workspace.facts
    rig.add_key("other", OTHER_TEST_KEY)
    wait_until(lambda: rig.jobs.is_idle)

    assert workspace.facts == known


def test_no_key_is_kept(loaded: KnownAccounts) -> None:
    held = repr((vars(loaded._memory), vars(loaded._prints)))

    assert A in held
    assert "Sentinel" not in held


def test_live_key_must_be_confirmed_first(
    rig: Rig, book: KnownAccounts, workspace: Workspace
) -> None:
    rig.add_key("real", LIVE_KEY)
    name_account(workspace, A)
    rig.target.choose("real")
    told = Told(book)
    load(book, A)

    assert told.armings == [("real", "rk_live_***7391")]
    assert told.failures == []
    assert rig.stripe.calls == []
    assert workspace.facts is None

    rig.keys.arm("real")
    load(book, A)
    assert len(rig.stripe.calls) == 1
    assert book.source_kind is FactsSource.LOADED


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (NO_ANSWER, "api.stripe.com cannot be reached."),
        (
            refusal(403, "Having the 'rak_accounts_read' permission would help."),
            "The key lacks the permission rak_accounts_read, which reading this account needs.",
        ),
    ],
)
def test_failure_leaves_what_was_known(
    loaded: KnownAccounts, rig: Rig, workspace: Workspace, answer: Reply | Failure, sentence: str
) -> None:
    known = workspace.facts
    told = Told(loaded)
    rig.stripe.answers.append(answer)
    load(loaded, A)

    assert told.failures == [sentence]
    assert workspace.facts == known


def test_key_that_is_gone_from_the_keyring(
    rig: Rig, book: KnownAccounts, workspace: Workspace
) -> None:
    rig.keys.keep_stored(
        Profile("nobody", "restricted", "test", "rk_test_***"), TEST_KEY, verbatim("")
    )
    rig.keys._in_memory.clear()
    rig.target.choose("nobody")
    name_account(workspace, A)
    told = Told(book)
    load(book, A)

    assert len(told.failures) == 1
    assert "no key named nobody" in told.failures[0]


@pytest.mark.parametrize("account", ["", "acct_", "acct_1/../x", "cus_1"])
def test_odd_account_is_not_asked_for(rig: Rig, book: KnownAccounts, account: str) -> None:
    rig.add_key("shop", TEST_KEY)
    told = Told(book)
    rig.target.choose("shop")
    book.load(account)

    assert not book.is_busy
    assert len(told.failures) == 1
    assert rig.stripe.calls == []


def test_preset_stays_for_every_account_until_cleared(
    loaded: KnownAccounts, workspace: Workspace
) -> None:
    known = workspace.facts
    preset = loaded.presets()[1]
    loaded.use_preset(preset)
    assert loaded.source == "preset Express-like"
    for account in (B, "", A):
        name_account(workspace, account)
        assert workspace.facts == preset.facts
    assert loaded.preset == preset

    loaded.use_loaded()
    assert workspace.facts == known
    assert loaded.preset is None


def test_facts_set_by_hand_are_of_no_account(loaded: KnownAccounts, workspace: Workspace) -> None:
    known = workspace.facts
    assert known is not None
    assert known.country == "US"
    loaded.use_manual(known)

    assert workspace.facts is not None
    assert workspace.facts.controller == known.controller
    assert workspace.facts.capabilities == known.capabilities
    assert workspace.facts.lists_capabilities == known.lists_capabilities
    assert set(workspace.facts.values) == {
        name for name in known.values if name.startswith(("controller.", "capabilities."))
    }
    assert workspace.facts.id == ""
    assert loaded.source == "set by hand"
    name_account(workspace, B)
    assert loaded.source_kind is FactsSource.BY_HAND


def test_loading_replaces_a_preset(loaded: KnownAccounts, workspace: Workspace) -> None:
    loaded.use_preset(loaded.presets()[0])
    load(loaded, A)

    assert loaded.source_kind is FactsSource.LOADED
    assert workspace.facts is not None
    assert workspace.facts.id == A


def test_loading_another_account_than_the_current_one_changes_nothing_yet(
    loaded: KnownAccounts, workspace: Workspace
) -> None:
    known = workspace.facts
    load(loaded, B)
    assert workspace.facts == known

    name_account(workspace, B)
    assert workspace.facts is not None
    assert workspace.facts.id == B


def test_clearing_forgets_this_account_only(loaded: KnownAccounts, workspace: Workspace) -> None:
    name_account(workspace, B)
    load(loaded, B)
    loaded.clear()

    assert workspace.facts is None
    assert loaded.loaded is None
    name_account(workspace, A)
    assert workspace.facts is not None


def test_closing_while_loading_says_nothing(
    rig: Rig, book: KnownAccounts, workspace: Workspace, qtbot: QtBot
) -> None:
    rig.add_key("shop", TEST_KEY)
    name_account(workspace, A)
    rig.stripe.gate.clear()
    rig.target.choose("shop")
    book.load(A)
    wait_until(lambda: bool(rig.stripe.calls))

    with qtbot.assertNotEmitted(book.changed), qtbot.assertNotEmitted(book.busy_changed):
        book.close()
        rig.stripe.gate.set()
        wait_until(lambda: rig.jobs.is_idle)
        settle()
    assert workspace.facts is None
