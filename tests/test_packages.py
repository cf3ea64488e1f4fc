"""A package that is missing is told in a sentence, with the command that installs it."""

import shlex
import sys
from importlib import metadata
from pathlib import Path

import pytest
from tests.support.command_line import call, program, session

from session_composer import packages
from session_composer.packages import missing_module

type Capture = pytest.CaptureFixture[bytes]

LISTED = [
    "requests<3,>=2.32.4",
    "keyring<26,>=25.7",
    'PySide6-Essentials>=6.12; extra == "window"',
    "Pygments>=2.19; extra == 'window'",
    'pytest>=9; extra == "test"',
]
# Takes modules away before the program begins, as an installation without them does.
WITHOUT = """
import sys
from importlib.abc import MetaPathFinder
class Without(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in NAMES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Without())
"""


@pytest.fixture(autouse=True)
def listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda name: LISTED)
    monkeypatch.setattr(packages, "_is_installed", lambda name: name.startswith("requests"))


def error(name: str) -> ModuleNotFoundError:
    return ModuleNotFoundError(f"No module named {name!r}", name=name)


def test_the_window_names_all_that_it_lacks() -> None:
    told = missing_module(error("PySide6"))
    sentence, _, command = told.partition(" To install what is missing, run: ")
    assert sentence.startswith("The window needs the package PySide6, which is not installed here")
    assert shlex.split(command) == [
        *(sys.executable, "-m", "pip", "install"),
        *("keyring<26,>=25.7", "PySide6-Essentials>=6.12", "Pygments>=2.19"),
    ]


def test_other_packages_are_told_without_those_of_the_window() -> None:
    told = missing_module(error("keyring.backends"))
    assert told.startswith("The package keyring is not installed here. ")
    assert told.endswith("-m pip install 'keyring<26,>=25.7'")


def test_what_is_ours_is_a_fault_and_no_package() -> None:
    assert missing_module(error("session_composer.nothing")) == ""
    assert missing_module(ModuleNotFoundError("?")) == ""


def test_without_metadata_the_whole_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", none)
    assert missing_module(error("PySide6")).endswith("pip install 'session-composer[window]'")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "pip" not in missing_module(error("PySide6"))


@pytest.mark.parametrize(
    ("names", "arguments", "package"),
    [
        (("PySide6", "shiboken6", "pygments"), [], "PySide6"),
        (("PySide6", "shiboken6", "pygments"), ["screenshot", "x.png"], "PySide6"),
        (("h11",), ["send", "FILE", "--sandbox"], "h11"),
    ],
)
def test_the_program_says_it(
    tmp_path: Path, names: tuple[str, ...], arguments: list[str], package: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"NAMES = {names}\n{WITHOUT}")
    file = session(tmp_path, "documents")
    arguments = [file if one == "FILE" else one for one in arguments]
    gui = packages.__file__.rpartition("session_composer")[0]
    env = {"PYTHONPATH": f"{tmp_path}:{gui}", "DISPLAY": None, "WAYLAND_DISPLAY": None}
    told = program(*arguments, env=env)
    assert told.code == 2, told
    assert f"the package {package}" in told.err.replace("The package", "the package")
    assert " -m pip install " in told.err
    assert "Traceback" not in told.err
    assert program("lint", file, env=env).code == 0


def test_a_module_of_ours_that_is_missing_is_a_traceback(
    capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "session_composer.commands.encode", None)
    with pytest.raises(ModuleNotFoundError):
        call(capfdbinary, "encode", "a.json")
