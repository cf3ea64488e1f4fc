"""Writes the data of an API version from the official SDKs that carry it.

    python gui/tools/update_catalog.py SDK_DIR [--out resources/catalogs] [--released YYYY-MM-DD]

Of the Python SDK, SDK_DIR holds the ``stripe`` package: an unpacked wheel, or a site-packages
folder. It decides what the version accepts, and its own release stands with that. Within one API
version the newest SDK decides; an older one only tells how early the version appeared. An alpha or
beta adds to the list of previews: alphas are private ones, betas public.

Any other SDK, an unpacked package or a checkout at its tag, enters its release into the table of
releases in the folder ``snippets`` beside that of the catalogs.
"""

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from session_composer.codecs.writers.sdk_release import load_releases
from session_composer.core.files.data_files import load_data
from session_composer.core.help.help_texts import HelpTexts
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
from tools.sdk_parameters import SDK_VERSION, Sdk, Shape, read_sdk, release_order
from tools.sdk_releases import SdkRelease, read_release, update_releases

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
    elif release_order(sdk.version) >= _checked(info.sdk_last):
        info = info._replace(sdk_last=sdk.version, source=source)
        shape = sdk.shape
    elif release_order(sdk.version) < _checked(info.sdk_first):
        info = info._replace(sdk_first=sdk.version)
    if released:
        info = info._replace(released=released)
    if sdk.is_preview:
        info = info._replace(channel=PRIVATE if sdk.is_private else "public preview")
    return {**versions, name: (info, shape)}


def _checked(version: str) -> tuple[int, ...]:
    if not SDK_VERSION.fullmatch(version):
        raise DataError(f"{INDEX}: {version!r} is no SDK version.")
    return release_order(version)


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
    parser = argparse.ArgumentParser(description="Write catalog data from official SDKs.")
    parser.add_argument("sdk", metavar="SDK_DIR", type=Path, help="folder of an unpacked SDK")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT, help="default: %(default)s")
    parser.add_argument("--released", metavar="YYYY-MM-DD", help="day of the version's release")
    options = parser.parse_args(arguments)
    try:
        if options.released and not _DATE.fullmatch(options.released):
            raise InputError(
                "{released} is not a day such as 2026-10-29.", released=repr(options.released)
            )
        release = read_release(options.sdk)
        lines = _enter(options.out, release) if release else _read_in(options)
    except ComposerError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}.", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


def _read_in(options: argparse.Namespace) -> list[str]:
    """Bring the catalogs up to date; say what was done and what is still to be written."""
    sdk = read_sdk(options.sdk)
    done = update(options.out, sdk, options.released)
    lines = [f"{sdk.api_version} (stripe-python {sdk.version}): {', '.join(done) or 'no change'}."]
    if wordless := without_help(sdk.shape):
        lines.append(
            f"Without help: {', '.join(wordless)}. The program shows their names alone until "
            "resources/help/components.json has them; their defaults, roles and elements of "
            "Connect.js may be missing, too."
        )
    snippets = options.out.parent / "snippets"
    table = load_releases(snippets, options.out) if snippets.is_dir() else {}
    missing = [
        name
        for name, releases in table.items()
        if not sdk.is_preview and sdk.api_version not in {one.api_version for one in releases}
    ]
    if missing:
        lines.append(
            f"Their first release for {sdk.api_version} is not known: {', '.join(missing)}. Run "
            "this on each of them, too, once it is out."
        )
    return lines


def _enter(catalogs: Path, release: SdkRelease) -> list[str]:
    """Enter a release of another SDK into the table; say whether it was new."""
    entries = [
        shape
        for info, shape in read_versions(catalogs).values()
        if info.header.partition(";")[0] == release.api_version
    ]
    if not entries:
        raise InputError(
            "{version} is not known yet: read the Python SDK first.", version=release.api_version
        )
    is_new = update_releases(catalogs.parent / "snippets", catalogs, release, entries[-1])
    done = "entered" if is_new else "no change"
    return [f"{release.api_version} (stripe-{release.sdk} {release.number}): {done}."]


def without_help(shape: Shape) -> list[str]:
    """Components and features that the program cannot say anything about."""
    texts = HelpTexts()
    return [
        ".".join(path[1:])
        for component in shape
        for path in (component.path, *(feature.path for feature in component.features))
        if not (texts.feature(path[1], path[3]) if path[3:] else texts.component(path[1]))
    ]


if __name__ == "__main__":
    sys.exit(main())
