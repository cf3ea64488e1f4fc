import io
import json
from pathlib import Path

import pytest
from tests.support.command_line import call, program, session
from tests.support.corpus import FOLDER, load
from tests.support.requests import STORE

from session_composer.codecs.readers.reading import MAX_BYTES, kinds
from session_composer.core.session.session_file import parse

type Capture = pytest.CaptureFixture[bytes]

KEY = "sk_test_" + "convert1234567"
BODY = "account=acct_1&components[payments][enabled]=true"
NO_VERSION = (
    f"session-composer: The input names no API version; the newest known one, {STORE.newest}, is "
    "taken.\n"
)


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def converted(out: bytes) -> dict[str, object]:
    parse(out, STORE)
    found: dict[str, object] = json.loads(out)
    return found


def test_a_body_from_standard_input(capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in [(), ("-",), ("-", "--from", "form"), ("--from", "form")]:
        given(monkeypatch, BODY.encode())
        outcome = call(capfdbinary, "convert", *arguments)
        assert outcome.code == 0
        assert outcome.err == f"{NO_VERSION}session-composer: Read as: Form body.\n"
        assert converted(outcome.out) == {
            "format": "session-composer/1",
            "api_version": STORE.newest,
            "account": "acct_1",
            "components": {"payments": {"enabled": True}},
            "expand": [],
        }


def test_a_session_file_comes_back(capfdbinary: Capture, tmp_path: Path) -> None:
    file = session(tmp_path, "payments", "documents")
    outcome = call(capfdbinary, "convert", file)
    assert (outcome.code, outcome.err) == (0, "")
    again = tmp_path / "again"
    again.write_bytes(outcome.out)
    assert call(capfdbinary, "convert", str(again)).out == outcome.out
    assert json.loads(outcome.out) == json.loads(Path(file).read_text())


@pytest.mark.parametrize("name", ["curl", "curl-powershell", "curl-cmd", "stripe-cli", "json"])
def test_what_print_writes_is_converted_back(
    name: str, capfdbinary: Capture, tmp_path: Path
) -> None:
    file = session(tmp_path, "payments", "documents", expand=["a"])
    code = tmp_path / "code.txt"
    code.write_bytes(call(capfdbinary, "print", file, "--as", name).out)
    outcome = call(capfdbinary, "convert", str(code))
    assert outcome.code == 0
    expected = json.loads(Path(file).read_text())
    if name == "json":
        expected["api_version"] = STORE.newest
    assert json.loads(outcome.out) == expected


@pytest.mark.parametrize("decoded", [[], ["--decoded"]])
def test_what_encode_writes_is_converted_back(
    decoded: list[str], capfdbinary: Capture, tmp_path: Path
) -> None:
    file = session(tmp_path, "payments", "documents", api_version=STORE.newest)
    body = tmp_path / "body"
    body.write_bytes(call(capfdbinary, "encode", file, *decoded).out)
    outcome = call(capfdbinary, "convert", str(body))
    assert json.loads(outcome.out) == json.loads(Path(file).read_text())


def test_the_kinds_are_listed(capfdbinary: Capture) -> None:
    outcome = call(capfdbinary, "convert", "--from", "list")
    assert outcome.code == 0
    assert outcome.err == ""
    assert outcome.text.splitlines() == [f"{kind.name}\t{kind.title}" for kind in kinds()]


def test_a_key_is_left_out_and_not_shown(capfdbinary: Capture, tmp_path: Path) -> None:
    """E4: neither in the file nor on the screen."""
    file = tmp_path / "command"
    file.write_text(
        f"curl https://api.stripe.com/v1/account_sessions -u {KEY}: -d '{BODY}' -d note={KEY} -k"
    )
    outcome = call(capfdbinary, "convert", str(file))
    assert outcome.code == 0
    assert KEY not in outcome.text + outcome.err
    assert outcome.err == (
        f"{NO_VERSION}session-composer: The input holds an API key; it was left out.\n"
        "session-composer: The option -k is left out.\n"
        "session-composer: note holds a key or a client secret; the value is left out.\n"
        f"session-composer: note is not known in {STORE.newest}; it is kept.\n"
        "session-composer: Read as: cURL command.\n"
    )


@pytest.mark.parametrize(
    ("data", "arguments", "sentence"),
    [
        (b"", [], "There is no text."),
        (b"Hello.", [], "It is not clear what this text is: no session file, JSON, cURL or Stripe "
         "CLI command, form body or code that creates an account session was recognised."),
        (b"account=\xff", [], "Standard input is not UTF-8 text (byte 9)."),
        (b"a" * (MAX_BYTES + 1), [], "Standard input is larger than 1024 KiB."),
        (BODY.encode(), ["--from", "cobol"], "There is no kind of text named cobol; the kinds are "
         + ", ".join(kind.name for kind in kinds()) + "."),
        (b"curl 'x", [], "The ' in line 1, column 6 is never closed."),
        (b"curl https://x/" + KEY.encode(), [], "The command calls /sk_test_***567, not "
         "/v1/account_sessions."),
    ],
)  # fmt: skip
def test_what_cannot_be_used(
    data: bytes,
    arguments: list[str],
    sentence: str,
    capfdbinary: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given(monkeypatch, data)
    assert call(capfdbinary, "convert", *arguments).failed(2) == sentence


def test_k9_a_parameter_named_like_a_member_of_the_file_is_left_out_and_said(
    capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, b"account=a&format=x")
    outcome = call(capfdbinary, "convert")
    assert outcome.code == 0
    assert outcome.err == (
        f"{NO_VERSION}session-composer: The parameter format is left out: session files have a "
        "member of that name.\nsession-composer: Read as: Form body.\n"
    )
    assert json.loads(outcome.out)["account"] == "a"
    assert json.loads(outcome.out)["format"] == "session-composer/1"


def test_e16_one_of_several_requests_is_picked(
    capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = b"POST /v1/account_sessions\n\naccount=acct_"
    text = begin + b"1\n\n###\n" + begin + b"2"
    for arguments, account in [((), "acct_1"), (("--pick", "2"), "acct_2")]:
        given(monkeypatch, text)
        outcome = call(capfdbinary, "convert", *arguments)
        assert json.loads(outcome.out)["account"] == account
        assert "The text holds 2 requests; number" in outcome.err
        assert "Read as: HTTP request." in outcome.err
    given(monkeypatch, text)
    outcome = call(capfdbinary, "convert", "--pick", "3")
    assert (outcome.code, outcome.out) == (2, b"")
    assert call(capfdbinary, "convert", "--pick", "0").code == 2


def test_files_that_cannot_be_used(capfdbinary: Capture, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert "cannot be read" in call(capfdbinary, "convert", str(missing)).failed(2)
    assert "is a folder, not a file" in call(capfdbinary, "convert", str(tmp_path)).failed(2)
    odd = tmp_path / "odd.txt"
    odd.write_bytes("account=a".encode("utf-16"))
    assert call(capfdbinary, "convert", str(odd)).failed(2) == "odd.txt is not UTF-8 text (byte 1)."
    odd.write_bytes(b"a" * (MAX_BYTES + 1))
    assert call(capfdbinary, "convert", str(odd)).failed(2) == "odd.txt is larger than 1024 KiB."


def test_a_closed_standard_input(capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert call(capfdbinary, "convert").failed(2) == "Standard input is closed."


def test_in_a_process_of_its_own() -> None:
    text = load(FOLDER / "curl" / "reference_page.txt")
    outcome = program("convert", given=b"\xef\xbb\xbf" + text.encode())
    assert outcome.code == 0
    assert converted(outcome.out)["account"] == ""
    assert outcome.err.splitlines()[1] == (
        "session-composer: The input holds an API key; it was left out."
    )
