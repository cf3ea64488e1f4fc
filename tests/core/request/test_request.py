from types import MappingProxyType

import pytest
from hypothesis import given
from tests.support.requests import SEED, examples, requests

from session_composer.core.request.request import Request, changed_paths, put_together
from session_composer.core.wire.paths import enabled_path, feature_path
from session_composer.core.wire.values import UNSET, Leaf, Number

ENABLED = enabled_path("payments")
REFUNDS = feature_path("payments", "refund_management")
OTHER = enabled_path("payouts")
REQUEST = Request(
    SEED, "acct_1", MappingProxyType({ENABLED: True, REFUNDS: False, OTHER: True}), ("a",)
)


def test_an_empty_request() -> None:
    request = Request(SEED)
    assert request.account == ""
    assert request.expand == ()
    assert dict(request.params) == {}
    assert request.get(ENABLED) is None


def test_a_request_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        REQUEST.account = "acct_2"  # type: ignore[misc]
    changed = REQUEST.with_values({REFUNDS: True})
    with pytest.raises(TypeError):
        changed.params[REFUNDS] = False  # type: ignore[index]


def test_setting_and_unsetting() -> None:
    changed = REQUEST.with_values({REFUNDS: UNSET, OTHER: False, ("x",): Number("1")})
    assert dict(changed.params) == {ENABLED: True, OTHER: False, ("x",): Number("1")}
    assert (changed.account, changed.expand, changed.api_version) == ("acct_1", ("a",), SEED)
    assert REQUEST.get(REFUNDS) is False


def test_unsetting_what_is_not_sent() -> None:
    assert REQUEST.with_values({("x",): UNSET}) == REQUEST


def test_null_is_a_value() -> None:
    changed = REQUEST.with_values({("x",): None})
    assert ("x",) in changed.params
    assert changed != REQUEST
    assert changed_paths(REQUEST, changed) == {("x",)}


def test_sent_components() -> None:
    request = REQUEST.with_values({("x", "y"): True, ("components",): "odd"})
    assert request.sent_components() == {"payments", "payouts"}


def test_equality_does_not_depend_on_the_order_of_insertion() -> None:
    other = Request(SEED, "acct_1", dict(reversed([*REQUEST.params.items()])), ("a",))
    assert other == REQUEST
    assert hash(other) == hash(REQUEST)


@pytest.mark.parametrize("value", [False, "true", Number("1"), None, ()])
def test_requests_with_other_values_differ(value: Leaf) -> None:
    assert REQUEST.with_values({ENABLED: value}) != REQUEST


def test_changed_paths() -> None:
    changed = REQUEST.with_values({REFUNDS: UNSET, OTHER: False, ("x",): "new"})
    assert changed_paths(REQUEST, changed) == {REFUNDS, OTHER, ("x",)}
    assert changed_paths(changed, REQUEST) == {REFUNDS, OTHER, ("x",)}
    assert changed_paths(REQUEST, REQUEST) == frozenset()
    assert changed_paths(REQUEST, REQUEST._replace(account="")) == frozenset()


@examples(50)
@given(requests(), requests())
def test_changed_paths_are_all_that_it_takes(before: Request, after: Request) -> None:
    paths = changed_paths(before, after)
    copied = before.with_values({path: after.params.get(path, UNSET) for path in paths})
    assert dict(copied.params) == dict(after.params)
    assert all(
        (path in before.params, before.get(path)) != (path in after.params, after.get(path))
        for path in paths
    )


def test_requests_are_put_together() -> None:
    """What is above or below a new value goes; the rest of both stays."""
    before = Request(
        "a", "acct_1", MappingProxyType({("x", "y"): True, ("z",): "2", ("k",): "3"}), ("e",)
    )
    added = Request("b", "", MappingProxyType({("x",): "4", ("z", "w"): "5"}), ("f", "e"))
    params = MappingProxyType({("k",): "3", ("x",): "4", ("z", "w"): "5"})
    assert put_together(before, added) == Request("b", "acct_1", params, ("e", "f"))
