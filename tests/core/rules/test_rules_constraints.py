"""Each constraint: cases that break it and cases that do not, per version range."""

import pytest
from tests.support.rule_cases import (
    CUSTOM,
    EXPRESS,
    ISSUING,
    NO_ISSUING,
    STANDARD,
    request,
)

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.core.account.account_object import parse_account
from session_composer.core.account.facts import AccountFacts, known
from session_composer.core.request.request import Request
from session_composer.core.rules.fix_trials import Fixes
from session_composer.core.rules.problems import Problem, Severity, safe_changes
from session_composer.core.rules.rule_types import Remark
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import feature_path, wire_name
from session_composer.core.wire.values import UNSET, Map

STORE = CatalogStore()
BOOK = Rulebook()
V2023, V2024 = "2023-10-16", "2024-06-20"
V_LOGIN, V_LAST_STRICT, V_RELAXED = "2024-10-28.acacia", "2026-02-25.clover", "2026-03-25.dahlia"
V_ISSUING, NEW = "2025-01-27.acacia", "2026-10-28.endive"
DSUA, EAC = "disable_stripe_user_authentication", "external_account_collection"
OFF_LOGIN, ON_LOGIN, NO_BANK = {DSUA: True}, {DSUA: False}, {EAC: False}


def find(asked: Request, facts: AccountFacts | None, rule: str) -> list[Problem]:
    catalog = STORE.catalog(asked.api_version)
    return [one for one in BOOK.problems(catalog, asked, facts) if one.rule == rule]


LOGIN_RULE = "dsua-true-needs-platform-requirements"
STRICT, RELAXED = "eac-false-needs-platform-requirements", "eac-false-relaxed"
ELSEWHERE, TRAP = "eac-false-relaxed-elsewhere", "eac-false-turns-login-off"
SAME, PERHAPS, POPUP = "dsua-same-everywhere", "dsua-same-perhaps", "login-popup"
SMART, ISSUE = "smart-disputes-follows-dispute-management", "issuing-needs-card-issuing"
TREASURY = "financial-account-needs-treasury"
OPTIONS, MONEY, EMPTY = "connectjs-options-are-not-api", "money-movement-renamed", ""
NO_FEATURES = "no-feature-components"
PUBLIC, PRIVATE = "preview-component-needs-preview-version", "private-preview-component"
ANNOUNCED, TERMINAL = "announced-preview-component", "terminal-hardware-preview"
E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT

MANAGE, BANNER = "account-management-after-onboarding", "notification-banner-after-onboarding"
MANUAL, WHERE = "standard-payouts-need-manual-schedule", "instant-payouts-country"
AGREEMENT, PRICING = "instant-payouts-service-agreement", "instant-payouts-pricing"
OPTION_RULES = {
    "option-account": ["stripe_account", "stripeAccount", "Stripe-Account", "StripeAccount"],
    "option-idempotency-key": ["idempotency_key", "idempotencyKey", "Idempotency-Key"],
    "option-api-version": ["apiVersion", "stripe_version", "Stripe-Version", "stripeVersion"],
    "option-context": ["stripe_context", "Stripe-Context", "stripeContext"],
    "option-header": ["Authorization", "Content-Type"],
    "option-of-the-client": ["timeout", "maxNetworkRetries", "headers", "apiKey"],
}
NEW_ONE = parse_account({"object": "account", "details_submitted": False})
DONE = parse_account({"object": "account", "details_submitted": True})
RECIPIENT = parse_account(
    {"object": "account", "tos_acceptance": {"service_agreement": "recipient"}}
)
JAPAN = known({"country": "JP", "controller.fees.payer": "account"})
FRANCE = known({"country": "FR", "controller.fees.payer": "application_express"})


def paid(interval: str, **more: str) -> AccountFacts:
    return parse_account(
        {"object": "account", "settings": {"payouts": {"schedule": {"interval": interval}}}} | more
    )


def top(name: str) -> Request:
    asked = request(NEW, documents=True)
    return asked._replace(params={**asked.params, (name,): "x"})


FLAG, FINANCE = "2026-09-30.preview; embedded_connect_beta=v2", "finance-preview-component"
BILLS_ON, CARDS_ON, CARDS_OFF = (
    {"bill_management": True},
    {"card_management": True},
    {"card_management": False},
)
_SAMPLES = {sample.id: sample.facts for sample in sample_accounts()}
PLAIN_V2, FITTING = _SAMPLES["acct_1SimV2Express"], _SAMPLES["acct_1SimV2Finance"]
MANAGER = parse_account(
    {
        "object": "v2.core.account",
        "applied_configurations": ["money_manager"],
        "configuration": {"money_manager": {"capabilities": {}}},
    }
)
SENDING = {"send_money": True}
INSTANT, FIXED = {"instant_payouts": True}, {"edit_payout_schedule": False}
STANDARD_ON = {"standard_payouts": True, "edit_payout_schedule": False}
PENDING = known({"capabilities.card_issuing": "pending"})
EMPTY_FEATURES = Request(NEW, "acct_1", {("components", "documents", "features"): Map()})
EMPTY_PAYOUTS = Request(NEW, "acct_1", {("components", "payouts", "features"): Map()})

BROKEN = [
    (LOGIN_RULE, E, request(V_LOGIN, payouts=OFF_LOGIN), STANDARD),
    (LOGIN_RULE, E, request(NEW, payouts=OFF_LOGIN), EXPRESS),
    (LOGIN_RULE, E, request(NEW, issuing_cards_list=OFF_LOGIN), STANDARD),
    (LOGIN_RULE, E, request(NEW, payment_method_settings={DSUA: "true"}), STANDARD),
    (LOGIN_RULE, E, request(NEW, payouts={"enabled": False, **OFF_LOGIN}), STANDARD),
    (STRICT, E, request(V2024, account_onboarding=NO_BANK), STANDARD),
    (STRICT, E, request(V_LAST_STRICT, payouts={**NO_BANK, **ON_LOGIN}), EXPRESS),
    (RELAXED, E, request(V_RELAXED, account_onboarding=NO_BANK), STANDARD),
    (RELAXED, E, request(NEW, account_onboarding={**NO_BANK, **OFF_LOGIN}), STANDARD),
    (RELAXED, E, request(NEW, payouts=NO_BANK), EXPRESS),
    (ELSEWHERE, W, request(NEW, payouts={**NO_BANK, **ON_LOGIN}), STANDARD),
    (TRAP, W, request(V_LOGIN, account_onboarding=NO_BANK), None),
    (TRAP, W, request(NEW, payouts=NO_BANK), CUSTOM),
    (SAME, E, request(NEW, payouts=OFF_LOGIN, balances=True), None),
    (SAME, E, request(V_LOGIN, payouts=OFF_LOGIN, balances=ON_LOGIN), CUSTOM),
    (SAME, E, request(NEW, account_onboarding=NO_BANK, balances=True), CUSTOM),
    (SAME, E, request(NEW, issuing_cards_list=True, balances=OFF_LOGIN), None),
    (PERHAPS, W, request(NEW, payouts=OFF_LOGIN, balances=False), CUSTOM),
    (PERHAPS, W, request(NEW, payouts=OFF_LOGIN, payment_method_settings=True), CUSTOM),
    (POPUP, W, request(V_LOGIN, payouts=True), CUSTOM),
    (POPUP, W, request(NEW, issuing_cards_list=True), CUSTOM),
    (ISSUE, W, request(V_ISSUING, issuing_card=True), NO_ISSUING),
    (
        ISSUE,
        W,
        request(NEW, issuing_cards_list=True),
        known({"capabilities.card_issuing": "pending"}),
    ),
    (TREASURY, W, request(NEW, financial_account=True), ISSUING),
    (TREASURY, W, request(NEW, financial_account=True), known({}, lists_capabilities=True)),
    (MANAGE, W, request(V2024, account_management=True), NEW_ONE),
    (BANNER, W, request(NEW, notification_banner=True), NEW_ONE),
    (MANUAL, W, request(NEW, payouts=STANDARD_ON), paid("daily")),
    (MANUAL, W, request(NEW, balances={"standard_payouts": True}), paid("weekly", type="custom")),
    (MANUAL, W, request(NEW, payouts=FIXED), paid("daily", type="standard")),
    (WHERE, W, request(NEW, payouts=INSTANT), JAPAN),
    (AGREEMENT, W, request(NEW, balances=INSTANT), RECIPIENT),
    (PRICING, H, request(NEW, instant_payouts_promotion=INSTANT), FRANCE),
    *((rule, H, top(name), None) for rule, names in OPTION_RULES.items() for name in names),
    ("option-account", H, request(NEW, payouts={"stripeAccount": True}), None),
    (
        SMART,
        H,
        request(NEW, payments={"dispute_management": False, "smart_disputes_management": True}),
        None,
    ),
    (NO_FEATURES, H, EMPTY_FEATURES, None),
    (OPTIONS, H, request(NEW, account_onboarding={"collection_options": True}), None),
    (OPTIONS, H, request(V2024, payments={"defaultFilters": "x"}), None),
    (MONEY, H, request(V_ISSUING, financial_account={"money_movement": True}), None),
    (PUBLIC, E, request(V2023, capital_overview=True), None),
    (PUBLIC, E, request(NEW, recipients={"send_money": True}), None),
    (PRIVATE, E, request(NEW, check_scanning=True), None),
    (ANNOUNCED, E, request(NEW, financial_account_rewards=True), None),
    (FINANCE, E, request(NEW, bills=True), None),
    (FINANCE, E, request("2026-09-30.preview", financial_accounts=True), None),
    ("preview-flag-capital", H, request("2026-09-30.preview", capital_overview=True), None),
    ("preview-flag-tax", H, request("2026-09-30.preview", tax_threshold_monitoring=True), None),
    (TERMINAL, H, request("2026-09-30.preview", terminal_hardware_shop=True), None),
    ("finance-needs-money-manager", E, request(FLAG, financial_accounts=True), PLAIN_V2),
    ("finance-needs-capabilities", E, request(FLAG, financial_accounts=True), MANAGER),
    ("finance-send-money-capabilities", E, request(FLAG, bills={"send_money": True}), MANAGER),
    ("finance-cards-need-card-creator", W, request(FLAG, issuing_cards_list=True), MANAGER),
    ("finance-united-states", W, request(FLAG, recipients_list=True), JAPAN),
    (
        "finance-same-send-money",
        W,
        request(FLAG, financial_accounts={"send_money": True}, bills={"send_money": False}),
        None,
    ),
    (
        "finance-same-bill-management",
        W,
        request(FLAG, financial_accounts=BILLS_ON, bills={"bill_management": False}),
        None,
    ),
    (
        "finance-same-card-management",
        W,
        request(FLAG, financial_accounts=CARDS_ON, financial_accounts_transactions=CARDS_OFF),
        None,
    ),
    ("capital-financing-country", H, request(FLAG, capital_financing=True), FRANCE),
    ("capital-application-country", H, request(FLAG, capital_financing_application=True), JAPAN),
]

KEPT = [
    (LOGIN_RULE, request(NEW, payouts=OFF_LOGIN), CUSTOM),
    (LOGIN_RULE, request(NEW, payouts=OFF_LOGIN), None),
    (LOGIN_RULE, request(NEW, payouts=OFF_LOGIN), AccountFacts(id="acct_1")),
    (LOGIN_RULE, request(NEW, payouts=ON_LOGIN), STANDARD),
    # The version does not have it yet: that is another problem.
    (LOGIN_RULE, request(V2024, payouts=OFF_LOGIN), STANDARD),
    (LOGIN_RULE, request(V_LOGIN, payment_method_settings=OFF_LOGIN), STANDARD),
    (STRICT, request(V_LAST_STRICT, account_onboarding=NO_BANK), CUSTOM),
    (STRICT, request(V_LAST_STRICT, account_onboarding=NO_BANK), None),
    (STRICT, request(V_LAST_STRICT, account_onboarding={EAC: True}), STANDARD),
    (STRICT, request(V_RELAXED, account_onboarding=NO_BANK), STANDARD),
    (RELAXED, request(V_LAST_STRICT, account_onboarding=NO_BANK), STANDARD),
    (RELAXED, request(NEW, account_onboarding={**NO_BANK, **ON_LOGIN}), STANDARD),
    (RELAXED, request(NEW, account_onboarding=NO_BANK), CUSTOM),
    (RELAXED, request(NEW, account_onboarding=NO_BANK), None),
    (ELSEWHERE, request(NEW, account_onboarding={**NO_BANK, **ON_LOGIN}), STANDARD),
    (ELSEWHERE, request(NEW, payouts={**NO_BANK, **ON_LOGIN}), CUSTOM),
    (ELSEWHERE, request(V_LAST_STRICT, payouts={**NO_BANK, **ON_LOGIN}), STANDARD),
    (TRAP, request(V2024, account_onboarding=NO_BANK), CUSTOM),
    (TRAP, request(NEW, payouts={**NO_BANK, **ON_LOGIN}), CUSTOM),
    (TRAP, request(NEW, payouts={**NO_BANK, **OFF_LOGIN}), CUSTOM),
    (TRAP, request(NEW, payouts={"enabled": False, **NO_BANK}), CUSTOM),
    (TRAP, request(NEW, payouts=NO_BANK), STANDARD),
    (SAME, request(NEW, payouts=True, balances=True, issuing_cards_list=True), CUSTOM),
    (SAME, request(NEW, payouts=OFF_LOGIN, balances=OFF_LOGIN, payments=True), CUSTOM),
    (SAME, request(NEW, payouts=NO_BANK, balances=OFF_LOGIN), CUSTOM),
    (SAME, request(NEW, payouts=OFF_LOGIN, balances=False), CUSTOM),
    (SAME, request(NEW, payouts=OFF_LOGIN, payment_method_settings=True), CUSTOM),
    (SAME, request(V2024, payouts=NO_BANK, balances=True), CUSTOM),
    (PERHAPS, request(NEW, payouts=OFF_LOGIN, balances=True), CUSTOM),
    (PERHAPS, request(NEW, payouts=OFF_LOGIN, balances={"enabled": False, DSUA: True}), CUSTOM),
    (POPUP, request(V2024, payouts=True), CUSTOM),
    (POPUP, request(NEW, payouts=True), EXPRESS),
    (POPUP, request(NEW, payouts=True), None),
    (POPUP, request(NEW, payouts=ON_LOGIN), CUSTOM),
    (POPUP, request(NEW, payouts=False), CUSTOM),
    (POPUP, request(NEW, payouts=NO_BANK), CUSTOM),
    (ISSUE, request(NEW, issuing_card=True), ISSUING),
    (ISSUE, request(NEW, financial_account=True), NO_ISSUING),
    (TREASURY, request(NEW, issuing_card=True), NO_ISSUING),
    (TREASURY, request(NEW, financial_account=True), None),
    (TREASURY, request(NEW, financial_account=True), known({"capabilities.treasury": "active"})),
    (ISSUE, request(NEW, issuing_card=True), CUSTOM),
    (ISSUE, request(NEW, issuing_card=True), None),
    (ISSUE, request(NEW, issuing_card=False), NO_ISSUING),
    (ISSUE, request(NEW, payments=True), NO_ISSUING),
    (MANAGE, request(NEW, account_management=True), DONE),
    (MANAGE, request(NEW, account_management=True), None),
    (MANAGE, request(NEW, account_onboarding=True), NEW_ONE),
    (MANAGE, request(NEW, account_management=False), NEW_ONE),
    (BANNER, request(NEW, notification_banner=True), DONE),
    (MANUAL, request(NEW, payouts=STANDARD_ON), paid("manual")),
    (MANUAL, request(NEW, payouts=STANDARD_ON), None),
    (MANUAL, request(NEW, payouts=STANDARD_ON | {"edit_payout_schedule": True}), paid("daily")),
    (MANUAL, request(NEW, payouts=True), paid("daily", type="standard")),
    (MANUAL, request(NEW, payouts=True), paid("daily", type="custom")),
    (WHERE, request(NEW, payouts=INSTANT), FRANCE),
    (WHERE, request(NEW, payouts=True), JAPAN),
    (WHERE, request(NEW, payouts=INSTANT | {"enabled": False}), JAPAN),
    (AGREEMENT, request(NEW, payouts=INSTANT), JAPAN),
    (PRICING, request(NEW, payouts=INSTANT), JAPAN),
    *((rule, top("metadata"), None) for rule in OPTION_RULES),
    (OPTIONS, top("locale"), None),
    (SMART, request(NEW, payments={"dispute_management": False}), None),
    (SMART, request(NEW, payments={"smart_disputes_management": True}), None),
    (
        SMART,
        request(
            "2026-06-24.dahlia",
            payments={"dispute_management": False, "smart_disputes_management": True},
        ),
        None,
    ),
    (NO_FEATURES, request(NEW, documents=True), None),
    (NO_FEATURES, EMPTY_PAYOUTS, None),
    # A component that is only there as null is not sent.
    (SAME, request(NEW, payouts=OFF_LOGIN, balances={"enabled": None}), CUSTOM),
    (OPTIONS, request(NEW, account_onboarding=NO_BANK), None),
    (OPTIONS, request(NEW, account_onboarding={"other": True}), None),
    (MONEY, request(NEW, financial_account={"send_money": True}), None),
    (MONEY, request(NEW, balances={"money_movement": True}), None),
    (FINANCE, request(FLAG, bills=True), None),
    ("preview-flag-capital", request(FLAG, capital_overview=True), None),
    ("preview-flag-tax", request(FLAG, tax_threshold_monitoring=True), None),
    (TERMINAL, request(FLAG, terminal_hardware_shop=True), None),
    ("finance-needs-money-manager", request(FLAG, financial_accounts=True), MANAGER),
    ("finance-needs-money-manager", request(FLAG, financial_accounts=True), CUSTOM),
    ("finance-needs-capabilities", request(FLAG, financial_accounts=True), FITTING),
    ("finance-needs-capabilities", request(FLAG, financial_accounts=True), PLAIN_V2),
    ("finance-send-money-capabilities", request(FLAG, bills={"send_money": True}), FITTING),
    ("finance-send-money-capabilities", request(FLAG, bills=True), MANAGER),
    ("finance-cards-need-card-creator", request(FLAG, issuing_cards_list=True), FITTING),
    ("finance-cards-need-card-creator", request(NEW, issuing_cards_list=True), MANAGER),
    ("finance-united-states", request(FLAG, recipients_list=True), FITTING),
    (
        "finance-same-send-money",
        request(FLAG, bills={"send_money": True}, recipients_list=True),
        None,
    ),
    ("finance-same-bill-management", request(FLAG, financial_accounts=BILLS_ON, bills=True), None),
    (
        "finance-same-card-management",
        request(FLAG, financial_accounts=CARDS_ON, issuing_cards_list=CARDS_OFF),
        None,
    ),
    ("capital-financing-country", request(FLAG, capital_financing=True), FITTING),
    ("capital-application-country", request(FLAG, capital_financing_application=True), FRANCE),
    (PUBLIC, request(NEW, payments=True), None),
    (PUBLIC, request(NEW, check_scanning=True), None),
    (PRIVATE, request(NEW, app_install=True), None),
    (ANNOUNCED, request(NEW, financial_account=True), None),
]


@pytest.mark.parametrize(("rule", "severity", "asked", "facts"), BROKEN)
def test_broken(rule: str, severity: Severity, asked: Request, facts: AccountFacts | None) -> None:
    (problem,) = find(asked, facts, rule)
    assert problem.severity is severity
    assert problem.path[:1] == ("components",) or rule.startswith("option-")
    assert "{" not in str(problem.message)
    assert problem.source.startswith("https://")
    assert problem.source_name


@pytest.mark.parametrize(("rule", "asked", "facts"), KEPT)
def test_kept(rule: str, asked: Request, facts: AccountFacts | None) -> None:
    assert find(asked, facts, rule) == []


def test_the_tables_have_both_kinds_of_case_for_every_constraint() -> None:
    rules = {one.id for one in BOOK.constraints if not isinstance(one.check, Remark)}
    assert {case[0] for case in BROKEN} == rules
    assert {case[0] for case in KEPT} == rules


REPAIRED = {one.id for one in BOOK.constraints if one.repair is not None}


@pytest.mark.parametrize(
    ("rule", "severity", "asked", "facts"), [case for case in BROKEN if case[0] in REPAIRED]
)
def test_every_rule_that_knows_a_fix_offers_one_that_mends(
    rule: str, severity: Severity, asked: Request, facts: AccountFacts | None
) -> None:
    fixes = Fixes(asked, STORE.catalog(asked.api_version), STORE, BOOK, facts)
    for problem in find(asked, facts, rule):
        offered = fixes.offered(problem)
        assert offered
        for fix in offered:
            assert problem not in find(fix.applied(asked), facts, rule)


@pytest.mark.parametrize("rule", [ELSEWHERE, PERHAPS, SMART])
def test_what_is_inferred_says_that_it_is_not_certain(rule: str) -> None:
    case = next(case for case in BROKEN if case[0] == rule)
    (problem,) = find(case[2], case[3], rule)
    assert str(problem.message).startswith("Not certain: ")


def test_each_component_that_breaks_a_rule_has_its_own_finding() -> None:
    asked = request(NEW, payouts=OFF_LOGIN, balances=OFF_LOGIN)
    paths = [wire_name(one.path) for one in find(asked, STANDARD, LOGIN_RULE)]
    assert paths == [
        f"components[balances][features][{DSUA}]",
        f"components[payouts][features][{DSUA}]",
    ]


def test_the_pop_up_is_one_finding_with_one_fix_for_all_components() -> None:
    asked = request(NEW, payouts=True, balances=True, documents=True)
    (problem,) = find(asked, CUSTOM, POPUP)
    rows = [feature_path(name, DSUA) for name in ("balances", "payouts")]
    assert [problem.path, *problem.also] == rows
    assert "balances, payouts" in str(problem.message)
    assert problem.fix is not None
    assert problem.fix.changes == dict.fromkeys(rows, True)
    assert not problem.fix.safe


def test_the_relaxed_rule_offers_the_explicit_value_as_a_safe_fix() -> None:
    asked = request(NEW, account_onboarding=NO_BANK)
    (problem,) = find(asked, STANDARD, RELAXED)
    assert problem.fix is not None
    assert problem.fix.safe
    assert problem.fix.changes == {feature_path("account_onboarding", DSUA): False}


def test_a_fix_that_overrules_what_is_asked_is_not_safe() -> None:
    asked = request(NEW, account_onboarding={**NO_BANK, **OFF_LOGIN})
    (problem,) = find(asked, STANDARD, RELAXED)
    assert problem.fix is not None
    assert not problem.fix.safe


def test_an_un_send_fix() -> None:
    asked = request(V_LAST_STRICT, payouts=NO_BANK)
    (problem,) = find(asked, STANDARD, STRICT)
    assert problem.fix is not None
    assert problem.fix.changes == {feature_path("payouts", EAC): UNSET}


@pytest.mark.parametrize(
    ("asked", "changes", "safe"),
    [
        # One value is asked for: the others follow it.
        (request(NEW, payouts=OFF_LOGIN, balances=True), {"balances": True}, True),
        (request(NEW, payouts=ON_LOGIN, balances=NO_BANK), {"balances": False}, True),
        # None is asked for: back to Stripe's sign-in.
        (request(NEW, payouts=NO_BANK, balances=True), {"payouts": False}, True),
        # Both are asked for: somebody must give way.
        (request(NEW, payouts=OFF_LOGIN, balances=ON_LOGIN), {"payouts": False}, False),
    ],
)
def test_the_fix_that_makes_all_components_agree(
    asked: Request, changes: dict[str, bool], safe: bool
) -> None:
    (problem,) = find(asked, CUSTOM, SAME)
    assert problem.fix is not None
    expected = {feature_path(name, DSUA): value for name, value in changes.items()}
    assert problem.fix.changes == expected
    assert problem.fix.safe is safe
    assert problem.path in expected
    assert find(asked.with_values(problem.fix.changes), CUSTOM, SAME) == []


def test_the_finding_names_who_has_which_value() -> None:
    (problem,) = find(request(NEW, payouts=OFF_LOGIN, balances=True), None, SAME)
    assert "true for payouts and false for balances" in str(problem.message)
    assert {problem.path, *problem.also} == {
        feature_path("balances", DSUA),
        feature_path("payouts", DSUA),
    }


def test_safe_changes_take_the_worse_problem_first() -> None:
    asked = request(NEW, payouts=OFF_LOGIN, balances=True)
    problems = find(asked, None, SAME)
    assert safe_changes(problems) == {feature_path("balances", DSUA): True}
    assert safe_changes([]) == {}


@pytest.mark.parametrize(
    ("version", "component", "name", "rules"),
    [
        (NEW, "payouts", DSUA, {LOGIN_RULE, TRAP, SAME, PERHAPS, POPUP}),
        (NEW, "payment_method_settings", DSUA, {LOGIN_RULE, PERHAPS, POPUP}),
        (NEW, "account_onboarding", EAC, {RELAXED}),
        (NEW, "payouts", EAC, {RELAXED, ELSEWHERE}),
        (V2024, "payouts", EAC, {STRICT}),
        (NEW, "payments", "refund_management", set()),
    ],
)
def test_notes_are_the_rules_about_a_parameter_of_a_version(
    version: str, component: str, name: str, rules: set[str]
) -> None:
    notes = BOOK.notes(STORE.catalog(version), feature_path(component, name))
    assert {note.rule for note in notes} == rules
    assert all(note.text and "{" not in str(note.text) for note in notes)
    assert all(note.source.startswith("https://") and note.source_name for note in notes)
