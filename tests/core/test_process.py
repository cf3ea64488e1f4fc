"""Memory with secrets in it stays out of files and out of other programs (row D7)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command_line import environment

from session_composer.core.process import forbid_key_log

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")

STATE = """
import ctypes, re
def state():
    limits = open("/proc/self/limits").read()
    limit = re.search(r"Max core file size +(\\S+) +(\\S+)", limits)
    kinds = int(open("/proc/self/coredump_filter").read(), 16)
    print(limit[1], limit[2], kinds, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
FUNCTIONS = """
import resource
from session_composer.core.platforms.processes import forbid_core_dumps, forbid_reading_memory
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
forbid_core_dumps()
state()
forbid_reading_memory()
state()
"""
WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from session_composer import app
app.WARM_UP_MS = 50
make = app.make_application
def make_and_look(arguments):
    made = make(arguments)
    state()
    QTimer.singleShot(0, lambda: QTimer.singleShot(1500, lambda: (state(), made.quit())))
    return made
app.make_application = make_and_look
raise SystemExit(app.run(None))
"""
SEND = """
import sys
from session_composer import cli
# Nothing listens there.
code = cli.run(["send", "-", "--key-env", "THE_KEY", "--api-base", "http://127.0.0.1:9"])
state()
"""
CRASH = """
import ctypes, os, sys
from session_composer.core.platforms.processes import forbid_core_dumps, forbid_reading_memory
os.chdir(sys.argv[1])
secret = "Sentinel" * 1000
forbid_core_dumps()
forbid_reading_memory()
ctypes.string_at(0)
"""


def run(code: str, *arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", STATE + code, *arguments],
        env=environment({"QT_QPA_PLATFORM": "offscreen", "THE_KEY": "sk_test_12345"}),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_calls_do_what_they_say() -> None:
    done = run(FUNCTIONS)
    assert done.stdout.splitlines() == ["0 0 0 1", "0 0 0 0"], done.stderr


def test_d7_the_window_is_never_dumped() -> None:
    """At its start, and when a key may be there, its memory cannot be read from outside."""
    done = run(WINDOW)
    assert done.stdout.splitlines() == ["0 0 0 1", "0 0 0 0"], done.stderr
    assert done.returncode == 0


def test_d7_a_command_with_a_key_is_never_dumped() -> None:
    done = run(SEND, given='{"format": "session-composer/1", "api_version": "2025-06-30.basil"}')
    assert done.stdout.splitlines()[-1:] == ["0 0 0 0"], done.stderr


def test_d7_a_crash_leaves_no_file(tmp_path: Path) -> None:
    done = run(CRASH, str(tmp_path))
    assert done.returncode == -11
    assert os.listdir(tmp_path) == []
    assert "Sentinel" not in done.stderr + done.stdout


def test_d10_a_crash_below_python_tells_places_and_no_values() -> None:
    code = """
import ctypes
from session_composer.core.process import report_crashes
report_crashes()
def crash(secret):
    ctypes.string_at(0)
crash("Sentinel")
"""
    done = run(code)
    assert done.returncode == -11
    assert "in crash" in done.stderr
    assert "Sentinel" not in done.stderr


def test_no_terminal_to_report_a_crash_to() -> None:
    code = """
import sys
from session_composer.core.process import report_crashes
sys.stderr = None
report_crashes()
"""
    assert run(code).returncode == 0


def test_i4_no_keys_of_connections_are_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", "/nowhere")
    forbid_key_log()
    assert "SSLKEYLOGFILE" not in os.environ
