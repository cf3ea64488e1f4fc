import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.growth import excess

from session_composer.core.text.errors import InputError
from session_composer.core.wire import json_text
from session_composer.core.wire.json_text import (
    MAX_DEPTH,
    JsonPolicy,
    has_more_values,
    parse_json,
    write_json,
)
from session_composer.core.wire.values import JsonValue, Number

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
NUMBERS = st.from_regex(
    r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,5})?", fullmatch=True
).map(Number)
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | TEXTS | NUMBERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def problem_of(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse_json(data)
    return str(caught.value)


@given(VALUES)
def test_what_is_written_is_read_back(value: JsonValue) -> None:
    text = write_json(value)
    assert parse_json(text.encode()) == value
    assert write_json(parse_json(text.encode())) == text


@given(VALUES)
def test_the_layout_is_that_of_the_standard_library(value: JsonValue) -> None:
    numberless = json.loads(write_json(value), parse_int=str, parse_float=str)
    expected = json.dumps(numberless, indent=2, ensure_ascii=False)
    assert write_json(numberless) == expected


@pytest.mark.parametrize(
    "number", ["0", "-0", "1.0", "1.10", "1E5", "1e-7", "1e999", "9" * 5000, "0.1" + "0" * 400]
)
def test_numbers_keep_their_spelling(number: str) -> None:
    assert parse_json(number.encode()) == Number(number)
    assert write_json(parse_json(f"[{number}]".encode())) == f"[\n  {number}\n]"


def test_layout() -> None:
    value: JsonValue = {"a": [], "b": {}, "c": [True, None, {"d": 'é\u2028\\"\n'}]}
    assert write_json(value) == (
        "{\n"
        '  "a": [],\n'
        '  "b": {},\n'
        '  "c": [\n'
        "    true,\n"
        "    null,\n"
        "    {\n"
        '      "d": "é\u2028\\\\\\"\\n"\n'
        "    }\n"
        "  ]\n"
        "}"
    )


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a": 1}') == {"a": Number("1")}


def test_surrogate_pairs_are_characters() -> None:
    assert parse_json(rb'"\ud83d\ude42"') == "\U0001f642"


DEEPEST = b"[" * MAX_DEPTH + b"1" + b"]" * MAX_DEPTH


def test_the_deepest_nesting() -> None:
    assert parse_json(DEEPEST) is not None
    assert problem_of(b"[" + DEEPEST + b"]") == "it is nested more than 32 levels deep."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is not valid JSON: Expecting value (line 1, column 1)."),
        (b"\n\n  {", "it is not valid JSON: Expecting property name enclosed in double quotes"),
        (b'{"a": 1,\n "b": }', "it is not valid JSON: Expecting value (line 2, column 7)."),
        (b'{"a": 1', "it is not valid JSON: Expecting ',' delimiter (line 1, column 8)."),
        (
            b'{"a": "x\ny"}',
            "it is not valid JSON: Invalid control character at (line 1, column 9).",
        ),
        (b'"\\x"', "it is not valid JSON: Invalid \\escape (line 1, column 2)."),
        (b"1 2", "it is not valid JSON: Extra data (line 1, column 3)."),
        (b"01", "it is not valid JSON: Extra data (line 1, column 2)."),
        (b"NaN", "NaN is not a JSON value."),
        (b"[-Infinity]", "-Infinity is not a JSON value."),
        (b'{"a": 1, "a": 2}', "the key 'a' stands twice in one object."),
        (b'[{"a": {"b\\n": 1, "c": 2, "b\\u000a": 3}}]', r"the key 'b\n' stands twice in one"),
        (b"\xff\xfe{\0}\0", "it is not UTF-8 text (byte 1)."),
        ('{"é": 1}'.encode("latin-1"), "it is not UTF-8 text (byte 3)."),
        ('{"a": 1}'.encode("utf-16-le"), "it is not valid JSON: Expecting property name"),
        (b"\xef\xbb\xbf\xef\xbb\xbf1", "it is not valid JSON: Unexpected UTF-8 BOM"),
        (rb'"\ud800"', r"the top level holds half of a surrogate pair (\ud800 at position 1)."),
        (
            rb'{"a": [1, {"b": "xy\udc00"}]}',
            r"a[1].b holds half of a surrogate pair (\udc00 at position 3).",
        ),
        (rb'{"a": {"\ud800": 1}}', r"a holds half of a surrogate pair (\ud800 at position 1)."),
        (b"[" * 100_000, "it is nested more than 32 levels deep."),
        (b'{"a":' * 100_000, "it is nested more than 32 levels deep."),
        (b"\xed\xa0\x80", "it is not UTF-8 text (byte 1)."),
    ],
)
def test_refusals(data: bytes, sentence: str) -> None:
    assert problem_of(data).startswith(sentence)


def test_refusals_are_short() -> None:
    key = "k" * 1_000_000
    assert len(problem_of(f'{{"{key}": 1, "{key}": 2}}'.encode())) < 300
    assert len(problem_of(f'{{"{key}": "\\ud800"}}'.encode())) < 300


def test_a_repeated_key_among_many_is_found_at_once() -> None:
    def run(count: int) -> None:
        members = ",".join(f'"{number}":0' for number in range(count))
        problem = problem_of(f'{{{members},"{count - 1}":0}}'.encode())
        assert problem.startswith(f"the key '{count - 1}'")

    assert not excess(run, 100_000)


@given(
    st.binary(max_size=30) | st.text('{}[]",:0-.eE\\u truefalsn \n', max_size=30).map(str.encode)
)
def test_anything_is_a_value_or_one_sentence(data: bytes) -> None:
    refusal = ""
    try:
        value = parse_json(data)
    except InputError as error:
        refusal = str(error)
    assert refusal.endswith(".") or parse_json(write_json(value).encode()) == value


def test_j2_a_long_key_above_many_values_is_not_spelled_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a value is matters only when something is wrong there."""
    spelled: list[str] = []
    whole = json_text._spelled

    def note(place: json_text._Place) -> str:
        spelled.append(whole(place))
        return spelled[-1]

    monkeypatch.setattr(json_text, "_spelled", note)
    key = "k" * 20_000
    document = {key: {"x": ["a", *range(50_000)]}, "\\u": ["b"] * 50_000}
    parse_json(json.dumps(document).replace("b", "\\u0062", 1).encode())
    assert spelled == []
    bad = json.dumps({key: [0, {"deep": ["\ud800"]}]}).encode()
    problem = problem_of(bad)
    assert len(spelled) == 1
    assert problem.startswith("kkk")
    assert "surrogate" in problem
    assert problem_of(b'{"a":[0,{"b":"\\ud800"}]}').startswith("a[1].b holds")


@given(VALUES)
def test_j2_values_are_counted_without_reading(value: JsonValue) -> None:
    def leaves(value: JsonValue) -> int:
        inner = list(value.values()) if isinstance(value, dict) else value
        return sum(map(leaves, inner)) if isinstance(inner, list) and inner else 1

    count = leaves(value)
    data = write_json(value).encode()
    signs = re.sub(r'"(\\.|[^"\\])*"', "", data.decode())
    containers = signs.count("[") + signs.count("{")
    assert not has_more_values(data, count, containers)
    if count > 1:
        assert has_more_values(data, count - 1, containers)
    if containers and count > 1:
        assert has_more_values(data, count, 0)


@pytest.mark.parametrize(
    ("data", "is_more"),
    [
        (b"", False),
        (b'"' + b"," * 999, False),
        (b'["' + b'\\",' * 999 + b'"]', False),
        (b'"a\\', False),
        (b"[" + b"0," * 999 + b"0]", True),
        (b"[" * 10, False),
        (b"[0," + b"[" * 10, True),
        (b'"' + b"[" * 99, False),
        (b'""' * 999 + b"," * 9, True),
        (b'"\\"' * 9_999 + b"," * 99, True),
    ],
)
def test_j2_odd_texts_are_counted_in_one_go(data: bytes, is_more: bool) -> None:
    assert has_more_values(data, 9, 9) is is_more


POLICY = JsonPolicy(max_depth=2, max_values=6, number=None, may_repeat_keys=True)


def test_a_policy_says_what_is_taken() -> None:
    assert parse_json(b'{"a": 1, "a": 2.5}', POLICY) == {"a": 2.5}
    assert parse_json(b"[[], [1], 2, 3]", POLICY) == [[], [1], 2, 3]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[[[1]]]", "it is nested more than 2 levels deep."),
        (b"[" * 100_000, "it is nested more than 2 levels deep."),
        (b"[1, 2, 3, 4, 5, 6, 7]", "it holds more than 6 values."),
        (b"[NaN]", "NaN is not a JSON value."),
        (b"1" * 5000, "it holds a number with thousands of digits."),
        (b'"\\ud800"', "the top level holds half of a surrogate pair (\\ud800 at position 1)."),
    ],
)
def test_what_a_policy_refuses(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_json(data, POLICY)
    assert str(caught.value) == message
