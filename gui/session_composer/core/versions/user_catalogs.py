"""Catalogs that the user imported: one JSON file for each API version."""

import json
import re
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from session_composer.core.files.data_files import load_data, member
from session_composer.core.files.read_write import atomic_write, make_private
from session_composer.core.text.errors import DataError, InputError, system_reason
from session_composer.core.text.message import Message

from .catalog import Component
from .shape_data import components_data, read_components
from .version_info import is_api_version

FORMAT = 1
MAX_BYTES = 8 * 1024 * 1024
_KEYS = ("api_version", "source", "imported", "components", "descriptions")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class ImportedCatalog(NamedTuple):
    """What was read from a description of the API.

    ``descriptions`` holds its own words by wire name. ``notes`` are sentences about what a catalog
    cannot hold; they are not kept. ``day`` is that of the import, empty until it is kept.
    """

    api_version: str
    components: tuple[Component, ...]
    descriptions: Mapping[str, str]
    source: str
    notes: tuple[Message, ...] = ()
    day: str = ""


def read_folder(folder: Path) -> tuple[list[ImportedCatalog], list[Message]]:
    """Read all catalogs of a folder; the second list has a sentence for each unusable file."""
    found, notices = [], list[Message]()
    try:
        paths = sorted(folder.glob("*.json"))
    except OSError as error:
        return [], [
            Message(
                "{folder} cannot be read: {strerror}.",
                folder=str(folder),
                strerror=system_reason(error),
            )
        ]
    for path in paths:
        try:
            found.append(_read(path))
        except DataError as error:
            notices.append(
                Message(
                    "An imported catalog is left out. {error} ({folder})",
                    error=error.message,
                    folder=str(folder),
                )
            )
    return found, notices


def write(folder: Path, catalog: ImportedCatalog) -> ImportedCatalog:
    """Keep a catalog in a folder, dated today. Raises InputError."""
    dated = catalog._replace(day=time.strftime("%Y-%m-%d"))
    data = {
        "format": FORMAT,
        "api_version": dated.api_version,
        "source": dated.source,
        "imported": dated.day,
        "components": components_data(dated.components),
        "descriptions": dict(dated.descriptions),
    }
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    encoded = text.encode()
    if len(encoded) > MAX_BYTES:
        raise InputError(
            "The catalog would take more than {max_bytes} KiB.", max_bytes=MAX_BYTES // 1024
        )
    try:
        make_private(folder)
        atomic_write(folder / f"{dated.api_version}.json", encoded)
    except OSError as error:
        raise InputError(
            "The catalog cannot be written to {folder}: {reason}.",
            folder=str(folder),
            reason=system_reason(error),
        ) from error
    return dated


def _read(path: Path) -> ImportedCatalog:
    try:
        # Asked before opening: opening a pipe waits for its other end.
        is_fit = path.is_file() and path.stat().st_size <= MAX_BYTES
    except OSError as error:
        raise DataError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if not is_fit:
        raise DataError(f"{path.name} is no regular file of at most {MAX_BYTES // 1024} KiB.")
    data = load_data(path, FORMAT, _KEYS)
    api_version = member(path, data, "api_version", str)
    if not is_api_version(api_version) or path.stem != api_version:
        raise DataError(f"{path.name}: api_version is not the one that the file is named after.")
    day = member(path, data, "imported", str)
    if not _DAY.fullmatch(day):
        raise DataError(f"{path.name}: imported is no day such as 2026-10-29.")
    texts = member(path, data, "descriptions", dict)
    descriptions = {name: member(path, texts, name, str, "descriptions") for name in texts}
    return ImportedCatalog(
        api_version,
        read_components(path, data),
        MappingProxyType(descriptions),
        member(path, data, "source", str),
        day=day,
    )
