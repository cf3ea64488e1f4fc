"""Servers that misbehave, on raw sockets (fault rows C9 and C10)."""

import gzip
import os
import subprocess
import sys
import threading
import zlib

import pytest
from tests.support.client import CALL, KEY, check_failure
from tests.support.fault_server import FaultServer, Script, Talk, answer, gzip_bomb, replying

from session_composer.api.client import Client, FailureKind, Reply

BODY = b'{"object": "account_session", "client_secret": "accs_secret__abc"}'
MIB = 1024 * 1024


def _chunks(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def _chunked(data: bytes, *headers: str) -> bytes:
    return answer(data, headers=("Transfer-Encoding: chunked", *headers), length=None)


def _gzipped(data: bytes) -> bytes:
    return answer(data, headers=("Content-Encoding: gzip",))


def _reset(talk: Talk) -> None:
    talk.read_request()
    talk.reset()


def _reset_in_body(talk: Talk) -> None:
    talk.read_request()
    talk.send(answer(BODY[:20], length=str(len(BODY))))
    talk.reset()


def _close_before_reading(talk: Talk) -> None:
    talk.socket.close()


GOOD: dict[str, Script] = {
    "plain": replying(answer(BODY)),
    "no length": replying(answer(BODY, length=None)),
    "same length twice": replying(answer(BODY, headers=(f"Content-Length: {len(BODY)}",))),
    "chunked": replying(_chunked(_chunks(BODY[:9], BODY[9:], b""))),
    "chunk extension and trailer": replying(
        _chunked(b"%x;a=b\r\n%s\r\n0\r\nX-Trailer: 1\r\n\r\n" % (len(BODY), BODY))
    ),
    "gzip": replying(_gzipped(gzip.compress(BODY))),
    "chunked gzip": replying(_chunked(_chunks(gzip.compress(BODY), b""), "Content-Encoding: gzip")),
    "100 continue": replying(b"HTTP/1.1 100 Continue\r\n\r\n" + answer(BODY)),
    "HTTP/1.0": replying(answer(BODY, length=None).replace(b"HTTP/1.1", b"HTTP/1.0")),
    "99 headers": replying(answer(BODY, headers=tuple(f"X-{n}: {n}" for n in range(98)))),
    "60 kB header": replying(answer(BODY, headers=("X-Long: " + "a" * 60_000,))),
    "more than stated": replying(answer(BODY + b"rest", length=str(len(BODY)))),
    "no reason": replying(answer(BODY, status="200")),
    "latin-1 header": replying(answer(BODY, headers=("X-Name: caf\xe9",))),
    "folded header": replying(answer(BODY, headers=("X-Name: a\r\n b",))),
    "exactly 2 MiB": replying(answer(b"x" * (2 * MIB))),
}


@pytest.mark.parametrize("name", GOOD)
def test_c9_unusual_but_whole_answers_arrive(name: str) -> None:
    with FaultServer(GOOD[name]) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=5)
    assert isinstance(reply, Reply), reply
    assert reply.status == 200
    assert reply.body in (BODY, b"x" * (2 * MIB))


BAD: dict[str, tuple[Script, FailureKind]] = {
    "reset": (_reset, FailureKind.CUT_OFF),
    "reset in body": (_reset_in_body, FailureKind.CUT_OFF),
    "close before reading": (_close_before_reading, FailureKind.CUT_OFF),
    "empty close": (replying(b""), FailureKind.CUT_OFF),
    "close in status line": (replying(b"HTTP/1.1 2"), FailureKind.BAD_RESPONSE),
    "garbage": (replying(b"\x00\xff\x16\x03garbage\r\n\r\n"), FailureKind.BAD_RESPONSE),
    "other protocol": (replying(b"SSH-2.0-OpenSSH_9.6\r\n"), FailureKind.BAD_RESPONSE),
    "bad status": (replying(b"HTTP/1.1 abc OK\r\n\r\n"), FailureKind.BAD_RESPONSE),
    "status 99": (replying(b"HTTP/1.1 99 Low\r\n\r\n"), FailureKind.BAD_RESPONSE),
    "status 101": (replying(answer(b"", status="101 Switch")), FailureKind.BAD_RESPONSE),
    "status 600": (replying(answer(b"", status="600 High")), FailureKind.BAD_RESPONSE),
    "status 1000": (replying(answer(b"", status="1000 High")), FailureKind.BAD_RESPONSE),
    "bad chunk": (replying(_chunked(b"zz\r\nabc\r\n0\r\n\r\n")), FailureKind.BAD_RESPONSE),
    "negative chunk": (replying(_chunked(b"-5\r\nabc\r\n0\r\n\r\n")), FailureKind.BAD_RESPONSE),
    "cut in chunk": (replying(_chunked(b"40\r\nabc")), FailureKind.CUT_OFF),
    "cut between chunks": (replying(_chunked(_chunks(BODY))), FailureKind.CUT_OFF),
    "short body": (replying(answer(BODY, length="500")), FailureKind.CUT_OFF),
    "no body": (replying(answer(b"", length="500")), FailureKind.CUT_OFF),
    "bad gzip": (replying(_gzipped(b"not gzip at all")), FailureKind.BAD_RESPONSE),
    "damaged gzip": (
        replying(_gzipped(gzip.compress(BODY)[:10] + b"\x07" * 60)),
        FailureKind.BAD_RESPONSE,
    ),
    "gzip without its end": (replying(_gzipped(gzip.compress(BODY)[:-9])), FailureKind.CUT_OFF),
    "gzip without its checksum": (
        replying(_gzipped(gzip.compress(BODY)[:-8])),
        FailureKind.CUT_OFF,
    ),
    "gzip with a wrong checksum": (
        replying(_gzipped(gzip.compress(BODY)[:-8] + bytes(8))),
        FailureKind.BAD_RESPONSE,
    ),
    "deflate": (
        replying(answer(zlib.compress(BODY), headers=("Content-Encoding: deflate",))),
        FailureKind.BAD_RESPONSE,
    ),
    "unknown encoding": (
        replying(answer(BODY, headers=("Content-Encoding: secret-sauce",))),
        FailureKind.BAD_RESPONSE,
    ),
    "200 headers": (
        replying(answer(BODY, headers=tuple(f"X-{n}: {n}" for n in range(200)))),
        FailureKind.BAD_RESPONSE,
    ),
    "70 kB header": (
        replying(answer(BODY, headers=("X-Long: " + "a" * 70_000,))),
        FailureKind.BAD_RESPONSE,
    ),
    "70 kB status line": (
        replying(b"HTTP/1.1 200 " + b"a" * 70_000 + b"\r\n\r\n"),
        FailureKind.BAD_RESPONSE,
    ),
    "negative length": (replying(answer(BODY, length="-1")), FailureKind.BAD_RESPONSE),
    "length in words": (replying(answer(BODY, length="many")), FailureKind.BAD_RESPONSE),
    "two lengths": (
        replying(answer(BODY, headers=("Content-Length: 5",))),
        FailureKind.BAD_RESPONSE,
    ),
    "huge length": (replying(answer(BODY, length="9" * 5000)), FailureKind.BAD_RESPONSE),
    "2 MiB and a byte": (replying(answer(b"x" * (2 * MIB + 1))), FailureKind.TOO_LARGE),
    "huge chunked": (
        replying(_chunked(_chunks(b"x" * (3 * MIB), b""))),
        FailureKind.TOO_LARGE,
    ),
    "gzip bomb": (replying(_gzipped(gzip_bomb(50 * MIB))), FailureKind.TOO_LARGE),
    "doubly zipped": (
        replying(
            answer(gzip.compress(gzip_bomb(50 * MIB)), headers=("Content-Encoding: gzip, gzip",))
        ),
        FailureKind.BAD_RESPONSE,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_c9_c10_every_fault_is_one_failure(name: str) -> None:
    script, kind = BAD[name]
    with FaultServer(script) as server:
        outcome = Client(server.base_url).send(CALL, KEY, deadline=5)
    failure = check_failure(outcome, kind)
    assert failure.request_left
    assert server.connections == 1


def test_c9_nobody_listens() -> None:
    with FaultServer(replying(b"")) as server:
        pass
    outcome = Client(server.base_url).send(CALL, KEY, deadline=5)
    failure = check_failure(outcome, FailureKind.CONNECT)
    assert not failure.request_left
    assert f"127.0.0.1:{server.port}" in failure.message


def test_c10_endless_answer_is_closed() -> None:
    ended = threading.Event()

    def endless(talk: Talk) -> None:
        talk.read_request()
        talk.send(answer(b"", length=None))
        try:
            while not talk.server.stopped.is_set():
                talk.send(b"x" * 65536)
        except OSError:
            ended.set()

    with FaultServer(endless) as server:
        outcome = Client(server.base_url).send(CALL, KEY, deadline=5)
        assert ended.wait(2)
    check_failure(outcome, FailureKind.TOO_LARGE)


# Not ru_maxrss: that one includes the parent's memory at the time of the fork.
MEMORY_PROBE = """
import re, sys
from pathlib import Path
from session_composer.api.client import Client
from tests.support.client import CALL, KEY

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

client = Client(sys.argv[1])
print(client.send(CALL, KEY, deadline=20).kind)
before = peak()
print(client.send(CALL, KEY, deadline=20).kind)
print((peak() - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_c10_a_gzip_bomb_costs_no_memory() -> None:
    small, bomb = replying(_gzipped(gzip_bomb(3 * MIB))), replying(_gzipped(gzip_bomb(400 * MIB)))
    scripts = iter([small, bomb])
    with FaultServer(lambda talk: next(scripts)(talk)) as server:
        result = subprocess.run(
            [sys.executable, "-c", MEMORY_PROBE, server.base_url],
            capture_output=True,
            text=True,
            timeout=30,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    assert result.returncode == 0, result.stderr
    first, second, grown_mib = result.stdout.split("\n")[:3]
    assert first == second == "too large"
    assert int(grown_mib) < 8
