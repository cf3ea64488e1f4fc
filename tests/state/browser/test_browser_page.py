"""The page as the window sees it: opened, followed, ended; its sessions in the history."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.page_calls import PageCalls
from tests.support.qt import wait_until
from tests.support.sending import SAMPLE, Bench

from session_composer.api.browser.page_view import ShownState
from session_composer.api.stripe.reply import ErrorAnswer, SessionAnswer
from session_composer.core.help.groups import component_groups
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import component_path
from session_composer.state.browser.browser_page import BrowserPage
from session_composer.state.browser.page_content import page_view
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Trouble
from session_composer.state.sending.session_maker import SessionMaker
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.state.sending.targets import Targets


class Opened(Bench):
    """A bench with a page, whose calls are made in threads as by its browser."""

    def __init__(self, workspace: Workspace, rulebook: Rulebook, folder: Path) -> None:
        super().__init__(workspace, rulebook, folder)
        self.target = TargetChoice(self.keys, self.settings)
        targets = Targets(self.keys, self.sandbox)
        self.maker = SessionMaker(workspace.store, self.exchanges, self.keys, targets, self.jobs)
        self.page = BrowserPage(
            workspace, self.target, self.keys, self.sandbox, self.maker, HelpTexts()
        )
        self.changes = 0
        self.page.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def open(self) -> None:
        self.calls = PageCalls(self.page.open())

    def call(self, method: str, task: str, body: object = None) -> Any:
        return self.calls.call(method, task, body)

    def end(self) -> None:
        self.page.close()
        self.close()


@pytest.fixture
def bench(workspace: Workspace, rulebook: Rulebook, tmp_path: Path) -> Iterator[Opened]:
    found = Opened(workspace, rulebook, tmp_path)
    yield found
    found.end()


def test_a_page_load_makes_a_session_that_is_in_the_history(bench: Opened) -> None:
    bench.open()
    view = bench.call("GET", "view")
    assert view["simulated"] is True
    assert view["publishableKey"] == "pk_test_simulated"
    assert view["script"] == f"{bench.sandbox.base_url()}/connect.js"
    assert [one["tag"] for one in view["groups"][0]["components"]] == ["payments"]
    assert [one.state for one in bench.page.shown] == [ShownState.LOADING]
    secret = bench.call("POST", "session")["client_secret"]
    assert secret.startswith("accs_secret__SIMULATED")
    (kept,) = bench.exchanges.all
    assert kept.for_browser
    assert bench.exchanges.latest is None
    assert isinstance(kept.outcome, SessionAnswer)
    # The secret goes to the page, and nowhere else.
    assert secret not in repr(kept) + kept.outcome.revealed_json + kept.outcome.json_text
    assert bench.call("POST", "session")["client_secret"] != secret
    assert bench.call("POST", "report", {"payments": {"state": "shown", "ms": 9}}) == {}
    wait_until(lambda: bench.page.shown[0].state is ShownState.SHOWN)


def test_the_session_is_of_the_request_that_was_shown(bench: Opened) -> None:
    bench.open()
    bench.call("GET", "view")
    shown = bench.workspace.request
    bench.workspace.choose([component_path("documents")], True, "x")
    bench.call("POST", "session")
    assert bench.exchanges.all[0].request == shown
    view = bench.call("GET", "view")
    # In the groups of the tree, and in their order.
    titles = [group.title for group in component_groups()]
    found = [group["title"] for group in view["groups"]]
    assert found == [title for title in titles if title in found]
    assert len(found) == 2
    names = [one["name"] for group in view["groups"] for one in group["components"]]
    assert names == [one.name for one in bench.page.shown]
    assert sorted(names) == ["documents", "payments"]
    assert bench.page.request == bench.workspace.request


def test_a_refusal_is_told_in_the_page_and_in_the_window(bench: Opened) -> None:
    bench.workspace.set_account("acct_1Unknown", "x")
    bench.open()
    bench.call("GET", "view")
    told = bench.call("POST", "session")["error"]["message"]
    assert "acct_1Unknown" in told
    assert bench.page.problem == told
    assert isinstance(bench.exchanges.all[0].outcome, ErrorAnswer)


def test_a_failure_is_kept_with_its_component(bench: Opened) -> None:
    bench.open()
    bench.call("GET", "view")
    bench.call("POST", "report", {"payments": {"state": "failed", "type": "api_error"}})
    wait_until(lambda: bench.page.failed("payments") is not None)
    assert bench.page.failed("documents") is None
    bench.page.end()
    assert not bench.page.is_open
    assert bench.page.failed("payments") is None


def test_live_keys_are_refused_with_the_reason(bench: Opened) -> None:
    bench.has_key("prod", "sk_live_x", "live")
    bench.has_key("odd", "sk_org_x", "unknown")
    for name, reason in (("prod", "real money"), ("odd", "not known")):
        bench.target.choose(name)
        with pytest.raises(InputError, match=reason):
            bench.page.open()
        assert not bench.page.is_open


def test_a_target_that_became_live_gets_no_session(bench: Opened) -> None:
    bench.has_key("prod", "sk_live_51SentinelSentinel", "live")
    bench.open()
    bench.target.choose("prod")
    assert "real money" in bench.call("GET", "view")["error"]["message"]
    assert "load first" in bench.call("POST", "session")["error"]["message"]
    assert bench.exchanges.all == []


def test_a_test_key_needs_its_publishable_key_once(bench: Opened) -> None:
    bench.has_key("dev", "sk_test_x", "test")
    bench.target.choose("dev")
    assert bench.page.needs_key
    bench.keys.set_publishable("dev", "pk_test_123456")
    assert not bench.page.needs_key
    bench.open()
    view = bench.call("GET", "view")
    assert view["publishableKey"] == "pk_test_123456"
    assert view["script"] == "https://connect-js.stripe.com/v1.0/connect.js"
    assert view["simulated"] is False
    bench.call("POST", "report", {"payments": {"state": "failed", "type": "authentication_error"}})
    wait_until(lambda: bench.page.needs_key)
    page = bench.calls.ask("GET", f"/{bench.calls.token}/")
    assert "https://connect-js.stripe.com" in str(page.header("Content-Security-Policy"))


def test_nothing_ticked_is_nothing_to_show(bench: Opened) -> None:
    bench.workspace.choose([component_path("payments")], False, "x")
    with pytest.raises(InputError, match="No component is ticked"):
        bench.page.open()


def test_a_page_that_is_gone_is_ended(bench: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("session_composer.api.browser.page_routes.RELOAD_S", 0.0)
    bench.open()
    bench.call("GET", "view")
    bench.call("POST", "left")
    wait_until(lambda: not bench.page.is_open)


def test_a_live_key_in_the_place_of_a_test_key_makes_no_session(bench: Opened) -> None:
    bench.has_key("prod", "sk_live_51SentinelSentinel", "live")
    found: list[object] = []
    bench.maker.make(bench.workspace.request, "prod", found.append)
    wait_until(lambda: bool(found))
    (outcome,) = found
    assert isinstance(outcome, Trouble)
    assert "not one of test mode" in str(outcome.message)


def test_the_view_names_what_has_no_element(bench: Opened) -> None:
    request = bench.workspace.request.with_values({("components", "teapot", "enabled"): True})
    view = page_view(request, bench.workspace.catalog, HelpTexts(), {})
    assert view.content["without"] == ["teapot"]
    assert view.tags == {"payments": "payments"}
    assert request.account == SAMPLE
