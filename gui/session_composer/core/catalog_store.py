"""Loads catalogs from data files when they are first asked for.

``index.json`` lists the API versions and names the file that holds the shape of each; versions
with equal shapes share a file. ``gui/tools/update_catalog.py`` writes both.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .assets import RESOURCES
from .catalog import Catalog, Component, FieldType, make_component
from .data_files import load_data, member, refuse_unknown_keys
from .errors import DataError, InputError

FORMAT = 1
INDEX = "index.json"
API_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}(\.[a-z0-9]+)?", re.ASCII)

# How a shape file spells a feature's type, and what it stands for: the type, may it be sent empty.
FEATURE_TYPES = {
    "boolean": (FieldType.BOOLEAN, False),
    "array": (FieldType.ARRAY, False),
    "array, emptyable": (FieldType.ARRAY, True),
}


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One API version, as the index describes it."""

    api_version: str
    shape: str
    released: str
    sdk_first: str
    sdk_last: str
    source: str


class CatalogStore:
    """All API versions, newest first. Catalogs are loaded once and never change."""

    def __init__(self, folder: Path = RESOURCES / "catalogs") -> None:
        self._folder = folder
        self._catalogs: dict[str, Catalog] = {}

    @cached_property
    def versions(self) -> tuple[VersionInfo, ...]:
        """Every known API version, newest first.

        Raises DataError when the index is damaged.
        """
        path = self._folder / INDEX
        data = load_data(path, FORMAT, ["versions"])
        keys = VersionInfo.__dataclass_fields__.keys()
        versions = []
        for number, entry in enumerate(member(path, data, "versions", list)):
            place = f"versions[{number}]"
            if not isinstance(entry, dict):
                raise DataError(f"{path.name}: {place} is not an object.")
            refuse_unknown_keys(path, entry, keys, place)
            version = VersionInfo(**{key: member(path, entry, key, str, place) for key in keys})
            for key in ("api_version", "shape"):
                if not API_VERSION.fullmatch(entry[key]):
                    raise DataError(f"{path.name}: {place}.{key} is no API version.")
            versions.append(version)
        names = [version.api_version for version in versions]
        if len(set(names)) != len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise DataError(f"{path.name}: versions lists {twice} twice.")
        if not versions:
            raise DataError(f"{path.name}: versions is empty.")
        return tuple(sorted(versions, key=lambda version: version.api_version, reverse=True))

    @property
    def newest(self) -> str:
        """The newest API version."""
        return self.versions[0].api_version

    def info(self, api_version: str) -> VersionInfo | None:
        """Return what the index says of a version, None when it is not listed."""
        return next((v for v in self.versions if v.api_version == api_version), None)

    def catalog(self, api_version: str) -> Catalog:
        """Catalog of an API version.

        Raises InputError for a version that is not listed, DataError for a damaged file.
        """
        if api_version not in self._catalogs:
            info = self.info(api_version)
            if info is None:
                raise InputError(
                    f"API version {api_version!r} is not known. The newest known one is "
                    f"{self.newest}."
                )
            path = self._folder / f"{info.shape}.json"
            self._catalogs[api_version] = Catalog(api_version, load_shape(path))
        return self._catalogs[api_version]


def load_shape(path: Path) -> tuple[Component, ...]:
    """Read the components of a shape file, refusing whatever is not understood."""
    data = load_data(path, FORMAT, ["components"])
    components = []
    for name, component in member(path, data, "components", dict).items():
        place = f"components.{name}"
        if not isinstance(component, dict):
            raise DataError(f"{path.name}: {place} is not an object.")
        refuse_unknown_keys(path, component, ["enabled", "features"], place)
        has_enabled = member(path, component, "enabled", bool, place)
        # null: this version has no ``features`` object, not even an empty one.
        has_features = component.get("features", "") is not None
        specs = member(path, component, "features", dict, place) if has_features else {}
        features = [
            (feature, *_feature_type(path, f"{place}.features.{feature}", spec))
            for feature, spec in specs.items()
        ]
        components.append(
            make_component(name, features, has_enabled=has_enabled, has_features=has_features)
        )
    if not components:
        raise DataError(f"{path.name}: components is empty.")
    return tuple(components)


def _feature_type(path: Path, place: str, spec: object) -> tuple[FieldType, bool]:
    found = FEATURE_TYPES.get(spec) if isinstance(spec, str) else None
    if found is None:
        raise DataError(f"{path.name}: {place} is none of {', '.join(map(repr, FEATURE_TYPES))}.")
    return found
