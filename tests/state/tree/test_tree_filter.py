"""Tree filter: which rows stay, and what a view over it keeps."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.benchmarks.big_catalog import write_big_catalog
from tests.support.edits import SEED, SHRUNK, Edit, a_feature, edits
from tests.support.pace import work
from tests.support.qt import settle
from tests.support.tree import paths, titles

from session_composer.core.help.help_texts import HelpText, HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import WirePath, component_path, wire_name
from session_composer.core.wire.values import UNSET
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree import arranged_model
from session_composer.state.tree.tree_filter import TreeFilter
from session_composer.state.tree.tree_model import PathRole, TreeModel

FEATURE = a_feature()
PAYMENTS = component_path("payments")
PAYOUTS = component_path("payouts")
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(workspace: Workspace) -> TreeModel:
    workspace.start_over(Request(SEED))
    return TreeModel(workspace, HelpTexts(), workspace)


@pytest.fixture
def proxy(model: TreeModel) -> TreeFilter:
    return TreeFilter(model, model)


@pytest.fixture
def view(proxy: TreeFilter, qtbot: QtBot) -> Iterator[QTreeView]:
    made = QTreeView()
    qtbot.addWidget(made)
    made.setModel(proxy)
    made.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
    made.resize(600, 800)
    made.show()
    yield made
    made.setModel(None)


def all_paths(workspace: Workspace) -> list[WirePath]:
    return [
        path
        for component in workspace.catalog.components
        for path in (component.path, *(feature.path for feature in component.features))
    ]


def index_of(proxy: TreeFilter, path: WirePath) -> QModelIndex:
    source = proxy.sourceModel()
    assert isinstance(source, TreeModel)
    return proxy.mapFromSource(source.index_of(path))


# Words


def test_shows_everything_at_first(workspace: Workspace, proxy: TreeFilter) -> None:
    assert paths(proxy) == all_paths(workspace)
    assert not proxy.is_active


def test_no_sorting(proxy: TreeFilter, workspace: Workspace) -> None:
    """The order of the catalog has a meaning: it is that of the body."""
    proxy.set_text("a")
    found = paths(proxy)
    order = all_paths(workspace)
    assert found == [path for path in order if path in found]


def test_a_match_of_a_component_shows_all_its_features(proxy: TreeFilter) -> None:
    proxy.set_text("payouts_list")
    assert paths(proxy) == [component_path("payouts_list")]
    proxy.set_text("components[payments]")
    assert paths(proxy)[0] == PAYMENTS
    assert len(paths(proxy)) == 1 + proxy.sourceModel().rowCount(
        proxy.mapToSource(proxy.index(0, 0))
    )


class OddTitles(HelpTexts):
    """Titles with words that no wire name has."""

    def component(self, name: str) -> HelpText:
        return HelpText(f"Zebra {name[::-1]}", "")


def test_a_title_of_a_component_shows_all_its_features(workspace: Workspace) -> None:
    model = TreeModel(workspace, OddTitles(), workspace)
    proxy = TreeFilter(model, model)
    proxy.set_text("stnemyap zebra")
    component = workspace.catalog.component_by_name["payments"]
    assert paths(proxy) == [PAYMENTS, *(feature.path for feature in component.features)]


def test_a_match_of_a_feature_shows_its_component(proxy: TreeFilter, workspace: Workspace) -> None:
    proxy.set_text("edit_payout_schedule")
    found = paths(proxy)
    holders = [path for path in all_paths(workspace) if path[-1] == "edit_payout_schedule"]
    assert found == list(itertools.chain.from_iterable((path[:2], path) for path in holders))


@pytest.mark.parametrize(
    "text",
    [
        "refund",
        "REFUND",
        "  refund  ",
        "management refund",
        "[features][refund_management]",
        "refund_management",
    ],
)
def test_words_in_any_order_and_case(proxy: TreeFilter, text: str) -> None:
    proxy.set_text(text)
    assert FEATURE in paths(proxy)
    assert component_path("documents") not in paths(proxy)


def test_every_word_must_match(proxy: TreeFilter) -> None:
    proxy.set_text("refund nonsense")
    assert paths(proxy) == []
    proxy.set_text("")
    assert len(paths(proxy)) == 62


@pytest.mark.parametrize("text", ["(", "[", "\\", ".*", "^", "$", "a|b", "?"])
def test_signs_of_patterns_are_just_signs(proxy: TreeFilter, text: str) -> None:
    proxy.set_text(text)
    assert all(text in wire_name(path) for path in paths(proxy))


def test_every_row_is_found_by_its_title_and_by_its_wire_name(
    proxy: TreeFilter, workspace: Workspace
) -> None:
    rows = list(zip(titles(proxy), all_paths(workspace), strict=True))
    for title, path in rows:
        for text in (title, wire_name(path), path[-1]):
            proxy.set_text(text)
            assert path in paths(proxy)


# Only what is sent


def test_only_sent_shows_what_is_sent_and_what_it_belongs_to(
    workspace: Workspace, proxy: TreeFilter
) -> None:
    proxy.set_only_sent(True)
    assert proxy.is_active
    assert paths(proxy) == []
    workspace.choose([FEATURE], False, "x")
    assert paths(proxy) == [PAYMENTS, FEATURE]
    workspace.choose([component_path("documents")], False, "x")
    assert paths(proxy) == [component_path("documents"), PAYMENTS, FEATURE]
    workspace.choose([FEATURE], UNSET, "x")
    assert paths(proxy) == [component_path("documents"), PAYMENTS]
    workspace.undo_stack.undo()
    assert FEATURE in paths(proxy)
    proxy.set_only_sent(False)
    assert paths(proxy) == all_paths(workspace)


def test_a_sent_feature_shows_even_when_its_component_is_not_sent(
    workspace: Workspace, proxy: TreeFilter
) -> None:
    workspace.replace(Request(SEED).with_values({FEATURE: True}), "x")
    proxy.set_only_sent(True)
    assert paths(proxy) == [PAYMENTS, FEATURE]


def test_only_sent_and_words_together(workspace: Workspace, proxy: TreeFilter) -> None:
    workspace.choose([FEATURE, PAYOUTS], True, "x")
    proxy.set_only_sent(True)
    proxy.set_text("payments")
    assert paths(proxy) == [PAYMENTS, FEATURE]
    proxy.set_text("payouts")
    assert paths(proxy) == [PAYOUTS]
    proxy.set_text("notification")
    assert paths(proxy) == []
    proxy.set_only_sent(False)
    assert paths(proxy)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    steps=st.lists(edits(with_undo=True), max_size=8),
    text=st.sampled_from(["", "refund", "payments", "account on", "preview", "zzz"]),
    only_sent=st.booleans(),
    one_by_one=st.sampled_from([0, 3, 1000]),
)
def test_edits_while_filtering_end_as_filtering_afterwards(
    workspace: Workspace,
    model: TreeModel,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[Edit],
    text: str,
    only_sent: bool,
    one_by_one: int,
) -> None:
    """The filter follows each edit; no row is forgotten or left over."""
    monkeypatch.setattr(arranged_model, "_MOST_ONE_BY_ONE", one_by_one)
    workspace.start_over(Request(SEED))
    live = TreeFilter(model)
    live.set_text(text)
    live.set_only_sent(only_sent)
    for step in steps:
        step.apply(workspace)
    fresh = TreeFilter(model)
    fresh.set_text(text)
    fresh.set_only_sent(only_sent)
    assert paths(live) == paths(fresh)


@pytest.mark.parametrize("one_by_one", [0, 3, 1000])
def test_is_consistent_to_the_eye_of_qt(
    workspace: Workspace,
    proxy: TreeFilter,
    qtmodeltester: ModelTester,
    monkeypatch: pytest.MonkeyPatch,
    one_by_one: int,
) -> None:
    monkeypatch.setattr(arranged_model, "_MOST_ONE_BY_ONE", one_by_one)
    qtmodeltester.check(proxy)  # type: ignore[no-untyped-call]
    proxy.set_text("account")
    proxy.set_only_sent(True)
    workspace.choose([FEATURE, component_path("account_onboarding")], True, "x")
    workspace.set_api_version(SHRUNK, "x")
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    proxy.set_only_sent(False)
    proxy.set_text("")
    assert paths(proxy) == all_paths(workspace)


@pytest.mark.usefixtures("view")
def test_an_edit_is_filtered_once(
    workspace: Workspace, proxy: TreeFilter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not once for each of the rows that it repaints."""
    proxy.set_only_sent(True)
    to_show = Mock(wraps=proxy._to_show)
    monkeypatch.setattr(proxy, "_to_show", to_show)
    workspace.choose([FEATURE], True, "x")
    assert to_show.call_count == 1
    assert paths(proxy) == [PAYMENTS, FEATURE]


def test_texts_are_made_ready_before_they_are_looked_through(
    model: TreeModel, proxy: TreeFilter, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.make_ready()
    settle()
    monkeypatch.setattr(model.texts, "search", lambda row: pytest.fail(f"late: {row.path}"))
    proxy.set_text("refund")
    assert FEATURE in paths(proxy)


def test_filtering_is_quick(proxy: TreeFilter) -> None:
    """A keystroke must not be felt."""
    texts = ["", "r", "re", "ref", "refu", "refund", "refund m", ""] * 3

    def run() -> None:
        for text in texts:
            proxy.set_text(text)

    assert work(run) / len(texts) < 6


# What a view keeps


def test_expansion_and_selection_survive_edits_and_versions(
    workspace: Workspace, proxy: TreeFilter, view: QTreeView
) -> None:
    both = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.expand(index_of(proxy, PAYMENTS))
    view.expand(index_of(proxy, PAYOUTS))
    view.setCurrentIndex(index_of(proxy, FEATURE))
    view.selectionModel().select(index_of(proxy, PAYOUTS), both)

    def check() -> None:
        assert view.isExpanded(index_of(proxy, PAYMENTS))
        assert view.isExpanded(index_of(proxy, PAYOUTS))
        assert not view.isExpanded(index_of(proxy, component_path("balances")))
        assert view.currentIndex().data(PathRole) == FEATURE
        rows = view.selectionModel().selectedRows()
        assert {row.data(PathRole) for row in rows} == {FEATURE, PAYOUTS}

    check()
    workspace.choose([FEATURE], True, "x")
    check()
    workspace.enable_all("payouts", "x")
    check()
    for version in (SHRUNK, "2026-10-28.endive", SEED):
        workspace.set_api_version(version, "x")
        check()
    workspace.set_leaf(("components", "aaa", "enabled"), True, "x")
    workspace.set_leaf(("components", "payments", "features", "aaa"), True, "x")
    check()
    workspace.choose([PAYMENTS], UNSET, "x")
    check()
    while workspace.undo_stack.canUndo():
        workspace.undo_stack.undo()
        check()
    while workspace.undo_stack.canRedo():
        workspace.undo_stack.redo()
        check()
    workspace.start_over(Request("2026-10-28.endive"))
    check()


def test_the_place_in_the_view_survives_edits_elsewhere(
    workspace: Workspace, proxy: TreeFilter, view: QTreeView
) -> None:
    view.resize(400, 200)
    view.expandAll()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = view.indexAt(view.viewport().rect().topLeft()).data(PathRole)
    workspace.choose([FEATURE], True, "x")
    workspace.choose([FEATURE], False, "x")
    workspace.undo_stack.undo()
    assert view.indexAt(view.viewport().rect().topLeft()).data(PathRole) == seen


def test_what_is_shown_on_keeps_its_state_when_many_rows_go(
    tmp_path: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    """The view is laid out as a whole then."""
    store = write_big_catalog(tmp_path, 20)
    big = Workspace(store, lambda: workspace.rulebook, workspace)
    proxy = TreeFilter(TreeModel(big, HelpTexts(), big), big)
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(proxy)
    laid_out = []
    proxy.layoutChanged.connect(lambda: laid_out.append(1))
    everything = paths(proxy)
    features = [path for path in everything if len(path) == 4]
    chosen = features[len(features) // 2]
    component = chosen[:2]
    view.expand(index_of(proxy, component))
    view.setCurrentIndex(index_of(proxy, chosen))
    proxy.set_text(chosen[3])
    assert laid_out
    assert paths(proxy) == [p for p in everything if p[-1] == chosen[3] or len(p) == 2]
    assert view.isExpanded(index_of(proxy, component))
    assert view.currentIndex().data(PathRole) == chosen
    assert [index.data(PathRole) for index in view.selectedIndexes()[:1]] == [chosen]
    proxy.set_text("no such thing")
    assert paths(proxy) == []
    assert not view.currentIndex().isValid()
    assert view.selectedIndexes() == []
    proxy.set_text("")
    assert paths(proxy) == everything
    view.setModel(None)
