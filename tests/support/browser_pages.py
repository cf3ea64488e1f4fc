"""The page in the browser without a window: its server, before a sandbox."""

from collections.abc import Iterator
from contextlib import contextmanager

from session_composer.api.browser.page_server import PageServer
from session_composer.api.browser.page_view import MadeSession, PageView, ShownComponent
from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import enabled_path
from session_composer.state.browser.page_content import page_view

from .raw_http import post
from .requests import STORE

ACCOUNT = "acct_1SimExpressUS"


def enabling(*names: str, version: str = STORE.newest) -> Request:
    values = {enabled_path(name): True for name in names}
    return Request(version, ACCOUNT).with_values(values)


class SandboxHost:
    """Answers the page from a sandbox; keeps what it was asked and told."""

    def __init__(self, sandbox: SandboxServer, request: Request) -> None:
        self.sandbox = sandbox
        self.request = request
        self.granted: Request | None = None
        """Of another request, for what the page does not know of."""
        self.loads = 0
        self.secrets: list[str] = []
        self.shown: dict[str, ShownComponent] = {}

    def script(self) -> str:
        return f"{self.sandbox.base_url}/connect.js"

    def view(self) -> PageView:
        self.loads += 1
        told = {
            "script": self.script(),
            "publishableKey": "pk_test_simulated",
            "simulated": True,
            "mode": "SIMULATED",
            "about": f"{ACCOUNT} · {self.request.api_version} · Built-in sandbox",
        }
        catalog = STORE.catalog(self.request.api_version)
        return page_view(self.request, catalog, HelpTexts(), told)

    def session(self) -> MadeSession:
        request = self.granted or self.request
        reply = post(
            self.sandbox.port,
            encode(request, STORE.catalog(request.api_version)),
            headers=(("Stripe-Version", STORE.header(request.api_version)),),
        )
        if reply.status != 200:
            return MadeSession(problem=reply.error["message"])
        self.secrets.append(reply.json["client_secret"])
        return MadeSession(self.secrets[-1])

    def report(self, shown: tuple[ShownComponent, ...]) -> None:
        self.shown |= {one.name: one for one in shown}


@contextmanager
def page_server(host: SandboxHost) -> Iterator[PageServer]:
    server = PageServer(host)
    yield server
    server.close()
