"""A desktop of our own for every test in here."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.command_line import GUI
from tests.support.lanes import require_tools
from tests.support.x11 import Desktop, x_server

type Places = dict[str, dict[str, tuple[int, int]]]


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    require_tools("Xvfb", "openbox", "xdotool", "xclip")
    with x_server() as name:
        yield name


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> Iterator[Desktop]:
    found = Desktop(display, tmp_path / "home")
    with found.window_manager():
        yield found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def places(desktop: Desktop) -> Places:
    """Where things are in the window, by :mod:`places`."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("places.py"))],
        env=desktop.env | {"PYTHONPATH": os.pathsep.join((str(GUI), str(GUI.parent)))},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: Places = json.loads(done.stdout)
    return found
