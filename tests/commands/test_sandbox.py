import json
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from tests.support.command_line import PATIENCE, call, environment

START = [sys.executable, "-m", "session_composer", "sandbox"]


def ask(base_url: str) -> dict[str, object]:
    request = urllib.request.Request(
        f"{base_url}/v1/account_sessions",
        b"account=acct_1SimCustomUS&components[payments][enabled]=true",
        {"Authorization": "Bearer sk_test_anything1234", "Stripe-Version": "2025-06-30.basil"},
    )
    with urllib.request.urlopen(request, timeout=10) as reply:
        found: dict[str, object] = json.load(reply)
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_interrupted(number: signal.Signals) -> None:
    with subprocess.Popen(
        START, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().strip()
        assert base_url.startswith("http://127.0.0.1:")
        assert "simulated" in process.stdout.readline().lower()
        assert ask(base_url)["object"] == "account_session"
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "")


_SIGNALLED_ELSEWHERE = """
import signal, sys, threading
from session_composer.cli import run

def send():
    # The system may choose any thread for a signal, one that answers a client, say.
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

threading.Timer(1.0, send).start()
sys.exit(run(["sandbox"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_k7_a_signal_that_another_thread_receives_ends_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SIGNALLED_ELSEWHERE],
        capture_output=True,
        timeout=PATIENCE,
        env=environment(),
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_port_can_be_chosen(unused_port: int) -> None:
    with subprocess.Popen(
        [*START, "--port", str(unused_port)], stdout=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert line == f"http://127.0.0.1:{unused_port}\n".encode()


@pytest.fixture
def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def test_a_port_in_use(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        sentence = call(capsysbinary, "sandbox", "--port", str(port)).failed(2)
    assert sentence.startswith(f"Port {port} on 127.0.0.1 cannot be opened: ")
    assert sentence.count("Port") == 1
    for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("port", ["-1", "65536", "http", "٨٠", "1_0", " 80", "", "99999999999"])
def test_bad_ports(capsysbinary: pytest.CaptureFixture[bytes], port: str) -> None:
    outcome = call(capsysbinary, "sandbox", f"--port={port}")
    assert outcome.code == 2
    assert "is not a port (0 to 65535)" in outcome.err
