"""Code for the official SDKs, as text and as the official Python package runs it."""

import subprocess
import sys
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import stripe
from hypothesis import given
from tests.support.code_samples import (
    ACCOUNT,
    PREVIEW,
    SDK_LANGUAGES,
    expected,
    full,
    samples,
    source,
    written,
)
from tests.support.requests import STORE, examples, plain, requests

from session_composer.codecs.writers.sdk_code import parameter_value
from session_composer.core.request.form import decode
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf

NEWEST = STORE.newest
TYPED_LANGUAGES = ("java", "go", "dotnet")
PAYMENTS: dict[WirePath, Leaf] = {
    ("components", "payments", "enabled"): True,
    ("components", "payments", "features", "refund_management"): True,
    ("components", "payments", "features", "dispute_management"): False,
    ("components", "documents", "enabled"): True,
}
REQUEST = Request("2026-10-28.endive", ACCOUNT, MappingProxyType(PAYMENTS), ("account",))


class Recorder(stripe.HTTPClient):
    """Takes every request and answers like Stripe."""

    name = "recorder"

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str, dict[str, str], str]] = []

    def request(
        self, method: str, url: str, headers: Any, post_data: Any = None, **_: Any
    ) -> tuple[str, int, dict[str, str]]:
        self.seen.append((method, url, dict(headers), post_data or ""))
        return '{"object": "account_session", "client_secret": "one"}', 200, {}


def run_python(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], str]:
    """Run code with the official package; return head and body of its one request."""
    recorder = Recorder()
    with monkeypatch.context() as patched:
        patched.setenv("STRIPE_SECRET_KEY", "sk_test_x")
        patched.setattr(stripe, "StripeClient", partial(stripe.StripeClient, http_client=recorder))
        exec(compile(text, "code.py", "exec"), {"print": lambda *_: None})
    ((method, url, headers, body),) = recorder.seen
    assert (method, url) == ("post", "https://api.stripe.com/v1/account_sessions")
    return headers, body


@pytest.mark.parametrize("request_", samples(), ids=lambda request: request.api_version)
def test_python_sends_the_body(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    headers, body = run_python(written("python", request_).text, monkeypatch)
    assert sorted(decode(body)) == expected(request_)
    assert headers["Stripe-Version"] == STORE.header(request_.api_version)
    assert headers["Authorization"] == "Bearer sk_test_x"


@examples(100)
@given(requests())
def test_python_sends_the_body_of_any_request(request: Request) -> None:
    headers, body = run_python(written("python", request).text, pytest.MonkeyPatch())
    assert sorted(decode(body)) == expected(request)
    assert headers["Stripe-Version"] == request.api_version


@examples(100)
@given(requests())
def test_what_languages_write_is_what_is_sent(request: Request) -> None:
    """The value that all languages with literals start from holds no null, and nothing is lost."""
    value = plain(parameter_value(source(request)))
    assert None not in _scalars(value)
    encoded = [
        (name, text if isinstance(text, str) else _word(text))
        for name, text in stripe._encode._api_encode(value)
    ]
    assert sorted(encoded) == expected(request)


def _scalars(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in _scalars(item)]
    if isinstance(value, list):
        return [found for item in value for found in _scalars(item)]
    return [value]


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_python_code_is_formatted(tmp_path: Path) -> None:
    for number, request in enumerate(samples()):
        (tmp_path / f"s{number}.py").write_text(written("python", request).text, "utf-8")
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, "format", "--isolated", "--diff", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", SDK_LANGUAGES)
def test_lines_tell_their_parameters(name: str) -> None:
    found = {line.path for line in written(name, REQUEST).lines}
    assert found >= {*PAYMENTS, ("account",), ("expand",), ("components", "payments")}
    for request in samples():
        try:
            code = written(name, request)
        except InputError:
            continue
        for line in code.lines:
            assert "\n" not in line.text
            assert line.text == line.text.rstrip()
            assert (
                line.path in (None, ("account",), ("expand",))
                or line.path in request.params
                or (len(line.path) == 2 and line.path[0] == "components")
            )


@pytest.mark.parametrize("name", SDK_LANGUAGES)
def test_every_parameter_has_a_line(name: str) -> None:
    for info in STORE.all_versions:
        request = full(info.api_version)
        found = {line.path for line in written(name, request).lines}
        assert set(request.params) <= found


@pytest.mark.parametrize("name", SDK_LANGUAGES)
def test_a_missing_account_is_said_so(name: str) -> None:
    lines = written(name, Request(NEWEST, "", REQUEST.params)).lines
    (note,) = [line for line in lines if line.path == ("account",)]
    assert "No account is chosen yet" in note.text
    assert "acct_" not in "".join(line.text for line in lines)


@pytest.mark.parametrize("name", SDK_LANGUAGES)
def test_the_key_comes_from_the_environment(name: str) -> None:
    text = written(name, REQUEST).text
    assert "STRIPE_SECRET_KEY" in text
    assert "sk_" not in text


def test_older_releases_are_called_in_their_own_way() -> None:
    old = written("go", Request("2025-03-31.basil", ACCOUNT)).text
    assert '"github.com/stripe/stripe-go/v82/accountsession"' in old
    assert "accountsession.New(params)" in old
    assert '"context"' not in old
    assert "client.accountSessions()" in written("java", Request("2025-07-30.basil", ACCOUNT)).text
    assert "client.v1()" in written("java", Request("2025-08-27.basil", ACCOUNT)).text
    assert "new AccountSessionService(client)" in written("dotnet", full("2024-06-20")).text


@pytest.mark.parametrize("name", SDK_LANGUAGES)
def test_previews_name_their_whole_header(name: str) -> None:
    text = " ".join(written(name, full(PREVIEW)).text.split()).replace(" // ", " ")
    assert STORE.header(PREVIEW) in text


@pytest.mark.parametrize("name", TYPED_LANGUAGES)
def test_two_parameters_of_one_name_are_refused(name: str) -> None:
    params: dict[WirePath, Leaf] = {("a", "b"): "1", ("a[b]",): "2"}
    with pytest.raises(InputError, match=r"a\[b\] is sent twice"):
        written(name, Request(NEWEST, ACCOUNT, MappingProxyType(params)))


def test_a_cast_only_where_types_cannot_know() -> None:
    def has_cast(request: Request) -> bool:
        return "as unknown as" in written("typescript", request).text

    assert not has_cast(REQUEST)
    assert has_cast(Request(NEWEST, "", REQUEST.params))
    assert has_cast(full(PREVIEW))
    unknown: dict[WirePath, Leaf] = {("components", "teapot", "enabled"): True}
    assert has_cast(Request(NEWEST, ACCOUNT, MappingProxyType(unknown)))
    odd: dict[WirePath, Leaf] = {("components", "payments", "enabled"): "yes"}
    assert has_cast(Request(NEWEST, ACCOUNT, MappingProxyType(odd)))
