"""The clipboard and the selection of X11, which the offscreen platform does not have (row D5)."""

import subprocess
import sys

import pytest
from tests.support.x11 import Desktop

pytestmark = pytest.mark.x11

# In a process on the display: the program sends to its sandbox, and its user selects the answer.
USER = """
import sys, tempfile, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from tests.support.commands import commands_of
from session_composer.api.keys.store import MemoryKeyStore
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.app import build, make_application
from session_composer.core.wire.paths import component_path

def wait(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "too long"
        QCoreApplication.processEvents()
        time.sleep(0.005)

make_application(["x"])
program = build(Path(tempfile.mkdtemp()) / "settings.ini", MemoryKeyStore())
window = program.window
window.show()
wait(window.isActiveWindow)
program.parts.workspace.set_account(sample_accounts()[0].id, "x")
program.parts.workspace.choose([component_path("documents")], True, "x")
commands_of(window).answer.test_request()
wait(lambda: program.parts.exchanges.latest is not None)
secret = program.parts.exchanges.latest.outcome.client_secret
body = window.findChild(QPlainTextEdit, "responseBody")
clipboard = QGuiApplication.clipboard()
PRIMARY = QClipboard.Mode.Selection
modes = (QClipboard.Mode.Clipboard, PRIMARY)

def take(how):
    body.selectAll()
    body.copy()
    clipboard.setText(body.textCursor().selectedText(), PRIMARY)
    wait(lambda: all(clipboard.text(mode) for mode in modes))
    print(how, *(secret in clipboard.text(mode) for mode in modes), flush=True)

take("masked")
window.findChild(QPushButton, "revealSecretButton").click()
commands_of(window).context.clipboard.clear_after_ms = 300
take("revealed")
wait(lambda: not any(secret in clipboard.text(mode) for mode in modes))
print("cleared", flush=True)
take("again")
program.parts.workspace.undo_stack.setClean()
window.close()
program.close()
print("closed", *(secret in clipboard.text(mode) for mode in modes), flush=True)
"""


def test_d5_what_is_selected_is_masked_and_what_was_revealed_is_taken_back(
    desktop: Desktop,
) -> None:
    """D4, too: copied by hand, without the button."""
    done = subprocess.run(
        [sys.executable, "-c", USER],
        env=desktop.env,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "masked False False",
        "revealed True True",
        "cleared",
        "again True True",
        "closed False False",
    ], done.stderr
