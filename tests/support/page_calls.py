"""Calls of the page's browser, made in threads while the window goes on."""

import json
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from .qt import wait_until
from .raw_http import RawAnswer, exchange, request_bytes


class PageCalls:
    """Opens a page by its address, and calls as it would."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.port = parts.port or 0
        self.token = ""
        self.token = (self.ask("GET", parts.path).header("Location") or "").strip("/")

    def ask(self, method: str, path: str, body: object = None) -> RawAnswer:
        data = json.dumps(body or {}).encode()
        headers = [("Content-Length", str(len(data))), ("Session-Composer-Page", self.token)]
        if method == "POST":
            headers.append(("Origin", f"http://127.0.0.1:{self.port}"))
        found: list[RawAnswer] = []
        sent = request_bytes(self.port, method, path, tuple(headers), data)
        thread = Thread(target=lambda: found.append(exchange(self.port, sent)))
        thread.start()
        wait_until(lambda: not thread.is_alive())
        return found[0]

    def call(self, method: str, task: str, body: object = None) -> Any:
        return self.ask(method, f"/{self.token}/{task}", body).json
