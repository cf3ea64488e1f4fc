from operator import is_

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import SEED, STORE, examples, requests

from session_composer.core.request.form import (
    decode,
    encode,
    join_pairs,
    pairs,
    places,
    updated_pairs,
)
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import ACCOUNT, EXPAND, WirePath, enabled_path
from session_composer.core.wire.values import UNSET, Leaf, Map, Number

CATALOG = STORE.catalog(SEED)


def body_of(value: Leaf) -> str:
    return encode(Request(SEED, "", {("x",): value}), CATALOG)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "x=true"),
        (False, "x=false"),
        (None, ""),
        ("", "x="),
        ("true", "x=true"),
        (Number("1.50"), "x=1.50"),
        (Number("9" * 5000), "x=" + "9" * 5000),
        ((), ""),
        (Map(), ""),
        ((Map(),), ""),
        (("a", "b"), "x[0]=a&x[1]=b"),
        ((True, False, None), "x[0]=True&x[1]=False&x[2]=None"),
        (((True, None, "a"),), "x[0][0]=true&x[0][2]=a"),
        ((Map((("k", True), ("n", None))),), "x[0][k]=true"),
        ((Map((("k", (True,)),)),), "x[0][k][0]=True"),
        ("[a]~-._", "x=[a]~-._"),
        ("é\u00a0🙂", "x=%C3%A9%C2%A0%F0%9F%99%82"),
        ("a b+c&d=e%5B", "x=a+b%2Bc%26d%3De%255B"),
        ("a\r\nb\0", "x=a%0D%0Ab%00"),
    ],
)
def test_values_on_the_wire(value: Leaf, expected: str) -> None:
    assert body_of(value) == expected


def test_pairs_know_their_path() -> None:
    enabled = enabled_path("payments")
    request = Request(SEED, "acct_1", {("x",): ("é", "b"), enabled: True}, ("a", "b"))
    assert [
        (pair.path, pair.name, pair.value, pair.encoded) for pair in pairs(request, CATALOG)
    ] == [
        (ACCOUNT, "account", "acct_1", "account=acct_1"),
        (enabled, "components[payments][enabled]", "true", "components[payments][enabled]=true"),
        (("x",), "x[0]", "é", "x[0]=%C3%A9"),
        (("x",), "x[1]", "b", "x[1]=b"),
        (EXPAND, "expand[0]", "a", "expand[0]=a"),
        (EXPAND, "expand[1]", "b", "expand[1]=b"),
    ]


def test_an_empty_request_has_an_empty_body() -> None:
    assert encode(Request(SEED), CATALOG) == ""


def test_the_order_is_that_of_the_version() -> None:
    request = Request(SEED, "", {enabled_path("instant_payouts_promotion"): True})
    request = request.with_values({enabled_path("payouts"): True})
    newer = STORE.catalog("2025-07-30.basil")
    first, second = encode(request, CATALOG).split("&")
    assert encode(request, newer) == f"{second}&{first}"


@examples(100)
@given(requests())
def test_decoding_undoes_encoding(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    body = encode(request, catalog)
    assert body.isascii()
    assert decode(body) == [(pair.name, pair.value) for pair in pairs(request, catalog)]
    assert body == "&".join(pair.encoded for pair in pairs(request, catalog))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        ("&&", []),
        ("a", [("a", "")]),
        ("=", [("", "")]),
        ("a=b=c", [("a", "b=c")]),
        ("a=1&a=2", [("a", "1"), ("a", "2")]),
        ("a%5Bb%5D=%2B+%20", [("a[b]", "+  ")]),
        ("a=%", [("a", "%")]),
        ("a=é", [("a", "é")]),
    ],
)
def test_decode(body: str, expected: list[tuple[str, str]]) -> None:
    assert decode(body) == expected


@pytest.mark.parametrize("body", ["a=%ff", "%ed%a0%80=1"])
def test_bytes_that_are_no_text_are_refused(body: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(body)


@given(st.booleans(), st.sampled_from(list(CATALOG.leaf_order)))
def test_booleans_are_not_mixed_up_by_the_cache(value: bool, path: tuple[str, ...]) -> None:
    body = encode(Request(SEED, "", {path: value}), CATALOG)
    assert body.endswith("=true" if value else "=false")


@given(st.lists(requests(), min_size=2, max_size=2))
def test_pairs_brought_up_to_date_are_those_of_the_request(both: list[Request]) -> None:
    before, after = (request._replace(api_version=SEED) for request in both)
    known = pairs(before, CATALOG)
    kept = known.copy()
    assert updated_pairs(known, before, after, CATALOG) == pairs(after, CATALOG)
    assert known == kept


@given(requests(), st.data())
def test_one_change_leaves_all_other_pairs_as_they_are(
    request: Request, data: st.DataObject
) -> None:
    before = request._replace(api_version=SEED)
    path = data.draw(st.sampled_from([*CATALOG.leaf_order, *before.params]))
    known = pairs(before, CATALOG)
    for change in (True, False, (), ("a", "b"), UNSET):
        after = before.with_values({path: change})
        found = updated_pairs(known, before, after, CATALOG)
        assert found == pairs(after, CATALOG)
        others = [pair for pair in known if pair.path != path]
        assert all(map(is_, others, [pair for pair in found if pair.path != path]))


def test_many_changes_at_once() -> None:
    newest = STORE.catalog(STORE.newest)
    before = Request(STORE.newest, "acct_1", {})
    after = before.with_values(dict.fromkeys(newest.leaf_order, True))
    assert len(after.params) > 40
    assert updated_pairs(pairs(before, newest), before, after, newest) == pairs(after, newest)


@given(requests())
def test_places_of_pairs(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    found = pairs(request, catalog)
    assert join_pairs(found) == encode(request, catalog)
    paths = {pair.path[:size] for pair in found for size in range(1, len(pair.path) + 1)}
    for path in {*paths, ("components", "payments"), ("nowhere",)}:
        size = len(path)
        expected = [n for n, pair in enumerate(found) if pair.path[:size] == path]
        assert places(found, path, catalog) == expected, path


@pytest.mark.parametrize("odd", ["é", "a b", "&", "[", "plain"])
def test_pairs_of_very_many_are_those_of_each(odd: str) -> None:
    """They are looked at together; one that is not plain does not change the others."""
    values: list[Leaf] = ["x", True, False, odd, "", ("a", odd), Number("1"), None, ()]
    params: dict[WirePath, Leaf] = {
        (f"p{number:04}",) if number % 7 else (f"p{number:04}", odd): values[number % limit]
        for limit in (2, len(values))
        for number in range(1000 * limit, 1000 * limit + 700)
    }
    found = pairs(Request(SEED, "", params), CATALOG)
    each = [pairs(Request(SEED, "", {path: value}), CATALOG) for path, value in params.items()]
    assert sorted(found) == sorted(pair for one in each for pair in one)
    long = tuple(odd if number == 600 else f"entry {number}" for number in range(1000))
    encoded = [pair.encoded for pair in pairs(Request(SEED, "", {("x",): long}), CATALOG)]
    assert encoded == [
        body_of((item,)).replace("x[0]", f"x[{number}]") for number, item in enumerate(long)
    ]
