"""Tools run what is written for them against a server of ours, and what they write is read.

What they send, and what they tell about it, is what was asked for.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import override
from urllib.parse import parse_qsl

import pytest
from tests.support.code_samples import ACCOUNT, expected, full, source, written
from tests.support.lanes import NODE_MODULES, require_node_packages, require_python_packages
from tests.support.requests import SEED, STORE

from session_composer.codecs.readers.reading import read
from session_composer.codecs.writers.tool_files import tool_files
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf

pytestmark = pytest.mark.node
KEY = "sk_test_simulated1234"
STRIPE = "https://api.stripe.com"
PATH = "/v1/account_sessions"
_TEXTS: dict[WirePath, Leaf] = {
    ("x", f"k{n}"): text for n, text in enumerate(["a b+c", "é漢", "a&b=c%", "it's", "a[x]", "~*"])
}
_FULL = full(STORE.newest, lambda number: number % 2 == 0)
REQUESTS = (
    full(SEED),
    Request(STORE.newest, ACCOUNT, MappingProxyType({**_FULL.params, **_TEXTS}), ("account",)),
)


class _Recorder(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[tuple[Mapping[str, str], str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        assert isinstance(self.server, _Recorder)
        self.server.seen.append((dict(self.headers.items()), f"{self.path} {body}"))
        answer = b'{"object": "account_session"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def recorder() -> Iterator[_Recorder]:
    with _Recorder() as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def run(*command: str, folder: Path, **variables: str) -> str:
    """Run a command; what it printed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"HOME": str(folder), "NO_COLOR": "1", "CI": "true"} | variables,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def check(recorder: _Recorder, requests: tuple[Request, ...] = REQUESTS) -> None:
    """Hold that the pairs arrived, each request's with its version and the key."""
    assert len(recorder.seen) == len(requests)
    for (headers, sent), request in zip(recorder.seen, requests, strict=True):
        path, _, body = sent.partition(" ")
        assert path == PATH
        named = {name.lower(): value for name, value in headers.items()}
        assert named["stripe-version"] == request.api_version
        assert named["authorization"] == f"Bearer {KEY}"
        assert named["content-type"].startswith("application/x-www-form-urlencoded")
        pairs = parse_qsl(body, keep_blank_values=True, strict_parsing=True)
        assert sorted(_indexed(pairs)) == expected(request)


def _indexed(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Number the entries of lists that a tool writes with empty brackets."""
    counts: dict[str, int] = {}
    for name, value in pairs:
        if name.endswith("[]"):
            number = counts.setdefault(name, 0)
            counts[name] += 1
            name = f"{name[:-2]}[{number}]"
        yield name, value


def check_read(text: str, request: Request, pick: int = 1) -> None:
    """Hold that what a tool wrote holds the request."""
    found = read(text, STORE, STORE.newest, pick=pick)
    assert expected(found.request) == expected(request)
    assert found.request.api_version == request.api_version
    assert KEY not in repr(found)


def put(name: str, folder: Path) -> list[Path]:
    """Write the files for each request, the first of each under a number; these."""
    first = []
    for number, request in enumerate(REQUESTS):
        for place, file in enumerate(tool_files(name, source(request))):
            path = folder / (file.name if place else f"{number}-{file.name}")
            path.parent.mkdir(exist_ok=True)
            path.write_text(file.text, "utf-8")
            if not place:
                first.append(path)
    return first


def node_tool(name: str, *command: str, folder: Path) -> str:
    """Run a tool once for all requests: starting one takes longer than what it does."""
    return run(str(NODE_MODULES / ".bin" / name), *command, folder=folder)


def variables(recorder: _Recorder) -> list[str]:
    return ["--env-var", f"base_url={recorder.url}", "--env-var", f"secret_key={KEY}"]


def test_newman(recorder: _Recorder, tmp_path: Path) -> None:
    """Its export and its report hold the requests, the report each of them more than once."""
    require_node_packages("newman")
    collections = [json.loads(path.read_bytes()) for path in put("postman", tmp_path)]
    items = [item for collection in collections for item in collection["item"]]
    path = tmp_path / "collection.json"
    path.write_text(json.dumps(collections[0] | {"item": items}), "utf-8")
    options = ["--export-collection", "export.json", "--reporters", "json"]
    options += ["--reporter-json-export", "report.json", *variables(recorder)]
    node_tool("newman", "run", path.name, *options, folder=tmp_path)
    check(recorder)
    for name in ("export.json", "report.json"):
        text = (tmp_path / name).read_text("utf-8")
        for pick, request in enumerate(REQUESTS, 1):
            check_read(text, request, pick)


def test_bruno(recorder: _Recorder, tmp_path: Path) -> None:
    require_node_packages("@usebruno/cli")
    names = [path.name for path in put("bruno", tmp_path)]
    options = ["--env", "local", "--reporter-json", "report.json", *variables(recorder)]
    node_tool("bru", "run", *names, *options, folder=tmp_path)
    check(recorder)
    text = (tmp_path / "report.json").read_text("utf-8")
    for pick, request in enumerate(REQUESTS, 1):
        check_read(text, request, pick)


_BRUNO_FILES = """
const {parseRequest, stringifyRequest} = require("@usebruno/filestore");
const read = JSON.parse(process.argv[1]).map((text) => parseRequest(text, {format: "bru"}));
const write = (format) => read.map((request) => stringifyRequest(request, {format}));
console.log(JSON.stringify([write("bru"), write("yml")]));
"""


def test_bruno_saves_its_files_the_same() -> None:
    """To the letter in its own language; what it writes as YAML is read."""
    require_node_packages("@usebruno/filestore")
    texts = [written("bruno", request).text for request in REQUESTS]
    command = ("node", "-e", _BRUNO_FILES, json.dumps(texts))
    saved, other = json.loads(run(*command, folder=NODE_MODULES.parent))
    assert saved == texts
    for text, request in zip(other, REQUESTS, strict=True):
        check_read(text, request)


def test_httpyac(recorder: _Recorder, tmp_path: Path) -> None:
    require_node_packages("httpyac")
    paths = put("http-file", tmp_path)
    for path in paths:
        path.write_text(path.read_text("utf-8").replace(STRIPE, recorder.url), "utf-8")
    names = [path.name for path in paths]
    options = ("--all", "--json", "--output", "exchange", "--var", f"secret_key={KEY}")
    text = node_tool("httpyac", "send", *names, *options, folder=tmp_path)
    check(recorder)
    for pick, request in enumerate(REQUESTS, 1):
        check_read(text, request, pick)


def test_fixtures_of_the_stripe_cli(recorder: _Recorder, tmp_path: Path) -> None:
    require_node_packages("@stripe/cli")
    stripe = str(NODE_MODULES / ".bin" / "stripe")
    for path in put("stripe-fixture", tmp_path):
        command = (stripe, "fixtures", str(path), "--api-base", recorder.url)
        run(*command, folder=tmp_path, STRIPE_API_KEY=KEY)
    check(recorder)


def test_dry_runs_of_the_stripe_cli(tmp_path: Path) -> None:
    require_node_packages("@stripe/cli")
    for request in REQUESTS:
        text = written("stripe-cli", request).text
        script = f'stripe() {{ "{NODE_MODULES}/.bin/stripe" "$@" --dry-run; }}\n{text}'
        check_read(run("bash", "-euc", script, folder=tmp_path, STRIPE_SECRET_KEY=KEY), request)


def test_httpie(recorder: _Recorder, tmp_path: Path) -> None:
    require_python_packages("httpie")
    for request in REQUESTS:
        text = written("httpie", request).text.replace(STRIPE, recorder.url)
        script = f'http() {{ "{sys.executable}" -m httpie --print=HBhb "$@"; }}\n{text}'
        printed = run("bash", "-euc", script, folder=tmp_path, STRIPE_SECRET_KEY=KEY)
        check_read(printed, request)
    check(recorder)


def test_conductor_keeps_a_workflow() -> None:
    """The model of the official client loses nothing of it."""
    require_python_packages("conductor")
    for request in REQUESTS:
        text = written("conductor", request).text
        client = import_module("conductor.client.http.api_client").ApiClient()
        before = json.loads(text)
        again = client.sanitize_for_serialization(client.deserialize_class(before, "WorkflowDef"))
        assert {key: again[key] for key in before} == before
