import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.core.request.form import pairs
from session_composer.core.request.request import Request
from session_composer.core.request.sent import (
    as_bool,
    enabled_components,
    enables_any_component,
    is_sent,
    sent_paths,
)
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import ACCOUNT, EXPAND, WirePath
from session_composer.core.wire.values import Leaf, Map, Number

STORE = CatalogStore()
CATALOG = STORE.catalog(STORE.newest)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, True),
        (False, False),
        ("true", True),
        ("false", False),
        ("True", None),
        ("", None),
        (None, None),
        (Number("1"), None),
        ((), None),
    ],
)
def test_as_bool(value: Leaf, expected: bool | None) -> None:
    assert as_bool(value) is expected


LEAVES = st.recursive(
    st.booleans() | st.none() | st.sampled_from(["", "a"]) | st.just(Number("1")),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.lists(st.tuples(st.text("ab", max_size=2), inner), max_size=2).map(
            lambda items: Map(tuple(items))
        )
    ),
    max_leaves=6,
)
PATHS = st.sampled_from(list(CATALOG.leaf_order)) | st.lists(
    st.text("abc", min_size=1, max_size=2), min_size=1, max_size=3
).map(tuple)


@given(LEAVES)
def test_a_value_is_sent_when_the_encoder_makes_a_pair_of_it(value: Leaf) -> None:
    assert is_sent(value) is bool(pairs(Request(STORE.newest, "", {("x",): value}), CATALOG))


@given(st.dictionaries(PATHS, LEAVES, max_size=8))
def test_sent_paths_are_those_of_the_body_in_its_order(params: dict[WirePath, Leaf]) -> None:
    request = Request(STORE.newest, "acct_1", params, ("a",))
    in_body = dict.fromkeys(pair.path for pair in pairs(request, CATALOG))
    assert sent_paths(request, CATALOG) == [
        path for path in in_body if path not in (ACCOUNT, EXPAND)
    ]


_NAMES = [component.name for component in CATALOG.components][:3]
_SWITCHLESS = [component.name for component in CATALOG.components if not component.has_enabled][:1]


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["components", "x"]),
            st.sampled_from([*_NAMES, *_SWITCHLESS, "unknown"]),
            st.sampled_from(["enabled", "features", "x"]),
        )
        | st.sampled_from([("components",), ("components", "unknown"), ("enabled",)]),
        LEAVES,
        max_size=4,
    )
)
def test_whether_any_component_is_on_is_told_without_listing_them(
    params: dict[WirePath, Leaf],
) -> None:
    request = Request(STORE.newest, "", params)
    assert enables_any_component(request, CATALOG) is any(enabled_components(request, CATALOG))
