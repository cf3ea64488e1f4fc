"""Which release code is for: as the table has it, or said plainly that it is not known."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from tests.support.code_samples import ACCOUNT, SDK_LANGUAGES, full, source, written
from tests.support.requests import STORE
from tests.support.sizes import some

from session_composer.codecs.writers.languages import language
from session_composer.codecs.writers.sdk_release import (
    VERSIONS,
    Release,
    find_release,
    load_releases,
    typed_names,
)
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.codecs.writers.snippet_data import FOLDER, load_template
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.version_info import VersionInfo
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf

SEEN: Mapping[str, Mapping[str, str]] = {
    "2023-08-16": {"go": "75.3.0", "dotnet": "42.3.0", "java": "23.3.0"},
    "2023-10-16": {
        "go": "76.23.0",
        "dotnet": "43.21.0",
        "java": "24.22.0",
        "typescript": "14.25.0",
    },
    "2024-04-10": {"go": "78.8.0", "dotnet": "44.9.0", "java": "25.9.0", "typescript": "15.12.0"},
    "2024-06-20": {"go": "79.5.0", "dotnet": "45.5.0", "java": "26.5.1", "typescript": "16.12.0"},
    "2025-06-30.basil": {"go": "82.3.0", "dotnet": "48.3.0", "java": "29.3.0", "python": "12.3.0"},
    "2026-08-26.dahlia": {
        "node": "22.6.0",
        "typescript": "22.6.0",
        "go": "86.4.0",
        "dotnet": "52.4",
        "java": "33.4.0",
        "php": "21.3.0",
        "ruby": "19.6.0",
        "python": "15.6.0",
    },
    "2026-09-30.endive": {
        "node": "23.0.0",
        "go": "87.0.0",
        "dotnet": "53.0.0",
        "java": "34.0.0",
        "php": "22.0.0",
        "python": "16.0.0",
    },
    "2026-10-28.endive": {"node": "23.1.0", "go": "87", "dotnet": "53.1.0", "java": "34"},
    "2026-09-30.preview": {"python": "16.1.0b1"},
    "2026-09-30.preview; embedded_connect_beta=v2": {"python": "16.1.0a1"},
    "2026-10-14.preview; embedded_connect_beta=v2": {"python": "16.1.0a3"},
}

# Later than all that is known.
UNKNOWN = "2099-12-31.zebra"
LAST_GO = load_releases()["go"][-1]


def comment(name: str, request: Request, catalog: Catalog | None = None) -> str:
    """What the code says of releases, on one line."""
    entry = language(name)
    assert entry is not None
    given = source(request) if catalog is None else CodeSource(request, catalog, Rulebook)
    lines = [line.text for line in entry.write(given).lines]
    return " ".join(line.lstrip("/# ") for line in lines if re.match(r"(//|#) ", line))


@pytest.mark.parametrize("version", SEEN)
def test_the_table_names_what_was_compiled_and_run(version: str) -> None:
    for sdk, number in SEEN[version].items():
        fit = find_release(sdk, STORE.header(version))
        assert (fit.is_exact, fit.release) == (True, Release(number, version)), sdk


def test_releases_that_only_the_numbering_tells_are_marked() -> None:
    for sdk, version, number in (
        ("ruby", "2026-09-30.endive", "20.0.0"),
        ("php", "2026-07-29.dahlia", "21.1.0"),
    ):
        assert find_release(sdk, version).release == Release(number, version, is_likely=True)
        found = comment(sdk, Request(version, ACCOUNT))
        assert f"{number} (told by its numbering, not seen)" in found


@pytest.mark.parametrize("name", SDK_LANGUAGES)
def test_every_version_of_the_table_has_a_catalog(name: str) -> None:
    for release in load_releases()[load_template(name).sdk]:
        assert STORE.info(release.api_version) is not None
        assert typed_names(find_release(load_template(name).sdk, release.api_version)).components


@pytest.mark.parametrize("name", SDK_LANGUAGES)
@pytest.mark.parametrize("info", some(STORE.all_versions, 8), ids=lambda info: info.api_version)
def test_code_of_every_version_is_for_a_release_that_it_names(name: str, info: VersionInfo) -> None:
    request = full(info.api_version)
    fit = find_release(load_template(name).sdk, info.header)
    found = comment(name, request)
    minimum = load_template(name).minimum
    numbers = [fit.release.number, minimum]
    assert any(number and number in found for number in numbers)
    if load_template(name).pinned:
        assert all(part in found for part in info.header.split("; "))
        assert ("does not send" in found) is (";" in info.header)
        assert ("is not known here" in found) is not fit.is_exact
        assert fit.is_exact or f"which sends {fit.release.api_version}." in found
    assert f"/stripe-go/v{fit.release.major}" in written("go", request).text or name != "go"


@pytest.mark.parametrize(
    ("version", "number", "sends"),
    [
        # Never silently the newest: the last that is not later, and said so.
        ("2023-09-13", "75.3.0", "2023-08-16"),
        ("2022-11-15", "75.3.0", "2023-08-16"),
        ("2025-08-20", "82.4.0", "2025-07-30.basil"),
        # Of the version's own train, where that is known.
        ("2026-10-05.dahlia", "86.4.0", "2026-08-26.dahlia"),
        ("2026-11-25.endive", LAST_GO.shown, LAST_GO.api_version),
        ("2024-09-01.acacia", "80.0.0", "2024-09-30.acacia"),
        ("2026-09-16.preview", "86.4.0", "2026-08-26.dahlia"),
        (UNKNOWN, LAST_GO.shown, LAST_GO.api_version),
    ],
)
def test_an_unknown_version_is_written_for_the_nearest_release_and_says_so(
    version: str, number: str, sends: str
) -> None:
    catalog = Catalog(version, STORE.catalog("2026-10-28.endive").components)
    params: dict[WirePath, Leaf] = {
        ("components", "account_onboarding", "enabled"): True,
        ("components", "reporting_chart", "enabled"): True,
    }
    request = Request(version, ACCOUNT, MappingProxyType(params))
    found = comment("go", request, catalog)
    assert f"Which release is for {version} is not known here." in found
    assert f" is {number}: the code below is for that one" in found
    assert f"which sends {sends}." in found
    entry = language("go")
    assert entry is not None
    text = entry.write(CodeSource(request, catalog, Rulebook)).text
    assert f'"github.com/stripe/stripe-go/v{number.partition(".")[0]}' in text
    # It uses no name that this release does not have, nor a call.
    is_old = "accountsession.New(params)" in text
    assert is_old is (sends < "2025-04-30")
    extra = 'params.AddExtra("components[reporting_chart][enabled]", "true")' in text
    assert extra is (sends < "2026-10-28")
    assert "AccountOnboarding: " in text


@pytest.mark.parametrize("name", ["python", "node", "typescript", "ruby", "php"])
def test_where_the_call_names_the_version_an_unknown_release_is_no_hindrance(name: str) -> None:
    catalog = Catalog(UNKNOWN, STORE.catalog(STORE.newest).components)
    request = Request(UNKNOWN, ACCOUNT, full(STORE.newest).params)
    found = comment(name, request, catalog)
    assert found.startswith(f"Needs stripe-{'node' if name == 'typescript' else name} ")
    assert "is not known here, but the call names the version" in found
    nearest = find_release(load_template(name).sdk, UNKNOWN).release
    assert f"made for {nearest.api_version}." in found
    assert "as unknown as" in found or "cast" in found or name != "typescript"


def test_an_imported_shape_of_a_known_version_has_the_names_of_its_release() -> None:
    version = "2025-06-30.basil"
    components = STORE.catalog("2026-10-28.endive").components
    catalog = Catalog(f"{version}-imported", components, version)
    params: dict[WirePath, Leaf] = {
        ("components", "payments", "enabled"): True,
        ("components", "terminal_hardware_shop", "enabled"): False,
    }
    request = Request(catalog.api_version, ACCOUNT, MappingProxyType(params))
    assert "that knows all of its parameters is 82.3.0." in comment("go", request, catalog)
    entry = language("java")
    assert entry is not None
    text = entry.write(CodeSource(request, catalog, Rulebook)).text
    assert ".setPayments(" in text
    assert '.putExtraParam("components[terminal_hardware_shop][enabled]", false)' in text


@pytest.mark.parametrize(
    ("name", "version", "sentence"),
    [
        # None that is too old for the code is named.
        (
            "python",
            "2023-08-16",
            "Needs stripe-python 12.5.0 or newer. The call names the version.",
        ),
        ("ruby", "2024-06-20", "Needs stripe-ruby 13.0.0 or newer. The call names the version."),
        ("php", "2023-08-16", "Needs stripe-php 13.0.0 or newer. The call names the version."),
        ("node", "2023-08-16", "Needs stripe-node 14.0.0 or newer. The call names the version."),
        ("go", "2024-06-20; embedded_connect_beta=v2", "The first for 2024-06-20 that knows all"),
        ("go", "2024-06-20; embedded_connect_beta=v2", "does not send embedded_connect_beta=v2:"),
        # Plain dictionaries and hashes are passed on by every release that has the call.
        ("python", "2026-10-28.endive", "Needs stripe-python 12.5.0 or newer."),
        ("ruby", "2026-07-29.dahlia", "Needs stripe-ruby 13.0.0 or newer."),
        ("php", "2026-07-29.dahlia", "Needs stripe-php 13.0.0 or newer."),
        ("node", "2026-10-28.endive", "Needs stripe-node 14.0.0 or newer."),
        # Types are those of a release.
        ("typescript", "2023-08-16", "Needs stripe-node 14.2.0 or newer. The call names"),
        ("typescript", "2024-06-20", "Needs stripe-node 16.12.0 or newer, whose types know these"),
        ("typescript", "2026-10-28.endive", "Needs stripe-node 23.1.0 or newer, whose types"),
        (
            "go",
            "2023-10-16",
            "that knows all of its parameters is 76.23.0.",
        ),
        ("go", "2026-10-28.endive", "For 2026-10-28.endive it is one of 87.x;"),
        ("dotnet", "2026-08-26.dahlia", "For 2026-08-26.dahlia it is one of 52.4.x;"),
    ],
)
def test_the_sdk_release_is_named(name: str, version: str, sentence: str) -> None:
    assert sentence in comment(name, full(version))


def test_typescript_relies_on_types_only_where_later_releases_have_them_too() -> None:
    """Two components were taken away for a while: "or newer" would not be true of them."""
    version = "2025-08-27.basil"
    lost: dict[WirePath, Leaf] = {("components", "balance_report", "enabled"): True}
    kept: dict[WirePath, Leaf] = {("components", "payout_details", "enabled"): True}
    for params, has_cast in ((lost, True), (kept, False)):
        text = written("typescript", Request(version, ACCOUNT, MappingProxyType(params))).text
        assert ("as unknown as" in text) is has_cast
        assert ("whose types know" in text) is not has_cast


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"go": {"releases": {"2026-07-29.dahlia": "new"}}}, "sdks.go.releases.2026-07-29.dahlia"),
        ({"go": {"releases": {"2026-07-29.dahlia": 86}}}, "sdks.go.releases.2026-07-29.dahlia"),
        ({"go": {"releases": {"soon": "86.0.0"}}}, "sdks.go.releases has a key that is no API"),
        ({"go": {"likely": {"2026-07-29.dahlia": "86.0.0.0"}, "releases": {}}}, "sdks.go.likely."),
        ({"go": {}}, "sdks.go.releases is not an object."),
        ({"go": {"releases": {}}}, "sdks.go names no release."),
        ({"go": []}, "sdks.go is not an object."),
        ({"go": {"releases": {}, "first": {}}}, "sdks.go has an unknown key, 'first'."),
        ({"ts": {"base": "js", "releases": {}}}, "sdks.ts.base names no SDK that stands before"),
    ],
)
def test_releases_are_checked(tmp_path: Path, change: Any, sentence: str) -> None:
    (tmp_path / VERSIONS).write_text(json.dumps({"format": 2, "sdks": change}))
    with pytest.raises(DataError) as caught:
        load_releases(tmp_path)
    assert str(caught.value).startswith(f"{VERSIONS}: ")
    assert sentence in str(caught.value)


def test_an_sdk_without_releases_is_named() -> None:
    with pytest.raises(DataError, match=r"^sdk_versions\.json: sdks does not hold 'cobol'\.$"):
        find_release("cobol", "2024-06-20")


def test_the_table_holds_each_fact_once() -> None:
    """Releases for Python stand in the catalogs, where the tool that updates them writes them."""
    data = json.loads((FOLDER / VERSIONS).read_text("utf-8"))
    assert "python" not in data["sdks"]
    for entry in data["sdks"].values():
        assert not entry["releases"].keys() & entry.get("likely", {}).keys()
