"""What bundles are made from, for every system, and what is handed on of them."""

import ast
import os
import plistlib
import shutil
import stat
import struct
import subprocess
import tarfile
import zipfile
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from session_composer import __version__
from session_composer.core.platforms.systems import NAME as SYSTEM
from tools import bundle
from tools.bundle_forms import FORMS, entitlements, info_plist, numbers, version_resource
from tools.icon_files import ICNS_SIDES, ICO_SIDES, icns, ico, png

ROOT = Path(__file__).parents[2]
SVG = (ROOT / "resources" / "icons" / "session-composer.svg").read_bytes()
LINUX = ROOT / "resources" / "linux"


def image(data: bytes) -> QImage:
    found = QImage.fromData(QByteArray(data))
    assert not found.isNull()
    return found


def test_the_icon_of_macos_holds_what_its_types_say() -> None:
    data = icns(SVG)
    kind, size = struct.unpack(">4sI", data[:8])
    assert (kind, size) == (b"icns", len(data))
    found, place = {}, 8
    while place < len(data):
        name, length = struct.unpack(">4sI", data[place : place + 8])
        found[name.decode()] = image(data[place + 8 : place + length]).size()
        place += length
    assert found == {name: QSize(side, side) for name, side in ICNS_SIDES.items()}


def test_the_icon_of_windows_is_read_in_every_size() -> None:
    buffer = QBuffer()
    buffer.setData(QByteArray(ico(SVG)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"ico")
    sizes = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        sizes.append(reader.read().width())
    assert sizes == list(ICO_SIDES)


def test_icons_are_drawn_and_what_is_no_svg_is_told() -> None:
    drawn = image(png(SVG, 64))
    assert drawn.pixelColor(32, 8).name() == "#4f46c8"
    assert drawn.pixelColor(0, 0).alpha() == 0
    with pytest.raises(ValueError, match="not an SVG"):
        png(b"text", 16)


def test_macos_learns_of_the_type_as_linux_does() -> None:
    info = plistlib.loads(plistlib.dumps(info_plist(["en", "de"])))
    (declared,) = info["UTExportedTypeDeclarations"]
    own, offered = info["CFBundleDocumentTypes"]
    assert own["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert (own["LSHandlerRank"], offered["LSHandlerRank"]) == ("Owner", "Alternate")
    (mime,) = declared["UTTypeTagSpecification"]["public.mime-type"]
    (ending,) = declared["UTTypeTagSpecification"]["public.filename-extension"]
    known = (LINUX / "session-composer.xml").read_text()
    assert f'type="{mime}"' in known
    assert f'pattern="*.{ending}"' in known
    assert info["LSMinimumSystemVersion"] == "14.0"
    assert "macOS 14 or newer" in (ROOT / "README.md").read_text()
    assert info["CFBundleVersion"] in __version__
    assert info["CFBundleIdentifier"].replace(".", "").replace("-", "").isalnum()
    assert info["CFBundleLocalizations"] == ["en", "de"]


def test_the_hardened_runtime_allows_one_thing() -> None:
    assert plistlib.loads(entitlements()) == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True
    }


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.2.0", (0, 2, 0, 0)), ("1.10", (1, 10, 0, 0)), ("1.2.3rc4+local.5", (1, 2, 3, 0))],
)
def test_versions_as_numbers(version: str, expected: tuple[int, ...]) -> None:
    assert numbers(version) == expected


def test_the_version_resource_has_the_form_that_the_bundler_reads() -> None:
    """It evaluates it; these are its constructors."""
    kinds = {
        name: namedtuple(name, fields)
        for name, fields in {
            "VSVersionInfo": "ffi kids",
            "FixedFileInfo": "filevers prodvers mask flags OS fileType subtype date",
            "StringFileInfo": "kids",
            "StringTable": "name kids",
            "StringStruct": "name val",
            "VarFileInfo": "kids",
            "VarStruct": "name kids",
        }.items()
    }
    found: Any = eval(version_resource(), {**kinds, "__builtins__": {}})
    assert found.ffi.filevers == found.ffi.prodvers == numbers()
    texts, languages = found.kids
    (table,) = texts.kids
    assert {text.name for text in table.kids} >= {
        *("CompanyName", "FileDescription", "FileVersion", "InternalName", "OriginalFilename"),
        *("ProductName", "ProductVersion"),
    }
    assert all(isinstance(text.val, str) and text.val for text in table.kids)
    # The same language and character set in both.
    assert table.name == "{:04X}{:04X}".format(*languages.kids[0].kids)


@pytest.mark.parametrize("system", FORMS)
def test_instructions_for_every_system(system: str, tmp_path: Path) -> None:
    text = bundle.write_instructions(tmp_path, system, "Developer ID").read_text("utf-8")
    calls: dict[str, list[ast.Call]] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            calls.setdefault(node.func.id, []).append(node)
    programs = [{one.arg: ast.unparse(one.value) for one in call.keywords} for call in calls["EXE"]]
    consoles = {given["name"]: given["console"] for given in programs}
    assert (
        consoles
        == {
            "linux": {"'session-composer'": "True"},
            "macos": {"'session-composer'": "False"},
            "windows": {"'session-composer'": "True", "'Session Composer'": "False"},
        }[system]
    )
    for given in programs:
        for name in {"icon", "version", "entitlements_file"} & set(given):
            assert Path(ast.literal_eval(given[name])).is_file(), name
        assert ("icon" in given) == (system != "linux")
        assert ("version" in given) == (system == "windows")
        assert ("entitlements_file" in given) == (system == "macos")
    assert ("BUNDLE" in calls) == (system == "macos")


def test_a_bundle_that_nobody_signs_asks_for_nothing(tmp_path: Path) -> None:
    text = bundle.write_instructions(tmp_path, "macos").read_text("utf-8")
    assert "codesign_identity=None" in text
    assert "entitlements_file=None" in text


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "Session Composer.app"
    (folder / "Contents").mkdir(parents=True)
    (folder / "Contents" / "program").write_text("#!")
    (folder / "Contents" / "program").chmod(0o755)
    if SYSTEM != "windows":
        (folder / "Contents" / "link").symlink_to("program")
    return folder


def test_an_archive_keeps_what_may_be_run_and_names_nobody(built: Path, tmp_path: Path) -> None:
    path = bundle.archive(built, tmp_path / "out", "macos")
    assert path.name.startswith(f"session-composer-{__version__}-macos-")
    with tarfile.open(path) as packed:
        entries = {entry.name: entry for entry in packed}
    program = entries["Session Composer.app/Contents/program"]
    assert program.mode & stat.S_IXUSR
    assert {(entry.uid, entry.uname) for entry in entries.values()} == {(0, "")}
    if SYSTEM != "windows":
        assert entries["Session Composer.app/Contents/link"].linkname == "program"


def test_windows_gets_what_it_can_unpack(built: Path, tmp_path: Path) -> None:
    path = bundle.archive(built, tmp_path / "out", "windows")
    assert path.suffix == ".zip"
    assert "Session Composer.app/Contents/program" in zipfile.ZipFile(path).namelist()


@pytest.mark.skipif(SYSTEM == "windows", reason="bash")
def test_all_archives_are_attached_to_a_release(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    for name in ("run", "constraints.txt"):
        shutil.copy(ROOT / ".ci" / name, tmp_path / ".ci" / name)
    wanted = []
    for system, ending in (("macos 14", "tar.gz"), ("windows-2022", "zip")):
        folder = tmp_path / "dist" / f"session-composer-{system}"
        folder.mkdir(parents=True)
        (folder / f"session-composer-1-x.{ending}").touch()
        wanted.append(f"dist/session-composer-{system}/session-composer-1-x.{ending}")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text('#!/bin/sh\nprintf "%s|" "$@"\necho\n')
    (tools / "gh").chmod(0o755)
    done = subprocess.run(
        ["bash", str(tmp_path / ".ci" / "run"), "attach", "v1"],
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.splitlines() if line.startswith("release")]
    assert told == [f"release|upload|v1|{path}|--clobber|" for path in wanted]
