"""A folder of two dozen files, and what lint says of it in each form.

``python -m tests.support.lint_goldens`` writes the forms anew; look at the difference.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .command_line import environment

GOLDENS = Path(__file__).parents[1] / "commands" / "linting" / "golden"
FORMS = {
    "full": "txt",
    "concise": "txt",
    "json": "json",
    "github": "txt",
    "gitlab": "json",
    "sarif": "json",
    "junit": "xml",
}


def make_folder(folder: Path) -> None:
    """Write the files of the folder."""
    tree: dict[str, str] = json.loads((GOLDENS / "tree.json").read_text("utf-8"))
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")


def golden(form: str) -> Path:
    """File that holds a form."""
    return GOLDENS / f"{form}.{FORMS[form]}"


def told(folder: Path, form: str) -> str:
    """Run lint in the folder, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "session_composer", "lint", "--format", form],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr.decode()
    return done.stdout.decode()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        make_folder(Path(name))
        for one in FORMS:
            golden(one).write_text(told(Path(name), one), "utf-8")
        os.sync()
