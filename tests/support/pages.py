"""A web server for pages of tests, at an origin of its own on this machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote

type Served = tuple[str, str | bytes]
"""Media type and text."""


@dataclass
class Pages:
    """What is served, by path."""

    port: int = 0
    by_path: dict[str, Served] = field(default_factory=dict)
    by_referer: dict[str, Callable[[str], Served]] = field(default_factory=dict)
    """What depends on the path of the page that asks."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def html(self, path: str, text: str) -> str:
        """Serve a page; gives its address."""
        self.by_path[path] = ("text/html; charset=utf-8", text)
        return f"{self.url}{path}"

    def script(self, path: str, text: str | bytes) -> None:
        self.by_path[path] = ("text/javascript; charset=utf-8", text)


@contextmanager
def serving() -> Iterator[Pages]:
    pages = Pages()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(self.path.partition("?")[0])
            served = pages.by_path.get(path)
            if path in pages.by_referer:
                referer = unquote(self.headers.get("Referer", "").removeprefix(pages.url))
                served = pages.by_referer[path](referer)
            media_type, text = served or ("text/plain", "none")
            data = text.encode() if isinstance(text, str) else text
            self.send_response(200 if served else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        pages.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield pages
        server.shutdown()
