import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.errors import DataError, InputError
from session_composer.core.versions.catalog_store import CatalogStore

VERSION = "2025-06-30.basil"
SHAPE = "2025-05-28.basil"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RESOURCES / "catalogs", tmp_path / "catalogs"))


def damage(path: Path, change: Callable[[Any], object]) -> None:
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), "utf-8")


def test_lists_every_version_newest_first() -> None:
    store = CatalogStore()
    names = [info.api_version for info in store.versions]
    listed = json.loads((RESOURCES / "catalogs" / "index.json").read_text("utf-8"))["versions"]
    assert sorted(names) == sorted(entry["api_version"] for entry in listed)
    assert names == sorted(names, reverse=True)
    assert names[-1] == "2023-08-16"
    assert store.newest == names[0] >= "2026-10-28.endive"


def test_versions_share_shapes_named_after_the_oldest() -> None:
    store = CatalogStore()
    oldest: dict[Any, str] = {}
    for info in reversed(store.versions):
        components = store.catalog(info.api_version).components
        assert info.shape == oldest.setdefault(components, info.api_version)
    # One version restored an earlier shape.
    assert store.info("2026-04-22.dahlia").shape == "2025-08-27.basil"  # type: ignore[union-attr]
    files = {path.stem for path in (RESOURCES / "catalogs").glob("*.json")}
    previews = {info.shape for info in store.previews}
    assert files == {"index", "previews", "documented", *oldest.values(), *previews}


def test_index_says_where_a_version_comes_from() -> None:
    store = CatalogStore()
    info = store.info(VERSION)
    assert info is not None
    assert (info.sdk_first, info.sdk_last) == ("12.3.0", "12.3.0")
    assert info.source == "stripe-python 12.3.0"
    assert info.released == "2025-07-01"
    assert store.versions[-1].source == "stripe-node 13.4.0"
    for version in store.versions:
        assert date.fromisoformat(version.released) >= date.fromisoformat(version.api_version[:10])


@pytest.mark.parametrize("version", ["", "latest", "2020-08", "x" * 5000, "2020-08-27\r\nX: y"])
def test_what_is_no_version_is_an_input_error(version: str) -> None:
    store = CatalogStore()
    assert store.info(version) is None
    with pytest.raises(
        InputError, match=r"^'.{0,70}' is not an API version: one begins with a date"
    ):
        store.catalog(version)


def test_a_catalog_is_loaded_once() -> None:
    store = CatalogStore()
    assert store.catalog(VERSION) is store.catalog(VERSION)


def test_reads_only_what_is_asked_for(folder: Path) -> None:
    for path in folder.glob("*.json"):
        if path.stem not in ("index", SHAPE):
            path.unlink()
    missing = CatalogStore(folder / "missing")
    store = CatalogStore(folder)
    assert len(store.catalog(VERSION).components) == 17
    with pytest.raises(DataError, match=r"^2023-10-16\.json cannot be read: "):
        store.catalog("2023-10-16")
    with pytest.raises(DataError, match=r"^index\.json cannot be read: "):
        _ = missing.versions


def rename(old: str, new: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data[new] = data.pop(old)

    return change


INDEX_DAMAGES: list[tuple[Callable[[Any], object], str]] = [
    (lambda data: data.pop("format"), "format is None, expected 1"),
    (lambda data: data.update(format=2), "format is 2, expected 1"),
    (lambda data: data.update(format="1"), "format is '1', expected 1"),
    (lambda data: data.update(format=True), "format is True, expected 1"),
    (lambda data: data.pop("versions"), "versions is missing or not of type list"),
    (lambda data: data.update(versions={}), "versions is missing or not of type list"),
    (lambda data: data.update(versions=[]), "versions is empty"),
    (lambda data: data.update(extra=1), "the top level has an unknown key, 'extra'"),
    (
        lambda data: data["versions"].append("x"),
        f"versions[{len(CatalogStore().versions)}] is not an object",
    ),
    (lambda data: data["versions"][3].pop("shape"), "versions[3].shape is missing or not of type"),
    (lambda data: data["versions"][3].update(shape=None), "versions[3].shape is missing or not of"),
    (lambda data: data["versions"][3].update(shape="../x"), "versions[3].shape is no API version"),
    (
        lambda data: data["versions"][3].update(api_version="basil"),
        "versions[3].api_version is no API version",
    ),
    (lambda data: data["versions"][3].update(sdk_last=1), "versions[3].sdk_last is missing or not"),
    (lambda data: data["versions"][3].pop("released"), "versions[3].released is missing or not"),
    (lambda data: data["versions"][3].update(x=1), "versions[3] has an unknown key, 'x'"),
    (
        lambda data: data["versions"].append(data["versions"][3]),
        f"versions lists {CatalogStore().versions[3].api_version} twice",
    ),
]


@pytest.mark.parametrize(("change", "message"), INDEX_DAMAGES, ids=[m for _, m in INDEX_DAMAGES])
def test_damaged_index_is_refused(
    folder: Path, change: Callable[[Any], object], message: str
) -> None:
    damage(folder / "index.json", change)
    with pytest.raises(DataError) as caught:
        _ = CatalogStore(folder).versions
    assert str(caught.value).startswith(f"index.json: {message}")
    assert str(caught.value).endswith(".")


SHAPE_DAMAGES: list[tuple[Callable[[Any], object], str]] = [
    (lambda data: data.pop("format"), "format is None, expected 1"),
    (lambda data: data.update(format=3), "format is 3, expected 1"),
    (lambda data: data.update(name="x"), "the top level has an unknown key, 'name'"),
    (lambda data: data.pop("components"), "components is missing or not of type dict"),
    (lambda data: data.update(components=[]), "components is missing or not of type dict"),
    (lambda data: data.update(components={}), "components is empty"),
    (lambda data: data["components"].update(payouts=[]), "components.payouts is not an object"),
    (
        lambda data: data["components"]["payouts"].pop("enabled"),
        "components.payouts.enabled is missing or not of type bool",
    ),
    (
        lambda data: data["components"]["payouts"].update(enabled=1),
        "components.payouts.enabled is missing or not of type bool",
    ),
    (
        lambda data: data["components"]["payouts"].pop("features"),
        "components.payouts.features is missing or not of type dict",
    ),
    (
        lambda data: data["components"]["payouts"].update(features=[]),
        "components.payouts.features is missing or not of type dict",
    ),
    (
        rename("components", "component"),
        "the top level has an unknown key, 'component'",
    ),
    (
        lambda data: rename("features", "feature")(data["components"]["payouts"]),
        "components.payouts has an unknown key, 'feature'",
    ),
    (
        lambda data: data["components"]["payouts"]["features"].update(instant_payouts="bool"),
        "components.payouts.features.instant_payouts is none of 'boolean', 'array'",
    ),
    (
        lambda data: data["components"]["payouts"]["features"].update(instant_payouts=["array"]),
        "components.payouts.features.instant_payouts is none of 'boolean', 'array'",
    ),
]


@pytest.mark.parametrize(("change", "message"), SHAPE_DAMAGES, ids=[m for _, m in SHAPE_DAMAGES])
def test_damaged_shape_is_refused(
    folder: Path, change: Callable[[Any], object], message: str
) -> None:
    damage(folder / f"{SHAPE}.json", change)
    with pytest.raises(DataError) as caught:
        CatalogStore(folder).catalog(VERSION)
    assert str(caught.value).startswith(f"{SHAPE}.json: {message}")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("name", ["index.json", f"{SHAPE}.json"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is not valid JSON"),
        (b"{", "it is not valid JSON"),
        (b"\xff{}", "it is not UTF-8 text"),
        (b"[]", "does not hold an object"),
        (b"null", "does not hold an object"),
        (b'{"format": 1, "format": 1}', "the key 'format' stands twice"),
        (b"[" * 100_000, "nested more than"),
    ],
)
def test_file_that_is_no_data_is_refused(
    folder: Path, name: str, content: bytes, message: str
) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(DataError) as caught:
        CatalogStore(folder).catalog(VERSION)
    assert str(caught.value).startswith(name)
    assert message in str(caught.value)


def test_arrays_are_read(folder: Path) -> None:
    types = {"a": "array", "b": "array, emptyable", "c": "boolean"}
    damage(
        folder / f"{SHAPE}.json",
        lambda data: data["components"].update(app={"enabled": False, "features": types}),
    )
    component = CatalogStore(folder).catalog(VERSION).component_by_name["app"]
    assert not component.has_enabled
    assert [(str(f.type), f.emptyable) for f in component.features] == [
        ("array", False),
        ("array", True),
        ("boolean", False),
    ]
