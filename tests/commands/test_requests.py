import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.support.command_line import (
    ACCOUNT,
    PATIENCE,
    call,
    content,
    environment,
    program,
    session,
)
from tests.support.requests import SEED

from session_composer.codecs.writers.languages import LANGUAGES, TOOL_NAMES
from session_composer.core.request.limits import MAX_BYTES

PAYMENTS = {"enabled": True, "features": {"refund_management": False}}
BODY = (
    f"account={ACCOUNT}&components[payments][enabled]=true"
    "&components[payments][features][refund_management]=false"
).encode()

LINT_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": [
            *("severity", "rule", "path", "message", "source", "fix"),
            *("file", "line", "column", "end_line", "end_column"),
        ],
        "additionalProperties": False,
        "properties": {
            "severity": {"enum": ["error", "warning", "hint"]},
            "rule": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "path": {"type": "string"},
            "message": {"type": "string", "minLength": 1},
            "source": {"type": "string"},
            "fix": {"type": ["string", "null"]},
            "file": {"type": "string", "minLength": 1},
            **{
                key: {"type": "integer", "minimum": 1}
                for key in ("line", "column", "end_line", "end_column")
            },
        },
    },
}


@pytest.fixture
def good(tmp_path: Path) -> str:
    return session(tmp_path, components={"payments": PAYMENTS})


def give_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_encode(capsysbinary: pytest.CaptureFixture[bytes], good: str) -> None:
    outcome = call(capsysbinary, "encode", good)
    assert (outcome.code, outcome.out, outcome.err) == (0, BODY, "")


def test_encode_adds_a_newline_on_a_terminal_only(good: str) -> None:
    assert program("encode", good).out == BODY
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "session_composer", "encode", good]
    subprocess.run(command, stdout=theirs, env=environment(), timeout=PATIENCE, check=True)
    os.close(theirs)
    shown = b""
    while not shown.endswith(b"\n"):
        shown += os.read(ours, 1000)
    os.close(ours)
    assert shown == BODY + b"\r\n"


def test_encode_decoded(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    file = session(tmp_path, "payments", account="é b\n\u202e", expand=["a", "b"])
    outcome = call(capsysbinary, "encode", file, "--decoded")
    assert outcome.code == 0
    assert outcome.text == (
        "account=é b\\u000a\\u202e\ncomponents[payments][enabled]=true\nexpand[0]=a\nexpand[1]=b\n"
    )


@pytest.mark.parametrize("command", [["encode"], ["lint"], ["print", "--as", "json"]])
def test_standard_input(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    give_input(monkeypatch, json.dumps(content("documents")).encode())
    assert call(capsysbinary, *command, "-").code == 0


@pytest.mark.parametrize("command", [["encode"], ["lint"], ["print", "--as", "curl"], ["send"]])
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Standard input cannot be used: it is not valid JSON: Expecting value (line 1,"),
        (b"{" * 100_000, "Standard input cannot be used: it is not valid JSON"),
        (b"[" * 100_000, "Standard input cannot be used: it is nested more than 32 levels deep."),
        (b" " * (MAX_BYTES + 1), "Standard input is larger than 5120 KiB."),
    ],
)
def test_bad_standard_input(
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    data: bytes,
    sentence: str,
) -> None:
    give_input(monkeypatch, data)
    assert call(capsysbinary, *command, "-").failed(2).startswith(sentence)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.json", "missing.json cannot be read: No such file or directory."),
        (".", "is a folder, not a file."),
        ("", "is a folder, not a file."),
        ("/dev/null", "null is not a regular file."),
        ("x\u202ey", "x\\u202ey cannot be read: No such file or directory."),
        ("a\nb", "a\\u000ab cannot be read: No such file or directory."),
    ],
)
def test_unreadable_files(
    capsysbinary: pytest.CaptureFixture[bytes], name: str, sentence: str
) -> None:
    assert call(capsysbinary, "encode", name).failed(2).endswith(sentence)


def test_broken_files(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    path = tmp_path / "b.session.json"
    path.write_text('{\n  "format": "session-composer/1",\n}')
    assert (
        call(capsysbinary, "encode", str(path))
        .failed(2)
        .startswith("b.session.json cannot be opened: it is not valid JSON: ")
    )
    path.write_text(json.dumps(content(format="session-composer/7")))
    assert "newer version of the program" in call(capsysbinary, "lint", str(path)).failed(2)


def test_lint_of_a_good_request(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    file = session(tmp_path, "documents")
    assert call(capsysbinary, "lint", file).code == 0
    outcome = call(capsysbinary, "lint", file, "--json")
    assert (outcome.code, json.loads(outcome.out), outcome.err) == (0, [], "")


@pytest.mark.parametrize(
    ("members", "rule", "path", "code"),
    [
        ({"account": ""}, "account-missing", "account", 1),
        ({"account": "acct-1"}, "account-malformed", "account", 1),
        ({"components": {}}, "nothing-sent", "components", 1),
        (
            {"components": {"payments": {"features": {"refund_management": True}}}},
            "enabled-missing",
            "components[payments][enabled]",
            1,
        ),
        (
            {"components": {"teapot": {"enabled": True}}},
            "unknown-parameter",
            "components[teapot]",
            1,
        ),
        (
            {"components": {"payments": {"enabled": 1}}},
            "wrong-type",
            "components[payments][enabled]",
            1,
        ),
        (
            {"components": {"payments": {"enabled": False}}},
            "nothing-enabled",
            "components",
            0,
        ),
        ({"expand": ["a"]}, "expand-nothing-expandable", "expand", 0),
    ],
)
def test_lint_as_json(
    capsysbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    members: dict[str, Any],
    rule: str,
    path: str,
    code: int,
) -> None:
    file = session(tmp_path, "documents", **members)
    outcome = call(capsysbinary, "lint", file, "--json")
    found = json.loads(outcome.out)
    jsonschema.validate(found, LINT_SCHEMA)
    assert (rule, path) in [(problem["rule"], problem["path"]) for problem in found]
    assert outcome.code == code
    assert any(problem["severity"] == "error" for problem in found) == bool(code)
    plain = call(capsysbinary, "lint", file, "--format", "concise")
    assert plain.code == code
    lines = plain.text.splitlines()
    assert [line.partition("] ")[0] for line in lines] == [
        f"{one['file']}:{one['line']}:{one['column']}: {one['severity']}[{one['rule']}"
        for one in found
    ]


def test_lint_with_an_account(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """Without the capability the component cannot work, which only the account tells."""
    account = tmp_path / "account.json"
    account.write_text(
        json.dumps({"id": ACCOUNT, "object": "account", "controller": {}, "capabilities": {}})
    )
    file = session(tmp_path, "issuing_card")
    alone = json.loads(call(capsysbinary, "lint", file, "--json").out)
    outcome = call(capsysbinary, "lint", file, "--json", "--account", str(account))
    jsonschema.validate(json.loads(outcome.out), LINT_SCHEMA)
    assert json.loads(outcome.out) != alone


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "account.json is not JSON: Expecting value"),
        (b"\xff\xfe\xfd", "account.json is not JSON: "),
        (b"[" * 200_000, "account.json is nested too deeply."),
        (b"[]", ""),
        (b"null", ""),
    ],
)
def test_lint_with_a_bad_account(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, data: bytes, sentence: str
) -> None:
    account = tmp_path / "account.json"
    account.write_bytes(data)
    file = session(tmp_path, "payments")
    assert (
        call(capsysbinary, "lint", file, "--account", str(account)).failed(2).startswith(sentence)
    )


@pytest.mark.parametrize("name", ["", "missing.json"])
def test_lint_with_no_such_account(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, name: str
) -> None:
    call(capsysbinary, "lint", session(tmp_path, "payments"), "--account", name).failed(2)


def test_lint_never_prints_control_characters(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    file = session(tmp_path, components={"\x1b[31m\u202e": {"enabled": True}})
    outcome = call(capsysbinary, "lint", file)
    assert outcome.code == 1
    assert "\x1b" not in outcome.text
    assert "\u202e" not in outcome.text


@pytest.mark.parametrize("name", [entry.name for entry in LANGUAGES])
def test_print(capsysbinary: pytest.CaptureFixture[bytes], good: str, name: str) -> None:
    outcome = call(capsysbinary, "print", good, "--as", name)
    assert outcome.code == 0
    # Files of tools have notes beside them.
    assert not outcome.err or name in TOOL_NAMES
    # In a browser there are components only; some SDKs write names in their own way.
    assert "payments" in outcome.text.lower()


def test_print_json(capsysbinary: pytest.CaptureFixture[bytes], good: str) -> None:
    found = json.loads(call(capsysbinary, "print", good, "--as", "json").out)
    assert found == {"account": ACCOUNT, "components": {"payments": PAYMENTS}}


def test_print_list(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    outcome = call(capsysbinary, "print", "--as", "list")
    assert outcome.code == 0
    assert [line.split("\t")[0] for line in outcome.text.splitlines()] == [
        entry.name for entry in LANGUAGES
    ]


def test_print_in_an_unknown_language(
    capsysbinary: pytest.CaptureFixture[bytes], good: str
) -> None:
    sentence = call(capsysbinary, "print", good, "--as", "cobol").failed(2)
    assert sentence.startswith("There is no code for 'cobol'; there is ")


def test_the_version_decides_the_order(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    names = ["payouts", "instant_payouts_promotion"]
    older = call(capsysbinary, "encode", session(tmp_path, *names, api_version=SEED)).text
    newer = call(
        capsysbinary, "encode", session(tmp_path, *names, api_version="2025-07-30.basil")
    ).text
    assert older.index("payouts][") < older.index("instant_payouts_promotion")
    assert newer.index("instant_payouts_promotion") < newer.index("[payouts]")
