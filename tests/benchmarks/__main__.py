"""Command: ``python -m tests.benchmarks [NAME …] [--json] [--profile] [--tiny]``."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

from . import (
    big_window,
    browser_page,
    command,
    editing,
    encoding,
    endurance,
    lint_tree,
    many,
    matrix_pace,
    matrix_window,
    start,
)
from .figures import Figure, as_json, table


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark at its real size, at a tiny one, and with its profile."""

    real: Callable[[], list[Figure]]
    tiny: Callable[[], list[Figure]]
    profile: Callable[[], str] | None = None


BENCHMARKS = {
    "start": Benchmark(
        lambda: start.measure(20), lambda: start.measure(1), lambda: start.profile(7)
    ),
    "editing": Benchmark(
        lambda: editing.measure(1000), lambda: editing.measure(4, 8), lambda: editing.profile(200)
    ),
    "encoding": Benchmark(lambda: encoding.measure(200), lambda: encoding.measure(2)),
    "command": Benchmark(lambda: command.measure(20), lambda: command.measure(1)),
    "browser-page": Benchmark(lambda: browser_page.measure(30), lambda: browser_page.measure(1)),
    "lint-tree": Benchmark(lambda: lint_tree.measure(10), lambda: lint_tree.measure(1, 60)),
    "big-window": Benchmark(lambda: big_window.measure(5), lambda: big_window.measure(1, 8)),
    "matrix": Benchmark(
        lambda: [*matrix_pace.measure(10), *matrix_window.measure(60)],
        lambda: [*matrix_pace.measure(1, 3), *matrix_window.measure(1, 3, 4)],
    ),
    "many": Benchmark(lambda: many.measure(5), lambda: many.measure(1, 50)),
    "endurance": Benchmark(
        lambda: endurance.measure(300, 10_000, 5), lambda: endurance.measure(6, 30, 1)
    ),
}


def main(arguments: list[str]) -> int:
    """Run benchmarks and print their figures; 0 whether or not an aim is met."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(BENCHMARKS)}")
    parser.add_argument("--json", action="store_true", help="print an array of figures")
    parser.add_argument("--profile", action="store_true", help="say where the time goes instead")
    parser.add_argument("--tiny", action="store_true", help="sizes that say nothing, for tests")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - BENCHMARKS.keys()
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    chosen = [BENCHMARKS[name] for name in options.names or BENCHMARKS]
    if options.profile:
        for benchmark in chosen:
            if benchmark.profile is not None:
                print(benchmark.profile())
        return 0
    figures = [
        figure
        for benchmark in chosen
        for figure in (benchmark.tiny if options.tiny else benchmark.real)()
    ]
    print(as_json(figures) if options.json else table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
