"""Keeps the table of releases: which one of an SDK is the first for an API version.

The other official SDKs are read for no more than that. In an unpacked package, or a checkout at
its tag, their number stands in ``VERSION``, and their API version in a file of its own.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

from session_composer.codecs.writers.sdk_release import load_releases
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.versions.version_info import is_api_version
from tools.sdk_parameters import SDK_VERSION, Shape, release_order

_API_VERSION_FILES = {
    "node": ("cjs/apiVersion.js", "src/apiVersion.ts"),
    "ruby": ("lib/stripe/api_version.rb",),
    "php": ("lib/Util/ApiVersion.php",),
    "java": ("src/main/java/com/stripe/ApiVersion.java",),
    "go": ("api_version.go",),
    "dotnet": ("src/Stripe.net/Constants/ApiVersion.cs",),
}
_SESSION = "accountsession"
_SOURCES = {".ts", ".rb", ".php", ".java", ".go", ".cs"}
_QUOTED = re.compile(r"""["'](\d{4}-\d{2}-\d{2}[^"'\s]*)["']""", re.ASCII)


class SdkRelease(NamedTuple):
    """A release of an SDK, the API version that it sends, and every name in its account session."""

    sdk: str
    number: str
    api_version: str
    names: frozenset[str]


def read_release(folder: Path) -> SdkRelease | None:
    """Read an unpacked SDK; None where none of these is. Raises InputError."""
    for sdk, files in _API_VERSION_FILES.items():
        path = next((folder / file for file in files if (folder / file).is_file()), None)
        if path is None:
            continue
        try:
            number = (folder / "VERSION").read_text("utf-8").strip()
            found = _QUOTED.search(path.read_text("utf-8"))
            names = {name for file in _session_files(folder) for name in _words(file)}
        except (OSError, UnicodeDecodeError) as error:
            reason = system_reason(error) if isinstance(error, OSError) else "it is no text"
            raise InputError(
                "{path} cannot be read: {reason}.", path=str(folder), reason=reason
            ) from error
        if not SDK_VERSION.fullmatch(number) or found is None or not is_api_version(found[1]):
            raise InputError(
                "{folder} names no release of stripe-{sdk}, or no API version.",
                folder=str(folder),
                sdk=sdk,
            )
        return SdkRelease(sdk, number, found[1], frozenset(names))
    return None


def update_releases(folder: Path, catalogs: Path, release: SdkRelease, shape: Shape) -> bool:
    """Enter a release, if it is the first that knows all of a shape; answers whether it was.

    ``folder`` has the table, ``catalogs`` the versions. Raises InputError for names that it lacks.
    """
    wanted = {component.name for component in shape} | {
        feature.name for component in shape for feature in component.features
    }
    if lacking := sorted(wanted - release.names):
        raise InputError(
            "stripe-{sdk} {number} is not entered: it does not know {names}.",
            sdk=release.sdk,
            number=release.number,
            names=", ".join(lacking),
        )
    load_releases(folder, catalogs)
    path = folder / "sdk_versions.json"
    data = json.loads(path.read_text("utf-8"))
    entry = data["sdks"][release.sdk]
    known = entry["releases"].get(release.api_version)
    number = _first(release.number)
    if known is not None:
        # Of two ways to name one minor version the one that says more is kept.
        is_said = f"{known}.".startswith(f"{number}.")
        is_closer = number.startswith(f"{known}.")
        if is_said or (not is_closer and release_order(known) < release_order(number)):
            return False
    entry["releases"] |= {release.api_version: number}
    entry["releases"] = dict(sorted(entry["releases"].items()))
    if entry.get("likely", {}).pop(release.api_version, None) and not entry["likely"]:
        del entry["likely"]
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return True


def _session_files(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in _SOURCES and re.sub(r"[_-]", "", path.name.lower()).startswith(_SESSION)
    ]


def _words(path: Path) -> list[str]:
    return re.findall(r"\w+", path.read_text("utf-8"))


def _first(number: str) -> str:
    """Return what is known of the first release of a minor version: no patch but its own."""
    return number if number.endswith(".0") or "-" in number else number.rpartition(".")[0]
