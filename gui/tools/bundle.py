"""Builds a self-contained program with PyInstaller, and tries it.

    python gui/tools/bundle.py [--out dist] [--any-versions]

The result is the folder OUT/session-composer for the system that it was built on; it needs no
Python. Needs PyInstaller: pip install '.[bundle]'.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

from session_composer.core.platforms.systems import NAME as SYSTEM

ROOT = Path(__file__).resolve().parents[2]
NAME = "session-composer"
_SCRATCH = ROOT / "build" / "bundle"

# What is found by name at run time, where PyInstaller does not see it.
_SUBMODULES = ("session_composer", "keyring.backends", "secretstorage", "jeepney", "pygments")
_METADATA = ("keyring",)
# Parts of Qt and Python that nothing here uses, and that are large.
_LEFT_OUT = ("tkinter", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "pytest", "mypy")

# Folders of resources/ that the program never looks into.
_FOR_THE_README = {"screenshots"}
_CONSTRAINTS = ROOT / ".ci" / "constraints.txt"

_SESSION = (
    '{"format": "session-composer/1", "api_version": "2025-06-30.basil", "account": "acct_1",'
    ' "components": {"payments": {"enabled": true}}, "expand": []}'
)
_BODY = "account=acct_1&components[payments][enabled]=true"
_PATIENCE_S = 120
_SUFFIXES = {"linux": "", "macos": "", "windows": ".exe"}
_MIN_IMAGE_BYTES = 10_000


class BrokenBundleError(Exception):
    """The program was built but does not do its work."""


def main() -> int:
    """Build, then try. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument(
        "--require-keyring", action="store_true", help="fail where no keyring takes a key"
    )
    parser.add_argument(
        "--any-versions", action="store_true", help="bundle whatever versions are installed"
    )
    options = parser.parse_args()
    out: Path = options.out.resolve()
    try:
        if not options.any_versions:
            require_known_versions()
        program = build(out)
        smoke_test(program, needs_keyring=options.require_keyring)
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed with {error.returncode}", file=sys.stderr)
        return 1
    except BrokenBundleError as error:
        print(error, file=sys.stderr)
        return 1
    files = (path for path in out.joinpath(NAME).rglob("*") if not path.is_symlink())
    size = sum(path.stat().st_size for path in files if path.is_file())
    print(f"{out / NAME}: {size / 1e6:.0f} MB")
    return 0


def require_known_versions() -> None:
    """Raise BrokenBundleError where other versions are installed than those that were checked."""
    others = []
    for line in _CONSTRAINTS.read_text("utf-8").splitlines():
        name, is_pin, version = line.partition("==")
        if is_pin:
            with suppress(PackageNotFoundError):
                found = installed_version(name)
                if found != version:
                    others.append(f"{name} {found} instead of {version}")
    if others:
        raise BrokenBundleError(
            f"Not the versions of {_CONSTRAINTS.relative_to(ROOT)}: {', '.join(others)}. Install "
            f"those (pip install -c {_CONSTRAINTS.relative_to(ROOT)} -e '.[bundle]'), or bundle "
            "with --any-versions."
        )


def build(out: Path) -> Path:
    """Build the folder and return the program in it."""
    shutil.rmtree(out / NAME, ignore_errors=True)
    _SCRATCH.mkdir(parents=True, exist_ok=True)
    start = _SCRATCH / f"{NAME}.py"
    start.write_text(
        "import sys\n\nfrom session_composer.__main__ import main\n\nsys.exit(main())\n"
    )
    options = ["--onedir", "--noconfirm", "--log-level=WARN", f"--name={NAME}"]
    options += [f"--distpath={out}", f"--workpath={_SCRATCH}", f"--specpath={_SCRATCH}"]
    options += [f"--paths={ROOT / 'gui'}"]
    options += [
        f"--add-data={folder}{os.pathsep}session_composer/resources/{folder.name}"
        for folder in sorted((ROOT / "resources").iterdir())
        if folder.name not in _FOR_THE_README
    ]
    options += [f"--collect-submodules={name}" for name in _SUBMODULES]
    options += [f"--copy-metadata={name}" for name in _METADATA]
    options += [f"--exclude-module={name}" for name in _LEFT_OUT]
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "PyInstaller", *options, str(start)],
        check=True,
    )
    return out / NAME / f"{NAME}{_SUFFIXES[SYSTEM]}"


def smoke_test(program: Path, *, needs_keyring: bool) -> None:
    """Run the program in an empty folder and home. Raises CalledProcessError, BrokenBundleError."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "VIRTUAL_ENV", "XDG_CONFIG", "XDG_DATA", "XDG_STATE"))
        }
        environment["HOME"] = folder

        def run(*arguments: str, text: str = "") -> str:
            done = subprocess.run(  # noqa: S603 - the program just built
                [str(program), *arguments],
                input=text,
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
                timeout=_PATIENCE_S,
            )
            return done.stdout

        print(run("--version").strip())
        _require(run("encode", "-", text=_SESSION) == _BODY, "encode")
        for line in run("print", "--as", "list").splitlines():
            name = line.split("\t")[0]
            written = run("print", "-", "--as", name, text=_SESSION)
            _require("payments" in written.lower(), f"print {name}")
        code = run("print", "-", "--as", "ruby", text=_SESSION)
        _require('"payments"' in run("convert", "-", text=code), "convert")
        run("screenshot", "window.png")
        _require(Path(folder, "window.png").stat().st_size > _MIN_IMAGE_BYTES, "screenshot")
        told = run("self-test").strip()
        print(told)
        _require("round trip works" in told or not needs_keyring, "keyring")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise BrokenBundleError(f"{what} does not do its work in the bundle")


if __name__ == "__main__":
    sys.exit(main())
