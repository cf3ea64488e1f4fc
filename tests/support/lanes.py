"""Lanes of tests that need programs from outside."""

import importlib.util
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

NODE_MODULES = Path(__file__).parents[1] / "node" / "node_modules"


def require_tools(*names: str) -> None:
    """Skip the test when a program is missing; where CI is set, fail: there it must not be."""
    _require(name for name in names if shutil.which(name) is None)


def require_node_packages(*names: str) -> None:
    """Do the same for npm packages beside the tests with Node.js, and for Node.js itself."""
    require_tools("node")
    _require(f"npm package {name}" for name in names if not (NODE_MODULES / name).is_dir())


def require_python_packages(*names: str) -> None:
    """Do the same for packages that only code from outside imports."""
    _require(f"package {name}" for name in names if importlib.util.find_spec(name) is None)


def _require(missing: Iterable[str]) -> None:
    found = list(missing)
    if not found:
        return
    reason = f"not installed: {', '.join(found)}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
