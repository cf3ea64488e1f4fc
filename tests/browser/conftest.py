"""What the tests in a real browser share: one browser for a process, and a page for a test."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.support.chromium import chromium
from tests.support.requests import STORE

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[SandboxServer]:
    with SandboxServer(STORE, Rulebook()) as server:
        yield server
