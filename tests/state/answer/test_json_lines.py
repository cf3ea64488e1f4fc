"""Lines of an answer: each knows its path, and what can be folded is found."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.growth import seconds

from session_composer.core.wire.paths import WirePath
from session_composer.state.answer.json_lines import JsonLines, json_inks
from session_composer.state.code.inks import Ink, header_inks, parameter_inks

ANSWER = {
    "object": "account_session",
    "components": {
        "payments": {
            "enabled": True,
            "features": {"refund_management": False, "capture_payments": True},
        },
        "documents": {"enabled": True, "features": {}},
        "tax_settings": {"enabled": False, "features": {}},
    },
    "expires_at": 1793283120,
    'odd " key': [1, {"a": None}],
}
LINES = JsonLines(json.dumps(ANSWER, indent=2))


def test_each_line_knows_its_path() -> None:
    number = LINES.line_of(("components", "payments", "features", "refund_management"))
    assert number is not None
    assert LINES.texts[number].strip() == '"refund_management": false,'
    payments = LINES.lines_at(("components", "payments"))
    assert LINES.texts[payments[0]].strip() == '"payments": {'
    assert LINES.texts[payments[-1]].strip() == "},"
    assert len(payments) == 7
    assert LINES.lines_at(("nothing",)) == range(0)
    assert LINES.lines_at(()) == range(0)


def test_components_say_what_they_hold_when_folded() -> None:
    assert LINES.counts(LINES.components["payments"]) == (True, 2)
    assert LINES.counts(LINES.components["documents"]) == (True, 0)
    assert LINES.counts(LINES.components["tax_settings"]) == (False, 0)
    assert [fold.path[1] for fold in LINES.unasked({"payments"})] == ["documents", "tax_settings"]


def test_values_are_copied_without_what_holds_them() -> None:
    def value(path: WirePath) -> object:
        number = LINES.line_of(path)
        assert number is not None
        return json.loads(LINES.value_text(number))

    assert value(("expires_at",)) == 1793283120
    assert value(("object",)) == "account_session"
    assert value(("components", "payments")) == ANSWER["components"]["payments"]  # type: ignore[index]
    assert json.loads(LINES.value_text(0)) == ANSWER


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_covered(value: object) -> None:
    lines = JsonLines(json.dumps(value, indent=2))
    assert len(lines.paths) == len(lines.texts)
    assert json.loads(lines.value_text(0)) == value
    for fold in lines.folds.values():
        assert fold.first < fold.last
        assert lines.texts[fold.last].strip(" ,") in {"}", "]"}
    for text in lines.texts:
        for start, length, _ in json_inks(text):
            assert 0 <= start <= start + length <= 2 * len(text)


@pytest.mark.parametrize(
    "text", ["", "<html>\n{\n", "}\n]\n{", '"unclosed', "a" * 5000, "\\" * 3000]
)
def test_what_is_no_json_is_lines_without_paths(text: str) -> None:
    lines = JsonLines(text)
    assert lines.folds == {}
    assert set(lines.paths) <= {()}


@pytest.mark.parametrize("piece", ['"', '\\"', '"a": ', "[", "-1", " "])
def test_long_lines_take_time_in_proportion(piece: str) -> None:
    def spent(size: int) -> float:
        line = piece * (size // len(piece))
        return seconds(lambda: [json_inks(line) for _ in range(20)])

    spent(100)
    assert spent(1900) < 100 * spent(190) + 0.01


def test_inks() -> None:
    line = '    "refund_management": false,'
    assert json_inks(line) == [
        (0, len(line), Ink.STRUCTURE),
        (4, 19, Ink.KEY),
        (25, 5, Ink.NO),
    ]
    wire = "&components[payments][enabled]=true"
    assert parameter_inks(wire) == [
        (0, 31, Ink.STRUCTURE),
        (12, 8, Ink.KEY),
        (31, 4, Ink.YES),
    ]
    assert parameter_inks("account=é🙂")[-1] == (8, 3, Ink.TEXT)
    assert header_inks("Content-Type: x")[0] == (0, 12, Ink.KEY)
    assert header_inks("nothing") == []
