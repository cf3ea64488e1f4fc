"""Starts the simulated Stripe when it is first needed, and stops it at the end."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from session_composer.core.versions.catalog_store import CatalogStore

if TYPE_CHECKING:
    from session_composer.core.rules.rulebook import Rulebook

    from .server import SandboxServer

SANDBOX_KEY = "sk_test_SessionComposerSandbox"
"""Accepted by the simulated Stripe only; worth nothing anywhere else."""


class SandboxHost:
    """Owner of the one simulated Stripe of a process. Safe to use from any thread."""

    def __init__(self, store: CatalogStore, load_rulebook: "Callable[[], Rulebook]") -> None:
        self._store = store
        self._load_rulebook = load_rulebook
        self._lock = threading.Lock()
        self._server: SandboxServer | None = None
        self._is_closed = False

    def base_url(self) -> str:
        """Start the server unless it runs, and return its address.

        Raises OSError when no port can be opened, RuntimeError after ``close``.
        """
        # Lazy: nobody needs the server before the first test request.
        from .server import SandboxServer

        with self._lock:
            if self._is_closed:
                raise RuntimeError("the program is ending")
            if self._server is None:
                server = SandboxServer(self._store, self._load_rulebook())
                server.start()
                self._server = server
            return self._server.base_url

    def close(self) -> None:
        """Stop the server for good."""
        with self._lock:
            self._is_closed = True
            if self._server is not None:
                self._server.stop()
                self._server = None
