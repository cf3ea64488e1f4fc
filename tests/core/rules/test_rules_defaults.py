"""What "not sent" means, per feature, version and account."""

import pytest
from tests.support.rule_cases import CUSTOM, EXPRESS, PRESETS, STANDARD, request

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.rules.granted_words import BY_DASHBOARD, Granted
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog import Feature
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import feature_path
from session_composer.core.wire.values import Leaf, Map, Number

STORE = CatalogStore()
BOOK = Rulebook()
NEW = "2026-10-28.endive"
LAST_WITH_INSTANT_DEFAULT = "2025-12-15.clover"
FIRST_WITHOUT = "2026-01-28.clover"

# Value for: no facts, custom-like, express-like, standard-like.
ALWAYS, NEVER, OPEN = (True,) * 4, (False,) * 4, (None,) * 4
LOSSES = (None, False, False, True)

DEFAULTS = {
    "capture_payments": ALWAYS,
    "card_management": OPEN,
    "card_spend_dispute_management": OPEN,
    "cardholder_management": OPEN,
    "destination_on_behalf_of_charge_management": NEVER,
    "disable_stripe_user_authentication": NEVER,
    "dispute_management": ALWAYS,
    "edit_payout_schedule": LOSSES,
    "external_account_collection": ALWAYS,
    "instant_payouts": (None, BY_DASHBOARD, BY_DASHBOARD, "enabled"),
    "refund_management": ALWAYS,
    "send_money": OPEN,
    "smart_disputes_management": ALWAYS,
    "spend_control_management": OPEN,
    "standard_payouts": LOSSES,
    "transfer_balance": OPEN,
}
FEATURES = list(STORE.catalog(NEW).feature_by_path.values())


def _feature(component: str, name: str) -> Feature:
    return Feature(component, name, feature_path(component, name))


def _default(version: str, component: str, name: str, facts: AccountFacts | None) -> Granted | None:
    catalog = STORE.catalog(version)
    return BOOK.default(catalog, Request(version), _feature(component, name), facts).value


@pytest.mark.parametrize("feature", FEATURES, ids=lambda one: f"{one.component}.{one.name}")
def test_defaults_of_the_newest_version_for_every_kind_of_account(feature: Feature) -> None:
    accounts = (None, CUSTOM, EXPRESS, STANDARD)
    found = tuple(_default(NEW, feature.component, feature.name, facts) for facts in accounts)
    assert found == DEFAULTS[feature.name]


@pytest.mark.parametrize("component", ["balances", "payouts", "instant_payouts_promotion"])
def test_instant_payouts_are_told_in_words_since_2026(component: str) -> None:
    accounts = (None, *PRESETS.values())
    name = "instant_payouts"
    old = tuple(_default(LAST_WITH_INSTANT_DEFAULT, component, name, one) for one in accounts)
    new = tuple(_default(FIRST_WITHOUT, component, name, one) for one in accounts)
    assert old == LOSSES
    assert new == tuple({True: "enabled", False: BY_DASHBOARD, None: None}[value] for value in old)


@pytest.mark.parametrize(
    ("component", "sent", "expected"),
    [
        ("account_onboarding", None, False),
        ("account_onboarding", True, False),
        ("account_onboarding", False, True),
        ("account_onboarding", "false", True),
        ("account_onboarding", (), False),
        ("account_onboarding", Number("0"), None),
        ("account_onboarding", "no", None),
        ("payouts", False, True),
        # Both lack external_account_collection; sending it anyway changes nothing.
        ("issuing_cards_list", False, False),
        ("payment_method_settings", False, False),
    ],
)
def test_user_authentication_is_the_opposite_of_account_collection_of_the_same_component(
    component: str, sent: Leaf, expected: bool | None
) -> None:
    path = feature_path(component, "external_account_collection")
    asked = Request(NEW, "acct_1", {} if sent is None else {path: sent})
    feature = _feature(component, "disable_stripe_user_authentication")
    default = BOOK.default(STORE.catalog(NEW), asked, feature, CUSTOM)
    assert default.value is expected


def test_another_components_account_collection_does_not_matter() -> None:
    asked = request(NEW, payouts={"external_account_collection": False}, balances=True)
    feature = _feature("balances", "disable_stripe_user_authentication")
    assert BOOK.default(STORE.catalog(NEW), asked, feature, None).value is False


@pytest.mark.parametrize(("sent", "expected"), [(None, True), (True, True), (False, False)])
def test_smart_disputes_follow_dispute_management(sent: bool | None, expected: bool) -> None:
    features = {} if sent is None else {"dispute_management": sent}
    asked = request(NEW, payments=features)
    feature = _feature("payments", "smart_disputes_management")
    assert BOOK.default(STORE.catalog(NEW), asked, feature, None).value is expected


@pytest.mark.parametrize(
    ("component", "name", "facts", "condition", "words"),
    [
        ("payments", "refund_management", None, "always true", "is on unless"),
        ("payouts", "standard_payouts", None, "true if Stripe bears losses", "bears"),
        (
            "payouts",
            "standard_payouts",
            STANDARD,
            "true if Stripe bears losses",
            "For this account controller.losses.payments is stripe.",
        ),
        (
            "payouts",
            "disable_stripe_user_authentication",
            None,
            "opposite of external_account_collection",
            "Here external_account_collection is not sent and defaults to true.",
        ),
        (
            "payments",
            "smart_disputes_management",
            None,
            "same as dispute_management",
            "dispute_management is not sent and defaults to true.",
        ),
        ("financial_account", "send_money", CUSTOM, "not documented", "no default"),
    ],
)
def test_a_default_says_its_condition_and_why(
    component: str, name: str, facts: AccountFacts | None, condition: str, words: str
) -> None:
    default = BOOK.default(STORE.catalog(NEW), Request(NEW), _feature(component, name), facts)
    assert str(default.condition) == condition
    assert words in str(default.why)
    assert default.source.startswith("https://")
    assert default.source_name
    assert default.rule


def test_facts_without_controller_leave_the_condition_open() -> None:
    assert _default(NEW, "payouts", "standard_payouts", AccountFacts(id="acct_1")) is None


def test_an_unheard_of_feature_has_no_default() -> None:
    default = BOOK.default(STORE.catalog(NEW), Request(NEW), _feature("x", "y"), CUSTOM)
    assert (default.value, str(default.condition)) == (None, "not documented")
    assert (default.source, default.why) == ("", None)
    assert BOOK.simulated_default(STORE.catalog(NEW), Request(NEW), _feature("x", "y"), CUSTOM) == (
        False,
        True,
    )


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (True, True),
        (False, False),
        ("true", True),
        (None, True),
        (Map(), True),
        ("", None),
        (Number("1"), None),
    ],
)
def test_the_effective_value_is_what_is_sent_else_the_default(
    sent: Leaf, expected: bool | None
) -> None:
    feature = _feature("payments", "refund_management")
    asked = Request(NEW, "acct_1", {feature.path: sent})
    assert BOOK.effective(STORE.catalog(NEW), asked, feature, None) is expected


@pytest.mark.parametrize("version", [v.api_version for v in STORE.versions])
@pytest.mark.parametrize("facts", [None, *PRESETS.values()], ids=["none", *PRESETS])
def test_simulated_defaults_keep_to_the_known_ones_and_mark_the_rest(
    version: str, facts: AccountFacts | None
) -> None:
    catalog, asked = STORE.catalog(version), Request(version)
    for feature in catalog.feature_by_path.values():
        known = BOOK.default(catalog, asked, feature, facts).value
        value, is_guess = BOOK.simulated_default(catalog, asked, feature, facts)
        assert is_guess is (known is None)
        assert known is None or value is known


@pytest.mark.parametrize(
    ("component", "name", "facts", "expected"),
    [
        ("payouts", "instant_payouts", None, BY_DASHBOARD),
        ("payouts", "standard_payouts", None, False),
        ("issuing_card", "card_management", CUSTOM, False),
    ],
)
def test_guesses(component: str, name: str, facts: AccountFacts | None, expected: Granted) -> None:
    feature = _feature(component, name)
    found = BOOK.simulated_default(STORE.catalog(NEW), Request(NEW), feature, facts)
    assert found == (expected, True)


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("disable_stripe_user_authentication", "external_account_collection", False),
        ("smart_disputes_management", "dispute_management", True),
    ],
)
def test_a_default_that_follows_nonsense_is_guessed(name: str, other: str, expected: bool) -> None:
    component = "payouts" if other == "external_account_collection" else "payments"
    asked = Request(NEW, "acct_1", {feature_path(component, other): "nonsense"})
    feature = _feature(component, name)
    found = BOOK.simulated_default(STORE.catalog(NEW), asked, feature, CUSTOM)
    assert found == (expected, True)
