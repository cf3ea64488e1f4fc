import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from tests.support.requests import DESCRIBED, STORE, VERSIONS, sdk_body

from session_composer.codecs.writers.curl import posix
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.core.files.assets import RESOURCES
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.session.session_file import dump, parse
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog import Catalog, FieldType
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path
from session_composer.core.wire.values import Leaf

PUBLIC = "2026-09-30.preview"
BETA = "; embedded_connect_beta=v2"
PRIVATE = "2026-10-14.preview" + BETA
RELEASED = "2026-10-28.endive"
NEWEST_PREVIEW = STORE.previews[0].api_version
APPS = feature_path("app_install", "allowed_apps")
ACCOUNT = "acct_1032D82eZvKYlo2C"


@pytest.fixture(scope="module")
def store() -> CatalogStore:
    return CatalogStore()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RESOURCES / "catalogs", tmp_path / "catalogs"))


def test_previews_are_apart_from_the_others(store: CatalogStore) -> None:
    previews = [info.api_version for info in store.previews]
    assert previews == sorted(previews, reverse=True)
    assert {PRIVATE, PUBLIC} <= set(previews)
    assert not any("preview" in info.api_version for info in store.versions)
    assert {info.channel for info in store.versions} == {""}
    assert store.newest == store.versions[0].api_version
    assert store.all_versions == (*store.versions, *store.previews)


@pytest.mark.parametrize(
    ("version", "channel", "header", "stage"),
    [(PUBLIC, "public preview", PUBLIC, "b"), (PRIVATE, "private preview", PRIVATE, "a")],
)
def test_preview_knows_its_channel_and_header(
    store: CatalogStore, version: str, channel: str, header: str, stage: str
) -> None:
    info = store.info(version)
    assert info is not None
    assert (info.channel, info.header) == (channel, header)
    assert info.source == f"stripe-python {info.sdk_last}"
    assert stage in info.sdk_last
    assert store.header(version) == store.catalog(version).header == header


def test_header_of_the_others_is_the_version(store: CatalogStore) -> None:
    for info in store.versions:
        assert info.header == store.header(info.api_version) == info.api_version
        assert store.catalog(info.api_version).header == info.api_version
    assert Catalog("2026-01-01.x", ()).header == "2026-01-01.x"


@pytest.mark.parametrize(
    ("header", "version"),
    [
        ("2026-10-28.endive", "2026-10-28.endive"),
        (PUBLIC, PUBLIC),
        (PUBLIC + BETA, PUBLIC + BETA),
        (PUBLIC + ";embedded_connect_beta=v2;", PUBLIC + BETA),
        (PRIVATE, PRIVATE),
        (PRIVATE + " ;", PRIVATE),
        ("2026-10-14.preview", None),
        ("2026-10-28.endive" + BETA, None),
        (PRIVATE + BETA, None),
        (PUBLIC + "; embedded_connect_beta=v1", None),
        ("2026-10-28.endive-imported", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_header_stands_for_a_version(store: CatalogStore, header: str, version: str | None) -> None:
    info = store.info(header)
    assert (info.api_version if info else None) == version


@pytest.mark.parametrize(
    ("version", "components", "features"),
    [
        ("2026-01-28.preview", 31, 51),
        ("2026-03-25.preview", 31, 51),
        ("2026-04-22.preview", 33, 51),
        ("2026-06-24.preview", 33, 51),
        ("2026-07-29.preview", 33, 55),
        ("2026-08-26.preview", 33, 56),
        (PUBLIC, 33, 56),
        # Each with the four components that only the documentation has.
        ("2026-09-23.preview" + BETA, 37 + 4, 57 + 16),
        (PUBLIC + BETA, 38 + 4, 57 + 16),
        (PRIVATE, 38 + 4, 57 + 16),
    ],
)
def test_size_of_each_preview(
    store: CatalogStore, version: str, components: int, features: int
) -> None:
    catalog = store.catalog(version)
    assert (len(catalog.components), len(catalog.feature_by_path)) == (components, features)
    names = [component.name for component in catalog.components]
    assert names == sorted(names)


def test_what_previews_add_and_lack(store: CatalogStore) -> None:
    names = {
        version: store.catalog(version).component_by_name.keys()
        for version in (PUBLIC, PRIVATE, RELEASED)
    }
    assert names[PUBLIC] - names[RELEASED] == {
        "app_install",
        "app_viewport",
        "capital_financing",
        "capital_financing_application",
        "capital_financing_promotion",
        "capital_overview",
        "export_tax_transactions",
        "product_tax_code_selector",
        "recipients",
        "tax_threshold_monitoring",
    }
    assert names[RELEASED] - names[PUBLIC] == {
        "terminal_hardware_orders",
        "terminal_hardware_shop",
    }
    assert names[PRIVATE] - names[PUBLIC] - names[RELEASED] == {
        "agentic_commerce_settings",
        "bills",
        "capital_financing_manual_payment",
        "check_scanning",
        "financial_accounts",
        "financial_accounts_transactions",
        "recipients_list",
    }
    assert names[PRIVATE] > names[RELEASED]


def test_lists_that_may_be_empty(store: CatalogStore) -> None:
    for version in (PUBLIC, PRIVATE):
        found = {
            path: feature.emptyable
            for path, feature in store.catalog(version).feature_by_path.items()
            if feature.type is FieldType.ARRAY
        }
        assert found == {APPS: True, feature_path("app_viewport", "allowed_apps"): True}


def test_everything_in_previews_has_help(store: CatalogStore) -> None:
    texts = HelpTexts()
    for version in set(DESCRIBED) - set(VERSIONS):
        catalog = store.catalog(version)
        for component in catalog.components:
            assert texts.find(catalog, component.path) is not None
        for path in catalog.feature_by_path:
            assert texts.find(catalog, path) is not None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("com.a", "com.b"), ["com.a", "com.b"]),
        (("é &=[x]", ""), ["é &=[x]", ""]),
        (("com.a",), ["com.a"]),
        ((), []),
        ("", ""),
    ],
)
@pytest.mark.parametrize("version", [PUBLIC, PRIVATE])
def test_lists_are_sent_as_the_sdk_sends_them(
    store: CatalogStore, version: str, ours: Leaf, theirs: Any
) -> None:
    params: dict[WirePath, Leaf] = {enabled_path("app_install"): True, APPS: ours}
    request = Request(version, ACCOUNT, MappingProxyType(params))
    catalog = store.catalog(version)
    nested = {"app_install": {"enabled": True, "features": {"allowed_apps": theirs}}}
    body = encode(request, catalog)
    assert body == sdk_body({"account": ACCOUNT, "components": nested})
    assert (str(APPS[-1]) in body) == (theirs != [])
    assert parse(dump(request, catalog), store) == request


def test_curl_sends_the_header(store: CatalogStore) -> None:
    source = CodeSource(Request(PRIVATE, ACCOUNT), store.catalog(PRIVATE), Rulebook)
    text = posix(source).text
    assert f"-H 'Stripe-Version: {PRIVATE}'" in text


def test_folder_without_previews_has_none(folder: Path) -> None:
    (folder / "previews.json").unlink()
    store = CatalogStore(folder)
    assert store.previews == ()
    assert store.info(PUBLIC) is None


DAMAGES: list[tuple[Callable[[Any], object], str]] = [
    (lambda data: data.update(format=2), "format is 2, expected 1"),
    (lambda data: data["versions"][0].pop("channel"), "versions[0].channel is missing"),
    (lambda data: data["versions"][0].update(header="x"), "has an unknown key, 'header'"),
    (lambda data: data["versions"][0].update(channel=""), f"{NEWEST_PREVIEW} has an odd name or"),
    (
        lambda data: data["versions"][0].update(channel="public preview"),
        f"{NEWEST_PREVIEW} has an odd name or",
    ),
    (
        lambda data: data["versions"][0].update(api_version=PRIVATE + "\r\nX: y"),
        "versions[0].api_version is no API version",
    ),
    (
        lambda data: data["versions"][0].update(api_version=PRIVATE + ";"),
        "versions[0].api_version is no API version",
    ),
    (lambda data: data["versions"][0].update(shape="../index"), "versions[0].shape is no API"),
    (lambda data: data["versions"][0].update(api_version=PUBLIC), "lists 2026-09-30.preview twice"),
]


@pytest.mark.parametrize(("change", "message"), DAMAGES)
def test_damaged_list_is_refused(
    folder: Path, change: Callable[[Any], object], message: str
) -> None:
    path = folder / "previews.json"
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), "utf-8")
    store = CatalogStore(folder)
    assert store.catalog(store.newest).components
    with pytest.raises(DataError, match=r"^previews\.json: ") as caught:
        _ = store.previews
    assert message in str(caught.value)
