"""Builds a self-contained program with PyInstaller, and tries it.

    python gui/tools/bundle.py [--out dist] [--archive FOLDER] [--sign IDENTITY] [--any-versions]

The result is for the system that it was built on, and needs no Python: a folder on Linux and
Windows, an application on macOS; see bundle_forms.py. Needs PyInstaller:
pip install -e '.[bundle]'.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

from session_composer import __version__
from session_composer.core.help.available_languages import languages
from session_composer.core.platforms.systems import NAME as SYSTEM
from tools.bundle_forms import (
    FORMS,
    NAME,
    Contents,
    entitlements,
    info_plist,
    spec,
    version_resource,
)
from tools.icon_files import icns, ico

ROOT = Path(__file__).resolve().parents[2]
_SCRATCH = ROOT / "build" / "bundle"
_ICON = ROOT / "resources" / "icons" / f"{NAME}.svg"

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
_PROCESSORS = {"amd64": "x64", "x86_64": "x64", "aarch64": "arm64"}
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
    parser.add_argument("--archive", type=Path, help="folder for an archive of the result")
    parser.add_argument(
        "--sign", default="", metavar="IDENTITY", help="identity of codesign, on macOS"
    )
    options = parser.parse_args()
    out: Path = options.out.resolve()
    try:
        if not options.any_versions:
            require_known_versions()
        program = build(out, signer=options.sign)
        smoke_test(program, needs_keyring=options.require_keyring)
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed with {error.returncode}", file=sys.stderr)
        return 1
    except BrokenBundleError as error:
        print(error, file=sys.stderr)
        return 1
    folder = out / FORMS[SYSTEM].folder
    files = (path for path in folder.rglob("*") if not path.is_symlink())
    size = sum(path.stat().st_size for path in files if path.is_file())
    print(f"{folder}: {size / 1e6:.0f} MB")
    if options.archive:
        print(archive(folder, options.archive))
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


def build(out: Path, system: str = SYSTEM, *, signer: str = "") -> Path:
    """Build it and return the program in it."""
    form = FORMS[system]
    for folder in {form.folder, NAME}:
        shutil.rmtree(out / folder, ignore_errors=True)
    instructions = write_instructions(_SCRATCH, system, signer)
    words = ["--noconfirm", "--log-level=WARN", f"--distpath={out}", f"--workpath={_SCRATCH}"]
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "PyInstaller", *words, str(instructions)], check=True
    )
    if form.folder != NAME:
        # What the application was put together from.
        shutil.rmtree(out / NAME)
    return out / form.program


def write_instructions(scratch: Path, system: str, signer: str = "") -> Path:
    """Write what the bundler reads, for a system, and return its instructions."""
    scratch.mkdir(parents=True, exist_ok=True)
    start = scratch / f"{NAME}.py"
    start.write_text(
        "import sys\n\nfrom session_composer.__main__ import main\n\nsys.exit(main())\n"
    )
    svg = _ICON.read_bytes()
    if FORMS[system].icon:
        draw = {".icns": icns, ".ico": ico}[FORMS[system].icon]
        (scratch / f"{NAME}{FORMS[system].icon}").write_bytes(draw(svg))
    (scratch / "version.txt").write_text(version_resource(), "utf-8")
    (scratch / "entitlements.plist").write_bytes(entitlements())
    resources = sorted((ROOT / "resources").iterdir())
    contents = Contents(
        start,
        [ROOT / "gui"],
        [
            (folder, f"session_composer/resources/{folder.name}")
            for folder in resources
            if folder.name not in _FOR_THE_README
        ],
        _SUBMODULES,
        _METADATA,
        _LEFT_OUT,
    )
    info = info_plist(languages())
    instructions = scratch / f"{NAME}.spec"
    instructions.write_text(spec(system, contents, scratch, info, signer), "utf-8")
    return instructions


def archive(folder: Path, into: Path, system: str = SYSTEM) -> Path:
    """Pack a bundle so that it keeps its links and what may be run, and names nobody."""
    into.mkdir(parents=True, exist_ok=True)
    machine = platform.machine().lower()
    named = f"{NAME}-{__version__}-{system}-{_PROCESSORS.get(machine, machine)}"
    path = into / f"{named}{FORMS[system].archive}"
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for one in sorted(folder.rglob("*")):
                packed.write(one, one.relative_to(folder.parent))
    else:
        with tarfile.open(path, "w:gz") as packed:
            packed.add(folder, folder.name, filter=_nobodys)
    return path


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


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
