"""The tree of differences: signs beside colours, words for those who listen, and its bounds."""

from types import MappingProxyType
from typing import override

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot
from tests.support.qt import child
from tests.support.requests import SEED
from tests.support.tree import walk

from session_composer.core.help.help_texts import HelpText, HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path
from session_composer.core.wire.values import Leaf
from session_composer.ui.changes.changes_view import ChangesView
from session_composer.ui.look.theme import Appearance, Theme

PAYMENTS = enabled_path("payments")
REFUNDS = feature_path("payments", "refund_management")
DISPUTES = feature_path("payments", "dispute_management")
TITLES = ("Left", "Right")


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


def rows(view: ChangesView) -> list[tuple[str, ...]]:
    return [
        tuple(index.siblingAtColumn(column).data() for column in range(4))
        for index in walk(view.model)
    ]


def explanation(view: ChangesView) -> str | None:
    """Give the sentence that stands in place of the tree."""
    label = child(view, QLabel, "changesEmpty")
    pages = view.findChildren(QStackedWidget)[0]
    return label.text() if pages.currentWidget() is label else None


def test_nothing_differs(view: ChangesView, store: CatalogStore) -> None:
    same = request({PAYMENTS: True})
    view.show_changes(same, same, store.catalog(SEED), TITLES)
    assert explanation(view) == "No difference."
    assert view.count == 0


def test_the_rows_of_each_kind(view: ChangesView, store: CatalogStore) -> None:
    before = request({PAYMENTS: True, REFUNDS: True, ("x", "y"): "a\u202e"}, "acct_1")
    after = request({PAYMENTS: False, DISPUTES: True, enabled_path("odd"): None}, "acct_2", "e")
    with_tester = QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    view.show_changes(before, after, store.catalog(SEED), TITLES)
    assert with_tester is not None
    assert explanation(view) is None
    assert view.count == 7
    assert rows(view) == [
        ("account", "~ changed", "acct_1", "acct_2"),
        ("payments", "~ changed", "true", "false"),
        ("dispute_management", "+ added", "not sent", "true"),
        ("refund_management", "\u2212 removed", "true", "not sent"),
        ("odd", "+ added", "not sent", "null"),
        ("x[y]", "\u2212 removed", '"a\\u202e"', "not sent"),
        ("expand", "+ added", "not sent", '["e"]'),
    ]
    headers = [view.model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert headers == ["Parameter", "Change", "Left", "Right"]
    assert view.tree.isExpanded(view.model.index(1, 0))


def test_a_component_whose_features_alone_differ(view: ChangesView, store: CatalogStore) -> None:
    before, after = request({PAYMENTS: True}), request({PAYMENTS: True, REFUNDS: False})
    view.show_changes(before, after, store.catalog(SEED), TITLES)
    assert rows(view) == [
        ("payments", "", "", ""),
        ("refund_management", "+ added", "not sent", "false"),
    ]
    spoken = view.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "payments, changes below it"


def test_a_component_with_a_value_of_its_own_loses_nothing(
    view: ChangesView, store: CatalogStore
) -> None:
    before, after = request({PAYMENTS[:2]: "odd"}), request({PAYMENTS: True})
    view.show_changes(before, after, store.catalog(SEED), TITLES)
    assert view.count == 2
    assert sorted(row[1] for row in rows(view)) == ["+ added", "\u2212 removed"]


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_colours_differ_and_never_stand_alone(
    view: ChangesView, theme: Theme, store: CatalogStore, appearance: Appearance
) -> None:
    theme.use(appearance)
    before = request({PAYMENTS: True, REFUNDS: True})
    after = request({PAYMENTS: False, DISPUTES: True})
    view.show_changes(before, after, store.catalog(SEED), TITLES)
    seen: dict[str, str] = {}
    for index in walk(view.model):
        change = index.siblingAtColumn(1)
        color = change.data(Qt.ItemDataRole.ForegroundRole)
        assert isinstance(color, QColor)
        seen[color.name()] = change.data()
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert change.data().split()[1] in spoken
        assert index.siblingAtColumn(2).data() in spoken
        assert index.siblingAtColumn(3).data() in spoken
    assert len(seen) == 3


def test_d1_tool_tips_are_plain(view: ChangesView, store: CatalogStore) -> None:
    after = request({("<b>x</b>", "y"): "<img src=x>" * 100})
    view.show_changes(request({}), after, store.catalog(SEED), TITLES)
    index = view.model.index(0, 3)
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert len(index.data()) <= 200
    assert "<b>" not in view.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_many_differences_come_quickly_and_closed(view: ChangesView, store: CatalogStore) -> None:
    params: dict[WirePath, Leaf] = {
        feature_path(f"c{number % 50}", f"f{number}"): True for number in range(10_000)
    }
    view.show_changes(request({}), request(params), store.catalog(SEED), TITLES)
    assert view.count == 10_000
    assert view.model.rowCount() == 50
    assert not view.tree.isExpanded(view.model.index(0, 0))


def test_a_row_is_activated_with_its_path(
    view: ChangesView, store: CatalogStore, qtbot: QtBot
) -> None:
    view.show_changes(
        request({}), request({PAYMENTS: True, REFUNDS: True}), store.catalog(SEED), TITLES
    )
    seen: list[object] = []
    view.path_activated.connect(seen.append)
    for index in (view.model.index(0, 0), view.model.index(0, 0, view.model.index(0, 0))):
        view.tree.setCurrentIndex(index)
        QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert seen == [PAYMENTS, REFUNDS]
    assert view.model.index(5, 0, QModelIndex()) == QModelIndex()


def test_rows_have_the_titles_and_values_the_colours_of_the_tree(
    qtbot: QtBot, theme: Theme, store: CatalogStore
) -> None:
    view = ChangesView(theme, HelpTexts())
    qtbot.addWidget(view)
    after = request({PAYMENTS: True, REFUNDS: False})
    view.show_changes(request({PAYMENTS: False}), after, store.catalog(SEED), TITLES)
    top = view.model.index(0, 0)
    below = view.model.index(0, 0, top)
    assert (top.data(), below.data()) == ("Payments", "Refund management")
    colors, role = theme.colors, Qt.ItemDataRole.ForegroundRole
    found = [index.siblingAtColumn(at).data(role) for index in (top, below) for at in (2, 3)]
    assert found == [colors.no, colors.yes, colors.muted, colors.no]
