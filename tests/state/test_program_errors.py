"""An error of the program ends the wait of whoever waits, is said, and the next try works."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from pytestqt.qtbot import QtBot
from tests.support.accounts import TEST_KEY, Rig
from tests.support.qt import settle, wait_until
from tests.support.stored_keys import Heard

from session_composer.api.http.network_settings import NetworkSettings
from session_composer.api.keys.key_check import KeyCheck
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.codecs.readers import reading
from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.core.wire.paths import enabled_path
from session_composer.state.account.account_list import AccountList, ListState
from session_composer.state.account.known_accounts import KnownAccounts
from session_composer.state.code import code_writing
from session_composer.state.code.code_writing import CodeWriting, WrittenCode
from session_composer.state.document.document import Document
from session_composer.state.document.recovery import Recovery
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.importing.import_reading import ImportReading
from session_composer.state.keys.key_changes import KeyChangeCallback, KeyChanges
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchanges, Trouble
from session_composer.state.sending.key_checks import KeyChecks
from session_composer.state.sending.network import Network
from session_composer.state.sending.sender import Sender

ACCOUNT = "acct_1First"
ERROR = "program error"


class Waiting(NamedTuple):
    """One that waits for a job: how to begin, whether it waits still, and what it says."""

    begin: Callable[[], None]
    is_waiting: Callable[[], bool]
    said: Callable[[], str]
    break_it: Callable[[pytest.MonkeyPatch], None]


class Make(Protocol):
    def __call__(self, rig: Rig, workspace: Workspace, folder: Path) -> Waiting: ...


def bug(*_arguments: object, **_options: object) -> None:
    raise ZeroDivisionError


def _breaks(thing: object, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(thing, name, bug)


def _stripe(rig: Rig) -> Callable[[pytest.MonkeyPatch], None]:
    return _breaks(rig.stripe, "send")


def sender(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    exchanges = Exchanges()
    made = Sender(workspace, exchanges, rig.keys, rig.targets, rig.jobs)

    def said() -> str:
        outcome = exchanges.latest.outcome if exchanges.latest is not None else None
        return str(outcome.message) if isinstance(outcome, Trouble) else ""

    return Waiting(lambda: made.start("shop"), lambda: made.is_busy, said, _stripe(rig))


def key_test(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    made = KeyChecks(rig.keys, rig.targets, rig.jobs)
    told: list[KeyCheck | AccountTrouble | Trouble] = []

    def said() -> str:
        last = told[-1]
        return "" if isinstance(last, KeyCheck) else str(last.message)

    return Waiting(
        lambda: made.start("shop", "2025-06-30.basil", told.append),
        lambda: made.is_busy,
        said,
        _stripe(rig),
    )


def account_book(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    made = KnownAccounts(workspace, rig.keys, rig.target, rig.targets, rig.jobs)
    rig.target.choose("shop")
    told = [""]
    made.failed.connect(told.append)

    def begin() -> None:
        told.append("")
        made.load(ACCOUNT)

    return Waiting(begin, lambda: made.is_busy, lambda: told[-1], _stripe(rig))


def account_list(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    made = AccountList(rig.keys, rig.targets, rig.jobs)
    rig.stripe.ids = ["acct_1Fake00000"]

    def begin() -> None:
        if made.state is ListState.FAILED:
            made.retry()
        else:
            made.open("shop", "2025-06-30.basil")

    return Waiting(
        begin,
        lambda: made.state is ListState.LOADING,
        lambda: made.state_text if made.state is ListState.FAILED else "",
        _stripe(rig),
    )


def _change(
    rig: Rig, method: str, change: Callable[[KeyChanges, KeyChangeCallback], None]
) -> Waiting:
    changes = KeyChanges(rig.keys, rig.jobs)
    told = Heard()
    begun = [0]

    def begin() -> None:
        begun[0] += 1
        change(changes, told.hear)

    return Waiting(
        begin,
        lambda: len(told) < begun[0],
        lambda: told[-1],
        _breaks(rig.keys._store, method),
    )


def key_added(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    return _change(rig, "save", lambda changes, done: changes.add("other", TEST_KEY, done))


def key_forgotten(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    return _change(rig, "forget", lambda changes, done: changes.forget("shop", done))


def key_renamed(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    return _change(rig, "save", lambda changes, done: changes.rename("shop", "new", done))


def place_of_keys(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    told: list[str] = []
    begun = [0]
    rig.keys.changed.connect(lambda: told.append(translate(rig.keys.place)))

    def begin() -> None:
        begun[0] += 1
        rig.keys.look()

    return Waiting(
        begin, lambda: len(told) < begun[0], lambda: told[-1], _breaks(rig.keys._store, "info")
    )


def import_reading(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    made = ImportReading(reading, workspace.store, workspace.request, rig.jobs)
    return Waiting(
        lambda: made.start("account=acct_1", ""),
        lambda: made.is_busy,
        lambda: translate(made.error),
        _breaks(reading, "read"),
    )


def network(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    made = Network(Settings(folder / "network.ini"), rig.jobs)
    told: list[str] = []
    begun = [0]

    def begin() -> None:
        begun[0] += 1
        made.describe(NetworkSettings(), lambda way, trust: told.append(str(way[0])))

    def break_it(patch: pytest.MonkeyPatch) -> None:
        patch.setattr("session_composer.api.http.route.proxy_in_effect", bug)

    return Waiting(begin, lambda: len(told) < begun[0], lambda: told[-1], break_it)


def code(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    made = CodeWriting(workspace, rig.jobs)
    told: list[WrittenCode | str] = []
    begun = [0]

    def begin() -> None:
        begun[0] += 1
        made.write(LANGUAGES[0], told.append, lambda: told.append(ERROR))

    def break_it(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(code_writing, "_written", lambda _language, _source: bug())

    def said() -> str:
        last = told[-1]
        return last if isinstance(last, str) else ""

    return Waiting(begin, lambda: len(told) < begun[0], said, break_it)


def recovery(rig: Rig, workspace: Workspace, folder: Path) -> Waiting:
    made = Recovery(workspace, Document(workspace), rig.jobs, lambda: folder)
    told = [""]
    made.trouble_changed.connect(told.append)
    path = enabled_path("payouts")

    def begin() -> None:
        sent = workspace.request.params.get(path)
        workspace.choose([path], not sent, "x")
        made._on_due()

    def break_it(patch: pytest.MonkeyPatch) -> None:
        patch.setattr("session_composer.core.session.unsaved_work.WorkKeeper.keep", bug)

    return Waiting(begin, lambda: made._is_busy, lambda: told[-1], break_it)


WAITING: list[Make] = [
    sender,
    key_test,
    account_book,
    account_list,
    key_added,
    key_forgotten,
    key_renamed,
    place_of_keys,
    import_reading,
    network,
    code,
    recovery,
]


@pytest.fixture(autouse=True)
def many_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have code written in a thread, however little."""
    monkeypatch.setattr(code_writing, "MANY_PARAMETERS", -1)


@pytest.mark.parametrize("make", WAITING, ids=lambda make: make.__name__)
def test_an_error_of_the_program_ends_the_wait(
    rig: Rig,
    workspace: Workspace,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    make: Make,
) -> None:
    rig.add_key("shop", TEST_KEY)
    workspace.set_account(ACCOUNT, "x")
    waiting = make(rig, workspace, tmp_path)
    with qtbot.captureExceptions() as seen, monkeypatch.context() as patch:
        waiting.break_it(patch)
        waiting.begin()
        assert waiting.is_waiting()
        wait_until(lambda: bool(seen))
        settle()
    assert [kind for kind, _, _ in seen] == [ZeroDivisionError]
    assert not waiting.is_waiting()
    assert ERROR in waiting.said()
    waiting.begin()
    assert waiting.is_waiting()
    wait_until(lambda: not waiting.is_waiting())
    assert ERROR not in waiting.said()


def test_after_an_error_the_account_is_not_known_rather_than_loading(
    rig: Rig, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check of the keys behind what was read fails: what was read applies to no key."""
    rig.add_key("shop", TEST_KEY)
    rig.target.choose("shop")
    workspace.set_account(ACCOUNT, "x")
    book = KnownAccounts(workspace, rig.keys, rig.target, rig.targets, rig.jobs)
    book.load(ACCOUNT)
    wait_until(lambda: workspace.facts is not None)
    with qtbot.captureExceptions() as seen, monkeypatch.context() as patch:
        patch.setattr(rig.keys, "read_blocking", bug)
        rig.keys.changed.emit()
        wait_until(lambda: bool(seen))
        settle()
    assert workspace.facts is None
    book.load(ACCOUNT)
    wait_until(lambda: workspace.facts is not None)
