"""Each error of Stripe's that is known, as the sandbox gives it: shape, place and advice."""

import json
from types import MappingProxyType

import pytest
from tests.support.raw_http import FORM, KEY
from tests.support.requests import STORE

from session_composer.api.http.call import Reply
from session_composer.api.loopback.connection import LocalCall
from session_composer.api.loopback.http_request import RequestHead
from session_composer.api.sandbox.router import Router
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.api.stripe.known_errors import KnownError, known_errors
from session_composer.api.stripe.landing import land
from session_composer.api.stripe.reply import ErrorAnswer, SessionAnswer, read_reply
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.paths import enabled_path, feature_path, wire_name
from session_composer.core.wire.values import Leaf

PRIVATE = "2026-10-14.preview; embedded_connect_beta=v2"
ROUTER = Router(STORE, Rulebook(), "nonce", lambda: None)
SIMULATED = [one for one in known_errors() if one.simulated is not None]
BY_BEHAVIOUR = {one.behaviour: one.id for one in sample_accounts()}
FINE = "acct_1SimV2Finance"
SEND_MONEY = feature_path("recipients_list", "send_money")
PARAMS: dict[tuple[str, ...], Leaf] = {
    enabled_path("financial_accounts"): True,
    enabled_path("financial_accounts_transactions"): True,
    enabled_path("recipients_list"): True,
    enabled_path("issuing_cards_list"): True,
    SEND_MONEY: True,
}
PLACES = {
    "missing_configuration": {"account"},
    "missing_financial_capabilities": {"components[financial_accounts]"},
    "missing_send_money": {wire_name(SEND_MONEY)},
    "missing_card_issuing": {"components[issuing_cards_list]"},
    "missing_payments_account": {
        "components[financial_accounts_transactions]",
        "components[recipients_list]",
    },
    "other_mode": {"account", "key"},
    "not_connected": {"account"},
    "no_platform": {"key"},
    "restricted_key": {"key"},
    "restricted_key_named": {"key"},
    "address_not_allowed": {"key"},
    "beta_not_allowed": {"api_version"},
    "expired_key": {"key"},
    "invalid_key": {"key"},
    "rate_limited": set(),
    "lock_timeout": set(),
    "server_error": set(),
    "unavailable": set(),
}


def answered(
    account: str, params: dict[tuple[str, ...], Leaf], key: str = KEY, version: str = PRIVATE
) -> tuple[Request, SessionAnswer | ErrorAnswer]:
    request = Request(version, account, MappingProxyType(params))
    headers = (
        ("authorization", f"Bearer {key}"),
        ("content-type", FORM),
        ("stripe-version", version),
    )
    head = RequestHead("POST", "/v1/account_sessions", headers)
    body = encode(request, STORE.catalog(version)).encode()
    reply = ROUTER(LocalCall(head, body))
    answer = read_reply(Reply(reply.status, reply.headers, json.dumps(reply.body).encode(), 1))
    assert isinstance(answer, SessionAnswer | ErrorAnswer)
    return request, answer


def assert_is(known: KnownError, request: Request, answer: object) -> None:
    assert isinstance(answer, ErrorAnswer)
    assert known.simulated is not None
    assert (answer.status, answer.type) == (known.simulated.status, known.simulated.type)
    assert answer.code == (known.codes[0] if known.codes else "")
    assert answer.param == ""
    assert not any(mark in answer.message for mark in "{}")
    assert KEY not in answer.message
    found = land(answer, request, STORE)
    assert {wire_name(path) for path in found.places} == PLACES[known.id]
    assert found.advice is not None
    assert "that the answer names" not in str(found.advice)


def test_every_error_has_a_place_here() -> None:
    assert PLACES.keys() == {one.id for one in SIMULATED}


@pytest.mark.parametrize(
    "known", [one for one in SIMULATED if one.id in BY_BEHAVIOUR], ids=lambda one: one.id
)
def test_an_account_brings_it_about(known: KnownError) -> None:
    account = BY_BEHAVIOUR[known.id]
    request, answer = answered(account, PARAMS)
    assert_is(known, request, answer)
    assert isinstance(answer, ErrorAnswer)
    if "account" in PLACES[known.id]:
        assert account in answer.message


@pytest.mark.parametrize("kind", ["sk", "rk"])
@pytest.mark.parametrize("known", SIMULATED, ids=lambda one: one.id)
def test_a_key_brings_it_about(known: KnownError, kind: str) -> None:
    request, answer = answered(FINE, PARAMS, f"{kind}_test_simulated_{known.id}")
    assert_is(known, request, answer)


def test_without_a_flag_there_is_none_to_refuse() -> None:
    for account, key in (
        (BY_BEHAVIOUR["beta_not_allowed"], KEY),
        (FINE, "sk_test_simulated_beta_not_allowed"),
    ):
        _, answer = answered(account, {enabled_path("payments"): True}, key, STORE.newest)
        assert isinstance(answer, SessionAnswer)


@pytest.mark.parametrize("suffix", ["", "nothing", "server_error_"])
def test_other_keys_are_like_any(suffix: str) -> None:
    _, answer = answered(FINE, PARAMS, f"sk_test_simulated_{suffix}")
    assert isinstance(answer, SessionAnswer)


@pytest.mark.parametrize(
    ("account", "components", "id_"),
    [
        ("acct_1SimV2Custom", ["bills"], "missing_configuration"),
        ("acct_1SimV2Express", ["recipients_list"], "missing_configuration"),
        (FINE, ["bills", "financial_accounts", "recipients_list", "issuing_cards_list"], ""),
        ("acct_1SimCustomUS", ["payments"], ""),
    ],
)
def test_what_the_account_must_have_is_asked_for(
    account: str, components: list[str], id_: str
) -> None:
    """Under the private preview, for which it is documented."""
    request, answer = answered(account, {enabled_path(name): True for name in components})
    if not id_:
        assert isinstance(answer, SessionAnswer)
        return
    assert_is(next(one for one in SIMULATED if one.id == id_), request, answer)
