"""Serves the page on this computer, from its opening until it is closed."""

from threading import Event

from session_composer.api.loopback.listener import HOST, Listener

from .page_routes import PageRoutes
from .page_view import PageHost

_CLIENT_SECONDS = 10.0


class PageServer:
    """One page at an address of its own. The constructor raises OSError with a sentence."""

    def __init__(self, host: PageHost) -> None:
        self._routes = PageRoutes(host)
        self._listener = Listener(0, self._routes, Event(), _CLIENT_SECONDS)

    @property
    def address(self) -> str:
        """Where the page is opened, once; see ``reopen``."""
        return f"http://{HOST}:{self._listener.port}{self._routes.entrance}"

    @property
    def is_abandoned(self) -> bool:
        """Whether nobody looks at the page any more."""
        return self._routes.is_abandoned

    def reload(self) -> None:
        """Let the page load again."""
        self._routes.reload()

    def reopen(self) -> str:
        """Return an address that opens the page once more."""
        self._routes.renew_entrance()
        return self.address

    def close(self) -> None:
        """Tell the page that it is over, and stop listening."""
        self._routes.end()
        self._listener.close()
