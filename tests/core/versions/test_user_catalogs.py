import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from session_composer.core.files.assets import RESOURCES
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump, parse
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog import Component, FieldType, make_component
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.user_catalogs import ImportedCatalog

NEW = "2097-01-27.fig"
SEED = "2025-06-30.basil"
TWIN = f"{SEED}-imported"
REFUNDS = ("components", "payments", "features", "refund_management")
PARTS = (
    make_component("app", [("allowed_apps", FieldType.ARRAY, True)]),
    make_component("bare", [], has_features=False),
    make_component("payments", [("refund_management", FieldType.BOOLEAN, False)]),
)


def imported(version: str = NEW, parts: tuple[Component, ...] = PARTS) -> ImportedCatalog:
    texts = {"components[app]": "Shows apps.", "components[payments]": "Of the document."}
    return ImportedCatalog(version, parts, MappingProxyType(texts), f"spec.json (API {version})")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "catalogs"


@pytest.fixture
def store(folder: Path) -> CatalogStore:
    return CatalogStore(user_folder=folder)


def test_nothing_is_made_by_looking(store: CatalogStore, folder: Path) -> None:
    assert store.imported == ()
    assert store.notices == ()
    assert store.info(NEW) is None
    assert not folder.parent.exists()


def test_imported_version_is_known_at_once_and_later(store: CatalogStore, folder: Path) -> None:
    assert store.imported == ()
    info = store.add(imported())
    assert (info.api_version, info.channel, info.header) == (NEW, "imported", NEW)
    assert info.source.startswith(f"spec.json (API {NEW}), imported 2")
    for one in (store, CatalogStore(user_folder=folder)):
        assert one.imported == (info,)
        assert one.info(NEW) == info
        assert one.all_versions[-1] == info
        assert one.catalog(NEW).components == PARTS
        assert one.catalog(NEW) is one.catalog(NEW)
        assert one.header(NEW) == one.catalog(NEW).header == NEW
        assert one.versions == CatalogStore().versions
        assert one.newest == one.versions[0].api_version
    assert (folder / f"{NEW}.json").is_file()


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_files_are_private(store: CatalogStore, folder: Path) -> None:
    store.add(imported())
    assert stat.S_IMODE((folder / f"{NEW}.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_usual_place_is_the_users_data_folder() -> None:
    place = Path(os.environ["XDG_DATA_HOME"], "session-composer", "catalogs")
    assert CatalogStore().user_folder == place


def test_newer_import_replaces_the_older(store: CatalogStore) -> None:
    store.add(imported())
    assert store.catalog(NEW).components == PARTS
    store.add(imported(parts=PARTS[:1]))
    assert store.catalog(NEW).components == PARTS[:1]
    assert len(store.imported) == 1


def test_imports_are_listed_newest_first(store: CatalogStore) -> None:
    for version in ("2097-02-24.fig", "2024-01-01", NEW):
        store.add(imported(version))
    assert [info.api_version for info in store.imported] == ["2097-02-24.fig", NEW, "2024-01-01"]


def test_version_with_the_built_in_shape_is_refused(store: CatalogStore, folder: Path) -> None:
    for version in (SEED, "2026-09-30.preview"):
        parts = store.catalog(version).components
        with pytest.raises(InputError, match=rf"^API version {version} is built in already, .*\.$"):
            store.add(imported(version, parts))
    assert not folder.exists()


def test_other_shape_of_a_built_in_version_stands_beside_it(store: CatalogStore) -> None:
    before = store.catalog(SEED).components
    info = store.add(imported(SEED))
    assert (info.api_version, info.header) == (TWIN, SEED)
    assert store.catalog(SEED).components == before
    assert store.catalog(TWIN).components == PARTS
    assert store.catalog(TWIN).header == store.header(TWIN) == SEED
    assert store.catalog(SEED).remark is None
    request = Request(TWIN, "acct_1").with_values({REFUNDS: True})
    assert parse(dump(request, store.catalog(TWIN)), store) == request
    elsewhere = CatalogStore(user_folder=Path("nowhere")).catalog(TWIN)
    assert (elsewhere.header, elsewhere.components) == (SEED, before)
    assert "import the OpenAPI document" in str(elsewhere.remark)


def test_import_gives_way_once_the_version_is_built_in(
    tmp_path: Path, store: CatalogStore, folder: Path
) -> None:
    """A later release of the program may bring what the user imported."""
    store.add(imported())
    resources = Path(shutil.copytree(RESOURCES / "catalogs", tmp_path / "catalogs"))
    index = json.loads((resources / "index.json").read_text("utf-8"))
    index["versions"].append({**index["versions"][0], "api_version": NEW, "shape": NEW})
    (resources / "index.json").write_text(json.dumps(index), "utf-8")
    kept = json.loads((folder / f"{NEW}.json").read_text("utf-8"))
    shape = {"format": 1, "components": kept["components"]}
    (resources / f"{NEW}.json").write_text(json.dumps(shape), "utf-8")
    later = CatalogStore(resources, folder)
    assert later.imported == ()
    assert later.newest == NEW
    assert later.notices == ()
    del shape["components"]["app"]
    (resources / f"{NEW}.json").write_text(json.dumps(shape), "utf-8")
    other = CatalogStore(resources, folder)
    assert [info.api_version for info in other.imported] == [f"{NEW}-imported"]


def test_descriptions_help_where_we_have_no_words(store: CatalogStore) -> None:
    store.add(imported())
    catalog, texts = store.catalog(NEW), HelpTexts()
    assert catalog.description(("components", "app")) == "Shows apps."
    assert catalog.description(("components", "bare")) == ""
    found = texts.find(catalog, ("components", "app"))
    assert found is not None
    assert (found.title, found.summary) == ("App", "Shows apps.")
    assert texts.find(catalog, ("components", "payments")) == texts.component("payments")
    assert texts.find(catalog, REFUNDS) == texts.feature("payments", "refund_management")
    for path in (("components", "bare"), ("components",), (), ("account",), ("x", "payments")):
        assert texts.find(catalog, path) is None
    assert store.catalog(SEED).description(("components", "payments")) == ""


DAMAGES: list[tuple[Callable[[Any], object], str]] = [
    (lambda data: data.update(format=2), "format is 2, expected 1"),
    (lambda data: data.update(more=2), "the top level has an unknown key, 'more'"),
    (lambda data: data.pop("source"), "source is missing"),
    (lambda data: data.update(imported="today"), "imported is no day"),
    (lambda data: data.pop("imported"), "imported is missing"),
    (lambda data: data.update(api_version="2097-01-28.fig"), "api_version is not the one that"),
    (lambda data: data.update(api_version=1), "api_version is missing or not"),
    (lambda data: data.update(components={}), "components is empty"),
    (lambda data: data["components"]["app"].update(x=1), "components.app has an unknown key"),
    (lambda data: data.update(descriptions=[]), "descriptions is missing or not"),
    (lambda data: data["descriptions"].update(x=1), "descriptions.x is missing or not of type str"),
]


@pytest.mark.parametrize(("change", "message"), DAMAGES)
def test_damaged_file_is_left_out_with_a_sentence(
    store: CatalogStore, folder: Path, change: Callable[[Any], object], message: str
) -> None:
    store.add(imported())
    store.add(imported("2097-02-24.fig"))
    path = folder / f"{NEW}.json"
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), "utf-8")
    again = CatalogStore(user_folder=folder)
    assert [info.api_version for info in again.imported] == ["2097-02-24.fig"]
    assert len(again.notices) == 1
    assert str(again.notices[0]).startswith(
        f"An imported catalog is left out. {NEW}.json: {message}"
    )
    assert str(folder) in str(again.notices[0])
    assert "is not known" in str(again.catalog(NEW).remark)
    assert len(again.catalog(SEED).components) == 17


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"[]", b"[" * 100_000, b'{"format": 1' + b"0" * 5000 + b"}"]
)
def test_file_that_is_no_catalog_is_left_out(
    store: CatalogStore, folder: Path, content: bytes
) -> None:
    folder.mkdir(parents=True)
    (folder / f"{NEW}.json").write_bytes(content)
    assert store.imported == ()
    assert len(store.notices) == 1


def test_odd_things_in_the_folder_are_left_out(store: CatalogStore, folder: Path) -> None:
    (folder / "a.json").mkdir(parents=True)
    (folder / "b.json").write_bytes(b" " * (8 * 1024 * 1024 + 1))
    (folder / "notes.txt").write_text("mine")
    expected = 2
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "c.json")
        (folder / "d.json").symlink_to(folder / "d.json")
        expected = 4
    assert store.imported == ()
    assert len(store.notices) == expected
    assert all("no regular file" in str(notice) for notice in store.notices)


@pytest.mark.parametrize("version", ["../x", "2097-01-27.FIG", "2097-01-27.fig-imported", ""])
def test_name_of_the_file_is_always_an_api_version(
    store: CatalogStore, folder: Path, version: str
) -> None:
    """What is written is only ever what the importer checked; what is read is checked again."""
    folder.mkdir(parents=True)
    source = CatalogStore(user_folder=folder.parent / "other")
    source.add(imported())
    data = json.loads((folder.parent / "other" / f"{NEW}.json").read_text("utf-8"))
    (folder / "x.json").write_text(json.dumps({**data, "api_version": version}), "utf-8")
    assert store.imported == ()
    assert "api_version is not the one" in str(store.notices[0])
    assert store.info(version) is None


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = CatalogStore(user_folder=tmp_path / "file" / "catalogs")
    with pytest.raises(InputError, match=r"cannot be written to .*catalogs: ") as caught:
        store.add(imported())
    assert str(caught.value).endswith(".")


def test_catalog_that_is_too_large_is_not_kept(store: CatalogStore, folder: Path) -> None:
    texts = {f"components[a{number}]": "x" * 1000 for number in range(9000)}
    with pytest.raises(InputError, match="more than 8192 KiB"):
        store.add(imported()._replace(descriptions=texts))
    assert not folder.exists()


def test_no_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.delenv("XDG_DATA_HOME")
    store = CatalogStore()
    assert store.imported == ()
    assert tuple(map(str, store.notices)) == ("The system does not say where your home folder is.",)
    with pytest.raises(InputError, match="home folder"):
        store.add(imported())
