import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.pace import work

from session_composer.api.http.call import Reply
from session_composer.api.stripe.reply import (
    MAX_EXCERPT,
    MAX_LINE,
    MAX_LINES,
    MAX_SHOWN,
    ErrorAnswer,
    OddAnswer,
    SessionAnswer,
    StripeAnswer,
    display_text,
    read_object,
    read_reply,
    revealed_text,
)
from session_composer.core.wire.values import Map, Number

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SECRET = "accs_secret__SentinelSentinel1234"
OLD_SECRET = "_OXIKXxEihh3Sentinel"
KEY = "sk_test_51SentinelSentinelSentinel7391"
SESSION: dict[str, Any] = {
    "object": "account_session",
    "account": "acct_1032D82eZvKYlo2C",
    "client_secret": SECRET,
    "components": {
        "account_onboarding": {
            "enabled": True,
            "features": {"disable_stripe_user_authentication": False},
        },
        "apps": {"enabled": False, "features": {"allowed_apps": ["a", "b"]}},
        "documents": {"enabled": True, "features": {}},
    },
    "expires_at": 1700000000,
    "livemode": False,
}


def reply_of(
    content: object, status: int = 200, headers: tuple[tuple[str, str], ...] = ()
) -> Reply:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Reply(status, headers, body, 123)


def check_odd(answer: object) -> OddAnswer:
    assert isinstance(answer, OddAnswer), answer
    assert str(answer.problem).startswith("The server answered ")
    assert str(answer.problem).endswith(".")
    assert "\n" not in str(answer.problem)
    assert "Sentinel" not in repr(answer) + answer.text + answer.json_text
    (str(str(answer.problem) + answer.text + answer.json_text)).encode()
    return answer


def test_a_session() -> None:
    headers = (("Request-Id", "req_1"), ("Session-Composer-Simulated", "true"), ("X-Echo", KEY))
    answer = read_reply(reply_of(SESSION, headers=headers))
    assert isinstance(answer, SessionAnswer)
    assert (answer.status, answer.request_id, answer.elapsed_ms) == (200, "req_1", 123)
    assert answer.simulated
    assert answer.headers[2] == ("X-Echo", "sk_test_***7391")
    assert answer.account == "acct_1032D82eZvKYlo2C"
    assert answer.client_secret == SECRET
    assert answer.expires_at == 1700000000
    assert answer.livemode is False
    assert answer.granted == {
        ("components", "account_onboarding", "enabled"): True,
        (
            "components",
            "account_onboarding",
            "features",
            "disable_stripe_user_authentication",
        ): False,
        ("components", "apps", "enabled"): False,
        ("components", "apps", "features", "allowed_apps"): ("a", "b"),
        ("components", "documents", "enabled"): True,
    }


def test_d3_the_secret_is_masked_until_revealed() -> None:
    answer = read_reply(reply_of(SESSION))
    assert isinstance(answer, SessionAnswer)
    assert "Sentinel" not in repr(answer)
    assert "Sentinel" not in answer.json_text
    assert json.loads(answer.json_text) == {**SESSION, "client_secret": "***"}
    assert json.loads(revealed_text(answer)) == SESSION
    assert answer.json_text.startswith('{\n  "object": "account_session",\n  "account"')


def test_d3_secrets_at_any_depth_and_of_any_form() -> None:
    content = {
        **SESSION,
        "client_secret": OLD_SECRET,
        "more": [{"client_secret": OLD_SECRET, "note": f"key {KEY} and {SECRET}"}],
        KEY: 1,
    }
    answer = read_reply(reply_of(content))
    assert isinstance(answer, SessionAnswer)
    assert "Sentinel" not in answer.json_text
    revealed = revealed_text(answer)
    assert OLD_SECRET in revealed
    assert KEY not in revealed


def test_escaped_keys_and_secrets_are_masked() -> None:
    body = json.dumps(SESSION).encode()
    body = body.replace(b"client_secret", b"client\\u005fsecret").replace(b"accs_", b"\\u0061ccs_")
    answer = read_reply(reply_of(body))
    assert isinstance(answer, SessionAnswer)
    assert answer.client_secret == SECRET
    assert "Sentinel" not in answer.json_text


@pytest.mark.parametrize("missing", ["account", "components", "expires_at", "livemode"])
@pytest.mark.parametrize("null", [True, False])
def test_members_that_may_be_missing(missing: str, null: bool) -> None:
    content = {**SESSION, missing: None}
    if not null:
        del content[missing]
    answer = read_reply(reply_of(content))
    assert isinstance(answer, SessionAnswer)
    values: dict[str, object] = {
        "account": answer.account,
        "components": dict(answer.granted),
        "expires_at": answer.expires_at,
        "livemode": answer.livemode,
    }
    assert values[missing] in ("", None, {})


def test_components_of_an_unknown_shape_are_kept() -> None:
    components = {"a": None, "b": {"enabled": "yes", "features": [1, {"x": 1e5}]}, "c": 1}
    answer = read_reply(reply_of({**SESSION, "components": components}))
    assert isinstance(answer, SessionAnswer)
    assert answer.granted == {
        ("components", "a"): None,
        ("components", "b", "enabled"): "yes",
        ("components", "b", "features"): (Number("1"), Map((("x", Number("100000.0")),))),
        ("components", "c"): Number("1"),
    }


def test_c15_numbers_keep_their_spelling_and_the_last_of_two_keys_counts() -> None:
    body = (
        b'{"object": "account_session", "client_secret": "_OXIKSentinelOne", "x": 1e999,'
        b' "y": 1.10, "client_secret": "_OXIKSentinelTwo"}'
    )
    answer = read_reply(reply_of(body))
    assert isinstance(answer, SessionAnswer)
    assert answer.client_secret == "_OXIKSentinelTwo"
    assert "1e999" in answer.json_text
    assert "1.10" in answer.json_text
    assert "Sentinel" not in answer.json_text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "with no content"),
        (b" \r\n ", "with no content"),
        (b"<html><body>Sign in</body></html>", "HTML, not JSON: a proxy or sign-in page"),
        (b"  <!DOCTYPE html>", "HTML, not JSON"),
        (b"null", "JSON that is null"),
        (b"[]", "JSON that is a list"),
        (b'"text"', "JSON that is a text"),
        (b"12", "JSON that is a number"),
        (b"true", "JSON that is true or false"),
        (b'{"a": NaN}', "contains NaN"),
        (b'{"a": -Infinity}', "contains -Infinity"),
        (b'{"a": 1', "(line 1, column 8)"),
        (b'{"a":\n x}', "(line 2, column 2)"),
        (b"hello", "not complete, valid JSON"),
        (b'\xef\xbb\xbf{"object": "account_session"}', "byte order mark"),
        ('{"a": "é"}'.encode("latin-1"), "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"\\udfff": 1}', "surrogate"),
        (b'{"a": "\xed\xa0\x80"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" * 200 + b"]" * 200, "nested too deeply"),
        (b'{"a": ' + b"1" * 5000 + b"}", "a number of 5000 digits"),
        (b'{"a": "\x00"}', "not complete, valid JSON"),
        (b"\x00" * 100, "not complete, valid JSON"),
        (b"{}", '"object" is missing'),
        (b'{"object": 1}', '"object" is missing'),
        (b'{"object": "customer"}', 'of the type "customer"'),
        (b'{"error": {"message": "in a 200"}}', '"object" is missing'),
    ],
)
def test_c14_c15_odd_bodies(body: bytes, words: str) -> None:
    answer = check_odd(read_reply(reply_of(body)))
    assert words in str(answer.problem)
    assert str(answer.problem).startswith("The server answered 200 with ")
    assert revealed_text(answer) == answer.json_text


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("client_secret", None, "without a client secret"),
        ("client_secret", "", "without a client secret"),
        ("client_secret", 5, "without a client secret"),
        ("client_secret", [SECRET], "without a client secret"),
        ("account", 5, '"account" is a number'),
        ("livemode", "false", '"livemode" is a text'),
        ("livemode", 0, '"livemode" is a number'),
        ("components", [], '"components" is a list'),
        ("components", "x", '"components" is a text'),
        ("expires_at", "1700000000", '"expires_at" is not a time'),
        ("expires_at", 1.5, '"expires_at" is not a time'),
        ("expires_at", -1, '"expires_at" is not a time'),
        ("expires_at", 10**12, '"expires_at" is not a time'),
        ("expires_at", True, '"expires_at" is not a time'),
    ],
)
def test_c14_wrong_types_in_a_session(name: str, value: object, words: str) -> None:
    answer = check_odd(read_reply(reply_of({**SESSION, name: value})))
    assert words in str(answer.problem)
    assert json.loads(answer.json_text)["object"] == "account_session"


def test_c14_html_by_its_content_type() -> None:
    headers = (("content-type", "text/HTML; charset=utf-8"),)
    answer = check_odd(read_reply(reply_of(b"Bad gateway", 502, headers)))
    assert str(answer.problem).startswith("The server answered 502 with HTML")


def test_an_error() -> None:
    error = {
        "type": "invalid_request_error",
        "code": "parameter_unknown",
        "message": f"Received unknown parameter with {KEY}",
        "param": "components[payments][features][x]",
        "doc_url": "https://stripe.com/docs/error-codes/parameter-unknown",
        "request_log_url": "https://dashboard.stripe.com/test/logs/req_1?t=1",
    }
    answer = read_reply(reply_of({"error": error}, 400, (("Retry-After", "3"),)))
    assert isinstance(answer, ErrorAnswer)
    assert answer.type == "invalid_request_error"
    assert answer.code == "parameter_unknown"
    assert answer.message == "Received unknown parameter with sk_test_***7391"
    assert answer.param == "components[payments][features][x]"
    assert answer.doc_url == "https://docs.stripe.com/error-codes/parameter-unknown"
    assert answer.request_log_url == "https://dashboard.stripe.com/test/logs/req_1?t=1"
    assert answer.retry_after == 3
    assert "Sentinel" not in repr(answer) + answer.json_text
    assert revealed_text(answer) == answer.json_text


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 409, 424, 429, 500, 503])
def test_c14_short_errors(status: int) -> None:
    answer = read_reply(reply_of({"error": {"message": "No.", "type": None}}, status))
    assert isinstance(answer, ErrorAnswer)
    assert (answer.status, answer.message, answer.type, answer.code) == (status, "No.", "", "")
    assert (answer.doc_url, answer.param, answer.retry_after) == ("", "", None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"error": "invalid_grant", "error_description": "Too late."}, "Too late."),
        ({"error": "invalid_grant"}, "invalid_grant"),
    ],
)
def test_errors_that_are_a_text(content: object, message: str) -> None:
    answer = read_reply(reply_of(content, 401))
    assert isinstance(answer, ErrorAnswer)
    assert (answer.code, answer.message) == ("invalid_grant", message)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({}, "does not describe an error"),
        ({"error": None}, "does not describe an error"),
        ({"error": []}, "does not describe an error"),
        ({"error": {}}, "says nothing"),
        ({"error": ""}, "says nothing"),
        ({"error": {"message": ["x"]}}, '"message" is a list'),
        ({"error": {"message": "x", "code": 5}}, '"code" is a number'),
        ({"error": {"message": "x", "param": {}}}, '"param" is an object'),
        ({"error": {"message": "x", "doc_url": True}}, '"doc_url" is true or false'),
        (SESSION, "does not describe an error"),
        ([], "a list"),
    ],
)
def test_c14_odd_errors(content: object, words: str) -> None:
    answer = check_odd(read_reply(reply_of(content, 500)))
    assert words in str(answer.problem)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://docs.stripe.com/error-codes#x", True),
        ("https://docs.stripe.com", True),
        ("https://dashboard.stripe.com/acct_1/test/logs/req_1?a=b&c=%20", True),
        ("http://docs.stripe.com/", False),
        ("https://docs.stripe.com.evil.example/", False),
        ("https://docs.stripe.com@evil.example/", False),
        ("https://evil.example/https://docs.stripe.com/", False),
        ("https://docs.stripe.com:444/", False),
        ("https://docs.stripe.com\\@evil.example/", False),
        ("https://docs.stripe.com/ x", False),
        ("https://docs.stripe.com/\n", False),
        ("https://docs.stripe.com/\u202e", False),
        ('https://docs.stripe.com/"onclick="x', False),
        ("https://docs.stripe.com/<b>", False),
        (f"https://docs.stripe.com/{KEY}", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("HTTPS://docs.stripe.com/", False),
    ],
)
def test_d2_only_stripes_own_pages_become_links(url: str, kept: bool) -> None:
    error = {"message": "x", "doc_url": url, "request_log_url": url}
    answer = read_reply(reply_of({"error": error}, 400))
    assert isinstance(answer, ErrorAnswer)
    assert (answer.doc_url, answer.request_log_url) == ((url, url) if kept else ("", ""))


def test_control_characters_do_not_reach_labels() -> None:
    error = {"message": "a\u202eb\x1b[31m\nc\u2066", "code": "x\0"}
    headers = (("Request-Id", "req\x07_1"), ("X-Long", "y" * 70_000))
    answer = read_reply(reply_of({"error": error}, 400, headers))
    assert isinstance(answer, ErrorAnswer)
    assert answer.message == "a\ufffdb\ufffd[31m\nc\ufffd"
    assert answer.code == "x\ufffd"
    assert answer.request_id == "req\ufffd_1"
    assert len(answer.headers[1][1]) < 3000


def test_long_messages_are_cut() -> None:
    answer = read_reply(reply_of({"error": {"message": "x" * 100_000}}, 400))
    assert isinstance(answer, ErrorAnswer)
    assert len(answer.message) < 5000
    assert answer.message.endswith("…")


@pytest.mark.parametrize(
    "body",
    [
        f'{{"client_secret": "{OLD_SECRET}", '.encode(),
        f'{{"client_secret" : "{OLD_SECRET}'.encode(),
        f'<p>{KEY}</p>"client_secret":"a\\"{OLD_SECRET}"'.encode(),
        b"\xff" + SECRET.encode(),
        b"x" * (MAX_EXCERPT - 5) + KEY.encode(),
    ],
)
def test_d3_the_excerpt_of_a_broken_body_is_masked(body: bytes) -> None:
    answer = check_odd(read_reply(reply_of(body)))
    assert answer.text
    assert len(answer.text) <= MAX_EXCERPT


def test_read_object() -> None:
    content = {"object": "account", "id": "acct_1", "controller": {"type": "application"}}
    assert read_object(reply_of(content), "account") == content
    assert isinstance(read_object(reply_of(content), "list"), OddAnswer)
    assert isinstance(read_object(reply_of({"error": {"code": "x"}}, 404), "account"), ErrorAnswer)
    check_odd(read_object(reply_of(b"[]"), "account"))


@RELAXED
@given(st.binary(max_size=300), st.integers(100, 599))
def test_c15_any_bytes(body: bytes, status: int) -> None:
    answer = read_reply(Reply(status, (), body, 1))
    assert isinstance(answer, OddAnswer)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@RELAXED
@given(
    st.dictionaries(st.sampled_from([*SESSION, "error"]), JSON_VALUES),
    st.sampled_from([200, 400, 500]),
    st.booleans(),
)
def test_c15_any_json(content: dict[str, object], status: int, complete: bool) -> None:
    if complete:
        content = {**SESSION, **content}
    answer: StripeAnswer = read_reply(reply_of(content, status))
    (answer.json_text + revealed_text(answer)).encode()
    assert SECRET not in answer.json_text


def test_d9_display_text_breaks_and_cuts() -> None:
    shown = display_text("ab\n" + "x" * (2 * MAX_LINE + 5) + "\n\ny")
    assert [len(line) for line in shown.split("\n")] == [2, MAX_LINE, MAX_LINE, 5, 0, 1]
    assert shown.replace("\n", "") == "ab" + "x" * (2 * MAX_LINE + 5) + "y"
    cut = display_text("z" * (MAX_SHOWN + 7))
    assert max(len(line) for line in cut.split("\n")) <= MAX_LINE
    assert cut.endswith("\n… and 7 more characters")
    assert display_text("") == ""


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": "' + b"x" * 2_000_000 + b'"}',
        b'{"a": [' + b"1," * 900_000 + b"1]}",
        b"<" * 2_000_000,
        b'"client_secret"' * 130_000,
        b'{"a": "' + b"_secret_" * 250_000 + b'"}',
    ],
)
def test_d9_large_bodies_are_read_in_bearable_time(body: bytes) -> None:
    assert work(lambda: check_odd(read_reply(reply_of(body)))) < 800


def test_d9_very_many_lines_are_cut() -> None:
    text = "1\n" * (MAX_LINES + 5)
    shown = display_text(text)
    assert shown.count("\n") == MAX_LINES
    assert shown.endswith("\n… and 11 more characters")


def test_c15_very_many_values_are_refused_before_they_are_made() -> None:
    found = read_reply(Reply(200, (), b"[" + b"1," * 60_000 + b"1]", 1))
    assert isinstance(found, OddAnswer)
    assert "more than 50000 values" in str(found.problem)


def test_i8_a_secret_of_unknown_shape_is_masked_by_its_value() -> None:
    content = {
        "object": "account_session",
        "account": "acct_1",
        "client_secret": "opaque-Value-1",
        "components": {"payments": {"enabled": True, "url": "x?s=opaque%2DValue-1"}},
        "copy": ["opaque-Value-1", {"opaque-Value-1": 1}],
    }
    body = json.dumps(content).encode()
    answer = read_reply(Reply(200, (("X-Copy", "a opaque-Value-1"),), body, 1))
    assert isinstance(answer, SessionAnswer)
    assert "Value" not in answer.json_text + str(answer.headers) + str(answer.granted)
    assert answer.revealed_json.count("Value") == 1
    assert "Value" not in check_odd(read_reply(Reply(200, (), body[:-1], 1))).text
