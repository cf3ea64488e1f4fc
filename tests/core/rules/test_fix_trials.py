"""Fixes that are offered: each mends what it is offered for, and brings no other error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import examples
from tests.support.rule_cases import CUSTOM, EXPRESS, PRESETS, STANDARD, request

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.rules.fix_trials import Fixes
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Fix, Problem, Severity
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, feature_path, parse_wire_name
from session_composer.core.wire.values import Leaf, Map, Number

STORE, BOOK = CatalogStore(), Rulebook()
NEW, OLD = "2026-10-28.endive", "2025-06-30.basil"
DSUA, EAC = "disable_stripe_user_authentication", "external_account_collection"
NAMES = ["account_onboarding", "balances", "documents", "issuing_card", "payments", "payouts"]
ODD = [
    "components[app_install][enabled]",
    "components[app_install][features][x]",
    "components[payments][features][refundManagement]",
    "components[terminal_hardware_shop][enabled]",
    "components[payouts][features]",
    "components[zzz]",
    "metadata[a]",
]


def found_in(asked: Request, facts: AccountFacts | None) -> list[Problem]:
    return lint(asked, STORE.catalog(asked.api_version), STORE, BOOK, facts)


def fixes_of(asked: Request, facts: AccountFacts | None) -> Fixes:
    return Fixes(asked, STORE.catalog(asked.api_version), STORE, BOOK, facts)


def offered(asked: Request, facts: AccountFacts | None, rule: str) -> list[tuple[Fix, ...]]:
    fixes = fixes_of(asked, facts)
    return [fixes.offered(one) for one in found_in(asked, facts) if one.rule == rule]


def errors(asked: Request, facts: AccountFacts | None) -> list[tuple[str, frozenset[WirePath]]]:
    found = found_in(asked, facts)
    return [(one.rule, one.rows) for one in found if one.severity is Severity.ERROR]


def assert_brings_no_error(asked: Request, fix: Fix, facts: AccountFacts | None) -> None:
    before = errors(asked, facts)
    for rule, rows in errors(fix.applied(asked), facts):
        assert any(rule == known and rows <= places for known, places in before), (rule, fix)


ROWS = [
    path
    for path in STORE.catalog(NEW).leaf_order
    if path[1] in NAMES and path[-1] in {"enabled", DSUA, EAC, "instant_payouts"}
]
VALUES: st.SearchStrategy[Leaf] = st.booleans() | st.sampled_from(
    ["true", "no", "", None, (), Number("1"), Map()]
)


@examples(150)
@given(
    st.sampled_from([NEW, OLD, "2026-02-25.clover", "2026-10-14.preview"]),
    st.dictionaries(
        st.sampled_from(ROWS) | st.sampled_from(list(map(parse_wire_name, ODD))),
        st.booleans() | VALUES,
        max_size=9,
    ),
    st.sampled_from([None, *PRESETS.values()]),
)
def test_no_fix_that_is_offered_brings_an_error(
    version: str, params: dict[WirePath, Leaf], facts: AccountFacts | None
) -> None:
    asked = Request(version, "acct_1", params)
    fixes = fixes_of(asked, facts)
    for problem in found_in(asked, facts):
        for fix in fixes.offered(problem):
            assert_brings_no_error(asked, fix, facts)
            assert (problem.rule, problem.rows) not in errors(fix.applied(asked), facts)


@pytest.mark.parametrize(
    ("asked", "facts", "words"),
    [
        (request(NEW, payouts={DSUA: True}, balances=True), CUSTOM, ["true in both", "false in"]),
        (
            request(NEW, account_onboarding={DSUA: True}, balances=True, payouts=True),
            None,
            ["Send true in all three", "Send false in all three"],
        ),
        # An account of this kind may not have true anywhere.
        (request(NEW, payouts={DSUA: True}, balances=True), STANDARD, ["Send false in both"]),
    ],
)
def test_one_value_for_all_is_offered_where_the_account_may_have_it(
    asked: Request, facts: AccountFacts | None, words: list[str]
) -> None:
    ((*fixes,),) = offered(asked, facts, "dsua-same-everywhere")
    assert len(fixes) == len(words)
    assert all(word in str(fix.text) for word, fix in zip(words, fixes, strict=True))


def test_a_fix_takes_along_what_would_no_longer_agree() -> None:
    asked = request(NEW, payouts={DSUA: True}, balances={DSUA: True})
    found = offered(asked, EXPRESS, "dsua-true-needs-platform-requirements")
    both = {feature_path(name, DSUA): False for name in ("balances", "payouts")}
    assert [[dict(fix.changes) for fix in fixes] for fixes in found] == [[both], [both]]


def test_what_alone_is_sent_is_not_dropped() -> None:
    asked = request(NEW, zzz=True)
    assert offered(asked, None, "unknown-parameter") == [()]
    ((fix,),) = offered(request(NEW, zzz=True, documents=True), None, "unknown-parameter")
    assert str(fix.text) == "Do not send components[zzz]"


@pytest.mark.parametrize("alone", [True, False])
def test_a_preview_component_is_told_once_with_the_version_that_has_it(alone: bool) -> None:
    asked = request(OLD, app_install=True, **({} if alone else {"documents": True}))
    (problem,) = found_in(asked, None)
    assert "It exists" in str(problem.message)
    assert "public preview" in str(problem.message)
    *drop, use = fixes_of(asked, None).offered(problem)
    assert str(use.text) == f"Use {use.api_version}"
    assert use.api_version.endswith(".preview")
    assert found_in(use.applied(asked), None) == []
    assert [str(fix.text) for fix in drop] == (
        [] if alone else ["Do not send components[app_install]"]
    )
