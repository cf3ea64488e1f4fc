"""Reading accounts: from the sandbox, and each way in which that goes wrong."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.accounts import (
    NO_ANSWER,
    TEST_KEY,
    VERSION,
    FakeStripe,
    account,
    refusal,
    reply,
)

from session_composer.api.http.client import CancelToken, Client, Failure, FailureKind, Reply
from session_composer.api.sandbox.sample_accounts import (
    NORMAL,
    NOT_CONNECTED,
    sample_accounts,
)
from session_composer.api.sandbox.server import SandboxServer
from session_composer.api.stripe.account_pages import (
    MAX_PAGE,
    AccountPage,
    AccountSummary,
    list_accounts,
)
from session_composer.api.stripe.accounts import AccountTrouble, AccountTroubleKind, get_account
from session_composer.core.account.facts import AccountFacts
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import verbatim
from session_composer.core.versions.catalog_store import CatalogStore

SAMPLES = {sample.id: sample for sample in sample_accounts()}
ID = "acct_1Fake00000"


@pytest.fixture(scope="module")
def sandbox(store: CatalogStore, rulebook: Rulebook) -> Iterator[Client]:
    with SandboxServer(store, rulebook) as server:
        yield Client(server.base_url)


def get(client: Client | FakeStripe, account_id: str = ID) -> AccountFacts | AccountTrouble:
    return get_account(client, TEST_KEY, account_id, VERSION, deadline=30)


def page(client: Client | FakeStripe, after: str = "") -> AccountPage | AccountTrouble:
    return list_accounts(client, TEST_KEY, VERSION, starting_after=after, deadline=30)


def answering(answer: Reply | Failure) -> FakeStripe:
    stripe = FakeStripe()
    stripe.answers.append(answer)
    return stripe


def check_trouble(found: object, kind: AccountTroubleKind) -> str:
    """Assert what every trouble must fulfil, and return its sentence."""
    assert isinstance(found, AccountTrouble), found
    assert found.kind is kind
    assert str(found.message).endswith(".")
    assert "\n" not in str(found.message)
    assert "Sentinel" not in repr(found)
    return str(found.message)


# From the sandbox


@pytest.mark.parametrize(
    "id_", [id_ for id_, sample in SAMPLES.items() if sample.behaviour == NORMAL]
)
def test_facts_of_a_sample_are_its_own(sandbox: Client, id_: str) -> None:
    facts = get(sandbox, id_)

    assert isinstance(facts, AccountFacts)
    expected = SAMPLES[id_].facts
    assert (facts.id, facts.country, facts.business_name) == (
        id_,
        expected.country,
        expected.business_name,
    )
    assert expected.controller.items() <= facts.controller.items()
    assert facts.capabilities == expected.capabilities
    assert facts.lists_capabilities


def test_all_pages_together_are_all_accounts(sandbox: Client) -> None:
    found: list[AccountSummary] = []
    has_more = True
    while has_more:
        one = page(sandbox, found[-1].id if found else "")
        assert isinstance(one, AccountPage)
        assert 0 < len(one.accounts) <= MAX_PAGE
        found += one.accounts
        has_more = one.has_more

    ids = [one.id for one in found]
    assert len(ids) == len(set(ids)) >= 264
    listed = {id_ for id_, one in SAMPLES.items() if one.behaviour != NOT_CONNECTED}
    assert listed < set(ids)
    assert found[0] == AccountSummary(
        "acct_1SimCustomUS", "Juniper Street Ceramics", "US", "custom"
    )


@pytest.mark.parametrize(
    ("behaviour", "kind", "words"),
    [
        ("restricted_key", AccountTroubleKind.PERMISSION, "permission rak_simulated_"),
        (NOT_CONNECTED, AccountTroubleKind.MISSING, "The sandbox knows no account acct_"),
        ("rate_limited", AccountTroubleKind.REFUSED, "getting too many requests"),
        ("server_error", AccountTroubleKind.REFUSED, "internal error, status 500"),
    ],
)
def test_failing_sample_says_why(
    sandbox: Client, behaviour: str, kind: AccountTroubleKind, words: str
) -> None:
    id_ = next(one.id for one in SAMPLES.values() if one.behaviour == behaviour)

    assert words in check_trouble(get(sandbox, id_), kind)


def test_unknown_account_of_the_sandbox_is_missing(sandbox: Client) -> None:
    check_trouble(get(sandbox, "acct_nobody"), AccountTroubleKind.MISSING)


def test_page_after_an_account_that_is_gone(sandbox: Client) -> None:
    message = check_trouble(page(sandbox, "acct_nobody"), AccountTroubleKind.REFUSED)

    assert message == "The list of accounts changed while it was read; load it again."


# What the API says


PERMISSION = (
    "The provided key 'rk_test_***' does not have the required permissions for this endpoint. "
    "Having the 'rak_accounts_read' permission would allow this request to continue."
)


def test_missing_permission_is_named_for_an_account() -> None:
    found = get(answering(refusal(403, PERMISSION)))

    assert check_trouble(found, AccountTroubleKind.PERMISSION) == (
        "The key lacks the permission rak_accounts_read, which reading this account needs."
    )
    assert isinstance(found, AccountTrouble)
    assert found.permissions == ("rak_accounts_read",)


def test_missing_permission_is_named_for_the_list() -> None:
    message = "Having the 'rak_accounts_read' or 'rak_accounts_kyc_basic_read' permission helps."
    found = page(answering(refusal(403, message)))

    assert check_trouble(found, AccountTroubleKind.PERMISSION) == (
        "The key lacks the permission rak_accounts_read or rak_accounts_kyc_basic_read, which "
        "reading the list of accounts needs."
    )


def test_many_names_of_permissions_stay_one_readable_sentence() -> None:
    names = " ".join(f"rak_{number}_{'x' * 500}" for number in range(500))
    message = check_trouble(get(answering(refusal(403, names))), AccountTroubleKind.PERMISSION)

    assert len(message) < 600


@pytest.mark.parametrize(
    ("answer", "kind", "message"),
    [
        (
            refusal(401, f"Invalid API Key provided: {TEST_KEY}"),
            AccountTroubleKind.KEY,
            "Stripe does not accept this key: Invalid API Key provided: rk_test_***7391.",
        ),
        (refusal(401, ""), AccountTroubleKind.KEY, "Stripe does not accept this key."),
        (
            refusal(403, "Only for Connect\nplatforms."),
            AccountTroubleKind.PERMISSION,
            "The key may not read accounts: Only for Connect platforms.",
        ),
        (
            refusal(404, "No such account", code="resource_missing", param="account"),
            AccountTroubleKind.MISSING,
            f"Stripe knows no account {ID} that this key has access to.",
        ),
        (
            refusal(403, "No access to it.", code="account_invalid"),
            AccountTroubleKind.MISSING,
            f"Stripe knows no account {ID} that this key has access to.",
        ),
        (
            Reply(429, (("Retry-After", "7"),), refusal(429, "Slow down.").body, 1),
            AccountTroubleKind.REFUSED,
            "Stripe is getting too many requests; try again in 7 seconds.",
        ),
        (
            refusal(503, "Down."),
            AccountTroubleKind.REFUSED,
            "Stripe has an internal error, status 503: Down.",
        ),
        (
            refusal(400, "Odd " * 500),
            AccountTroubleKind.REFUSED,
            "Stripe refused with status 400: " + ("Odd " * 500)[:299] + "….",
        ),
        (NO_ANSWER, AccountTroubleKind.NO_ANSWER, str(NO_ANSWER.message)),
        (
            Failure(FailureKind.CANCELLED, verbatim("Cancelled.")),
            AccountTroubleKind.CANCELLED,
            "Cancelled.",
        ),
        (Failure(FailureKind.INVALID, verbatim("Wrong.")), AccountTroubleKind.INVALID, "Wrong."),
        (
            reply(200, account("acct_other")),
            AccountTroubleKind.ODD,
            f"The server answered with another account than {ID}.",
        ),
        (
            reply(200, {"object": "customer", "id": ID}),
            AccountTroubleKind.ODD,
            'The server answered 200 with an object of the type "customer", not "account".',
        ),
        (
            reply(200, "<html>sign in</html>"),
            AccountTroubleKind.ODD,
            "The server answered 200 with HTML, not JSON: a proxy or sign-in page may be in the "
            "way.",
        ),
    ],
)
def test_each_failure_is_one_sentence(
    answer: Reply | Failure, kind: AccountTroubleKind, message: str
) -> None:
    assert check_trouble(get(answering(answer)), kind) == message


@pytest.mark.parametrize("body", [{"object": "list"}, {"object": "list", "data": {"a": 1}}])
def test_list_without_entries_is_odd(body: object) -> None:
    check_trouble(page(answering(reply(200, body))), AccountTroubleKind.ODD)


def test_entries_that_no_request_could_name_are_left_out() -> None:
    data = [
        account("acct_1"),
        account("../../v1/balance"),
        {"object": "customer", "id": "acct_2"},
        "acct_3",
        None,
        account("acct_4", email="owner@example.org"),
        account("acct_5", "x" * 5000),
    ]
    found = page(answering(reply(200, {"object": "list", "data": data, "has_more": True})))

    assert isinstance(found, AccountPage)
    assert [one.id for one in found.accounts] == ["acct_1", "acct_4", "acct_5"]
    assert [one.name for one in found.accounts] == ["", "owner@example.org", "x" * 199 + "…"]
    assert found.has_more


def test_page_without_usable_entries_ends_the_list() -> None:
    body = {"object": "list", "data": [{"object": "account", "id": "?"}], "has_more": True}

    assert page(answering(reply(200, body))) == AccountPage((), has_more=False)


def test_cancelling_reaches_the_client(sandbox: Client) -> None:
    cancel = CancelToken()
    cancel.cancel()
    found = get_account(sandbox, TEST_KEY, ID, VERSION, deadline=30, cancel=cancel)

    check_trouble(found, AccountTroubleKind.CANCELLED)


# Whatever comes

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "object", "country", "controller", "capabilities", "email"]),
            inner | st.just("account") | st.just("acct_1"),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(account_id=st.text(max_size=30) | st.from_regex(r"acct_\w+[/?.%]?\w*"))
def test_only_account_ids_get_into_a_path(account_id: str) -> None:
    stripe = FakeStripe()
    found = get(stripe, account_id)
    listed = page(stripe, account_id)

    if re.fullmatch("acct_[A-Za-z0-9]+", account_id):
        assert isinstance(found, AccountFacts)
        assert stripe.calls[0][0].path == f"/v1/accounts/{account_id}"
    else:
        check_trouble(found, AccountTroubleKind.INVALID)
        # Nothing after which to go on: that is the first page.
        assert (listed == AccountPage((), has_more=False)) is (not account_id)
        assert [call.path for call, _ in stripe.calls] == ["/v1/accounts?limit=100"] * (
            not account_id
        )


@given(status=st.sampled_from([200, 400, 401, 403, 404, 429, 500]), body=JSON, entry=JSON)
def test_no_answer_is_an_exception(status: int, body: object, entry: object) -> None:
    wrapped = {"object": "list", "data": [entry, account("acct_1")], "has_more": True}
    for content in (body, {"error": body}, wrapped):
        assert isinstance(get(answering(reply(status, content))), AccountFacts | AccountTrouble)
        assert isinstance(page(answering(reply(status, content))), AccountPage | AccountTrouble)
