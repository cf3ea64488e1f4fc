"""Writes the catalog data of an API version from an official Python SDK.

    python gui/tools/update_catalog.py SDK_DIR [--out resources/catalogs] [--released YYYY-MM-DD]

SDK_DIR holds the ``stripe`` package: an unpacked wheel, or a site-packages folder. Within one API
version the newest SDK decides; an older one only tells how early the version appeared. An alpha or
beta adds to the list of previews: alphas are private ones, betas public.
"""

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from session_composer.core.files.data_files import load_data
from session_composer.core.text.errors import ComposerError, DataError, InputError
from session_composer.core.versions.catalog_files import (
    FORMAT,
    INDEX,
    INDEX_KEYS,
    PREVIEW_KEYS,
    PREVIEWS,
)
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.shape_data import components_data, read_components
from session_composer.core.versions.version_header import BETA
from session_composer.core.versions.version_info import PRIVATE, VersionInfo
from tools.sdk_parameters import SDK_VERSION, Sdk, Shape, read_sdk

DEFAULT_OUT = Path(__file__).resolve().parents[2] / "resources" / "catalogs"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

type Versions = dict[str, tuple[VersionInfo, Shape]]


def read_versions(folder: Path) -> Versions:
    """Read what is there already. Raises DataError when it is damaged."""
    if not (folder / INDEX).exists():
        return {}
    store = CatalogStore(folder)
    return {
        info.api_version: (info, read_shape(folder / f"{info.shape}.json"))
        for info in (*store.versions, *store.previews)
    }


def read_shape(path: Path) -> Shape:
    """Read a shape as the SDK has it, without what the documentation adds. Raises DataError."""
    return read_components(path, load_data(path, FORMAT, ["components"]))


def merge(versions: Versions, sdk: Sdk, released: str | None) -> Versions:
    """Add what an SDK says. The day of release, when unknown, is the one in the version's name."""
    name = f"{sdk.api_version}; {BETA}" if sdk.is_private else sdk.api_version
    info, shape = versions.get(name, (None, sdk.shape))
    source = f"stripe-python {sdk.version}"
    if info is None:
        day = sdk.api_version.partition(".")[0]
        info = VersionInfo(name, "", day, sdk.version, sdk.version, source)
    elif _number(sdk.version) >= _number(info.sdk_last):
        info = info._replace(sdk_last=sdk.version, source=source)
        shape = sdk.shape
    elif _number(sdk.version) < _number(info.sdk_first):
        info = info._replace(sdk_first=sdk.version)
    if released:
        info = info._replace(released=released)
    if sdk.is_preview:
        info = info._replace(channel=PRIVATE if sdk.is_private else "public preview")
    return {**versions, name: (info, shape)}


def _number(version: str) -> tuple[int, ...]:
    match = SDK_VERSION.fullmatch(version)
    if match is None:
        raise DataError(f"{INDEX}: {version!r} is no SDK version.")
    *numbers, stage, serial = match.groups()
    # An alpha comes before a beta, and both before the release.
    return (*map(int, numbers), ("a", "b", None).index(stage), int(serial or 0))


def render(versions: Versions) -> dict[str, bytes]:
    """Make the files: the lists, newest first, and each shape under its oldest version's name.

    Shapes of previews are named after previews, but where a released version has the same.
    """
    names: dict[Shape, str] = {}
    released_first = sorted(versions.values(), key=lambda entry: (_is_preview(entry[0]), entry[0]))
    for info, shape in released_first:
        names.setdefault(shape, _file_name(info))
    files = {f"{name}.json": _shape_data(shape) for shape, name in names.items()}
    lists: dict[str, list[dict[str, str]]] = {PREVIEWS: [], INDEX: []}
    for _, (info, shape) in sorted(versions.items(), reverse=True):
        named = info._replace(shape=names[shape])
        keys = PREVIEW_KEYS if _is_preview(info) else INDEX_KEYS
        entry = {key: getattr(named, key) for key in keys}
        lists[PREVIEWS if _is_preview(info) else INDEX].append(entry)
    for name, entries in lists.items():
        if entries or name == INDEX:
            files[name] = _text({"format": FORMAT, "versions": entries})
    return files


def _is_preview(info: VersionInfo) -> bool:
    return bool(info.channel)


def _file_name(info: VersionInfo) -> str:
    day = info.api_version.partition(".")[0]
    return f"{day}.private" if info.channel == PRIVATE else info.api_version


def _shape_data(shape: Shape) -> bytes:
    return _text({"format": FORMAT, "components": components_data(shape)})


def _text(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def update(folder: Path, sdk: Sdk, released: str | None = None) -> list[str]:
    """Bring a folder up to date and return what was done, one line a file."""
    old = read_versions(folder)
    files = render(merge(old, sdk, released))
    done = []
    folder.mkdir(parents=True, exist_ok=True)
    # The lists come last: until then they name only files that are still there.
    for name, data in sorted(files.items(), key=lambda item: (PREVIEWS, INDEX).count(item[0])):
        path = folder / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            done.append(f"wrote {name}")
    for name in sorted({f"{info.shape}.json" for info, _ in old.values()} - files.keys()):
        (folder / name).unlink()
        done.append(f"removed {name}")
    return done


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; 0 when all went well, 2 when something given cannot be used."""
    parser = argparse.ArgumentParser(description="Write catalog data from an official Python SDK.")
    parser.add_argument("sdk", metavar="SDK_DIR", type=Path, help="folder with the stripe package")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT, help="default: %(default)s")
    parser.add_argument("--released", metavar="YYYY-MM-DD", help="day of the version's release")
    options = parser.parse_args(arguments)
    try:
        if options.released and not _DATE.fullmatch(options.released):
            raise InputError(
                "{released} is not a day such as 2026-10-29.", released=repr(options.released)
            )
        sdk = read_sdk(options.sdk)
        known = read_versions(options.out)
        done = update(options.out, sdk, options.released)
    except ComposerError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"{sdk.api_version} (stripe-python {sdk.version}): {', '.join(done) or 'no change'}.")
    if known and (new := _new_names(known, sdk.shape)):
        print(
            f"New: {', '.join(new)}. Their help, defaults and elements of Connect.js are still to "
            "be written; until then the program shows their names alone."
        )
    return 0


def _names(shape: Shape) -> set[str]:
    return {
        ".".join(path[1:]) for component in shape for path in (component.path, *component.leaves)
    }


def _new_names(known: Versions, shape: Shape) -> list[str]:
    """Components and features that no version had before."""
    before = {name for _, earlier in known.values() for name in _names(earlier)}
    return sorted(name for name in _names(shape) - before if not name.endswith(".enabled"))


if __name__ == "__main__":
    sys.exit(main())
