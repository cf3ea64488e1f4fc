"""The page about the house, in the README, names what is there."""

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


@pytest.mark.parametrize("heading", ["Where things are", "The house in one page"])
def test_every_path_is_there(heading: str) -> None:
    names = _named(heading)
    assert len(names) > 15
    package = GUI / "session_composer"
    # In a table of rooms a folder is named without the layer that it stands in.
    places = {path.relative_to(package).as_posix() for path in package.rglob("*")}
    ends = {f"/{place}" for place in places}
    gone = [
        name
        for name in names
        if not (ROOT / name).exists()
        and not any(end.endswith(f"/{name.rstrip('/')}") for end in ends)
    ]
    assert gone == []
