"""When sending the same again may help (row C16)."""

import json

import pytest

from session_composer.api.http.client import Failure, FailureKind, Reply
from session_composer.api.stripe.reply import read_reply
from session_composer.api.stripe.retry_policy import (
    MAX_WAIT_S,
    is_replay,
    may_retry,
    wait_before_retry,
)
from session_composer.core.text.message import verbatim

ERROR = json.dumps({"error": {"type": "api_error", "message": "No."}}).encode()


def answer(status: int, *headers: tuple[str, str], body: bytes = ERROR) -> Reply:
    return Reply(status, headers, body, 1)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FailureKind.DNS, True),
        (FailureKind.CONNECT, True),
        (FailureKind.TIMEOUT, True),
        (FailureKind.CANCELLED, True),
        (FailureKind.CUT_OFF, True),
        (FailureKind.BAD_RESPONSE, True),
        (FailureKind.PROXY, True),
        (FailureKind.INVALID, False),
        (FailureKind.TLS, False),
        (FailureKind.CA_FILE, False),
        (FailureKind.REDIRECT, False),
        (FailureKind.TOO_LARGE, False),
        (FailureKind.OTHER, False),
    ],
)
def test_c16_failures_that_may_pass(kind: FailureKind, expected: bool) -> None:
    assert may_retry(Failure(kind, verbatim("x."))) is expected
    assert wait_before_retry(Failure(kind, verbatim("x."))) == 0
    assert not is_replay(Failure(kind, verbatim("x.")))


@pytest.mark.parametrize(
    ("status", "advice", "expected"),
    [
        (400, None, False),
        (401, None, False),
        (403, None, False),
        (404, None, False),
        (409, None, True),
        (429, None, True),
        (500, None, True),
        (503, None, True),
        (500, "false", False),
        (429, "false", False),
        (400, "true", True),
        (500, "perhaps", True),
    ],
)
def test_c16_what_stripe_says_comes_before_the_status(
    status: int, advice: str | None, expected: bool
) -> None:
    headers = () if advice is None else (("stripe-should-retry", advice),)
    assert may_retry(read_reply(answer(status, *headers))) is expected


def test_c16_a_page_of_a_proxy_may_be_retried_by_its_status() -> None:
    assert may_retry(read_reply(answer(502, body=b"<html>")))
    assert not may_retry(read_reply(answer(200, body=b"<html>")))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7), ("0", 0), ("9" * 40, MAX_WAIT_S), ("-3", 0), ("soon", 0), ("1.5", 0), ("²", 0)],
)
def test_c16_waiting_is_bounded(text: str, seconds: int) -> None:
    found = read_reply(answer(429, ("Retry-After", text)))
    assert wait_before_retry(found) == seconds


def test_c16_a_stored_answer_is_known() -> None:
    assert is_replay(read_reply(answer(500, ("Idempotent-Replayed", "true"))))
    assert not is_replay(read_reply(answer(500)))
