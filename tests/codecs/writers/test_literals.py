"""Literals of Python and JavaScript, read back by those languages' own readers."""

import ast
import json
import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.code_samples import NASTY_TEXTS
from tests.support.lanes import require_tools
from tests.support.requests import TEXTS, examples

from session_composer.codecs.writers.literals import javascript_literal, python_literal
from session_composer.core.wire.values import JsonValue, Number

VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.booleans() | TEXTS | st.integers(-9999, 9999).map(lambda number: Number(str(number))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def simple(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: simple(item) for key, item in value.items()}
    if isinstance(value, list):
        return [simple(item) for item in value]
    return int(value.text) if isinstance(value, Number) else value


@examples(100)
@given(VALUES, st.integers(0, 30))
def test_python_reads_it_back(value: JsonValue, column: int) -> None:
    lines = python_literal(value, column)
    assert ast.literal_eval("\n".join(lines)) == simple(value)
    assert all(line.startswith(" " * column) for line in lines[1:])


@pytest.mark.node
def test_javascript_reads_it_back() -> None:
    require_tools("node")
    values: list[JsonValue] = [
        *NASTY_TEXTS,
        dict.fromkeys(NASTY_TEXTS, True),
        {"__proto__": {"a": "b"}, "1": [], "x": {}},
        [[Number("1"), Number("2")], [True, "x"], [{}], {"a": [{"b": "c"}]}],
        [Number(str(number)) for number in range(60)],
    ]
    literals = ["\n".join(javascript_literal(value, 4)) for value in values]
    program = f"console.log(JSON.stringify([{', '.join(literals)}]))"
    done = subprocess.run(
        ["node", "-"], input=program.encode(), capture_output=True, timeout=30, check=True
    )
    assert json.loads(done.stdout) == [simple(value) for value in values]


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_strings_stand_on_one_line_and_hide_nothing(text: str) -> None:
    (python,), (javascript,) = python_literal(text), javascript_literal(text)
    assert python.isprintable()
    assert javascript.isprintable()
    assert "</" not in javascript
    assert "<!--" not in javascript


def test_lists_take_one_line_where_they_fit() -> None:
    assert python_literal({"a": ["b", Number("1")]}) == ["{", '    "a": ["b", 1],', "}"]
    assert javascript_literal({"a-b": [True], "c": []}) == [
        "{",
        '  "a-b": [true],',
        "  c: [],",
        "}",
    ]
    assert len(python_literal(["x" * 50, "y" * 50])) == 4


def test_null_is_refused() -> None:
    with pytest.raises(ValueError, match="null is not sent"):
        python_literal({"a": None})
