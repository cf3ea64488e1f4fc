"""When work that follows edits is done: soon, but not between rapid edits."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from tests.support.qt import wait_until

from session_composer.ui.widgets import coalesced
from session_composer.ui.widgets.coalesced import TIMER_NAME, Coalesced


class Clock:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def monotonic(self) -> float:
        return self.now_s


class Case:
    """Some work, and how often it was done."""

    def __init__(self, owner: QObject, clock: Clock) -> None:
        self.done = 0
        self.is_heavy = False
        self.soon = Coalesced(self._work, owner, lambda: self.is_heavy)
        self._clock = clock
        self._timer = self.soon.findChild(QTimer, TIMER_NAME)

    def _work(self) -> None:
        self.done += 1

    def call(self, after_ms: float = 0) -> int | None:
        """Call after a time; returns for how many milliseconds the work waits then."""
        self._clock.now_s += after_ms / 1e3
        self.soon.call()
        return self.waits_ms

    @property
    def waits_ms(self) -> int | None:
        assert self._timer is not None
        return self._timer.interval() if self._timer.isActive() else None


@pytest.fixture
def case(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    clock = Clock()
    monkeypatch.setattr(coalesced, "time", clock)
    owner = QObject()
    yield Case(owner, clock)
    owner.deleteLater()


def test_a_single_call_is_served_at_once(case: Case) -> None:
    assert case.call() == 0
    assert case.done == 0
    QCoreApplication.processEvents()
    assert (case.done, case.waits_ms) == (1, None)


def test_calls_of_one_event_are_one(case: Case) -> None:
    assert [case.call(), case.call(1), case.call(1)] == [0, 0, 0]
    QCoreApplication.processEvents()
    assert case.done == 1
    QCoreApplication.processEvents()
    assert case.done == 1


def test_calls_with_pauses_are_served_one_by_one(case: Case) -> None:
    for number in range(1, 4):
        assert case.call(51) == 0
        QCoreApplication.processEvents()
        assert case.done == number


def test_rapid_calls_wait_for_a_pause(case: Case) -> None:
    case.call()
    QCoreApplication.processEvents()
    for _ in range(6):
        assert case.call(33) == 50
        QCoreApplication.processEvents()
    assert case.done == 1
    wait_until(lambda: case.done == 2)
    assert case.waits_ms is None


def test_rapid_calls_do_not_wait_for_ever(case: Case) -> None:
    case.call()
    QCoreApplication.processEvents()
    waits = [case.call(40) for _ in range(8)]
    assert waits == [50, 50, 50, 50, 50, 50, 10, 0]
    QCoreApplication.processEvents()
    assert case.done == 2


def test_heavy_work_waits_for_its_pause_however_long(case: Case) -> None:
    """It begins once the edit and its frame are done, which may take as long themselves."""
    case.is_heavy = True
    for _ in range(10):
        assert case.call(100) == 0
        QCoreApplication.processEvents()
        assert case.waits_ms == 150
    assert case.done == 0


def test_what_is_heavy_no_longer_is_served_at_once(case: Case) -> None:
    case.is_heavy = True
    case.call()
    case.is_heavy = False
    assert case.call(1) == 0
    QCoreApplication.processEvents()
    assert (case.done, case.waits_ms) == (1, None)
