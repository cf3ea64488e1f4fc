"""The generated servers, run as their readers run them, against a server of this machine."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from session_composer.codecs.writers.frontend import node_server, python_server
from session_composer.codecs.writers.snippet import KEY_VARIABLE, CodeSource
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook

from .lanes import NODE_MODULES, require_node_packages, require_python_packages
from .qt import wait_until
from .requests import STORE

KEY = "sk_test_simulated"


def source_of(request: Request) -> CodeSource:
    return CodeSource(request, STORE.catalog(request.api_version), Rulebook)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[str]:
    """Run a server; give the address of its endpoint."""
    port = free_port()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], KEY_VARIABLE: KEY, "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )

    def listens() -> bool:
        assert process.poll() is None, process.stdout.read() if process.stdout else b""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    try:
        wait_until(listens, 30)
        yield f"http://127.0.0.1:{port}/account_session"
    finally:
        process.kill()
        process.communicate()


@contextmanager
def running_node(request: Request, port: int, folder: Path) -> Iterator[str]:
    require_node_packages("stripe", "express")
    start = "new Stripe(process.env.STRIPE_SECRET_KEY, {"
    address = f'host: "127.0.0.1", port: {port}, protocol: "http", maxNetworkRetries: 0,'
    text = replaced(node_server(source_of(request)).text, start, f"{start} {address}")
    (folder / "server.mjs").write_text(text)
    (folder / "node_modules").symlink_to(NODE_MODULES)
    with running(["node", "server.mjs"], folder) as url:
        yield url


@contextmanager
def running_python(request: Request, port: int, folder: Path) -> Iterator[str]:
    require_python_packages("stripe", "flask")
    start = 'os.environ["STRIPE_SECRET_KEY"],'
    address = f'base_addresses={{"api": "http://127.0.0.1:{port}"}}, max_network_retries=0,'
    text = replaced(python_server(source_of(request)).text, start, f"{start} {address}")
    (folder / "server.py").write_text(text)
    with running([sys.executable, "server.py"], folder) as url:
        yield url
