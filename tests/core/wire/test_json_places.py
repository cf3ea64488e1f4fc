"""Where parameters stand in a session file."""

import json

from hypothesis import given
from hypothesis import strategies as st

from session_composer.core.text.positions import Span
from session_composer.core.wire.json_places import JsonPlaces

TEXT = """{
  "format": "session-composer/1",
  "components": {
    "payments": {"enabled": true, "f\\u00e9": {"ü": [1, "é", {}]}},
\t"x": {}
  },
  "components[payouts][enabled]": true,
  "expand": ["a", "bc"]
}"""


def span(*path: str) -> tuple[int, int, int, int]:
    return tuple(JsonPlaces(TEXT).span(path))  # type: ignore[return-value]


def test_places_that_were_counted_by_hand() -> None:
    assert span() == (1, 1, 1, 1)
    assert span("format") == (2, 3, 2, 10)
    assert span("components") == (3, 3, 3, 14)
    assert span("components", "payments", "enabled") == (4, 18, 4, 26)
    assert span("components", "payments", "fé") == (4, 35, 4, 43)
    assert span("components", "payments", "fé", "ü") == (4, 47, 4, 49)
    assert span("components", "payments", "fé", "ü", "1") == (4, 56, 4, 58)
    assert span("components", "payments", "fé", "ü", "2") == (4, 61, 4, 61)
    assert span("components", "x") == (5, 2, 5, 4)
    assert span("components", "payouts", "enabled") == (7, 3, 7, 32)
    assert span("components", "payouts") == (7, 3, 7, 32)
    assert span("expand", "1") == (8, 19, 8, 22)


def test_what_is_missing_is_at_its_parent() -> None:
    assert span("account") == (1, 1, 1, 1)
    assert span("components", "x", "features", "y") == (5, 2, 5, 4)
    assert span("expand", "7") == (8, 3, 8, 10)


def test_a_text_without_values_has_one_place() -> None:
    assert JsonPlaces("").span(("a",)) == Span(1, 1, 1, 1)


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.text(max_size=6), VALUES, min_size=1, max_size=4),
    st.booleans(),
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_lines_and_spaces_before_move_a_place_by_as_much(
    content: dict[str, object], escaped: bool, lines: int, spaces: int
) -> None:
    text = json.dumps(content, indent=1, ensure_ascii=escaped)
    moved = "\n" * lines + " " * spaces + text
    for key in content:
        path = (key,)
        before, after = JsonPlaces(text).span(path), JsonPlaces(moved).span(path)
        assert after.line == before.line + lines
        assert after.column == before.column + (spaces if before.line == 1 else 0)
        if "[" in key:
            continue
        line = moved.split("\n")[after.line - 1]
        assert json.loads(line[after.column - 1 : after.end_column]) == key
