"""Roles: sensible, the same for every API version, and refused by none."""

import json
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from tests.support.requests import DESCRIBED_RELEASES, STORE, VERSIONS, requests
from tests.support.sizes import some

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import (
    Role,
    RoleCell,
    built_in_roles,
    fit_role,
    left_to_default,
    role_cell,
    role_of,
    with_role,
)
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Severity
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import DataError
from session_composer.core.wire.paths import COMPONENTS, component_path, enabled_path, feature_path

ROLES = {role.name: role for role in built_in_roles()}
NEWEST = STORE.catalog(STORE.newest)
KNOWN = {path for version in VERSIONS for path in STORE.catalog(version).leaf_order}
ACTS = {
    "capture_payments",
    "dispute_management",
    "refund_management",
    "smart_disputes_management",
    "edit_payout_schedule",
    "instant_payouts",
    "standard_payouts",
}
"""Features that the built-in roles decide about, but for the one that is off where it is named."""


def sends(role: str) -> dict[tuple[str, ...], object]:
    return dict(fit_role(ROLES[role], NEWEST).params)


def test_there_is_one_for_each_kind_of_user() -> None:
    assert list(ROLES) == ["owner", "finance", "support", "read_only"]
    assert all(
        role.title and role.summary.endswith(".") and not role.file for role in ROLES.values()
    )


def test_they_name_nothing_that_no_version_has() -> None:
    assert {path for role in ROLES.values() for path in role.params} <= KNOWN


@pytest.mark.parametrize("version", some(VERSIONS, 6))
@pytest.mark.parametrize("name", ROLES)
def test_no_version_refuses_a_role(name: str, version: str, rulebook: Rulebook) -> None:
    """For every sample account, and for one of which nothing is known."""
    catalog = STORE.catalog(version)
    request = with_role(Request(version, "acct_1"), ROLES[name], catalog)
    assert all(catalog.knows(path) for path in request.params)
    facts: list[AccountFacts | None] = [None]
    facts += [account.facts for account in sample_accounts()]
    for one in facts:
        found = lint(request, catalog, STORE, rulebook, one)
        errors = [problem.message for problem in found if problem.severity is Severity.ERROR]
        assert not errors or not request.params, errors


def test_read_only_can_change_nothing() -> None:
    role = ROLES["read_only"]
    for path, value in role.params.items():
        assert value is (path[-1] == "enabled"), path
    fitted = fit_role(role, STORE.catalog(DESCRIBED_RELEASES[0]))
    assert fitted.open == ()
    # Bank details and taxes can be changed in these, whatever the features say.
    acting = {"account_management", "payouts", "balances", "tax_settings", "notification_banner"}
    assert not acting & {path[1] for path in role.params}


def test_each_role_has_what_it_is_for() -> None:
    support, finance = sends("support"), sends("finance")
    assert support[feature_path("payments", "refund_management")] is True
    assert enabled_path("payouts") not in support
    assert finance[feature_path("payouts", "standard_payouts")] is True
    assert finance[feature_path("payments", "dispute_management")] is False
    assert enabled_path("account_management") not in finance
    owner = {path[1] for path in sends("owner")}
    for name in ROLES:
        assert {path[1] for path in sends(name)} <= owner


def test_no_role_decides_what_depends_on_the_account() -> None:
    decided = {path[3] for role in ROLES.values() for path in role.params if len(path) == 4}
    assert decided == ACTS | {"destination_on_behalf_of_charge_management"}


def test_what_a_version_lacks_is_left_out_and_told() -> None:
    fitted = fit_role(ROLES["finance"], STORE.catalog("2024-10-28.acacia"))
    assert component_path("disputes_list") in fitted.left_out
    assert feature_path("payments", "smart_disputes_management") in fitted.left_out
    assert enabled_path("disputes_list") not in fitted.left_out
    assert feature_path("payments", "refund_management") in fitted.params
    assert fit_role(ROLES["finance"], STORE.catalog("2023-08-16")).params == {}


def test_what_a_role_leaves_open_is_told() -> None:
    assert (
        feature_path("payouts", "external_account_collection")
        in fit_role(ROLES["finance"], NEWEST).open
    )


@given(requests())
def test_a_role_replaces_the_components_and_nothing_else(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    after = with_role(request, ROLES["owner"], catalog)
    assert after._replace(params=MappingProxyType({})) == request._replace(
        params=MappingProxyType({})
    )
    others = {path: value for path, value in request.params.items() if path[:1] != COMPONENTS}
    fitted = fit_role(ROLES["owner"], catalog)
    assert after.params == {**fitted.params, **others}
    assert with_role(after, ROLES["owner"], catalog) == after


@given(requests())
def test_any_request_can_be_a_role(request: Request) -> None:
    role = role_of(request, "mine", "mine.session.json")
    for version in (request.api_version, "2023-08-16", STORE.newest):
        catalog = STORE.catalog(version)
        fitted = fit_role(role, catalog)
        assert set(fitted.params) == set(role.params) & set(catalog.leaf_order)
        missing = set(role.params) - set(fitted.params)
        for path in missing:
            assert path in fitted.left_out or path[:2] in fitted.left_out
        assert bool(missing) == bool(fitted.left_out)


def test_cells() -> None:
    params = MappingProxyType(
        {
            enabled_path("payments"): True,
            feature_path("payments", "refund_management"): True,
            feature_path("payments", "capture_payments"): False,
            enabled_path("documents"): False,
        }
    )
    fitted = fit_role(Role("x", "X", "", params), STORE.catalog("2025-06-30.basil"))
    catalog = STORE.catalog("2025-06-30.basil")
    assert role_cell(fitted, catalog, "payments") == RoleCell(
        True,
        ("refund_management",),
        ("capture_payments",),
        ("destination_on_behalf_of_charge_management", "dispute_management"),
    )
    assert role_cell(fitted, catalog, "documents") == RoleCell(False)
    assert role_cell(fitted, catalog, "payouts") == RoleCell(None)


GOOD = {"name": "a", "title": "A", "summary": "S.", "components": {"payments": {"x": True}}}


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (["x"], r"roles\[0\] is not an object"),
        ([GOOD, GOOD], "same name"),
        ([GOOD | {"colour": 1}], "unknown key, 'colour'"),
        ([{**GOOD, "title": 1}], r"roles\[0\].title"),
        ([{**GOOD, "components": {"payments": True}}], r"components.payments"),
        ([{**GOOD, "components": {"payments": {"x": "yes"}}}], r"components.payments.x"),
    ],
)
def test_a_damaged_file_names_the_place(tmp_path: Path, entries: list[object], words: str) -> None:
    (tmp_path / "roles.json").write_text(json.dumps({"format": 1, "roles": entries}))
    with pytest.raises(DataError, match=words):
        built_in_roles(tmp_path)


def test_m3_what_is_left_to_the_default_no_role_decides() -> None:
    """And of the components in roles, nothing else: what they leave open, all of them mean so."""
    boolean = {
        (component.name, feature.name)
        for version in DESCRIBED_RELEASES
        for component in STORE.catalog(version).components
        for feature in component.features
        if feature.type == "boolean"
    }
    decided = {(path[1], path[3]) for role in ROLES.values() for path in role.params if path[3:]}
    in_roles = {path[1] for role in ROLES.values() for path in role.params}
    undecided = {name for component, name in boolean - decided if component in in_roles}
    assert undecided == left_to_default()
    assert not {name for _, name in decided} & left_to_default()
    assert {name for _, name in boolean if name.startswith("disable_")} <= left_to_default()


@pytest.mark.parametrize("names", ["x", ["a", 1], [""], None])
def test_m3_a_damaged_list_names_the_place(tmp_path: Path, names: object) -> None:
    data = {"format": 1, "roles": [], "left_to_default": names}
    (tmp_path / "roles.json").write_text(json.dumps(data))
    with pytest.raises(DataError, match="left_to_default"):
        left_to_default(tmp_path)
