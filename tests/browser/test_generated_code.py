"""The code of the tab Code, in a real browser, for every component of every API version.

Each version's page stands in a frame of its own, so that all are loaded at once. The bundle is that
of a reader: the npm packages as they are, which ask for Connect.js at its published address.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from urllib.request import Request as HttpRequest
from urllib.request import urlopen

import pytest
from tests.support.generated_servers import running_node, running_python, source_of
from tests.support.lanes import NODE_MODULES, require_node_packages
from tests.support.pages import Pages, serving
from tests.support.raw_http import exchange, post, request_bytes
from tests.support.requests import STORE

from session_composer.api.sandbox.server import SandboxServer
from session_composer.codecs.writers.frontend import connectjs, react
from session_composer.core.elements.elements import load_elements
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import enabled_path

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.node]

ACCOUNT = "acct_1SimCustomUS"
SCRIPT = "https://connect-js.stripe.com/v1.0/connect.js"
VERSIONS = [info.api_version for info in STORE.all_versions]
MOUNT = """\
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import Shown from "./view.tsx";
createRoot(document.querySelector("main")).render(createElement(Shown));
"""
FRAME = '<!doctype html><head></head><body><main></main><script src="{src}"></script></body>'
STATES = """
() => [...document.querySelectorAll("iframe")].map((frame) => [frame.id, Object.fromEntries(
  [...(frame.contentDocument?.querySelectorAll("main *") ?? [])]
    .filter((one) => one.localName.startsWith("stripe-connect-"))
    .map((one) => [one.localName.slice(15), one.dataset.state ?? "none"]))])
"""


def everything(version: str) -> Request:
    """All components, but for those that the rules keep from this account."""
    catalog = STORE.catalog(version)
    names = [component.name for component in catalog.components if component.has_enabled]
    return Request(version, ACCOUNT).with_values({enabled_path(name): True for name in names})


def bundle(folder: Path) -> dict[str, list[str]]:
    """Bundle both forms of each version; gives the tags that each bundle shows."""
    require_node_packages("esbuild", "react", "react-dom", "@stripe/connect-js")
    elements = load_elements().by_component
    expected = {}
    for package in ("release", "preview"):
        (folder / package).mkdir()
        modules = folder / package / "node_modules"
        modules.mkdir()
        for name in ("react", "react-dom", "scheduler"):
            (modules / name).symlink_to(NODE_MODULES / name)
        (modules / "@stripe").mkdir()
        for name in ("connect-js", "react-connect-js"):
            source = f"{name}-preview" if package == "preview" else f"@stripe/{name}"
            (modules / "@stripe" / name).symlink_to(NODE_MODULES / source)
    for number, version in enumerate(VERSIONS):
        request = everything(version)
        page, view = (write(source_of(request)).text for write in (connectjs, react))
        package = "preview" if "connect-js@3.4.5-preview" in page else "release"
        # A version with flags is no name for a folder.
        place = folder / package / str(number)
        place.mkdir()
        (place / "page.ts").write_text(page)
        (place / "view.tsx").write_text(view)
        (place / "mount.js").write_text(MOUNT)
        names = {path[1] for path in request.params} & elements.keys()
        for form in ("page.ts", "mount.js"):
            expected[f"{package}/{number}/{form.partition('.')[0]}"] = sorted(
                elements[name].tag for name in names
            )
    entries = [str(path) for form in ("page.ts", "mount.js") for path in folder.glob(f"*/*/{form}")]
    subprocess.run(
        [
            str(NODE_MODULES / ".bin" / "esbuild"),
            *entries,
            "--bundle",
            "--preserve-symlinks",
            "--jsx=automatic",
            '--define:process.env.NODE_ENV="production"',
            f"--outbase={folder}",
            f"--outdir={folder / 'out'}",
            "--log-level=error",
        ],
        cwd=folder,
        timeout=60,
        check=True,
    )
    return expected


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    with serving() as found:
        yield found


def script_of(server: SandboxServer) -> bytes:
    return exchange(server.port, request_bytes(server.port, "GET", "/connect.js")).body


def show(
    page: "Page",
    pages: Pages,
    server: SandboxServer,
    folder: Path,
    names: list[str],
    endpoint: Callable[[str], str],
) -> dict[str, dict[str, str]]:
    """Show bundles, each in a frame; gives the state of each element when all are at rest."""
    asked: list[str] = []

    def answer(path: str) -> tuple[str, str]:
        asked.append(path)
        return "application/json", endpoint(path)

    frames = []
    for name in names:
        source = f"/{quote(name)}.js"
        pages.script(f"/{name}.js", (folder / "out" / f"{name}.js").read_bytes())
        pages.html(f"/{name}", FRAME.format(src=source))
        frames.append(f'<iframe id="{name}" src="/{quote(name)}"></iframe>')
    pages.by_referer["/account_session"] = answer
    page.route(
        SCRIPT,
        lambda route: route.fulfill(content_type="text/javascript", body=script_of(server)),
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(pages.html("/", f"<!doctype html><body>{''.join(frames)}</body>"))
    page.wait_for_function(
        f"() => {{ const all = ({STATES})(); return all.every(([_, states]) => "
        "Object.values(states).length && Object.values(states).every("
        "(state) => !['none', 'loading'].includes(state))); }",
        polling=50,
    )
    found: dict[str, dict[str, str]] = dict(page.evaluate(STATES))
    assert errors == []
    # Each page has asked once for its secret.
    assert sorted(asked) == sorted(f"/{name}" for name in names)
    return found


def test_generated_code_shows_every_component_of_every_version(
    page: "Page", pages: Pages, sandbox: SandboxServer, tmp_path: Path
) -> None:
    expected = bundle(tmp_path)
    assert len(expected) == 2 * len(VERSIONS)
    assert sum(map(len, expected.values())) > 500

    def session(path: str) -> str:
        version = VERSIONS[int(path.split("/")[2])]
        request = everything(version)
        reply = post(
            sandbox.port,
            encode(request, STORE.catalog(version)),
            headers=(("Stripe-Version", STORE.header(version)),),
        )
        assert reply.status == 200, reply.body
        return json.dumps({"client_secret": reply.json["client_secret"]})

    found = show(page, pages, sandbox, tmp_path, list(expected), session)
    for name, tags in expected.items():
        assert found[name] == dict.fromkeys(tags, "shown"), name


@pytest.mark.parametrize("running", [running_node, running_python])
def test_generated_server_stands_behind_the_generated_page(
    page: "Page",
    pages: Pages,
    sandbox: SandboxServer,
    tmp_path: Path,
    running: Callable[[Request, int, Path], AbstractContextManager[str]],
) -> None:
    front = tmp_path / "front"
    front.mkdir()
    newest = f"/{VERSIONS.index(STORE.newest)}/"
    expected = {name: tags for name, tags in bundle(front).items() if newest in name}
    back = tmp_path / "back"
    back.mkdir()
    with running(everything(STORE.newest), sandbox.port, back) as url:

        def session(_: str) -> str:
            with urlopen(HttpRequest(url, method="POST"), timeout=30) as reply:
                text: str = reply.read().decode()
                return text

        found = show(page, pages, sandbox, front, list(expected), session)
    assert found == {name: dict.fromkeys(tags, "shown") for name, tags in expected.items()}
