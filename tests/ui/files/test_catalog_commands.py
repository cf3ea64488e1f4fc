"""Import of an API version in the window, with the real process that does it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QProgressDialog, QPushButton
from tests.support.commands import commands_of
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import child, settle, wait_until
from tests.support.specs import VERSION, big_json, document

from session_composer.app import Program
from session_composer.core.files.user_data import user_data_folder
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.tree.tree_model import Column
from session_composer.ui.window.main_window import MainWindow

WAIT_S = 40.0


class Told:
    """Collects what the window tells instead of showing it."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.good: list[tuple[str, str]] = []
        self.bad: list[tuple[str, str]] = []

        def tell(text: str, more: str = "") -> None:
            self.good.append((text, more))

        def problem(text: str, more: str = "") -> None:
            self.bad.append((text, more))

        monkeypatch.setattr(window.messages, "tell", tell)
        monkeypatch.setattr(window.messages, "problem", problem)

    def wait(self) -> None:
        wait_until(lambda: bool(self.good or self.bad), WAIT_S)
        settle()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CatalogStore:
    """Give catalogs with a folder of this test for the imported ones, which processes know too."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return CatalogStore()


@pytest.fixture
def told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    yield Told(window, monkeypatch)
    commands_of(window).doors.catalogs.close()
    settle()


def kept() -> list[str]:
    folder = user_data_folder() / "catalogs"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def write(path: Path, spec: object) -> Path:
    path.write_text(json.dumps(spec), "utf-8")
    return path


def process_id(window: MainWindow) -> int:
    process = commands_of(window).doors.catalogs._import._process
    assert process is not None
    wait_until(lambda: process.processId() != 0, WAIT_S)
    return int(process.processId())


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_import_adds_the_version_to_the_box(
    program: Program, window: MainWindow, told: Told, tmp_path: Path
) -> None:
    box = child(window, QComboBox, "apiVersionBox")
    chosen = box.currentData()
    assert box.findData(VERSION) < 0
    commands_of(window).doors.catalogs.import_file(write(tmp_path / "a spec – é.json", document()))
    assert not told.good
    told.wait()
    assert told.bad == []
    [(text, more)] = told.good
    assert text == "The API version was imported."
    assert more.startswith(f"Added {VERSION}: 3 components, 4 features.")
    assert "a spec – é.json" in more
    assert kept() == [f"{VERSION}.json"]
    assert box.itemText(box.findData(VERSION)) == f"{VERSION} (imported)"
    assert box.currentData() == chosen
    assert program.parts.workspace.undo_stack.count() == 0
    assert window.findChildren(QProgressDialog) == [] or not any(
        one.isVisible() for one in window.findChildren(QProgressDialog)
    )

    box.setCurrentIndex(box.findData(VERSION))
    box.activated.emit(box.currentIndex())
    settle()
    assert window.model.rowCount() == 3
    assert window.header.preview_badge.text() == "IMPORTED"

    # The same version anew, with more in it: the tree follows at once.
    spec = json.dumps(document()).replace('"bare"', '"renamed"')
    (tmp_path / "again.json").write_text(spec, "utf-8")
    told.good.clear()
    commands_of(window).doors.catalogs.import_file(tmp_path / "again.json")
    told.wait()
    assert told.bad == []
    index = window.model.index_of(("components", "renamed"), Column.NAME)
    assert index.isValid()
    assert not window.model.index_of(("components", "bare")).isValid()
    assert kept() == [f"{VERSION}.json"]


def test_the_menu_asks_for_the_file(
    window: MainWindow, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "spec.json", document())
    answers = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answers.pop(0))
    action = child(window, QAction, "importCatalogAction")
    action.trigger()
    assert not commands_of(window).doors.catalogs._import.is_busy
    action.trigger()
    assert commands_of(window).doors.catalogs._import.is_busy
    told.wait()
    assert kept() == [f"{VERSION}.json"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "JSON"),
        (b"", "spec.json"),
        (json.dumps({"openapi": "3.0.0", "info": {}, "paths": {}}).encode(), "account_sessions"),
        (None, "spec.json"),
    ],
)
def test_a_bad_file_tells_why(
    window: MainWindow, told: Told, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "spec.json"
    if content is not None:
        path.write_bytes(content)
    commands_of(window).doors.catalogs.import_file(path)
    told.wait()
    assert told.good == []
    [(text, more)] = told.bad
    assert text == "The API version was not imported."
    assert words in more
    assert "Traceback" not in more
    assert "session-composer:" not in more
    assert kept() == []
    assert not commands_of(window).doors.catalogs._import.is_busy


def test_cancel_ends_the_process_and_leaves_nothing(
    window: MainWindow, told: Told, tmp_path: Path
) -> None:
    path = tmp_path / "big.json"
    path.write_bytes(big_json(10_000_000))
    commands_of(window).doors.catalogs.import_file(path)
    process = process_id(window)
    # Only one at a time: the second is not begun.
    commands_of(window).doors.catalogs.import_file(path)
    assert process_id(window) == process
    progress = child(window, QProgressDialog, "")
    child(progress, QPushButton, "").click()
    assert not is_alive(process)
    assert not commands_of(window).doors.catalogs._import.is_busy
    settle()
    assert (told.good, told.bad) == ([], [])
    assert kept() == []
    # And it can be begun again.
    commands_of(window).doors.catalogs.import_file(write(tmp_path / "small.json", document()))
    told.wait()
    assert kept() == [f"{VERSION}.json"]


def test_closing_the_window_ends_the_process(
    window: MainWindow, told: Told, tmp_path: Path
) -> None:
    path = tmp_path / "big.json"
    path.write_bytes(big_json(10_000_000))
    commands_of(window).doors.catalogs.import_file(path)
    process = process_id(window)
    window.close()
    assert not is_alive(process)
    settle()
    assert kept() == []
    assert (told.good, told.bad) == ([], [])


def test_the_event_loop_turns_during_an_import(
    window: MainWindow, told: Told, tmp_path: Path, heartbeat: Heartbeat
) -> None:
    path = tmp_path / "big.json"
    path.write_bytes(big_json(10_000_000))
    settle()
    heartbeat.restart()
    commands_of(window).doors.catalogs.import_file(path)
    told.wait()
    assert told.bad == []
    assert kept() == [f"{VERSION}.json"]
    assert heartbeat.worst_turn < UNNOTICED


def test_an_interpreter_that_is_gone_is_told(
    window: MainWindow, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "nothing"))
    commands_of(window).doors.catalogs.import_file(write(tmp_path / "spec.json", document()))
    told.wait()
    [(text, more)] = told.bad
    assert text == "The API version was not imported."
    assert more
    assert not commands_of(window).doors.catalogs._import.is_busy
