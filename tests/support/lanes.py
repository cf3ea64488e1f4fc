"""Lanes of tests that need programs from outside."""

import os
import shutil

import pytest


def require_tools(*names: str) -> None:
    """Skip the test when a program is missing; where CI is set, fail: there it must not be."""
    missing = [name for name in names if shutil.which(name) is None]
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
