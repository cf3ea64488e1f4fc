from dataclasses import replace

import pytest
from tests.support.requests import STORE

from session_composer.core.account.facts import AccountFacts, known
from session_composer.core.request.request import Request
from session_composer.core.rules.granted import (
    Difference,
    compare_granted,
    only_in_answers,
    report_differences,
)
from session_composer.core.rules.rulebook import Default, Rulebook
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path, wire_name
from session_composer.core.wire.values import Leaf, Map

BOOK = Rulebook()
VERSION = "2025-06-30.basil"
CATALOG = STORE.catalog(VERSION)
PAYOUTS = enabled_path("payouts")
INSTANT = feature_path("payouts", "instant_payouts")
"""Default: true if Stripe bears losses."""
UNDOCUMENTED = feature_path("financial_account", "send_money")


PRIVATE = {"country": "US", "type": "custom", "business_name": "Bakery"}


def facts(losses: str) -> AccountFacts:
    return replace(known(PRIVATE | {"controller.losses.payments": losses}), id="acct_1Secret")


CUSTOM, STANDARD = facts("application"), facts("stripe")


def compare(
    sent: dict[WirePath, Leaf],
    granted: dict[WirePath, Leaf],
    known: AccountFacts | None = None,
    version: str = VERSION,
) -> list[Difference]:
    request = Request(version, "acct_1Secret", sent)
    return compare_granted(request, STORE.catalog(version), granted, BOOK, known)


@pytest.mark.parametrize(
    ("sent", "granted", "known", "expected"),
    [
        # Asked for.
        ({PAYOUTS: True}, {PAYOUTS: True}, None, []),
        ({PAYOUTS: True}, {PAYOUTS: False}, None, [(PAYOUTS, True)]),
        ({PAYOUTS: False}, {PAYOUTS: True}, None, [(PAYOUTS, False)]),
        ({INSTANT: True}, {INSTANT: False}, STANDARD, [(INSTANT, True)]),
        # What is asked for counts, not the default.
        ({INSTANT: True}, {INSTANT: True}, CUSTOM, []),
        # Not sent: predicted, where it can be told.
        ({}, {PAYOUTS: True}, None, [(PAYOUTS, None)]),
        ({}, {INSTANT: True}, CUSTOM, [(INSTANT, None)]),
        ({}, {INSTANT: False}, CUSTOM, []),
        ({}, {INSTANT: False}, STANDARD, [(INSTANT, None)]),
        ({}, {INSTANT: True}, None, []),
        ({}, {UNDOCUMENTED: True}, CUSTOM, []),
        # Spelled as a text, which Stripe reads as the boolean.
        ({PAYOUTS: "true"}, {PAYOUTS: True}, None, []),
        ({INSTANT: "true"}, {INSTANT: True}, CUSTOM, []),
        ({INSTANT: "false"}, {INSTANT: True}, CUSTOM, [(INSTANT, False)]),
        # Nothing of these is sent, hence the default.
        ({INSTANT: None}, {INSTANT: True}, CUSTOM, [(INSTANT, None)]),
        ({INSTANT: ()}, {INSTANT: True}, CUSTOM, [(INSTANT, None)]),
        ({INSTANT: Map()}, {INSTANT: False}, CUSTOM, []),
        # Nobody can tell what this should be.
        ({INSTANT: "yes"}, {INSTANT: True}, CUSTOM, []),
        # What a component shows for its features while it is off grants nothing.
        ({}, {PAYOUTS: False, INSTANT: True}, CUSTOM, []),
        (
            {PAYOUTS: True, INSTANT: True},
            {PAYOUTS: False, INSTANT: False},
            CUSTOM,
            [(PAYOUTS, True)],
        ),
        ({PAYOUTS: False}, {PAYOUTS: False, INSTANT: True}, CUSTOM, []),
        # Not in the answer, or not of this version.
        ({PAYOUTS: True}, {}, None, []),
        ({}, {enabled_path("reporting_chart"): True}, None, []),
        ({PAYOUTS: True}, {PAYOUTS: None}, None, []),
        # No boolean at all.
        ({PAYOUTS: True}, {PAYOUTS: "true"}, None, [(PAYOUTS, True)]),
    ],
)
def test_differences(
    sent: dict[WirePath, Leaf],
    granted: dict[WirePath, Leaf],
    known: AccountFacts | None,
    expected: list[tuple[WirePath, bool | None]],
) -> None:
    found = compare(sent, granted, known)
    assert [(one.path, one.asked) for one in found] == expected
    assert [one.granted for one in found] == [granted[path] for path, _ in expected]


def test_differences_are_in_the_order_of_the_body() -> None:
    paths = list(CATALOG.leaf_order)
    asked: dict[WirePath, Leaf] = dict.fromkeys(reversed(paths), True)
    granted: dict[WirePath, Leaf] = {path: path[-1] == "enabled" for path in paths}
    found = compare(asked, granted, CUSTOM)
    assert [one.path for one in found] == [path for path in paths if path[-1] != "enabled"]


WORDED = "2026-06-24.dahlia"


@pytest.mark.parametrize(
    ("asked", "granted", "known", "expected"),
    [
        (True, "enabled", None, None),
        (False, "disabled", None, None),
        (True, "disabled", None, True),
        (False, "enabled", None, True),
        # Neither true nor false.
        (True, "use_dashboard_rules", None, True),
        (False, "use_dashboard_rules", None, True),
        (True, "something_new", None, True),
        # Older answers, and what the SDKs' types still say.
        (True, True, None, None),
        (False, True, None, True),
        # Not asked for: enabled where Stripe bears the losses.
        (None, "enabled", STANDARD, None),
        (None, True, STANDARD, None),
        (None, "disabled", STANDARD, True),
        (None, "use_dashboard_rules", STANDARD, True),
        # Else the Dashboard decides, and nothing that is known can be wrong.
        (None, "use_dashboard_rules", CUSTOM, None),
        (None, "enabled", CUSTOM, None),
        (None, "disabled", CUSTOM, None),
        (None, False, CUSTOM, None),
        (None, "something_new", CUSTOM, True),
        (None, "something_new", None, None),
    ],
)
def test_words_of_answers(
    asked: bool | None, granted: Leaf, known: AccountFacts | None, expected: bool | None
) -> None:
    sent: dict[WirePath, Leaf] = {PAYOUTS: True}
    if asked is not None:
        sent[INSTANT] = asked
    found = compare(sent, {PAYOUTS: True, INSTANT: granted}, known, WORDED)
    assert [(one.path, one.granted) for one in found] == ([(INSTANT, granted)] if expected else [])
    for one in found:
        assert str(granted).lower() in str(one.sentence())
        told = one.as_json()
        assert (told["path"], told["asked"], told["granted"]) == (
            wire_name(INSTANT),
            asked,
            granted,
        )


def test_the_default_of_instant_payouts_resolves() -> None:
    catalog = STORE.catalog(WORDED)
    feature = catalog.feature_by_path[INSTANT]

    def default(known: AccountFacts | None) -> Default:
        return BOOK.default(catalog, Request(WORDED), feature, known)

    assert (default(STANDARD).value, default(CUSTOM).value) == ("enabled", "use_dashboard_rules")
    assert str(default(None).text) == "enabled if Stripe bears losses, else by your Dashboard rules"
    assert BOOK.effective(catalog, Request(WORDED), feature, STANDARD) is True
    assert BOOK.effective(catalog, Request(WORDED), feature, CUSTOM) is None


CARDS = feature_path("issuing_card", "card_management")
ISSUING = enabled_path("issuing_card")


@pytest.mark.parametrize(
    ("status", "is_compared"), [("active", True), ("pending", False), ("", False)]
)
def test_what_an_account_cannot_have_is_not_compared(status: str, is_compared: bool) -> None:
    values = {"controller.losses.payments": "stripe"}
    account = known(
        values | ({"capabilities.card_issuing": status} if status else {}), lists_capabilities=True
    )
    sent: dict[WirePath, Leaf] = {ISSUING: True, CARDS: True}
    found = compare(sent, {ISSUING: True, CARDS: False}, account)
    assert [one.path for one in found] == [CARDS] * is_compared
    feature = STORE.catalog(VERSION).feature_by_path[CARDS]
    default = BOOK.default(STORE.catalog(VERSION), Request(VERSION), feature, account)
    assert ("cannot have" in str(default.why)) is not is_compared
    # Off, it is compared as ever.
    assert [one.path for one in compare(sent, {ISSUING: False}, account)] == [ISSUING]


def test_what_no_request_can_ask_for_is_apart() -> None:
    only = feature_path("financial_account", "money_movement")
    beyond = ("components", "nesting_demo", "enabled")
    granted: dict[WirePath, Leaf] = {PAYOUTS: True, only: False, beyond: False}
    assert only_in_answers(CATALOG, granted) == {only: False, beyond: False}
    assert compare({PAYOUTS: True}, granted) == []


@pytest.mark.parametrize(
    ("difference", "sentence"),
    [
        (
            Difference(PAYOUTS, False, True, False),
            "components[payouts][enabled]: asked for true, granted false",
        ),
        (
            Difference(INSTANT, True, None, False),
            "components[payouts][features][instant_payouts]: default predicted false, granted true",
        ),
        (
            Difference(INSTANT, "odd", None, True),
            "components[payouts][features][instant_payouts]: default predicted true, granted odd",
        ),
    ],
)
def test_a_difference_in_words(difference: Difference, sentence: str) -> None:
    assert str(difference.sentence()) == sentence


def test_the_report_holds_what_the_rules_need_and_nothing_private() -> None:
    request = Request(VERSION, "acct_1Secret", {PAYOUTS: True}, ("accs_secret_1",))
    found = [Difference(INSTANT, True, None, False), Difference(PAYOUTS, False, True, False)]
    values = {"controller.stripe_dashboard.type": "none", "capabilities.transfers": "active"}
    text = report_differences(found, request, CUSTOM.with_values(values), simulated=False)
    assert text.splitlines() == [
        "Predicted defaults that the answer contradicts",
        f"API version: {VERSION}",
        "losses.payments: application",
        "stripe_dashboard.type: none",
        "",
        str(found[0].sentence()),
    ]
    assert "Secret" not in text
    assert "Bakery" not in text
    assert "accs_" not in text


def test_the_report_says_when_little_is_known() -> None:
    text = report_differences([], Request(VERSION), None, simulated=True)
    assert "sandbox, not by Stripe" in text
    assert "Account: properties not known" in text
