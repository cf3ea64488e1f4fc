"""Each benchmark runs, at sizes that say nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.lanes import require_tools
from tests.support.sizes import whole

from .figures import Figure, interleaved, ratios, table

ROOT = Path(__file__).parents[2]
NAMES = (
    "start",
    "editing",
    "encoding",
    "command",
    "browser-page",
    "lint-tree",
    "big-window",
    "matrix",
    "many",
    "endurance",
)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.mark.heavy
@pytest.mark.parametrize("name", whole(NAMES, ("editing", "encoding")))
def test_benchmark_gives_figures(name: str) -> None:
    if name == "browser-page":
        require_tools("chromium")
    done = run(name, "--tiny", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert len({figure["name"] for figure in figures}) > 1
    for figure in figures:
        assert figure["samples"] > 0
        assert 0 < figure["p10"] <= figure["p50"] <= figure["p90"] <= figure["p99"]


def test_every_benchmark_is_tried_here() -> None:
    done = run("no-such-benchmark")
    assert done.returncode == 2
    assert ", ".join(NAMES) in run("--help").stdout.replace("\n", " ").replace("  ", "")


def test_percentile_is_a_sample() -> None:
    figure = Figure("x", "ms", tuple(float(number) for number in range(1, 101)), 99.0, aim_at=99)
    assert [figure.percentile(percent) for percent in (10, 50, 90, 99)] == [10, 50, 90, 99]
    assert figure.meets_aim is False
    assert Figure("x", "ms", (3.0,), 4.0).meets_aim is True


def test_ratios_are_of_neighbours() -> None:
    assert ratios("x", [2.0, 9.0], [1.0, 3.0]).samples == (2.0, 3.0)


def test_interleaving_lets_each_go_first() -> None:
    calls: list[str] = []

    def note(name: str, value: float) -> float:
        calls.append(name)
        return value

    found = interleaved(2, lambda: note("a", 1.0), lambda: note("b", 2.0))
    assert calls == ["a", "b", "a", "b", "b", "a"]
    assert found == ([1.0, 1.0], [2.0, 2.0])


def test_table_says_what_was_missed() -> None:
    text = table([Figure("slow", "ms", (5.0,), 4.0, aim_at=99), Figure("fine", "ms", (5.0,))])
    assert [line.split()[-1] for line in text.splitlines()[1:]] == ["MISSED", "ms"]
