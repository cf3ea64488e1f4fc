"""The program as a whole: options, streams, exit codes, and what it takes to start."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.support.command_line import (
    PATIENCE,
    Changes,
    Outcome,
    call,
    content,
    environment,
    program,
    session,
)

from session_composer import __version__, cli
from session_composer.commands import encode as encode_module

type Capture = pytest.CaptureFixture[bytes]

COMMANDS = [
    "encode",
    "lint",
    "print",
    "convert",
    "send",
    "catalog",
    "sandbox",
    "screenshot",
    "self-test",
]


@pytest.fixture
def file(tmp_path: Path) -> str:
    return session(tmp_path, "payments", account="acct_é")


def shell(command: str, *arguments: str, env: Changes = MappingProxyType({})) -> Outcome:
    """Run ``$PROGRAM ...`` in a shell; ``$1`` and so on are the arguments."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command, "bash", *arguments],
        capture_output=True,
        env=environment({"PROGRAM": f"{sys.executable} -m session_composer", **env}),
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr.decode())


def test_version(capsysbinary: Capture) -> None:
    outcome = call(capsysbinary, "--version")
    assert (outcome.code, outcome.text) == (0, f"session-composer {__version__}\n")


def test_help_names_every_command(capsysbinary: Capture) -> None:
    outcome = call(capsysbinary, "--help")
    assert outcome.code == 0
    assert all(command in outcome.text for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(capsysbinary: Capture, command: str) -> None:
    outcome = call(capsysbinary, command, "--help")
    assert outcome.code == 0
    assert outcome.text.startswith(f"usage: session-composer {command} ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--frobnicate"],
        ["a.json", "b.json"],
        ["encode"],
        ["encode", "a.json", "b.json"],
        ["encode", "a.json", "--frobnicate"],
        ["lint", "a.json", "--account"],
        ["print", "a.json"],
        ["send"],
        ["self-test", "x"],
        ["screenshot"],
        ["screenshot", "x.png", "--theme", "pink"],
    ],
)
def test_bad_usage(capsysbinary: Capture, arguments: list[str]) -> None:
    outcome = call(capsysbinary, *arguments)
    assert outcome.code == 2
    assert outcome.out == b""
    assert "session-composer" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("arguments", [["encode", "--dec"], ["lint", "--js"], ["send", "--rev"]])
def test_options_are_not_abbreviated(
    capsysbinary: Capture, file: str, arguments: list[str]
) -> None:
    outcome = call(capsysbinary, *arguments, file)
    assert (outcome.code, outcome.out) == (2, b"")


def test_bad_usage_is_told_without_control_characters(capsysbinary: Capture) -> None:
    outcome = call(capsysbinary, "encode", "a", "\x1b[31m\u202e")
    assert outcome.code == 2
    assert outcome.err.isascii()
    assert "\x1b" not in outcome.err


def test_an_interrupt(capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(encode_module, "read_session", interrupt)
    outcome = call(capsysbinary, "encode", file)
    assert (outcome.code, outcome.out, outcome.err) == (130, b"", "")


def test_the_program_as_a_process(file: str) -> None:
    encoded = program("encode", file)
    assert (encoded.code, encoded.err) == (0, "")
    assert encoded.out == b"account=acct_%C3%A9&components[payments][enabled]=true"
    refused = program("encode", "-", given=b"{")
    assert refused.failed(2).startswith("Standard input cannot be used: it is not valid JSON")
    linted = program("lint", "-", "--json", given=json.dumps(content()).encode())
    assert linted.code == 1
    assert [problem["rule"] for problem in json.loads(linted.out)] == ["nothing-sent"]


def test_the_installed_command_is_the_same(file: str) -> None:
    command = Path(sys.executable).with_name("session-composer")
    if not command.exists():
        pytest.skip("the package is not installed")
    out = subprocess.run([command, "encode", file], capture_output=True, check=True).stdout
    assert out == b"account=acct_%C3%A9&components[payments][enabled]=true"


@pytest.mark.parametrize("unbuffered", [None, "1"])
@pytest.mark.parametrize("arguments", ["encode $1", "catalog list"])
def test_a_closed_pipe_is_no_fault(file: str, arguments: str, unbuffered: str | None) -> None:
    outcome = shell(f"$PROGRAM {arguments} | true", file, env={"PYTHONUNBUFFERED": unbuffered})
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("$PROGRAM encode $1 >&-", "Standard output is closed."),
        ("$PROGRAM encode - <&-", "Standard input is closed."),
        ("$PROGRAM encode $1 > /dev/full", "The output cannot be written: No space left on device"),
        ("$PROGRAM catalog list > /dev/full", "The output cannot be written: No space left on"),
        ("$PROGRAM sandbox > /dev/full", "The output cannot be written: No space left on device."),
    ],
)
def test_streams_that_fail(file: str, command: str, sentence: str) -> None:
    """Fault row A6, and a full disk."""
    assert shell(command, file).failed(2).startswith(sentence)


def test_no_streams_at_all(file: str) -> None:
    assert shell("$PROGRAM encode $1 >&- 2>&- <&-", file) == Outcome(2, b"", "")


def test_output_is_utf8_in_every_locale(file: str) -> None:
    outcome = shell(
        "$PROGRAM encode $1 --decoded",
        file,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.text.startswith("account=acct_é\n")


# Slow to import, and not needed to say something about a file.
SLOW = ["requests", "urllib3", "keyring", "http.server", "http.client", "ssl", "socket", "asyncio"]
PROBE = """
import sys
from session_composer.cli import run
code = run(sys.argv[1:])
sys.stdout.flush()
sys.stderr.write(f"{code}\\n" + "\\n".join(sys.modules))
"""


def loaded_modules(*arguments: str, interrupt: bool = False) -> set[str]:
    with subprocess.Popen(
        [sys.executable, "-c", PROBE, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        if interrupt:
            process.stdout.readline()
            process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=PATIENCE)
    code, *modules = err.split("\n")
    assert code == "0", err
    return set(modules)


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["encode", "FILE"], SLOW),
        (["lint", "FILE"], SLOW),
        (["print", "FILE", "--as", "curl"], SLOW),
        (["catalog", "list"], SLOW),
        (["send", "FILE"], ["keyring", "http.server"]),
        (["sandbox"], ["requests", "urllib3", "keyring"]),
    ],
    ids=lambda value: value[0],
)
def test_commands_start_with_what_they_need(
    tmp_path: Path, arguments: list[str], unwanted: list[str]
) -> None:
    file = session(tmp_path, "documents")
    arguments = [file if text == "FILE" else text for text in arguments]
    modules = loaded_modules(*arguments, interrupt=arguments == ["sandbox"])
    assert not modules & {"PySide6", "shiboken6", "session_composer.app", *unwanted}
    assert not [name for name in modules if name.startswith(("session_composer.ui", "PySide6."))]


def test_the_window_does_not_load_what_it_does_not_show() -> None:
    code = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; "
        "import session_composer.app; print(*sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    ).stdout.split()
    assert "PySide6.QtWidgets" in printed
    assert not {"requests", "urllib3", "keyring", "http.server", "ssl"} & set(printed)


NO_SCREEN: Changes = {"QT_QPA_PLATFORM": None, "DISPLAY": None, "WAYLAND_DISPLAY": None}


def test_no_display() -> None:
    """Fault row A5."""
    sentence = program(env=NO_SCREEN).failed(2)
    assert sentence.startswith("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.")


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DISPLAY", ":987", "The display :987 does not answer: no X server runs there."),
        ("WAYLAND_DISPLAY", "wayland-987", "The Wayland display wayland-987 does not answer"),
    ],
)
def test_a_dead_display(file: str, variable: str, value: str, sentence: str) -> None:
    outcome = program(file, env={**NO_SCREEN, variable: value})
    assert outcome.failed(2).startswith(sentence)


def test_commands_need_no_display(file: str) -> None:
    assert program("encode", file, env=NO_SCREEN).code == 0


@pytest.mark.parametrize("arguments", [[], ["a.json"], ["./encode"]])
def test_a_file_or_nothing_opens_the_window(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    asked: list[str | None] = []

    def show(file: str | None) -> int:
        asked.append(file)
        return 7

    monkeypatch.setattr("session_composer.commands.window.window_command", show)
    assert cli.run(arguments) == 7
    assert asked == [arguments[0] if arguments else None]


@pytest.mark.parametrize("word", ["encod", "converts", "self-tests"])
def test_a_word_that_is_no_command_and_no_file(
    capsysbinary: pytest.CaptureFixture[bytes], word: str
) -> None:
    for more in ([], ["--json", "x.session.json"]):
        outcome = call(capsysbinary, word, *more)
        assert outcome.code == 2
        assert f"there is no command and no file named {word}" in outcome.err


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("arguments", "streams", "code"),
    [
        (("encode", "/nope"), "err", 2),
        (("encode", "/nope"), "out err", 2),
        (("encode", "/nope"), "out", 2),
        (("encode",), "err", 2),
        (("nonsense",), "err", 2),
        (("encode", "--nonsense"), "out err", 2),
        (("catalog", "list"), "err", 0),
        (("catalog", "list"), "out", 2),
        (("catalog", "list"), "out err", 2),
        (("--help",), "out", 2),
        (("--version",), "out err", 2),
        (("print", "--as", "list"), "out", 2),
    ],
)
@pytest.mark.parametrize("unbuffered", [None, "1"])
def test_k11_a_full_output_keeps_the_kind_of_exit_code(
    arguments: tuple[str, ...], streams: str, code: int, unbuffered: str | None
) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "session_composer", *arguments],
            env=environment({"PYTHONUNBUFFERED": unbuffered}),
            stdin=subprocess.DEVNULL,
            stdout=full if "out" in streams else subprocess.PIPE,
            stderr=full if "err" in streams else subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == code
    assert b"Traceback" not in (done.stderr or b"")


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "2>&1 | true"])
def test_k11_a_closed_output_keeps_the_kind_of_exit_code(closed: str) -> None:
    if os.name == "nt":
        pytest.skip("needs a POSIX shell")
    command = f'set -o pipefail; "$0" -m session_composer encode /nope {closed}'
    done = subprocess.run(
        ["bash", "-c", command, sys.executable],
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
