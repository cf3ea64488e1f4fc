"""Proxies, certificate authorities, TLS and name lookup (fault rows C2, C3, C7)."""

import contextlib
import datetime
import os
import socket
import ssl
from pathlib import Path

import pytest
import trustme
from tests.support.client import CALL, KEY, check_failure, network, send_to
from tests.support.fault_server import FaultServer, Script, Talk, answer, replying

from session_composer.api.http.client import STRIPE_BASE_URL, Client, FailureKind, Reply
from session_composer.api.http.network_settings import ProxyChoice, shown_proxy
from session_composer.api.http.route import ca_bundle, ca_source, system_proxy
from session_composer.api.http.wire import Refusal

GOOD = answer(b"{}")
PASSWORD = "pa55word"

pytestmark = pytest.mark.usefixtures("clean_environment")


def _tls(authority: trustme.CA, *names: str, expired: bool = False) -> ssl.SSLContext:
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = authority.issue_cert(
        *names,
        not_before=past if expired else None,
        not_after=past + datetime.timedelta(days=1) if expired else None,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def test_c7_tls_with_a_known_authority(authority: trustme.CA, authority_file: str) -> None:
    with FaultServer(replying(GOOD), tls=_tls(authority, "127.0.0.1")) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/v1/x", ca_file=authority_file)
    assert isinstance(outcome, Reply), outcome
    assert f"Bearer {KEY}".encode() in server.requests[0]


@pytest.mark.parametrize(
    ("names", "host", "expired", "trusted", "words"),
    [
        (("other.example",), "localhost", False, True, "belongs to another server"),
        (("other.example",), "127.0.0.1", False, True, "belongs to another server"),
        (("127.0.0.1",), "127.0.0.1", True, True, "expired"),
        (("127.0.0.1",), "127.0.0.1", False, False, "authority that is not trusted"),
    ],
)
def test_c7_bad_certificates(
    names: tuple[str, ...],
    host: str,
    expired: bool,
    trusted: bool,
    words: str,
    authority: trustme.CA,
    authority_file: str,
) -> None:
    context = _tls(authority, *names, expired=expired)
    with FaultServer(replying(GOOD), tls=context) as server:
        outcome = send_to(
            f"https://{host}:{server.port}/v1/x", ca_file=authority_file if trusted else None
        )
    failure = check_failure(outcome, FailureKind.TLS)
    assert words in str(failure.message)
    assert "The key was not sent." in str(failure.message)
    assert not failure.request_left
    assert server.requests == []


def test_c7_self_signed(authority_file: str) -> None:
    context = _tls(trustme.CA(), "127.0.0.1")
    with FaultServer(replying(GOOD), tls=context) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", ca_file=authority_file)
    assert "not trusted" in str(check_failure(outcome, FailureKind.TLS).message)
    assert server.requests == []


def test_c7_server_without_tls() -> None:
    def script(talk: Talk) -> None:
        talk.socket.recv(1000)
        talk.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with FaultServer(script) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/")
    failure = check_failure(outcome, FailureKind.TLS)
    assert "could be established" in str(failure.message)
    assert not failure.request_left


def test_c7_no_common_version_of_tls(authority: trustme.CA, authority_file: str) -> None:
    context = _tls(authority, "127.0.0.1")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA256")
    with FaultServer(replying(GOOD), tls=context) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", ca_file=authority_file)
    assert "could be established" in str(check_failure(outcome, FailureKind.TLS).message)
    assert server.requests == []


def test_c8_stall_in_the_handshake() -> None:
    with FaultServer(Talk.stall) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", seconds=0.3)
    failure = check_failure(outcome, FailureKind.TIMEOUT)
    assert not failure.request_left


def test_c9_cut_answer_over_tls(authority: trustme.CA, authority_file: str) -> None:
    script = replying(answer(b"{}", length="50"))
    with FaultServer(script, tls=_tls(authority, "127.0.0.1")) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", ca_file=authority_file)
    assert check_failure(outcome, FailureKind.CUT_OFF).request_left


def test_c9_damaged_record_after_the_request(authority: trustme.CA, authority_file: str) -> None:
    context = _tls(authority, "127.0.0.1")

    def script(talk: Talk) -> None:
        inner = context.wrap_socket(
            socket.socket(fileno=os.dup(talk.socket.fileno())), server_side=True
        )
        with inner:
            Talk(inner, talk.server).read_request()
            talk.socket.sendall(b"\x17\x03\x03\x00\x20" + b"damaged!" * 4)
            talk.stall()

    with FaultServer(script) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", ca_file=authority_file)
    failure = check_failure(outcome, FailureKind.CUT_OFF)
    assert failure.request_left
    assert "not sent" not in str(failure.message)


# CA files


@pytest.mark.parametrize("origin", ["settings", "REQUESTS_CA_BUNDLE"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"this is no certificate\n", "holds no certificate"),
        (
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "holds no certificate",
        ),
    ],
)
def test_c3_unusable_ca_files(
    origin: str,
    content: bytes | None,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_bytes(content)
    if origin != "settings":
        monkeypatch.setenv(origin, str(path))
    with FaultServer(replying(GOOD)) as server:
        outcome = send_to(
            f"https://127.0.0.1:{server.port}/", ca_file=str(path) if origin == "settings" else None
        )
    failure = check_failure(outcome, FailureKind.CA_FILE)
    assert words in str(failure.message)
    assert origin in str(failure.message)
    assert not failure.request_left
    assert server.requests == []


def test_c3_the_environment_can_name_authorities(
    authority: trustme.CA, authority_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", authority_file)
    with FaultServer(replying(GOOD), tls=_tls(authority, "127.0.0.1")) as server:
        assert isinstance(send_to(f"https://127.0.0.1:{server.port}/"), Reply)
        # The settings come first.
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
        outcome = send_to(f"https://127.0.0.1:{server.port}/", ca_file=authority_file)
    assert isinstance(outcome, Reply)


@pytest.mark.parametrize("variable", ["CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_c3_other_variables_do_not_count(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "/no/such/file")
    assert ca_bundle(network()) is True
    assert ca_source(network()) == "certifi"


def test_c3_a_folder_of_authorities(tmp_path: Path) -> None:
    assert ca_bundle(network(str(tmp_path))) == str(tmp_path)


def test_c3_impossible_file_name() -> None:
    with pytest.raises(Refusal, match="cannot be read: not a file name"):
        ca_bundle(network("a\0b"))


def test_c3_http_needs_no_authorities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
    with FaultServer(replying(GOOD)) as server:
        assert isinstance(Client(server.base_url).send(CALL, KEY, deadline=30), Reply)


# Proxies


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("HTTPS_PROXY", "socks5://u:{p}@127.0.0.1:1080", "HTTPS_PROXY is not an http proxy"),
        ("https_proxy", "http://u:{p}@:3128", "https_proxy names no host"),
        ("ALL_PROXY", "http://u:{p}@proxy:port", "ALL_PROXY is not an address"),
        ("HTTPS_PROXY", "http://u:{p}@proxy:99999", "HTTPS_PROXY is not an address"),
        ("HTTPS_PROXY", "http://u:{p}@proxy:0", "HTTPS_PROXY is not an address"),
        ("HTTPS_PROXY", "http://u:{p}@[::1", "HTTPS_PROXY is not an address"),
        ("HTTPS_PROXY", "http://u:{p}@a..b:1", "HTTPS_PROXY is not an address"),
        ("HTTPS_PROXY", "http://u:{p}@" + "a" * 70 + ":1", "HTTPS_PROXY is not an address"),
        ("HTTPS_PROXY", "http://u:{p}@pro xy:1", "HTTPS_PROXY contains a character"),
        ("HTTPS_PROXY", "http://u:{p}@pr\u00f6xy:1", "HTTPS_PROXY contains a character"),
        ("HTTPS_PROXY", "http://u:{p}@proxy:1\x07", "HTTPS_PROXY contains a character"),
        ("HTTPS_PROXY", "file:///etc/{p}", "HTTPS_PROXY is not an http proxy"),
    ],
)
def test_c2_unusable_proxies(
    variable: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value.format(p=PASSWORD))
    outcome = Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.PROXY)
    assert words in str(failure.message)
    assert PASSWORD not in str(str(failure.message) + failure.detail)
    assert not failure.request_left


@pytest.mark.parametrize(
    ("environment", "proxy"),
    [
        ({}, ""),
        ({"HTTPS_PROXY": ""}, ""),
        ({"HTTPS_PROXY": "http://proxy:3128"}, "http://proxy:3128"),
        ({"HTTPS_PROXY": "proxy:3128"}, "http://proxy:3128"),
        ({"HTTPS_PROXY": " http://proxy "}, "http://proxy"),
        ({"HTTPS_PROXY": "https://proxy:3129"}, "https://proxy:3129"),
        ({"HTTPS_PROXY": "http://upper", "https_proxy": "http://lower"}, "http://lower"),
        ({"ALL_PROXY": "http://all", "HTTP_PROXY": "http://plain"}, "http://all"),
        ({"HTTP_PROXY": "http://plain"}, ""),
        ({"HTTPS_PROXY": "http://proxy", "NO_PROXY": "stripe.com"}, ""),
        ({"HTTPS_PROXY": "http://proxy", "NO_PROXY": "*"}, ""),
        ({"HTTPS_PROXY": "http://proxy", "NO_PROXY": "example.com"}, "http://proxy"),
        ({"HTTPS_PROXY": "socks5://proxy", "NO_PROXY": "api.stripe.com"}, ""),
    ],
)
def test_c2_choice_of_the_proxy(
    environment: dict[str, str], proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_proxy("https://api.stripe.com/v1/account_sessions") == proxy


@pytest.mark.parametrize(
    ("proxy", "shown"),
    [
        ("http://u:secret@proxy:3128", "proxy:3128"),
        ("http://proxy", "proxy"),
        ("http://u@[::1]:3128", "[::1]:3128"),
    ],
)
def test_c2_proxy_is_shown_without_its_password(proxy: str, shown: str) -> None:
    assert shown_proxy(proxy) == shown


def test_c2_a_server_on_this_computer_is_reached_directly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://no-such-proxy.invalid:1")
    with FaultServer(replying(GOOD)) as server:
        assert isinstance(Client(server.base_url).send(CALL, KEY, deadline=30), Reply)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "asks for a user name"),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", "refused to connect"),
        (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", "refused to connect"),
    ],
)
def test_c2_refusing_proxy(data: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer(replying(data)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://u:{PASSWORD}@127.0.0.1:{proxy.port}")
        outcome = Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.PROXY)
    assert f"The system proxy 127.0.0.1:{proxy.port} {words}" in str(failure.message)
    assert "The key was not sent." in str(failure.message)
    assert PASSWORD not in str(str(failure.message) + failure.detail)
    assert not failure.request_left
    (request,) = proxy.requests
    assert request.startswith(b"CONNECT api.stripe.com:443 HTTP/1.")
    assert KEY.encode() not in request


def _reset(talk: Talk) -> None:
    talk.read_request()
    talk.reset()


def _tunnel_of(inside: Script) -> Script:
    def tunnel(talk: Talk) -> None:
        talk.read_request()
        talk.send(b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 Connection established\r\n\r\n")
        with contextlib.suppress(OSError, ssl.SSLError):
            inside(talk)

    return tunnel


def _other_tls(authority: trustme.CA, name: str) -> Script:
    def serve(talk: Talk) -> None:
        with _tls(authority, name).wrap_socket(talk.socket, server_side=True) as inner:
            inner.recv(1000)

    return serve


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (
            replying(b"HTTP/1.1 302 Found\r\nLocation: https://login.example/\r\n\r\n"),
            "(status 302)",
        ),
        (
            replying(b"HTTP/1.1 503 Busy\r\n\r\n"),
            "refused to connect to api.stripe.com (status 503)",
        ),
        (replying(b"SSH-2.0-OpenSSH_9.6\r\n"), "is not valid HTTP"),
        (replying(b"HTTP/1.1 abc\r\n\r\n"), "is not valid HTTP"),
        (replying(b""), "closed the connection instead of leading to api.stripe.com"),
        (_reset, "closed the connection instead of leading to api.stripe.com"),
        (_tunnel_of(Talk.reset), "closed the connection instead"),
        (_tunnel_of(lambda talk: talk.socket.close()), "led to no secure connection"),
        (_tunnel_of(lambda talk: talk.send(b"HTTP/1.1 502 Bad\r\n\r\n")), "led to no secure"),
    ],
)
def test_l4_what_fails_in_a_tunnel_is_laid_on_the_proxy(
    script: Script, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultServer(script) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://u:{PASSWORD}@127.0.0.1:{proxy.port}")
        outcome = Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.PROXY)
    assert str(failure.message).startswith(f"The system proxy 127.0.0.1:{proxy.port} ")
    assert words in str(failure.message)
    assert str(failure.message).endswith(". The key was not sent.")
    assert str(failure.message).count("The key was not sent.") == 1
    assert PASSWORD not in str(str(failure.message) + failure.detail)
    assert not failure.request_left


@pytest.mark.parametrize(
    ("name", "is_known", "words"),
    [("api.stripe.com", False, "not trusted"), ("other.example", True, "another server")],
)
def test_l4_a_certificate_in_a_tunnel_is_laid_on_the_proxy(
    authority: trustme.CA,
    authority_file: str,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    is_known: bool,
    words: str,
) -> None:
    shown = authority if is_known else trustme.CA()
    with FaultServer(_tunnel_of(_other_tls(shown, name))) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        client = Client(STRIPE_BASE_URL, network=network(authority_file, proxy=ProxyChoice.SYSTEM))
        outcome = client.send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.PROXY)
    assert str(failure.message).startswith(
        f"The system proxy 127.0.0.1:{proxy.port} led to no secure"
    )
    assert words in str(failure.message)
    assert str(failure.message).count("The key was not sent.") == 1


def test_l4_a_proxy_that_stalls_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def stall(talk: Talk) -> None:
        talk.stall()

    for script in (stall, _tunnel_of(stall)):
        with FaultServer(script) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
            outcome = Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=0.5)
        failure = check_failure(outcome, FailureKind.TIMEOUT)
        assert f"The system proxy 127.0.0.1:{proxy.port} " in str(failure.message)
        assert str(failure.message).endswith("The key was not sent.")


@pytest.mark.parametrize("peer", ["192.0.2.7", "::ffff:192.0.2.7", "fe80::1%2", "0.0.0.0"])
def test_l2_localhost_that_leads_elsewhere_gets_no_key(
    monkeypatch: pytest.MonkeyPatch, peer: str
) -> None:
    """As with a hosts file that names another address."""

    class Elsewhere(socket.socket):
        def getpeername(self) -> tuple[str, int]:
            return (peer, 80)

    monkeypatch.setattr(socket, "socket", Elsewhere)
    with FaultServer(replying(GOOD)) as server:
        outcome = Client(f"http://localhost:{server.port}").send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.CONNECT)
    assert f"localhost leads to {peer}, which is not this computer." in str(failure.message)
    assert "The key was not sent." in str(failure.message)
    assert not failure.request_left
    assert server.requests in ([], [b""])


def test_l2_every_address_of_this_computer_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for peer in ("127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"):

        class Here(socket.socket):
            def getpeername(self, peer: str = peer) -> tuple[str, int]:
                return (peer, 80)

        with FaultServer(replying(GOOD)) as server, monkeypatch.context() as patch:
            patch.setattr(socket, "socket", Here)
            outcome = Client(f"http://localhost:{server.port}").send(CALL, KEY, deadline=30)
        assert isinstance(outcome, Reply), peer


def test_c2_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer(replying(b"")) as proxy:
        pass
    monkeypatch.setenv("HTTPS_PROXY", f"http://u:{PASSWORD}@127.0.0.1:{proxy.port}")
    outcome = Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.PROXY)
    assert "could not be reached" in str(failure.message)
    assert PASSWORD not in str(str(failure.message) + failure.detail)


def test_c2_the_number_of_a_port_is_no_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:40771")
    failure = check_failure(Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=30), FailureKind.PROXY)
    assert "could not be reached" in str(failure.message)


def test_c2_through_a_proxy(
    authority: trustme.CA, authority_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tunnel(talk: Talk) -> None:
        talk.read_request()
        talk.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with contextlib.suppress(OSError, ssl.SSLError):
            inner = _tls(authority, "api.stripe.com").wrap_socket(talk.socket, server_side=True)
            with inner:
                replying(GOOD)(Talk(inner, talk.server))

    with FaultServer(tunnel) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        client = Client(STRIPE_BASE_URL, network=network(authority_file, proxy=ProxyChoice.SYSTEM))
        outcome = client.send(CALL, KEY, deadline=30)
    assert isinstance(outcome, Reply), outcome
    connect, request = proxy.requests
    assert connect.startswith(b"CONNECT api.stripe.com:443 HTTP/1.")
    assert KEY.encode() not in connect
    assert request.startswith(b"POST /v1/account_sessions HTTP/1.1\r\nHost: api.stripe.com\r\n")
    assert f"Authorization: Bearer {KEY}\r\n".encode() in request


def test_c8_stall_in_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    def stall(talk: Talk) -> None:
        talk.read_request()
        talk.stall()

    with FaultServer(stall) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        outcome = Client(STRIPE_BASE_URL).send(CALL, KEY, deadline=0.3)
    assert not check_failure(outcome, FailureKind.TIMEOUT).request_left


def test_c2_the_system_proxy_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://no-such-proxy.invalid:1")

    def lookup(host: str, *arguments: object, **options: object) -> object:
        assert host == "api.stripe.com"
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    client = Client(STRIPE_BASE_URL, network=network())
    failure = check_failure(client.send(CALL, KEY, deadline=30), FailureKind.DNS)
    assert "address of api.stripe.com" in str(failure.message)
    assert not failure.request_left


def test_i4_no_keys_of_the_connection_are_written_down(
    authority: trustme.CA, authority_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "keys.log"
    # The server's side is made first: it is no part of the program.
    with FaultServer(replying(GOOD), tls=_tls(authority, "127.0.0.1")) as server:
        monkeypatch.setenv("SSLKEYLOGFILE", str(log))
        outcome = send_to(f"https://127.0.0.1:{server.port}/v1/x", ca_file=authority_file)
    assert isinstance(outcome, Reply), outcome
    assert not log.exists()
