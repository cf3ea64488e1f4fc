"""The sandbox answers as Stripe's published sample does, for an account that fits it.

Values of the sample in the API reference, create an account session (a copy of 2026): what was sent
enables account onboarding, payments, payouts and balances.
"""

from typing import Any

from tests.support.raw_http import post

from session_composer.api.sandbox.sample_accounts import sample_accounts

VERSION = "2026-06-24.dahlia"
# Express-like: the platform bears the losses, Stripe collects the requirements.
ACCOUNT = "acct_1SimExpressUS"
ENABLED = ("account_onboarding", "balances", "payments", "payouts")
BANK = {"external_account_collection": True, "disable_stripe_user_authentication": False}
PAYOUT = {"edit_payout_schedule": False, "instant_payouts": "disabled", "standard_payouts": False}
CHARGES = {"capture_payments": True, "refund_management": True}
DISPUTES = {"dispute_management": True, "destination_on_behalf_of_charge_management": False}
CARDS = ("card_management", "card_spend_dispute_management", "cardholder_management")
SAMPLE: dict[str, dict[str, Any]] = {
    "account_management": BANK,
    "account_onboarding": BANK,
    "balance_report": {},
    "balances": BANK | PAYOUT,
    "disputes_list": CHARGES | DISPUTES,
    "documents": {},
    "financial_account": {
        "disable_stripe_user_authentication": False,
        "external_account_collection": False,
        "money_movement": False,
        "send_money": False,
        "transfer_balance": False,
    },
    "financial_account_transactions": {"card_spend_dispute_management": False},
    "instant_payouts_promotion": BANK | {"instant_payouts": "disabled"},
    "issuing_card": dict.fromkeys((*CARDS, "spend_control_management"), False),
    "issuing_cards_list": dict.fromkeys(
        (*CARDS, "disable_stripe_user_authentication", "spend_control_management"), False
    ),
    "notification_banner": BANK,
    "payment_details": CHARGES | DISPUTES,
    "payment_disputes": {"refund_management": True} | DISPUTES,
    "payments": CHARGES | DISPUTES,
    "payout_details": {},
    "payout_reconciliation_report": {},
    "payouts": BANK | PAYOUT,
    "payouts_list": {},
    "tax_registrations": {},
    "tax_settings": {},
}
# There the Dashboard of the sample's platform decided; the sandbox has none, and says so.
BY_DASHBOARD = {
    ("balances", "instant_payouts"),
    ("payouts", "instant_payouts"),
    ("instant_payouts_promotion", "instant_payouts"),
}


def test_the_published_sample_is_reproduced(port: int) -> None:
    assert ACCOUNT in {sample.id for sample in sample_accounts()}
    fields = [f"components[{name}][enabled]=true" for name in ENABLED]
    answer = post(
        port, "&".join([f"account={ACCOUNT}", *fields]), headers=(("Stripe-Version", VERSION),)
    ).json
    assert answer["components"].keys() == SAMPLE.keys()
    compared = 0
    for name, features in SAMPLE.items():
        found = answer["components"][name]
        assert found["enabled"] is (name in ENABLED)
        assert found["features"].keys() == features.keys()
        for feature, value in features.items():
            wanted = "use_dashboard_rules" if (name, feature) in BY_DASHBOARD else value
            assert found["features"][feature] == wanted, (name, feature)
            compared += 1
    assert compared == 49
