"""Compiling and running code as its readers do."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.support.code_samples import expected

from session_composer.core.request.request import Request

_ENVIRONMENT = {"STRIPE_SECRET_KEY": "sk_test_x", "PATH": "/usr/bin:/bin"}


def compile_code(folder: Path, *command: str) -> str:
    """Compile, which must succeed; return what the compiler said."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=200, check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


def run_code(folder: Path, *command: str, **environment: str) -> str:
    """Run with a key in the environment; no word may go to standard error."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=_ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout


def check_printed(printed: str, requests: Sequence[Request]) -> None:
    """Check what the stand-ins for SDKs print: for each request a line of pairs in hex, and one."""
    lines = printed.splitlines()
    assert lines[1::2] == ["one"] * len(requests)
    for request, line in zip(requests, lines[::2], strict=True):
        pairs = [pair.split("=") for pair in line.split()]
        decoded = [tuple(bytes.fromhex(text).decode() for text in pair) for pair in pairs]
        assert sorted(decoded) == expected(request)
