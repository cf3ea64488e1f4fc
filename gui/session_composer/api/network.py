"""What the environment says about proxies and certificate authorities, checked before use.

Imported late, with the transport: it needs urllib.request and requests.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies

from requests.utils import should_bypass_proxies

from .exchange import Refusal
from .messages import FailureKind

_CA_VARIABLE = "REQUESTS_CA_BUNDLE"


def system_proxy(url: str) -> str:
    """Return the proxy that the system sets for an https address, or an empty text.

    Raises Refusal when its value cannot be used; the sentence names the variable, not the value.
    """
    proxies = getproxies()
    scheme = next((name for name in ("https", "all") if proxies.get(name)), None)
    if scheme is None or should_bypass_proxies(url, no_proxy=None):
        return ""
    value = proxies[scheme].strip()
    problem = _proxy_problem(value)
    if problem:
        raise Refusal(FailureKind.PROXY, f"The proxy in {_variable(scheme)} {problem}.")
    return value if "://" in value else f"http://{value}"


def shown_proxy(proxy: str) -> str:
    """Host and port of a proxy, without its password."""
    parts = urlsplit(proxy)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{parts.port}" if parts.port else host


def ca_bundle(ca_file: str | None) -> str | bool:
    """Return what ``verify`` is to be: a file of authorities, or True for those of certifi.

    Of the environment only REQUESTS_CA_BUNDLE counts. Raises Refusal for a file that is missing.
    """
    value = ca_file or os.environ.get(_CA_VARIABLE, "")
    if not value:
        return True
    source = "the settings" if ca_file else _CA_VARIABLE
    path = Path(value)
    try:
        if path.is_dir():
            return value
        with path.open("rb") as file:
            readable = file.read(1) != b""
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise Refusal(
            FailureKind.CA_FILE,
            f"The file of certificate authorities named in {source} cannot be read: {reason}.",
        ) from None
    if not readable:
        raise Refusal(
            FailureKind.CA_FILE,
            f"The file of certificate authorities named in {source} is empty.",
        )
    return value


def ca_source(ca_file: str | None) -> str:
    """Name where the authorities come from, for sentences."""
    if ca_file:
        return "the settings"
    return _CA_VARIABLE if os.environ.get(_CA_VARIABLE) else "certifi"


def _variable(scheme: str) -> str:
    """Name of the variable that a proxy comes from; lower case wins, as in urllib."""
    wanted = f"{scheme}_proxy"
    names = sorted((name for name in os.environ if name.lower() == wanted), reverse=True)
    return names[0] if names else "the system settings"


def _proxy_problem(value: str) -> str:
    if not value.isascii() or not value.isprintable() or " " in value:
        return "contains a character that no address can have"
    address = value if "://" in value else f"http://{value}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "is not an address"
    if parts.scheme.lower() not in ("http", "https"):
        return "is not an http proxy; other kinds (such as SOCKS) are not supported"
    host = parts.hostname or ""
    if not host:
        return "names no host"
    if port == 0 or any(not 0 < len(label) < 64 for label in host.rstrip(".").split(".")):
        return "is not an address"
    return ""
