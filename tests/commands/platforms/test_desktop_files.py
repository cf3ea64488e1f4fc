"""What macOS and Windows are told about the program, on stand-ins for them."""

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.support.command_line import call
from tests.support.systems import FakeWinreg, version_for

from session_composer.commands import desktop

CLASSES = r"Software\Classes"
TYPE = rf"{CLASSES}\SessionComposer.Request"


class Explorer:
    """Counts how often it is told that something has changed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.told: list[tuple[Any, ...]] = []
        shell = SimpleNamespace(SHChangeNotify=lambda *given: self.told.append(given))
        monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> FakeWinreg:
    found = FakeWinreg()
    use("windows", monkeypatch, winreg=found)
    return found


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program as pip installs it, beside its Python."""
    folder = tmp_path / "My Scripts"
    folder.mkdir()
    for name in ("session-composer.exe", "python.exe", "pythonw.exe"):
        (folder / name).touch()
    monkeypatch.setattr(sys, "argv", [str(folder / "session-composer.exe")])
    monkeypatch.setattr(sys, "executable", str(folder / "python.exe"))
    return folder / "session-composer.exe"


def use(system: str, monkeypatch: pytest.MonkeyPatch, **fakes: FakeWinreg) -> None:
    other = version_for(system, "desktop_files", "commands.platforms", **fakes)
    for name in ("install", "refresh", "remove"):
        monkeypatch.setattr(desktop, name, getattr(other, name))


def test_windows_offers_the_program_and_changes_nothing_else(
    registry: FakeWinreg,
    program: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    explorer = Explorer(monkeypatch)
    before: dict[str, dict[str, str]] = {
        "Software": {},
        CLASSES: {},
        rf"{CLASSES}\.json": {"": "Other.Json"},
        rf"{CLASSES}\.json\OpenWithProgids": {"x": ""},
    }
    registry.keys.update({key: dict(values) for key, values in before.items()})
    for _ in range(2):
        done = call(capfdbinary, "--install-desktop")
        assert (done.code, done.err) == (0, "")
    assert rf"HKEY_CURRENT_USER\{TYPE}" in done.text.splitlines()
    python = program.with_name("pythonw.exe")
    assert registry.keys[rf"{TYPE}\shell\open\command"] == {
        "": f'"{python}" -P -m session_composer "%1"'
    }
    assert registry.keys[rf"{TYPE}\DefaultIcon"] == {}
    assert registry.keys[rf"{TYPE}\shell\open"] == {"FriendlyAppName": "Session Composer"}
    assert registry.keys[rf"{CLASSES}\.json"] == {"": "Other.Json"}
    assert set(registry.keys[rf"{CLASSES}\.json\OpenWithProgids"]) == {
        "x",
        "SessionComposer.Request",
    }
    assert explorer.told == [(0x08000000, 0, None, None)] * 2
    for _ in range(2):
        assert call(capfdbinary, "--uninstall-desktop").code == 0
    assert registry.keys == before


def test_a_bundle_is_opened_without_a_console(
    registry: FakeWinreg,
    program: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    Explorer(monkeypatch)
    windowed = program.with_name("Session Composer.exe")
    windowed.touch()
    assert call(capfdbinary, "--install-desktop").code == 0
    assert registry.keys[rf"{TYPE}\shell\open\command"] == {"": f'"{windowed}" "%1"'}
    assert registry.keys[rf"{TYPE}\DefaultIcon"] == {"": f'"{windowed}",0'}


def test_windows_says_no(
    registry: FakeWinreg, program: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    registry.is_denied = True
    said = call(capfdbinary, "--install-desktop").failed(2)
    assert said == "the data of your desktop cannot be written: Access is denied."


def test_a_path_that_explorer_would_take_for_something_else(
    registry: FakeWinreg,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    folder = tmp_path / "100%1"
    folder.mkdir()
    (folder / "session-composer").touch()
    monkeypatch.setattr(sys, "argv", [str(folder / "session-composer")])
    assert "percent sign" in call(capfdbinary, "--install-desktop").failed(2)
    assert registry.keys == {}


def test_on_macos_it_is_the_application_that_tells(
    program: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    use("macos", monkeypatch)
    assert "Session Composer.app" in call(capfdbinary, "--install-desktop").failed(2)
    assert "nothing to remove" in call(capfdbinary, "--uninstall-desktop").failed(2)
