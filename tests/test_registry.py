"""Whether pip finds a binary package of everything, on every system that README.md names."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
_PATIENCE_S = 100
_AT_ONCE = 12
PYTHONS = ("3.12", "3.13", "3.14")

pytestmark = pytest.mark.registry


class System(NamedTuple):
    """A system as uv names it, and the macOS that it is to run on."""

    platform: str
    macos: str = ""


# With the least version of the system that README.md promises.
SYSTEMS = {
    "macOS 14 on Apple silicon": System("aarch64-apple-darwin", "14.0"),
    "macOS 14 on Intel": System("x86_64-apple-darwin", "14.0"),
    "Windows on x64": System("x86_64-pc-windows-msvc"),
    "Windows on Arm": System("aarch64-pc-windows-msvc"),
    "glibc 2.34 on x64": System("x86_64-manylinux_2_34"),
    "glibc 2.39 on Arm": System("aarch64-manylinux_2_39"),
}
TOO_OLD = {
    "macOS 13": System("aarch64-apple-darwin", "13.0"),
    "glibc 2.33 on x64": System("x86_64-manylinux_2_33"),
    "glibc 2.38 on Arm": System("aarch64-manylinux_2_38"),
}
# The certificates of the tests are made by a package that has none for the others.
TESTED = ("macOS 14 on Apple silicon", "Windows on x64", "glibc 2.34 on x64", "glibc 2.39 on Arm")


class Resolved(NamedTuple):
    """What came of choosing a version of each dependency."""

    is_found: bool
    said: str


def resolve(system: System, python: str, cache: Path, *options: str) -> Resolved:
    """Choose a version of each dependency for a system, binary packages only."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        _cannot("uv is not installed")
    done = subprocess.run(
        [
            *(str(uv), "pip", "compile", "--quiet", "--no-header", "--no-annotate"),
            *("--no-python-downloads", "--python", sys.executable),
            *(
                "--extra",
                "window",
                "--native-tls",
                "--only-binary",
                ":all:",
                "--cache-dir",
                str(cache),
                *options,
            ),
            *("--python-platform", system.platform, "--python-version", python),
            *("--constraints", str(ROOT / ".ci" / "constraints.txt")),
            str(ROOT / "pyproject.toml"),
        ],
        env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": system.macos},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE_S,
    )
    said = done.stdout + done.stderr
    if done.returncode and "Failed to fetch" in said:
        _cannot("the package registry cannot be reached")
    return Resolved(done.returncode == 0, said)


def resolve_each(
    wanted: Iterable[tuple[str, str, System]], cache: Path, *options: str
) -> dict[tuple[str, str], Resolved]:
    """Do so for systems and versions of Python, side by side: nearly all of it is waiting."""
    found = list(wanted)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        results = pool.map(lambda one: resolve(one[2], one[1], cache, *options), found)
        return {
            (name, python): result for (name, python, _), result in zip(found, results, strict=True)
        }


def _cannot(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def test_every_dependency_has_a_binary_package(tmp_path: Path) -> None:
    wanted = [(name, python, SYSTEMS[name]) for name, python in product(SYSTEMS, PYTHONS)]
    found = resolve_each(wanted, tmp_path)
    assert {one: result.said for one, result in found.items() if not result.is_found} == {}
    assert all("pyside6-essentials==" in result.said for result in found.values())


def test_the_tests_can_be_installed_where_they_are_said_to(tmp_path: Path) -> None:
    wanted = [(name, PYTHONS[1], SYSTEMS[name]) for name in TESTED]
    found = resolve_each(wanted, tmp_path, "--extra", "test")
    assert {one: result.said for one, result in found.items() if not result.is_found} == {}
    assert all("pytest==" in result.said for result in found.values())


def test_what_is_said_to_be_too_old_is(tmp_path: Path) -> None:
    found = resolve_each([(name, PYTHONS[0], TOO_OLD[name]) for name in TOO_OLD], tmp_path)
    assert [one for one, result in found.items() if result.is_found] == []
    assert all("pyside6-essentials" in result.said for result in found.values())


def test_the_readme_names_what_each_system_needs() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    start = text[text.index("## Start it") : text.index("## Run the tests")]
    for needed in ("macOS 14", "Windows", "glibc 2.34", "2.39", "Python 3.12"):
        assert needed in start
