"""Preview versions, as a client of the sandbox sees them."""

import pytest
from tests.support.raw_http import RawAnswer, post

from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.versions.catalog import FieldType
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import enabled_path

CUSTOM = "acct_1SimCustomUS"
BETA = "; embedded_connect_beta=v2"
PUBLIC, PRIVATE = "2026-09-30.preview", "2026-10-14.preview" + BETA
APP = "components[app_install][enabled]=true"
APPS = "components[app_install][features][allowed_apps]"


def send(port: int, version: str, *fields: str) -> RawAnswer:
    body = "&".join([f"account={CUSTOM}", *fields])
    return post(port, body, headers=(("Stripe-Version", version),))


@pytest.mark.parametrize(
    "header", [PUBLIC, PUBLIC + BETA, PRIVATE, PRIVATE + ";", "2027-01-27.preview"]
)
def test_preview_is_served_and_its_header_echoed(
    port: int, store: CatalogStore, header: str
) -> None:
    answer = send(port, header, APP)
    assert answer.status == 200
    assert answer.header("Stripe-Version") == header
    catalog = store.catalog(header)
    is_guess = (answer.header("Session-Composer-Guesswork") or "").startswith("Stripe-Version")
    assert is_guess == (catalog.remark is not None)
    assert list(answer.json["components"]) == [one.name for one in catalog.components]


@pytest.mark.parametrize(
    "header",
    ["latest", "2026-10-28.", "preview; 2026-10-14"],
)
def test_other_headers_are_refused(port: int, header: str) -> None:
    answer = send(port, header, APP)
    assert answer.status == 400
    assert f"Invalid Stripe API version: {header}" in answer.json["error"]["message"]


@pytest.mark.parametrize("version", [PUBLIC, PRIVATE])
def test_all_that_only_previews_have(port: int, store: CatalogStore, version: str) -> None:
    catalog = store.catalog(version)
    usual = store.catalog(store.newest).component_by_name
    only_here = [component for component in catalog.components if component.name not in usual]
    assert len(only_here) >= 10
    wanted = {enabled_path(component.name): True for component in only_here}
    body = encode(Request(version, "acct_1SimV2Finance", wanted), catalog)
    answer = post(port, body, headers=(("Stripe-Version", catalog.header),))
    assert answer.status == 200
    for component in only_here:
        granted = answer.json["components"][component.name]
        assert granted["enabled"] is True
        assert list(granted["features"]) == [feature.name for feature in component.features]
        for feature in component.features:
            kind = list if feature.type is FieldType.ARRAY else bool
            assert isinstance(granted["features"][feature.name], kind)


@pytest.mark.parametrize(
    ("fields", "granted"),
    [
        ([f"{APPS}[0]=com.a", f"{APPS}[1]=com.b"], ["com.a", "com.b"]),
        ([f"{APPS}[]=com.a"], ["com.a"]),
        ([f"{APPS}="], []),
        ([], []),
    ],
)
def test_lists_are_granted_as_lists(port: int, fields: list[str], granted: list[str]) -> None:
    answer = send(port, PUBLIC, APP, *fields)
    assert answer.status == 200
    assert answer.json["components"]["app_install"]["features"] == {"allowed_apps": granted}


def test_list_must_be_one(port: int) -> None:
    answer = send(port, PUBLIC, APP, f"{APPS}=com.a")
    assert answer.status == 400
    assert answer.json["error"]["param"] == APPS


def test_component_of_a_preview_is_unknown_elsewhere(port: int) -> None:
    answer = send(port, "2026-10-28.endive", APP)
    assert answer.status == 400
    assert answer.json["error"]["code"] == "parameter_unknown"
