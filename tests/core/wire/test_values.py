import copy
import pickle

import pytest
from hypothesis import given
from tests.support.requests import LEAVES

from session_composer.core.wire.values import (
    UNSET,
    JsonValue,
    Leaf,
    Map,
    Number,
    Unset,
    freeze,
    texts,
    thaw,
)


@given(LEAVES)
def test_freezing_undoes_thawing(value: Leaf) -> None:
    assert freeze(thaw(value)) == value


@given(LEAVES)
def test_values_can_be_hashed(value: Leaf) -> None:
    assert hash(value) == hash(freeze(thaw(value)))


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (True, Number("1")),
        (False, Number("0")),
        (Number("1"), Number("1.0")),
        (Number("1"), "1"),
        (None, False),
        (None, UNSET),
        ((), Map()),
        ("", None),
        (Map((("a", None),)), Map()),
    ],
)
def test_different_values_are_not_equal(value: object, other: object) -> None:
    assert value != other


def test_unset() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    assert isinstance(UNSET, Unset)


def test_values_can_be_copied() -> None:
    value = (Map((("a", (Number("1"), True)),)), None)
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value


def test_all_texts_are_found() -> None:
    value: JsonValue = {
        "a": ["b", {"c": "d"}, [["e"]]],
        "f": {"g": True, "h": None, "i": Number("5")},
    }
    assert list(texts(value)) == ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
