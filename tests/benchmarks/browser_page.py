"""The page in the browser until its first component is shown, next to a bare page that does that.

Both load the same stand-in from the same sandbox and make a session there; the bare one is one
script that shows one component. Needs Chromium; without it there are no figures.
"""

import json
import shutil
import time

from tests.support.browser_pages import SandboxHost, enabling, page_server
from tests.support.chromium import chromium
from tests.support.pages import serving
from tests.support.requests import STORE

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.rules.rulebook import Rulebook

from .figures import Figure, interleaved, ratios

_BARE = """<!doctype html><html><head><script>
window.StripeConnect = { onLoad() {
  const connect = StripeConnect.init({ publishableKey: "pk_test_simulated",
    fetchClientSecret: async () =>
      (await (await fetch("/session", { method: "POST" })).json()).client_secret });
  const show = () => document.body.append(connect.create("payments"));
  if (document.body) show(); else addEventListener("DOMContentLoaded", show);
} };
</script><script src="%s"></script></head><body></body></html>"""
_SHOWN = 'stripe-connect-payments[data-state="shown"]'


def measure(pairs: int) -> list[Figure]:
    """Measure from the address to the first component shown."""
    if shutil.which("chromium") is None:
        return []
    with SandboxServer(STORE, Rulebook()) as sandbox, chromium() as browser, serving() as pages:
        host = SandboxHost(sandbox, enabling("payments", "balances", "documents"))
        pages.by_referer["/session"] = lambda _: (
            "application/json",
            json.dumps({"client_secret": host.session().client_secret}),
        )
        bare = pages.html("/", _BARE % host.script())
        with page_server(host) as server:
            page = browser.new_page()

            def wall(address: str) -> float:
                page.goto("about:blank")
                start = time.perf_counter()
                page.goto(address, wait_until="commit")
                page.wait_for_selector(_SHOWN)
                return time.perf_counter() - start

            ours, theirs = interleaved(pairs, lambda: wall(server.reopen()), lambda: wall(bare))
    return [
        ratios("page in the browser / bare page, first component", ours, theirs),
        Figure("  page in the browser", "ms", tuple(value * 1e3 for value in ours)),
        Figure("  bare page", "ms", tuple(value * 1e3 for value in theirs)),
    ]
