"""Thousands of whatever a request can hold: the window does no more than for what is in sight.

Row J3.
"""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QListWidget, QPushButton, QWidget
from tests.support.edits import SEED
from tests.support.many import MANY
from tests.support.qt import child, delete_later_now, settle
from tests.support.sizes import whole

from session_composer.app import Program
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import WirePath, component_path
from session_composer.core.wire.values import UNSET
from session_composer.state.tree.outline import MOST_UNKNOWN
from session_composer.state.tree.tree_model import TreeModel
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.tree.expand_editor import MOST_CHIPS
from session_composer.ui.window.main_window import MainWindow

COUNT = whole(20_000, 2_000)
_SIGNALS = (
    "rowsInserted",
    "rowsRemoved",
    "dataChanged",
    "layoutChanged",
)


def count_signals(model: TreeModel, window: MainWindow) -> Counter[str]:
    """Count what the models of the tree announce from now on."""
    found: Counter[str] = Counter()
    for source in (model, window.tree_panel.tree.filter):
        for name in _SIGNALS:
            getattr(source, name).connect(lambda *_, name=name: found.update([name]))
    return found


@pytest.mark.parametrize("kind", MANY)
def test_j3_thousands_of_a_kind_are_opened_undone_and_cleared_in_few_steps(
    program: Program, window: MainWindow, kind: str
) -> None:
    workspace, document = program.parts.workspace, program.parts.document
    large = MANY[kind](SEED, COUNT)
    widgets = len(window.findChildren(QWidget))
    told = count_signals(window.model, window)
    steps: list[Callable[[], None]] = [
        lambda: workspace.start_over(large),
        document.new,
        lambda: workspace.replace(large, "x"),
        workspace.undo_stack.undo,
        workspace.undo_stack.redo,
        lambda: workspace.set_api_version(workspace.store.newest, "x"),
        document.new,
    ]
    for step in steps:
        told.clear()
        step()
        settle()
        assert sum(told.values()) < 250, told
        assert len(window.findChildren(QWidget)) < widgets + 40
        assert len(window.model.rows_by_key) < MOST_UNKNOWN * 2 + 1000
    delete_later_now()


def test_j3_rows_that_come_and_go_between_others_are_laid_out_once(
    program: Program, window: MainWindow
) -> None:
    """Run by run it would be one announcement, and one numbering of all rows, for each."""
    workspace = program.parts.workspace
    every: list[WirePath] = [(f"parameter_{number:05}",) for number in range(MOST_UNKNOWN)]
    workspace.start_over(Request(SEED).with_values(dict.fromkeys(every, "x")))
    told = count_signals(window.model, window)
    workspace.replace(workspace.request.with_values(dict.fromkeys(every[::2], UNSET)), "x")
    assert told["rowsRemoved"] == 0
    assert told["layoutChanged"] == 2
    assert len(window.tree_panel.tree.filter.tops()) == window.model.rowCount()
    workspace.undo_stack.undo()
    assert all(window.model.index_of(path).isValid() for path in every)


def test_j3_what_has_no_row_is_counted_and_led_to(program: Program, window: MainWindow) -> None:
    workspace = program.parts.workspace
    workspace.start_over(MANY["parameters"](SEED, MOST_UNKNOWN + 7))
    settle()
    model = window.model
    last = model.index(model.rowCount() - 1, 0)
    assert "7" in last.data()
    assert model.nearest((f"parameter_{MOST_UNKNOWN + 6:05}",)) == last
    tree = window.tree_panel.tree
    assert tree.select_path((f"parameter_{MOST_UNKNOWN + 6:05}",))
    assert tree.selected_paths() == []
    before = workspace.request
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Space):
        QTest.keyClick(tree, key)
    assert workspace.request == before
    window.tree_panel.only_sent.setChecked(True)
    assert len(tree.filter.tops()) == MOST_UNKNOWN + 1
    workspace.replace(before.with_values({("parameter_00000",): UNSET}), "x")
    assert "6" in model.index(model.rowCount() - 1, 0).data()
    workspace.set_leaf(component_path("payments"), "x", "x")
    workspace.start_over(MANY["parameters"](SEED, MOST_UNKNOWN))
    assert not model.nearest(("parameter_x",)).isValid()


def test_j3_the_list_of_problems_ends_with_how_many_there_are_more(
    program: Program, window: MainWindow
) -> None:
    program.parts.workspace.start_over(MANY["parameters"](SEED, 2000))
    settle()
    found = child(window, QListWidget, "problemList")
    assert found.count() == 501
    last = found.item(500)
    assert str(len(program.parts.workspace.problems()) - 500) in last.text()
    assert not last.flags() & Qt.ItemFlag.ItemIsEnabled


def test_j3_differences_end_with_how_many_there_are_more(
    program: Program, window: MainWindow
) -> None:
    view = ChangesView(program.theme, program.parts.help_texts)
    many, catalog = MANY["parameters"](SEED, 3000), program.parts.workspace.catalog
    view.show_changes(Request(SEED, many.account), many, catalog)
    assert view.count == 3000
    assert view.model.rowCount() == 1001
    last = view.model.index(1000)
    assert "2000" in last.data()
    assert "2000" in last.data(Qt.ItemDataRole.ToolTipRole)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert view.model.path_at(last) == ()
    view.deleteLater()


# The fields to expand as a list


def many_fields(program: Program, count: int) -> QListView:
    program.parts.workspace.start_over(MANY["expand"](SEED, count))
    settle()
    return child(program.window, QListView, "expandList")


def chips_of(window: MainWindow) -> list[QPushButton]:
    buttons = window.details_page.expand_editor.findChildren(QPushButton)
    return [button for button in buttons if button.text().startswith("field_")]


def test_j3_as_many_fields_as_have_room_are_buttons(program: Program, window: MainWindow) -> None:
    view = many_fields(program, MOST_CHIPS + 1)
    assert view.isVisible()
    program.parts.workspace.undo_stack.clear()
    program.parts.workspace.set_expand(program.parts.workspace.request.expand[1:], "x")
    settle()
    delete_later_now()
    assert not view.isVisible()
    assert [chip.text() for chip in chips_of(window)] == [
        f"field_{n}" for n in range(1, MOST_CHIPS + 1)
    ]
    program.parts.workspace.undo_stack.undo()
    settle()
    assert view.isVisible()
    assert not any(chip.isVisible() for chip in chips_of(window))


def test_j3_fields_are_taken_out_of_the_list_by_key_and_by_button(
    program: Program, window: MainWindow
) -> None:
    workspace = program.parts.workspace
    view = many_fields(program, 1000)
    assert view.accessibleName()
    view.setFocus()
    assert view.model().rowCount() == 1000
    view.setCurrentIndex(view.model().index(10, 0))
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert "field_10" not in workspace.request.expand
    assert "field_11" not in workspace.request.expand
    assert len(workspace.request.expand) == 998
    assert view.currentIndex().data() == "field_12"
    remove = child(window, QPushButton, "stopExpandingButton")
    assert remove.isEnabled()
    remove.click()
    assert len(workspace.request.expand) == 997
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert len(workspace.request.expand) == 1000
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert workspace.request.expand == ()
    assert not view.isVisible()


def test_j3_fields_of_a_file_are_shown_as_text_in_the_list(
    program: Program, window: MainWindow
) -> None:
    odd = ("a\u202eb", "x" * 900, *(f"field_{number}" for number in range(MOST_CHIPS)))
    program.parts.workspace.start_over(Request(SEED, expand=odd))
    model = child(window, QListView, "expandList").model()
    assert "\u202e" not in model.index(0, 0).data()
    assert len(model.index(1, 0).data()) == 300
