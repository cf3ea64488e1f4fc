"""Servers that misbehave, on raw sockets (fault rows C9 and C10)."""

import os
import subprocess
import sys
import threading

import pytest
from tests.support.client import CALL, KEY, check_failure
from tests.support.fault_scripts import BAD, BODY, GOOD, MIB, gzipped
from tests.support.fault_server import FaultServer, Talk, answer, gzip_bomb, replying

from session_composer.api.http.client import Client, FailureKind, Reply


@pytest.mark.parametrize("name", GOOD)
def test_c9_l1_unusual_but_whole_answers_arrive(name: str) -> None:
    with FaultServer(GOOD[name]) as server:
        reply = Client(server.base_url).send(CALL, KEY, deadline=30)
    assert isinstance(reply, Reply), reply
    assert reply.status == 200
    assert reply.body in (BODY, b"x" * (2 * MIB))


@pytest.mark.parametrize("name", BAD)
def test_c9_c10_every_fault_is_one_failure(name: str) -> None:
    script, kind = BAD[name]
    with FaultServer(script) as server:
        outcome = Client(server.base_url).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, kind)
    assert failure.request_left
    assert server.connections == 1


def test_c9_nobody_listens() -> None:
    with FaultServer(replying(b"")) as server:
        pass
    outcome = Client(server.base_url).send(CALL, KEY, deadline=30)
    failure = check_failure(outcome, FailureKind.CONNECT)
    assert not failure.request_left
    assert f"127.0.0.1:{server.port}" in str(failure.message)


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
        outcome = Client(server.base_url).send(CALL, KEY, deadline=30)
        assert ended.wait(30)
    check_failure(outcome, FailureKind.TOO_LARGE)


# Not ru_maxrss: that one includes the parent's memory at the time of the fork.
MEMORY_PROBE = """
import re, sys
from pathlib import Path
from session_composer.api.http.client import Client
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
    small, bomb = replying(gzipped(gzip_bomb(3 * MIB))), replying(gzipped(gzip_bomb(400 * MIB)))
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
