"""No test talks to another computer: connections and name lookups that would are refused."""

import ipaddress
import socket
import sys

# RFC 5737: addresses for documentation. Connecting a datagram socket to one sends nothing; it is
# how a program learns the address of the machine that it runs on.
_DOCUMENTATION = ipaddress.ip_network("192.0.2.0/24")

blocked: list[str] = []
"""Addresses that were asked for, since the list was last cleared."""


class NetworkBlockedError(OSError):
    """A test, or what it tests, tried to reach another computer."""


def block_network() -> None:
    """Refuse everything but this machine and AF_UNIX, in this process and until it ends."""
    own = _own_addresses()

    def is_local(host: str) -> bool:
        name = host.partition("%")[0]
        try:
            return ipaddress.ip_address(name).is_loopback or name in own
        except ValueError:
            return name in {"", "localhost"}

    def refuse(host: str) -> None:
        blocked.append(host)
        raise NetworkBlockedError(f"A test must not reach {host}: the network is blocked.")

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"socket.connect", "socket.sendto"}:
            endpoint, address = arguments
            if not isinstance(address, tuple) or not isinstance(address[0], str):
                return
            host = address[0]
            is_datagram = isinstance(endpoint, socket.socket) and (
                endpoint.type == socket.SOCK_DGRAM
            )
            if event == "socket.connect" and is_datagram and _is_documentation(host):
                return
            if not is_local(host):
                refuse(host)
        elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
            found = arguments[0]
            name = found.decode("ascii", "replace") if isinstance(found, bytes) else found
            # An address needs no lookup; whether it may be reached is decided at the connection.
            if isinstance(name, str) and not _is_address(name) and not is_local(name):
                refuse(name)

    sys.addaudithook(hook)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_documentation(host: str) -> bool:
    return _is_address(host) and ipaddress.ip_address(host) in _DOCUMENTATION


def _own_addresses() -> set[str]:
    """Find the addresses of this machine, so that a test can show that nothing listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((str(_DOCUMENTATION[1]), 9))
        except OSError:
            return set()
        return {probe.getsockname()[0]}
