"""Figures: samples with a name, a unit and an aim, and how they are printed."""

import json
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What one measurement found. The aim holds for the percentile ``aim_at``."""

    name: str
    unit: str
    samples: tuple[float, ...]
    aim: float | None = None
    aim_at: int = 50

    def percentile(self, percent: float) -> float:
        """Smallest sample that at least this part of all samples does not exceed."""
        ordered = sorted(self.samples)
        rank = math.ceil(len(ordered) * percent / 100)
        return ordered[max(rank, 1) - 1]

    @property
    def meets_aim(self) -> bool | None:
        """Whether the aim is met; None without one."""
        return None if self.aim is None else self.percentile(self.aim_at) < self.aim

    def as_dict(self) -> dict[str, object]:
        """Everything but the samples themselves, for JSON."""
        return {
            "name": self.name,
            "unit": self.unit,
            "samples": len(self.samples),
            **{f"p{percent}": self.percentile(percent) for percent in (10, 50, 90, 99)},
            "aim": self.aim,
            "aim_at": f"p{self.aim_at}" if self.aim is not None else None,
            "meets_aim": self.meets_aim,
        }


def ratios(name: str, ours: list[float], theirs: list[float], aim: float | None = None) -> Figure:
    """Ratio of each of our samples to the one measured next to it."""
    pairs = zip(ours, theirs, strict=True)
    return Figure(name, "×", tuple(one / other for one, other in pairs), aim)


def interleaved(
    pairs: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Measure two things in turn, each first as often as the other; one warm-up is dropped."""
    ours(), theirs()
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(pairs):
        if number % 2:
            other = theirs()
            found[0].append(ours())
        else:
            found[0].append(ours())
            other = theirs()
        found[1].append(other)
    return found


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Measure how long it takes to do something some times."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return time.perf_counter() - start


def table(figures: Iterable[Figure]) -> str:
    """Lay figures out as a table for a terminal."""
    rows: list[tuple[str, ...]] = [("figure", "n", "p10", "p50", "p90", "p99", "unit", "aim", "")]
    for figure in figures:
        verdict = {None: "", True: "met", False: "MISSED"}[figure.meets_aim]
        rows.append(
            (
                figure.name,
                str(len(figure.samples)),
                *(_number(figure.percentile(percent)) for percent in (10, 50, 90, 99)),
                figure.unit,
                "" if figure.aim is None else f"p{figure.aim_at} < {figure.aim:g}",
                verdict,
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if column in (0, 6, 7, 8) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def as_json(figures: Iterable[Figure]) -> str:
    """Write figures as a JSON array."""
    return json.dumps([figure.as_dict() for figure in figures], indent=2, ensure_ascii=False)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 1000 else f"{value:.3g}"
