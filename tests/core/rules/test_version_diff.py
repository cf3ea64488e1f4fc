"""What differs between two API versions, and in what a request means under each."""

from types import MappingProxyType

import pytest
from tests.support.requests import SEED, VERSIONS

from session_composer.core.request.request import Request
from session_composer.core.request.request_diff import ChangeKind
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.rules.version_diff import (
    AVAILABLE,
    NOT_AVAILABLE,
    accepted_lines,
    effective_lines,
)
from session_composer.core.text.message import Value
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.compare import version_changes
from session_composer.core.wire.paths import WirePath, component_path, enabled_path, feature_path
from session_composer.core.wire.values import Leaf

HAS_REPORT = "2025-08-27.basil"
LOST_REPORT = "2025-09-30.clover"
REPORT = "balance_report"


def meaning(
    store: CatalogStore,
    rulebook: Rulebook,
    params: dict[WirePath, Leaf],
    before: str,
    after: str,
) -> dict[WirePath, tuple[ChangeKind, Value, Value]]:
    request = Request(SEED, "acct_1", MappingProxyType(params))
    found = effective_lines(request, store.catalog(before), store.catalog(after), rulebook, None)
    assert len({line.path for line in found}) == len(found)
    return {line.path: (line.kind, line.before, line.after) for line in found}


@pytest.mark.parametrize("after", VERSIONS)
def test_what_is_accepted_is_what_the_lens_says(store: CatalogStore, after: str) -> None:
    old, new = store.catalog(SEED), store.catalog(after)
    found = {
        f"{'+' if line.kind is ChangeKind.ADDED else '-'} "
        + "".join(f"[{key}]" for key in line.path)
        for line in accepted_lines(old, new)
    }
    expected = {
        line[:2] + "[components]" + line[12:]
        for line in version_changes(old, new)
        if not line.endswith(("[enabled]", "[features]"))
    }
    assert found == expected


def test_the_words_of_what_is_accepted(store: CatalogStore) -> None:
    found = accepted_lines(store.catalog(HAS_REPORT), store.catalog(LOST_REPORT))
    lost = next(line for line in found if line.path == component_path(REPORT))
    assert (lost.kind, lost.before, lost.after) == (ChangeKind.REMOVED, AVAILABLE, NOT_AVAILABLE)


def test_a_component_that_a_version_lacks_is_not_available(
    store: CatalogStore, rulebook: Rulebook
) -> None:
    found = meaning(store, rulebook, {enabled_path(REPORT): True}, HAS_REPORT, LOST_REPORT)
    assert found == {
        enabled_path(REPORT): (ChangeKind.REMOVED, "true", NOT_AVAILABLE),
    }
    assert (
        meaning(store, rulebook, {enabled_path("documents"): True}, HAS_REPORT, LOST_REPORT) == {}
    )


def test_a_new_feature_comes_with_its_default(store: CatalogStore, rulebook: Rulebook) -> None:
    path = feature_path("account_onboarding", "disable_stripe_user_authentication")
    params: dict[WirePath, Leaf] = {enabled_path("account_onboarding"): True}
    found = meaning(store, rulebook, params, "2024-06-20", SEED)
    kind, before, after = found[path]
    assert (kind, before) == (ChangeKind.ADDED, NOT_AVAILABLE)
    assert str(after).endswith("(default)")
    found = meaning(store, rulebook, params | {path: True}, "2024-06-20", SEED)
    assert found[path] == (ChangeKind.ADDED, NOT_AVAILABLE, "true")


def test_what_is_sent_in_both_is_no_difference(store: CatalogStore, rulebook: Rulebook) -> None:
    params: dict[WirePath, Leaf] = {
        enabled_path("payments"): True,
        feature_path("payments", "refund_management"): False,
        ("components", "future", "enabled"): True,
    }
    for version in VERSIONS:
        found = meaning(store, rulebook, params, version, version)
        assert found == {}


@pytest.mark.parametrize("before", VERSIONS)
def test_every_version_can_be_compared_both_ways(
    store: CatalogStore, rulebook: Rulebook, before: str
) -> None:
    catalog = store.catalog(store.newest)
    params: dict[WirePath, Leaf] = {enabled_path(one.name): True for one in catalog.components}
    there = meaning(store, rulebook, params, before, store.newest)
    back = meaning(store, rulebook, params, store.newest, before)
    assert {path: (old, new) for path, (_, old, new) in there.items()} == {
        path: (old, new) for path, (_, new, old) in back.items()
    }
