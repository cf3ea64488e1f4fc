"""Loads catalogs from data files when they are first asked for.

``index.json`` lists the generally available API versions and names the file that holds the shape of
each; versions with equal shapes share a file. ``gui/tools/update_catalog.py`` writes both.
``previews.json`` lists the preview versions in the same way, under their whole headers;
``documented.json`` has the components that previews take without the SDKs knowing them. Besides
there are the catalogs that the user imported, in a folder of the user's own. For a version that is
in none of them the nearest one serves.
"""

import os
from functools import cached_property
from typing import TYPE_CHECKING

from session_composer.core.files.assets import resource
from session_composer.core.files.data_files import load_data
from session_composer.core.files.read_write import AnyPath
from session_composer.core.text.errors import DataError, InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import WirePath

from .catalog import Catalog, Component
from .catalog_files import (
    DOCUMENTED,
    FORMAT,
    INDEX,
    INDEX_KEYS,
    PREVIEW_KEYS,
    PREVIEWS,
    Documented,
    read_documented,
    read_index,
)
from .shape_data import read_components
from .version_header import MAX_HEADER, VersionHeader, parse_header
from .version_info import IMPORTED, IMPORTED_SUFFIX, PRIVATE, VersionInfo

if TYPE_CHECKING:
    from pathlib import Path

    from .user_catalogs import ImportedCatalog

_MAX_SERVED = 16


class CatalogStore:
    """All API versions. A catalog is loaded once and changes only when it is imported anew.

    ``user_folder`` holds the imported catalogs; None stands for the usual place of either.
    """

    def __init__(self, folder: AnyPath | None = None, user_folder: "Path | None" = None) -> None:
        self._folder = resource("catalogs") if folder is None else folder
        self._given_user_folder = user_folder
        self._shapes: dict[str, tuple[Component, ...]] = {}
        self._catalogs: dict[str, Catalog] = {}
        self._served: dict[str, Catalog] = {}
        self._imports: dict[str, tuple[VersionInfo, Catalog]] | None = None
        self._notices: tuple[Message, ...] = ()

    @cached_property
    def versions(self) -> tuple[VersionInfo, ...]:
        """Every generally available API version, newest first.

        Raises DataError when the index is damaged.
        """
        found = read_index(os.path.join(self._folder, INDEX), INDEX_KEYS)
        if not found:
            raise DataError(f"{INDEX}: versions is empty.")
        return found

    @cached_property
    def previews(self) -> tuple[VersionInfo, ...]:
        """The preview versions, newest first. Raises DataError when their list is damaged."""
        path = os.path.join(self._folder, PREVIEWS)
        if not os.path.exists(path):
            return ()
        found = read_index(path, PREVIEW_KEYS)
        for info in found:
            header = parse_header(info.api_version)
            is_private = header is not None and header.is_private
            if not info.channel or is_private is not (info.channel == PRIVATE):
                raise DataError(f"{PREVIEWS}: {info.api_version} has an odd name or channel.")
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
        """Return what is known of a version, by its name or header; None when it is not listed."""
        header = parse_header(api_version)
        name = header.canonical if header else api_version
        found = self._built_in(name) if header else None
        return found or self._imported().get(name, (None, None))[0]

    def header(self, api_version: str) -> str:
        """Value of ``Stripe-Version`` for a version, to the letter. Raises InputError."""
        parsed_header(api_version)
        return api_version.removesuffix(IMPORTED_SUFFIX)

    def catalog(self, api_version: str) -> Catalog:
        """Catalog of an API version, of a nearest one where it is not known itself.

        Raises InputError for what is no version, DataError for a damaged file.
        """
        found = self._catalogs.get(api_version) or self._served.get(api_version)
        if found is not None:
            return found
        header = parsed_header(api_version)
        info = self.info(api_version)
        if info is not None and info.api_version == api_version:
            if info.channel == IMPORTED:
                return self._imported()[api_version][1]
            found = Catalog(api_version, self._components(info, header))
            self._catalogs[api_version] = found
            return found
        return self._serve(api_version, header, info)

    def _serve(self, api_version: str, header: VersionHeader, info: VersionInfo | None) -> Catalog:
        """Make the catalog of a version under a name that is not listed."""
        values = None
        if info is None:
            # Lazy: most requests are for versions that are known.
            from session_composer.core.text.secret_text import contains_secret

            from .serving import nearest, remark

            if contains_secret(api_version):
                raise InputError("The API version holds text that looks like an API key.")
            known = [info for info in self.all_versions if info.header == info.api_version]
            info = nearest(header, known)
            values = remark(api_version, header, info, known)
        if info.channel == IMPORTED:
            components = self._imported()[info.api_version][1].components
        else:
            components = self._components(info, header)
        if len(self._served) >= _MAX_SERVED:
            # The simulated Stripe is asked for whatever its clients name.
            self._served.clear()
        header_text = api_version.removesuffix(IMPORTED_SUFFIX)
        found = Catalog(api_version, components, header_text, remark=values)
        self._served[api_version] = found
        return found

    def _components(self, info: VersionInfo, header: VersionHeader) -> tuple[Component, ...]:
        """Components of a built-in version, and those that the documentation adds for a header."""
        if info.shape not in self._shapes:
            path = os.path.join(self._folder, f"{info.shape}.json")
            self._shapes[info.shape] = read_components(
                path, load_data(path, FORMAT, ["components"])
            )
        if not header.is_preview:
            return self._shapes[info.shape]
        found = {component.name: component for component in self._shapes[info.shape]}
        for group in self._documented:
            if header.date >= group.since and (header.is_private or not group.needs_flag):
                found = {component.name: component for component in group.components} | found
        return tuple(sorted(found.values()))

    @cached_property
    def _documented(self) -> tuple[Documented, ...]:
        return read_documented(os.path.join(self._folder, DOCUMENTED))

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
        self.reload_imported()
        info, _ = self._imported()[name]
        return info

    def reload_imported(self) -> None:
        """Look at the user's folder again, as after an import by another process."""
        self._imports = None
        self._served.clear()

    def _built_in(self, api_version: str) -> VersionInfo | None:
        def among(infos: tuple[VersionInfo, ...]) -> VersionInfo | None:
            return next((info for info in infos if info.api_version == api_version), None)

        # The list of previews is read only for what is not in the other one.
        return among(self.versions) or among(self.previews)

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
                    info = VersionInfo(name, "", "", "", "", source, IMPORTED)
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


def parsed_header(api_version: str) -> VersionHeader:
    """Take the name or header of a version apart. Raises InputError for what is neither."""
    found = parse_header(api_version.removesuffix(IMPORTED_SUFFIX))
    if found is None:
        raise InputError(
            "{shown} is not an API version: one begins with a date, such as 2026-10-28.endive, "
            "and has at most {max_header} characters.",
            shown=repr(api_version[:60]),
            max_header=MAX_HEADER,
        )
    return found
