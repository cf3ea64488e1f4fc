"""What the user gets, for requests and accounts by hand."""

from types import MappingProxyType

import pytest
from tests.support.requests import DESCRIBED, STORE

from session_composer.core.account.facts import AccountFacts, known
from session_composer.core.effect.effect import Effect, EffectWriter, Mark
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path
from session_composer.core.wire.values import Leaf

WRITER = EffectWriter(Rulebook(), HelpTexts())
VERSION = "2026-10-28.endive"
PLATFORM = known({"controller.losses.payments": "application"})
STRIPE = known({"controller.losses.payments": "stripe"})
PAYMENTS = enabled_path("payments")
REFUND = feature_path("payments", "refund_management")
INSTANT = feature_path("balances", "instant_payouts")
SCHEDULE = feature_path("balances", "edit_payout_schedule")


def effect(
    sent: dict[WirePath, Leaf],
    facts: AccountFacts | None = None,
    granted: dict[WirePath, Leaf] | None = None,
    version: str = VERSION,
) -> Effect:
    request = Request(version, "acct_1", MappingProxyType(sent))
    return WRITER.effect(request, STORE.catalog(version), facts, granted or {})


def lines(found: Effect, card: int = 0) -> dict[WirePath, tuple[Mark, str, bool, str]]:
    return {
        line.path: (line.mark, str(line.text), line.is_sent, ", ".join(map(str, line.note)))
        for line in found.cards[card].lines
    }


def test_a_card_says_what_is_sent_first_and_then_what_is_left_to_stripe() -> None:
    found = effect({PAYMENTS: True, REFUND: False})
    (card,) = found.cards
    assert (card.title, card.summary) == (
        "Payments",
        "Lists the account's payments with filters, search and details.",
    )
    told = lines(found)
    assert next(iter(told)) == REFUND
    assert told[REFUND] == (
        Mark.CANNOT,
        "**cannot** refund a payment, in full or in part",
        True,
        "",
    )
    smart = told[feature_path("payments", "smart_disputes_management")]
    assert smart[0] is Mark.CAN
    assert smart[2:] == (False, "default, follows Dispute management")
    # Bold only where the user decided.
    charges = told[feature_path("payments", "destination_on_behalf_of_charge_management")]
    assert charges[0] is Mark.CANNOT
    assert "**" not in charges[1]
    assert (found.chosen, found.by_default) == (1, 4)


@pytest.mark.parametrize(
    ("facts", "mark", "note"),
    [
        (PLATFORM, Mark.CANNOT, "default, the platform bears losses"),
        (STRIPE, Mark.CAN, "default, Stripe bears losses"),
        (None, Mark.UNSURE, "default, true if Stripe bears losses"),
    ],
)
def test_defaults_are_those_of_the_account(
    facts: AccountFacts | None, mark: Mark, note: str
) -> None:
    told = lines(effect({enabled_path("balances"): True}, facts))[SCHEDULE]
    assert (told[0], told[3]) == (mark, note)


def test_a_default_of_the_dashboard_is_uncertain() -> None:
    told = lines(effect({enabled_path("balances"): True}, PLATFORM))[INSTANT]
    assert told[0] is Mark.UNSURE
    assert told[3].startswith("default, by your Dashboard rules")


def test_being_asked_to_sign_in_is_no_refusal() -> None:
    """The form for "off" denies nothing: it gets a tick."""
    path = feature_path("account_onboarding", "disable_stripe_user_authentication")
    sent: dict[WirePath, Leaf] = {enabled_path("account_onboarding"): True, path: False}
    assert lines(effect(sent))[path][:2] == (Mark.CAN, "signs in at Stripe in a pop-up")


def test_what_is_off_unknown_or_withheld_has_one_line() -> None:
    off = effect({PAYMENTS: False, REFUND: True})
    assert [str(line.text) for line in off.cards[0].lines] == [
        "is switched off: the user does not see it"
    ]
    unknown = effect({("components", "toaster", "enabled"): True})
    assert unknown.cards[0].title == "toaster"
    assert unknown.cards[0].lines[0].mark is Mark.CANNOT
    assert effect({}).cards == ()


def test_what_the_last_answer_said_otherwise_is_told() -> None:
    found = effect({PAYMENTS: True, REFUND: True}, granted={REFUND: False, PAYMENTS: False})
    told = {line.path: line.granted for line in found.cards[0].lines}
    assert told[REFUND] is False
    assert told["components", "payments"] is False


def test_lists_name_what_is_in_them() -> None:
    path = feature_path("app_install", "allowed_apps")
    version = next(v for v in DESCRIBED if STORE.catalog(v).knows(path))
    sent: dict[WirePath, Leaf] = {
        enabled_path("app_install"): True,
        path: ("com.example.one", "com.example.two"),
    }
    told = lines(effect(sent, version=version))[path]
    assert (told[0], told[3]) == (Mark.CAN, "com.example.one, com.example.two")


@pytest.mark.parametrize("version", DESCRIBED)
@pytest.mark.parametrize("value", [True, False])
def test_every_feature_of_every_version_has_a_sentence(version: str, value: bool) -> None:
    catalog = STORE.catalog(version)
    sent: dict[WirePath, Leaf] = {}
    for component in catalog.components:
        sent |= dict.fromkeys(component.leaves, value) | {enabled_path(component.name): True}
    found = effect(sent, STRIPE, version=version)
    for card in found.cards:
        assert card.summary
        for line in card.lines:
            assert not str(line.text).lower().endswith((": true", "**false**")), line
