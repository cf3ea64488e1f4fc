"""The tree in groups: their rows, what they say, and what is found in them."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from tests.support.edits import SEED, a_feature
from tests.support.tree import ROOT, Mirror, paths, walk

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import WirePath, component_path
from session_composer.core.wire.values import UNSET
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree import arranged_model
from session_composer.state.tree.arranged_model import Arrangement
from session_composer.state.tree.tree_filter import TreeFilter
from session_composer.state.tree.tree_model import Column, PathRole, TreeModel
from session_composer.state.tree.tree_roles import CellRole, GroupRole

FEATURE = a_feature()
PAYMENTS = component_path("payments")
HELP = HelpTexts()


@pytest.fixture
def model(workspace: Workspace) -> TreeModel:
    workspace.start_over(Request(SEED))
    return TreeModel(workspace, HELP, workspace)


@pytest.fixture
def proxy(model: TreeModel) -> TreeFilter:
    return TreeFilter(model, model, HELP.groups)


def groups(proxy: TreeFilter) -> list[str]:
    return [index.data() for index in proxy.groups()]


def group_of(proxy: TreeFilter, path: WirePath) -> QModelIndex:
    source = proxy.sourceModel()
    assert isinstance(source, TreeModel)
    return proxy.mapFromSource(source.index_of(path)).parent()


def test_components_stand_below_their_groups_in_the_order_of_the_data(
    workspace: Workspace, proxy: TreeFilter
) -> None:
    known = workspace.catalog.component_by_name
    wanted = [name for group in HELP.groups for name in group.components if name in known]
    assert [path[1] for path in paths(proxy) if len(path) == 2] == wanted
    assert len(wanted) == len(known)
    assert groups(proxy) == [
        group.title for group in HELP.groups if any(name in known for name in group.components)
    ]


def test_a_group_has_neither_a_path_nor_a_box_and_is_no_row_of_the_model(
    proxy: TreeFilter,
) -> None:
    for index in proxy.groups():
        assert not index.data(PathRole)
        assert index.data(Qt.ItemDataRole.CheckStateRole) is None
        assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert index.flags() & Qt.ItemFlag.ItemIsSelectable
        assert not proxy.mapToSource(index).isValid()
        assert index.data(GroupRole)


def test_a_group_counts_what_is_sent_and_bears_the_worst_mark(
    workspace: Workspace, model: TreeModel, proxy: TreeFilter
) -> None:
    index = QPersistentModelIndex(group_of(proxy, PAYMENTS))
    sent = QPersistentModelIndex(group_of(proxy, PAYMENTS).siblingAtColumn(Column.SENT))
    mirror = Mirror(proxy)
    assert sent.data() == ""
    workspace.choose([PAYMENTS, component_path("disputes_list")], True, "x")
    assert sent.data() == "2 sent"
    model.set_severities({FEATURE: "warning", PAYMENTS: "hint"})
    assert index.data(CellRole).worst == "warning"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", 2 sent, warning")
    mirror.check()


def test_what_no_group_names_stands_in_the_last_one(
    workspace: Workspace, proxy: TreeFilter
) -> None:
    mirror = Mirror(proxy)
    workspace.set_leaf(component_path("novelty"), "x", "x")
    workspace.set_leaf(("other",), "x", "x")
    last = proxy.groups()[-1]
    assert last.data() == "Other"
    assert [proxy.index(row, 0, last).data(PathRole) for row in range(proxy.rowCount(last))] == [
        component_path("novelty"),
        ("other",),
    ]
    mirror.check()
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert groups(proxy)[-1] != "Other"
    mirror.check()


def test_by_titles_there_are_no_groups(proxy: TreeFilter) -> None:
    held = QPersistentModelIndex(group_of(proxy, FEATURE))
    assert held.data(PathRole) == PAYMENTS
    proxy.arrange(Arrangement.TITLES)
    assert proxy.groups() == []
    titles = [index.data() for index in proxy.tops()]
    assert titles == sorted(titles, key=str.casefold)
    assert held.data(PathRole) == PAYMENTS
    assert not held.parent().isValid()
    proxy.arrange(Arrangement.GROUPS)
    assert held.parent().data() == "Payments and disputes"


@pytest.mark.parametrize("one_by_one", [0, 1000])
def test_is_consistent_to_the_eye_of_qt(
    workspace: Workspace,
    proxy: TreeFilter,
    qtmodeltester: ModelTester,
    monkeypatch: pytest.MonkeyPatch,
    one_by_one: int,
) -> None:
    monkeypatch.setattr(arranged_model, "_MOST_ONE_BY_ONE", one_by_one)
    qtmodeltester.check(proxy)  # type: ignore[no-untyped-call]
    steps: list[Callable[[], object]] = [
        lambda: proxy.set_text("refund"),
        lambda: workspace.set_leaf(("components", "payments", "features", "novel"), "x", "x"),
        lambda: proxy.set_text("pay"),
        lambda: proxy.set_only_sent(True),
        lambda: workspace.set_api_version(workspace.store.newest, "x"),
        lambda: proxy.set_text(""),
        lambda: workspace.choose([FEATURE], UNSET, "x"),
        lambda: proxy.arrange(Arrangement.TITLES),
        lambda: proxy.set_only_sent(False),
        lambda: workspace.set_api_version(SEED, "x"),
        lambda: proxy.arrange(Arrangement.GROUPS),
    ]
    mirror = Mirror(proxy) if one_by_one else None
    for step in steps:
        step()
        qtmodeltester.check(proxy)  # type: ignore[no-untyped-call]
    assert mirror is None or mirror.resets == 0


# What is looked for


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kyc", "account_onboarding"),
        ("login", "disable_stripe_user_authentication"),
        ("chargeback", "dispute_management"),
        ("1099", "documents"),
        ("bank", "external_account_collection"),
        ("refund", "refund_management"),
        ("mehrwertsteuer", "tax_settings"),
    ],
)
def test_filter_what_people_call_it_is_found(proxy: TreeFilter, text: str, name: str) -> None:
    proxy.set_text(text)
    assert name in {path[-1] for path in paths(proxy)}


def test_filter_the_best_hit_stands_first(proxy: TreeFilter) -> None:
    proxy.set_text("paym")
    assert proxy.first_hit().data() == "Payments"
    assert next(iter(proxy.tops())).data() == "Payments"
    assert groups(proxy)[0] == "Payments and disputes"
    proxy.set_text("payouts")
    assert groups(proxy)[0] == "Balances and payouts"
    assert proxy.first_hit().data() == "Payouts"


def test_filter_the_words_of_the_help_that_were_found_are_told(proxy: TreeFilter) -> None:
    proxy.set_text("bank")
    told = [
        index.data(CellRole).aside.casefold()
        for index in walk(proxy)
        if index.data(GroupRole) is None and "bank" not in index.data().casefold()
    ]
    assert any(text.startswith("… bank") for text in told)
    assert proxy.hit_count == sum("bank" in text for text in told)


def test_filter_a_closed_component_says_how_much_of_it_was_found(proxy: TreeFilter) -> None:
    proxy.set_text("capture payments")
    index = group_of(proxy, ("components", "payments", "features", "capture_payments"))
    assert index.data(CellRole).tally.startswith("1 of ")


def test_letters_that_are_typed_pass_groups_over(proxy: TreeFilter) -> None:
    with proxy.nameless_groups():
        assert {index.data() for index in proxy.groups()} == {""}
    assert all(groups(proxy))
    assert proxy.index(0, 0, ROOT).isValid()


def test_walks_reach_every_row_once(proxy: TreeFilter, model: TreeModel) -> None:
    found = list(itertools.chain(paths(proxy)))
    assert sorted(found) == sorted(paths(model))
