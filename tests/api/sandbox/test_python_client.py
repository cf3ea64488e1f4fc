"""The official Python client works against the sandbox."""

from collections.abc import Iterator
from typing import Any

import pytest
import stripe

from session_composer.api.sandbox.host import SANDBOX_KEY
from session_composer.api.sandbox.sample_accounts import AccountDirectory

# The client's own types are dictionaries with fixed keys; these tests also send wrong ones.
COMPONENTS: Any = {"payments": {"enabled": True, "features": {"refund_management": False}}}


@pytest.fixture
def http_client() -> Iterator[stripe.HTTPClient]:
    client = stripe.UrllibClient()
    yield client
    client.close()  # type: ignore[no-untyped-call]


def make_client(
    port: int, http_client: stripe.HTTPClient, key: str = SANDBOX_KEY
) -> stripe.StripeClient:
    return stripe.StripeClient(
        key,
        base_addresses={"api": f"http://127.0.0.1:{port}"},
        http_client=http_client,
        max_network_retries=0,
    )


@pytest.fixture
def client(port: int, http_client: stripe.HTTPClient) -> stripe.StripeClient:
    return make_client(port, http_client)


def create(
    client: stripe.StripeClient, account: str = "acct_1SimCustomUS", components: Any = COMPONENTS
) -> Any:
    return client.v1.account_sessions.create({"account": account, "components": components})


def test_session(client: stripe.StripeClient) -> None:
    session = create(client)
    assert session.object == "account_session"
    assert session.livemode is False
    assert session.components.payments.features.refund_management is False
    assert session.components.payouts.enabled is False
    assert session.last_response.headers["session-composer-simulated"] == "true"
    assert session.last_response.request_id.startswith("req_sim_")


def test_legacy_call(
    port: int, http_client: stripe.HTTPClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stripe, "api_base", f"http://127.0.0.1:{port}")
    monkeypatch.setattr(stripe, "api_key", SANDBOX_KEY)
    monkeypatch.setattr(stripe, "default_http_client", http_client)
    monkeypatch.setattr(stripe, "max_network_retries", 0)
    session = stripe.AccountSession.create(account="acct_1SimCustomUS", components=COMPONENTS)
    assert session.client_secret.startswith("accs_secret__SIMULATED")


def test_auto_paging(client: stripe.StripeClient) -> None:
    accounts = client.v1.accounts.list({"limit": 100})
    found = [account.id for account in accounts.auto_paging_iter()]
    assert found == list(AccountDirectory().listed)
    assert client.v1.accounts.retrieve("acct_1SimStandardJP").country == "JP"


def test_unknown_parameter(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError) as caught:
        create(client, components={"teapot": {"enabled": True}})
    assert caught.value.param == "components[teapot]"
    assert caught.value.code == "parameter_unknown"


def test_idempotency_error(client: stripe.StripeClient) -> None:
    first, again = (
        client.v1.account_sessions.create(
            {"account": "acct_1SimCustomUS", "components": COMPONENTS},
            {"idempotency_key": "python-1"},
        )
        for _ in range(2)
    )
    assert first.client_secret == again.client_secret
    with pytest.raises(stripe.IdempotencyError):
        client.v1.account_sessions.create(
            {"account": "acct_1SimCustomGB", "components": COMPONENTS},
            {"idempotency_key": "python-1"},
        )


@pytest.mark.parametrize(
    ("account", "error"),
    [
        ("acct_1SimRateLimited", stripe.RateLimitError),
        ("acct_1SimLockTimeout", stripe.RateLimitError),
        ("acct_1SimServerError", stripe.APIError),
        ("acct_1SimUnavailable", stripe.APIError),
        ("acct_1SimNotConnected", stripe.PermissionError),
        ("acct_1SimRestrictedKey", stripe.PermissionError),
        ("acct_1Nobody", stripe.InvalidRequestError),
    ],
)
def test_failures_are_typed(
    client: stripe.StripeClient, account: str, error: type[stripe.StripeError]
) -> None:
    with pytest.raises(error) as caught:
        create(client, account)
    assert type(caught.value) is error


@pytest.mark.parametrize("key", ["sk_live_simulated", "rubbish", "pk_test_simulated"])
def test_wrong_keys(port: int, http_client: stripe.HTTPClient, key: str) -> None:
    with pytest.raises(stripe.AuthenticationError):
        create(make_client(port, http_client, key))


def test_account_of_the_second_generation(client: stripe.StripeClient) -> None:
    bare = client.v2.core.accounts.retrieve("acct_1SimV2Express")
    assert bare.object == "v2.core.account"
    assert (bare.dashboard, bare.defaults, bare.configuration) == ("express", None, None)
    account = client.v2.core.accounts.retrieve(
        "acct_1SimV2Express", {"include": ["configuration.merchant", "defaults", "identity"]}
    )
    assert account.defaults is not None
    assert account.defaults.responsibilities is not None
    assert account.defaults.responsibilities.losses_collector == "application"
    assert account.configuration is not None
    assert account.configuration.merchant is not None
    assert account.configuration.recipient is None
    # Either endpoint knows accounts of either generation.
    assert client.v1.accounts.retrieve("acct_1SimV2Express").country == "US"
    assert client.v2.core.accounts.retrieve("acct_1SimOAuth").dashboard == "full"
