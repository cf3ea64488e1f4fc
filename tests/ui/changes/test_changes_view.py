"""The tree of differences: signs beside colours, words for those who listen, and its bounds."""

from types import MappingProxyType
from typing import override

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot
from tests.support.changes import change_rows
from tests.support.qt import child
from tests.support.requests import SEED

from session_composer.core.help.help_texts import HelpText, HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.request.request_diff import NOT_SENT, ChangeKind, ChangeLine
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path
from session_composer.core.wire.values import Leaf
from session_composer.state.language.translation import translate
from session_composer.ui.changes.changes_delegate import MARKS, value_color
from session_composer.ui.changes.changes_model import ChangeSection
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.look.theme import Appearance, Theme

PAYMENTS = enabled_path("payments")
REFUNDS = feature_path("payments", "refund_management")
DISPUTES = feature_path("payments", "dispute_management")


class NoHelp(HelpTexts):
    """Knows no titles: rows are named as on the wire."""

    @override
    def component(self, name: str) -> HelpText | None:
        return None

    @override
    def feature(self, component: str, feature: str) -> HelpText | None:
        return None


def request(params: dict[WirePath, Leaf], account: str = "", *expand: str) -> Request:
    return Request(SEED, account, MappingProxyType(params), expand)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ChangesView:
    made = ChangesView(theme, NoHelp())
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def explanation(view: ChangesView) -> str | None:
    """Give the sentence that stands in place of the tree."""
    label = child(view, QLabel, "changesEmpty")
    pages = view.findChildren(QStackedWidget)[0]
    return label.text() if pages.currentWidget() is label else None


def test_nothing_differs(view: ChangesView, store: CatalogStore) -> None:
    same = request({PAYMENTS: True})
    view.show_changes(same, same, store.catalog(SEED))
    assert explanation(view) == "No difference."
    assert view.count == 0


def test_the_rows_of_each_kind(view: ChangesView, store: CatalogStore) -> None:
    before = request({PAYMENTS: True, REFUNDS: True, ("x", "y"): "a\u202e"}, "acct_1")
    after = request({PAYMENTS: False, DISPUTES: True, enabled_path("odd"): None}, "acct_2", "e")
    with_tester = QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    view.show_changes(before, after, store.catalog(SEED))
    assert with_tester is not None
    assert explanation(view) is None
    assert view.count == 7
    assert change_rows(view) == [
        ("Account", "changed", "acct_1", "acct_2"),
        ("payments", "changed", "true", "false"),
        ("payments › dispute_management", "added", "not sent", "true"),
        ("payments › refund_management", "removed", "true", "not sent"),
        ("odd", "added", "not sent", "null"),
        ("x[y]", "removed", '"a\\u202e"', "not sent"),
        ("expand", "added", "not sent", '["e"]'),
    ]


def test_a_component_with_a_value_of_its_own_loses_nothing(
    view: ChangesView, store: CatalogStore
) -> None:
    before, after = request({PAYMENTS[:2]: "odd"}), request({PAYMENTS: True})
    view.show_changes(before, after, store.catalog(SEED))
    assert view.count == 2
    assert sorted(row[1] for row in change_rows(view)) == ["added", "removed"]


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_colours_differ_and_never_stand_alone(
    view: ChangesView, theme: Theme, store: CatalogStore, appearance: Appearance
) -> None:
    theme.use(appearance)
    before = request({PAYMENTS: True, REFUNDS: True})
    after = request({PAYMENTS: False, DISPUTES: True})
    view.show_changes(before, after, store.catalog(SEED))
    for row in range(view.model.rowCount()):
        index = view.model.index(row)
        line = view.model.row(index).line
        assert line is not None
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        for said in (str(line.kind), translate(line.before), translate(line.after)):
            assert said in spoken
    signs, colors = zip(*MARKS.values(), strict=True)
    assert len(set(signs)) == len(set(colors)) == len(ChangeKind)


def test_d1_tool_tips_are_plain(view: ChangesView, store: CatalogStore) -> None:
    after = request({("<b>x</b>", "y"): "<img src=x>" * 100})
    view.show_changes(request({}), after, store.catalog(SEED))
    index = view.model.index(0)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "<b>" not in tip
    assert len(index.data()) <= 200


def test_many_differences_come_quickly_and_bounded(view: ChangesView, store: CatalogStore) -> None:
    params: dict[WirePath, Leaf] = {
        feature_path(f"c{number % 50}", f"f{number}"): True for number in range(10_000)
    }
    view.show_changes(request({}), request(params), store.catalog(SEED))
    assert view.count == 10_000
    assert view.model.rowCount() == 1001
    assert view.model.index(1000).data() == "and 9000 more"


def test_a_row_is_activated_with_its_path(
    view: ChangesView, store: CatalogStore, qtbot: QtBot
) -> None:
    view.show_changes(request({}), request({PAYMENTS: True, REFUNDS: True}), store.catalog(SEED))
    seen: list[object] = []
    view.path_activated.connect(seen.append)
    for row in range(2):
        view.list.setCurrentIndex(view.model.index(row))
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert seen == [PAYMENTS, REFUNDS]


def texts(view: ChangesView) -> list[str]:
    return [view.model.index(row).data() for row in range(view.model.rowCount())]


def test_a_heading_folds_what_is_below_it(view: ChangesView) -> None:
    line = ChangeLine(PAYMENTS, ChangeKind.SAME, "true", "true")
    view.show_sections(
        [ChangeSection([line], "Stays", folds=True), ChangeSection([line], "Other")], 0
    )
    assert texts(view) == ["Stays", "Other", "payments"]
    closed = view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.mouseClick(
        view.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.list.visualRect(view.model.index(0)).center(),
    )
    assert texts(view) == ["Stays", "payments", "Other", "payments"]
    assert closed != view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    # What is no row leads nowhere.
    assert not view.model.flags(view.model.index(2)) & Qt.ItemFlag.ItemIsEnabled


def test_rows_have_the_titles_and_values_the_colours_of_the_tree(
    qtbot: QtBot, theme: Theme, store: CatalogStore
) -> None:
    view = ChangesView(theme, HelpTexts())
    qtbot.addWidget(view)
    after = request({PAYMENTS: True, REFUNDS: False})
    view.show_changes(request({PAYMENTS: False}), after, store.catalog(SEED))
    assert [one[0] for one in change_rows(view)] == ["Payments", "Payments › Refund management"]
    colors = theme.colors
    found = [value_color(colors, value) for value in ("true", "false", NOT_SENT, '"x"')]
    assert found == [colors.yes, colors.no, colors.muted, colors.ink]
