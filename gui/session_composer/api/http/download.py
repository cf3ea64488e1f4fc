"""Fetches a published document: without a key, from one address, within bounds."""

from session_composer import __version__

from .call import Failure, Reply
from .exchange import perform
from .network_settings import NetworkSettings
from .wire import IF_NONE_MATCH, WireRequest


def fetch_document(
    url: str,
    *,
    etag: str = "",
    max_bytes: int,
    deadline: float,
    network: NetworkSettings | None = None,
) -> Reply | Failure:
    """Get the document at a checked address within ``deadline`` seconds in all. Never raises.

    With the ``etag`` of an earlier reply the server may answer with status 304 and no body.
    """
    headers = [
        ("Accept", "application/json, application/yaml, text/plain"),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", f"session-composer/{__version__}"),
    ]
    if etag:
        headers.append((IF_NONE_MATCH, etag))
    request = WireRequest(
        method="GET",
        url=url,
        headers=tuple(headers),
        body=None,
        secret="",
        network=network or NetworkSettings(),
        max_bytes=max_bytes,
    )
    # Lazy: requests takes 100 ms to import.
    from .transport import exchange

    return perform(request, deadline, None, exchange)
