import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import MappingProxyType
from urllib.error import HTTPError
from urllib.request import Request as HttpRequest
from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.fault_server import FaultServer, answer, replying
from tests.support.generated_servers import KEY, running_node, running_python, source_of
from tests.support.lanes import NODE_MODULES, require_node_packages
from tests.support.requests import ODD_TEXTS, SEED, STORE, requests

from session_composer.api.sandbox.server import SandboxServer
from session_composer.codecs.writers.frontend import connectjs, node_server, python_server, react
from session_composer.codecs.writers.snippet import Writer
from session_composer.core.elements.elements import PREVIEW, load_elements
from session_composer.core.request.form import decode, encode
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.paths import enabled_path

PREVIEWS = [info.api_version for info in STORE.previews]
CREATED = re.compile(r'connect\.create\(\s*"([a-z-]+)",?\s*\)')
PLACED = re.compile(r"<(Connect\w+)[ \n](?!connectInstance)")
NOTED = re.compile(r"^// (\S+): (?:only|whether|Connect)", re.MULTILINE)


def enabling(version: str, *components: str) -> Request:
    params = {enabled_path(name): True for name in components}
    return Request(version, "acct_1", MappingProxyType(params))


def everything(version: str) -> Request:
    return enabling(version, *STORE.catalog(version).component_by_name)


def test_connectjs() -> None:
    text = connectjs(source_of(enabling(SEED, "payments", "payment_details"))).text
    head, _, tail = text.partition("?? document.body;\n")
    assert head.startswith(
        "// Embedded components of Stripe Connect in a page.\n"
        "// npm install @stripe/connect-js@3.4.6\n"
        'import { loadConnectAndInitialize } from "@stripe/connect-js";\n'
    )
    assert 'const publishableKey = "pk_test_REPLACE_ME";\n' in head
    assert 'await fetch("/account_session", { method: "POST" });\n' in head
    assert tail == (
        "\n"
        'const paymentDetails = connect.create("payment-details");\n'
        'paymentDetails.setPayment("pi_REPLACE_ME"); // the payment to show\n'
        'paymentDetails.setOnClose(() => console.log("The details were closed."));\n'
        "page.append(paymentDetails);\n"
        "\n"
        'const payments = connect.create("payments");\n'
        "page.append(payments);\n"
    )


def test_react() -> None:
    text = react(source_of(enabling(SEED, "payments", "payment_details"))).text
    assert text.startswith(
        "// Embedded components of Stripe Connect in React.\n"
        "// npm install @stripe/connect-js@3.4.6 @stripe/react-connect-js@3.4.4\n"
        'import { loadConnectAndInitialize } from "@stripe/connect-js";\n'
        "import {\n"
        "  ConnectComponentsProvider,\n"
        "  ConnectPaymentDetails,\n"
        "  ConnectPayments,\n"
        '} from "@stripe/react-connect-js";\n'
        'import { useState } from "react";\n'
    )
    assert text.endswith(
        "    <ConnectComponentsProvider connectInstance={connect}>\n"
        "      {/* payment: the payment to show */}\n"
        "      <ConnectPaymentDetails\n"
        '        payment="pi_REPLACE_ME"\n'
        '        onClose={() => console.log("The details were closed.")}\n'
        "      />\n"
        "      <ConnectPayments />\n"
        "    </ConnectComponentsProvider>\n"
        "  );\n"
        "}\n"
    )


@pytest.mark.parametrize("write", [connectjs, react])
def test_component_that_only_the_preview_of_the_package_has(write: Writer) -> None:
    text = write(source_of(enabling(STORE.newest, "payments", "reporting_chart"))).text
    assert "npm install @stripe/connect-js@3.4.5-preview.0" in text
    note = "// reporting_chart: only the preview of the npm packages has it, as of release 3.4.6.\n"
    assert note in text
    assert NOTED.findall(text) == ["reporting_chart"]


@pytest.mark.parametrize("write", [connectjs, react])
def test_component_without_an_element(write: Writer) -> None:
    request = enabling(PREVIEWS[0], "payments", "capital_financing_manual_payment", "teapot")
    text = write(source_of(request)).text
    assert "// capital_financing_manual_payment: Connect.js has no element for it.\n" in text
    assert "// teapot: whether Connect.js has an element for it is not known.\n" in text
    assert NOTED.findall(text) == ["capital_financing_manual_payment", "teapot"]
    assert "@stripe/connect-js@3.4.6" in text


@pytest.mark.parametrize("write", [connectjs, react])
@pytest.mark.parametrize("value", [None, False, "false", "yes"])
def test_nothing_enabled(write: Writer, value: bool | str | None) -> None:
    request = enabling(SEED)
    if value is not None:
        request = request.with_values({enabled_path("payments"): value})
    text = write(source_of(request)).text
    assert "// No component is enabled, so there is no element to place.\n" in text
    assert not CREATED.findall(text)
    assert not PLACED.findall(text)


def test_the_word_true_enables_as_well() -> None:
    request = enabling(SEED).with_values({enabled_path("payments"): "true"})
    assert CREATED.findall(connectjs(source_of(request)).text) == ["payments"]


def enabled_names(request: Request) -> set[str]:
    """Components that a request enables, told by its body."""
    pairs = decode(encode(request, STORE.catalog(request.api_version)))
    found = (re.fullmatch(r"components\[([^\[\]]*)\]\[enabled\]", name) for name, _ in pairs)
    on = {f"components[{match[1]}][enabled]": match[1] for match in found if match}
    return {on[name] for name, value in pairs if name in on and value == "true"}


@given(requests())
def test_exactly_the_enabled_components_are_shown(request: Request) -> None:
    elements = load_elements().by_component
    known = {name for name in enabled_names(request) if name in elements}
    source = source_of(request)
    assert set(CREATED.findall(connectjs(source).text)) == {elements[one].tag for one in known}
    assert set(PLACED.findall(react(source).text)) == {elements[one].react for one in known}


@pytest.mark.parametrize("write", [connectjs, react])
@given(name=st.text(max_size=20) | st.sampled_from([*ODD_TEXTS, "*/", "\u2028alert()", "\n1"]))
def test_an_odd_name_stays_within_its_comment(write: Writer, name: str) -> None:
    plain = {line.text for line in write(source_of(enabling(SEED, "payments"))).lines}
    found = write(source_of(enabling(SEED, "payments", name))).lines
    for line in found:
        if line.text not in plain:
            assert line.text.startswith("// ")
            assert line.path == enabled_path(name)
            assert len(line.text.splitlines()) == 1


@pytest.mark.parametrize("write", [connectjs, react])
def test_lines_lead_to_their_component(write: Writer) -> None:
    code = write(source_of(everything(PREVIEWS[0])))
    elements = load_elements().by_component
    for name in STORE.catalog(PREVIEWS[0]).component_by_name:
        texts = [line.text for line in code.lines if line.path == enabled_path(name)]
        assert texts
        if name in elements:
            shown = "\n".join(texts)
            assert elements[name].tag in shown or elements[name].react in shown
    shared = [line.text for line in code.lines if line.path is None]
    assert not any("create(" in text and "connect." in text for text in shared)


@pytest.mark.parametrize("write", [connectjs, react, node_server, python_server])
def test_no_key_stands_in_the_code(write: Writer) -> None:
    assert "sk_" not in write(source_of(everything(SEED))).text


def front_requests() -> dict[str, Request]:
    """Requests whose code shows every element in every way."""
    newest = STORE.catalog(STORE.newest).component_by_name
    early = {name for name, one in load_elements().by_component.items() if one.package == PREVIEW}
    return {
        "release": enabling(STORE.newest, *(newest.keys() - early)),
        "newest": everything(STORE.newest),
        "nothing": enabling(SEED),
        "one": enabling(SEED, "documents"),
        **{f"preview{number}": everything(name) for number, name in enumerate(PREVIEWS)},
    }


def write_front(folder: Path, names: tuple[str, str]) -> int:
    """Write the code for all requests, below the packages that it names; give how many."""
    packages = load_elements().packages
    count = 0
    for name, request in front_requests().items():
        for write, file_name in zip((connectjs, react), names, strict=True):
            text = write(source_of(request)).text
            release = f"@stripe/connect-js@{packages['release']['connect_js']}"
            place = folder / ("release" if release in text else "preview")
            place.mkdir(exist_ok=True)
            (place / f"{name}-{file_name}").write_text(text)
            count += 1
    assert all(list((folder / kind).iterdir()) for kind in ("release", "preview"))
    return count


def run_node(program: str, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["node", str(NODE_MODULES / program), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.node
def test_types_hold(tmp_path: Path) -> None:
    require_node_packages(
        "typescript",
        "@types/react",
        "@stripe/connect-js",
        "@stripe/react-connect-js",
        "connect-js-preview",
        "react-connect-js-preview",
    )
    count = write_front(tmp_path, ("page.ts", "view.tsx"))
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    scope = tmp_path / "preview" / "node_modules" / "@stripe"
    scope.mkdir(parents=True)
    for name in ("connect-js", "react-connect-js"):
        (scope / name).symlink_to(NODE_MODULES / f"{name}-preview")
    options = {
        "strict": True,
        "noEmit": True,
        "target": "es2022",
        "lib": ["es2022", "dom"],
        "module": "esnext",
        "moduleResolution": "bundler",
        # So that the preview for React finds the preview of Connect.js beside it.
        "preserveSymlinks": True,
        "jsx": "react-jsx",
        "types": [],
    }
    settings = {"compilerOptions": options, "include": ["release/*", "preview/*"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings))
    listed = run_node("typescript/bin/tsc", tmp_path, "--listFiles").splitlines()
    assert sum(line.endswith(("-page.ts", "-view.tsx")) for line in listed) == count
    assert any("preview/node_modules/@stripe/react-connect-js" in line for line in listed)


@pytest.mark.node
def test_code_is_plain_javascript_as_prettier_formats_it(tmp_path: Path) -> None:
    require_node_packages("prettier")
    write_front(tmp_path, ("page.mjs", "view.jsx"))
    (tmp_path / "server.mjs").write_text(node_server(source_of(everything(SEED))).text)
    run_node("prettier/bin/prettier.cjs", tmp_path, "--check", "--no-config", ".")


type Run = Callable[[Request, int, Path], AbstractContextManager[str]]
SERVERS = [
    pytest.param(running_node, marks=pytest.mark.node, id="node"),
    pytest.param(running_python, id="python"),
]


def post(url: str) -> tuple[int, dict[str, str]]:
    try:
        with urlopen(HttpRequest(url, method="POST"), timeout=30) as reply:
            return reply.status, json.load(reply)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


RICH = Request(
    PREVIEWS[0],
    "acct_1",
    MappingProxyType(
        {
            ("components", "payments", "enabled"): True,
            ("components", "payments", "features", "refund_management"): False,
            ("components", "app_install", "enabled"): True,
            ("components", "app_install", "features", "allowed_apps"): ("a'\"b", "é & c\n"),
            ("components", "teapot", "of b"): "none",
        }
    ),
    ("x",),
)


@pytest.mark.parametrize("run", SERVERS)
def test_server_sends_the_parameters(run: Run, tmp_path: Path) -> None:
    session = {"object": "account_session", "client_secret": "accs_secret__SIMULATED"}
    with (
        FaultServer(replying(answer(json.dumps(session).encode()))) as stripe,
        run(RICH, stripe.port, tmp_path) as url,
    ):
        assert post(url) == (200, {"client_secret": "accs_secret__SIMULATED"})
        (received,) = stripe.requests
    head, _, body = received.decode("ascii").partition("\r\n\r\n")
    catalog = STORE.catalog(RICH.api_version)
    assert sorted(decode(body)) == sorted(decode(encode(RICH, catalog)))
    assert head.startswith("POST /v1/account_sessions HTTP/1.1\r\n")
    lines = {line.lower() for line in head.splitlines()}
    assert f"Stripe-Version: {catalog.header}".lower() in lines
    assert f"Authorization: Bearer {KEY}".lower() in lines


@pytest.mark.parametrize("run", SERVERS)
def test_server_works_with_the_simulated_stripe(run: Run, tmp_path: Path) -> None:
    request = everything(STORE.newest)
    with SandboxServer(STORE, Rulebook()) as stripe:
        good = Request(request.api_version, "acct_1SimCustomUS", request.params)
        folder = tmp_path / "good"
        folder.mkdir()
        with run(good, stripe.port, folder) as url:
            status, reply = post(url)
        assert status == 200
        assert list(reply) == ["client_secret"]
        assert "SIMULATED" in reply["client_secret"]
        folder = tmp_path / "bad"
        folder.mkdir()
        with run(request, stripe.port, folder) as url:
            assert post(url) == (500, {"error": "No account session was created."})


def test_python_server_is_formatted() -> None:
    text = python_server(source_of(everything(SEED))).text
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "-"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == text
