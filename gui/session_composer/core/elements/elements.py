"""The elements of Connect.js that show the components of the API: names, setters, packages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.text.errors import DataError

ELEMENTS = RESOURCES / "snippets" / "frontend" / "elements.json"
FORMAT = 1
RELEASE = "release"
PREVIEW = "preview"
HTML_PREFIX = "stripe-connect-"
"""Stands before the tag in the name of the HTML element."""
_PACKAGES = ("connect_js", "react_connect_js")
_TAG = re.compile(r"[a-z]+(-[a-z]+)*")
_IDENTIFIER = re.compile(r"[A-Za-z]+")
_SETTER = re.compile(r"set[A-Z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Need:
    """A value without which an element shows nothing. ``value`` is code, ``meaning`` may be empty.

    It is given to ``setter`` of the element, or as ``prop`` in React.
    """

    setter: str
    prop: str
    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Element:
    """What shows a component in a page: its name in Connect.js and in React.

    ``package`` tells which packages know it first, :data:`RELEASE` or :data:`PREVIEW`. ``setters``
    are all that it has besides those of every element.
    """

    tag: str
    react: str
    package: str
    needs: tuple[Need, ...] = ()
    setters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Elements:
    """Elements by the name of their component in the API, and components that have none.

    ``packages`` has the versions of the npm packages, by kind.
    """

    packages: Mapping[str, Mapping[str, str]]
    by_component: Mapping[str, Element]
    without: frozenset[str]


def load_elements(path: Path = ELEMENTS) -> Elements:
    """Read the elements. Raises DataError naming the file and the place."""
    data = load_data(path, FORMAT, ["packages", "without_element", "elements"])
    packages = member(path, data, "packages", dict)
    refuse_unknown_keys(path, packages, (RELEASE, PREVIEW), "packages")
    versions = {}
    for kind in (RELEASE, PREVIEW):
        entry = member(path, packages, kind, dict, "packages")
        place = f"packages.{kind}"
        refuse_unknown_keys(path, entry, _PACKAGES, place)
        versions[kind] = {name: member(path, entry, name, str, place) for name in _PACKAGES}
    entries = member(path, data, "elements", dict)
    found = {name: _element(path, entries, name) for name in entries}
    without = member(path, data, "without_element", list)
    for name in without:
        if not isinstance(name, str) or name in found:
            raise DataError(f"{path.name}: without_element names {name!r}, which has an element.")
    return Elements(versions, found, frozenset(without))


def _element(path: Path, entries: dict[str, Any], name: str) -> Element:
    place = f"elements.{name}"
    entry = member(path, entries, name, dict, "elements")
    refuse_unknown_keys(path, entry, ("tag", "react", "package", "needs", "setters"), place)
    kind = member(path, entry, "package", str, place)
    if kind not in (RELEASE, PREVIEW):
        raise DataError(f"{path.name}: {place}.package is {kind!r}.")
    needs = member(path, entry, "needs", list, place) if "needs" in entry else []
    setters = member(path, entry, "setters", list, place) if "setters" in entry else []
    for setter in setters:
        if not isinstance(setter, str) or not _SETTER.fullmatch(setter):
            raise DataError(f"{path.name}: {place}.setters names {setter!r}, which is no setter.")
    made = Element(
        _matching(path, entry, "tag", place, _TAG),
        _matching(path, entry, "react", place, _IDENTIFIER),
        kind,
        tuple(_need(path, need, f"{place}.needs[{number}]") for number, need in enumerate(needs)),
        tuple(setters),
    )
    missing = {need.setter for need in made.needs} - set(setters)
    if missing:
        raise DataError(f"{path.name}: {place}.setters lacks {min(missing)!r}, which it needs.")
    return made


def _need(path: Path, entry: object, place: str) -> Need:
    if not isinstance(entry, dict):
        raise DataError(f"{path.name}: {place} is not an object.")
    refuse_unknown_keys(path, entry, ("setter", "prop", "value", "meaning"), place)
    return Need(
        _matching(path, entry, "setter", place, _IDENTIFIER),
        _matching(path, entry, "prop", place, _IDENTIFIER),
        member(path, entry, "value", str, place),
        member(path, entry, "meaning", str, place) if "meaning" in entry else "",
    )


def _matching(
    path: Path, entry: dict[str, Any], key: str, place: str, pattern: re.Pattern[str]
) -> str:
    value = member(path, entry, key, str, place)
    if not pattern.fullmatch(value):
        raise DataError(f"{path.name}: {place}.{key} is {value!r}, which is no such name.")
    return value
