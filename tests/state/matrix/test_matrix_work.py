"""A matrix is put together, sent, cancelled, gone on with; a live key is asked about each time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.fakes import LIVE_KEY, FakeClient, reply
from tests.support.matrices import request
from tests.support.qt import wait_until
from tests.support.sending import Bench

from session_composer.api.sandbox.sample_accounts import NORMAL, sample_accounts
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.matrix.plan import NamedRequest
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.state.document.workspace import Workspace
from session_composer.state.matrix.matrix_choice import MatrixAccounts, MatrixChoice, MatrixRequest
from session_composer.state.matrix.matrix_work import MatrixPhase, MatrixWork
from session_composer.state.sending.targets import Targets

IDS = tuple(one.id for one in sample_accounts() if one.behaviour == NORMAL)[:3]


class Scene(Bench):
    """A matrix among fakes."""

    def __init__(self, workspace: Workspace, rulebook: Rulebook, folder: Path) -> None:
        super().__init__(workspace, rulebook, folder)
        self.work = self.matrix_work(self.client)

    def matrix_work(self, client: FakeClient | None) -> MatrixWork:
        targets = Targets(self.keys, self.sandbox, *([client.make] if client is not None else []))
        work = MatrixWork(
            self.workspace.store,
            lambda: self.workspace.rulebook,
            self.keys,
            targets,
            self.jobs,
        )
        work.arming_needed.connect(lambda *asked: self.asked.append(asked))
        return work

    def end(self) -> None:
        wait_until(lambda: self.work.phase is MatrixPhase.IDLE)

    def prepare(
        self,
        accounts: MatrixAccounts | None,
        target: str = "",
        *,
        anew: bool = True,
        **read: object,
    ) -> None:
        named = NamedRequest("payments", request("payments"))
        found = MatrixRequest("Payments", read.get("read") or (lambda: named))  # type: ignore[arg-type]
        self.work.prepare(MatrixChoice((found,), accounts, ()), target, anew=anew)
        self.end()


@pytest.fixture
def scene(workspace: Workspace, rulebook: Rulebook, tmp_path: Path) -> Iterator[Scene]:
    made = Scene(workspace, rulebook, tmp_path)
    yield made
    made.work.close()
    made.jobs.close()
    made.sandbox.close()


def test_the_sandbox_answers_each_cell(scene: Scene) -> None:
    scene.work = scene.matrix_work(None)
    scene.prepare(MatrixAccounts(IDS))
    assert scene.work.prepared is not None
    matrix = scene.work.prepared.matrix
    assert [matrix.prediction(cell).refused for cell in range(3)] == [False] * 3
    assert scene.work.accounts_read == 3
    told: list[bool] = []
    scene.work.progressed.connect(lambda: told.append(True))
    scene.work.send()
    scene.end()
    assert matrix.counts()[CellOutcome.ACCEPTED] == 3
    assert matrix.simulated
    assert scene.work.progress is not None
    assert scene.work.progress.answered == 3
    # The run, and with it the key, is gone.
    assert scene.work._run is None
    assert "secret" not in repr(vars(matrix))


def test_all_accounts_are_asked_for(scene: Scene) -> None:
    scene.work = scene.matrix_work(None)
    scene.prepare(MatrixAccounts())
    assert scene.work.prepared is not None
    assert len(scene.work.prepared.matrix.plan.accounts) > 250


@pytest.mark.parametrize(
    ("accounts", "told"),
    [
        (None, "There is no account to send for."),
        (MatrixAccounts(("acct-1",)), "acct-1"),
        (MatrixAccounts(file="no such file"), "no such file"),
        (MatrixAccounts(of_requests=True), "payments names no account"),
        (MatrixAccounts(("sk_test_51SentinelSentinelTest7391",)), "The list of ids: 'sk_test_"),
    ],
)
def test_what_cannot_be_made_is_told(
    scene: Scene, accounts: MatrixAccounts | None, told: str
) -> None:
    scene.prepare(accounts)
    assert scene.work.prepared is None
    assert told in str(scene.work.trouble)
    assert "Sentinel" not in str(scene.work.trouble)


def test_a_file_that_is_no_request_is_told(scene: Scene) -> None:
    def read() -> NamedRequest:
        raise InputError("a.session.json is no request.")

    scene.prepare(MatrixAccounts(IDS), read=read)
    assert str(scene.work.trouble) == "a.session.json is no request."


def test_cancel_keeps_what_is_there_and_the_rest_can_follow(scene: Scene) -> None:
    scene.prepare(MatrixAccounts(IDS))
    assert scene.work.prepared is not None
    matrix = scene.work.prepared.matrix
    scene.client.open.clear()
    sent = len(scene.client.sent)
    scene.work.send()
    wait_until(lambda: len(scene.client.sent) == sent + 3)
    scene.work.cancel()
    assert scene.work.is_stopping
    scene.client.open.set()
    scene.end()
    # These had left: what came of them is known.
    assert matrix.answered == 3
    assert list(scene.work.cells_to_send()) == [0, 1, 2]


def test_an_edit_does_not_read_the_accounts_once_more(scene: Scene) -> None:
    scene.prepare(MatrixAccounts(IDS))
    assert len(scene.client.sent) == 3
    scene.prepare(MatrixAccounts(IDS), anew=False)
    assert len(scene.client.sent) == 3
    assert scene.work.prepared is not None
    assert [one.id for one in scene.work.prepared.matrix.plan.accounts] == list(IDS)
    scene.prepare(MatrixAccounts(IDS))
    assert len(scene.client.sent) == 6


def test_what_is_cancelled_while_it_is_made_says_so(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    predict = Matrix.predict

    def cancelled(self: Matrix, *arguments: Any) -> None:
        scene.work._cancel.cancel()
        predict(self, *arguments)

    monkeypatch.setattr(Matrix, "predict", cancelled)
    scene.prepare(MatrixAccounts(IDS))
    assert scene.work.prepared is not None
    assert scene.work.prepared.matrix.prediction(0).refused is None
    assert "not everything is predicted" in str(scene.work.trouble)


def test_only_what_has_no_answer_is_sent_once_more(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.prepare(MatrixAccounts(IDS))
    assert scene.work.prepared is not None
    matrix = scene.work.prepared.matrix
    scene.client.answer = lambda: reply(401, {"error": {"message": "No.", "type": "x"}})
    scene.work.send()
    scene.end()
    # A key that is refused ends it.
    assert "The rest was not sent: No." in str(scene.work.trouble)
    rest = len(scene.work.cells_to_send())
    assert 0 < matrix.answered <= 3
    scene.client.answer = reply
    before = len(scene.client.sent)
    scene.work.send()
    scene.end()
    assert len(scene.client.sent) - before == rest
    assert scene.work.trouble is None


@pytest.fixture
def live(scene: Scene) -> Callable[[], None]:
    """A matrix for a live key, and a way to go on after the question."""
    scene.has_key("Live", LIVE_KEY, "live")
    scene.prepare(MatrixAccounts(IDS), "Live")
    return lambda: scene.keys.arm("Live")


def test_m5_a_live_key_is_asked_about_each_time(scene: Scene, live: Callable[[], None]) -> None:
    # Accounts with known ids are not read with it, and nothing is asked for that.
    assert scene.asked == []
    assert scene.client.sent == []
    assert scene.work.prepared is not None
    scene.work.send()
    scene.end()
    (asked,) = scene.asked
    assert (asked[0], asked[2]) == ("Live", True)  # type: ignore[misc]
    live()
    scene.work.send()
    scene.end()
    # It is armed now, for a test request; not for so many.
    assert len(scene.asked) == 2
    assert scene.client.sent == []
    scene.work.send(confirmed=True)
    scene.end()
    assert len(scene.client.sent) == 3
    assert scene.work.prepared.matrix.answered == 3


def test_m5_reading_all_accounts_with_a_live_key_is_asked_about(scene: Scene) -> None:
    scene.has_key("Live", LIVE_KEY, "live")
    scene.prepare(MatrixAccounts(), "Live")
    assert scene.work.prepared is None
    (asked,) = scene.asked
    assert asked[2] is False  # type: ignore[misc]
    assert scene.client.sent == []
