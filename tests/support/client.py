"""Calls for tests of the client."""

from session_composer.api.http.client import ApiCall, Failure, FailureKind, Reply
from session_composer.api.http.exchange import perform
from session_composer.api.http.network_settings import NetworkSettings, ProxyChoice, TrustChoice
from session_composer.api.http.transport import exchange
from session_composer.api.http.wire import WireRequest

# Long enough that no part of it appears by chance.
KEY = "sk_test_51SentinelSentinelSentinel7391"
SENTINEL = "SentinelSentinel"
CALL = ApiCall(
    "POST",
    "/v1/account_sessions",
    "2025-06-30.basil",
    "account=acct_123&components[payments][enabled]=true",
    "idem-0001",
)

NETWORK_VARIABLES = (
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "SSL_CERT_FILE",
    "NETRC",
)


def network(ca_file: str | None = None, *, proxy: str = ProxyChoice.NONE) -> NetworkSettings:
    """Make settings with a file of authorities, by default without a proxy."""
    trust = TrustChoice.BUNDLED if ca_file is None else TrustChoice.FILE
    return NetworkSettings(ProxyChoice(proxy), "", trust, ca_file or "")


def wire_request(url: str, settings: NetworkSettings | None = None) -> WireRequest:
    """Make a request to any address, which the client itself would refuse."""
    return WireRequest(
        method="POST",
        url=url,
        headers=(("Authorization", f"Bearer {KEY}"),),
        body=b"a=1",
        secret=KEY,
        network=settings or network(),
    )


def send_to(
    url: str,
    *,
    ca_file: str | None = None,
    settings: NetworkSettings | None = None,
    seconds: float = 5,
) -> Reply | Failure:
    """Send a request to any address through the real transport."""
    request = wire_request(url, settings or network(ca_file))
    return perform(request, seconds, None, exchange)


def check_failure(outcome: Reply | Failure, kind: FailureKind) -> Failure:
    """Assert what every failure must fulfil, and the kind of this one."""
    assert isinstance(outcome, Failure), outcome
    assert outcome.kind is kind, outcome
    assert str(outcome.message).endswith(".")
    assert str(outcome.message) == str(outcome.message).strip()
    assert "\n" not in str(str(outcome.message) + outcome.detail)
    assert SENTINEL not in repr(outcome)
    return outcome
