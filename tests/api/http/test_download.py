"""A published document is fetched without a key: by whatever fails, no sentence speaks of one."""

import re
import ssl

import pytest
import trustme
from tests.support.client import check_failure
from tests.support.fault_scripts import BAD, GOOD, MIB
from tests.support.fault_server import FaultServer, answer, replying

from session_composer.api.http.call import Failure, FailureKind, Reply
from session_composer.api.http.download import fetch_document
from session_composer.api.http.network_settings import NetworkSettings, ProxyChoice

NO_PROXY = NetworkSettings(ProxyChoice.NONE)


def fetch(
    server: FaultServer, *, etag: str = "", network: NetworkSettings = NO_PROXY
) -> Reply | Failure:
    return fetch_document(
        f"{server.base_url}/a.json", etag=etag, max_bytes=2 * MIB, deadline=30, network=network
    )


def check_keyless(outcome: Reply | Failure, kind: FailureKind) -> Failure:
    failure = check_failure(outcome, kind)
    assert not re.search(r"\bkey\b|session", str(failure.message))
    return failure


@pytest.mark.parametrize("name", GOOD)
def test_unusual_but_whole_answers_arrive(name: str) -> None:
    with FaultServer(GOOD[name]) as server:
        outcome = fetch(server)
    assert isinstance(outcome, Reply), outcome


@pytest.mark.parametrize("name", BAD)
def test_every_fault_is_one_failure(name: str) -> None:
    script, kind = BAD[name]
    with FaultServer(script) as server:
        check_keyless(fetch(server), kind)


def test_unchanged_is_an_answer_only_to_who_asked() -> None:
    with FaultServer(replying(answer(b"", status="304 Not Modified"))) as server:
        outcome = fetch(server, etag='"a"')
        check_keyless(fetch(server), FailureKind.REDIRECT)
    assert isinstance(outcome, Reply)
    assert (outcome.status, outcome.body) == (304, b"")


def test_a_certificate_that_nobody_vouches_for() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with FaultServer(replying(answer(b"{}")), tls=context) as server:
        server.base_url = server.base_url.replace("http:", "https:")
        failure = check_keyless(fetch(server), FailureKind.TLS)
    assert not failure.request_left
    assert server.requests == []


def test_a_proxy_that_is_not_there() -> None:
    with FaultServer(replying(b"")) as server:
        pass
    network = NetworkSettings(ProxyChoice.OWN, server.base_url)
    outcome = fetch_document(
        "https://document.example/a.json", max_bytes=MIB, deadline=30, network=network
    )
    check_keyless(outcome, FailureKind.PROXY)
