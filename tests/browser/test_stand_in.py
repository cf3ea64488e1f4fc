"""The stand-in of Connect.js in a real browser, as a platform's page uses it."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.pages import Pages, serving
from tests.support.raw_http import post
from tests.support.requests import STORE

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ACCOUNT = "account=acct_1SimExpressUS"
PAYMENTS = f"{ACCOUNT}&components[payments][enabled]=true"
PAGE = """<!doctype html><html><head><script>
window.told = [];
window.secrets = %(secrets)s;
window.StripeConnect = { onLoad() {
  const connect = StripeConnect.init({
    publishableKey: %(key)s,
    async fetchClientSecret() {
      told.push("fetch");
      const next = secrets.shift();
      if (next === "throw") throw new Error("no account session");
      return next;
    },
  });
  window.connect = connect;
  addEventListener("DOMContentLoaded", () => {
    for (const tag of %(tags)s) {
      const element = connect.create(tag);
      element.id = tag;
      element.setOnLoadError(({ error, elementTagName }) =>
        told.push([elementTagName, error.type, error.message]));
      element.setOnLoaderStart(({ elementTagName }) => told.push(["start", elementTagName]));
      document.body.append(element);
    }
  });
} };
</script><script src="%(script)s/connect.js"></script></head><body></body></html>"""


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    with serving() as found:
        yield found


def secret_of(server: SandboxServer, body: str = PAYMENTS) -> str:
    secret: str = post(server.port, body).json["client_secret"]
    return secret


def show(
    page: "Page",
    pages: Pages,
    server: SandboxServer,
    secrets: list[object],
    *tags: str,
    key: str | None = "pk_test_1",
) -> None:
    values = {"secrets": secrets, "key": key, "tags": tags}
    told = {name: json.dumps(value) for name, value in values.items()}
    page.goto(pages.html("/", PAGE % {**told, "script": server.base_url}))


def wait_state(page: "Page", tag: str, state: str) -> str:
    """Wait until an element is in a state; gives what it shows."""
    page.wait_for_selector(f'#{tag}[data-state="{state}"]')
    text: str = page.evaluate(f"document.getElementById('{tag}').shadowRoot.textContent")
    return text


def told(page: "Page") -> list[Any]:
    found: list[Any] = page.evaluate("told")
    return found


def test_shows_what_the_session_grants(page: "Page", pages: Pages, sandbox: SandboxServer) -> None:
    body = f"{PAYMENTS}&components[payments][features][refund_management]=false"
    show(page, pages, sandbox, [secret_of(sandbox, body)], "payments")
    text = wait_state(page, "payments", "shown")
    assert "SIMULATED" in text
    assert "The user cannot refund" in text
    assert told(page) == ["fetch", ["start", "stripe-connect-payments"]]


def test_what_is_not_enabled_is_a_load_error(
    page: "Page", pages: Pages, sandbox: SandboxServer
) -> None:
    show(page, pages, sandbox, [secret_of(sandbox)], "payouts", "payments")
    assert "does not enable" in wait_state(page, "payouts", "failed")
    wait_state(page, "payments", "shown")
    (error,) = [one for one in told(page) if len(one) == 3]
    assert error[:2] == ["stripe-connect-payouts", "invalid_request_error"]


@pytest.mark.parametrize(
    ("secret", "key", "type_"),
    [
        ("throw", "pk_test_1", "account_session_create_error"),
        (7, "pk_test_1", "account_session_create_error"),
        (None, "pk_test_1", "account_session_create_error"),
        ("accs_secret__real", "pk_test_1", "authentication_error"),
        ("accs_secret__SIMULATEDunknown", "pk_test_1", "authentication_error"),
        (True, "pk_live_1", "authentication_error"),
        (True, "sk_test_1", "authentication_error"),
        (True, None, "authentication_error"),
    ],
)
def test_errors_have_the_types_of_the_real_one(
    page: "Page",
    pages: Pages,
    sandbox: SandboxServer,
    secret: object,
    key: str | None,
    type_: str,
) -> None:
    secrets = [secret_of(sandbox) if secret is True else secret]
    show(page, pages, sandbox, secrets, "payments", key=key)
    wait_state(page, "payments", "failed")
    assert told(page)[-1][1] == type_
    if isinstance(secret, str):
        assert secret not in told(page)[-1][2]


def test_a_sandbox_that_has_ended_is_a_connection_error(page: "Page", pages: Pages) -> None:
    with SandboxServer(STORE, Rulebook()) as server:
        secret = secret_of(server)
        show(page, pages, server, [secret, secret_of(server)], "payments")
        wait_state(page, "payments", "shown")
    page.evaluate("connect.connect.renew()")
    wait_state(page, "payments", "failed")
    assert told(page)[-1][1] == "api_connection_error"


def test_an_element_waits_for_what_it_needs(
    page: "Page", pages: Pages, sandbox: SandboxServer
) -> None:
    body = f"{ACCOUNT}&components[payment_details][enabled]=true"
    show(page, pages, sandbox, [secret_of(sandbox, body)], "payment-details")
    assert "Waits for setPayment" in wait_state(page, "payment-details", "waiting")
    page.evaluate(
        """() => { const one = document.getElementById("payment-details");
        one.setPayment("pi_1"); one.setOnClose(() => told.push("closed")); }"""
    )
    assert 'setPayment("pi_1")' in wait_state(page, "payment-details", "shown")
    page.get_by_role("button", name="Call onClose").click()
    assert told(page)[-1] == "closed"


def test_update_and_logout(page: "Page", pages: Pages, sandbox: SandboxServer) -> None:
    show(page, pages, sandbox, [secret_of(sandbox)], "payments")
    wait_state(page, "payments", "shown")
    with page.expect_console_message() as warning:
        page.evaluate(
            """connect.update({ locale: "de-DE", appearance: { overlays: "drawer",
            variables: { colorBackground: "#123456", colour: "red" } } })"""
        )
    assert "appearance: colour" in warning.value.text
    page.wait_for_function("document.querySelector('#payments').lang === 'de-DE'")
    color = "getComputedStyle(document.querySelector('#payments').shadowRoot.firstChild)"
    assert page.evaluate(f"{color}.backgroundColor") == "rgb(18, 52, 86)"
    page.wait_for_function(
        "document.querySelector('#payments').shadowRoot.textContent.includes('de-DE · drawer')"
    )
    page.evaluate("connect.logout()")
    assert "ended by logout" in wait_state(page, "payments", "failed")


def test_an_expired_session_is_replaced(page: "Page", pages: Pages) -> None:
    with SandboxServer(STORE, Rulebook(), session_seconds=20) as server:
        show(page, pages, server, [secret_of(server), secret_of(server)], "payments")
        wait_state(page, "payments", "shown")
        page.wait_for_function("told.filter((one) => one === 'fetch').length === 2")
        wait_state(page, "payments", "shown")


def test_a_secret_that_comes_twice_is_refused(
    page: "Page", pages: Pages, sandbox: SandboxServer
) -> None:
    secret = secret_of(sandbox)
    show(page, pages, sandbox, [secret, secret], "payments")
    wait_state(page, "payments", "shown")
    page.evaluate("connect.connect.renew()")
    assert "a new account session each time" in wait_state(page, "payments", "failed")


HOSTILE = """<!doctype html><script>
window.seen = [];
const base = %(base)s;
const ask = (name, task) => task.then(
  async (answer) => seen.push([name, answer.type, await answer.text().catch(() => "unreadable")]),
  () => seen.push([name, "refused", ""]));
const body = JSON.stringify({ client_secret: "accs_secret__SIMULATEDguess" });
const form = "account=acct_1SimExpressUS&components[payments][enabled]=true";
const json = { "Content-Type": "application/json" };
window.done = Promise.all([
  ask("session", fetch(base + "/connect/session", { method: "POST", headers: json, body })),
  ask("plain", fetch(base + "/connect/session", { method: "POST", body })),
  ask("create", fetch(base + "/v1/account_sessions", { method: "POST", body: form,
    headers: { Authorization: "Bearer sk_test_x" } })),
  ask("blind", fetch(base + "/v1/account_sessions", { method: "POST", mode: "no-cors",
    body: new URLSearchParams(form) })),
  ask("accounts", fetch(base + "/v1/accounts")),
]);
</script>"""


def test_n1_a_hostile_page_makes_no_session_and_reads_none(
    page: "Page", pages: Pages, sandbox: SandboxServer
) -> None:
    page.goto(pages.html("/evil", HOSTILE % {"base": json.dumps(sandbox.base_url)}))
    page.evaluate("done")
    seen = {name: (kind, text) for name, kind, text in page.evaluate("seen")}
    assert set(seen.values()) == {("refused", "")}
    assert len(seen) == 5
