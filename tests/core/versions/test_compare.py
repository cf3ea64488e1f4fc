import json
from pathlib import Path

import pytest
from tests.support.requests import STORE

from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.compare import new_in, only_elsewhere, version_changes
from session_composer.core.wire.paths import WirePath, wire_name

ALL = [info.api_version for info in (*STORE.versions, *STORE.previews)]
RELEASED = [info.api_version for info in STORE.versions]
_TEXTS = ("released", "sdk_first", "sdk_last", "source")


@pytest.fixture
def small(tmp_path: Path) -> CatalogStore:
    """Three versions; the second takes something away that the third has again."""
    shapes: dict[str, dict[str, dict[str, str]]] = {
        "2024-01-01": {"alpha": {"a1": "boolean"}, "gamma": {"g1": "boolean"}},
        "2025-01-01": {"alpha": {"a1": "boolean", "a2": "boolean"}},
        "2026-01-01": {"alpha": {"a2": "boolean"}, "beta": {}, "gamma": {"g1": "boolean"}},
    }
    for version, shape in shapes.items():
        parts = {name: {"enabled": True, "features": found} for name, found in shape.items()}
        text = json.dumps({"format": 1, "components": parts})
        (tmp_path / f"{version}.json").write_text(text, "utf-8")
    versions = [
        {"api_version": version, "shape": version} | dict.fromkeys(_TEXTS, "-")
        for version in shapes
    ]
    index = json.dumps({"format": 1, "versions": versions})
    (tmp_path / "index.json").write_text(index, "utf-8")
    return CatalogStore(tmp_path, tmp_path / "user")


def names(paths: frozenset[WirePath]) -> list[str]:
    return sorted(map(wire_name, paths))


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("2024-01-01", []),
        ("2025-01-01", ["components[alpha][features][a2]"]),
        (
            "2026-01-01",
            ["components[beta]", "components[gamma]", "components[gamma][features][g1]"],
        ),
    ],
)
def test_new_is_what_the_version_before_did_not_have(
    small: CatalogStore, version: str, expected: list[str]
) -> None:
    assert names(new_in(small.catalog(version), small)) == expected


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("2024-01-01", {"alpha": ["a2"], "beta": []}),
        ("2025-01-01", {"beta": [], "gamma": ["g1"]}),
        ("2026-01-01", {"alpha": ["a1"]}),
    ],
)
def test_elsewhere_is_what_only_other_versions_have(
    small: CatalogStore, version: str, expected: dict[str, list[str]]
) -> None:
    found = only_elsewhere(small.catalog(version), small)
    assert {one.name: [feature.name for feature in one.features] for one in found} == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("version", ALL)
def test_elsewhere_completes_every_version(version: str) -> None:
    """What a version has and what it lacks are apart, and together they are everything."""
    catalog = STORE.catalog(version)
    lacking = only_elsewhere(catalog, STORE)
    own = set(catalog.feature_by_path)
    other = {feature.path for component in lacking for feature in component.features}
    every = {path for name in RELEASED for path in STORE.catalog(name).feature_by_path}
    assert not own & other
    assert own | other == every | own
    components = {name for one in RELEASED for name in STORE.catalog(one).component_by_name}
    assert components <= set(catalog.component_by_name) | {one.name for one in lacking}
    assert all(one.features or one.name not in catalog.component_by_name for one in lacking)


@pytest.mark.parametrize(("older", "newer"), list(zip(RELEASED[1:], RELEASED, strict=False)))
def test_new_is_what_the_comparison_adds(older: str, newer: str) -> None:
    added = {
        line[2:]
        for line in version_changes(STORE.catalog(older), STORE.catalog(newer))
        if "+" in line
    }
    assert {wire_name(path) for path in new_in(STORE.catalog(newer), STORE)} == {
        name for name in added if not name.endswith(("[enabled]", "[features]"))
    }


def test_nothing_is_new_in_the_oldest_version_and_in_previews() -> None:
    for version in (RELEASED[-1], *(info.api_version for info in STORE.previews)):
        assert new_in(STORE.catalog(version), STORE) == frozenset()


def test_changes_are_a_line_each_and_the_other_way_round_reversed(small: CatalogStore) -> None:
    before, after = small.catalog("2024-01-01"), small.catalog("2025-01-01")
    assert version_changes(before, after) == [
        "+ components[alpha][features][a2]",
        "- components[gamma]",
        "- components[gamma][enabled]",
        "- components[gamma][features]",
        "- components[gamma][features][g1]",
    ]
    swapped = {"+": "-", "-": "+"}
    assert version_changes(after, before) == [
        swapped[line[0]] + line[1:] for line in version_changes(before, after)
    ]
    assert version_changes(before, before) == []
