"""Start to first painted frame, and peak memory, next to a bare window with the same rows."""

import compileall
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from tests.support.x11 import clean_env, x_server

import session_composer
from session_composer.core.versions.catalog_store import CatalogStore

from .figures import Figure, ratios

HERE = Path(__file__).parent
OURS, PLAIN = HERE / "start_ours.py", HERE / "start_plain.py"
PHASES = ("python", "qt", "modules", "application", "build", "frame")
AIM = 1.3
_CHILD_S = 60.0

type Run = dict[str, int]


def measure(pairs: int) -> list[Figure]:
    """Measure on every platform that is here."""
    figures = []
    for platform, ours, plain in _all_runs(pairs):

        def ratio(name: str, key: str, ours: list[Run] = ours, plain: list[Run] = plain) -> Figure:
            return ratios(
                name, [float(run[key]) for run in ours], [float(run[key]) for run in plain], AIM
            )

        figures += [
            ratio(f"start to first frame, ratio ({platform})", "frame"),
            ratio(f"peak memory, ratio ({platform})", "peak_kib"),
            ratios(
                f"start to all that can be done, ratio to a bare first frame ({platform})",
                [float(run["ready"]) for run in ours],
                [float(run["frame"]) for run in plain],
            ),
            Figure(
                f"start to first frame ({platform})",
                "ms",
                tuple(run["frame"] / 1e6 for run in ours),
            ),
            Figure(
                f"  the bare window ({platform})", "ms", tuple(run["frame"] / 1e6 for run in plain)
            ),
            Figure(
                f"peak memory ({platform})", "MiB", tuple(run["peak_kib"] / 1024 for run in ours)
            ),
            Figure(
                f"  the bare window ({platform})",
                "MiB",
                tuple(run["peak_kib"] / 1024 for run in plain),
            ),
        ]
    return figures


def profile(pairs: int) -> str:
    """Say where the time goes: phases next to the bare window's, and the slowest imports."""
    lines = []
    for platform, ours, plain in _all_runs(pairs):
        lines.append(f"phases, ms, medians of {pairs} ({platform})")
        for phase, before in zip(PHASES, (None, *PHASES), strict=False):
            one, other = (_phase(runs, phase, before) for runs in (ours, plain))
            lines.append(f"  {phase:12} {one:7.1f}   bare {other:7.1f}   more {one - other:7.1f}")
    lines += _slowest_imports(15)
    return "\n".join(lines)


def _phase(runs: list[Run], phase: str, before: str | None) -> float:
    return median(run[phase] - (run[before] if before else 0) for run in runs) / 1e6


def _all_runs(pairs: int) -> Iterator[tuple[str, list[Run], list[Run]]]:
    compileall.compile_dir(Path(session_composer.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        base = clean_env(Path(folder)) | {"BENCHMARK_ROWS": _rows()}
        base.pop("PYTHONDONTWRITEBYTECODE", None)
        platforms = {"offscreen": {"QT_QPA_PLATFORM": "offscreen"}}
        if shutil.which("Xvfb"):
            platforms["xcb"] = {"DISPLAY": stack.enter_context(x_server())}
        for platform, more in platforms.items():
            env = base | more
            _child(OURS, env), _child(PLAIN, env)
            ours, plain = [], []
            for number in range(pairs):
                if number % 2:
                    plain.append(_child(PLAIN, env))
                    ours.append(_child(OURS, env))
                else:
                    ours.append(_child(OURS, env))
                    plain.append(_child(PLAIN, env))
            yield platform, ours, plain


def _child(script: Path, env: dict[str, str], *options: str) -> Run:
    # -P: the folder of the script is no place to import from.
    command = [sys.executable, "-P", *options, str(script)]
    started = {"BENCHMARK_STARTED": str(time.monotonic_ns())}
    done = subprocess.run(
        command, env=env | started, capture_output=True, text=True, timeout=_CHILD_S, check=False
    )
    if done.returncode or "frame=" not in done.stdout:
        raise RuntimeError(f"{script.name} ended with {done.returncode}: {done.stderr}")
    fields = (field.split("=") for field in done.stdout.split())
    return {name: int(value) for name, value in fields}


def _rows() -> str:
    store = CatalogStore()
    return "\n".join(
        "\t".join([component.name, *(feature.name for feature in component.features)])
        for component in store.catalog(store.newest).components
    )


@contextmanager
def _offscreen_env() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield clean_env(Path(folder)) | {"QT_QPA_PLATFORM": "offscreen"}


def _slowest_imports(count: int) -> list[str]:
    with _offscreen_env() as env:
        started = {"BENCHMARK_STARTED": str(time.monotonic_ns())}
        done = subprocess.run(
            [sys.executable, "-P", "-X", "importtime", str(OURS)],
            env=env | started,
            capture_output=True,
            text=True,
            timeout=_CHILD_S,
            check=True,
        )
    found = []
    for line in done.stderr.splitlines():
        own, bar, rest = line.removeprefix("import time:").partition("|")
        if bar and own.strip().isdigit():
            total, _, name = rest.partition("|")
            found.append((int(own), int(total), name.strip()))
    found.sort(reverse=True)
    lines = [f"slowest imports of the program, ms ({len(found)} modules): own, with what it needs"]
    lines += [
        f"  {own / 1000:7.1f} {total / 1000:7.1f}  {name}" for own, total, name in found[:count]
    ]
    ours = sum(own for own, _, name in found if name.startswith("session_composer"))
    return [*lines, f"  {ours / 1000:7.1f}          all modules of session_composer, own"]
