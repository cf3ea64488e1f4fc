"""The window of the matrix, as a user works with it."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from tests.support.command_line import content
from tests.support.commands import commands_of
from tests.support.fakes import LIVE_KEY, FakeClient
from tests.support.matrices import SECRET
from tests.support.qt import child, settle, wait_until
from tests.support.stored_keys import store_key

from session_composer.app import Program
from session_composer.core.matrix.cells import Matrix
from session_composer.state.matrix.matrix_work import MatrixPhase
from session_composer.ui.matrix.commands import MatrixCommands
from session_composer.ui.matrix.matrix_window import MatrixWindow
from session_composer.ui.window.main_window import MainWindow

SAMPLE = "acct_1SimExpressUS"


class Scene:
    """An open window of the matrix."""

    def __init__(self, window: MainWindow) -> None:
        child(window, QAction, "matrixAction").trigger()
        self.commands: MatrixCommands = commands_of(window).doors.matrix
        self.window: MatrixWindow = self.commands.window
        self.end()

    @property
    def matrix(self) -> Matrix:
        assert self.commands.work.prepared is not None
        return self.commands.work.prepared.matrix

    def end(self) -> None:
        settle()
        wait_until(lambda: self.commands.work.phase is MatrixPhase.IDLE)
        settle()

    def tick(self, part: str, *titles: str) -> None:
        """Choose from one of the menus what is called like this, and nothing else."""
        choice = getattr(self.window.choices, part)
        for action in list(choice._values):
            if action.isChecked() != (action.text() in titles):
                action.trigger()
        self.end()


@pytest.fixture
def scene(window: MainWindow) -> Scene:
    return Scene(window)


def test_a_run_in_the_sandbox_and_back_to_the_form(
    program: Program, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, workspace = scene.window, program.parts.workspace
    assert window.status.text() == "Nothing is sent yet: 92 sessions for 23 accounts"
    scene.tick("requests", "Owner", "Support")
    scene.tick("versions", "2025-06-30.basil", "2025-05-28.basil")
    assert [one.button.text() for one in (window.choices.requests, window.choices.versions)] == [
        "2 requests",
        "2 versions",
    ]
    assert window.table.headerData(1, Qt.Orientation.Horizontal) == "Owner 2025-06-30.basil"
    window.send.click()
    assert window.send.text() == "&Cancel"
    scene.end()
    assert window.status.text() == "92 of 92 answered"
    assert window.filters.buttons[0].text() == "All 92"
    assert window.filters.buttons[1].text() == "Not accepted 0"
    before = workspace.request
    window.view.setCurrentIndex(window.table.index(1, 3))
    assert window.title.text().startswith("Support 2025-06-30.basil · acct_1SimCustomGB")
    assert window.details.toPlainText() == "accepted"
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert workspace.request.account == "acct_1SimCustomGB"
    assert workspace.request == scene.matrix.plan.request(4 + 2)
    workspace.undo_stack.undo()
    assert workspace.request == before
    # What is there is kept, though the form is another.
    assert scene.matrix.answered == 92
    # Nor is it lost by another choice, which has to be made a matrix of first.
    scene.tick("requests", "Owner")
    assert window.status.text() == "92 of 92 answered · the choice has changed"
    assert not window.send.isEnabled()
    path = tmp_path / "out.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    window.export.click()
    wait_until(lambda: window.status.text() == "out.json is written.")
    found = json.loads(path.read_text())
    assert len(found["cells"]) == 92
    assert [one["name"] for one in found["requests"]] == ["Owner", "Owner", "Support", "Support"]
    assert SECRET not in path.read_text()
    window.renew.click()
    scene.end()
    assert window.send.text() == "&Send: 46"
    assert window.send.isEnabled()
    assert not window.renew.isEnabled()


@pytest.mark.parametrize(
    ("typed", "kind", "name", "start"),
    [
        ("m", "JSON (*.json)", "m.json", "{"),
        ("m", "CSV (*.csv)", "m.csv", "account,"),
        ("m.v2", "Markdown (*.md)", "m.v2.md", "4 requests for "),
        ("m", "JUnit (*.xml)", "m.xml", "<?xml"),
        ("m", "Plain text (*.txt)", "m.txt", "account"),
        ("m.csv", "JSON (*.json)", "m.csv", "account,"),
        ("m.TXT", "", "m.TXT", "account"),
        ("m", "", "m.json", "{"),
    ],
)
def test_a_matrix_is_written_as_the_kind_that_is_chosen(
    scene: Scene,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: str,
    name: str,
    start: str,
) -> None:
    chosen = (str(tmp_path / typed), kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: chosen)
    scene.window.export.click()
    wait_until(lambda: scene.window.status.text() == f"{name} is written.")
    assert (tmp_path / name).read_text().startswith(start)


def test_requests_and_accounts_come_from_files_and_ids(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = scene.window
    file = tmp_path / "shop.session.json"
    file.write_text(json.dumps(content("payments")))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.choices.files_wanted.emit()
    scene.end()
    scene.tick("requests", "shop")
    monkeypatch.setattr(
        QInputDialog, "getMultiLineText", lambda *_: (f"{SAMPLE}, acct_1Nobody\n{SAMPLE}", True)
    )
    window.choices.ids_wanted.emit()
    scene.end()
    assert [one.id for one in scene.matrix.plan.accounts] == [SAMPLE, "acct_1Nobody"]
    assert [one.name for one in scene.matrix.plan.requests] == ["shop"]
    accounts = tmp_path / "accounts.txt"
    accounts.write_text("acct_1SimCustomUS\nacct-1")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(accounts), ""))
    window.choices.accounts_wanted.emit()
    scene.end()
    assert window.table.rowCount() == 0
    assert "accounts.txt cannot be used" in window.view.empty_text
    assert not window.export.isEnabled()
    scene.tick("requests")
    assert window.view.empty_text == "There is no request to send."


def test_size_and_choices_are_there_again(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = scene.window
    file = tmp_path / "shop.session.json"
    file.write_text(json.dumps(content("payments")))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.choices.files_wanted.emit()
    scene.tick("requests", "shop", "Owner")
    scene.tick("versions", "2025-05-28.basil")
    scene.tick("accounts", "Those of the requests")
    window.resize(window.width() - 40, window.height() - 30)
    window._panes.setSizes([100, 300])
    before = window.choices.choice, window.size(), window._panes.sizes()
    window.reject()
    again = MatrixCommands(scene.commands._context, scene.commands.work)
    again.show()
    settle()
    made = again.window.choices.choice
    assert [one.title for one in made.requests] == [one.title for one in before[0].requests]
    assert [one.read().name for one in made.requests] == ["Owner", "shop"]
    assert made[1:] == before[0][1:]
    assert (again.window.size(), again.window._panes.sizes()) == before[1:]
    again.close()
    scene.end()


def test_what_is_current_stays_beside_the_frozen_column(scene: Scene) -> None:
    window, view = scene.window, scene.window.view
    scene.tick("versions", *(one.text() for one in list(window.choices.versions._values)[:6]))
    assert view.horizontalScrollBar().maximum() > 0
    view.setCurrentIndex(window.table.index(0, window.table.columnCount() - 1))
    for _ in range(window.table.columnCount() - 2):
        QTest.keyClick(view, Qt.Key.Key_Left)
        place = view.visualRect(view.currentIndex())
        assert place.left() >= view.frozen.width() - 1
        assert place.right() <= view.viewport().width()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.frozen.verticalScrollBar().value() == view.verticalScrollBar().value()
    assert view.frozen.horizontalScrollBar().value() == 0
    window.filters.choose(1)
    assert view.empty_text == "No account has such a cell."
    window.filters.choose(0)
    # It was current before it was hidden.
    assert window.table.place(view.currentIndex()) == (0, 0)


def test_the_program_ends_while_a_matrix_is_sent(
    program: Program, stand_in: FakeClient, scene: Scene
) -> None:
    stand_in.open.clear()
    before = len(stand_in.sent)
    scene.window.send.click()
    wait_until(lambda: len(stand_in.sent) > before)
    assert program.window.close()
    assert not scene.window.isVisible()
    stand_in.open.set()


@pytest.fixture
def slow(stand_in: FakeClient) -> FakeClient:
    return stand_in


def test_h6_keys_lead_round_and_escape_cancels_before_it_closes(
    slow: FakeClient, scene: Scene
) -> None:
    window = scene.window
    focus = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        at: Any = window.focusWidget()
        focus.append(at.objectName())
    assert focus == ["matrixDetails", "matrixSendButton", "matrixRequests", "matrixTable"]
    slow.open.clear()
    before = len(slow.sent)
    window.send.click()
    wait_until(lambda: len(slow.sent) >= before + 4)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.status.text() == "Stopping…"
    slow.open.set()
    scene.end()
    assert 0 < scene.matrix.answered < scene.matrix.plan.size
    rest = scene.matrix.plan.size - scene.matrix.answered
    assert window.send.text() == f"&Send the rest: {rest}"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_m5_a_live_key_is_asked_about_with_numbers(
    program: Program,
    window: MainWindow,
    stand_in: FakeClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[Any, ...]] = []

    def ask(*told: Any) -> bool:
        asked.append(told)
        return len(asked) > 1

    monkeypatch.setattr(window.messages, "ask_live_matrix", ask)
    store_key(program.parts.keys, program.parts.jobs, "Shop", LIVE_KEY)
    program.parts.workspace.set_account(SAMPLE, "x")
    program.parts.target.choose("Shop")
    scene = Scene(window)
    assert scene.window.send.text() == "&Send live: 4"
    assert stand_in.sent == []
    for _ in range(2):
        scene.window.send.click()
        scene.end()
    assert len(stand_in.sent) == 4
    warning, profile, hint, count = asked[0]
    assert warning == "This makes 4 account sessions for 1 account."
    assert (profile, count) == ("Shop", 4)
    assert "Sentinel" not in hint
