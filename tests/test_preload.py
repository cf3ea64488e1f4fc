"""Qt's libraries are loaded ahead, and nothing else is different for it."""

import importlib.util
import sys
from pathlib import Path
from threading import Thread

import pytest
from tests.support.command_line import offscreen
from tests.support.systems import version_for

from session_composer import preload as preload_module
from session_composer.preload import QtPreload

_PRELOAD = """
import sys
from session_composer.preload import QtPreload

with QtPreload(sys.argv[1]) as preload:
    pass
mapped = open("/proc/self/maps").read()
print(preload.has_platform, "PySide6" in sys.modules)
print(*(name in mapped for name in ("libQt6Core", "QtWidgets.abi3.so", "libqoffscreen", "libqsvg")))

from PySide6.QtCore import QThread
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel("text")
label.show()
print(QThread.isMainThread(), bool(QFontDatabase.families()), label.fontMetrics().height() > 5)
"""


def preload(platform: str) -> list[str]:
    done = offscreen(_PRELOAD, platform)
    # Offscreen windows have no hints on their size.
    said = done.err.replace("This plugin does not support propagateSizeHints()", "").strip()
    assert (done.code, said) == (0, "")
    return done.text.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="it is for Linux only")
def test_libraries_are_there_before_they_are_imported() -> None:
    """And Qt takes the main thread for it, though another one has loaded it."""
    told, mapped, works = preload("offscreen")
    assert told == "True False"
    assert mapped == "True True True True"
    assert works == "True True True"


@pytest.mark.skipif(sys.platform != "linux", reason="it is for Linux only")
@pytest.mark.parametrize("platform", ["", "nosuch", "../platforms/libqoffscreen"])
def test_a_platform_that_is_not_there(platform: str) -> None:
    told, mapped, works = preload(platform)
    assert told == "False False"
    assert mapped == "True True False True"
    assert works == "True True True"


def test_without_pyside_there_is_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with QtPreload("offscreen") as preloaded:
        pass
    assert not preloaded.has_platform


@pytest.mark.parametrize("system", ["macos", "windows"])
def test_on_other_systems_there_is_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    other = version_for(system, "libraries")
    monkeypatch.setattr(preload_module, "loader", other.loader)
    monkeypatch.setattr(preload_module, "find_fonts", pytest.fail)
    with QtPreload("offscreen") as preloaded:
        pass
    assert not preloaded.has_platform


@pytest.mark.skipif(sys.platform != "linux", reason="it is for Linux only")
def test_libraries_that_are_not_there_are_none_of_its_business(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The import tells what is missing; this is only a head start."""
    spec = importlib.util.spec_from_file_location("PySide6", tmp_path / "PySide6" / "__init__.py")
    assert spec is not None
    spec.submodule_search_locations = [str(tmp_path / "PySide6")]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    with QtPreload("offscreen") as preloaded:
        pass
    assert not preloaded.has_platform


def test_without_a_second_thread_there_is_no_head_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Thread, "start", refuse)
    with QtPreload("offscreen") as preloaded:
        pass
    assert not preloaded.has_platform


_NO_CTYPES = """
import sys
sys.modules["_ctypes"] = None
from session_composer.commands import window
from session_composer import app
from PySide6.QtCore import QTimer

app.WARM_UP_MS = 50
make = app.make_application

def make_and_end(arguments):
    made = make(arguments)
    QTimer.singleShot(1500, made.quit)
    return made

app.make_application = make_and_end
code = window.window_command(None)
print("ctypes" in sys.modules, code)
"""


def test_a_python_without_ctypes_starts_the_program_all_the_same() -> None:
    """As one is that was built where libffi was missing."""
    done = offscreen(_NO_CTYPES)
    assert (done.text, done.err) == ("False 0\n", "")
