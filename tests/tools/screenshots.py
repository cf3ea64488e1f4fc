"""Remakes the screenshots of the documentation: every main screen, light and dark.

    python -m tests.tools.screenshots [--out resources/screenshots]

The screens are those that the tests of looks and access walk through.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 800)
THEMES = ("light", "dark")
DIALOGS = {
    "keys": "keys",
    "network": "network",
    "import": "import",
    "roles": "roles",
    "compare": "compare",
    "account": "account",
    "command palette": "palette",
    "help": "help",
}


def main() -> int:
    """Make them all. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Remake the screenshots.")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "screenshots")
    parser.add_argument("--theme", choices=THEMES, help="only this one")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The images tell nothing of the network of the computer that they were made on.
    for name in list(os.environ):
        if name.lower().endswith(("_proxy", "_ca_bundle")) or name.startswith("SSL_CERT"):
            del os.environ[name]
    if options.theme:
        with tempfile.TemporaryDirectory() as folder:
            take(Path(folder), out, options.theme)
        return 0
    # A process for each: there is one QApplication in the life of a process.
    again = [sys.executable, "-m", "tests.tools.screenshots", "--out", str(out), "--theme"]
    for theme in THEMES:
        subprocess.run([*again, theme], cwd=ROOT, check=True)
    return 0


def take(folder: Path, out: Path, theme: str) -> None:
    """Make the images of one theme."""
    # Lazy: the environment decides how Qt starts.
    from PySide6.QtWidgets import QWidget
    from tests.support.qt import settle
    from tests.support.screens import Tour, add_key, answered_matrix, compose

    from session_composer.commands.screenshot import offscreen

    program = offscreen(folder, theme)
    window = program.window

    def save(name: str, widget: QWidget) -> None:
        path = out / f"{name}-{theme}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        print(path)

    def look(name: str, widget: QWidget) -> None:
        if name in DIALOGS:
            # The palette floats within the window.
            save(DIALOGS[name], window if name == "command palette" else widget)

    try:
        window.resize(*SIZE)
        window.show()
        settle()
        save("empty", window)
        compose(program)
        # What is shown is copied: nothing that Stripe refuses whatever the account is.
        program.parts.workspace.set_expand((), "Expand")
        add_key(program)
        save("main", window)
        window.preview.tabs.setCurrentIndex(1)
        settle()
        save("code", window)
        window.panels.show_problems()
        settle()
        save("problems", window)
        Tour(program).dialogs(look)
        save("matrix", answered_matrix(program))
    finally:
        window.hide()
        program.close()


if __name__ == "__main__":
    sys.exit(main())
