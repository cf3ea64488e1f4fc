"""Signals and other threads reach the GUI thread without touching Qt (row F10)."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.support.qt import settle, wait_until

from session_composer.ui.signals import SignalWatch
from session_composer.ui.wake import Wake


@pytest.fixture(params=[sys.platform, "win32"])
def wake(
    qapp: QApplication, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Wake]:
    """By a pipe and, as on Windows, by sockets."""
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", request.param)
        made = Wake()
    yield made
    made.close()


@pytest.fixture
def _handlers() -> Iterator[None]:
    before = [(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM)]
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in before:
        signal.signal(number, handler)


@pytest.mark.usefixtures("_handlers")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_f10_a_signal_is_heard(wake: Wake, number: signal.Signals) -> None:
    watch = SignalWatch(wake)
    heard: list[int] = []
    watch.received.connect(lambda: heard.append(threading.get_ident()))
    os.kill(os.getpid(), number)
    wait_until(lambda: bool(heard))
    assert heard == [threading.get_ident()]


def test_many_calls_of_many_threads_wake_once_or_more(wake: Wake) -> None:
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
    wake = Wake()
    woken: list[None] = []
    wake.woken.connect(lambda: woken.append(None))
    wake.close()
    wake.call()
    settle()
    assert woken == []
