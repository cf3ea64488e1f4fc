"""The advice on pointing an SDK at the sandbox, run as it is printed, in the code that we print.

Whatever does not go to this computer is refused, and fails the test: a wrong tip would call Stripe.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.code_samples import SDK_LANGUAGES, written
from tests.support.lanes import NODE_MODULES, require_node_packages, require_tools
from tests.support.requests import STORE

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.files.assets import RESOURCES
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.paths import WirePath

ROOT = RESOURCES.parent
PAGES = ("help/pages/command-line.md", "help/pages/de/command-line.md")
SHOWN = ("README.md", *(f"resources/{page}" for page in PAGES))
ENABLED: WirePath = ("components", "payments", "enabled")
# The line that makes the client in the code that we print, and how a tip for it begins.
CLIENTS = {
    "python": (r"client = StripeClient\(.*\)", "StripeClient("),
    "node": (r"const stripe = new Stripe\(.*\);", "new Stripe("),
    "ruby": (r"client = Stripe::StripeClient\.new\(.*\)", "Stripe::StripeClient.new("),
    "php": (r"\$stripe = new \\Stripe\\StripeClient\(.*\);", "new \\Stripe\\StripeClient("),
    "java": (r"StripeClient client = new StripeClient\(.*\);", "StripeClient.builder()"),
    "go": (r"sc := stripe\.NewClient\(.*\)", "stripe.NewClient("),
    "dotnet": (r"var client = new StripeClient\(.*\);", "new StripeClient("),
}
# What tells whether code can be read, without the SDK.
READERS = {"ruby": ("ruby", "-c"), "php": ("php", "-l"), "go": ("gofmt", "-e", "-l")}
ONLY_LOOPBACK_PYTHON = """\
import socket
_connect = socket.socket.connect
def connect(self, address):
    if self.family != getattr(socket, "AF_UNIX", None) and address[0] != "127.0.0.1":
        raise SystemExit(f"not to the sandbox: {address}")
    return _connect(self, address)
socket.socket.connect = connect
def getaddrinfo(host, *rest, _real=socket.getaddrinfo, **named):
    if host != "127.0.0.1":
        raise SystemExit(f"not to the sandbox: {host}")
    return _real(host, *rest, **named)
socket.getaddrinfo = getaddrinfo
"""
ONLY_LOOPBACK_NODE = """\
const net = require("node:net");
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  if (options.host !== "127.0.0.1") {
    process.stderr.write(`not to the sandbox: ${options.host}`);
    process.exit(3);
  }
  return connect.apply(this, given);
};
"""


def tips(text: str, word: str) -> list[str]:
    """What a text shows as code for this computer that has a word in it."""
    shown = re.findall(r"^```\n(.*?)^```$|`([^`\n]+)`", text, re.MULTILINE | re.DOTALL)
    return [code for found in shown for code in found if word in code and "127.0.0.1" in code]


def printed(name: str) -> str:
    return written(name, Request(STORE.newest, "acct_1SimCustomUS", {ENABLED: True})).text


def with_tip(name: str, tip: str, port: int) -> str:
    """Give the code that we print, with its client made as a tip has it."""
    pattern, start = CLIENTS[name]
    text = printed(name)
    (line,) = re.findall(pattern, text)
    made = tip.strip().replace("PORT", str(port))
    if made.startswith(start):
        made = line.partition(start)[0] + made
    return text.replace(line, made)


@pytest.mark.parametrize("file", SHOWN)
def test_the_python_tip_reaches_the_sandbox(file: str, tmp_path: Path) -> None:
    (tip,) = tips((ROOT / file).read_text("utf-8"), "base_addresses")
    (tmp_path / "sitecustomize.py").write_text(ONLY_LOOPBACK_PYTHON)
    with SandboxServer(STORE, Rulebook()) as server:
        done = subprocess.run(
            [sys.executable, "-c", with_tip("python", tip, server.port)],
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("accs_secret__SIMULATED")


@pytest.mark.node
@pytest.mark.parametrize("file", SHOWN)
def test_the_node_tip_reaches_the_sandbox(file: str, tmp_path: Path) -> None:
    require_node_packages("stripe")
    (tip,) = tips((ROOT / file).read_text("utf-8"), "new Stripe(")
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    (tmp_path / "only_loopback.cjs").write_text(ONLY_LOOPBACK_NODE)
    with SandboxServer(STORE, Rulebook()) as server:
        (tmp_path / "code.mjs").write_text(with_tip("node", tip, server.port))
        done = subprocess.run(
            ["node", "--require", "./only_loopback.cjs", "code.mjs"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("accs_secret__SIMULATED")


def test_what_the_printed_code_ignores_is_no_tip() -> None:
    """A client of its own, as all printed code has it, heeds no global address."""
    for file in (*ROOT.glob("*.md"), *(RESOURCES / "help" / "pages").rglob("*.md")):
        assert not re.search(r"[Ss]tripe\.api_base\s*=", file.read_text("utf-8")), file
    for name in SDK_LANGUAGES:
        assert "api_base" not in written(name, Request(STORE.newest)).text


@pytest.mark.parametrize(
    "name",
    [
        *(pytest.param(name, marks=getattr(pytest.mark, name)) for name in READERS),
        *("java", "dotnet"),
    ],
)
@pytest.mark.parametrize("page", PAGES)
def test_a_tip_takes_the_place_of_the_printed_client(page: str, name: str, tmp_path: Path) -> None:
    """It makes a client of the same name, and what comes of it is code."""
    _, start = CLIENTS[name]
    blocks = re.findall(r"^```\n(.*?)^```$", (RESOURCES / page).read_text("utf-8"), re.M | re.S)
    (tip,) = [block for block in blocks if f"= {start}" in block.replace(":=", "=")]
    text = with_tip(name, tip, 8080)
    assert "http://127.0.0.1:8080" in text
    assert "STRIPE_SECRET_KEY" not in text
    made = tip.partition(start)[0]
    assert re.fullmatch(rf"{re.escape(made)}.*", re.findall(CLIENTS[name][0], printed(name))[0])
    if name in READERS:
        require_tools(READERS[name][0])
        (tmp_path / "code").write_text(text)
        done = subprocess.run(
            [*READERS[name], "code"], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_there_is_a_tip_for_each_sdk(page: str) -> None:
    blocks = re.findall(r"^```\n(.*?)^```$", (RESOURCES / page).read_text("utf-8"), re.M | re.S)
    assert sum("127.0.0.1" in block and "PORT" in block for block in blocks) == len(
        set(SDK_LANGUAGES) - {"typescript"}
    )
