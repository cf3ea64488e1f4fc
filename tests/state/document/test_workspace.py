"""Workspace: every edit is one undo step, and nothing is ever lost."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.edits import LEAVES, OLDEST, REAL, SEED, SHRUNK, Edit, a_feature, edits
from tests.support.many import MANY

from session_composer.core.request import limits
from session_composer.core.request.form import encode
from session_composer.core.request.limits import MAX_LEAVES
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path, enabled_path, feature_path
from session_composer.core.wire.values import UNSET
from session_composer.state.document.workspace import UNDO_LIMIT, Workspace

FEATURE = a_feature()
PAYMENTS = component_path("payments")
FUTURE = REAL.unknown[1]


def snapshots(workspace: Workspace) -> list[tuple[Request, Request]]:
    """Record what ``changed`` says from now on."""
    seen: list[tuple[Request, Request]] = []
    workspace.changed.connect(lambda before, after: seen.append((before, after)))
    return seen


def test_begins_empty_with_the_newest_version(workspace: Workspace, store: CatalogStore) -> None:
    assert workspace.request == Request(store.newest)
    assert workspace.body() == ""
    assert workspace.pairs() == []
    assert not workspace.undo_stack.canUndo()


EDITS: dict[str, Callable[[Workspace], object]] = {
    "choose a feature": lambda w: w.choose([FEATURE], True, "x"),
    "choose a component": lambda w: w.choose([component_path("payouts")], False, "x"),
    "un-send a component": lambda w: w.choose([component_path("documents")], UNSET, "x"),
    "choose many": lambda w: w.choose([FEATURE, component_path("payouts")], True, "x"),
    "set a leaf": lambda w: w.set_leaf(FUTURE, ("a", "b"), "x"),
    "enable all": lambda w: w.enable_all("balances", "x"),
    "account": lambda w: w.set_account("acct_9", "x"),
    "expand": lambda w: w.set_expand(("account", "b.c"), "x"),
    "version": lambda w: w.set_api_version(SEED, "x"),
    "drop unknown": lambda w: w.drop_unknown("x"),
    "replace": lambda w: w.replace(Request(OLDEST, "acct_1"), "x"),
}


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A workspace that holds something of everything, and no history."""
    workspace.choose([component_path("documents")], True, "x")
    workspace.set_leaf(REAL.unknown[4], "blue", "x")
    workspace.set_account("acct_1", "x")
    workspace.set_expand(("account",), "x")
    workspace.start_over(workspace.request)
    return workspace


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_each_edit_is_one_step(filled: Workspace, edit: Callable[[Workspace], None]) -> None:
    start = filled.request
    catalog = filled.catalog
    body = filled.body()
    seen = snapshots(filled)
    edit(filled)
    done = filled.request
    assert done != start
    assert filled.undo_stack.count() == 1
    filled.undo_stack.undo()
    assert (filled.request, filled.catalog, filled.body()) == (start, catalog, body)
    filled.undo_stack.redo()
    assert filled.request == done
    assert seen == [(start, done), (done, start), (start, done)]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_the_same_edit_twice_is_one_step(
    filled: Workspace, edit: Callable[[Workspace], None]
) -> None:
    edit(filled)
    seen = snapshots(filled)
    edit(filled)
    assert filled.undo_stack.count() == 1
    assert seen == []


@pytest.mark.parametrize(
    "edit",
    [
        lambda w: w.choose([FEATURE], UNSET, "x"),
        lambda w: w.choose([], True, "x"),
        lambda w: w.choose([component_path("documents")], True, "x"),
        lambda w: w.set_account("acct_1", "x"),
        lambda w: w.set_expand(("account",), "x"),
        lambda w: w.set_api_version(w.store.newest, "x"),
        lambda w: w.set_leaf(REAL.unknown[4], "blue", "x"),
        lambda w: w.replace(w.request, "x"),
    ],
)
def test_what_changes_nothing_is_no_step(
    filled: Workspace, edit: Callable[[Workspace], None]
) -> None:
    seen = snapshots(filled)
    edit(filled)
    assert filled.undo_stack.count() == 0
    assert filled.undo_stack.isClean()
    assert seen == []


def test_step_carries_its_text(workspace: Workspace) -> None:
    workspace.choose([FEATURE], True, "Refunds: true")
    assert workspace.undo_stack.undoText() == "Refunds: true"


# Account


def type_account(workspace: Workspace, text: str) -> None:
    for end in range(1, len(text) + 1):
        workspace.set_account(text[:end], "Account")


def test_typing_an_account_is_one_step(workspace: Workspace) -> None:
    type_account(workspace, "acct_123")
    assert workspace.undo_stack.count() == 1
    workspace.undo_stack.undo()
    assert workspace.request.account == ""
    workspace.undo_stack.redo()
    assert workspace.request.account == "acct_123"


def test_typing_is_interrupted_by_another_edit(workspace: Workspace) -> None:
    type_account(workspace, "acct_1")
    workspace.choose([FEATURE], True, "x")
    workspace.set_account("acct_12", "Account")
    assert workspace.undo_stack.count() == 3
    workspace.undo_stack.undo()
    assert workspace.request.account == "acct_1"


def test_typing_after_a_save_is_a_step_of_its_own(workspace: Workspace) -> None:
    """Else undoing would skip the state that is in the file."""
    type_account(workspace, "acct_1")
    workspace.undo_stack.setClean()
    type_account(workspace, "acct_12")
    assert not workspace.undo_stack.isClean()
    workspace.undo_stack.undo()
    assert workspace.undo_stack.isClean()


def test_typing_and_taking_it_back_leaves_no_step(workspace: Workspace) -> None:
    workspace.choose([FEATURE], True, "x")
    workspace.set_account("a", "Account")
    workspace.set_account("", "Account")
    assert workspace.undo_stack.count() == 1
    assert workspace.undo_stack.undoText() == "x"
    workspace.set_account("acct_2", "Account")
    workspace.undo_stack.undo()
    assert workspace.request.account == ""
    assert workspace.request.params


# Components and features


def test_a_feature_takes_its_component_along(workspace: Workspace) -> None:
    workspace.choose([FEATURE], False, "x")
    assert dict(workspace.request.params) == {FEATURE: False, enabled_path("payments"): True}


def test_a_feature_keeps_what_its_component_says(workspace: Workspace) -> None:
    workspace.choose([PAYMENTS], False, "x")
    workspace.choose([FEATURE], True, "x")
    assert workspace.request.get(enabled_path("payments")) is False


def test_unsending_a_component_takes_its_features_and_undo_brings_them_back(
    workspace: Workspace,
) -> None:
    workspace.enable_all("payments", "x")
    workspace.set_leaf(("components", "payments", "features", "aaa_time_travel"), True, "x")
    full = workspace.request
    workspace.choose([PAYMENTS], UNSET, "x")
    assert not workspace.request.params
    workspace.undo_stack.undo()
    assert workspace.request == full


def test_enable_all_sends_true_for_everything(workspace: Workspace) -> None:
    workspace.enable_all("payments", "x")
    component = workspace.catalog.component_by_name["payments"]
    expected = {enabled_path("payments"), *(feature.path for feature in component.features)}
    assert dict(workspace.request.params) == dict.fromkeys(expected, True)


# Versions


@pytest.mark.parametrize("version", [OLDEST, SHRUNK, SEED])
def test_switching_the_version_keeps_every_choice(workspace: Workspace, version: str) -> None:
    for component in workspace.catalog.components:
        workspace.enable_all(component.name, "x")
    start, body = workspace.request, workspace.body()
    workspace.set_api_version(version, "x")
    assert workspace.request.params == start.params
    assert workspace.catalog.api_version == version
    assert sorted(workspace.body().split("&")) == sorted(body.split("&"))
    workspace.set_api_version(start.api_version, "x")
    assert workspace.request == start
    assert workspace.body() == body


def test_drop_unknown_drops_just_that(workspace: Workspace) -> None:
    workspace.enable_all("payments", "x")
    workspace.set_leaf(FUTURE, True, "x")
    workspace.set_leaf(("metadata",), "m", "x")
    workspace.set_api_version("2023-10-16", "x")
    workspace.drop_unknown("x")
    assert workspace.request.params
    assert all(workspace.catalog.knows(path) for path in workspace.request.params)
    assert feature_path("payments", "refund_management") in workspace.request.params


def test_a_version_that_is_none_changes_nothing(filled: Workspace) -> None:
    before = filled.request
    with pytest.raises(InputError, match="latest"):
        filled.set_api_version("latest", "x")
    assert filled.request == before
    assert filled.undo_stack.count() == 0


# Start over, problems, limit


def test_starting_over_leaves_no_history(workspace: Workspace) -> None:
    workspace.choose([FEATURE], True, "x")
    workspace.undo_stack.undo()
    request = Request(SEED, "acct_7")
    seen = snapshots(workspace)
    workspace.start_over(request)
    assert workspace.request is request
    assert workspace.catalog.api_version == SEED
    assert not workspace.undo_stack.canUndo()
    assert not workspace.undo_stack.canRedo()
    assert workspace.undo_stack.isClean()
    assert seen[-1][1] is request


def test_problems_are_those_of_the_request_at_hand(workspace: Workspace) -> None:
    before = workspace.problems()
    assert before
    assert workspace.problems() is before
    workspace.set_account("acct_1", "x")
    workspace.choose([component_path("documents")], True, "x")
    assert workspace.problems() == []
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert workspace.problems() == before


def test_history_has_a_limit(workspace: Workspace) -> None:
    for number in range(UNDO_LIMIT + 20):
        workspace.choose([FEATURE], number % 2 == 0, "x")
    assert workspace.undo_stack.count() == UNDO_LIMIT
    while workspace.undo_stack.canUndo():
        workspace.undo_stack.undo()
    assert workspace.request.get(FEATURE) is False


# Any edits at all


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(edits(), max_size=25))
def test_undo_all_ends_at_the_start_and_redo_all_at_the_end(
    new_workspace: Callable[[], Workspace], steps: list[Edit]
) -> None:
    workspace = new_workspace()
    seen = snapshots(workspace)
    start = workspace.request
    for step in steps:
        step.apply(workspace)
    end, body = workspace.request, workspace.body()
    stack = workspace.undo_stack
    visited = [end]
    while stack.canUndo():
        stack.undo()
        visited.append(workspace.request)
    assert workspace.request == start
    assert all(one != other for one, other in pairwise(visited))
    while stack.canRedo():
        stack.redo()
    assert (workspace.request, workspace.body()) == (end, body)
    assert all(before != after for before, after in seen)
    assert all(one[1] == other[0] for one, other in pairwise(seen))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(edits(with_undo=True), max_size=25))
def test_catalog_and_body_always_fit_the_request(
    new_workspace: Callable[[], Workspace], store: CatalogStore, steps: list[Edit]
) -> None:
    workspace = new_workspace()
    for step in steps:
        step.apply(workspace)
        assert workspace.catalog is store.catalog(workspace.request.api_version)
        assert workspace.body() == encode(workspace.request, workspace.catalog)
        assert workspace.body() == "&".join(pair.encoded for pair in workspace.pairs())


def test_leaves_of_every_type_are_held_and_undone(workspace: Workspace) -> None:
    for leaf in LEAVES:
        workspace.set_leaf(FUTURE, leaf, "x")
        assert workspace.request.params[FUTURE] == leaf
    assert workspace.undo_stack.count() == len(LEAVES)


# Size


def test_j7_an_edit_that_makes_the_request_too_large_is_refused_with_its_reason(
    workspace: Workspace,
) -> None:
    refused: list[str] = []
    workspace.refused.connect(lambda message: refused.append(str(message)))
    workspace.start_over(MANY["expand"](SEED, MAX_LEAVES))
    before = workspace.request
    workspace.set_leaf(("x",), "y", "x")
    workspace.set_expand((*before.expand, "one_more"), "x")
    assert workspace.request is before
    assert not workspace.undo_stack.canUndo()
    assert refused == ["it holds more than 20000 parameters."] * 2
    workspace.set_expand(before.expand[1:], "x")
    workspace.set_leaf(("x",), "y", "x")
    assert workspace.request.get(("x",)) == "y"
    assert len(refused) == 2
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert workspace.request == before
    workspace.set_leaf(("x",), "y", "x")
    assert len(refused) == 3


def test_j7_edits_measure_what_they_add_and_not_the_whole(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []
    whole = limits.size_of

    def note(request: Request) -> limits.RequestSize:
        measured.append(len(request.params))
        return whole(request)

    monkeypatch.setattr(limits, "size_of", note)
    workspace.start_over(MANY["parameters"](SEED, 5000))
    for number in range(200):
        workspace.set_leaf(("x",), f"y{number}", "x")
        if number % 3 == 0:
            workspace.undo_stack.undo()
    assert measured.count(5000) + measured.count(5001) <= 2
    assert sum(measured) < 12_000


def test_j7_edits_there_and_back_do_not_add_up_to_a_refusal(workspace: Workspace) -> None:
    refused: list[str] = []
    workspace.refused.connect(lambda message: refused.append(str(message)))
    for number in range(700):
        workspace.set_leaf(("x",), str(number % 2) * 19_000, "x")
    assert refused == []
    assert workspace.size.fits
