import json
import subprocess
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from tests.support.fault_server import FaultServer, answer, replying
from tests.support.lanes import require_tools
from tests.support.requests import ODD_TEXTS, SEED, STORE, plain, requests

from session_composer.codecs.code import (
    KEY_VARIABLE,
    LANGUAGES,
    SESSIONS_URL,
    curl,
    json_parameters,
    language,
)
from session_composer.core.form import encode
from session_composer.core.request import Request
from session_composer.core.session_file import parameters
from session_composer.core.values import Leaf

CATALOG = STORE.catalog(SEED)
REQUEST = Request(
    SEED,
    "acct_1",
    MappingProxyType(
        {
            ("components", "payments", "enabled"): True,
            ("components", "payments", "features", "refund_management"): False,
        }
    ),
    ("a",),
)


def test_curl() -> None:
    assert curl(REQUEST, CATALOG) == (
        "curl https://api.stripe.com/v1/account_sessions \\\n"
        '  -H "Authorization: Bearer $STRIPE_SECRET_KEY" \\\n'
        "  -H 'Stripe-Version: 2025-06-30.basil' \\\n"
        "  --data-raw 'account=acct_1' \\\n"
        "  --data-raw 'components[payments][enabled]=true' \\\n"
        "  --data-raw 'components[payments][features][refund_management]=false' \\\n"
        "  --data-raw 'expand[0]=a'\n"
    )


def run_curl(request: Request) -> tuple[str, str]:
    """Run the code in a shell; return head and body of what a server received."""
    require_tools("bash", "curl")
    with FaultServer(replying(answer(b"{}"))) as server:
        command = curl(request, STORE.catalog(request.api_version))
        command = command.replace(SESSIONS_URL, f"{server.base_url}/v1/account_sessions")
        subprocess.run(
            ["bash", "-euc", command],
            env={KEY_VARIABLE: "sk_test_x", "PATH": "/usr/bin:/bin:/usr/local/bin"},
            capture_output=True,
            check=True,
            timeout=30,
        )
        (received,) = server.requests
    head, _, body = received.decode().partition("\r\n\r\n")
    return head, body


def test_curl_sends_what_is_previewed() -> None:
    head, body = run_curl(REQUEST)
    assert body == encode(REQUEST, CATALOG)
    lines = head.splitlines()
    assert lines[0] == "POST /v1/account_sessions HTTP/1.1"
    assert "Authorization: Bearer sk_test_x" in lines
    assert f"Stripe-Version: {SEED}" in lines
    assert "Content-Type: application/x-www-form-urlencoded" in lines


def test_curl_takes_every_text() -> None:
    values: dict[tuple[str, ...], Leaf] = {("x", str(n)): t for n, t in enumerate(ODD_TEXTS)}
    values |= {("@/etc/passwd",): "@/etc/passwd", ("y",): "'$(id)`id`\"\\!", ("-K",): "-K"}
    request = Request(SEED, "it's", MappingProxyType(values), ("@a", "'"))
    assert run_curl(request)[1] == encode(request, CATALOG)


def test_curl_with_nothing_to_send() -> None:
    head, body = run_curl(Request(SEED))
    assert head.startswith("POST ")
    assert body == ""


@given(requests())
def test_json_parameters(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    text = json_parameters(request, catalog)
    assert json.loads(text) == plain(parameters(request, catalog))
    assert text.endswith("}\n")


def test_languages_have_names_of_their_own() -> None:
    names = [entry.name for entry in LANGUAGES]
    assert len(set(names)) == len(names)
    assert all(language(name) is entry for name, entry in zip(names, LANGUAGES, strict=True))
    assert language("cobol") is None
    assert "list" not in names


@pytest.mark.parametrize("entry", LANGUAGES, ids=lambda entry: entry.name)
def test_no_language_asks_for_a_key_in_the_code(entry: Any) -> None:
    text = entry.write(REQUEST, CATALOG)
    assert "sk_" not in text
    assert text.endswith("\n")
