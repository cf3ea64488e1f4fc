"""What a published description adds to what is known."""

from pathlib import Path
from types import MappingProxyType

import pytest
from tests.support.requests import STORE

from session_composer.core.versions.catalog import Component, FieldType, make_component
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.published import find_news
from session_composer.core.versions.user_catalogs import ImportedCatalog

LATER = "2097-01-27.fig"


def described(version: str, parts: tuple[Component, ...]) -> ImportedCatalog:
    return ImportedCatalog(version, parts, MappingProxyType({}), "a source")


@pytest.mark.parametrize("version", [info.header for info in STORE.versions + STORE.previews])
def test_no_version_has_news_of_itself_nor_in_what_it_lacks(version: str) -> None:
    parts = STORE.catalog(version).components
    assert find_news(described(version, parts), STORE) is None
    assert find_news(described(version, parts[1:]), STORE) is None


@pytest.mark.parametrize(
    ("version", "kind"),
    [(LATER, STORE.versions), ("2097-01-27.preview", STORE.previews)],
)
def test_a_later_version_is_held_against_the_newest_of_its_kind(
    version: str, kind: tuple[object, ...]
) -> None:
    newest = next(info.header for info in kind if ";" not in info.header)  # type: ignore[attr-defined]
    parts = STORE.catalog(newest).components
    assert find_news(described(version, parts), STORE) == (newest, [])
    lines = find_news(described(version, (*parts, make_component("zeta", []))), STORE)
    assert lines is not None
    assert lines.changes[0] == "+ components[zeta]"
    lines = find_news(described(version, parts[1:]), STORE)
    assert lines is not None
    assert lines.changes[0] == f"- components[{parts[0].name}]"


def test_another_type_is_news(tmp_path: Path) -> None:
    store = CatalogStore(user_folder=tmp_path)
    first = make_component("alpha", [("one", FieldType.BOOLEAN, False)])
    other = make_component("alpha", [("one", FieldType.ARRAY, False)])
    store.add(described(LATER, (first,)))
    assert find_news(described(LATER, (first,)), store) is None
    change = "~ components[alpha][features][one] (boolean -> array)"
    assert find_news(described(LATER, (other,)), store) == (LATER, [change])
