"""What a bundle is on each system: its files, and what it tells that system about itself.

Written for PyInstaller, whose spec files are Python: https://pyinstaller.org/en/stable/spec-files.html
"""

import plistlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from session_composer import __version__

NAME = "session-composer"
TITLE = "Session Composer"
IDENTIFIER = "io.github.session-composer.SessionComposer"
OLDEST_MACOS = "14.0"
"""As README.md promises."""
_TYPE = f"{IDENTIFIER}.request"
_COPYRIGHT = "Copyright © 2026 The Session Composer developers. MIT License."


class Form(NamedTuple):
    """What is made on a system; paths are below the folder for the result."""

    folder: str
    program: str
    icon: str
    """Suffix of the icon's file; empty where the program has none in it."""
    archive: str
    """Suffix of what is handed on."""


FORMS = {
    "linux": Form(NAME, f"{NAME}/{NAME}", "", ".tar.gz"),
    "macos": Form(f"{TITLE}.app", f"{TITLE}.app/Contents/MacOS/{NAME}", ".icns", ".tar.gz"),
    "windows": Form(NAME, f"{NAME}/{NAME}.exe", ".ico", ".zip"),
}


class Contents(NamedTuple):
    """What goes into a bundle."""

    start: Path
    """The module that is run."""
    paths: Sequence[Path]
    data: Sequence[tuple[Path, str]]
    submodules: Sequence[str]
    """Packages all of whose modules are taken."""
    metadata: Sequence[str]
    left_out: Sequence[str]


def numbers(version: str = __version__) -> tuple[int, int, int, int]:
    """Version as four numbers, as systems compare it."""
    found = [int(part) for part in re.findall(r"\d+", version.partition("+")[0])[:3]]
    found += [0] * (4 - len(found))
    return found[0], found[1], found[2], found[3]


def info_plist(languages: Sequence[str]) -> dict[str, Any]:
    """Make what macOS is told, beside what the bundler writes of its own.

    The type of files is the program's; any other JSON is offered to it in *Open With*, which takes
    it from no one. https://developer.apple.com/documentation/bundleresources/information-property-list
    """
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": ".".join(map(str, numbers()[:3])),
        "CFBundleVersion": ".".join(map(str, numbers()[:3])),
        "CFBundleDevelopmentRegion": "en",
        # Menus and dialogs of the system follow these, too.
        "CFBundleLocalizations": list(languages),
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.developer-tools",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": _COPYRIGHT,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": f"{TITLE} request",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_TYPE],
            },
            {
                "CFBundleTypeName": "JSON",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.json"],
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _TYPE,
                "UTTypeDescription": f"{TITLE} request",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["session.json"],
                    "public.mime-type": ["application/x-session-composer+json"],
                },
            }
        ],
    }


def entitlements() -> bytes:
    """List what the hardened runtime of macOS has to allow: memory for ctypes, and nothing else.

    Libraries are signed together with the program, so that they pass. See
    https://github.com/pyinstaller/pyinstaller/issues/4629
    """
    return plistlib.dumps({"com.apple.security.cs.allow-unsigned-executable-memory": True})


def version_resource() -> str:
    """Make what the properties of the program say on Windows, in the bundler's form.

    https://learn.microsoft.com/en-us/windows/win32/menurc/versioninfo-resource; 040904B0 is English
    in Unicode.
    """
    version = ".".join(map(str, numbers()))
    texts = {
        "CompanyName": f"The {TITLE} developers",
        "FileDescription": TITLE,
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": _COPYRIGHT,
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers()}, prodvers={numbers()}, mask=0x3F,"
        " flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n"
    )


def spec(system: str, contents: Contents, scratch: Path, info: dict[str, Any], signer: str) -> str:
    """Instructions for the bundler. ``signer`` is an identity of codesign, or empty."""
    data = [(str(source), target) for source, target in contents.data]
    lines = [
        "from PyInstaller.utils.hooks import collect_submodules, copy_metadata",
        "",
        f"modules = sum(map(collect_submodules, {list(contents.submodules)!r}), [])",
        f"data = sum(map(copy_metadata, {list(contents.metadata)!r}), {data!r})",
        f"found = Analysis([{str(contents.start)!r}], pathex={[str(p) for p in contents.paths]!r},",
        f"    datas=data, hiddenimports=modules, excludes={list(contents.left_out)!r})",
        "pure = PYZ(found.pure)",
    ]
    options: dict[str, object] = {"exclude_binaries": True}
    if FORMS[system].icon:
        options["icon"] = str(scratch / f"{NAME}{FORMS[system].icon}")
    if system == "windows":
        options["version"] = str(scratch / "version.txt")
    if system == "macos":
        options["codesign_identity"] = signer or None
        options["entitlements_file"] = str(scratch / "entitlements.plist") if signer else None
    # On Windows a program either has a console or can be started without one.
    programs = {NAME: system != "macos"} | ({TITLE: False} if system == "windows" else {})
    for place, (name, has_console) in enumerate(programs.items()):
        given = {"name": name, "console": has_console, **options}
        words = ", ".join(f"{key}={value!r}" for key, value in given.items())
        lines.append(f"program_{place} = EXE(pure, found.scripts, [], {words})")
    made = ", ".join(f"program_{place}" for place in range(len(programs)))
    lines.append(f"folder = COLLECT({made}, found.binaries, found.datas, name={NAME!r})")
    if system == "macos":
        lines.append(
            f"BUNDLE(folder, name={FORMS[system].folder!r}, icon={options['icon']!r},"
            f" bundle_identifier={IDENTIFIER!r}, info_plist={info!r})"
        )
    return "\n".join(lines) + "\n"
