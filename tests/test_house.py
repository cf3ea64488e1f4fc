"""The page about the house, in the README, and that of the benchmarks name what is there."""

import re

import pytest
from tests.support.command_line import GUI

ROOT = GUI.parent
README = (ROOT / "README.md").read_text("utf-8")


def _named(heading: str) -> list[str]:
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [
        name
        for name in re.findall(r"`([\w./-]+)`", section)
        if name.endswith((".py", ".json", ".md", ".1", "/"))
    ]


def _gone(names: list[str]) -> list[str]:
    package = GUI / "session_composer"
    # In a table of rooms a folder is named without the layer that it stands in.
    places = {path.relative_to(package).as_posix() for path in package.rglob("*")}
    ends = {f"/{place}" for place in places}
    return [
        name
        for name in names
        if not (ROOT / name).exists()
        and not any(end.endswith(f"/{name.rstrip('/')}") for end in ends)
    ]


@pytest.mark.parametrize("heading", ["Where things are", "The house in one page"])
def test_every_path_is_there(heading: str) -> None:
    names = _named(heading)
    assert len(names) > 15
    assert _gone(names) == []


def test_every_path_of_the_benchmarks_is_there() -> None:
    page = (ROOT / "tests/benchmarks/README.md").read_text("utf-8")
    names = re.findall(r"`([\w./-]+\.py)`", page)
    assert len(names) > 4
    assert _gone(names) == []


def test_no_text_holds_the_marks_of_a_merge() -> None:
    marks = ("<" * 7 + " ", ">" * 7 + " ")
    folders = ("gui", "resources", "tests", ".ci")
    found = [
        str(path.relative_to(ROOT))
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".json", ".toml", ".ts", ".txt", ".qss", ".js", ".html"}
        and "node_modules" not in path.parts
        and any(line.startswith(marks) for line in path.read_text("utf-8").splitlines())
    ]
    assert found == []
