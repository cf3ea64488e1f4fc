"""What an earlier answer granted is never taken for one about the request at hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QLabel, QPushButton
from tests.support.commands import commands_of
from tests.support.edits import SEED, a_feature
from tests.support.fakes import SESSION, FakeClient, reply
from tests.support.qt import child, settle, wait_until

from session_composer.app import Program
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import WirePath, component_path
from session_composer.state.tree.tree_model import CellLook, CellRole, Column
from session_composer.ui.window.main_window import MainWindow

ACCOUNT = "acct_1032D82eZvKYlo2C"
FEATURE = a_feature()
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def client(stand_in: FakeClient) -> FakeClient:
    return stand_in


def compose(program: Program) -> None:
    program.parts.workspace.set_account(ACCOUNT, "x")
    program.parts.workspace.choose([FEATURE], True, "x")
    settle()


def send(program: Program) -> None:
    child(program.window, QPushButton, "testRequestButton").click()
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()


def _granted(window: MainWindow, path: WirePath) -> CellLook:
    cell: CellLook = window.model.index_of(path, Column.GRANTED).data(CellRole)
    return cell


def _head(window: MainWindow, role: Qt.ItemDataRole) -> object:
    header = window.tree_panel.tree.model()
    return header.headerData(Column.GRANTED, Qt.Orientation.Horizontal, role)


def test_m4_what_was_granted_before_an_edit_is_told_apart_from_an_answer(
    program: Program, window: MainWindow, client: FakeClient
) -> None:
    """Rows that were not asked for look like no refusal either, whatever the answer says."""
    other = component_path("balance_report")
    granted = {"enabled": True, "features": {FEATURE[-1]: True}}
    client.answer = lambda: reply(
        content=SESSION | {"components": {"payments": granted, other[-1]: {"enabled": False}}}
    )
    compose(program)
    send(program)
    assert not _granted(window, FEATURE).is_faint
    unasked = _granted(window, other)
    assert (unasked.text, unasked.is_faint, unasked.is_stale) == ("false", True, False)
    assert _head(window, Qt.ItemDataRole.DecorationRole) is None
    spoken = window.model.index_of(other, Column.GRANTED).data(SPOKEN)
    assert spoken == "false, not asked for"

    before = _picture(window, other)
    program.parts.workspace.choose([other], True, "x")
    settle()
    for path, text in ((other, "false"), (FEATURE, "true")):
        cell = _granted(window, path)
        assert (cell.text, cell.is_faint, cell.is_stale) == (text, True, True)
        spoken = window.model.index_of(path, Column.GRANTED).data(SPOKEN)
        assert spoken == f"{text}, before the request changed"
    assert _picture(window, other) != before, "it is not painted in another way"
    assert isinstance(_head(window, Qt.ItemDataRole.DecorationRole), QIcon)
    assert "changed since" in str(_head(window, Qt.ItemDataRole.ToolTipRole))
    assert "changed" in str(_head(window, SPOKEN))
    program.parts.workspace.undo_stack.undo()
    settle()
    assert not _granted(window, FEATURE).is_faint
    assert _head(window, Qt.ItemDataRole.DecorationRole) is None


def _picture(window: MainWindow, path: WirePath) -> QImage:
    tree = window.tree_panel.tree
    tree.clearSelection()
    cell = tree.filter.mapFromSource(window.model.index_of(path, Column.GRANTED))
    tree.scrollTo(cell)
    return tree.viewport().grab(tree.visualRect(cell)).toImage()


@pytest.mark.parametrize("how", ["new", "open", "restore"])
@pytest.mark.parametrize("shown", ["latest", "earlier", "under way"])
def test_m4_another_request_begins_without_the_answer_of_the_one_before(
    program: Program,
    window: MainWindow,
    client: FakeClient,
    tmp_path: Path,
    how: str,
    shown: str,
) -> None:
    """It stays in the history, without its secret."""
    document = program.parts.document
    file = tmp_path / "x.session.json"
    document.save(file)
    compose(program)
    send(program)
    response = commands_of(window).answer.panel
    if shown == "earlier":
        send(program)
        response.show_exchange(program.parts.exchanges.all[1])
    elif shown == "under way":
        client.open.clear()
        child(window, QPushButton, "testRequestButton").click()
    count = len(program.parts.exchanges.all) + (shown == "under way")
    match how:
        case "new":
            document.new()
        case "open":
            document.open(file)
        case "restore":
            document.restore(Request(SEED, "acct_2"), None, "")
    client.open.set()
    wait_until(lambda: not program.parts.sender.is_busy)
    settle()
    assert response.shown is None
    assert response.body.toPlainText() == ""
    assert child(window, QLabel, "responseSummary").text() == "No answer yet"
    assert _granted(window, FEATURE).text == ""
    assert len(program.parts.exchanges.all) == count
    assert all(
        not getattr(exchange.outcome, "client_secret", "")
        for exchange in program.parts.exchanges.all
    )
    compose(program)
    send(program)
    assert response.shown is program.parts.exchanges.latest is not None
