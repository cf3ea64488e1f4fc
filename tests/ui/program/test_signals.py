"""Signals and other threads reach the GUI thread without touching Qt (row F10)."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.support.qt import delete_later_now, settle, wait_until
from tests.support.systems import version_for

from session_composer.ui.program import wake as wake_module
from session_composer.ui.program.signals import SignalWatch
from session_composer.ui.program.wake import WakePipe

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(params=["linux", "windows"])
def wake(
    qapp: QApplication, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WakePipe]:
    """By a pipe and, as on Windows, by sockets."""
    with monkeypatch.context() as patch:
        patch.setattr(wake_module, "wake_pipe", version_for(request.param, "pipes").wake_pipe)
        made = WakePipe()
    yield made
    made.close()


@pytest.fixture
def _handlers() -> Iterator[None]:
    before = [(number, signal.getsignal(number)) for number in SIGNALS]
    # Ignored where the tests run under nohup.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in before:
        signal.signal(number, handler)


@pytest.mark.usefixtures("_handlers")
@pytest.mark.parametrize("number", SIGNALS)
def test_f10_a_signal_is_heard(wake: WakePipe, number: signal.Signals) -> None:
    watch = SignalWatch(wake)
    heard: list[int] = []
    watch.received.connect(lambda: heard.append(threading.get_ident()))
    os.kill(os.getpid(), number)
    wait_until(lambda: bool(heard))
    assert heard == [threading.get_ident()]


@pytest.mark.usefixtures("_handlers")
def test_k7_signals_in_a_row_only_leave_a_note_until_the_loop_turns(wake: WakePipe) -> None:
    watch = SignalWatch(wake)
    heard: list[None] = []
    watch.received.connect(lambda: heard.append(None))
    for number in SIGNALS * 2:
        os.kill(os.getpid(), number)
    assert not heard
    wait_until(lambda: bool(heard))
    settle(20)
    assert heard == [None]


@pytest.mark.usefixtures("_handlers")
@pytest.mark.parametrize("number", SIGNALS)
def test_k7_a_signal_after_the_end_raises_nothing(
    number: signal.Signals, capfd: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    wake = WakePipe()
    watch = SignalWatch(wake)
    watch.deleteLater()
    settle()
    delete_later_now()
    os.kill(os.getpid(), number)
    settle(20)
    assert capfd.readouterr() == ("", "")
    wake.close()


@pytest.mark.usefixtures("_handlers")
def test_k7_a_hangup_that_is_ignored_stays_so(wake: WakePipe) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    watch = SignalWatch(wake)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGTERM) == watch._on_signal


def test_many_calls_of_many_threads_wake_once_or_more(wake: WakePipe) -> None:
    woken: list[int] = []
    wake.woken.connect(lambda: woken.append(threading.get_ident()))

    def call() -> None:
        for _ in range(20_000):
            wake.call()

    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wait_until(lambda: bool(woken))
    settle(20)
    assert set(woken) == {threading.get_ident()}
    count = len(woken)
    wake.call()
    wait_until(lambda: len(woken) == count + 1)


def test_nobody_is_woken_after_the_end(qapp: QApplication) -> None:
    wake = WakePipe()
    woken: list[None] = []
    wake.woken.connect(lambda: woken.append(None))
    wake.close()
    wake.call()
    settle()
    assert woken == []
