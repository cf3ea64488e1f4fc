"""A real Chromium, of the system, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .lanes import require_python_packages, require_tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Run a browser; skip the test when there is none, and fail where CI is set."""
    require_tools("chromium")
    require_python_packages("playwright")
    # Here: a machine without it can still run the other tests.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser
        browser.close()
