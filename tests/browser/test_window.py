"""The whole way: the window, its page, and a real Chromium that shows it."""

from queue import Queue
from threading import Thread

import pytest
from PySide6.QtCore import QUrl
from tests.support.chromium import chromium
from tests.support.qt import wait_until

from session_composer.api.browser.page_view import ShownState
from session_composer.app import Program
from session_composer.core.wire.paths import component_path

pytestmark = pytest.mark.browser


def test_a_request_of_the_window_is_shown_and_followed(program: Program) -> None:
    workspace = program.parts.workspace
    workspace.set_account("acct_1SimExpressUS", "x")
    workspace.choose([component_path("payments"), component_path("documents")], True, "x")
    feature = ("components", "payments", "features", "refund_management")
    workspace.choose([feature], False, "x")
    addresses: list[str] = []
    browser = program.commands.doors.browser

    def take(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    browser.open_url = take
    browser.open()
    seen: Queue[str] = Queue()
    wanted: Queue[str] = Queue()

    def look() -> None:
        """Be the user's browser, while this thread goes on with the window."""
        with chromium() as found:
            page = found.new_page()
            page.goto(addresses[0])
            for selector in iter(wanted.get, ""):
                there = page.wait_for_selector(selector)
                seen.put(there.inner_text() if there is not None else "")

    def shown(selector: str) -> str:
        wanted.put(selector)
        wait_until(lambda: not seen.empty() or not thread.is_alive(), 30)
        return seen.get_nowait()

    thread = Thread(target=look)
    thread.start()
    try:
        assert "cannot refund" in shown(
            'stripe-connect-payments[data-state="shown"] li.cannot:has-text("refund")'
        )
        page = browser.page
        states = [ShownState.SHOWN, ShownState.SHOWN]
        wait_until(lambda: [one.state for one in page.shown] == states)
        kept = len(program.parts.exchanges.all)
        assert kept == 1
        workspace.choose([component_path("documents")], False, "x")
        workspace.choose([component_path("balances")], True, "x")
        page.reload()
        assert "Balances" in shown('stripe-connect-balances[data-state="shown"] h3')
        assert len(program.parts.exchanges.all) == 2
        page.end()
        assert "has ended this page" in shown("#notice")
    finally:
        wanted.put("")
        wait_until(lambda: not thread.is_alive(), 30)
