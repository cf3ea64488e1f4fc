"""Jobs: results come back on the GUI thread, once, and never after they are unwanted."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import settle, wait_until

from session_composer.state import jobs as module
from session_composer.state.jobs import JobRunner


@pytest.fixture
def jobs(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def is_idle(jobs: JobRunner) -> bool:
    return not any(timer.isActive() for timer in jobs.findChildren(QTimer))


def nobody_waits() -> None:
    """End the wait of nobody."""


def test_work_runs_elsewhere_and_its_result_arrives_here(jobs: JobRunner) -> None:
    worked: list[int] = []
    delivered: list[tuple[str, int]] = []

    def work() -> str:
        worked.append(threading.get_ident())
        return "result"

    job = jobs.run(
        work, lambda result: delivered.append((result, threading.get_ident())), nobody_waits
    )
    assert delivered == []
    wait_until(lambda: bool(delivered))
    here = threading.get_ident()
    assert delivered == [("result", here)]
    assert worked != [here]
    assert job.is_cancelled, "a result is delivered once"


def test_many_jobs_all_arrive_and_the_timer_stops_when_idle(jobs: JobRunner) -> None:
    delivered: list[int] = []
    assert is_idle(jobs)
    for number in range(30):
        jobs.run(lambda number=number: number, delivered.append, nobody_waits)  # type: ignore[misc]
        assert not is_idle(jobs)
    wait_until(lambda: len(delivered) == 30)
    assert sorted(delivered) == list(range(30))
    assert is_idle(jobs)
    jobs.run(lambda: 99, delivered.append, nobody_waits)
    wait_until(lambda: 99 in delivered)
    assert is_idle(jobs)


def test_a_cancelled_job_delivers_nothing(jobs: JobRunner) -> None:
    go = threading.Event()
    delivered: list[object] = []
    job = jobs.run(lambda: go.wait(30), delivered.append, nobody_waits)
    job.cancel()
    assert job.is_cancelled
    go.set()
    wait_until(lambda: is_idle(jobs))
    settle()
    assert delivered == []


def test_a_cancelled_job_does_not_hold_up_another(jobs: JobRunner) -> None:
    go = threading.Event()
    delivered: list[object] = []
    stuck = jobs.run(lambda: go.wait(30), delivered.append, nobody_waits)
    jobs.run(lambda: "other", delivered.append, nobody_waits)
    stuck.cancel()
    wait_until(lambda: bool(delivered))
    go.set()
    wait_until(lambda: is_idle(jobs))
    assert delivered == ["other"]


class PanicError(BaseException):
    """Libraries written in Rust raise such ones."""


@pytest.mark.parametrize("error", [ValueError("broken"), PanicError()])
def test_an_exception_surfaces_on_the_gui_thread(
    jobs: JobRunner, qtbot: QtBot, error: BaseException
) -> None:
    def work() -> None:
        raise error

    with qtbot.captureExceptions() as seen:
        jobs.run(work, lambda _: None, nobody_waits)
        wait_until(lambda: bool(seen))
    assert [kind for kind, _, _ in seen] == [type(error)]
    assert is_idle(jobs)


def test_an_exception_does_not_end_the_other_jobs(jobs: JobRunner, qtbot: QtBot) -> None:
    delivered: list[str] = []
    go = threading.Event()

    def work() -> str:
        raise ValueError("broken")

    def later() -> str:
        go.wait(30)
        return "later"

    with qtbot.captureExceptions() as seen:
        jobs.run(later, delivered.append, nobody_waits)
        jobs.run(work, delivered.append, nobody_waits)
        wait_until(lambda: bool(seen))
        go.set()
        wait_until(lambda: bool(delivered))
    assert delivered == ["later"]
    assert is_idle(jobs)


def test_an_exception_is_told_to_who_waits(jobs: JobRunner, qtbot: QtBot) -> None:
    told: list[str] = []

    def work() -> str:
        raise ValueError("broken")

    with qtbot.captureExceptions() as seen:
        jobs.run(work, told.append, lambda: told.append("failed"))
        wait_until(lambda: bool(seen))
    assert told == ["failed"]


def test_an_exception_of_a_cancelled_job_is_told_to_nobody(jobs: JobRunner, qtbot: QtBot) -> None:
    told: list[str] = []
    go = threading.Event()

    def work() -> str:
        go.wait(30)
        raise ValueError("broken")

    with qtbot.captureExceptions():
        jobs.run(work, told.append, lambda: told.append("failed")).cancel()
        go.set()
        wait_until(lambda: is_idle(jobs))
    assert told == []


def test_an_exception_while_delivering_surfaces_and_leaves_the_rest_alone(
    jobs: JobRunner, qtbot: QtBot
) -> None:
    delivered: list[int] = []
    told: list[str] = []

    def refuse(_: int) -> None:
        raise ValueError("broken")

    with qtbot.captureExceptions() as seen:
        jobs.run(lambda: 1, refuse, lambda: told.append("failed"))
        wait_until(lambda: bool(seen))
        assert told == ["failed"], "whoever waits hears of it"
        jobs.run(lambda: 2, delivered.append, nobody_waits)
        wait_until(lambda: bool(delivered))
    assert is_idle(jobs)


def test_a_system_without_threads_fails_the_job(
    jobs: JobRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    told: list[str] = []
    with qtbot.captureExceptions() as seen, monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refuse)
        jobs.run(lambda: "x", told.append, lambda: told.append("failed"))
        assert told == [], "never before the call is over"
        wait_until(lambda: bool(seen))
    assert told == ["failed"]
    assert is_idle(jobs)


def test_nothing_is_delivered_after_close(jobs: JobRunner) -> None:
    delivered: list[object] = []
    done = threading.Event()
    for _ in range(3):
        jobs.run(done.set, delivered.append, nobody_waits)
    assert done.wait(30)
    jobs.close()
    time.sleep(0.03)
    settle()
    assert delivered == []
    assert is_idle(jobs)
    late = jobs.run(lambda: 1, delivered.append, nobody_waits)
    assert late.is_cancelled
    settle()
    assert delivered == []
    assert is_idle(jobs)


def test_closing_while_delivering_stops_at_once(jobs: JobRunner) -> None:
    delivered: list[int] = []
    ready = threading.Barrier(3)

    def work() -> int:
        ready.wait(30)
        return 1

    def deliver(result: int) -> None:
        delivered.append(result)
        jobs.close()

    jobs.run(work, deliver, nobody_waits)
    jobs.run(work, deliver, nobody_waits)
    ready.wait(30)
    time.sleep(0.03)
    settle()
    assert delivered == [1]


def test_work_that_hangs_keeps_nothing_from_ending(jobs: JobRunner) -> None:
    go = threading.Event()
    ended: list[bool] = []
    jobs.run(lambda: ended.append(go.wait(60)), lambda _: None, nobody_waits)
    workers = [thread for thread in threading.enumerate() if thread.name == "job"]
    assert workers
    assert all(thread.daemon for thread in workers)
    jobs.close()
    assert ended == []
    go.set()
    for thread in workers:
        thread.join(30)


def test_no_worker_touches_qt(jobs: JobRunner) -> None:
    """F2 and F6: a thread that Qt knows of can crash the program as it ends."""
    known: list[bool] = []
    delivered: list[object] = []
    jobs.run(lambda: known.append(QThread.isMainThread()), delivered.append, nobody_waits)
    wait_until(lambda: bool(delivered))
    assert known == [False]
    source = Path(module.__file__).read_text("utf-8")
    assert "QThread" not in source
    body = source[source.index("def target") : source.index("start_thread(target")]
    assert "emit" not in body
    assert "self" not in body


def test_the_gui_stays_alive_meanwhile(jobs: JobRunner, heartbeat: Heartbeat) -> None:
    delivered: list[bool] = []
    go = threading.Event()
    jobs.run(lambda: go.wait(60), delivered.append, nobody_waits)
    heartbeat.restart()
    wait_until(lambda: heartbeat.turns > 5)
    assert delivered == []
    go.set()
    wait_until(lambda: delivered == [True])
    assert heartbeat.worst_turn < UNNOTICED
