"""Pages of the web that the program leads to."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_HOSTS = {"docs.stripe.com", "dashboard.stripe.com", "stripe.com", "github.com"}


def open_link(url: QUrl) -> None:
    """Open a page in the browser. Does nothing for other hosts: a link may come from a server."""
    if url.scheme() == "https" and url.host() in _HOSTS and not url.userInfo():
        QDesktopServices.openUrl(url)
