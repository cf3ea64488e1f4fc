from base64 import b64encode

import pytest

from session_composer.api.loopback.answers import ApiError
from session_composer.api.loopback.http_request import RequestHead
from session_composer.api.sandbox.authentication import authenticate
from session_composer.api.sandbox.host import SANDBOX_KEY

RANDOM_PART = "51AbCdEfGhIjKlMnOpQrStUv"


def head(*authorizations: str) -> RequestHead:
    return RequestHead("GET", "/", tuple(("authorization", value) for value in authorizations))


def basic(user: str, password: str = "") -> str:
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer sk_test_123",
        "bearer rk_test_123",
        "Bearer  sk_test_123 ",
        f"Bearer {SANDBOX_KEY}",
        basic("sk_test_123"),
        basic("rk_test_123", "ignored"),
    ],
)
def test_accepts(authorization: str) -> None:
    authenticate(head(authorization))


@pytest.mark.parametrize(
    ("authorization", "sentence", "code"),
    [
        ("", "did not provide", ""),
        ("Bearer", "did not provide", ""),
        ("Bearer ", "did not provide", ""),
        ("Digest x", "did not provide", ""),
        (basic(""), "did not provide", ""),
        ("Bearer sk_test_", "Invalid API Key", ""),
        ("Bearer sk_test_a b", "Invalid API Key", ""),
        ("Bearer nonsense", "Invalid API Key", ""),
        ("Basic not base64!", "Invalid API Key", ""),
        (f"Bearer whsec_{RANDOM_PART}", "Invalid API Key", ""),
        (f"Bearer pk_test_{RANDOM_PART}", "publishable", "secret_key_required"),
        (f"Bearer pk_live_{RANDOM_PART}", "publishable", "secret_key_required"),
        (f"Bearer sk_live_{RANDOM_PART}", "simulated Stripe", ""),
        (f"Bearer rk_live_{RANDOM_PART}", "simulated Stripe", ""),
        (f"Bearer sk_org_{RANDOM_PART}", "simulated Stripe", ""),
        (f"Bearer sk_org_test_{RANDOM_PART}", "simulated Stripe", ""),
        (basic(f"sk_live_{RANDOM_PART}"), "simulated Stripe", ""),
    ],
)
def test_refuses(authorization: str, sentence: str, code: str) -> None:
    """G11: and no key is repeated in full."""
    with pytest.raises(ApiError, match=sentence) as caught:
        authenticate(head(authorization))
    assert (caught.value.status, caught.value.code) == (401, code)
    assert RANDOM_PART not in caught.value.message
    assert RANDOM_PART[4:-4] not in caught.value.message


def test_absent_header_and_two_headers() -> None:
    with pytest.raises(ApiError) as caught:
        authenticate(head())
    assert caught.value.status == 401
    with pytest.raises(ApiError, match="more than once"):
        authenticate(head("Bearer sk_test_1", "Bearer sk_live_1"))
