"""The table of faults is complete, true and up to date."""

import ast
from pathlib import Path

import pytest
from tests.tools.faults import (
    TABLE,
    Data,
    _tests_in,
    complaints,
    load_data,
    main,
    named_rows,
    scan,
    table,
)

DATA = Data({"A": "Group"}, {"A1": "one", "A2": "two", "A3": "three"}, {"A3": "no way"})
SOURCE = '''
"""About A2."""
def test_a1_in_its_name() -> None: ...
def test_in_its_docstring() -> None:
    """Row A1, and A9 that is none."""
class TestThings:
    """A1 to A3."""
    def test_in_a_class(self) -> None: ...
def test_utf8_a100_b1x_xa1() -> None:
    """Not %A1, not 0xA1, not A1x."""
'''


def test_every_fault_has_a_test_or_a_reason() -> None:
    data = load_data()
    assert complaints(data, scan(data)) == []


def test_the_table_is_up_to_date() -> None:
    """Else: python -m tests.tools.faults --write."""
    data = load_data()
    assert TABLE.read_text("utf-8") == table(data, scan(data))


def test_rows_are_numbered_in_order() -> None:
    data = load_data()
    numbers: dict[str, list[int]] = {letter: [] for letter in data.groups}
    for row in data.rows:
        numbers[row[0]].append(int(row[1:]))
    assert all(found == sorted(set(found)) for found in numbers.values())
    assert all(title and not title.endswith(".") for title in data.rows.values())
    assert all(reason.endswith(".") for reason in data.untested.values())


def test_rows_are_found_in_names_and_docstrings() -> None:
    found = dict(_tests_in(ast.parse(SOURCE)))
    assert found == {
        "": {"A2"},
        "test_a1_in_its_name": {"A1"},
        "test_in_its_docstring": {"A1", "A9"},
        "test_in_a_class": {"A1", "A2", "A3"},
        "test_utf8_a100_b1x_xa1": set(),
    }


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("B6.", {"B6"}),
        ("(rows G1 to G3, G9)", {"G1", "G2", "G3", "G9"}),
        ("C9–C11", {"C9", "C10", "C11"}),
        ("C9 to D11", {"C9", "D11"}),
        ("UTF-8, H264x, 1A2, tests/A1", set()),
    ],
)
def test_rows_in_a_docstring(text: str, rows: set[str]) -> None:
    assert named_rows(text) == rows


def test_gaps_and_strays_are_complained_about(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(SOURCE.replace("About A2", "About"))
    found = scan(DATA, tmp_path)
    assert complaints(DATA, found) == ["test_x.py: test_in_its_docstring names A9"]
    (tmp_path / "test_x.py").write_text("def test_a1() -> None: ...\n")
    found = scan(DATA, tmp_path)
    assert complaints(DATA, found) == ["A2 (two) has neither a test nor a reason"]
    text = table(DATA, found)
    assert "| A1 | one | [test_x.py](test_x.py): `test_a1` |" in text
    assert "| A3 | three | No test: no way |" in text


def test_the_command_says_how_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    assert f"{len(load_data().rows)} rows" in capsys.readouterr().out
