"""Versions seen beside each other: the lens of the tree, marks of what is new, the comparison."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from tests.support.edits import SEED, SHRUNK
from tests.support.qt import child, settle
from tests.support.tree import paths, walk

from session_composer.app import Program
from session_composer.core.versions.availability import availability
from session_composer.core.versions.compare import only_elsewhere
from session_composer.core.wire.paths import WirePath, component_path, enabled_path, feature_path
from session_composer.core.wire.values import UNSET
from session_composer.state.tree.short_texts import oldest_with
from session_composer.state.tree.tree_model import CellLook, CellRole, Column, KnownRole, PathRole
from session_composer.ui.tree.tree_view import TreeView
from session_composer.ui.window.main_window import MainWindow

NEW = "2026-10-28.endive"
ADDS = "2025-08-27.basil"
"""The version before SHRUNK, which took two of its three new components away again."""
CHECK = Qt.ItemDataRole.CheckStateRole
BALANCE_REPORT = component_path("balance_report")
PAYOUT_DETAILS = component_path("payout_details")
PAYMENTS = component_path("payments")
SMART = feature_path("payments", "smart_disputes_management")


@pytest.fixture
def tree(program: Program, window: MainWindow) -> TreeView:
    program.parts.workspace.set_api_version(SEED, "x")
    settle()
    return child(window, TreeView, "componentTree")


def switch_lens(window: MainWindow) -> None:
    child(window, QAction, "lensAction").trigger()
    settle()


def choose_version(program: Program, version: str) -> None:
    program.parts.workspace.set_api_version(version, "x")
    settle()


def unknown(tree: TreeView) -> set[WirePath]:
    return {index.data(PathRole) for index in walk(tree.model()) if not index.data(KnownRole)}


def expected_elsewhere(program: Program) -> set[WirePath]:
    workspace = program.parts.workspace
    found: set[WirePath] = set()
    for component in only_elsewhere(workspace.catalog, workspace.store):
        if component.name not in workspace.catalog.component_by_name:
            found.add(component.path)
        found |= {feature.path for feature in component.features}
    return found


# The lens


def test_the_lens_shows_what_only_other_versions_have(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    before = paths(tree.model())
    assert unknown(tree) == set()
    switch_lens(window)
    assert {BALANCE_REPORT, SMART} < unknown(tree)
    assert unknown(tree) == expected_elsewhere(program)
    titles = [tree.model().index(row, 0).data(PathRole) for row in range(tree.model().rowCount())]
    assert titles == sorted(titles)
    switch_lens(window)
    assert paths(tree.model()) == before
    assert program.parts.workspace.undo_stack.count() == 1


def test_what_only_other_versions_have_cannot_be_chosen(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    switch_lens(window)
    workspace = program.parts.workspace
    before = workspace.request
    tree.expandAll()
    for path in (BALANCE_REPORT, SMART):
        source = window.model.index_of(path)
        index = tree.filter.mapFromSource(source)
        assert index.data(CHECK) is None
        assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        cell: CellLook = index.data(CellRole)
        assert (cell.has_box, cell.is_known) == (False, False)
        assert not tree.model().setData(index, Qt.CheckState.Checked.value, CHECK)
        where = str(availability(workspace.store, path))
        since = index.siblingAtColumn(Column.DEFAULT).data()
        assert since == oldest_with(workspace.store, path) != ""
        assert index.siblingAtColumn(Column.SENT).data() == ""
        assert where in index.data(Qt.ItemDataRole.ToolTipRole)
        assert "not known" in index.data(Qt.ItemDataRole.AccessibleTextRole)
        tree.setCurrentIndex(index)
        QTest.keyClick(tree, Qt.Key.Key_Space)
        tree.choose_selected(True)
        assert workspace.request == before


def test_the_lens_survives_switches_of_the_version(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    switch_lens(window)
    here = unknown(tree)
    choose_version(program, ADDS)
    assert unknown(tree) == expected_elsewhere(program)
    assert BALANCE_REPORT not in unknown(tree)
    assert window.model.index_of(BALANCE_REPORT).data(CHECK) is not None
    choose_version(program, SHRUNK)
    assert BALANCE_REPORT in unknown(tree)
    choose_version(program, "2026-09-30.preview")
    assert unknown(tree) == expected_elsewhere(program)
    for _ in range(3):
        program.parts.workspace.undo_stack.undo()
    settle()
    assert unknown(tree) == here


def test_the_filter_works_with_the_lens(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    field = child(window, QLineEdit, "filterField")
    field.setText("smart_disputes")
    settle()
    assert paths(tree.model()) == []
    switch_lens(window)
    found = {path for path in paths(tree.model()) if len(path) == 4}
    assert SMART in found
    assert {path[3] for path in found} == {"smart_disputes_management"}
    child(window, QCheckBox, "onlySentSwitch").setChecked(True)
    settle()
    assert paths(tree.model()) == []
    child(window, QCheckBox, "onlySentSwitch").setChecked(False)
    field.clear()
    settle()
    assert unknown(tree) == expected_elsewhere(program)


def test_sent_values_stay_where_they_are_under_the_lens(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    """What was chosen stays sent and can be taken back, with the lens and without."""
    choose_version(program, ADDS)
    workspace = program.parts.workspace
    workspace.choose([BALANCE_REPORT, PAYMENTS], True, "x")
    choose_version(program, SHRUNK)
    for _ in range(2):
        switch_lens(window)
        index = window.model.index_of(BALANCE_REPORT)
        assert index.data(CHECK) == Qt.CheckState.Checked
        assert not index.data(KnownRole)
        assert workspace.request.params[enabled_path("balance_report")] is True
    assert tree.model().setData(
        tree.filter.mapFromSource(window.model.index_of(BALANCE_REPORT)),
        Qt.CheckState.PartiallyChecked.value,
        CHECK,
    )
    assert enabled_path("balance_report") not in workspace.request.params


# What is new


def new_rows(window: MainWindow) -> set[WirePath]:
    cells: list[tuple[WirePath, CellLook]] = [
        (index.data(PathRole), index.data(CellRole)) for index in walk(window.model)
    ]
    return {path for path, cell in cells if cell.is_new}


def test_what_is_new_is_marked(program: Program, window: MainWindow, tree: TreeView) -> None:
    assert new_rows(window) == set()
    choose_version(program, ADDS)
    assert new_rows(window) == {
        BALANCE_REPORT,
        PAYOUT_DETAILS,
        component_path("payout_reconciliation_report"),
    }
    index = window.model.index_of(BALANCE_REPORT)
    assert "new" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "new in this API version" in index.data(Qt.ItemDataRole.ToolTipRole)
    choose_version(program, "2026-07-29.dahlia")
    assert SMART in new_rows(window)
    assert PAYMENTS not in new_rows(window)
    for version in (SHRUNK, "2026-09-30.preview", "2023-08-16"):
        choose_version(program, version)
        assert new_rows(window) == set()


# Dropping what the version does not know


def test_what_the_version_does_not_know_is_dropped_in_one_step(
    program: Program, window: MainWindow, tree: TreeView
) -> None:
    workspace = program.parts.workspace
    choose_version(program, ADDS)
    workspace.choose([BALANCE_REPORT, PAYMENTS], True, "x")
    choose_version(program, SHRUNK)
    before, count = workspace.request, workspace.undo_stack.count()
    assert BALANCE_REPORT in unknown(tree)
    child(window, QAction, "dropUnknownAction").trigger()
    settle()
    assert set(workspace.request.params) == {enabled_path("payments")}
    assert unknown(tree) == set()
    assert workspace.undo_stack.count() == count + 1
    child(window, QAction, "dropUnknownAction").trigger()
    assert workspace.undo_stack.count() == count + 1
    workspace.undo_stack.undo()
    settle()
    assert workspace.request == before
    assert BALANCE_REPORT in unknown(tree)
    choose_version(program, ADDS)
    assert unknown(tree) == set()
    workspace.choose([BALANCE_REPORT], UNSET, "x")
    assert set(workspace.request.params) == {enabled_path("payments")}
