"""What the program stands on: versions with known faults are kept out (rows A1 to A4)."""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.support.command_line import offscreen

METADATA = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
# Below these there are holes or crashes that the program cannot do anything about.
FLOORS = {"PySide6-Essentials": "6.12", "requests": "2.32.4", "urllib3": "2.7.0"}

# With a wrapper that loses a reference to None at each call this ends in an abort.
MANY_CALLS = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel
from tests.support.command_line import offscreen
application = QApplication([])
label = QLabel()
for number in range(50_000):
    label.setText(str(number))
    if number % 1000 == 0:
        QCoreApplication.processEvents()
print(label.text())
"""


def numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())


@pytest.mark.parametrize("package", FLOORS)
def test_a4_versions_with_known_holes_are_not_installed(package: str) -> None:
    """A2 and A3 for PySide6."""
    project = METADATA["project"]
    listed = [*project["dependencies"], *project["optional-dependencies"]["window"]]
    wanted = [entry for entry in listed if entry.startswith(f"{package}>=")]
    assert len(wanted) == 1
    floor = wanted[0].partition(">=")[2].partition(",")[0]
    assert numbers(floor) >= numbers(FLOORS[package])
    assert numbers(version(package)) >= numbers(FLOORS[package])


def test_a1_python_is_new_enough() -> None:
    assert METADATA["project"]["requires-python"] == ">=3.12"


def test_a1_many_calls_into_qt_do_not_abort() -> None:
    done = offscreen(MANY_CALLS, patience=100)
    assert (done.code, done.text) == (0, "49999\n"), done.err
