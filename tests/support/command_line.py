"""Runs the command line in this process, or the program in one of its own."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from tests.support.requests import SEED

from session_composer.cli import run
from session_composer.core.session.session_file import FORMAT

GUI = Path(__file__).parents[2] / "gui"
ACCOUNT = "acct_1SimCustomUS"
PATIENCE = 60


@dataclass(frozen=True)
class Outcome:
    """What a command gave."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    def failed(self, code: int) -> str:
        """Assert that there is one sentence and nothing else; return it."""
        assert self.code == code, self
        assert self.out == b""
        assert self.err.startswith("session-composer: ")
        assert self.err.endswith(".\n")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("session-composer: ").strip()


def call(capture: pytest.CaptureFixture[bytes], *arguments: str) -> Outcome:
    """Run a command in this process."""
    try:
        code = run(list(arguments))
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else -1
    out, err = capture.readouterr()
    return Outcome(code, out, err.decode())


type Changes = Mapping[str, str | None]


def environment(changes: Changes = MappingProxyType({})) -> dict[str, str]:
    """Return the environment for a process of its own; None takes a variable out."""
    # Buffered output is the rule, and fails later.
    merged = {**os.environ, "PYTHONPATH": str(GUI), "PYTHONUNBUFFERED": None, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def program(
    *arguments: str, given: bytes | None = None, env: Changes = MappingProxyType({})
) -> Outcome:
    """Run the program in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "session_composer", *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        env=environment(env),
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr.decode())


def offscreen(code: str, *arguments: str, patience: float = PATIENCE) -> Outcome:
    """Run some code in a Python of its own, where windows need no display.

    Its home is empty: what another test left, such as recent files, changes what is shown.
    """
    with tempfile.TemporaryDirectory() as home:
        places = {name: home for name in os.environ if re.fullmatch("HOME|XDG_.*_HOME", name)}
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=environment({"QT_QPA_PLATFORM": "offscreen", **places}),
            capture_output=True,
            timeout=patience,
            check=False,
        )
    return Outcome(done.returncode, done.stdout, done.stderr.decode())


def content(*enabled: str, **members: Any) -> dict[str, Any]:
    """Content of a session file that sends some components."""
    return {
        "format": FORMAT,
        "api_version": SEED,
        "account": ACCOUNT,
        "components": {name: {"enabled": True} for name in enabled},
        "expand": [],
        **members,
    }


def session(folder: Path, *enabled: str, **members: Any) -> str:
    """Write a session file and return its name."""
    path = folder / "a.session.json"
    path.write_text(json.dumps(content(*enabled, **members)))
    return str(path)
