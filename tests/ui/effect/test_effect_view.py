"""The tab that tells what the user gets: made when it is looked at, and tied to the tree."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot
from tests.support.commands import commands_of
from tests.support.qt import child, settle

from session_composer.app import Program
from session_composer.core.effect.effect import Effect, EffectWriter, Mark
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.state.effect.effect_model import EffectModel
from session_composer.state.effect.effect_rows import (
    CardRow,
    EffectRow,
    GroupRow,
    HeadRow,
    LineText,
    effect_markdown,
    spoken,
)
from session_composer.state.tree.tree_model import PathRole
from session_composer.ui.effect.effect_view import EffectView
from session_composer.ui.look.theme import Theme
from session_composer.ui.window.main_window import MainWindow

CARD = CardRow(
    component_path("payments"),
    "Payments",
    "Lists the *payments*.",
    (
        LineText(Mark.CANNOT, "**cannot** refund", "", "last answer: allowed"),
        LineText(Mark.UNSURE, "captures", "default", ""),
    ),
)
ROWS: list[EffectRow] = [
    HeadRow("Two Rivers", "Express · US", "1 component"),
    GroupRow("Payments and disputes", "d-payments"),
    CARD,
]


def view_of(window: MainWindow) -> EffectView:
    found = child(window, QListView, "effectView")
    assert isinstance(found, EffectView)
    return found


def test_it_is_told_only_while_it_is_looked_at(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    usual: Callable[..., Effect] = EffectWriter.effect

    def counted(*arguments: object) -> Effect:
        told.append(1)
        return usual(*arguments)

    monkeypatch.setattr(EffectWriter, "effect", counted)
    workspace = program.parts.workspace
    workspace.choose([enabled_path("payments")], True, "x")
    settle()
    assert told == []
    window.preview.tabs.setCurrentIndex(2)
    settle()
    assert told == [1]
    workspace.choose([feature_path("payments", "refund_management")], False, "x")
    settle()
    assert told == [1, 1]
    assert "cannot refund a payment" in spoken(view_of(window).rows.rows[-1])
    window.preview.tabs.setCurrentIndex(0)
    workspace.choose([enabled_path("documents")], True, "x")
    settle()
    assert told == [1, 1]


def test_a_card_leads_to_its_row_and_the_row_to_its_card(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    workspace = program.parts.workspace
    workspace.choose([enabled_path("payments"), enabled_path("documents")], True, "x")
    window.preview.tabs.setCurrentIndex(2)
    settle()
    view = view_of(window)
    window.tree_panel.tree.select_path(feature_path("payments", "refund_management"))
    assert view.currentIndex().data().startswith("Payments. Lists")
    view.setFocus()
    view.setCurrentIndex(view.rows.place_of(component_path("documents")))
    QTest.keyClick(view, Qt.Key.Key_Return)
    tree = window.tree_panel.tree
    assert tree.currentIndex().data(PathRole) == component_path("documents")
    assert tree.hasFocus()


def test_it_is_copied_as_markdown(program: Program, window: MainWindow) -> None:
    program.parts.workspace.set_account("acct_1", "x")
    program.parts.workspace.choose([enabled_path("payments")], True, "x")
    button = child(window, QPushButton, "copyEffectButton")
    button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("# acct\\_1\n")
    assert "\n## Payments and disputes\n\n### Payments\n" in text
    assert "- ✗ does not see destination charges" in text
    assert button.text() == "Copied"
    assert commands_of(window).effect.view.rows.rows


def test_the_page_in_markdown() -> None:
    assert effect_markdown(ROWS, "2026-10-28.endive") == (
        "# Two Rivers\n\nExpress · US · 2026-10-28.endive · 1 component\n\n"
        "## Payments and disputes\n\n### Payments\n\nLists the \\*payments\\*.\n\n"
        "- ✗ **cannot** refund ≠ last answer: allowed\n- ? captures (default)\n"
    )
    assert spoken(CARD) == (
        "Payments. Lists the *payments*. cannot refund, last answer: allowed. "
        "perhaps captures, default"
    )


def test_what_stays_is_not_announced_anew() -> None:
    model = EffectModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[int] = []
    changes: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, _: changes.append(first.row()))
    model.set_rows(ROWS)
    model.set_rows(list(ROWS))
    other = CardRow(CARD.path, CARD.title, "Another.", ())
    model.set_rows([*ROWS[:2], other])
    assert tester.model() is model
    assert (len(resets), changes) == (1, [2])
    assert not model.place_of(component_path("documents")).isValid()
    assert not model.place_of(("account",)).isValid()


def test_rows_are_laid_out_once_for_a_width(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = EffectView(lambda: ROWS, theme)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    settle()
    laid: list[object] = []
    usual = view._delegate._lay_out

    def counted(row: EffectRow, width: int) -> object:
        laid.append(row)
        return usual(row, width)

    monkeypatch.setattr(view._delegate, "_lay_out", counted)
    view.viewport().repaint()
    settle()
    assert laid == []
    narrow = view.visualRect(view.rows.index(2)).height()
    view.resize(140, 300)
    settle()
    assert CARD in laid
    assert view.visualRect(view.rows.index(2)).height() > narrow
