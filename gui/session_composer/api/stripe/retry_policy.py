"""Whether the same request may be sent once more, and when."""

from session_composer.api.http.call import Failure, FailureKind, Reply

from .reply import SessionAnswer, StripeAnswer

MAX_WAIT_S = 120
"""Longer waits are cut to this: nobody sits in front of a window for an hour."""

# No whole answer came, for a reason that may be gone the next time. Certificates that were refused
# and answers that lead elsewhere are not among them.
_FAILURES = {
    FailureKind.DNS,
    FailureKind.CONNECT,
    FailureKind.TIMEOUT,
    FailureKind.CANCELLED,
    FailureKind.CUT_OFF,
    FailureKind.BAD_RESPONSE,
    FailureKind.PROXY,
}
_CONFLICT = 409
_TOO_MANY = 429
_SERVER_ERROR = 500


def may_retry(outcome: StripeAnswer | Failure) -> bool:
    """Whether sending the same again may help. What Stripe says comes before the status."""
    if isinstance(outcome, Failure):
        return outcome.kind in _FAILURES
    if isinstance(outcome, SessionAnswer):
        return False
    advice = _reply(outcome).should_retry
    if advice is not None:
        return advice
    return outcome.status in {_CONFLICT, _TOO_MANY} or outcome.status >= _SERVER_ERROR


def wait_before_retry(outcome: StripeAnswer | Failure) -> int:
    """Seconds that the server asks to wait, cut to what is bearable; 0 when it does not say."""
    if isinstance(outcome, Failure):
        return 0
    return min(_reply(outcome).retry_after or 0, MAX_WAIT_S)


def is_replay(outcome: StripeAnswer | Failure) -> bool:
    """Whether the answer is the stored one of an earlier request with the same key."""
    if isinstance(outcome, Failure):
        return False
    return _reply(outcome).header("Idempotent-Replayed").lower() == "true"


def _reply(answer: StripeAnswer) -> Reply:
    return Reply(answer.status, answer.headers, b"", answer.elapsed_ms)
