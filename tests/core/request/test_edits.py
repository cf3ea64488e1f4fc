from collections.abc import Iterable
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.growth import excess
from tests.support.requests import LEAVES, SEED, STORE, examples, in_conflict, requests

from session_composer.core.request.edits import (
    choose,
    choose_whole_component,
    is_component_path,
    set_leaf,
    with_account,
    with_api_version,
    with_expand,
    without_unknown,
)
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump
from session_composer.core.versions.catalog import Catalog, FieldType, make_component
from session_composer.core.wire.paths import WirePath, component_path, enabled_path, feature_path
from session_composer.core.wire.values import UNSET, Leaf, Unset

CATALOG = STORE.catalog(SEED)
PAYMENTS, PAYOUTS = component_path("payments"), component_path("payouts")
ENABLED, OTHER = enabled_path("payments"), enabled_path("payouts")
REFUNDS = feature_path("payments", "refund_management")
CAPTURE = feature_path("payments", "capture_payments")
EMPTY = Request(SEED)

CHOICES: st.SearchStrategy[bool | Unset] = st.sampled_from([True, False, UNSET])


def make(params: dict[WirePath, Leaf]) -> Request:
    return Request(SEED, "acct_1", MappingProxyType(params), ("a",))


def rows(request: Request) -> st.SearchStrategy[list[WirePath]]:
    """Rows of the tree: components, features, and what the request has besides."""
    catalog = STORE.catalog(request.api_version)
    paths = [component.path for component in catalog.components]
    paths += catalog.feature_by_path
    paths += [path for path in request.params if not catalog.knows(path)]
    return st.lists(st.sampled_from(paths), min_size=1, max_size=5, unique=True)


def free_of_conflicts(paths: Iterable[WirePath]) -> bool:
    found = list(paths)
    return not any(
        in_conflict(path, other) for number, path in enumerate(found) for other in found[:number]
    )


@pytest.mark.parametrize(
    ("before", "paths", "value", "after"),
    [
        # A component.
        ({}, [PAYMENTS], True, {ENABLED: True}),
        ({}, [PAYMENTS], False, {ENABLED: False}),
        ({ENABLED: True}, [PAYMENTS], False, {ENABLED: False}),
        ({ENABLED: True, REFUNDS: True}, [PAYMENTS], False, {ENABLED: False, REFUNDS: True}),
        ({ENABLED: True, REFUNDS: True, OTHER: True}, [PAYMENTS], UNSET, {OTHER: True}),
        ({(*PAYMENTS, "x", "y"): "1", ENABLED: True}, [PAYMENTS], UNSET, {}),
        ({}, [PAYMENTS], UNSET, {}),
        # A feature sends its component along, unless that says something already.
        ({}, [REFUNDS], True, {ENABLED: True, REFUNDS: True}),
        ({}, [REFUNDS], False, {ENABLED: True, REFUNDS: False}),
        ({ENABLED: False}, [REFUNDS], True, {ENABLED: False, REFUNDS: True}),
        ({ENABLED: "true"}, [REFUNDS], True, {ENABLED: "true", REFUNDS: True}),
        ({REFUNDS: True}, [REFUNDS], False, {ENABLED: True, REFUNDS: False}),
        ({ENABLED: True, REFUNDS: True}, [REFUNDS], UNSET, {ENABLED: True}),
        ({}, [REFUNDS], UNSET, {}),
        # Several at once.
        ({}, [REFUNDS, CAPTURE], True, {ENABLED: True, REFUNDS: True, CAPTURE: True}),
        ({}, [PAYMENTS, REFUNDS], False, {ENABLED: False, REFUNDS: False}),
        ({}, [REFUNDS, PAYMENTS], False, {ENABLED: False, REFUNDS: False}),
        ({}, [PAYMENTS, PAYOUTS], True, {ENABLED: True, OTHER: True}),
        ({ENABLED: True, REFUNDS: True}, [PAYMENTS, REFUNDS], UNSET, {}),
        # Unknown parameters.
        ({("x",): "1"}, [("x",)], UNSET, {}),
        ({("x", "y"): "1"}, [("x", "y")], True, {("x", "y"): True}),
        ({}, [feature_path("new", "a")], True, {
            enabled_path("new"): True, feature_path("new", "a"): True,
        }),
        # Odd values of a file are never in the way.
        ({PAYMENTS: "odd"}, [PAYMENTS], True, {ENABLED: True}),
        ({PAYMENTS: "odd"}, [PAYMENTS], UNSET, {}),
        ({PAYMENTS: "odd"}, [REFUNDS], True, {ENABLED: True, REFUNDS: True}),
        ({(*PAYMENTS, "features"): None}, [REFUNDS], True, {ENABLED: True, REFUNDS: True}),
        ({(*PAYMENTS, "features"): None}, [PAYMENTS], True, {
            ENABLED: True, (*PAYMENTS, "features"): None,
        }),
        ({(*REFUNDS, "a"): "1", (*REFUNDS, "b"): "2", ENABLED: True}, [REFUNDS], False, {
            ENABLED: True, REFUNDS: False,
        }),
        ({(*ENABLED, "a"): "1"}, [PAYMENTS], True, {ENABLED: True}),
        ({(*REFUNDS, "a"): "1"}, [REFUNDS], UNSET, {(*REFUNDS, "a"): "1"}),
        ({(*PAYMENTS, "features"): ()}, [(*PAYMENTS, "features"), REFUNDS], True, {
            ENABLED: True, REFUNDS: True,
        }),
    ],
)  # fmt: skip
def test_choose(
    before: dict[WirePath, Leaf],
    paths: list[WirePath],
    value: bool | Unset,
    after: dict[WirePath, Leaf],
) -> None:
    assert choose(make(before), paths, value) == make(after)


@examples(100)
@given(requests(), st.data(), CHOICES)
def test_choosing(request: Request, data: st.DataObject, value: bool | Unset) -> None:
    paths = data.draw(rows(request))
    chosen = choose(request, paths, value)
    catalog = STORE.catalog(request.api_version)
    # What is chosen twice is the same, and can be saved.
    assert choose(chosen, paths, value) == chosen
    assert dump(chosen, catalog)
    assert free_of_conflicts(chosen.params)
    for path in paths:
        is_component = is_component_path(path)
        if isinstance(value, Unset):
            assert path not in chosen.params
            below = [other for other in chosen.params if other[: len(path)] == path]
            assert not (is_component and below)
        elif is_component:
            assert chosen.get(enabled_path(path[1])) is value
        elif not any(path == other[: len(path)] and path != other for other in paths):
            assert chosen.get(path) is value
            if path[2:3] == ("features",) and len(path) == 4:
                assert enabled_path(path[1]) in chosen.params


@examples(100)
@given(requests(), st.data(), CHOICES)
def test_all_else_stays(request: Request, data: st.DataObject, value: bool | Unset) -> None:
    paths = data.draw(rows(request))
    chosen = choose(request, paths, value)
    assert (chosen.account, chosen.expand, chosen.api_version) == (
        request.account,
        request.expand,
        request.api_version,
    )
    touched = [path[:2] if path[0] == "components" else path[:1] for path in paths]
    for path in request.params.keys() | chosen.params.keys():
        if path[:2] not in touched and path[:1] not in touched:
            assert chosen.params[path] == request.params[path]


@examples(60)
@given(requests(unknown=False, odd_values=False), st.data())
def test_a_component_that_is_not_sent_leaves_no_trace(
    request: Request, data: st.DataObject
) -> None:
    catalog = STORE.catalog(request.api_version)
    component = data.draw(st.sampled_from(catalog.components))
    unsent = choose(request, [component.path], UNSET)
    assert f"components[{component.name}]" not in encode(unsent, catalog)


@given(st.sampled_from(list(CATALOG.feature_by_path)), st.booleans())
def test_a_feature_of_a_component_that_is_not_sent(path: WirePath, value: bool) -> None:
    chosen = choose(EMPTY, [path], value)
    assert dict(chosen.params) == {enabled_path(path[1]): True, path: value}
    assert dict(choose(chosen, [component_path(path[1])], UNSET).params) == {}


def test_set_leaf() -> None:
    path = feature_path("app_viewport", "allowed_apps")
    with_list = set_leaf(EMPTY, path, ("com.a",))
    assert dict(with_list.params) == {enabled_path("app_viewport"): True, path: ("com.a",)}
    assert set_leaf(with_list, path, "").params[path] == ""
    assert dict(set_leaf(with_list, path, UNSET).params) == {enabled_path("app_viewport"): True}
    assert dict(set_leaf(EMPTY, path, UNSET).params) == {}
    off = make({enabled_path("app_viewport"): False})
    assert set_leaf(off, path, ()).params[enabled_path("app_viewport")] is False


@examples(100)
@given(requests(), st.data(), LEAVES)
def test_setting_any_leaf(request: Request, data: st.DataObject, value: Leaf) -> None:
    catalog = STORE.catalog(request.api_version)
    path = data.draw(st.sampled_from([*catalog.leaf_order, *request.params]))
    changed = set_leaf(request, path, value)
    assert changed.params[path] == value
    assert free_of_conflicts(changed.params)


def test_choose_whole_component() -> None:
    before = make({REFUNDS: False, (*PAYMENTS, "x"): "1", OTHER: True})
    after = choose_whole_component(before, CATALOG, "payments")
    features = {feature.path: True for feature in CATALOG.component_by_name["payments"].features}
    assert after == make({**features, ENABLED: True, (*PAYMENTS, "x"): "1", OTHER: True})
    odd = make({(*PAYMENTS, "features"): "odd"})
    assert choose_whole_component(odd, CATALOG, "payments") == make({**features, ENABLED: True})


def test_lists_are_left_alone_when_all_of_a_component_is_chosen() -> None:
    component = make_component(
        "app", [("apps", FieldType.ARRAY, True), ("b", FieldType.BOOLEAN, False)], has_enabled=False
    )
    after = choose_whole_component(EMPTY, Catalog(SEED, (component,)), "app")
    assert dict(after.params) == {feature_path("app", "b"): True}


@examples(60)
@given(requests())
def test_without_unknown(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    kept = without_unknown(request, catalog)
    assert dict(kept.params) == {
        path: value for path, value in request.params.items() if catalog.knows(path)
    }
    assert (kept.account, kept.expand) == (request.account, request.expand)


def test_other_edits_keep_every_value() -> None:
    request = make({ENABLED: True, ("x",): "1"})
    changed = with_api_version(with_expand(with_account(request, "acct_2"), ("b",)), "2023-08-16")
    assert changed.params == request.params
    assert (changed.account, changed.expand, changed.api_version) == (
        "acct_2",
        ("b",),
        "2023-08-16",
    )


def test_is_component_path() -> None:
    assert is_component_path(PAYMENTS)
    assert not any(map(is_component_path, [ENABLED, ("components",), ("x", "y"), ()]))


def test_choosing_among_very_many_takes_linear_time() -> None:
    def run(count: int) -> None:
        paths = [feature_path(f"c{n // 100}", f"f{n % 100}") for n in range(100 * count)]
        everything = choose(EMPTY, paths, True)
        assert len(everything.params) == 101 * count
        assert len(choose(everything, paths, False).params) == 101 * count
        components = [component_path(f"c{number}") for number in range(count)]
        assert dict(choose(everything, components, UNSET).params) == {}

    assert not excess(run, 100)
