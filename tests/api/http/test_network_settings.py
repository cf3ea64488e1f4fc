"""Network settings: checked where they are made and where they are used (rows C2, C3, C7)."""

import contextlib
import ssl
import warnings
from pathlib import Path

import pytest
import trustme
from tests.support.client import CALL, KEY, check_failure, network, send_to
from tests.support.fault_server import FaultServer, Talk, answer, replying

from session_composer.api.http.client import STRIPE_BASE_URL, Client, FailureKind, Reply
from session_composer.api.http.network_settings import (
    NetworkSettings,
    ProxyChoice,
    TrustChoice,
    check_ca_file,
    check_proxy,
    network_settings,
)
from session_composer.api.http.route import proxy_in_effect, trust_in_effect
from session_composer.core.text.errors import InputError

GOOD = answer(b"{}")
PASSWORD = "pa55word"

pytestmark = pytest.mark.usefixtures("clean_environment")


def server_context(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def own(address: str, **rest: str) -> NetworkSettings:
    trust = TrustChoice(rest.get("trust", TrustChoice.BUNDLED))
    return NetworkSettings(ProxyChoice.OWN, address, trust, rest.get("ca_file", ""))


# The value


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("proxy:3128", "http://proxy:3128"),
        (" http://proxy:3128/ ", "http://proxy:3128"),
        ("HTTPS://proxy", "https://proxy"),
        ("[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_c2_addresses_of_proxies_are_completed(typed: str, address: str) -> None:
    assert check_proxy(typed) == address


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "needs an address"),
        (f"http://user:{PASSWORD}@proxy:3128", "user name or a password"),
        ("http://user@proxy:3128", "user name or a password"),
        ("socks5://proxy:1080", "not an http proxy"),
        ("http://proxy:3128/path", "more than a server"),
        ("http://proxy:3128?a=b", "more than a server"),
        ("http://pro xy", "character that no address can have"),
        ("http://proxy:99999", "is not an address"),
        ("http://:80", "names no host"),
    ],
)
def test_c2_other_addresses_are_refused_and_no_password_repeated(typed: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        check_proxy(typed)
    assert PASSWORD not in str(caught.value)


def test_stored_texts_become_settings_and_nonsense_the_default() -> None:
    found = network_settings("own", "http://proxy", "file", "/x.pem")
    assert found == NetworkSettings(ProxyChoice.OWN, "http://proxy", TrustChoice.FILE, "/x.pem")
    assert network_settings("", "", "", "") == NetworkSettings()
    assert network_settings("off", "", "insecure", "") == NetworkSettings()


def test_c7_no_setting_leaves_certificates_unchecked() -> None:
    assert {str(choice) for choice in TrustChoice} == {"bundled", "system", "file"}


def test_c3_certificates_are_counted(authority_file: str, tmp_path: Path) -> None:
    assert check_ca_file(authority_file) == 1
    both = tmp_path / "both.pem"
    other = trustme.CA().cert_pem.bytes()
    both.write_bytes("# é\n".encode() + Path(authority_file).read_bytes() + other)
    assert check_ca_file(str(both)) == 2


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "there is no such file"),
        (lambda path: path.mkdir(), "it is a folder"),
        (lambda path: path.touch(), "it is empty"),
        (lambda path: path.write_text("hello"), "holds no certificate"),
        (lambda path: path.write_bytes(bytes(range(256))), "holds no certificate"),
        (
            lambda path: path.write_text(
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
            ),
            "holds no certificate",
        ),
        (lambda path: path.write_bytes(b"x" * (8 * 1024 * 1024 + 1)), "larger than 8 MiB"),
    ],
)
def test_c3_files_without_certificates_are_refused(
    make: object, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "ca.pem"
    assert callable(make)
    make(path)
    with pytest.raises(InputError, match=words):
        check_ca_file(str(path))


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "/dev/zero", "/dev/null"])
def test_c3_what_is_no_file_is_refused_at_once(name: str) -> None:
    with pytest.raises(InputError):
        check_ca_file(name)


# What is in effect


@pytest.mark.parametrize(
    ("settings", "environment", "words", "works"),
    [
        (NetworkSettings(), {}, "names no proxy", True),
        (
            NetworkSettings(),
            {"HTTPS_PROXY": f"http://u:{PASSWORD}@proxy:3128"},
            "through the proxy proxy:3128, as HTTPS_PROXY says",
            True,
        ),
        (NetworkSettings(), {"ALL_PROXY": "socks5://x:1"}, "ALL_PROXY is not an http proxy", False),
        (NetworkSettings(ProxyChoice.NONE), {"HTTPS_PROXY": "http://x:1"}, "directly", True),
        (own("http://mine:1"), {"HTTPS_PROXY": "http://x:1"}, "through the proxy mine:1.", True),
        (own(f"http://u:{PASSWORD}@mine:1"), {}, "user name or a password", False),
    ],
)
def test_c2_the_way_in_effect_is_said_without_passwords(
    settings: NetworkSettings,
    environment: dict[str, str],
    words: str,
    works: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    sentence, is_fine = proxy_in_effect(settings)
    assert words in str(sentence)
    assert is_fine is works
    assert PASSWORD not in str(sentence)


def test_c3_the_trust_in_effect_is_said(
    authority_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "comes with the program" in str(trust_in_effect(NetworkSettings())[0])
    assert "operating system" in str(trust_in_effect(NetworkSettings(trust=TrustChoice.SYSTEM))[0])
    sentence, is_fine = trust_in_effect(network(authority_file))
    assert str(sentence) == (
        f"Certificates are checked against the 1 certificate in {authority_file}."
    )
    assert is_fine
    sentence, is_fine = trust_in_effect(network("/no/such/file"))
    assert "no such file" in str(sentence)
    assert not is_fine
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", authority_file)
    assert "as REQUESTS_CA_BUNDLE says" in str(trust_in_effect(NetworkSettings())[0])
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path))
    assert "in the folder" in str(trust_in_effect(NetworkSettings())[0])
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
    sentence, is_fine = trust_in_effect(NetworkSettings())
    assert "REQUESTS_CA_BUNDLE names it" in str(sentence)
    assert not is_fine


# What is used


@pytest.mark.parametrize("through_tls", [False, True])
@pytest.mark.parametrize("trust", [TrustChoice.FILE, TrustChoice.SYSTEM])
def test_c2_through_the_users_own_proxy(
    through_tls: bool,
    trust: TrustChoice,
    authority: trustme.CA,
    authority_file: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the environment says, and with the proxy reached by TLS or not."""
    monkeypatch.setenv("HTTPS_PROXY", "http://no-such-proxy.invalid:1")
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("SSL_CERT_FILE", authority_file)

    def tunnel(talk: Talk) -> None:
        talk.read_request()
        talk.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        if through_tls:
            return relay(talk)
        with contextlib.suppress(OSError, ssl.SSLError):
            context = server_context(authority, "api.stripe.com")
            with context.wrap_socket(talk.socket, server_side=True) as inner:
                replying(GOOD)(Talk(inner, talk.server))
        return None

    def relay(talk: Talk) -> None:
        """Speak TLS within TLS, by hand."""
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        inner = server_context(authority, "api.stripe.com").wrap_bio(
            incoming, outgoing, server_side=True
        )
        request = b""
        while b"a=1" not in request and b"enabled]=true" not in request:
            try:
                request += inner.read(65536)
            except ssl.SSLWantReadError:
                talk.socket.sendall(outgoing.read())
                incoming.write(talk.socket.recv(65536))
        talk.server.requests.append(request)
        inner.write(GOOD)
        talk.socket.sendall(outgoing.read())

    tls = server_context(authority, "127.0.0.1") if through_tls else None
    with FaultServer(tunnel, tls=tls) as proxy:
        scheme = "https" if through_tls else "http"
        settings = own(f"{scheme}://127.0.0.1:{proxy.port}", trust=trust, ca_file=authority_file)
        outcome = Client(STRIPE_BASE_URL, network=settings).send(CALL, KEY, deadline=30)
    assert isinstance(outcome, Reply), outcome
    connect, request = proxy.requests
    assert connect.startswith(b"CONNECT api.stripe.com:443 HTTP/1.")
    assert KEY.encode() not in connect
    assert f"Authorization: Bearer {KEY}\r\n".encode() in request


@pytest.mark.parametrize("address", ["", "socks5://x:1", f"http://u:{PASSWORD}@x:1"])
def test_c2_a_stored_proxy_that_cannot_be_used_is_not_gone_round(address: str) -> None:
    outcome = Client(STRIPE_BASE_URL, network=own(address)).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.PROXY)
    assert "Network settings" in str(failure.message)
    assert PASSWORD not in str(str(failure.message) + failure.detail)
    assert not failure.request_left


def test_c2_the_users_own_proxy_that_refuses_is_named() -> None:
    with FaultServer(replying(b"HTTP/1.1 403 Forbidden\r\n\r\n")) as proxy:
        settings = own(f"http://127.0.0.1:{proxy.port}")
        outcome = Client(STRIPE_BASE_URL, network=settings).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.PROXY)
    assert f"The proxy 127.0.0.1:{proxy.port} refused" in str(failure.message)


def test_c3_a_file_that_is_wanted_and_not_named_is_no_default() -> None:
    settings = NetworkSettings(ProxyChoice.NONE, trust=TrustChoice.FILE)
    failure = check_failure(send_to("https://127.0.0.1:9/", settings=settings), FailureKind.CA_FILE)
    assert "name none" in str(failure.message)


def test_c3_a_device_is_no_file_of_authorities() -> None:
    failure = check_failure(
        send_to("https://127.0.0.1:9/", ca_file="/dev/zero"), FailureKind.CA_FILE
    )
    assert "cannot be read" in str(failure.message)


@pytest.mark.parametrize("is_known", [True, False])
def test_c7_the_authorities_of_the_operating_system(
    is_known: bool, authority: trustme.CA, authority_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OpenSSL takes them from SSL_CERT_FILE; the list of certifi is not added."""
    if is_known:
        monkeypatch.setenv("SSL_CERT_FILE", authority_file)
    settings = NetworkSettings(ProxyChoice.NONE, trust=TrustChoice.SYSTEM)
    with FaultServer(replying(GOOD), tls=server_context(authority, "127.0.0.1")) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", settings=settings)
    if is_known:
        assert isinstance(outcome, Reply), outcome
        return
    failure = check_failure(outcome, FailureKind.TLS)
    assert "authority that is not trusted" in str(failure.message)
    assert "come from the operating system" in str(failure.message)
    assert server.requests == []


def test_c7_the_operating_system_checks_names_too(
    authority: trustme.CA, authority_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file)
    settings = NetworkSettings(ProxyChoice.NONE, trust=TrustChoice.SYSTEM)
    context = server_context(authority, "other.example")
    with FaultServer(replying(GOOD), tls=context) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", settings=settings)
    assert "belongs to another server" in str(check_failure(outcome, FailureKind.TLS).message)
    assert server.requests == []


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
@pytest.mark.parametrize("trust", [TrustChoice.FILE, TrustChoice.SYSTEM])
def test_c7_old_versions_of_tls_are_refused(
    version: ssl.TLSVersion,
    trust: TrustChoice,
    authority: trustme.CA,
    authority_file: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file)
    context = server_context(authority, "127.0.0.1")
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = version
        context.maximum_version = version
    settings = NetworkSettings(ProxyChoice.NONE, trust=trust, ca_file=authority_file)
    with FaultServer(replying(GOOD), tls=context) as server:
        outcome = send_to(f"https://127.0.0.1:{server.port}/", settings=settings)
    failure = check_failure(outcome, FailureKind.TLS)
    assert "The key was not sent." in str(failure.message)
    assert server.requests == []
