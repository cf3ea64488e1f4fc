"""Objects put together, and forms made of pairs and texts."""

import pytest

from session_composer.codecs.budget import step_budget
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.codecs.readers.source.literals.found import Text
from session_composer.codecs.readers.source.literals.merging import (
    form_pairs,
    is_form_text,
    merged,
    paired,
)

CODE = Variable("id")


@pytest.mark.parametrize(
    ("deep", "found"),
    [
        (False, {"a": {"c": 2}, "d": 3}),
        (True, {"a": {"b": 1, "c": 2}, "d": 3}),
    ],
)
def test_objects_are_merged(deep: bool, found: RawValue) -> None:
    under: RawValue = {"a": {"b": "1"}}
    over: RawValue = {"a": {"c": "2"}, "d": "3"}
    expected = {"a": {"b": "1", "c": "2"} if deep else {"c": "2"}, "d": "3"}
    assert merged(under, over, step_budget(), deep=deep) == expected
    # What was read may be in use elsewhere.
    assert under == {"a": {"b": "1"}}
    assert len(expected) == len(found if isinstance(found, dict) else {})


@pytest.mark.parametrize(
    ("pieces", "pairs"),
    [
        (["account=", CODE, "&components[a][enabled]=true"], {"account": CODE}),
        (["account=1&components%5Ba%5D%5Benabled%5D=true"], {"account": "1"}),
        (["https://x?account=a+b%20c&components[a][enabled]=true"], {"account": "a b c"}),
        ([CODE, "?account=", CODE, "&components[a][enabled]=true"], {"account": CODE}),
        (["account=1&", CODE, "=2&components[a][enabled]=true&x"], {"account": "1"}),
    ],
)
def test_texts_are_split(pieces: list[str | Variable], pairs: dict[str, RawValue]) -> None:
    text = Text("", pieces=tuple(pieces))
    assert is_form_text(text)
    assert form_pairs(text) == {**pairs, "components[a][enabled]": "true"}


@pytest.mark.parametrize(
    ("values", "pairs"),
    [
        ([["account", "1"], ["components[a][b]", "2"]], {"account": "1", "components[a][b]": "2"}),
        (["account", "1", "components[a][b]", "2"], {"account": "1", "components[a][b]": "2"}),
        ([{"name": "account", "value": "1"}], {"account": "1"}),
        ([{"key": "account", "value": "1"}], {"account": "1"}),
        ([["expand[]", "a"], ["expand[]", "b"]], {"expand": ["a", "b"]}),
        ([["a", "1"], ["b", "2"]], None),
        (["a", "b"], None),
        ([], None),
    ],
)
def test_pairs_are_told_from_lists(
    values: list[RawValue], pairs: dict[str, RawValue] | None
) -> None:
    assert paired(values) == pairs
