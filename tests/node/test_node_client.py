"""The official Node client works against the sandbox."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

HERE = Path(__file__).parent
pytestmark = pytest.mark.node


def missing(what: str) -> NoReturn:
    """Skip on a developer's machine; on CI nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and on CI it must be there")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    node = shutil.which("node")
    if node is None:
        missing("Node.js")
    folders = [*os.environ.get("NODE_PATH", "").split(os.pathsep), str(HERE / "node_modules")]
    found = [folder for folder in folders if folder and (Path(folder) / "stripe").is_dir()]
    if not found:
        missing("the npm package stripe (run: npm install --no-package-lock in tests/node)")
    with SandboxServer(CatalogStore(), Rulebook()) as server:
        run = subprocess.run(
            [node, str(HERE / "sandbox_client.js"), "127.0.0.1", str(server.port)],
            env=os.environ | {"NODE_PATH": found[0]},
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert run.returncode == 0, run.stderr.decode()
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def test_session_is_created(seen: dict[str, Any]) -> None:
    session = seen["session"]
    assert session["object"] == "account_session"
    assert session["livemode"] is False
    assert session["simulatedSecret"] is True
    assert session["simulatedHeader"] == "true"
    assert session["payments"]["enabled"] is True
    assert session["payments"]["features"]["refund_management"] is False
    assert session["payouts"] is False


def test_replay_gives_the_first_answer(seen: dict[str, Any]) -> None:
    assert seen["replayIsSame"] is True
    assert seen["replayHeader"] == "true"


def test_auto_paging_reaches_every_account_once(seen: dict[str, Any]) -> None:
    assert len(seen["accounts"]) == len(set(seen["accounts"])) > 250
    assert seen["country"] == "JP"


@pytest.mark.parametrize(
    ("name", "type_", "code", "param", "status"),
    [
        (
            "unknown",
            "StripeInvalidRequestError",
            "parameter_unknown",
            "components[teapot]",
            400,
        ),
        ("noAccount", "StripeInvalidRequestError", "resource_missing", "account", 400),
        ("rateLimited", "StripeRateLimitError", "rate_limit", None, 429),
        ("liveKey", "StripeAuthenticationError", None, None, 401),
        ("differentParameters", "StripeIdempotencyError", None, None, 400),
    ],
)
def test_errors_are_typed(
    seen: dict[str, Any], name: str, type_: str, code: str | None, param: str | None, status: int
) -> None:
    assert seen[name] == {"type": type_, "code": code, "param": param, "status": status}
