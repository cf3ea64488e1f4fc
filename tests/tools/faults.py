"""Makes tests/FAULTS.md: which tests show how the program copes with which fault.

A test names a row in its own name (``test_b6_…``) or in a docstring: its own, that of its class or
that of its module ("B6", "G1 to G4"). What cannot be tested has a reason in tests/faults.toml.

Command: ``python -m tests.tools.faults [--write]``. Prints what is wrong, and whether FAULTS.md is
up to date; ``--write`` writes it.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TESTS = Path(__file__).parents[1]
DATA = TESTS / "faults.toml"
TABLE = TESTS / "FAULTS.md"

_IN_NAME = re.compile(r"(?:^|_)([a-n][0-9]{1,2})(?=_|$)")
_IN_TEXT = re.compile(
    r"(?<![A-Za-z0-9_%&#./-])([A-N])([0-9]{1,2})(?:(?: to |–)\1([0-9]{1,2}))?(?![A-Za-z0-9_])"
)
_INTRODUCTION = """\
# Faults, and the tests that cause them

Made by `python -m tests.tools.faults --write` from `faults.toml` and from the names and docstrings
of the tests; do not edit.

Some tests run longer on request:

200 quits at random moments during a request:

    SESSION_COMPOSER_QUITS=200 .venv/bin/pytest tests/e2e/test_ending.py -k quit_during

2000 quits of the whole program at any moment, under load, by one signal or several:

    .venv/bin/python -m tests.tools.quits

500 times `kill -9` while files are saved:

    SESSION_COMPOSER_KILLS=500 .venv/bin/pytest -k kill tests/core/files/test_read_write.py \\
        tests/e2e/test_killing.py

500 sends over random faults, then 200 windows and dialogs:

    .venv/bin/python -m tests.tools.soak

Fuzzing of every parser, ten minutes each:

    .venv/bin/python -m tests.tools.fuzz --minutes 10
"""


@dataclass(frozen=True)
class Data:
    """What tests/faults.toml holds."""

    groups: dict[str, str]
    rows: dict[str, str]
    untested: dict[str, str]


@dataclass
class Scan:
    """Which tests name which rows."""

    tests: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """By row: path of the file, and name of the test or empty for the whole file."""
    strays: list[str] = field(default_factory=list)
    """Places that name a row which does not exist."""


def load_data(path: Path = DATA) -> Data:
    """Read the list of rows."""
    found = tomllib.loads(path.read_text("utf-8"))
    return Data(found["groups"], found["rows"], found["untested"])


def named_rows(text: str) -> set[str]:
    """Rows that a docstring names."""
    rows = set()
    for letter, first, last in _IN_TEXT.findall(text):
        rows |= {f"{letter}{number}" for number in range(int(first), int(last or first) + 1)}
    return rows


def _tests_in(tree: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """Each test with the rows that it names; the module's docstring counts as a nameless one."""
    yield "", named_rows(ast.get_docstring(tree) or "")

    def walk(body: list[ast.stmt], rows: set[str]) -> Iterator[tuple[str, set[str]]]:
        for node in body:
            if isinstance(node, ast.ClassDef):
                yield from walk(node.body, rows | named_rows(ast.get_docstring(node) or ""))
            elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                own = {name.upper() for name in _IN_NAME.findall(node.name)}
                yield node.name, rows | own | named_rows(ast.get_docstring(node) or "")

    yield from walk(tree.body, set())


def scan(data: Data, folder: Path = TESTS) -> Scan:
    """Read every test."""
    found = Scan()
    for path in sorted(folder.rglob("test_*.py")):
        place = path.relative_to(folder).as_posix()
        for test, rows in _tests_in(ast.parse(path.read_text("utf-8"))):
            for row in sorted(rows):
                if row in data.rows:
                    found.tests.setdefault(row, []).append((place, test))
                else:
                    found.strays.append(f"{place}: {test or 'docstring'} names {row}")
    return found


def complaints(data: Data, found: Scan) -> list[str]:
    """List what is wrong: rows without test and reason, names of rows that do not exist."""
    missing = [
        f"{row} ({title}) has neither a test nor a reason"
        for row, title in data.rows.items()
        if row not in found.tests and row not in data.untested
    ]
    unknown = [f"untested.{row} is no row" for row in data.untested if row not in data.rows]
    return missing + unknown + found.strays


def table(data: Data, found: Scan) -> str:
    """Text of tests/FAULTS.md."""
    parts = [_INTRODUCTION]
    for letter, group in data.groups.items():
        parts.append(f"\n## {letter}. {group}\n\n| Row | Fault | Tests |\n|---|---|---|\n")
        for row, title in data.rows.items():
            if row.startswith(letter):
                parts.append(f"| {row} | {title} | {_cell(data, found, row)} |\n")
    return "".join(parts)


def _cell(data: Data, found: Scan, row: str) -> str:
    by_file: dict[str, list[str]] = {}
    for place, test in found.tests.get(row, []):
        by_file.setdefault(place, []).append(test)
    lines = []
    for place, tests in by_file.items():
        names = ", ".join(f"`{test}`" for test in tests if test)
        whole = "" in tests
        told = f"all, first of all {names}" if whole and names else "all" if whole else names
        lines.append(f"[{place}]({place}): {told}")
    if row in data.untested:
        lines.append(("Beyond that: " if lines else "No test: ") + data.untested[row])
    return "<br>".join(lines)


def main(arguments: list[str]) -> int:
    """Check or write the table; 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.faults")
    parser.add_argument("--write", action="store_true", help="write tests/FAULTS.md")
    options = parser.parse_args(arguments)
    data = load_data()
    found = scan(data)
    wrong = complaints(data, found)
    text = table(data, found)
    if options.write:
        TABLE.write_text(text, "utf-8")
    elif not TABLE.exists() or TABLE.read_text("utf-8") != text:
        wrong.append("tests/FAULTS.md is out of date")
    print(*wrong, sep="\n")
    print(f"{len(data.rows)} rows, {len(found.tests)} with tests, {len(wrong)} complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
