"""The entry point, which also runs where the rest of the program cannot be compiled."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command_line import GUI, offscreen, program

from session_composer import __main__

OLD = ["python3.11", "python3.10", "python3.9", "python3.8", "python3.7", "python3.6", "python3"]


def old_python() -> str | None:
    """Find a Python that is too old; a name on the path may be a stub that runs nothing."""
    version = "import sys; print(sys.version_info < (3, 12))"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        for name in OLD:
            found = shutil.which(name, path=folder)
            if found is None:
                continue
            tried = subprocess.run([found, "-c", version], capture_output=True, check=False)
            if tried.stdout.strip() == b"True":
                return found
    return None


def test_a_real_old_python(tmp_path: Path) -> None:
    """Fault row A1."""
    python = old_python()
    if python is None:
        pytest.skip("no Python before 3.12 here")
    done = subprocess.run(
        [python, "-B", "-m", "session_composer", "encode", "-"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(GUI)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("session-composer needs Python 3.12 or newer; this is 3.")
    assert done.stderr.count("\n") == 1


def test_an_old_python(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 7, "final", 0))
    monkeypatch.setitem(sys.modules, "session_composer.cli", None)
    assert __main__.main() == 2
    assert capsys.readouterr() == (
        "",
        "session-composer needs Python 3.12 or newer; this is 3.11.\n",
    )


def test_the_oldest_python_is_that_of_the_metadata() -> None:
    text = (GUI.parent / "pyproject.toml").read_text()
    assert 'requires-python = ">={}.{}"'.format(*__main__.OLDEST_PYTHON) in text


def test_the_arguments_of_the_process_are_used() -> None:
    assert program("catalog", "show", "2023-08-16").text == "account_onboarding\n"


def test_an_interrupt_before_anything_runs_is_silent() -> None:
    code = (
        "import sys; from session_composer import __main__, working_folder\n"
        "def interrupt(): raise KeyboardInterrupt\n"
        "working_folder.import_nothing_from_it = interrupt\n"
        "__main__.main()"
    )
    done = offscreen(code)
    assert (done.code, done.out, done.err) == (__main__.INTERRUPTED, b"", "")


THREAD = """
import sys, threading, time
from session_composer import cli
from session_composer.__main__ import main
def run(arguments):
    threading.Thread(target=time.sleep, args=(3600,)).start()
    sys.stdout.write("whole")
    {last}
cli.run = run
main()
"""


def test_k6_the_end_waits_for_no_thread_and_loses_no_output() -> None:
    """The interpreter is not taken apart while threads still use it."""
    done = offscreen(THREAD.format(last="return 3"))
    assert (done.code, done.out, done.err) == (3, b"whole", "")


def test_k6_an_error_of_the_program_ends_it_the_same_way() -> None:
    done = offscreen(THREAD.format(last="raise ZeroDivisionError"))
    assert (done.code, done.out) == (1, b"whole")
    assert done.err.endswith("ZeroDivisionError\n")
