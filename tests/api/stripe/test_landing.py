"""Where an error of the API lands in the request, and what is said about it."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import STORE, examples

from session_composer.api.http.call import Reply
from session_composer.api.stripe.known_errors import ERRORS, known_errors, permissions
from session_composer.api.stripe.landing import Landing, land
from session_composer.api.stripe.reply import ErrorAnswer, read_reply
from session_composer.core.request.request import Request
from session_composer.core.text.errors import DataError
from session_composer.core.versions.version_info import PRIVATE as CHANNEL
from session_composer.core.wire.paths import enabled_path, feature_path, wire_name
from session_composer.core.wire.values import Leaf

NEWEST = STORE.newest
NEWEST_PREVIEW = next(info.header for info in STORE.previews if info.channel != CHANNEL)
NEWEST_PRIVATE = next(info.header for info in STORE.previews if info.channel == CHANNEL)
PRIVATE = "2026-10-14.preview; embedded_connect_beta=v2"
DSUA = "disable_stripe_user_authentication"


def made(version: str, **components: Mapping[str, bool]) -> Request:
    """A request with some components, each with its features."""
    params: dict[tuple[str, ...], Leaf] = {}
    for name, features in components.items():
        params[enabled_path(name)] = True
        params |= {feature_path(name, feature): value for feature, value in features.items()}
    return Request(version, "acct_1Quarry", MappingProxyType(params))


FINANCE = made(
    PRIVATE,
    financial_accounts={"send_money": True},
    recipients_list={"send_money": True},
    issuing_cards_list={},
    financial_accounts_transactions={},
    bills={},
)
PAYMENTS = made(NEWEST, payments={}, payouts={})
SIGN_IN = made(NEWEST, account_onboarding={DSUA: True}, payouts={}, documents={})


def landed(request: Request, status: int = 400, **error: str) -> Landing:
    body = json.dumps({"error": {"type": "invalid_request_error", **error}}).encode()
    answer = read_reply(Reply(status, (), body, 1))
    assert isinstance(answer, ErrorAnswer)
    return land(answer, request, STORE)


def coded(code: str, text: str = "The account lacks something.") -> dict[str, Any]:
    return {"code": code, "message": text}


# What is answered, and where it belongs.
CASES: list[tuple[str, Request, dict[str, Any], set[str]]] = [
    (
        "a parameter is named",
        made(NEWEST, payments={"refunds": True}),
        {
            "code": "parameter_unknown",
            "message": "Received unknown parameter: components[payments][features][refunds]",
            "param": "components[payments][features][refunds]",
        },
        {"components[payments][features][refunds]"},
    ),
    (
        "a parameter is named with dots",
        PAYMENTS,
        {"message": "No.", "param": "components.payouts.enabled"},
        {"components[payouts][enabled]"},
    ),
    ("the account is the parameter", PAYMENTS, {"message": "No.", "param": "account"}, {"account"}),
    (
        "a parameter is named in the text alone",
        made(NEWEST, payments={"refunds": True}),
        {"message": "Received unknown parameter: components[payments][features][refunds]"},
        {"components[payments][features][refunds]"},
    ),
    (
        "the same with dots",
        PAYMENTS,
        {"message": "components.payouts.features.instant_payouts is not a boolean."},
        {"components[payouts][features][instant_payouts]"},
    ),
    (
        "sign-in differs: two components in backticks",
        SIGN_IN,
        {
            "message": f"The `features[{DSUA}]` property specified by `account_onboarding` and "
            "`payouts` must be the same."
        },
        {
            f"components[account_onboarding][features][{DSUA}]",
            f"components[payouts][features][{DSUA}]",
        },
    ),
    (
        "a component without quotation marks",
        made(NEWEST, account_management={}, payouts={}),
        {"message": "account_management cannot be enabled for this account."},
        {"components[account_management]"},
    ),
    (
        "a word that is the name of a component is none",
        made(NEWEST, payments={}, documents={}),
        {"message": "The connected account cannot accept payments; it has no documents."},
        {"account"},
    ),
    (
        "a component that is not sent",
        PAYMENTS,
        {"message": "The `balances` component is not available to this account."},
        {"account"},
    ),
    (
        "a feature alone: where it is sent",
        SIGN_IN,
        {"message": f"`{DSUA}` may only be true where you collect requirements."},
        {f"components[account_onboarding][features][{DSUA}]"},
    ),
    (
        "a feature alone that is sent nowhere",
        made(NEWEST, payouts={}, balances={}, payments={}),
        {"message": "instant_payouts are not available."},
        {
            "components[balances][features][instant_payouts]",
            "components[payouts][features][instant_payouts]",
        },
    ),
    (
        "a configuration is missing",
        FINANCE,
        coded("account_sessions_missing_account_configuration"),
        {"account"},
    ),
    (
        "capabilities of the financial account are missing",
        FINANCE,
        coded("account_sessions_missing_financial_account_capabilities"),
        {"components[financial_accounts]"},
    ),
    (
        "the same where the component is not sent",
        PAYMENTS,
        coded("account_sessions_missing_financial_account_capabilities"),
        {"account"},
    ),
    (
        "sending money",
        FINANCE,
        coded("account_sessions_missing_send_money_capabilities"),
        {
            "components[financial_accounts][features][send_money]",
            "components[recipients_list][features][send_money]",
        },
    ),
    (
        "card issuing",
        FINANCE,
        coded("account_sessions_missing_card_issuing_capability"),
        {"components[issuing_cards_list]"},
    ),
    (
        "no financial account for payments",
        FINANCE,
        coded("account_sessions_missing_v2_payments_financial_account"),
        {"components[financial_accounts_transactions]", "components[recipients_list]"},
    ),
    (
        "the code counts for more than names in the text",
        FINANCE,
        coded("account_sessions_missing_card_issuing_capability", "For `bills`, add it."),
        {"components[issuing_cards_list]"},
    ),
    (
        "test account, live key",
        PAYMENTS,
        {
            "type": "api_error",
            "message": "The account acct_1Quarry was a test account created with a testmode key, "
            "and therefore can only be used with testmode keys.",
        },
        {"account", "key"},
    ),
    (
        "no access to the account",
        PAYMENTS,
        {
            "status": 403,
            "code": "account_invalid",
            "message": "The provided key 'sk_test_***' does not have access to account "
            "'acct_1Quarry' (or that account does not exist).",
        },
        {"account"},
    ),
    (
        "the same without its code",
        PAYMENTS,
        {
            "status": 403,
            "message": "The provided key 'sk_test_***' does not have access to account "
            "'acct_1Quarry' (or that account does not exist).",
        },
        {"account"},
    ),
    (
        "a parameter that no request has",
        PAYMENTS,
        {"status": 404, "message": "No such account: 'acct_1Quarry'", "param": "id"},
        {"account"},
    ),
    (
        "another code of its kind",
        PAYMENTS,
        coded("account_sessions_missing_bill_pay_capability", "No."),
        {"account"},
    ),
    (
        "another code of its kind, and a component in backticks",
        FINANCE,
        coded("account_sessions_missing_storage_financial_account", "For `bills`, add one."),
        {"components[bills]"},
    ),
    (
        "a parameter is missing, told in the text alone",
        PAYMENTS,
        coded("parameter_missing", "Missing required param: account."),
        {"account"},
    ),
    (
        "permission, by its code",
        PAYMENTS,
        {"status": 403, **coded("more_permissions_required", "Permission missing.")},
        {"key"},
    ),
    ("no such account", PAYMENTS, {"message": "No such account: 'acct_1Quarry'"}, {"account"}),
    (
        "no platform",
        PAYMENTS,
        {"status": 403, **coded("platform_account_required", "Only Stripe Connect platforms can")},
        {"key"},
    ),
    (
        "permission, old words",
        PAYMENTS,
        {
            "status": 403,
            "message": "The provided key 'rk_test_***' does not have the required permissions for "
            "this endpoint on account 'acct_1Quarry'. Having the 'rak_made_up_write' permission "
            "would allow this request to continue.",
        },
        {"key"},
    ),
    (
        "permission, new words",
        PAYMENTS,
        {
            "status": 403,
            "message": "The provided key 'rk_test_***' does not have the required permissions for "
            "this endpoint. Enabling \"Prices Read\" ('plan_read') permissions on this key would "
            "allow this request to continue.",
        },
        {"key"},
    ),
    (
        "an address",
        PAYMENTS,
        {
            "status": 403,
            "message": "The API key provided does not allow requests from your IP address "
            "(203.0.113.9).",
        },
        {"key"},
    ),
    (
        "the beta flag",
        made(PRIVATE, check_scanning={}),
        {
            "message": f"Invalid Stripe API version: {PRIVATE}. You do not have permission to pass "
            "this beta header: embedded_connect_beta."
        },
        {"api_version"},
    ),
    ("an invalid version", PAYMENTS, {"message": "Invalid Stripe API version: x"}, {"api_version"}),
    (
        "a version in other words",
        PAYMENTS,
        {"message": "This call needs the header Stripe-Version."},
        {"api_version"},
    ),
    (
        "an invalid key",
        PAYMENTS,
        {"status": 401, "message": "Invalid API Key provided: sk_test_***"},
        {"key"},
    ),
    ("an expired key", PAYMENTS, {"status": 401, **coded("api_key_expired", "Expired.")}, {"key"}),
    ("a 401 of other words", PAYMENTS, {"status": 401, "message": "No."}, {"key"}),
    ("a 403 of other words", PAYMENTS, {"status": 403, "message": "No."}, {"key"}),
    (
        "an account in other words",
        PAYMENTS,
        {"message": "This account has been closed."},
        {"account"},
    ),
    (
        "expand",
        PAYMENTS,
        {"message": "This property cannot be expanded (x).", "param": "expand"},
        {"expand"},
    ),
    ("nothing that belongs anywhere", PAYMENTS, {"message": "Something is wrong."}, set()),
    (
        "too many",
        PAYMENTS,
        {"status": 429, **coded("rate_limit", "Too many requests for this account.")},
        set(),
    ),
    (
        "a fault of Stripe's",
        PAYMENTS,
        {"status": 500, "type": "api_error", "message": "An error, the account is fine."},
        set(),
    ),
]


@pytest.mark.parametrize(
    ("request_", "error", "places"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_an_error_lands(request_: Request, error: dict[str, Any], places: set[str]) -> None:
    found = landed(request_, **error)
    assert {wire_name(path) for path in found.places} == places
    assert len(found.places) == len(places)


# What is told apart, each with advice of its own.
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a configuration is missing", "money_manager"),
        ("capabilities of the financial account are missing", "received_credits"),
        ("sending money", "outbound_payments"),
        ("card issuing", "card_creator"),
        ("no financial account for payments", "only Stripe can set one up"),
        ("test account, live key", "different modes"),
        ("no access to the account", "connected to"),
        ("no such account", "test keys see no live accounts"),
        ("no platform", "no Connect platform"),
        ("permission, old words", "the permission rak_made_up_write in"),
        ("permission, new words", "the permission plan_read in"),
        ("an address", "certain addresses"),
        ("the beta flag", "no access to what the flag stands for"),
        ("an invalid version", "does not know this API version"),
        ("an invalid key", "copy it anew"),
        ("an expired key", "rolled or deleted"),
        ("sign-in differs: two components in backticks", "Send the same value"),
        ("too many", "wait a moment"),
        ("a fault of Stripe's", "status.stripe.com"),
        ("a parameter is named", "check its spelling"),
    ],
)
def test_a_known_error_has_advice(name: str, words: str) -> None:
    case = next(case for case in CASES if case[0] == name)
    found = landed(case[1], **case[2])
    assert words in str(found.advice)


def test_advice_is_different_for_each() -> None:
    advice = [one.advice for one in known_errors() if one.advice is not None]
    assert len(set(map(str, advice))) >= len(advice) - 3
    assert all(str(one).endswith(".") for one in advice)


@pytest.mark.parametrize(
    ("param", "words"),
    [
        ("components[balance_report]", "in 2025-08-27.basil and from 2026-04-22.dahlia on"),
        ("components[app_install]", f"(Stripe-Version: {NEWEST_PREVIEW})"),
        ("components[agentic_commerce_settings]", f"(Stripe-Version: {NEWEST_PRIVATE})"),
    ],
)
def test_a_version_that_has_it_is_named(param: str, words: str) -> None:
    request = made("2025-06-30.basil", payments={})
    found = landed(request, code="parameter_unknown", message="No.", param=param)
    assert words in str(found.advice)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Having the 'rak_a_write' permission would", ("rak_a_write",)),
        (
            "Having one of 'rak_a_read', 'rak_b_read', 'rak_a_read' permissions",
            ("rak_a_read", "rak_b_read"),
        ),
        (
            "Enabling \"A\" ('a_read') and \"B\" ('b_read') permissions on this key",
            ("a_read", "b_read"),
        ),
        ("No such account ('acct_1')", ()),
        ("rak_x " * 2000, ("rak_x",)),
    ],
)
def test_permissions_are_read_in_both_wordings(text: str, names: tuple[str, ...]) -> None:
    assert permissions(text) == names


@examples(200)
@given(st.text(max_size=300), st.sampled_from([400, 401, 403, 404, 429, 500]), st.text(max_size=40))
def test_whatever_is_said_has_places_of_the_request(text: str, status: int, param: str) -> None:
    found = landed(SIGN_IN, status, message=text, code="x", param=param)
    for path in found.places if not param else ():
        assert path[0] in ("account", "api_version", "key", "expand") or (
            path[1] in SIGN_IN.sent_components()
        )


DAMAGES: list[tuple[dict[str, Any], str]] = [
    ({"on": ["header"]}, "errors[0].on names no place, 'header'"),
    ({"on": "account"}, "errors[0].on is missing or not of type list"),
    ({"codes": []}, "errors[0].codes is not a list of names"),
    ({"says": ["Upper"]}, "errors[0].says is not in small letters"),
    ({"statuses": [200]}, "errors[0] has a status that is none of an error"),
    ({"advise": ""}, "errors[0] has an unknown key, 'advise'"),
    ({"simulated": {"status": 400}}, "errors[0].simulated.message is missing"),
]


@pytest.mark.parametrize(("change", "message"), DAMAGES)
def test_damaged_data_is_refused(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    entry = {"id": "a", "codes": ["a"], "on": ["account"], **change}
    path = tmp_path / "errors.json"
    path.write_text(json.dumps({"format": 1, "errors": [entry]}))
    with pytest.raises(DataError) as caught:
        known_errors(path)
    assert str(caught.value).startswith(f"errors.json: {message}")


def test_no_id_is_there_twice(tmp_path: Path) -> None:
    path = tmp_path / "errors.json"
    entry = {"id": "a", "codes": ["a"], "on": ["account"]}
    path.write_text(json.dumps({"format": 1, "errors": [entry, entry]}))
    with pytest.raises(DataError, match="an id is there twice"):
        known_errors(path)
    assert known_errors(ERRORS)
