from dataclasses import replace

import pytest
from tests.support.requests import STORE

from session_composer.core.account.facts import AccountFacts, known
from session_composer.core.request.request import Request
from session_composer.core.rules.granted import Difference, compare_granted, report_differences
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path
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
    found = compare(
        dict.fromkeys(reversed(paths), True), dict.fromkeys(reversed(paths), False), CUSTOM
    )
    assert [one.path for one in found] == paths


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
