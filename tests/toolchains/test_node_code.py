"""Node and TypeScript code, run, type-checked and formatted by the real programs."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from tests.support.code_samples import expected, full, samples, written
from tests.support.fault_server import FaultServer, Talk, answer
from tests.support.lanes import NODE_MODULES, require_node_packages
from tests.support.requests import STORE, is_known

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.request.form import decode
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

pytestmark = pytest.mark.node

KNOWN_ACCOUNT = "acct_1SimCustomUS"

# The official client, told to talk to a server on this machine.
LOCAL_CLIENT = """\
import Stripe from "stripe";

export default function (key, options) {
  const port = Number(process.env.LOCAL_PORT);
  return new Stripe(key, { ...options, host: "127.0.0.1", port, protocol: "http" });
}
"""
RUNNER = """\
const count = Number(process.env.LOCAL_COUNT);
for (let number = 0; number < count; number += 1) {
  await import(`./s${number}.mjs`);
}
"""


def answer_all(talk: Talk) -> None:
    body = b'{"object": "account_session", "client_secret": "one"}'
    while talk.read_request():
        talk.buffer = b""
        talk.send(answer(body))


def run_node(folder: Path, requests: list[Request], port: int) -> list[str]:
    """Run the code of each request; return the lines printed."""
    require_node_packages("stripe")
    (folder / "node_modules").symlink_to(NODE_MODULES)
    (folder / "local.mjs").write_text(LOCAL_CLIENT)
    (folder / "run.mjs").write_text(RUNNER)
    for number, request in enumerate(requests):
        text = written("node", request).text
        text = text.replace('from "stripe";', 'from "./local.mjs";', 1)
        (folder / f"s{number}.mjs").write_text(text, "utf-8")
    done = subprocess.run(
        ["node", "run.mjs"],
        cwd=folder,
        env=os.environ
        | {
            "LOCAL_PORT": str(port),
            "LOCAL_COUNT": str(len(requests)),
            "STRIPE_SECRET_KEY": "sk_test_x",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_node_sends_the_body(tmp_path: Path) -> None:
    requests = samples()
    with FaultServer(answer_all) as server:
        assert run_node(tmp_path, requests, server.port) == ["one"] * len(requests)
    assert len(server.requests) == len(requests)
    for request, received in zip(requests, server.requests, strict=True):
        head, _, body = received.decode().partition("\r\n\r\n")
        assert sorted(decode(body)) == expected(request)
        lines = head.lower().splitlines()
        assert lines[0] == "post /v1/account_sessions http/1.1"
        assert f"stripe-version: {STORE.header(request.api_version)}".lower() in lines
        assert "authorization: bearer sk_test_x" in lines


def test_node_code_works_against_the_sandbox(tmp_path: Path) -> None:
    request = Request(STORE.newest, KNOWN_ACCOUNT, full(STORE.newest, lambda _number: True).params)
    with SandboxServer(CatalogStore(), Rulebook()) as server:
        (secret,) = run_node(tmp_path, [request], server.port)
    assert secret


def test_node_code_is_formatted(tmp_path: Path) -> None:
    require_node_packages("prettier")
    for number, request in enumerate(samples()):
        for name, suffix in (("node", "mjs"), ("typescript", "ts")):
            path = tmp_path / f"s{number}.{suffix}"
            path.write_text(written(name, request).text, "utf-8")
    prettier = NODE_MODULES / "prettier" / "bin" / "prettier.cjs"
    done = subprocess.run(
        ["node", str(prettier), "--no-config", "--no-cache", "--check", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_typescript_types_hold(tmp_path: Path) -> None:
    """Also without a cast for whatever the newest types know."""
    require_node_packages("stripe", "typescript", "@types/node")
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    options = {
        "strict": True,
        "noEmit": True,
        "target": "es2022",
        "module": "nodenext",
        "moduleResolution": "nodenext",
        "types": ["node"],
        "skipLibCheck": True,
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": options}))
    newest = set(STORE.catalog(STORE.newest).leaf_order)
    checked = 0
    for number, request in enumerate(samples()):
        code = written("typescript", request).text
        if set(request.params) <= newest or "as unknown as" in code:
            (tmp_path / f"s{number}.ts").write_text(code, "utf-8")
            checked += is_known(request) and "as unknown as" not in code
    assert checked > 15
    command = ["node", str(NODE_MODULES / "typescript" / "bin" / "tsc"), "-p", "."]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    # The check sees something: a component that no types know is an error without the cast.
    (tmp_path / "s0.ts").write_text(
        written("typescript", full(STORE.newest)).text.replace("payments: {", "teapot: {", 1)
    )
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode != 0
    assert "teapot" in done.stdout
