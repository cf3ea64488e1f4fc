"""Differences between requests, as values and in words."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import SEED

from session_composer.core.request.request import Request
from session_composer.core.request.request_diff import (
    ChangeKind,
    change_lines,
    differences,
    value_text,
)
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import (
    ACCOUNT,
    API_VERSION,
    EXPAND,
    WirePath,
    enabled_path,
    feature_path,
)
from session_composer.core.wire.values import UNSET, Leaf, Map, Number, Unset

PAYMENTS = enabled_path("payments")
REFUNDS = feature_path("payments", "refund_management")
ODD: WirePath = ("components", "future", "enabled")


def request(
    params: dict[WirePath, Leaf], version: str = SEED, account: str = "", *expand: str
) -> Request:
    return Request(version, account, MappingProxyType(params), expand)


def test_every_part_is_compared_in_the_order_of_the_body(store: CatalogStore) -> None:
    before = request({ODD: True, REFUNDS: True, PAYMENTS: True}, SEED, "acct_1")
    after = request({PAYMENTS: False, ODD: None, REFUNDS: True}, "2023-08-16", "", "account")
    found = differences(before, after, store.catalog(SEED))
    assert [(change.path, change.before, change.after) for change in found] == [
        (API_VERSION, SEED, "2023-08-16"),
        (ACCOUNT, "acct_1", UNSET),
        (PAYMENTS, True, False),
        (ODD, True, None),
        (EXPAND, UNSET, ("account",)),
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        (UNSET, True, ChangeKind.ADDED, ("not sent", "true")),
        (UNSET, None, ChangeKind.ADDED, ("not sent", "null")),
        (False, UNSET, ChangeKind.REMOVED, ("false", "not sent")),
        (True, "true", ChangeKind.CHANGED, ("true", '"true"')),
        (Number("1"), Number("1.0"), ChangeKind.CHANGED, ("1", "1.0")),
        ((), ("a", "b"), ChangeKind.CHANGED, ("[]", '["a", "b"]')),
    ],
)
def test_a_difference_in_words(
    store: CatalogStore,
    before: Leaf | Unset,
    after: Leaf | Unset,
    kind: ChangeKind,
    words: tuple[str, str],
) -> None:
    first, second = (
        request({} if isinstance(value, Unset) else {REFUNDS: value}) for value in (before, after)
    )
    [line] = change_lines(differences(first, second, store.catalog(SEED)))
    assert (line.path, line.kind) == (REFUNDS, kind)
    assert (str(line.before), str(line.after)) == words


def test_names_stand_without_quotes(store: CatalogStore) -> None:
    found = change_lines(
        differences(request({}, SEED, "acct_1"), request({}, SEED, "x y"), store.catalog(SEED))
    )
    assert [(line.before, line.after) for line in found] == [("acct_1", "x y")]


def test_a_value_is_one_line() -> None:
    value = (Map((("a\n", (True, None)), ("b", Map()))), Number("1e5"))
    assert value_text(value) == '[{"a\\n": [true, null], "b": {}}, 1e5]'


_PATHS = st.sampled_from([PAYMENTS, REFUNDS, ODD, ("preview", "mode")])
_LEAVES = st.sampled_from([True, False, "true", Number("1"), (), None])
_REQUESTS = st.builds(
    request,
    st.dictionaries(_PATHS, _LEAVES),
    st.sampled_from([SEED, "2023-08-16"]),
    st.sampled_from(["", "acct_1"]),
)


@given(_REQUESTS, _REQUESTS)
def test_no_difference_means_equal_and_back_is_the_reverse(
    store: CatalogStore, before: Request, after: Request
) -> None:
    catalog = store.catalog(SEED)
    found = differences(before, after, catalog)
    assert (not found) == (before == after)
    back = differences(after, before, catalog)
    assert [(one.path, one.after, one.before) for one in back] == [
        (one.path, one.before, one.after) for one in found
    ]
    changes = {one.path: one.after for one in found if one.path not in (API_VERSION, ACCOUNT)}
    assert before.with_values(changes).params == after.params
