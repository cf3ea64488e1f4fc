import subprocess
import sys
from pathlib import Path

from tests.tools.screenshots import DIALOGS, ROOT

WINDOWS = {"empty", "main", "code", "problems", "matrix"}


def test_every_screen_is_taken(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.tools.screenshots", "--theme", "light"]
    subprocess.run([*command, "--out", str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    taken = {path.name.removesuffix("-light.png"): path for path in tmp_path.iterdir()}
    assert taken.keys() == WINDOWS | set(DIALOGS.values())
    assert all(path.stat().st_size > 5_000 for path in taken.values())


def test_the_screenshots_of_the_documentation_are_all_there() -> None:
    folder = ROOT / "resources" / "screenshots"
    wanted = {f"{name}-{theme}.png" for name in WINDOWS for theme in ("light", "dark")}
    assert wanted <= {path.name for path in folder.iterdir()}
