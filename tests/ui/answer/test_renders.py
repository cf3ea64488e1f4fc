"""What a test request makes the answer's panel do: each thing once, and nothing that is hidden."""

from collections import Counter
from collections.abc import Callable

import pytest
from tests.support.fakes import FakeClient, reply
from tests.support.qt import child, settle, wait_until

from session_composer.api.http.client import Failure, FailureKind
from session_composer.app import Program
from session_composer.core.text.message import verbatim
from session_composer.core.wire.paths import component_path
from session_composer.ui.answer.head import AnswerHead
from session_composer.ui.answer.history_view import HistoryView
from session_composer.ui.answer.retry_bar import RetryBar
from session_composer.ui.controls.primary_button import PrimaryButton
from session_composer.ui.window.main_window import MainWindow

ACCOUNT = "acct_1032D82eZvKYlo2C"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each part was rendered."""
    seen: Counter[str] = Counter()

    def count(kind: type, method: str) -> None:
        usual: Callable[..., None] = getattr(kind, method)

        def counted(*arguments: object, **options: object) -> None:
            seen[f"{kind.__name__}.{method}"] += 1
            usual(*arguments, **options)

        monkeypatch.setattr(kind, method, counted)

    count(AnswerHead, "show_exchange")
    count(AnswerHead, "show_staleness")
    count(RetryBar, "_show")
    count(HistoryView, "choose")
    return seen


@pytest.fixture
def client(stand_in: FakeClient, program: Program) -> FakeClient:
    program.parts.workspace.set_account(ACCOUNT, "x")
    program.parts.workspace.choose([component_path("documents")], True, "x")
    settle()
    return stand_in


def send(program: Program, window: MainWindow) -> None:
    child(window, PrimaryButton, "testRequestButton").click()
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()


def test_a_test_request_renders_the_answer_twice(
    program: Program, window: MainWindow, client: FakeClient, rendered: Counter[str]
) -> None:
    """Once as it begins, once as it ends; a second one, too, which puts an answer away."""
    for _ in range(2):
        rendered.clear()
        send(program, window)
        assert rendered["AnswerHead.show_exchange"] == 2
        assert rendered["AnswerHead.show_staleness"] == 2
        assert rendered["HistoryView.choose"] <= 4
        assert rendered["RetryBar._show"] == 0, "it is hidden"


def test_what_may_be_retried_is_rendered_once(
    program: Program, window: MainWindow, client: FakeClient, rendered: Counter[str]
) -> None:
    client.answer = lambda: Failure(FailureKind.TIMEOUT, verbatim("Too late."), request_left=True)
    send(program, window)
    assert rendered["RetryBar._show"] == 1
    client.answer = reply
    rendered.clear()
    send(program, window)
    assert rendered["RetryBar._show"] == 0


def test_edits_render_the_answer_no_more(
    program: Program, window: MainWindow, client: FakeClient, rendered: Counter[str]
) -> None:
    """Its body would lose what is selected in it, and where it was scrolled to."""
    send(program, window)
    rendered.clear()
    for is_sent in (False, True, False):
        program.parts.workspace.choose([component_path("documents")], is_sent, "x")
    assert rendered["AnswerHead.show_exchange"] == 0
    assert rendered["AnswerHead.show_staleness"] == 3
    program.parts.workspace.set_account("acct_other", "x")
    assert rendered["AnswerHead.show_staleness"] == 3, "it is as stale as before"
