"""Exceptions of the network libraries in plain sentences.

Imported late: it needs ssl and urllib3.
"""

import http.client
import re
import socket
import ssl
from collections.abc import Iterator

from urllib3 import exceptions as urllib3_errors
from urllib3.util.ssl_match_hostname import CertificateError

from session_composer.core.text.message import Message

from .call import Failure, FailureKind
from .route import ca_source
from .wire import (
    Watch,
    WireRequest,
    incomplete_answer,
    key_stayed,
    not_http,
    outcome_unknown,
    safe_detail,
    timed_out,
)

# Codes of OpenSSL's X509_V_ERR_*, which Python gives as numbers only.
_EXPIRED = {9, 10}
_UNKNOWN_ISSUER = {2, 18, 19, 20, 21, 24, 27}
_WRONG_NAME = {62, 64}
_MAX_CHAIN = 40

# As http.client words it. Not the number alone: ports have such numbers, too.
_TUNNEL_REFUSED = re.compile(r"Tunnel connection failed:\s([0-9]{3})\b")
_WANTS_LOGIN = "407"


def explain(error: BaseException, request: WireRequest, watch: Watch) -> Failure:
    """Turn what an exchange raised into a failure with a sentence."""
    chain = list(_chain(error))
    left = watch.request_left
    found = None if left else _judge_proxy(chain, request, watch)
    kind, message = found or _judge(chain, request, left)
    detail = safe_detail(error, request)
    if kind is FailureKind.TIMEOUT:
        return timed_out(request, watch, detail)
    if left:
        message += outcome_unknown(request)
    return Failure(kind, message, detail, left)


def _judge(
    chain: list[BaseException], request: WireRequest, left: bool
) -> tuple[FailureKind, Message]:
    server = request.server
    for error in chain:
        if isinstance(error, ssl.SSLError | CertificateError | urllib3_errors.SSLError):
            if _has_bad_ca_file(chain):
                return FailureKind.CA_FILE, (
                    Message(
                        "The file of certificate authorities from {network} holds no "
                        "certificate that can be read.",
                        network=ca_source(request.network),
                    )
                )
            if left:
                return FailureKind.CUT_OFF, incomplete_answer(server)
            return FailureKind.TLS, _tls_sentence(chain, request)
    for error in chain:
        match error:
            case socket.gaierror() | urllib3_errors.NameResolutionError():
                return FailureKind.DNS, (
                    Message(
                        "The address of {server} could not be looked up. Check that this "
                        "computer is connected to the internet.",
                        server=server,
                    )
                )
            # In urllib3 this one counts as a timeout too.
            case urllib3_errors.NewConnectionError() | ConnectionRefusedError():
                return FailureKind.CONNECT, (
                    Message(
                        "{server} cannot be reached: nothing accepts a connection at that address.",
                        server=server,
                    )
                )
            case TimeoutError() | urllib3_errors.TimeoutError():
                return FailureKind.TIMEOUT, Message("")
            case ConnectionError():
                return FailureKind.CUT_OFF, (
                    Message(
                        "{server} closed the connection before its answer was complete.",
                        server=server,
                    )
                )
            case urllib3_errors.InvalidChunkLength():
                return FailureKind.BAD_RESPONSE, not_http(server)
            case http.client.IncompleteRead() | urllib3_errors.IncompleteRead():
                return FailureKind.CUT_OFF, incomplete_answer(server)
            case urllib3_errors.InvalidHeader() | http.client.HTTPException():
                return FailureKind.BAD_RESPONSE, not_http(server)
    if any(isinstance(error, urllib3_errors.ProtocolError) for error in chain) and left:
        return FailureKind.CUT_OFF, incomplete_answer(server)
    return FailureKind.OTHER, Message("The request failed in an unexpected way.")


def _tls_sentence(chain: list[BaseException], request: WireRequest) -> Message:
    codes = {
        error.verify_code for error in chain if isinstance(error, ssl.SSLCertVerificationError)
    }
    server = request.server
    if codes & _WRONG_NAME or any(isinstance(error, CertificateError) for error in chain):
        reason = Message(
            "The certificate that {server} showed belongs to another server.", server=server
        )
    elif codes & _EXPIRED:
        reason = Message(
            "The certificate of {server} is not valid at this time: it has expired, or "
            "the clock of this computer is wrong.",
            server=server,
        )
    elif codes & _UNKNOWN_ISSUER:
        reason = Message(
            "The certificate of {server} comes from an authority that is not trusted "
            "(the trusted ones come from {network}). A company proxy may be reading "
            "along.",
            server=server,
            network=ca_source(request.network),
        )
    elif codes:
        reason = Message("The certificate of {server} was refused.", server=server)
    else:
        reason = Message("No secure connection to {server} could be established.", server=server)
    return reason + key_stayed(request)


def _has_bad_ca_file(chain: list[BaseException]) -> bool:
    marks = ("NO_CERTIFICATE_OR_CRL_FOUND", "[X509", "[PEM", "NO_START_LINE", "not enough data")
    return any(
        not isinstance(error, ssl.SSLCertVerificationError)
        and any(mark in _text(error) for mark in marks)
        for error in chain
    )


def _judge_proxy(
    chain: list[BaseException], request: WireRequest, watch: Watch
) -> tuple[FailureKind, Message] | None:
    """Lay on the proxy whatever fails before the request has gone through it."""
    kind, message = _judge(chain, request, left=False)
    if watch.proxy is None or kind in (FailureKind.TIMEOUT, FailureKind.CA_FILE):
        return None
    network, proxy = watch.proxy
    refused = _TUNNEL_REFUSED.search(" ".join(_text(error) for error in chain))
    is_reached = not any(isinstance(error, urllib3_errors.ProxyError) for error in chain)
    if kind is FailureKind.TLS and is_reached:
        return FailureKind.PROXY, Message(
            "{network} {proxy} led to no secure connection. {message}",
            network=network,
            proxy=proxy,
            message=message,
        )
    if refused and refused[1] == _WANTS_LOGIN:
        reason = Message("asks for a user name and a password")
    elif refused:
        reason = Message(
            "refused to connect to {server} (status {refused})",
            server=request.server,
            refused=refused[1],
        )
    elif kind is FailureKind.BAD_RESPONSE:
        reason = Message("answered with something that is not valid HTTP")
    elif kind is FailureKind.CUT_OFF:
        reason = Message(
            "closed the connection instead of leading to {server}", server=request.server
        )
    else:
        reason = Message("could not be reached")
    return FailureKind.PROXY, Message(
        "{network} {proxy} {reason}.",
        network=network,
        proxy=proxy,
        reason=reason,
    ) + key_stayed(request)


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Walk the exception and what it wraps, in whichever of four ways, outermost first."""
    queue = [error]
    seen: set[int] = set()
    while queue and len(seen) < _MAX_CHAIN:
        current = queue.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        inner = [getattr(current, "reason", None), *current.args]
        inner += [current.__cause__, current.__context__]
        queue += [item for item in inner if isinstance(item, BaseException)]
