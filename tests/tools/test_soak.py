"""The soak, short (rows F5 and F12); for more, see tests/tools/soak.py."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.sizes import whole
from tests.tools.soak import LIMITS, Track

ROOT = Path(__file__).parents[2]
SHORT = whole(
    ("--sends", "24", "--dialogs", "15", "--windows", "5"),
    ("--sends", "12", "--dialogs", "12", "--windows", "3"),
)


@pytest.mark.heavy
def test_f12_a_short_soak_runs_and_leaves_no_windows_threads_and_descriptors() -> None:
    """Every object has one owner, else closing would free something twice and crash (F5)."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.tools.soak", *SHORT],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    # The slopes of so short a run say nothing; that it came to its end does.
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    rows = [line.split() for line in done.stdout.splitlines() if " -> " in line]
    assert len(rows) == 3 * len(LIMITS)
    for row in rows:
        if row[0] in {"descriptors", "threads", "windows"}:
            first, last = float(row[1]), float(row[3])
            assert last <= first + 6, done.stdout


def track(values: list[float]) -> Track:
    made = Track("x", list(range(1, len(values) + 1)))
    made.figures = dict.fromkeys(LIMITS, values)
    return made


def test_a_leak_is_told() -> None:
    growing = track([100 + 0.5 * number for number in range(100)])
    assert abs(growing.slope("threads") - 50) < 0.01
    assert not growing.is_fine()
    assert "TOO STEEP" in growing.table()


def test_growth_at_the_beginning_is_none() -> None:
    level = track([min(number, 20) for number in range(100)])
    assert level.slope("threads") == 0
    assert level.is_fine()
