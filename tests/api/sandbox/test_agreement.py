"""The checks made before sending and the simulated Stripe agree, on refusals and on defaults."""

import json
from typing import Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st
from tests.support.raw_http import FORM, KEY, post
from tests.support.requests import STORE, VERSIONS, examples
from tests.support.sizes import some

from session_composer.api.http.call import Reply
from session_composer.api.loopback.connection import LocalCall
from session_composer.api.loopback.http_request import RequestHead
from session_composer.api.sandbox.account_objects import INCLUDES
from session_composer.api.sandbox.router import Router
from session_composer.api.sandbox.sample_accounts import (
    NORMAL,
    AccountDirectory,
    SampleAccount,
    sample_accounts,
)
from session_composer.api.stripe.reply import ErrorAnswer, SessionAnswer, read_reply
from session_composer.core.account.account_object import parse_account
from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.rules.granted import compare_granted
from session_composer.core.rules.granted_words import Granted
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Problem, Severity
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog import Component, Feature
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path, wire_name
from session_composer.core.wire.values import UNSET, Leaf

BOOK = Rulebook()
ROUTER = Router(STORE, BOOK, "nonce", lambda: None)
PREVIEWS = [info.api_version for info in STORE.previews]
NEW = VERSIONS[0]
ORDINARY = [account for account in sample_accounts() if account.behaviour == NORMAL]
ACCOUNTS = AccountDirectory()
CUSTOM = next(account for account in ORDINARY if account.id == "acct_1SimCustomUS")
STANDARD = next(account for account in ORDINARY if account.id == "acct_1SimStandardUS")
DSUA = "disable_stripe_user_authentication"
ONBOARDING = ("account_onboarding", DSUA)
FINANCE = {"bills", "financial_accounts", "financial_accounts_transactions", "recipients_list"}
_ENABLED = (True, True, True, False, None)


def _by_path(component: Component) -> dict[WirePath, Feature]:
    return {feature.path: feature for feature in component.features}


@st.composite
def requests(draw: st.DrawFn) -> tuple[Request, SampleAccount]:
    """Some components of a version, each feature sent or not; and an account."""
    version = draw(st.sampled_from(VERSIONS))
    account = draw(st.sampled_from(ORDINARY))
    catalog = STORE.catalog(version)
    # Rules between components are about this feature: have them meet.
    shared = [c for c in catalog.components if any(f.name == DSUA for f in c.features)]
    # Those of later releases, too: whether they are refused is not certain.
    newer = [c for c in STORE.catalog(NEW).components if c.name not in catalog.component_by_name]
    pool = st.sampled_from([*catalog.components, *newer])
    if shared:
        pool = pool | st.sampled_from(shared)
    params: dict[WirePath, Leaf] = {}
    for component in draw(st.lists(pool, max_size=5, unique=True)):
        latest = STORE.catalog(NEW).component_by_name.get(component.name, component)
        states: dict[WirePath, bool | None] = {
            feature.path: draw(st.sampled_from((None, True, False)))
            for feature in {**_by_path(latest), **_by_path(component)}.values()
        }
        states[enabled_path(component.name)] = draw(st.sampled_from(_ENABLED))
        params |= {path: value for path, value in states.items() if value is not None}
    return Request(version, account.id, params), account


def sent(account: SampleAccount, *features: tuple[str, str, bool]) -> tuple[Request, SampleAccount]:
    """Enabled components with a feature each."""
    params: dict[WirePath, Leaf] = {}
    for component, feature, value in features:
        params[enabled_path(component)] = True
        params[feature_path(component, feature)] = value
    return Request(NEW, account.id, params), account


def answer_to(request: Request) -> SessionAnswer | ErrorAnswer:
    """Ask the simulated Stripe, without a socket, and read as the program does."""
    catalog = STORE.catalog(request.api_version)
    headers = (
        ("authorization", f"Bearer {KEY}"),
        ("content-type", FORM),
        ("stripe-version", catalog.header),
    )
    head = RequestHead("POST", "/v1/account_sessions", headers)
    answer = ROUTER(LocalCall(head, encode(request, catalog).encode()))
    return understood(Reply(answer.status, answer.headers, json.dumps(answer.body).encode(), 1))


def understood(reply: Reply) -> SessionAnswer | ErrorAnswer:
    found = read_reply(reply)
    assert isinstance(found, SessionAnswer | ErrorAnswer)
    assert isinstance(found, SessionAnswer) == (reply.status == 200)
    return found


def told_as(account: SampleAccount, shape: str) -> AccountFacts:
    """Facts of an account as somebody has them who read it in one shape."""
    if shape == "v1":
        return parse_account(ACCOUNTS.v1_object(account))
    return parse_account(ACCOUNTS.v2_object(account, INCLUDES))


TOLD = {
    (account.id, shape): told_as(account, shape) for account in ORDINARY for shape in ("v1", "v2")
}


def errors_of(request: Request, account: SampleAccount, shape: str = "v1") -> list[Problem]:
    catalog = STORE.catalog(request.api_version)
    found = lint(request, catalog, STORE, BOOK, TOLD[account.id, shape])
    return [problem for problem in found if problem.severity is Severity.ERROR]


def assert_agreement(
    errors: list[Problem], answer: SessionAnswer | ErrorAnswer, request: Request
) -> None:
    """Refused if and only if there is an error; the refusal is about one of the errors."""
    assert isinstance(answer, ErrorAnswer) == bool(errors), (errors, answer, request)
    if isinstance(answer, ErrorAnswer) and answer.param:
        assert answer.param in {wire_name(problem.path) for problem in errors}


@examples(400)
@given(requests(), st.sampled_from(["v1", "v2"]))
@example(sent(CUSTOM, (*ONBOARDING, True), ("payouts", DSUA, True)), "v2")
@example(sent(CUSTOM, (*ONBOARDING, True), ("payouts", DSUA, False)), "v1")
@example(sent(STANDARD, (*ONBOARDING, True)), "v2")
@example((Request(NEW, CUSTOM.id), CUSTOM), "v1")
def test_a_request_is_refused_exactly_when_an_error_was_found(
    case: tuple[Request, SampleAccount], shape: str
) -> None:
    """Whatever kind of account it is for, and in whatever shape that was read."""
    request, account = case
    errors = errors_of(request, account, shape)
    answer = answer_to(request)
    event(type(answer).__name__)
    assert_agreement(errors, answer, request)


def test_the_examples_are_of_both_kinds() -> None:
    """Otherwise the property above could hold for want of refusals."""
    fine = sent(CUSTOM, (*ONBOARDING, True), ("payouts", DSUA, True))
    unequal = sent(CUSTOM, (*ONBOARDING, True), ("payouts", DSUA, False))
    forbidden = sent(STANDARD, (*ONBOARDING, True))
    assert not errors_of(*fine)
    assert len(errors_of(*unequal)) >= 1
    assert len(errors_of(*forbidden)) >= 1


@pytest.mark.parametrize("account", [CUSTOM, STANDARD], ids=lambda account: account.id)
@pytest.mark.parametrize("value", [None, True, False])
@pytest.mark.parametrize("other", [None, True, False])
def test_agreement_over_http(
    port: int, account: SampleAccount, value: bool | None, other: bool | None
) -> None:
    params: dict[WirePath, Leaf] = {}
    for component, state in (("account_onboarding", value), ("payouts", other)):
        params[enabled_path(component)] = True
        if state is not None:
            params[feature_path(component, DSUA)] = state
    request = Request(NEW, account.id, params)
    body = encode(request, STORE.catalog(NEW))
    raw = post(port, body, headers=(("Stripe-Version", NEW),))
    answer = understood(Reply(raw.status, raw.headers, raw.body, 1))
    assert_agreement(errors_of(request, account), answer, request)
    assert type(answer) is type(answer_to(request))


@examples(200)
@given(requests())
def test_what_is_granted_is_what_was_asked_and_predicted(
    case: tuple[Request, SampleAccount],
) -> None:
    """Whatever else is sent: no accepted request has a difference to show."""
    request, account = case
    answer = answer_to(request)
    if isinstance(answer, SessionAnswer):
        catalog = STORE.catalog(request.api_version)
        assert compare_granted(request, catalog, answer.granted, BOOK, account.facts) == []


def predictions(request: Request, account: SampleAccount) -> dict[WirePath, Granted]:
    """Defaults that can be told, of all features of the version."""
    catalog = STORE.catalog(request.api_version)
    found = {
        path: BOOK.default(catalog, request, feature, account.facts).value
        for path, feature in catalog.feature_by_path.items()
    }
    return {path: value for path, value in found.items() if value is not None}


@pytest.mark.parametrize("account", some(ORDINARY, 6), ids=lambda account: account.id)
def test_predicted_defaults_are_granted(account: SampleAccount) -> None:
    """For every version, with every component enabled and nothing else sent."""
    compared = 0
    for version in (*VERSIONS, *PREVIEWS):
        catalog = STORE.catalog(version)
        is_able = account.facts.value("configurations.money_manager") == "applied"
        names = [
            one.name
            for one in catalog.components
            if one.has_enabled and (is_able or one.name not in FINANCE)
        ]
        request = Request(version, account.id, {enabled_path(name): True for name in names})
        # What the account cannot have.
        refused = {problem.path[1] for problem in errors_of(request, account, "v2")}
        request = request.with_values({enabled_path(name): UNSET for name in refused})
        answer = answer_to(request)
        assert isinstance(answer, SessionAnswer), (version, answer)
        predicted = predictions(request, account)
        granted: dict[WirePath, Any] = {path: answer.granted.get(path) for path in predicted}
        assert granted == predicted, version
        compared += len(predicted)
    assert compared > 20 * len(VERSIONS)


@pytest.mark.parametrize("version", sorted({info.shape for info in STORE.versions}))
def test_predicted_defaults_of_a_component_alone_are_granted(version: str) -> None:
    """For every shape and one account of each kind."""
    for account in (CUSTOM, STANDARD):
        for component in STORE.catalog(version).components:
            request = Request(version, account.id, {enabled_path(component.name): True})
            answer = answer_to(request)
            assert isinstance(answer, SessionAnswer), (component.name, answer)
            predicted = predictions(request, account)
            assert {path: answer.granted.get(path) for path in predicted} == predicted


@pytest.mark.parametrize(
    "version",
    [
        "2022-11-15",
        "2026-08-01.preview",
        "2026-10-14.preview",
        "2027-05-26.fern",
        "2024-06-20; embedded_connect_beta=v2",
        "2026-06-24.preview; embedded_connect_beta=v2",
    ],
)
@pytest.mark.parametrize("name", ["payments", "capital_overview", "check_scanning", "paymints"])
def test_agreement_under_a_version_that_is_not_known(version: str, name: str) -> None:
    request = Request(version, CUSTOM.id, {enabled_path(name): True})
    assert_agreement(errors_of(request, CUSTOM), answer_to(request), request)
