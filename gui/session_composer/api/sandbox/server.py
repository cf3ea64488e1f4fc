"""The simulated Stripe: a real HTTP server on 127.0.0.1, so that a client's whole path is used."""

import os
from threading import Event, Lock
from types import TracebackType
from typing import Self

from session_composer.api.loopback.listener import HOST, Listener
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

from .account_sessions import LIFETIME_S
from .behaviours import SLOW_SECONDS
from .router import Router

CLIENT_SECONDS = 10.0
"""How long a client may take to send its request."""


class SandboxServer:
    """Serves from :meth:`start` to :meth:`stop`; both may be called again at any time.

    ``port`` 0 lets the system choose. Also a context manager.
    """

    def __init__(
        self,
        store: CatalogStore,
        rulebook: Rulebook,
        port: int = 0,
        *,
        client_seconds: float = CLIENT_SECONDS,
        slow_seconds: float = SLOW_SECONDS,
        session_seconds: int = LIFETIME_S,
    ) -> None:
        self._store = store
        self._rulebook = rulebook
        self._wanted_port = port
        self._client_seconds = client_seconds
        self._slow_seconds = slow_seconds
        self._session_seconds = session_seconds
        self._lock = Lock()
        self._listener: Listener | None = None
        self.nonce = os.urandom(16).hex()
        """Told by ``GET /healthz``: proves that a port belongs to this very server."""

    @property
    def port(self) -> int:
        """Port that is listened on. Raises RuntimeError while the server is stopped."""
        listener = self._listener
        if listener is None:
            raise RuntimeError("the simulated Stripe is not running")
        return listener.port

    @property
    def base_url(self) -> str:
        """Address to send requests to. Raises RuntimeError while the server is stopped."""
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Listen. Raises OSError with a sentence when the port cannot be opened."""
        with self._lock:
            if self._listener is None:
                stopping = Event()
                seconds = self._slow_seconds
                router = Router(
                    self._store,
                    self._rulebook,
                    self.nonce,
                    lambda: stopping.wait(seconds),
                    self._session_seconds,
                )
                self._listener = Listener(self._wanted_port, router, stopping, self._client_seconds)

    def stop(self) -> None:
        """Stop listening and close every connection, within a second."""
        with self._lock:
            if self._listener is not None:
                self._listener.close()
                self._listener = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
