"""The bodies are those of the official Python SDK, byte for byte."""

import itertools
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import (
    ODD_TEXTS,
    SEED,
    STORE,
    VERSIONS,
    examples,
    flat_parameters,
    is_known,
    plain,
    requests,
    sdk_body,
)

from session_composer.core.request.form import encode, pairs
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import parameters, parse
from session_composer.core.wire.paths import WirePath, enabled_path
from session_composer.core.wire.values import Leaf

ACCOUNT = "acct_1032D82eZvKYlo2C"

# Parameters, and the body that stripe-python 16.1.0 made of them over HTTP. A third entry is ours
# where the documented order of the body differs from the order of these parameters.
CASES: dict[str, tuple[str, ...]] = {
    "E1": (
        '{"account": "acct_1", "components": {"payments": {"enabled": true}}}',
        "account=acct_1&components[payments][enabled]=true",
    ),
    "E2": (
        '{"account": "acct_1", "components": {"balances": {"enabled": true, "features": '
        '{"instant_payouts": false, "standard_payouts": true}}}}',
        "account=acct_1&components[balances][enabled]=true"
        "&components[balances][features][instant_payouts]=false"
        "&components[balances][features][standard_payouts]=true",
    ),
    "E3": (
        '{"account": "acct_1", "components": {"documents": {"enabled": true, "features": {}}}}',
        "account=acct_1&components[documents][enabled]=true",
    ),
    "E4": ('{"account": "acct_1", "components": {}}', "account=acct_1"),
    "E5": (
        '{"account": "acct_1", "components": {"payments": {"enabled": true, "features": '
        '{"refund_management": null}}}}',
        "account=acct_1&components[payments][enabled]=true",
    ),
    "E6": (
        '{"account": "acct_1", "components": {"payouts": {"enabled": true}}, "expand": '
        '["account", "components"]}',
        "account=acct_1&components[payouts][enabled]=true&expand[0]=account&expand[1]=components",
    ),
    "E7": (
        '{"account": "acct_1", "components": {"app_install": {"enabled": true, "features": '
        '{"allowed_apps": []}}, "app_viewport": {"enabled": true, "features": '
        '{"allowed_apps": ""}}}}',
        "account=acct_1&components[app_install][enabled]=true"
        "&components[app_viewport][enabled]=true"
        "&components[app_viewport][features][allowed_apps]=",
    ),
    "E8": (
        '{"account": "acct 1&=+%/!\'()*~é[x]", "components": {"payments": {"enabled": true}}}',
        "account=acct+1%26%3D%2B%25%2F%21%27%28%29%2A~%C3%A9[x]&components[payments][enabled]=true",
    ),
    "E9": (
        '{"account": "acct_1", "components": {"app_install": {"enabled": true, "features": '
        '{"allowed_apps": ["com.a", "com.b"]}}}}',
        "account=acct_1&components[app_install][enabled]=true"
        "&components[app_install][features][allowed_apps][0]=com.a"
        "&components[app_install][features][allowed_apps][1]=com.b",
    ),
    "E10": (
        '{"account": "acct_1", "components": {"payments": {"enabled": true}}, "x": [true, false]}',
        "account=acct_1&components[payments][enabled]=true&x[0]=True&x[1]=False",
    ),
    "E11": (
        '{"account": "acct_1", "components": {"payments": {"enabled": "true"}}, "n": 3, "f": 1.5}',
        "account=acct_1&components[payments][enabled]=true&n=3&f=1.5",
        "account=acct_1&components[payments][enabled]=true&f=1.5&n=3",
    ),
    "E12": (
        '{"components": {"tax_settings": {"enabled": true}, "account_onboarding": '
        '{"enabled": false}}, "account": "acct_1"}',
        "components[tax_settings][enabled]=true&components[account_onboarding][enabled]=false"
        "&account=acct_1",
        "account=acct_1&components[account_onboarding][enabled]=false"
        "&components[tax_settings][enabled]=true",
    ),
    "E13": (
        '{"account": "acct_1", "x": [[1, 2], [3]], "y": [{"a": true, "b": null}, {"a": false}]}',
        "account=acct_1&x[0][0]=1&x[0][1]=2&x[1][0]=3&y[0][a]=true&y[1][a]=false",
    ),
    "E14": (
        '{"account": "acct_1", "components": {"pay ments&": {"enabled": true}}}',
        "account=acct_1&components[pay+ments%26][enabled]=true",
    ),
}


def sdk_parameters(request: Request) -> dict[str, Any]:
    found: dict[str, Any] = plain(parameters(request, STORE.catalog(request.api_version)))
    return found


def body(request: Request) -> str:
    return encode(request, STORE.catalog(request.api_version))


def make(version: str, params: dict[WirePath, Leaf]) -> Request:
    return Request(version, ACCOUNT, MappingProxyType(params))


@pytest.mark.parametrize("name", CASES)
def test_measured_cases(name: str) -> None:
    text, measured, *other = CASES[name]
    document = {"format": "session-composer/1", "api_version": SEED, **json.loads(text)}
    request = parse(json.dumps(document).encode(), STORE)
    assert body(request) == (other or [measured])[0]
    assert sdk_body(json.loads(text)) == measured


@pytest.mark.parametrize("version", VERSIONS)
def test_every_parameter_in_every_state_of_every_version(version: str) -> None:
    catalog = STORE.catalog(version)
    assert body(make(version, {})) == sdk_body({"account": ACCOUNT})
    for component in catalog.components:
        enabled = enabled_path(component.name)
        for state in (True, False):
            request = make(version, {enabled: state})
            nested = {"account": ACCOUNT, "components": {component.name: {"enabled": state}}}
            assert body(request) == sdk_body(nested)
        for feature, choice, value in itertools.product(
            component.features, (None, True, False), (True, False)
        ):
            params: dict[WirePath, Leaf] = {feature.path: value}
            tree: dict[str, Any] = {} if choice is None else {"enabled": choice}
            tree["features"] = {feature.name: value}
            if choice is not None:
                params[enabled] = choice
            nested = {"account": ACCOUNT, "components": {component.name: tree}}
            assert body(make(version, params)) == sdk_body(nested)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("start", [0, 1, 2])
def test_all_parameters_at_once(version: str, start: int) -> None:
    """Each parameter has each of the three states in one of the three rounds."""
    catalog = STORE.catalog(version)
    states: list[bool | None] = [True, False, None]
    params: dict[WirePath, Leaf] = {}
    components: dict[str, Any] = {}
    for number, path in enumerate(catalog.leaf_order, start):
        state = states[number % 3]
        if state is None:
            continue
        params[path] = state
        tree = components.setdefault(path[1], {})
        if path[2] == "enabled":
            tree["enabled"] = state
        else:
            tree.setdefault("features", {})[path[3]] = state
    assert body(make(version, params)) == sdk_body({"account": ACCOUNT, "components": components})


@examples(120)
@given(requests(unknown=False))
def test_combinations_of_known_parameters(request: Request) -> None:
    assert body(request) == sdk_body(sdk_parameters(request))


@examples(120)
@given(requests())
def test_unknown_parameters(request: Request) -> None:
    ours, theirs = body(request), sdk_body(sdk_parameters(request))
    # Nested objects cannot be in the order of the body when something unknown is in a component.
    assert sorted(ours.split("&")) == sorted(theirs.split("&"))
    if is_known(request):
        assert ours == theirs
    flat = flat_parameters(request)
    if flat is not None:
        assert ours == sdk_body(flat)


@examples(120)
@given(requests(), st.randoms())
def test_equal_requests_have_equal_bodies(request: Request, shuffler: Any) -> None:
    items = list(request.params.items())
    shuffler.shuffle(items)
    other = Request(
        request.api_version, request.account, MappingProxyType(dict(items)), request.expand
    )
    assert other == request
    assert body(other) == body(request)


def test_unknown_parameters_stand_between_components_and_expand() -> None:
    request = Request(
        SEED,
        ACCOUNT,
        MappingProxyType(
            {
                ("zebra",): "1",
                ("components", "payments", "features", "zoom"): True,
                ("components", "payouts", "enabled"): True,
                ("components", "account_onboarding", "features", "new"): False,
                ("apple", "b"): "3",
                ("components", "payments", "features", "refund_management"): False,
                ("components", "payments", "enabled"): True,
                ("apple", "a"): "2",
            }
        ),
        ("second", "first"),
    )
    assert body(request).split("&") == [
        f"account={ACCOUNT}",
        "components[payments][enabled]=true",
        "components[payments][features][refund_management]=false",
        "components[payouts][enabled]=true",
        "apple[a]=2",
        "apple[b]=3",
        "components[account_onboarding][features][new]=false",
        "components[payments][features][zoom]=true",
        "zebra=1",
        "expand[0]=second",
        "expand[1]=first",
    ]


class _Recorder(BaseHTTPRequestHandler):
    """Keeps bodies, answers like the API, leaves the connection open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    answer = b'{"object": "account_session", "client_secret": "x", "components": {}}'
    bodies: list[str]

    def do_POST(self) -> None:
        received = self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.bodies.append(f"{self.path} {self.headers['Content-Type']} {received.decode()}")
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.answer)))
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Print nothing."""


class Wire:
    """The real client of the SDK, and the bodies that it sent."""

    def __init__(self, client: stripe.StripeClient, bodies: list[str]) -> None:
        self._client = client
        self._bodies = bodies

    def body(self, params: Any) -> str:
        self._client.v1.account_sessions.create(params)
        path, content_type, received = self._bodies.pop().split(" ", 2)
        assert path == "/v1/account_sessions"
        assert content_type == "application/x-www-form-urlencoded"
        return received


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    bodies: list[str] = []
    handler = type("Recorder", (_Recorder,), {"bodies": bodies})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    http_client = stripe.RequestsClient()
    client = stripe.StripeClient(
        "sk_test_nothing",
        base_addresses={"api": f"http://127.0.0.1:{server.server_port}"},
        http_client=http_client,
        max_network_retries=0,
    )
    try:
        yield Wire(client, bodies)
    finally:
        http_client.close()  # type: ignore[no-untyped-call]
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("name", CASES)
def test_client_sends_the_measured_bodies(wire: Wire, name: str) -> None:
    assert wire.body(json.loads(CASES[name][0])) == CASES[name][1]


@pytest.mark.parametrize("version", VERSIONS)
def test_client_sends_all_of_a_version(wire: Wire, version: str) -> None:
    leaves = STORE.catalog(version).leaf_order
    request = make(version, {path: rank % 2 == 0 for path, rank in leaves.items()})
    assert wire.body(sdk_parameters(request)) == body(request)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_client_sends_odd_texts(wire: Wire, text: str) -> None:
    params: dict[WirePath, Leaf] = {
        ("components", "payments", "enabled"): True,
        ("components", text, "enabled"): True,
        ("x",): (text, True, None),
    }
    request = Request(SEED, text or ACCOUNT, MappingProxyType(params), (text,))
    assert wire.body(flat_parameters(request)) == body(request)


@examples(40)
@given(requests())
def test_client_sends_what_is_previewed(wire: Wire, request: Request) -> None:
    flat = flat_parameters(request)
    if flat is not None and pairs(request, STORE.catalog(request.api_version)):
        assert wire.body(flat) == body(request)
