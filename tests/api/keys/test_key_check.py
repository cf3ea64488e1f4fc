"""Test a key: whose it is, told by harmless calls."""

import json

import pytest
from tests.support.fakes import LIVE_KEY, SENTINEL, TEST_KEY

from session_composer.api.http.client import ApiCall, CancelToken, Failure, FailureKind, Reply
from session_composer.api.keys.key_check import KeyCheck, check_key
from session_composer.api.stripe.accounts import AccountTrouble, AccountTroubleKind
from session_composer.core.text.message import verbatim

ORG_KEY = "sk_org_51SentinelSentinelOrg1"
ACCOUNT = {
    "object": "account",
    "id": "acct_1Platform",
    "country": "DE",
    "business_profile": {"name": "Rocket Rides"},
}


class Server:
    """Answers by path."""

    def __init__(self, **answers: tuple[int, object] | Failure) -> None:
        self.answers = answers
        self.calls: list[ApiCall] = []

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        self.calls.append(call)
        found = self.answers[call.path.removeprefix("/v1/")]
        if isinstance(found, Failure):
            return found
        status, content = found
        return Reply(status, (), json.dumps(content).encode(), 1)


def error(message: str, code: str = "") -> dict[str, object]:
    return {"error": {"type": "invalid_request_error", "message": message, "code": code or None}}


def check(server: Server, key: str = TEST_KEY) -> KeyCheck | AccountTrouble:
    found = check_key(server, key, "2025-06-30.basil", deadline=30)
    assert SENTINEL not in repr(found)
    assert all((call.method, call.body) == ("GET", None) for call in server.calls)
    return found


@pytest.mark.parametrize(("key", "livemode"), [(TEST_KEY, False), (LIVE_KEY, True)])
def test_the_account_is_told(key: str, livemode: bool) -> None:
    server = Server(account=(200, ACCOUNT))
    assert check(server, key) == KeyCheck("acct_1Platform", "Rocket Rides", "DE", livemode)
    assert [call.path for call in server.calls] == ["/v1/account"]


def test_the_name_in_the_dashboard_will_do() -> None:
    account = ACCOUNT | {
        "business_profile": {"name": None},
        "settings": {"dashboard": {"display_name": "Dash"}},
    }
    found = check(Server(account=(200, account)))
    assert isinstance(found, KeyCheck)
    assert found.name == "Dash"


@pytest.mark.parametrize(
    ("balance", "livemode"),
    [
        ((200, {"object": "balance", "livemode": False}), False),
        ((200, {"object": "balance", "livemode": True}), True),
        ((200, {"object": "balance", "livemode": "false"}), None),
        ((200, {"object": "balance"}), None),
        ((403, error("No rak_balance_read.")), None),
        (Failure(FailureKind.TIMEOUT, verbatim("Late.")), None),
    ],
)
def test_a_key_that_does_not_tell_its_mode_is_test_only_if_stripe_says_so(
    balance: tuple[int, object] | Failure, livemode: bool | None
) -> None:
    found = check(Server(account=(200, ACCOUNT), balance=balance), ORG_KEY)
    assert isinstance(found, KeyCheck)
    assert found.livemode is livemode


def test_a_key_that_may_not_read_its_account_works_all_the_same() -> None:
    message = "Having the 'rak_accounts_kyc_basic_read' permission would allow this request."
    found = check(Server(account=(403, error(message))))
    assert isinstance(found, KeyCheck)
    assert found.account == ""
    assert found.livemode is False
    assert "rak_accounts_kyc_basic_read" in str(found.refusal)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((401, error("Invalid API Key provided: sk_test_***7391")), AccountTroubleKind.KEY),
        ((429, error("Slow down.")), AccountTroubleKind.REFUSED),
        ((500, error("Oh.")), AccountTroubleKind.REFUSED),
        ((200, {"object": "list"}), AccountTroubleKind.ODD),
        ((200, []), AccountTroubleKind.ODD),
        (Failure(FailureKind.DNS, verbatim("No name.")), AccountTroubleKind.NO_ANSWER),
        (Failure(FailureKind.CANCELLED, verbatim("Cancelled.")), AccountTroubleKind.CANCELLED),
    ],
)
def test_everything_else_is_said(
    answer: tuple[int, object] | Failure, kind: AccountTroubleKind
) -> None:
    found = check(Server(account=answer))
    assert isinstance(found, AccountTrouble)
    assert found.kind is kind
    assert found.message


def test_what_is_no_key_is_not_sent() -> None:
    server = Server()
    found = check(server, "pk_live_SentinelSentinel1")
    assert isinstance(found, AccountTrouble)
    assert found.kind is AccountTroubleKind.INVALID
    assert server.calls == []
