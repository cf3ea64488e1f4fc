"""Loads catalogs from data files when they are first asked for.

``index.json`` lists the generally available API versions and names the file that holds the shape of
each; versions with equal shapes share a file. ``gui/tools/update_catalog.py`` writes both.
``previews.json`` lists the preview versions in the same way. Besides there are the catalogs that
the user imported, in a folder of the user's own.
"""

import os
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from session_composer.core.files.assets import resource
from session_composer.core.files.data_files import file_name, load_data, member, refuse_unknown_keys
from session_composer.core.files.read_write import AnyPath
from session_composer.core.text.errors import DataError, InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import WirePath

from .catalog import Catalog
from .shape_data import read_components
from .version_info import IMPORTED, IMPORTED_SUFFIX, VersionInfo, is_api_version, is_version_name

if TYPE_CHECKING:
    from pathlib import Path

    from .user_catalogs import ImportedCatalog

FORMAT = 1
INDEX = "index.json"
INDEX_KEYS = ("api_version", "shape", "released", "sdk_first", "sdk_last", "source")
PREVIEWS = "previews.json"
PREVIEW_KEYS = (*INDEX_KEYS, "channel", "header")
BETA = "; embedded_connect_beta=v2"
"""What private previews add to the version in ``Stripe-Version``."""
_PREVIEW = ".preview"


class CatalogStore:
    """All API versions. A catalog is loaded once and changes only when it is imported anew.

    ``user_folder`` holds the imported catalogs; None stands for the usual place of either.
    """

    def __init__(self, folder: AnyPath | None = None, user_folder: "Path | None" = None) -> None:
        self._folder = resource("catalogs") if folder is None else folder
        self._given_user_folder = user_folder
        self._catalogs: dict[str, Catalog] = {}
        self._imports: dict[str, tuple[VersionInfo, Catalog]] | None = None
        self._notices: tuple[Message, ...] = ()

    @cached_property
    def versions(self) -> tuple[VersionInfo, ...]:
        """Every generally available API version, newest first.

        Raises DataError when the index is damaged.
        """
        found = _read_index(os.path.join(self._folder, INDEX), INDEX_KEYS)
        if not found:
            raise DataError(f"{INDEX}: versions is empty.")
        return found

    @cached_property
    def previews(self) -> tuple[VersionInfo, ...]:
        """The preview versions, newest first. Raises DataError when their list is damaged."""
        path = os.path.join(self._folder, PREVIEWS)
        if not os.path.exists(path):
            return ()
        found = _read_index(path, PREVIEW_KEYS)
        for info in found:
            if info.header not in (info.api_version, info.api_version + BETA) or not info.channel:
                raise DataError(f"{PREVIEWS}: {info.api_version} has an odd header or channel.")
        return found

    @cached_property
    def versions_by_path(self) -> dict[WirePath, list[str]]:
        """Every built-in version that has a parameter, by its path, newest first.

        A component and its features object count as parameters.
        """
        found: dict[WirePath, list[str]] = {}
        for info in (*self.versions, *self.previews):
            catalog = self.catalog(info.api_version)
            objects = [component.path for component in catalog.components]
            objects += [(*path, "features") for path in objects]
            for path in {*objects, *catalog.leaf_order}:
                found.setdefault(path, []).append(info.api_version)
        return {path: sorted(versions, reverse=True) for path, versions in found.items()}

    @property
    def imported(self) -> tuple[VersionInfo, ...]:
        """The versions that the user imported, newest first."""
        return tuple(info for info, _ in self._imported().values())

    @property
    def all_versions(self) -> tuple[VersionInfo, ...]:
        """The generally available versions, the previews, the imported ones."""
        return (*self.versions, *self.previews, *self.imported)

    @property
    def notices(self) -> tuple[Message, ...]:
        """A sentence for each imported catalog that cannot be used."""
        self._imported()
        return self._notices

    @property
    def user_folder(self) -> "Path":
        """Where the imported catalogs are. Raises InputError when there is no such place."""
        # Lazy: most requests are for built-in versions, and need no folder of the user.
        from session_composer.core.files.user_data import user_data_folder

        return self._given_user_folder or user_data_folder() / "catalogs"

    @property
    def newest(self) -> str:
        """The newest generally available API version."""
        return self.versions[0].api_version

    def info(self, api_version: str) -> VersionInfo | None:
        """Return what is known of a version, None when it is not listed."""
        found = self._built_in(api_version)
        if found is None and is_version_name(api_version):
            found, _ = self._imported().get(api_version, (None, None))
        return found

    def header(self, api_version: str) -> str:
        """Value of ``Stripe-Version`` for a version. Raises InputError as :meth:`catalog` does."""
        return self._known(api_version).header

    def by_header(self, header: str) -> VersionInfo | None:
        """Return the version that a ``Stripe-Version`` stands for, None when it is not known.

        A preview is also found with or without :data:`BETA`. Of two shapes of one version it is the
        built-in one.
        """
        version = header.removesuffix(BETA)
        if version != header and not version.endswith(_PREVIEW):
            return None
        found = self._built_in(version)
        return found or next((info for info in self.imported if info.header == version), None)

    def catalog(self, api_version: str) -> Catalog:
        """Catalog of an API version.

        Raises InputError for a version that is not listed, DataError for a damaged file.
        """
        if api_version not in self._catalogs:
            info = self._known(api_version)
            if info.channel == IMPORTED:
                return self._imported()[api_version][1]
            path = os.path.join(self._folder, f"{info.shape}.json")
            components = read_components(path, load_data(path, FORMAT, ["components"]))
            self._catalogs[api_version] = Catalog(api_version, components, info.header)
        return self._catalogs[api_version]

    def add(self, imported: "ImportedCatalog") -> VersionInfo:
        """Keep an imported catalog in the user's folder, in place of an earlier import.

        Raises InputError when the version is built in with the same shape, or cannot be written.
        """
        name = self._import_name(imported)
        if name is None:
            raise InputError(
                "API version {api_version} is built in already, with exactly these "
                "components and features.",
                api_version=imported.api_version,
            )
        # Lazy: most users import no version.
        from .user_catalogs import write

        write(self.user_folder, imported)
        self._imports = None
        info, _ = self._imported()[name]
        return info

    def reload_imported(self) -> None:
        """Look at the user's folder again, as after an import by another process."""
        self._imports = None

    def _built_in(self, api_version: str) -> VersionInfo | None:
        def among(infos: tuple[VersionInfo, ...]) -> VersionInfo | None:
            return next((info for info in infos if info.api_version == api_version), None)

        # The list of previews is read only for what is not in the other one.
        return among(self.versions) or among(self.previews)

    def _known(self, api_version: str) -> VersionInfo:
        info = self.info(api_version)
        if info is None:
            shown = api_version[:60]
            advice = (
                Message("The newest known one is {newest}.", newest=self.newest)
                if not shown.endswith(IMPORTED_SUFFIX)
                else Message("Import the OpenAPI document that describes it.")
            )
            raise InputError(
                "API version {shown} is not known. {advice}", shown=repr(shown), advice=advice
            )
        return info

    def _imported(self) -> dict[str, tuple[VersionInfo, Catalog]]:
        # Read into a local first: the simulated Stripe asks from threads of its own.
        found = self._imports
        if found is None:
            found = {}
            catalogs, notices = self._read_user_folder()
            for one in reversed(catalogs):
                name = self._import_name(one)
                if name is not None:
                    source = f"{one.source}, imported {one.day}"
                    info = VersionInfo(name, "", "", "", "", source, IMPORTED, one.api_version)
                    catalog = Catalog(name, one.components, one.api_version, one.descriptions)
                    found[name] = info, catalog
            self._notices = tuple(notices)
            self._imports = found
        return found

    def _read_user_folder(self) -> "tuple[list[ImportedCatalog], list[Message]]":
        try:
            folder = self.user_folder
        except InputError as error:
            return [], [error.message]
        if not os.path.isdir(folder):
            return [], []
        # Lazy: most users have no imported versions to read.
        from .user_catalogs import read_folder

        return read_folder(folder)

    def _import_name(self, imported: "ImportedCatalog") -> str | None:
        """Name of an imported catalog; None when the built-in one says the same."""
        built_in = self._built_in(imported.api_version)
        if built_in is None:
            return imported.api_version
        if self.catalog(imported.api_version).components == imported.components:
            return None
        return imported.api_version + IMPORTED_SUFFIX


def _read_index(path: AnyPath, keys: Collection[str]) -> tuple[VersionInfo, ...]:
    """Read a list of versions, newest first. Raises DataError."""
    data = load_data(path, FORMAT, ["versions"])
    versions = []
    for number, entry in enumerate(member(path, data, "versions", list)):
        place = f"versions[{number}]"
        if not isinstance(entry, dict):
            raise DataError(f"{file_name(path)}: {place} is not an object.")
        refuse_unknown_keys(path, entry, keys, place)
        told = {key: member(path, entry, key, str, place) for key in keys}
        header = told.pop("header", "")
        version = VersionInfo(**told, own_header=header)
        for key in ("api_version", "shape"):
            if not is_api_version(entry[key]):
                raise DataError(f"{file_name(path)}: {place}.{key} is no API version.")
        versions.append(version)
    names = [version.api_version for version in versions]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise DataError(f"{file_name(path)}: versions lists {twice} twice.")
    return tuple(sorted(versions, key=lambda version: version.api_version, reverse=True))
