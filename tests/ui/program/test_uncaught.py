"""Errors that nobody caught: one plain dialog without secrets, and the window lives on (F1)."""

import gc
import io
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import override

import pytest
from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.command_line import environment
from tests.support.commands import commands_of
from tests.support.fakes import LIVE_KEY, SENTINEL
from tests.support.qt import settle, wait_until

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.app import Program
from session_composer.core.wire.paths import component_path
from session_composer.ui.look.theme import Theme
from session_composer.ui.program.uncaught import UncaughtErrors
from session_composer.ui.program.wake import WakePipe
from session_composer.ui.shell.message_boxes import MessageBoxes
from session_composer.ui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_no_exception_capture


class Told(MessageBoxes):
    """Dialogs that were shown; each is closed by the test's user at once, or when told to."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, theme)
        self.dialogs: list[str] = []
        self.notes: list[str] = []
        self.on_show: Callable[[], None] = lambda: None

    @override
    def problem(self, text: str, more: str = "") -> None:
        self.dialogs.append(f"{text}\n{more}")
        self.on_show()


@pytest.fixture
def told(program: Program, window: MainWindow, capfd: pytest.CaptureFixture[str]) -> Iterator[Told]:
    made = Told(window, program.theme)
    guard = UncaughtErrors(lambda: made, made.notes.append, window)
    wake = WakePipe(window)
    wake.woken.connect(guard.look)
    guard.wake_with(wake.call)
    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    guard.install()
    yield made
    guard.remove()
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before
    wake.close()


def fail(text: str = "") -> None:
    raise ValueError(f"key {LIVE_KEY} {text}")


class Failing(QWidget):
    """Fails whenever it is painted."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fail("in paint")


class Deleter:
    def __del__(self) -> None:
        fail("in del")


class FailingThread(QThread):
    @override
    def run(self) -> None:
        fail("in QThread")


class Runnable(QRunnable):
    @override
    def run(self) -> None:
        fail("in QRunnable")


class Emitter(QObject):
    sent = Signal()


def in_slot(window: QWidget) -> None:
    button = QPushButton(window)
    button.clicked.connect(lambda: fail())
    button.click()
    button.deleteLater()


def in_queued_slot(window: QWidget) -> None:
    emitter = Emitter(window)
    QTimer.singleShot(0, emitter.sent.emit)
    emitter.sent.connect(fail)


def in_timer(window: QWidget) -> None:
    QTimer.singleShot(0, window, fail)


def in_thread(window: QWidget) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_q_thread(window: QWidget) -> None:
    thread = FailingThread(window)
    thread.start()
    assert thread.wait(5000)


def in_pool(window: QWidget) -> None:
    pool = QThreadPool(window)
    pool.start(Runnable())
    assert pool.waitForDone(5000)


def in_del(window: QWidget) -> None:
    Deleter()
    gc.collect()


PLACES = [in_slot, in_queued_slot, in_timer, in_thread, in_q_thread, in_pool, in_del]


@pytest.mark.parametrize("raise_in", PLACES)
def test_f1_an_error_anywhere_is_one_dialog_without_secrets(
    window: MainWindow,
    told: Told,
    capfd: pytest.CaptureFixture[str],
    raise_in: Callable[[QWidget], None],
) -> None:
    gui = threading.get_ident()
    threads: list[int] = []
    told.on_show = lambda: threads.append(threading.get_ident())
    raise_in(window)
    wait_until(lambda: bool(told.dialogs))
    settle()
    assert len(told.dialogs) == 1
    assert threads == [gui]
    assert told.dialogs[0].startswith("Something went wrong in the program.")
    assert "ValueError: key sk_live_" in told.dialogs[0]
    assert "Traceback" not in told.dialogs[0]
    printed = capfd.readouterr().err
    assert "Traceback" in printed
    assert SENTINEL not in printed + told.dialogs[0]


def test_f1_failing_at_every_paint_is_one_dialog(window: MainWindow, told: Told) -> None:
    failing = Failing(window)
    failing.resize(50, 50)
    failing.show()
    wait_until(lambda: bool(told.dialogs))
    for _ in range(20):
        failing.update()
        settle()
    assert len(told.dialogs) == 1
    assert len(told.notes) >= 10
    failing.hide()
    failing.deleteLater()


def test_errors_while_a_dialog_is_open_do_not_pile_up(window: MainWindow, told: Told) -> None:
    def more_errors() -> None:
        for number in range(5):
            QTimer.singleShot(0, window, lambda number=number: fail(str(number)))
        settle()

    told.on_show = more_errors
    in_timer(window)
    wait_until(lambda: bool(told.dialogs))
    settle()
    assert len(told.dialogs) == 1
    assert len(told.notes) == 5
    assert all(SENTINEL not in note for note in told.notes)


def test_after_the_first_few_there_are_no_more_dialogs(window: MainWindow, told: Told) -> None:
    kinds = [type(f"Error{number}", (Exception,), {}) for number in range(20)]
    for kind in kinds:

        def raise_it(kind: type[Exception] = kind) -> None:
            raise kind("x")

        QTimer.singleShot(0, window, raise_it)
        settle()
    assert 1 < len(told.dialogs) <= 5
    assert len(told.dialogs) + len(told.notes) == 20


def test_what_an_error_says_is_short_and_visible(window: MainWindow, told: Told) -> None:
    QTimer.singleShot(0, window, lambda: fail("\u202e<b>\0" + "x" * 100_000))
    wait_until(lambda: bool(told.dialogs))
    assert len(told.dialogs[0]) < 1000
    assert "\\u202e<b>\\u0000" in told.dialogs[0]


def test_the_dialog_itself_is_plain_text(program: Program, window: MainWindow) -> None:
    """D1: in the real dialog."""
    seen: list[QMessageBox] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QMessageBox, "exec", lambda box: seen.append(box))
        MessageBoxes(window, program.theme).problem("Something went wrong.", "<b>bold</b>")
    (box,) = seen
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.informativeText() == "<b>bold</b>"


def test_the_window_works_after_an_error(
    program: Program, window: MainWindow, told: Told, qtbot: QtBot
) -> None:
    program.parts.sender.busy_changed.connect(fail)
    program.parts.workspace.set_account(sample_accounts()[0].id, "x")
    program.parts.workspace.choose([component_path("documents")], True, "x")
    commands_of(window).answer.test_request()
    wait_until(lambda: bool(told.dialogs) and not program.parts.sender.is_busy, 15)
    settle()
    assert commands_of(window).actions_by_name["testRequestAction"].isEnabled()
    program.parts.sender.busy_changed.disconnect(fail)


@pytest.mark.parametrize("stream", [None, "closed", "broken"])
def test_a6_without_a_terminal_errors_are_shown_all_the_same(
    window: MainWindow, told: Told, monkeypatch: pytest.MonkeyPatch, stream: str | None
) -> None:
    class Broken(io.StringIO):
        @override
        def write(self, text: str) -> int:
            raise BrokenPipeError

    err: io.StringIO | None = None
    if stream is not None:
        err = Broken() if stream == "broken" else io.StringIO()
        if stream == "closed":
            err.close()
    monkeypatch.setattr(sys, "stderr", err)
    in_timer(window)
    wait_until(lambda: bool(told.dialogs))
    monkeypatch.undo()
    assert len(told.dialogs) == 1


QT_TALK = f"""
import sys
from PySide6.QtCore import qDebug, qWarning, qFatal
from session_composer.ui.program.uncaught import quiet_qt
quiet_qt()
qDebug("quiet")
qWarning("This plugin does not support propagateSizeHints()")
qWarning("about {LIVE_KEY}")
sys.stderr.flush()
qFatal("the end of {LIVE_KEY}")
"""


def test_what_qt_says_is_printed_without_secrets() -> None:
    """D10: even the last word before Qt ends the process."""
    done = subprocess.run(
        [sys.executable, "-c", QT_TALK],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("Qt: ")]
    assert lines[0].startswith("Qt: about sk_live_")
    assert lines[1].startswith("Qt: the end of sk_live_")
    assert "quiet" not in done.stderr
    assert "propagateSizeHints" not in done.stderr
    assert SENTINEL not in done.stdout + done.stderr
