"""``POST /v1/account_sessions``, as a client sees it."""

import json
import threading
import time
from urllib.parse import quote

import pytest
from tests.support.raw_http import FORM, KEY, RawAnswer, exchange, get, post, request_bytes

from session_composer.api.loopback.answers import LocalAnswer
from session_composer.api.loopback.connection import LocalCall
from session_composer.api.loopback.http_request import RequestHead
from session_composer.api.sandbox.answer_members import answer_members
from session_composer.api.sandbox.router import Router
from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.rules.granted_words import WORDS
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import enabled_path, parse_wire_name

CUSTOM, EXPRESS, STANDARD = "acct_1SimCustomUS", "acct_1SimExpressUS", "acct_1SimStandardUS"
PAYMENTS = "components[payments][enabled]=true"
DSUA = "disable_stripe_user_authentication"


def send(
    port: int,
    *fields: str,
    account: str = CUSTOM,
    version: str = "",
    key: str = "",
) -> RawAnswer:
    headers = []
    if version:
        headers.append(("Stripe-Version", version))
    if key:
        headers.append(("Idempotency-Key", key))
    return post(port, "&".join([f"account={account}", *fields]), headers=tuple(headers))


def guesses(answer: RawAnswer) -> list[str]:
    header = answer.header("Session-Composer-Guesswork")
    return header.split(", ") if header else []


def test_a_session(port: int) -> None:
    """G11: everything about it says that it is simulated."""
    answer = send(port, PAYMENTS, "components[payments][features][refund_management]=false")
    assert answer.status == 200
    body = answer.json
    assert list(body) == [
        "object",
        "account",
        "client_secret",
        "components",
        "expires_at",
        "livemode",
    ]
    assert body["object"] == "account_session"
    assert body["account"] == CUSTOM
    assert body["livemode"] is False
    assert body["client_secret"].startswith("accs_secret__SIMULATED")
    assert len(body["client_secret"]) == 60
    assert 60 < body["expires_at"] - time.time() < 3600
    payments = body["components"]["payments"]
    assert payments["enabled"] is True
    # A later version may have more.
    assert payments["features"].items() >= {
        ("capture_payments", True),
        ("destination_on_behalf_of_charge_management", False),
        ("dispute_management", True),
        ("refund_management", False),
        ("smart_disputes_management", True),
    }
    assert body["components"]["documents"] == {"enabled": False, "features": {}}
    request_id = answer.header("Request-Id")
    assert request_id is not None
    assert request_id.startswith("req_sim_")
    assert answer.header("Idempotency-Key") is None
    assert answer.header("Original-Request") is None
    assert send(port, PAYMENTS).json["client_secret"] != body["client_secret"]


@pytest.mark.parametrize(
    ("agent", "reads_words"),
    [
        ("Stripe/v1 GoBindings/86.2.0", False),
        ("Stripe/v1 .NetBindings/52.2.0", False),
        ("Stripe/v1 PythonBindings/16.1.0", True),
        ("", True),
    ],
)
def test_sdks_whose_types_know_booleans_only_get_booleans(
    port: int, agent: str, reads_words: bool
) -> None:
    """They would refuse the whole answer, as stripe-go 86.2.0 does."""
    headers = (("User-Agent", agent), ("Stripe-Version", "2026-07-29.dahlia"))
    answer = post(port, f"account={CUSTOM}&{PAYMENTS}", headers=headers)
    values = [
        value for one in answer.json["components"].values() for value in one["features"].values()
    ]
    assert any(isinstance(value, str) for value in values) is reads_words
    guesses = answer.header("Session-Composer-Guesswork") or ""
    assert ("components[payouts][features][instant_payouts]" in guesses) is not reads_words


@pytest.mark.parametrize("version", [info.api_version for info in CatalogStore().versions])
def test_every_version_lists_all_its_components(
    port: int, store: CatalogStore, version: str
) -> None:
    catalog = store.catalog(version)
    wanted = [component for component in catalog.components if component.has_enabled]
    request = Request(version, CUSTOM, {enabled_path(one.name): True for one in wanted})
    answer = post(port, encode(request, catalog), headers=(("Stripe-Version", version),))
    assert answer.status == 200
    assert answer.header("Stripe-Version") == version
    assert {name: list(one["features"]) for name, one in answer.json["components"].items()} == {
        one.name: [feature.name for feature in one.features] + [*answer_members().get(one.name, [])]
        for one in catalog.components
    }
    values = [
        value
        for one in answer.json["components"].values()
        for value in (one["enabled"], *one["features"].values())
    ]
    assert all(isinstance(value, bool) or value in WORDS for value in values)
    assert any(value in WORDS for value in values) is (version >= "2026-01-28")
    assert all(one["enabled"] for one in answer.json["components"].values())
    for name in guesses(answer):
        assert catalog.knows(parse_wire_name(name))


def test_defaults_depend_on_the_account(port: int) -> None:
    payouts = "components[payouts][enabled]=true"
    features = {
        account: send(port, payouts, account=account).json["components"]["payouts"]["features"]
        for account in (CUSTOM, STANDARD)
    }
    assert features[CUSTOM]["standard_payouts"] is False
    assert features[STANDARD]["standard_payouts"] is True


def test_guesses_are_named(port: int) -> None:
    name = "components[financial_account][features][send_money]"
    found = guesses(send(port, PAYMENTS))
    assert name in found
    assert "components[payments][features][refund_management]" not in found
    # Granted although no documentation says that Stripe would.
    found = guesses(send(port, "components[financial_account][enabled]=true", f"{name}=true"))
    assert name not in found
    assert "components[financial_account][enabled]" in found
    issuing = send(port, "components[issuing_card][enabled]=true", account="acct_1SimCustomIssuing")
    assert "components[issuing_card][enabled]" not in guesses(issuing)


@pytest.mark.parametrize(
    ("fields", "code", "param", "words"),
    [
        ("", "parameter_missing", "account", "account"),
        (PAYMENTS, "parameter_missing", "account", "account"),
        (f"account=&{PAYMENTS}", "parameter_invalid_empty", "account", "empty"),
        (f"account[]=a&{PAYMENTS}", None, "account", "nested"),
        (f"account=acct_&{PAYMENTS}", "resource_missing", "account", "'acct_'"),
        (f"account=acct_1Nobody&{PAYMENTS}", "resource_missing", "account", "'acct_1Nobody'"),
        (f"account=cus_123&{PAYMENTS}", "resource_missing", "account", "'cus_123'"),
        (f"account={CUSTOM}%0a&{PAYMENTS}", "resource_missing", "account", "No such"),
        (f"account={CUSTOM}", "parameter_missing", "components", "components"),
        (f"account={CUSTOM}&components=", None, "components", "object"),
        (f"account={CUSTOM}&components[]=payments", None, "components", "object"),
        (
            f"account={CUSTOM}&components[payments]=true",
            None,
            "components[payments]",
            "'true' was sent",
        ),
        (
            f"account={CUSTOM}&components[payments][features][refund_management]=true",
            "parameter_missing",
            "components[payments][enabled]",
            "components[payments][enabled]",
        ),
        (
            f"account={CUSTOM}&{PAYMENTS}&components[payments][features]=",
            None,
            "components[payments][features]",
            "object",
        ),
        (
            f"account={CUSTOM}&{PAYMENTS}&components[payments][features][]=a",
            None,
            "components[payments][features]",
            "object",
        ),
        (
            f"account={CUSTOM}&components[teapot][enabled]=true",
            "parameter_unknown",
            "components[teapot]",
            "Received unknown parameter: components[teapot]",
        ),
        (
            f"account={CUSTOM}&{PAYMENTS}&components[payments][enable]=true",
            "parameter_unknown",
            "components[payments][enable]",
            "Received unknown parameter: components[payments][enable]",
        ),
        (
            f"account={CUSTOM}&{PAYMENTS}&components[payments][features][tea]=true",
            "parameter_unknown",
            "components[payments][features][tea]",
            "Received unknown parameter: components[payments][features][tea]",
        ),
        (f"account={CUSTOM}&{PAYMENTS}&livemode=true", "parameter_unknown", "livemode", "livemode"),
        (
            f"account={CUSTOM}&{PAYMENTS}&components[payments=true",
            "parameter_unknown",
            "components[payments",
            "unknown",
        ),
        (f"account={CUSTOM}&{PAYMENTS}&expand[]=account", None, "expand", "(account)"),
        (f"account={CUSTOM}&{PAYMENTS}&expand[0]=account", None, "expand", "(account)"),
        (f"account={CUSTOM}&{PAYMENTS}&expand[][a]=b", None, "expand", "nested"),
        (f"account={CUSTOM}&{PAYMENTS}&expand=", None, "expand", "array"),
        (f"account={CUSTOM}&{PAYMENTS}&a=1&a[b]=2", None, "a[b]", "both"),
        (f"account={CUSTOM}&{PAYMENTS}&a=%zz", None, None, "percent-encoding"),
    ],
)
def test_refused_parameters(
    port: int, fields: str, code: str | None, param: str | None, words: str
) -> None:
    answer = post(port, fields)
    assert answer.status == 400
    error = answer.error
    assert error["type"] == "invalid_request_error"
    assert (error.get("code"), error.get("param")) == (code, param)
    assert words in error["message"]
    assert "" not in error.values()
    assert ("doc_url" in error) is (code is not None)
    assert error["request_log_url"].endswith(str(answer.header("Request-Id")))
    assert answer.header("Stripe-Should-Retry") == "false"


@pytest.mark.parametrize("value", ["True", "TRUE", "1", "yes", "", "null", "true "])
@pytest.mark.parametrize("path", ["[enabled]", "[features][refund_management]"])
def test_only_true_and_false_are_booleans(port: int, path: str, value: str) -> None:
    fields = {"[enabled]": "true", path: value}
    answer = send(port, *(f"components[payments]{p}={quote(v)}" for p, v in fields.items()))
    assert answer.status == 400
    assert answer.error["param"] == f"components[payments]{path}"
    assert repr(value) in answer.error["message"]


@pytest.mark.parametrize(
    "field",
    [
        "components%5Bpayments%5D%5Benabled%5D=true",
        "components[payments][enabled]=%74rue",
        "components[pay%6Dents][enabled]=true&&",
    ],
)
def test_spellings_of_the_same_parameter(port: int, field: str) -> None:
    answer = send(port, field)
    assert answer.status == 200
    assert answer.json["components"]["payments"]["enabled"] is True


def test_versions(port: int, store: CatalogStore) -> None:
    assert send(port, PAYMENTS).header("Stripe-Version") == store.newest
    disputes = "components[disputes_list][enabled]=true"
    assert send(port, disputes, version="2025-05-28.basil").status == 200
    # Nothing documents that an older version refuses it.
    old = send(port, disputes, version="2024-06-20")
    assert (old.status, guesses(old)) == (200, ["components[disputes_list]"])
    assert "disputes_list" not in old.json["components"]
    smart = "components[payments][features][smart_disputes_management]"
    older = send(port, PAYMENTS, f"{smart}=true", version="2025-05-28.basil")
    assert (older.status, smart in guesses(older)) == (200, True)
    never = send(port, "components[disputes][enabled]=true", version="2024-06-20")
    assert (never.status, never.error["code"]) == (400, "parameter_unknown")
    preview = send(port, "components[recipients][enabled]=true", version="2024-06-20")
    assert (preview.status, preview.error["code"]) == (400, "parameter_unknown")
    for unknown in ("latest", "basil", "2025-05"):
        answer = send(port, PAYMENTS, version=unknown)
        assert (answer.status, answer.error["type"]) == (400, "invalid_request_error")
        assert unknown in answer.error["message"]
        assert answer.header("Stripe-Version") is None


def test_rule_of_the_account_s_controller(port: int) -> None:
    fields = (
        "components[account_onboarding][enabled]=true",
        f"components[account_onboarding][features][{DSUA}]=true",
    )
    assert send(port, *fields).status == 200
    answer = send(port, *fields, account=EXPRESS)
    assert answer.status == 400
    assert answer.error["param"] == f"components[account_onboarding][features][{DSUA}]"
    assert guesses(answer) == []


def test_rule_between_components(port: int) -> None:
    fields = (
        "components[account_onboarding][enabled]=true",
        f"components[account_onboarding][features][{DSUA}]=true",
        "components[payouts][enabled]=true",
    )
    answer = send(port, *fields)
    assert answer.status == 400
    assert answer.error["message"] == (
        f"The `features[{DSUA}]` property specified by `account_onboarding` and `payouts` must be "
        "the same."
    )
    assert "param" not in answer.error
    assert "code" not in answer.error
    assert guesses(answer) == [f"components[payouts][features][{DSUA}]"]
    assert send(port, *fields, f"components[payouts][features][{DSUA}]=true").status == 200


@pytest.mark.parametrize(
    ("account", "status", "type_", "code", "header"),
    [
        (
            "acct_1SimRateLimited",
            429,
            "invalid_request_error",
            "rate_limit",
            ("Stripe-Rate-Limited-Reason", "endpoint-rate"),
        ),
        (
            "acct_1SimLockTimeout",
            429,
            "invalid_request_error",
            "lock_timeout",
            ("Stripe-Should-Retry", "true"),
        ),
        ("acct_1SimServerError", 500, "api_error", None, ("Stripe-Should-Retry", "false")),
        ("acct_1SimUnavailable", 503, "api_error", None, ("Stripe-Should-Retry", "true")),
        (
            "acct_1SimNotConnected",
            403,
            "invalid_request_error",
            "account_invalid",
            ("Stripe-Should-Retry", "false"),
        ),
        (
            "acct_1SimRestrictedKey",
            403,
            "invalid_request_error",
            None,
            ("Stripe-Should-Retry", "false"),
        ),
    ],
)
def test_failure_accounts(
    port: int, account: str, status: int, type_: str, code: str | None, header: tuple[str, str]
) -> None:
    for answer in (
        send(port, PAYMENTS, account=account),
        get(port, f"/v1/accounts/{account}"),
    ):
        assert answer.status == status
        assert (answer.error["type"], answer.error.get("code")) == (type_, code)
        assert answer.header(header[0]) == header[1]
        assert answer.header("Content-Type") == "application/json"
    if account == "acct_1SimLockTimeout":
        assert answer.header("Stripe-Rate-Limited-Reason") is None
    if account == "acct_1SimRestrictedKey":
        assert "rak_" in answer.error["message"]


def test_slow_account(store: CatalogStore, rulebook: Rulebook) -> None:
    with SandboxServer(store, rulebook, slow_seconds=0.2) as server:
        started = time.monotonic()
        assert send(server.port, PAYMENTS, account="acct_1SimSlow").status == 200
        assert time.monotonic() - started >= 0.2


def test_a_key_in_use(store: CatalogStore, rulebook: Rulebook) -> None:
    entered, leave = threading.Event(), threading.Event()

    def pause() -> None:
        entered.set()
        assert leave.wait(30)

    router = Router(store, rulebook, "nonce", pause)
    headers = (
        ("authorization", f"Bearer {KEY}"),
        ("content-type", FORM),
        ("idempotency-key", "slow"),
    )
    body = f"account=acct_1SimSlow&{PAYMENTS}".encode()
    call = LocalCall(RequestHead("POST", "/v1/account_sessions", headers), body)
    answers: list[LocalAnswer] = []
    first = threading.Thread(target=lambda: answers.append(router(call)))
    first.start()
    assert entered.wait(30)
    second = router(call)
    leave.set()
    first.join()
    assert second.status == 409
    assert second.body["error"]["code"] == "idempotency_key_in_use"
    assert answers[0].status == 200
    assert dict(router(call).headers)["Idempotent-Replayed"] == "true"


def test_replay(port: int) -> None:
    first = send(port, PAYMENTS, key="replay")
    again = send(port, PAYMENTS, key="replay")
    assert first.body == again.body
    assert first.header("Idempotency-Key") == again.header("Idempotency-Key") == "replay"
    assert first.header("Original-Request") == first.header("Request-Id")
    assert again.header("Original-Request") == first.header("Request-Id")
    assert again.header("Request-Id") != first.header("Request-Id")
    assert first.header("Idempotent-Replayed") is None
    assert again.header("Idempotent-Replayed") == "true"
    other = send(port, PAYMENTS, account=EXPRESS, key="replay")
    assert (other.status, other.error["type"]) == (400, "idempotency_error")
    assert send(port, PAYMENTS, key="another").json["client_secret"] != first.json["client_secret"]


def test_what_is_kept_for_a_key(port: int) -> None:
    """A failure after execution has begun is kept, a refusal is not."""
    failed = [send(port, PAYMENTS, account="acct_1SimServerError", key="kept") for _ in range(2)]
    assert [answer.status for answer in failed] == [500, 500]
    assert failed[1].header("Idempotent-Replayed") == "true"
    for refused in ("acct_1Nobody", "acct_1SimRateLimited", "acct_1SimUnavailable"):
        assert send(port, PAYMENTS, account=refused, key="not kept").status >= 400
    assert send(port, PAYMENTS, key="not kept").status == 200


def test_idempotency_key_length(port: int) -> None:
    assert send(port, PAYMENTS, key="k" * 255).status == 200
    assert send(port, PAYMENTS, key="k" * 256).status == 400


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "text/plain", "multipart/form-data; boundary=x", "", f"{FORM}x"],
)
def test_only_forms_are_taken(port: int, content_type: str) -> None:
    """G4: what a web page could send without asking first."""
    body = f"account={CUSTOM}&{PAYMENTS}".encode()
    headers = [("Authorization", f"Bearer {KEY}"), ("Content-Length", str(len(body)))]
    if content_type:
        headers.append(("Content-Type", content_type))
    data = request_bytes(port, "POST", "/v1/account_sessions", tuple(headers), body)
    answer = exchange(port, data)
    assert (answer.status, answer.error["type"]) == (400, "invalid_request_error")


def test_a_form_with_a_charset_is_taken(port: int) -> None:
    body = f"account={CUSTOM}&{PAYMENTS}".encode()
    headers = (
        ("Authorization", f"Bearer {KEY}"),
        ("Content-Length", str(len(body))),
        ("Content-Type", f"{FORM.upper()}; charset=utf-8"),
    )
    data = request_bytes(port, "POST", "/v1/account_sessions", headers, body)
    assert exchange(port, data).status == 200


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/"),
        ("GET", "/v1"),
        ("GET", "/v1/account_sessions"),
        ("GET", "/v1/accounts/"),
        ("GET", "/v1/accounts/a/b"),
        ("GET", "/v1/customers"),
        ("GET", "/v1/../v1/accounts"),
        ("GET", "//v1/accounts"),
        ("POST", "/v1/accounts"),
        ("POST", "/v1/account_sessions/"),
        ("POST", "/healthz"),
        ("DELETE", "/v1/accounts/acct_1SimCustomUS"),
        ("PUT", "/v1/account_sessions"),
        ("OPTIONS", "/v1/account_sessions"),
    ],
)
def test_everything_else_is_not_there(port: int, method: str, target: str) -> None:
    headers = (("Authorization", f"Bearer {KEY}"), ("Content-Length", "0"))
    answer = exchange(port, request_bytes(port, method, target, headers))
    assert (answer.status, answer.error["type"]) == (404, "invalid_request_error")
    assert f"{method}: {target}" in answer.error["message"]


def test_a_live_key_is_refused_and_not_repeated(port: int) -> None:
    """G11."""
    key = "sk_live_" + "51AbCdEfGhIjKlMnOpQr"
    answer = post(port, f"account={CUSTOM}&{PAYMENTS}", key=key)
    assert answer.status == 401
    assert set(answer.error) == {"type", "message"}
    whole = answer.body + repr(answer.headers).encode()
    assert key.encode() not in whole
    assert key[8:-4].encode() not in whole


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"}</script><b>', "\u2028é\U0001f600"]
)
def test_hostile_text_stays_json(port: int, text: str) -> None:
    """G9: in every field that an answer repeats."""
    quoted = quote(text)
    for answer in (
        send(port, PAYMENTS, account=quoted),
        send(port, f"components[{quoted}][enabled]=true"),
        send(port, f"components[payments][enabled]={quoted}"),
        send(port, PAYMENTS, f"expand[]={quoted}"),
        send(port, PAYMENTS, f"{quoted}=1"),
        send(port, PAYMENTS, version=quoted),
        send(port, PAYMENTS, key=quoted),
    ):
        assert answer.header("Content-Type") == "application/json"
        assert answer.header("X-Content-Type-Options") == "nosniff"
        assert isinstance(json.loads(answer.body), dict)
