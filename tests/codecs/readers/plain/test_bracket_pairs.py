from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.codecs.readers.plain.bracket_pairs import is_index, is_map, nest_pairs
from session_composer.codecs.readers.plain.raw_values import RawValue
from session_composer.core.request.limits import MAX_LEAVES
from session_composer.core.text.errors import InputError


def nest(*pairs: tuple[str, str]) -> tuple[dict[str, RawValue], list[str]]:
    notes: list[str] = []
    return nest_pairs(pairs, lambda note: notes.append(str(note))), notes


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a"], {"a": "0"}),
        (["a[b]", "a[c]"], {"a": {"b": "0", "c": "1"}}),
        (["a[]", "a[]"], {"a": ["0", "1"]}),
        (["a[1]", "a[0]"], {"a": ["1", "0"]}),
        (["a[0][b]", "a[0][c]", "a[1][b]"], {"a": [{"b": "0", "c": "1"}, {"b": "2"}]}),
        (["a[][b]", "a[][c]", "a[][b]"], {"a": [{"b": "0", "c": "1"}, {"b": "2"}]}),
        (
            ["a[][b][c]", "a[][b][d]", "a[][b][c]"],
            {"a": [{"b": {"c": "0", "d": "1"}}, {"b": {"c": "2"}}]},
        ),
        (["a[][]", "a[][]"], {"a": [["0", "1"]]}),
        (["a[0]", "a[2]"], {"a": {"0": "0", "2": "1"}}),
        (["a[0]", "a[b]"], {"a": {"0": "0", "b": "1"}}),
        (["a[00]", "a[٠]"], {"a": {"00": "0", "٠": "1"}}),
        (["components[0][enabled]"], {"components": {"0": {"enabled": "0"}}}),
        (["components[a][features][0]"], {"components": {"a": {"features": {"0": "0"}}}}),
        (["components[a][features][b][]"], {"components": {"a": {"features": {"b": ["0"]}}}}),
        (
            ["a[b", "a]b", "[a]", "", "a[b]c"],
            {"a[b": "0", "a]b": "1", "[a]": "2", "": "3", "a[b]c": "4"},
        ),
    ],
)
def test_nesting(names: list[str], expected: dict[str, RawValue]) -> None:
    found, notes = nest(*((name, str(value)) for value, name in enumerate(names)))
    assert found == expected
    assert notes == []


def test_the_last_one_of_equal_names_is_taken() -> None:
    found, notes = nest(("a[b]", "1"), ("c", "2"), ("a[b]", "3"))
    assert found == {"a": {"b": "3"}, "c": "2"}
    assert notes == ["a[b] stands there more than once; the last one is taken."]


def test_numbers_and_empty_brackets_together() -> None:
    found, notes = nest(("a[0]", "x"), ("a[]", "y"), ("a[7]", "z"))
    assert found == {"a": ["x", "y", "z"]}
    assert notes == ["a mixes numbers and empty brackets; the list is taken as it stands."]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["a", "a[b]"], "The parameter a has a value and parameters below it."),
        (["a[b]", "a"], "The parameter a has a value and parameters below it."),
        (["a[b]", "a[b][c][d]"], "The parameter a[b] has a value and parameters below it."),
        (["a[]", "a[b]"], "The parameter a has names below it, but also a list."),
        (["components[]"], "The parameter components has names below it, but also a list."),
        (["a" + "[b]" * 40], "is nested more than 32 levels deep."),
    ],
)
def test_contradictions(names: list[str], sentence: str) -> None:
    """E6: a name that is a value and a map at once, and depth without end."""
    with pytest.raises(InputError) as caught:
        nest(*((name, "") for name in names))
    assert str(caught.value).endswith(sentence)


def test_more_than_a_session_file_holds() -> None:
    """E6: as many pairs as there may be parameters."""
    nest(*((str(number), "") for number in range(MAX_LEAVES)))
    with pytest.raises(InputError, match=f"more than {MAX_LEAVES} parameters"):
        nest(*((str(number), "") for number in range(MAX_LEAVES + 1)))


_KEYS = st.text("ab", min_size=1, max_size=2)
_TREES = st.recursive(
    st.text("xyz", max_size=2),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(_KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def flat(name: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in flat(f"{name}[{key}]", item)]
    if isinstance(value, list):
        return [pair for key, item in enumerate(value) for pair in flat(f"{name}[{key}]", item)]
    assert isinstance(value, str)
    return [(name, value)]


@given(st.dictionaries(_KEYS, _TREES, max_size=4), st.integers(0, 99))
def test_what_was_flattened_comes_back(tree: dict[str, RawValue], seed: int) -> None:
    pairs = [pair for key, value in tree.items() for pair in flat(key, value)]
    Random(seed).shuffle(pairs)
    assert nest(*pairs) == (tree, [])


@pytest.mark.parametrize(
    ("key", "expected"),
    [("0", True), ("10", True), ("01", False), ("-1", False), ("", False), ("²", False),
     ("١", False), ("1_0", False), ("9" * 5000, False)],
)  # fmt: skip
def test_indexes(key: str, expected: bool) -> None:
    """H3: by their ASCII digits."""
    assert is_index(key) is expected


def test_maps() -> None:
    assert is_map(("components",))
    assert is_map(("components", "a"))
    assert is_map(("components", "a", "features"))
    assert not is_map(("components", "a", "other"))
    assert not is_map(("components", "a", "features", "b"))
    assert not is_map(("a",))
