"""Official Python SDKs of other versions, from the package registry; parsed, never installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_fields import fields
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import wire_name
from tools.sdk_parameters import read_sdk
from tools.update_catalog import read_shape

PATIENCE_S = 240


class RegistryError(Exception):
    """The registry cannot be reached, or does not have the release."""


def cache_folder() -> Path:
    """Folder in which downloads are kept."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "session-composer-sdks"


def unpacked(version: str, cache: Path) -> Path:
    """Folder with the package ``stripe`` of a release. Raises RegistryError."""
    folder = cache / version
    if not folder.exists():
        wheels = cache / "wheels"
        name = f"stripe-{version}-*.whl"
        if not list(wheels.glob(name)):
            _download(version, wheels)
        with zipfile.ZipFile(next(wheels.glob(name))) as archive:
            archive.extractall(cache / f"{version}.part")
        (cache / f"{version}.part").rename(folder)
    return folder


def _download(version: str, folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    try:
        done = subprocess.run(
            [*pip, "--dest", str(folder), f"stripe=={version}"],
            stdin=subprocess.DEVNULL,
            # Which versions the project itself is checked with says nothing about these.
            env={name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RegistryError(f"pip took more than {PATIENCE_S} s for stripe {version}") from error
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        raise RegistryError(f"pip did not get stripe {version}: {lines[-1]}")


def differences(api_version: str, store: CatalogStore, cache: Path) -> list[str]:
    """Compare a catalog with the newest SDK of its version, one line for each difference.

    Raises RegistryError, and InputError when the SDK cannot be read.
    """
    info = store.info(api_version)
    assert info is not None
    sdk = read_sdk(unpacked(info.sdk_last, cache))
    if sdk.api_version != api_version.partition(";")[0]:
        return [f"stripe-python {sdk.version} is pinned to {sdk.api_version}"]
    shape = read_shape(RESOURCES / "catalogs" / f"{info.shape}.json")
    ours, theirs = Catalog(api_version, shape), Catalog(api_version, sdk.shape)
    lines = [
        f"{'+' if field in set(fields(theirs)) else '-'} {wire_name(field.path)} ({field.type})"
        for field in sorted(set(fields(ours)) ^ set(fields(theirs)), key=lambda one: one.path)
    ]
    if not lines and ours.components != theirs.components:
        lines.append("the order or what may be empty differs")
    return lines
