"""Help for components and features, in our own words."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import COMPONENTS, WirePath, enabled_path, wire_name

from .groups import Group, component_groups

FORMAT = 1
_SPEECH = ("summary", "can", "cannot")


EMPHASIS = "**"
"""Stands around the word with which a text denies something."""

_FEATURE_DEPTH = 4


class HelpText(NamedTuple):
    """A name for people, and one or two sentences on what it does.

    Those of features have two more forms, which go on from "the user": what holds while the
    feature is on, and what holds while it is off. One that denies something has the denying word
    between two :data:`EMPHASIS`.
    """

    title: str
    summary: str
    can: str = ""
    cannot: str = ""


class HelpTexts:
    """All help texts, read when the first is asked for.

    The look-ups raise DataError when the file is damaged.
    """

    def __init__(self, folder: Path = RESOURCES / "help") -> None:
        self._path = folder / "components.json"

    def component(self, name: str) -> HelpText | None:
        """Return the help for a component, None when there is none."""
        return self._components.get(name)

    def feature(self, component: str, feature: str) -> HelpText | None:
        """Return the help for a feature as it works in this component, None when there is none."""
        return self._special.get((component, feature)) or self._features.get(feature)

    def find(self, catalog: Catalog, path: WirePath) -> HelpText | None:
        """Return the help for a component or a feature of a catalog.

        Where we have no words of our own, those of the imported document serve; they are plain
        text from outside.
        """
        found = None
        if path[:1] == COMPONENTS and len(path) == 2:
            found = self.component(path[1])
        elif path[:1] == COMPONENTS and len(path) == 4:
            found = self.feature(path[1], path[3])
        description = catalog.description(path)
        if found is None and description:
            found = HelpText(path[-1].replace("_", " ").capitalize(), description)
        return found

    def title_of(self, path: WirePath) -> str:
        """Name what a path stands for as people read it, with the component that it is in."""
        if path[:1] != COMPONENTS or len(path) == 1:
            return wire_name(path)
        about = self.component(path[1])
        title = about.title if about is not None else path[1]
        if path in (path[:2], enabled_path(path[1])):
            return title
        below = ".".join(path[2:])
        if len(path) == _FEATURE_DEPTH and path[2] == "features":
            told = self.feature(path[1], path[3])
            below = told.title if told is not None else path[3]
        return f"{title} › {below}"

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Groups that components are shown in."""
        return component_groups(self._path.parent)

    @cached_property
    def synonyms(self) -> dict[str, tuple[str, ...]]:
        """Other words for a component or a feature, casefolded, by its name."""
        # Lazy: asked for when something is looked for.
        from .synonyms import synonyms

        return synonyms(self._path.parent)

    @cached_property
    def _data(self) -> dict[str, Any]:
        return load_data(self._path, FORMAT, ["components", "features"])

    @cached_property
    def _components(self) -> dict[str, HelpText]:
        entries = member(self._path, self._data, "components", dict)
        return {name: self._text(entries, name, "components") for name in entries}

    @cached_property
    def _features(self) -> dict[str, HelpText]:
        entries = member(self._path, self._data, "features", dict)
        return {name: self._feature(entries, name) for name in entries}

    @cached_property
    def _special(self) -> dict[tuple[str, str], HelpText]:
        """Features that work differently in some components."""
        found = {}
        for name, usual in self._features.items():
            entry = self._data["features"][name]
            place = f"features.{name}"
            summaries = member(self._path, entry, "in", dict, place) if "in" in entry else {}
            for component in summaries:
                if component not in self._components:
                    raise DataError(
                        f"{self._path.name}: {place}.in.{component} names no component with help."
                    )
                special = member(self._path, summaries, component, dict, f"{place}.in")
                refuse_unknown_keys(self._path, special, _SPEECH, f"{place}.in.{component}")
                summary = member(self._path, special, "summary", str, f"{place}.in.{component}")
                can, cannot = self._forms(special, f"{place}.in.{component}")
                found[component, name] = HelpText(usual.title, summary, can, cannot)
        return found

    def _feature(self, entries: dict[str, Any], name: str) -> HelpText:
        text = self._text(entries, name, "features", "can", "cannot", "in")
        can, cannot = self._forms(entries[name], f"features.{name}")
        return text._replace(can=can, cannot=cannot)

    def _forms(self, entry: dict[str, Any], place: str) -> Iterator[str]:
        for key in ("can", "cannot"):
            text = member(self._path, entry, key, str, place)
            if text.count(EMPHASIS) not in (0, 2):
                raise DataError(f"{self._path.name}: {place}.{key} emphasises not just one part.")
            yield text

    def _text(self, entries: dict[str, Any], name: str, group: str, *more: str) -> HelpText:
        place = f"{group}.{name}"
        entry = member(self._path, entries, name, dict, group)
        refuse_unknown_keys(self._path, entry, ["title", "summary", *more], place)
        return HelpText(
            member(self._path, entry, "title", str, place),
            member(self._path, entry, "summary", str, place),
        )
