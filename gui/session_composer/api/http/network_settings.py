"""How Stripe is reached: through which proxy, and which certificate authorities are trusted."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value

# The largest lists in use have a third of a megabyte.
MAX_CA_FILE_BYTES = 8 * 1024 * 1024


class ProxyChoice(StrEnum):
    """Which way requests take."""

    SYSTEM = "system"
    """What the environment or the settings of the operating system say."""
    NONE = "none"
    OWN = "own"


class TrustChoice(StrEnum):
    """Whose certificates are believed. There is no choice to believe any."""

    BUNDLED = "bundled"
    """The list of certifi, unless REQUESTS_CA_BUNDLE names another one."""
    SYSTEM = "system"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """What the user chose. Holds no secret: a proxy's address has no password in it."""

    proxy: ProxyChoice = ProxyChoice.SYSTEM
    proxy_url: str = ""
    trust: TrustChoice = TrustChoice.BUNDLED
    ca_file: str = ""
    openapi_url: str = ""
    """Address of the published description of the API; empty for the usual one."""


def network_settings(
    proxy: str, proxy_url: str, trust: str, ca_file: str, openapi_url: str = ""
) -> NetworkSettings:
    """Make the value from stored texts; a choice that is none counts as not made.

    An address or a file that cannot be used is kept: sending then fails and says why, where
    leaving it out would send another way than the user chose.
    """
    return NetworkSettings(
        ProxyChoice(proxy) if proxy in set(ProxyChoice) else ProxyChoice.SYSTEM,
        proxy_url,
        TrustChoice(trust) if trust in set(TrustChoice) else TrustChoice.BUNDLED,
        ca_file,
        openapi_url,
    )


def settings_as_json(settings: NetworkSettings) -> str:
    """Write settings as a text, for another process of this program."""
    return json.dumps(asdict(settings))


def settings_from_json(text: str) -> NetworkSettings:
    """Undo :func:`settings_as_json`. Raises InputError."""
    try:
        return network_settings(
            **{str(name): str(value) for name, value in json.loads(text).items()}
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("These are not network settings.") from error


def check_proxy(text: str) -> str:
    """Return the address of the user's own proxy in full. Raises InputError with the reason."""
    value = text.strip()
    if not value:
        raise InputError("The proxy needs an address, such as http://gateway.example:3128.")
    problem = proxy_problem(value)
    if problem:
        raise InputError("The proxy’s address {problem}.", problem=problem)
    address = value if "://" in value else f"http://{value}"
    parts = urlsplit(address)
    if "@" in parts.netloc:
        raise InputError(
            "The proxy’s address contains a user name or a password, which the settings do not "
            "keep; put it into the environment variable HTTPS_PROXY and choose the system’s proxy."
        )
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise InputError("The proxy’s address contains more than a server and its port.")
    return f"{parts.scheme.lower()}://{parts.netloc}"


def check_ca_file(text: str) -> int:
    """Count the certificates in a file of authorities. Raises InputError when there is none.

    Reads the file, so it may take a while where the file is on a network.
    """
    if not text.strip():
        raise InputError("No file of certificate authorities is chosen yet.")
    path = Path(text)
    reason: Value | None
    try:
        # Not a device or a pipe: those could be read for ever.
        if not path.is_file():
            reason = (
                Message("it is a folder") if path.is_dir() else Message("there is no such file")
            )
        elif path.stat().st_size > MAX_CA_FILE_BYTES:
            reason = Message(
                "it is larger than {max_ca_file_bytes} MiB",
                max_ca_file_bytes=MAX_CA_FILE_BYTES // 1024**2,
            )
        else:
            content = path.read_bytes()
            reason = None if content else Message("it is empty")
    except (OSError, ValueError) as error:
        reason = Message("this is not a file name")
        if isinstance(error, OSError):
            reason = error.strerror or Message("it cannot be read")
    if reason:
        raise InputError(
            "The file of certificate authorities cannot be used: {reason}.", reason=reason
        )
    # Lazy: ssl takes 15 ms to import.
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    is_readable = True
    try:
        context.load_verify_locations(cadata=content.decode("ascii", "ignore"))
    except (ssl.SSLError, ValueError):
        is_readable = False
    count = context.cert_store_stats()["x509"]
    if not is_readable or not count:
        raise InputError(
            "The file of certificate authorities cannot be used: it holds no certificate in PEM "
            "form, or one that is damaged."
        )
    return count


def proxy_problem(value: str) -> Message | None:
    """Say what is wrong with the address of a proxy, as the end of a sentence; None: nothing."""
    if not value.isascii() or not value.isprintable() or " " in value:
        return Message("contains a character that no address can have")
    address = value if "://" in value else f"http://{value}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return Message("is not an address")
    if parts.scheme.lower() not in ("http", "https"):
        return Message("is not an http proxy; other kinds (such as SOCKS) are not supported")
    host = parts.hostname or ""
    if not host:
        return Message("names no host")
    if port == 0 or any(not 0 < len(label) < 64 for label in host.rstrip(".").split(".")):
        return Message("is not an address")
    return None


def shown_proxy(proxy: str) -> str:
    """Host and port of a proxy, without its password."""
    parts = urlsplit(proxy)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{parts.port}" if parts.port else host
