"""What the accounts that stand for a failure do to a request that names them."""

from collections.abc import Callable

from .answers import API_ERROR, ApiError
from .sample_accounts import Behaviour, SampleAccount

SLOW_SECONDS = 8.0

_RETRY = (("Stripe-Should-Retry", "true"),)


def apply_behaviour(account: SampleAccount, pause: Callable[[], object]) -> None:
    """Fail or wait as the account's behaviour says. Raises ApiError."""
    match account.behaviour:
        case Behaviour.NORMAL:
            return
        case Behaviour.SLOW:
            pause()
        case Behaviour.RATE_LIMITED:
            raise ApiError(
                429,
                "Too many requests in a short time. (Simulated: this account always says so.)",
                code="rate_limit",
                headers=(("Stripe-Rate-Limited-Reason", "endpoint-rate"),),
            )
        case Behaviour.LOCK_TIMEOUT:
            raise ApiError(
                429,
                "Another request holds a lock on this account. (Simulated.)",
                code="lock_timeout",
                headers=_RETRY,
            )
        case Behaviour.SERVER_ERROR:
            raise ApiError(500, "Something went wrong on our side. (Simulated.)", type_=API_ERROR)
        case Behaviour.UNAVAILABLE:
            raise ApiError(
                503,
                "The service cannot answer at the moment. (Simulated.)",
                type_=API_ERROR,
                headers=_RETRY,
            )
        case Behaviour.NOT_CONNECTED:
            raise ApiError(
                403,
                f"The API key does not have access to account '{account.id}', or that account "
                "does not exist.",
                code="account_invalid",
            )
        case Behaviour.RESTRICTED_KEY:
            raise ApiError(
                403,
                "The API key lacks a permission for this call. Having the "
                "'rak_simulated_account_session_write' permission would allow this request to "
                "continue.",
            )
