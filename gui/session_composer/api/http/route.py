"""The proxy and the certificate authorities that a request really gets, checked before use.

Imported late, with the transport: it needs urllib.request and requests.
"""

import os
import ssl
from pathlib import Path
from urllib.request import getproxies

from requests.utils import should_bypass_proxies

from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.text.message import Message, Value

from .base_url import STRIPE_BASE_URL
from .call import FailureKind
from .network_settings import (
    NetworkSettings,
    ProxyChoice,
    TrustChoice,
    check_ca_file,
    check_proxy,
    proxy_problem,
    shown_proxy,
)
from .wire import Refusal

_CA_VARIABLE = "REQUESTS_CA_BUNDLE"


def proxy_for(url: str, network: NetworkSettings) -> str:
    """Return the proxy for an https address, or an empty text.

    Raises Refusal when its value cannot be used; the sentence does not quote it.
    """
    match network.proxy:
        case ProxyChoice.NONE:
            return ""
        case ProxyChoice.OWN:
            try:
                return check_proxy(network.proxy_url)
            except InputError as error:
                problem = error.message
            raise Refusal(
                FailureKind.PROXY,
                Message("{problem} See Request, Network settings.", problem=problem),
            )
        case ProxyChoice.SYSTEM:
            return system_proxy(url)


def system_proxy(url: str) -> str:
    """Return the proxy that the system sets for an https address, or an empty text.

    Raises Refusal when its value cannot be used; the sentence names the variable, not the value.
    """
    proxies = getproxies()
    scheme = next((name for name in ("https", "all") if proxies.get(name)), None)
    if scheme is None or should_bypass_proxies(url, no_proxy=None):
        return ""
    value = proxies[scheme].strip()
    problem = proxy_problem(value)
    if problem:
        raise Refusal(
            FailureKind.PROXY,
            Message("The proxy in {scheme} {problem}.", scheme=_variable(scheme), problem=problem),
        )
    return value if "://" in value else f"http://{value}"


def proxy_name(network: NetworkSettings) -> Message:
    """Name the kind of proxy, for sentences."""
    return (
        Message("The system proxy") if network.proxy is ProxyChoice.SYSTEM else Message("The proxy")
    )


def ca_bundle(network: NetworkSettings) -> str | bool:
    """Return what ``verify`` is to be: a file of authorities, or True for those of certifi.

    Of the environment only REQUESTS_CA_BUNDLE counts. Raises Refusal for a file that is missing.
    """
    own = network.ca_file if network.trust is TrustChoice.FILE else ""
    if network.trust is TrustChoice.FILE and not own:
        raise Refusal(
            FailureKind.CA_FILE,
            Message(
                "The settings ask for a file of certificate authorities but name none. See "
                "Request, Network settings."
            ),
        )
    value = own or os.environ.get(_CA_VARIABLE, "")
    if not value:
        return True
    source = Message("the settings") if own else _CA_VARIABLE
    path = Path(value)
    try:
        if path.is_dir():
            return value
        if path.exists() and not path.is_file():
            raise ValueError
        with path.open("rb") as file:
            readable = file.read(1) != b""
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else Message("not a file name")
        raise Refusal(
            FailureKind.CA_FILE,
            Message(
                "The file of certificate authorities named in {source} cannot be read: {reason}.",
                source=source,
                reason=reason,
            ),
        ) from None
    if not readable:
        raise Refusal(
            FailureKind.CA_FILE,
            Message(
                "The file of certificate authorities named in {source} is empty.", source=source
            ),
        )
    return value


def system_trust() -> ssl.SSLContext:
    """Make a context that believes whom the operating system believes."""
    # Lazy: wanted only where the settings say so.
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def ca_source(network: NetworkSettings) -> Value:
    """Name where the authorities come from, for sentences."""
    match network.trust:
        case TrustChoice.SYSTEM:
            return Message("the operating system")
        case TrustChoice.FILE:
            return Message("the settings")
        case TrustChoice.BUNDLED:
            return _CA_VARIABLE if os.environ.get(_CA_VARIABLE) else "certifi"


def proxy_in_effect(network: NetworkSettings) -> tuple[Message, bool]:
    """Say in a sentence which way a request to Stripe takes now, and whether that works.

    Passwords are left out.
    """
    proxy, problem = "", None
    try:
        if network.proxy is ProxyChoice.OWN:
            proxy = check_proxy(network.proxy_url)
        else:
            proxy = proxy_for(STRIPE_BASE_URL, network)
    except InputError as error:
        problem = error.message
    except Refusal as refusal:
        problem = Message(
            "{message} Requests fail until this is put right.", message=refusal.message
        )
    if problem:
        return problem, False
    if proxy:
        where = shown_proxy(proxy)
        return Message(
            "Requests to Stripe go through the proxy {where}{network}.",
            where=where,
            network=_origin(network),
        ), True
    if network.proxy is ProxyChoice.SYSTEM:
        return Message("The system names no proxy: requests go to Stripe directly."), True
    return Message("Requests go to Stripe directly, whatever proxy the system names."), True


def trust_in_effect(network: NetworkSettings) -> tuple[Message, bool]:
    """Say in a sentence whose certificates are believed now, and whether that works.

    Reads the file, if there is one.
    """
    if network.trust is TrustChoice.SYSTEM:
        return Message(
            "Certificates are checked against the authorities of the operating system."
        ), True
    file = network.ca_file
    if network.trust is TrustChoice.BUNDLED:
        file = os.environ.get(_CA_VARIABLE, "")
        if not file:
            return Message(
                "Certificates are checked against the list that comes with the program."
            ), True
    origin = (
        Message(", as {ca_variable} says", ca_variable=_CA_VARIABLE)
        if network.trust is TrustChoice.BUNDLED
        else ""
    )
    if origin and Path(file).is_dir():
        text = Message(
            "Certificates are checked against the authorities in the folder {file}{origin}.",
            file=file,
            origin=origin,
        )
        return text, True
    try:
        count = check_ca_file(file)
    except InputError as error:
        more = Message(
            "{ca_variable} names it. Requests fail until this is put right.",
            ca_variable=_CA_VARIABLE,
        )
        return error.message + (more if origin else None), False
    noun = Message("certificate") if count == 1 else Message("certificates")
    return Message(
        "Certificates are checked against the {count} {noun} in {file}{origin}.",
        count=count,
        noun=noun,
        file=file,
        origin=origin,
    ), True


def _origin(network: NetworkSettings) -> Value:
    if network.proxy is ProxyChoice.OWN:
        return ""
    proxies = getproxies()
    scheme = next((name for name in ("https", "all") if proxies.get(name)), "https")
    return Message(", as {scheme} says", scheme=_variable(scheme))


def _variable(scheme: str) -> Value:
    """Name of the variable that a proxy comes from; lower case wins, as in urllib."""
    wanted = f"{scheme}_proxy"
    names = sorted((name for name in os.environ if name.lower() == wanted), reverse=True)
    return names[0] if names else Message("the system settings")
