"""Check for new API versions in the window, with the real process and a server of this computer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QProgressDialog, QPushButton
from tests.support.commands import commands_of
from tests.support.fault_server import FaultServer, Talk, answer, replying
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import child, settle, wait_until
from tests.support.specs import VERSION, big_json, document

from session_composer.api.http.network_settings import NetworkSettings
from session_composer.app import Program
from session_composer.core.files.user_data import user_data_folder
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.ui.window.main_window import MainWindow

WAIT_S = 40.0
DOCUMENT = json.dumps(document()).encode()


class Told:
    """Collects what the window tells and asks instead of showing it."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[tuple[str, str]] = []
        self.asked: list[tuple[str, list[str]]] = []
        self.answer = True
        messages = window.messages
        monkeypatch.setattr(messages, "tell", lambda *texts: self.said.append(texts))
        monkeypatch.setattr(messages, "problem", lambda *texts: self.said.append(texts))
        monkeypatch.setattr(messages, "ask_add_version", self.ask)

    def ask(self, text: str, changes: list[str]) -> bool:
        self.asked.append((text, changes))
        return self.answer

    def wait(self) -> tuple[str, str]:
        wait_until(lambda: bool(self.said), WAIT_S)
        settle()
        [said] = self.said
        return said


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CatalogStore:
    """Give catalogs with a folder of this test for the added ones, which processes know too."""
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    return CatalogStore()


@pytest.fixture
def told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    yield Told(window, monkeypatch)
    commands_of(window).doors.catalogs.close()
    settle()


def check(window: MainWindow, server: FaultServer) -> None:
    """Take the action of the menu, with a server in place of Stripe's."""
    address = f"{server.base_url}/published.json"
    commands_of(window).context.network.choose(NetworkSettings(openapi_url=address))
    child(window, QAction, "checkForVersionsAction").trigger()


def kept() -> list[str]:
    folder = user_data_folder() / "catalogs"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_what_is_new_is_asked_about_and_added(
    program: Program, window: MainWindow, told: Told, heartbeat: Heartbeat
) -> None:
    box = child(window, QComboBox, "apiVersionBox")
    settle()
    heartbeat.restart()
    with FaultServer(replying(answer(big_json(8_000_000)))) as server:
        check(window, server)
        said = told.wait()
    assert heartbeat.worst_turn < UNNOTICED
    newest = program.parts.workspace.store.newest
    [(text, changes)] = told.asked
    assert text == f"{VERSION} is published: 3 components. Against {newest}:"
    assert "+ components[app][features][allowed_apps]" in changes
    assert "- components[documents]" in changes
    assert said[0] == "The API version was added."
    assert said[1].startswith(f"Added {VERSION}: 3 components, 4 features.")
    assert kept() == [f"{VERSION}.json"]
    assert box.findData(VERSION) >= 0
    assert box.currentData() == newest


def test_a_no_adds_nothing_and_a_second_look_asks_again(window: MainWindow, told: Told) -> None:
    told.answer = False
    with FaultServer(replying(answer(DOCUMENT, headers=('ETag: "1"',)))) as server:
        for count in (1, 2):
            check(window, server)
            wait_until(lambda count=count: len(told.asked) == count, WAIT_S)  # type: ignore[misc]
            settle()
            assert not commands_of(window).doors.catalogs._import.is_busy
    assert (told.said, kept()) == ([], [])


def test_what_fails_says_why(window: MainWindow, told: Told) -> None:
    with FaultServer(replying(answer(b"<p>", status="404 Not Found"))) as server:
        check(window, server)
        text, more = told.wait()
    assert text == "The published API version could not be read."
    assert more.endswith("the server answered with status 404.")
    assert "session-composer:" not in more
    assert (told.asked, kept()) == ([], [])


def test_cancel_ends_a_slow_download(window: MainWindow, told: Told) -> None:
    def slow(talk: Talk) -> None:
        talk.read_request()
        talk.stall()

    with FaultServer(slow) as server:
        check(window, server)
        wait_until(server.waiting.is_set, WAIT_S)
        child(child(window, QProgressDialog, ""), QPushButton, "").click()
        assert not commands_of(window).doors.catalogs._import.is_busy
        settle()
    assert (told.said, told.asked, kept()) == ([], [], [])


def test_a_long_list_is_cut_in_the_question(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def ask(*given: object, **_: object) -> bool:
        asked.append(given)
        return True

    monkeypatch.setattr(window.messages, "_ask", ask)
    assert window.messages.ask_add_version("News:", [f"+ {n}" for n in range(23)])
    text, more, yes = asked[0]
    assert (text, yes) == ("News:", "Add")
    assert str(more).splitlines()[19:] == ["+ 19", "… and 3 more"]
