"""print --out: the files of a tool in a folder."""

import json
from pathlib import Path

import pytest
from tests.support.command_line import call, session

type Capture = pytest.CaptureFixture[bytes]


def test_a_folder_for_bruno(tmp_path: Path, capfdbinary: Capture) -> None:
    name, out = session(tmp_path, "payments"), tmp_path / "a" / "out"
    done = call(capfdbinary, "print", name, "--as", "bruno", "--out", str(out))
    assert (done.code, done.err) == (0, "")
    files = ["create-account-session.bru", "bruno.json", "environments/local.bru"]
    assert done.text.splitlines() == [str(out / file) for file in files]
    assert json.loads((out / "bruno.json").read_text())["type"] == "collection"
    read = call(capfdbinary, "convert", str(out / files[0]))
    assert json.loads(read.out)["components"]["payments"]["enabled"] is True


def test_what_the_user_wrote_is_kept(tmp_path: Path, capfdbinary: Capture) -> None:
    name = session(tmp_path, "payments")
    private = tmp_path / "http-client.private.env.json"
    private.write_text("mine")
    request = tmp_path / "account-session.http"
    request.write_text("old")
    done = call(capfdbinary, "print", name, "--as", "http-file", "--out", str(tmp_path))
    assert done.code == 0
    assert private.read_text() == "mine"
    assert request.read_text().startswith("@base_url")
    assert str(private) not in done.text


def test_one_text_has_no_folder(tmp_path: Path, capfdbinary: Capture) -> None:
    name = session(tmp_path, "payments")
    done = call(capfdbinary, "print", name, "--as", "python", "--out", str(tmp_path))
    assert done.code == 2
    assert "python is one text; --out is for bruno, conductor" in done.err


def test_a_folder_that_is_a_file(tmp_path: Path, capfdbinary: Capture) -> None:
    name = session(tmp_path, "payments")
    done = call(capfdbinary, "print", name, "--as", "postman", "--out", name)
    assert done.code == 2
    assert "cannot be written" in done.err


def test_notes_go_to_standard_error(tmp_path: Path, capfdbinary: Capture) -> None:
    name = session(tmp_path, "payments")
    done = call(capfdbinary, "print", name, "--as", "conductor")
    assert done.code == 0
    assert json.loads(done.out)["schemaVersion"] == 2
    assert "whoever can read executions can read it" in done.err
