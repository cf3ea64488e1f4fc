"""The page in a real Chromium, before the sandbox."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from tests.support.browser_pages import SandboxHost, enabling, page_server
from tests.support.pages import serving

from session_composer.api.browser.page_server import PageServer
from session_composer.api.sandbox.server import SandboxServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def host(sandbox: SandboxServer) -> SandboxHost:
    return SandboxHost(sandbox, enabling("payments", "balances", "payment_details"))


@pytest.fixture
def server(host: SandboxHost) -> Iterator[PageServer]:
    with page_server(host) as found:
        yield found


def opened(page: "Page", server: PageServer) -> list[str]:
    """Open the page; gives what goes wrong in it, for later."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda message: errors.append(message.text) if "Content Security" in message.text else None,
    )
    page.goto(server.reopen())
    page.wait_for_selector('article[data-state="shown"]')
    return errors


def text_of(page: "Page", selector: str) -> str:
    found = page.wait_for_selector(selector)
    assert found is not None
    return found.inner_text()


def state_of(page: "Page", tag: str, state: str) -> str:
    return text_of(page, f'#component-{tag}[data-state="{state}"] > .state')


def test_shows_each_component_and_tells_the_program(
    page: "Page", server: PageServer, host: SandboxHost
) -> None:
    errors = opened(page, server)
    assert state_of(page, "payments", "shown").startswith("shown after ")
    assert state_of(page, "balances", "shown")
    assert state_of(page, "payment-details", "waiting") == "needs a value"
    page.get_by_label("The payment to show").fill("pi_1")
    page.get_by_role("button", name="Show").press("Enter")
    state_of(page, "payment-details", "shown")
    frames = page.locator("article .frame > *")
    assert frames.count() == 3
    assert len(host.secrets) == 1
    page.wait_for_timeout(80)
    assert {name: str(one.state) for name, one in host.shown.items()} == dict.fromkeys(
        ("balances", "payments", "payment_details"), "shown"
    )
    assert errors == []


def test_what_is_not_granted_is_told(page: "Page", server: PageServer, host: SandboxHost) -> None:
    host.granted = enabling("payments")
    opened(page, server)
    assert "invalid_request_error" in state_of(page, "balances", "failed")
    page.wait_for_timeout(80)
    assert host.shown["balances"].error_type == "invalid_request_error"


def test_a_session_that_is_refused_is_told(
    page: "Page", server: PageServer, host: SandboxHost
) -> None:
    host.granted = enabling("payments").with_values({("components", "teapot", "enabled"): True})
    page.goto(server.reopen())
    assert "teapot" in text_of(page, "#notice")
    assert "account_session_create_error" in state_of(page, "payments", "failed")


def test_settings_reach_the_elements(page: "Page", server: PageServer) -> None:
    errors = opened(page, server)
    page.get_by_text("Appearance and options").click()
    page.get_by_label("Colours").select_option("dark")
    page.get_by_label("Overlays").select_option("drawer")
    page.get_by_label("Locale").fill("fr-FR")
    page.get_by_label("Locale").press("Enter")
    page.get_by_label("Locale").blur()
    page.wait_for_function(
        """() => { const one = document.querySelector("stripe-connect-payments");
        return one.lang === "fr-FR" && one.shadowRoot.textContent.includes("drawer")
          && one.style.getPropertyValue("--colorBackground") === "#1e2026"; }"""
    )
    page.get_by_text("Events").click()
    assert "locale fr-FR" in page.locator("#log").inner_text()
    assert errors == []


def test_collection_options(page: "Page", sandbox: SandboxServer) -> None:
    with page_server(SandboxHost(sandbox, enabling("account_onboarding"))) as server:
        opened(page, server)
        page.get_by_text("Appearance and options").click()
        page.locator('[name="fields"]').select_option("eventually_due")
        page.locator('[name="requirements"]').select_option("only")
        page.get_by_label("Names of requirements").fill("a.b, c")
        page.get_by_role("button", name="Mount again").click()
        page.wait_for_function(
            """() => document.querySelector("stripe-connect-account-onboarding").shadowRoot
            ?.textContent.includes('{"fields":"eventually_due","requirements":{"only":["a.b","c"]}}')"""
        )


def test_the_program_reloads_and_ends_it(
    page: "Page", server: PageServer, host: SandboxHost
) -> None:
    opened(page, server)
    host.request = enabling("documents")
    server.reload()
    state_of(page, "documents", "shown")
    assert (host.loads, len(host.secrets)) == (2, 2)
    assert page.locator("article").count() == 1
    server.close()
    assert "has ended this page" in text_of(page, "#notice")


def test_it_fits_a_phone_and_can_be_used_by_keyboard(
    browser: "Browser", server: PageServer
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    opened(page, server)
    for name in ("settings", "events"):
        page.locator(f"#{name} > summary").press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, summary, a")]
        .filter((one) => !(one.innerText || one.labels?.[0]?.innerText).trim())
        .map((one) => one.outerHTML)"""
    )
    assert unnamed == []
    # What a finger hits.
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, summary, nav a")]
        .filter((one) => one.type !== "checkbox" && one.getBoundingClientRect().height < 24)
        .map((one) => one.outerHTML)"""
    )
    assert small == []
    page.reload()
    page.wait_for_selector('article[data-state="shown"]')
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "components"
    context.close()


HOSTILE = """<!doctype html><script>
window.seen = [];
const base = %(base)s;
const ask = (name, task) => task.then(
  async (answer) => seen.push([name, answer.type, await answer.text().catch(() => "")]),
  () => seen.push([name, "refused", ""]));
const headers = { "Content-Type": "application/json", "Session-Composer-Page": %(token)s };
window.done = Promise.all([
  ask("session", fetch(base + "session", { method: "POST", headers, body: "{}" })),
  ask("plain", fetch(base + "session", { method: "POST", body: "{}" })),
  ask("blind", fetch(base + "session", { method: "POST", mode: "no-cors", body: "{}" })),
  ask("view", fetch(base + "view", { headers })),
  ask("page", fetch(base)),
  new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = base + "page.js";
    script.onload = () => { seen.push(["script", "loaded", ""]); resolve(); };
    script.onerror = () => { seen.push(["script", "refused", ""]); resolve(); };
    document.head.append(script);
  }),
]);
</script><iframe id="framed" src="%(raw)s"></iframe>
<form id="form" method="post" action="%(raw)ssession" target="framed"></form>"""


def test_n1_a_hostile_page_gets_no_session_even_with_the_token(
    page: "Page", server: PageServer, host: SandboxHost
) -> None:
    opened(page, server)
    made = len(host.secrets)
    address = page.url
    token = urlsplit(address).path.strip("/")
    evil = page.context.new_page()
    with serving() as pages:
        told: dict[str, Any] = {"base": json.dumps(address), "token": json.dumps(token)}
        evil.goto(pages.html("/", HOSTILE % (told | {"raw": address})))
        evil.evaluate("done")
        seen = {tuple(one[1:]) for one in evil.evaluate("seen")}
        assert seen == {("refused", "")}
        evil.evaluate("document.getElementById('form').submit()")
        evil.wait_for_timeout(200)
        # Framed by another page it is not shown, so that nobody is led to click in it.
        framed = evil.frames[1]
        assert framed.locator("article").count() == 0
    assert len(host.secrets) == made
