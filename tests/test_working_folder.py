"""Nothing in the folder that the program happens to be started in is run (row K1)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from tests.support.command_line import GUI, PATIENCE, environment, program
from tests.support.qt import wait_until

from session_composer import working_folder
from session_composer.state.importing.catalog_import import CatalogImport

# Whatever the program or Python itself imports on the way; "sitecustomize" runs at every start.
HOSTILE = (
    "argparse",
    "json",
    "gc",
    "re",
    "pathlib",
    "signal",
    "yaml",
    "h11",
    "requests",
    "PySide6",
    "session_composer",
    "sitecustomize",
    "usercustomize",
)
CODE = "import os; open(os.environ['RAN'], 'a').write(__name__ + ' '); os._exit(77)"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder full of modules and packages that tell when they are run."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name in HOSTILE:
        (folder / f"{name}.py").write_text(CODE)
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(CODE)
        (folder / name / "__main__.py").write_text(CODE)
    monkeypatch.setenv("RAN", str(tmp_path / "ran"))
    return folder


@pytest.mark.parametrize("python_path", [None, "", ".", f"{os.pathsep}.", "HERE"])
def test_k1_the_child_that_imports_a_version_runs_nothing_of_it(
    qapp: QCoreApplication,
    hostile: Path,
    monkeypatch: pytest.MonkeyPatch,
    python_path: str | None,
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    if python_path is not None:
        monkeypatch.setenv("PYTHONPATH", python_path.replace("HERE", str(hostile)))
    monkeypatch.chdir(hostile)
    monkeypatch.setattr(sys, "path", ["", *sys.path, str(hostile)])
    working_folder.import_nothing_from_it()
    told: list[tuple[bool, str]] = []
    importer = CatalogImport()
    importer.finished.connect(lambda is_fine, text: told.append((is_fine, text)))
    importer.start(Path("no such file"))
    wait_until(lambda: bool(told), seconds=PATIENCE)
    is_fine, text = told[0]
    assert not is_fine
    assert "no such file" in text
    assert not Path(os.environ["RAN"]).exists()


@pytest.mark.parametrize("start", ["script", "module", "module and path"])
def test_k1_the_program_runs_nothing_of_it(hostile: Path, start: str) -> None:
    for name in ("session_composer", "sitecustomize", "usercustomize"):
        # Run by Python with -m before anything of ours is.
        (hostile / f"{name}.py").unlink()
        for file in (hostile / name).iterdir():
            file.unlink()
        (hostile / name).rmdir()
    script = Path(sys.executable).with_name("session-composer")
    command = [str(script)] if start == "script" else [sys.executable, "-m", "session_composer"]
    if start == "script" and not script.exists():
        pytest.skip("not installed here")
    path = f".{os.pathsep}{GUI}{os.pathsep}" if start == "module and path" else str(GUI)
    done = subprocess.run(
        [*command, "catalog", "import", "no such file"],
        cwd=hostile,
        env=environment({"PYTHONPATH": path}),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2, done
    assert "no such file" in done.stderr
    assert not Path(os.environ["RAN"]).exists()


def test_k1_whoever_stands_among_the_installed_packages_can_start_it() -> None:
    for folder in (GUI, Path(os.__file__).parent, Path(sys.modules["PySide6"].__path__[0]).parent):
        done = subprocess.run(
            [sys.executable, "-m", "session_composer", "catalog", "show", "2023-08-16"],
            cwd=folder,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.stdout, done.stderr) == ("account_onboarding\n", "")


def test_k1_a_working_folder_that_is_gone_harms_nobody(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    code = (
        "import os, sys; os.mkdir(sys.argv[1]); os.chdir(sys.argv[1]); os.rmdir(sys.argv[1])\n"
        "sys.argv[1:] = ['catalog', 'show', '2023-08-16']\n"
        "from session_composer.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(gone)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("account_onboarding\n", "")


@pytest.mark.parametrize("variable", ["QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"])
def test_k1_qt_takes_no_plugin_from_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    given = ["plugins", "", ".", str(tmp_path), "../x"]
    monkeypatch.setenv(variable, os.pathsep.join(given))
    working_folder.import_nothing_from_it()
    assert os.environ[variable] == str(tmp_path)


def test_the_version_can_be_asked_for_anywhere() -> None:
    assert program("--version").code == 0
