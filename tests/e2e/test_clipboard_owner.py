"""A program that holds the clipboard and does not answer holds up nothing here (row K5)."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.support.command_line import GUI
from tests.support.running import Running
from tests.support.x11 import Desktop, end, wait_until

pytestmark = pytest.mark.x11

AT_ONCE_S = 3.0
SELECTIONS = ("clipboard", "primary")
ASK = """
from session_composer.ui.program.x11_selection import answers
print(answers("CLIPBOARD", 0.5), answers("PRIMARY", 0.5))
"""
# Counts how often Qt is asked for the clipboard, which waits where nobody answers.
PASTE = """
import os, sys
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox
from PySide6.QtWidgets import QVBoxLayout, QWidget
from session_composer.ui.program import x11_selection
from session_composer.ui.program.paste_gate import PasteGate

if sys.argv[1] == "running":
    # However slow this computer is.
    x11_selection.answers.__defaults__ = (10.0,)
application = QApplication([])
window = QWidget()
fields = [QLineEdit(), QPlainTextEdit(), QSpinBox()]
layout = QVBoxLayout(window)
for field in fields:
    layout.addWidget(field)
gate = PasteGate(window)
window.show()
window.activateWindow()
assert QTest.qWaitForWindowActive(window)
for field in fields:
    field.setFocus()
    at = field.viewport() if isinstance(field, QPlainTextEdit) else field
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseClick(at, Qt.MouseButton.MiddleButton)
    if sys.argv[1] == "stopped":
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        application.sendEvent(at, menu)
        assert application.activePopupWidget() is None
print(gate.is_open(window), [field.text() for field in fields if isinstance(field, QLineEdit)],
      fields[1].toPlainText(), fields[2].value() != 0, flush=True)
os._exit(0)
"""


@contextmanager
def owners(desktop: Desktop, home: Path) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Programs of others that hold both selections with the text 7."""
    home.mkdir(parents=True, exist_ok=True)
    found = []
    try:
        for selection in SELECTIONS:
            process = subprocess.Popen(
                ["xclip", "-quiet", "-selection", selection, "-in"],
                env=desktop.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            found.append(process)
            assert process.stdin is not None
            process.stdin.write(b"7")
            process.stdin.close()
        wait_until(lambda: desktop.clipboard() == "7", "the clipboard of another program")
        yield found
    finally:
        for process in found:
            process.send_signal(signal.SIGCONT)
            end(process)


def run(desktop: Desktop, code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=desktop.env | {"PYTHONPATH": str(GUI)},
        capture_output=True,
        text=True,
        # Qt would wait for five seconds a question.
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_k5_a_program_that_answers_is_told_from_one_that_does_not(
    desktop: Desktop, home: Path
) -> None:
    with owners(desktop, home) as found:
        assert run(desktop, ASK) == "True True"
        found[0].send_signal(signal.SIGSTOP)
        assert run(desktop, ASK) == "False True"
        found[1].send_signal(signal.SIGSTOP)
        assert run(desktop, ASK) == "False False"
    assert run(desktop, ASK) == "True True"


def test_k5_fields_take_what_is_answered_and_do_not_wait_for_what_is_not(
    desktop: Desktop, home: Path
) -> None:
    with owners(desktop, home) as found:
        assert run(desktop, PASTE, "running") == "True ['777'] 777 True"
        for process in found:
            process.send_signal(signal.SIGSTOP)
        assert run(desktop, PASTE, "stopped") == "False ['']  False"


def test_k5_the_program_ends_at_once_while_another_holds_the_clipboard(
    desktop: Desktop, home: Path
) -> None:
    """After a copy of its own, too, and with a paste just before."""
    with Running(desktop, home) as program:
        program.wait_window()
        # The body of the new request is what says that the copy was made.
        desktop.press("space", "ctrl+shift+c")
        wait_until(desktop.clipboard, "the copy")
        with owners(desktop, home) as found:
            for process in found:
                process.send_signal(signal.SIGSTOP)
            desktop.press("ctrl+v", "ctrl+v")
            program.signal(signal.SIGTERM)
            assert program.exit_code(AT_ONCE_S) == 0
            assert program.output == ""


def test_what_cannot_be_asked_is_taken_to_answer(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**os.environ, "DISPLAY": ":4711", "PYTHONPATH": str(GUI)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.strip() == "True True", done.stderr
