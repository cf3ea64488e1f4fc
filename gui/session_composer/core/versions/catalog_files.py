"""Reads the lists of API versions, and the components that only the documentation has."""

import os
from collections.abc import Collection
from typing import NamedTuple

from session_composer.core.files.data_files import file_name, load_data, member, refuse_unknown_keys
from session_composer.core.files.read_write import AnyPath
from session_composer.core.text.errors import DataError

from .catalog import Component
from .shape_data import read_components
from .version_header import parse_header
from .version_info import VersionInfo, is_api_version

FORMAT = 1
INDEX = "index.json"
INDEX_KEYS = ("api_version", "shape", "released", "sdk_first", "sdk_last", "source")
PREVIEWS = "previews.json"
PREVIEW_KEYS = (*INDEX_KEYS, "channel")
DOCUMENTED = "documented.json"
_DOCUMENTED_KEYS = ("since", "needs_flag", "source", "components")


class Documented(NamedTuple):
    """Components that previews take from a day on, with the flag only or without."""

    since: str
    needs_flag: bool
    components: tuple[Component, ...]


def read_documented(path: AnyPath) -> tuple[Documented, ...]:
    """Read what the documentation adds; nothing without a file. Raises DataError."""
    if not os.path.exists(path):
        return ()
    found = []
    data = load_data(path, FORMAT, ["groups"])
    for number, entry in enumerate(member(path, data, "groups", list)):
        place = f"groups[{number}]"
        if not isinstance(entry, dict):
            raise DataError(f"{file_name(path)}: {place} is not an object.")
        refuse_unknown_keys(path, entry, _DOCUMENTED_KEYS, place)
        member(path, entry, "source", str, place)
        found.append(
            Documented(
                member(path, entry, "since", str, place),
                member(path, entry, "needs_flag", bool, place),
                read_components(path, entry),
            )
        )
    return tuple(found)


def read_index(path: AnyPath, keys: Collection[str]) -> tuple[VersionInfo, ...]:
    """Read a list of versions, newest first. Raises DataError."""
    data = load_data(path, FORMAT, ["versions"])
    versions = []
    for number, entry in enumerate(member(path, data, "versions", list)):
        place = f"versions[{number}]"
        if not isinstance(entry, dict):
            raise DataError(f"{file_name(path)}: {place} is not an object.")
        refuse_unknown_keys(path, entry, keys, place)
        told = {key: member(path, entry, key, str, place) for key in keys}
        header = parse_header(told["api_version"])
        if header is None or header.canonical != told["api_version"]:
            raise DataError(f"{file_name(path)}: {place}.api_version is no API version.")
        if not is_api_version(told["shape"]):
            raise DataError(f"{file_name(path)}: {place}.shape is no API version.")
        versions.append(VersionInfo(**told))
    names = [version.api_version for version in versions]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise DataError(f"{file_name(path)}: versions lists {twice} twice.")
    return tuple(sorted(versions, key=lambda version: version.api_version, reverse=True))
