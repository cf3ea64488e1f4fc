import re
import subprocess
import sys
from argparse import SUPPRESS, ArgumentParser
from pathlib import Path

import pytest
from tests.support.lanes import require_tools

from session_composer.arguments import parser, window_parser
from session_composer.cli import run
from session_composer.commands.platforms.linux_files import desktop_entry
from session_composer.core.files.assets import RESOURCES

LINUX = RESOURCES / "linux"
TEMPLATE = (LINUX / "session-composer.desktop").read_text()

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux desktops only")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "bin" / "session-composer"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def installed(home: Path) -> set[str]:
    return {
        str(path.relative_to(home))
        for path in home.rglob("session-composer.*")
        if path.is_file() and path.parent.name != "application"
    }


def test_install_and_uninstall(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--install-desktop"]) == 0
    assert installed(home) == {
        "applications/session-composer.desktop",
        "mime/packages/session-composer.xml",
        "man/man1/session-composer.1",
        "icons/hicolor/scalable/apps/session-composer.svg",
    }
    entry = (home / "applications/session-composer.desktop").read_text()
    assert f'\nExec="{home.parent}/bin/session-composer" %f\n' in entry
    assert run(["--install-desktop"]) == 0, "again, over the old ones"
    assert run(["--uninstall-desktop"]) == 0
    assert installed(home) == set()
    assert run(["--uninstall-desktop"]) == 0, "nothing left to remove is fine"
    assert "removed" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.parent / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(home.parent / "file"))
    assert run(["--install-desktop"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_no_program(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["/nowhere/python"])
    monkeypatch.setenv("PATH", "/nowhere")
    assert run(["--install-desktop"]) == 2
    assert "no command session-composer" in capsys.readouterr().err
    assert not home.exists()


@pytest.mark.parametrize(
    "name", ["plain", "with space", 'quo"te', "dollar$HOME", "per%cent", "back\\slash", "tick`"]
)
def test_the_menu_starts_odd_paths(name: str) -> None:
    program = Path("/opt") / name / "session-composer"
    lines = dict(
        line.split("=", 1) for line in desktop_entry(TEMPLATE, program).splitlines() if "=" in line
    )
    # Reading it back by the specification: the string's escapes, the quotes, the field codes.
    text = lines["Exec"].replace("\\\\", "\\")
    quoted, rest = re.fullmatch(r'"((?:[^"\\`$]|\\.)*)"(.*)', text, re.DOTALL).groups()  # type: ignore[union-attr]
    assert re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") == str(program)
    assert rest == " %f"
    assert lines["TryExec"].replace("\\\\", "\\") == str(program)


def test_the_desktop_entry_is_valid(tmp_path: Path) -> None:
    require_tools("desktop-file-validate")
    path = tmp_path / "session-composer.desktop"
    path.write_text(desktop_entry(TEMPLATE, Path("/opt/a b/session-composer")))
    done = subprocess.run(
        ["desktop-file-validate", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_appstream_data_is_valid() -> None:
    require_tools("appstreamcli")
    path = LINUX / "io.github.session_composer.SessionComposer.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "warnings" not in done.stdout


def test_the_file_type_is_known_by_its_name(home: Path, tmp_path: Path) -> None:
    require_tools("update-mime-database")
    assert run(["--install-desktop"]) == 0
    assert "application/x-session-composer+json:*.session.json" in (
        (home / "mime/globs").read_text()
    )


def words(parser: ArgumentParser) -> set[str]:
    """Commands and long options of a parser and those below it."""
    found: set[str] = set()
    for action in parser._actions:
        if action.help != SUPPRESS:
            found.update(option for option in action.option_strings if option.startswith("--"))
        if isinstance(action.choices, dict):
            for name, below in action.choices.items():
                found |= {name} | words(below)
    return found


def test_the_man_page_tells_every_command_and_option() -> None:
    page = (LINUX / "session-composer.1").read_text()
    told = {
        option.replace("Fl -", "--") for option in re.findall(r"Fl -[a-z-]+|(?<=Cm )[a-z-]+", page)
    }
    assert words(window_parser()) | words(parser()) == told


def test_the_man_page_is_valid() -> None:
    require_tools("mandoc")
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", LINUX / "session-composer.1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
