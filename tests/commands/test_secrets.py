"""No command lets a secret out that stands in what it is given."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.command_line import ACCOUNT, call, session
from tests.support.sizes import some
from tests.support.spellings import KINDS, SPELLINGS, drawn, hidden_in

from session_composer.codecs.writers.languages import LANGUAGES

PLACES: dict[str, Any] = {
    "account": lambda secret: {"account": secret},
    "expand": lambda secret: {"expand": ["ok", secret]},
    "metadata[a]": lambda secret: {"metadata": {"a": secret}},
    "metadata[": lambda secret: {"metadata": {secret: "a"}},
    "components[": lambda secret: {"components": {secret: {"enabled": True}}},
    "components[payments][features][x]": lambda secret: {
        "components": {"payments": {"enabled": True, "features": {"x": ["a", secret]}}}
    },
}
KEY = KINDS["secret key"]
COMMANDS = {
    "encode": ("encode", "FILE"),
    "pairs": ("encode", "FILE", "--decoded"),
    "lint": ("lint", "FILE"),
    "diff": ("diff", "FILE", "FILE"),
    "send": ("send", "FILE", "--api-base", "http://127.0.0.1:9"),
    **{entry.name: ("print", "FILE", "--as", entry.name) for entry in LANGUAGES},
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("place", PLACES)
def test_i2_i3_a_request_with_a_key_is_refused_with_the_place(
    command: str, place: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = session(tmp_path, **PLACES[place](KEY))
    arguments = [file if word == "FILE" else word for word in COMMANDS[command]]
    sentence = call(capfdbinary, *arguments).failed(2)
    assert f"in {place}" in sentence
    assert not hidden_in(sentence)


INPUTS = json.loads((Path(__file__).parent / "secrets.json").read_text())
"""Texts by what they are; a secret stands for SECRET."""


@pytest.mark.parametrize("name", INPUTS)
def test_i1_no_import_lets_a_spelling_out(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    source = tmp_path / "input.txt"
    for spelling, secret in drawn(SPELLINGS, KINDS, lot=name, part=8):
        spelled = SPELLINGS[spelling](KINDS[secret])
        as_json = json.dumps(spelled, ensure_ascii=False)[1:-1]
        for each in dict.fromkeys((spelled, as_json)):
            text = "\n".join(INPUTS[name]).replace("SECRET", each)
            source.write_text(text, newline="", encoding="utf-8")
            done = call(capfdbinary, "convert", "--from", name.partition(",")[0], str(source))
            assert done.code in {0, 2}, (spelling, secret, done)
            assert not hidden_in(done.text), (spelling, secret, done)
            assert not hidden_in(done.err), (spelling, secret, done)


@pytest.mark.parametrize("command", COMMANDS)
def test_i1_no_command_lets_a_spelling_out(
    command: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for spelling, secret, place in drawn(SPELLINGS, KINDS, PLACES, lot=command, part=8):
        file = session(tmp_path, **PLACES[place](SPELLINGS[spelling](KINDS[secret])))
        arguments = [file if word == "FILE" else word for word in COMMANDS[command]]
        sentence = call(capfdbinary, *arguments).failed(2)
        assert not hidden_in(sentence), (spelling, secret, place)


def test_i1_no_argument_comes_back(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = session(tmp_path)
    for spelling, secret in drawn(SPELLINGS, KINDS, part=5):
        spelled = SPELLINGS[spelling](KINDS[secret]).replace("\0", "")
        for arguments in (
            ("encode", str(tmp_path / spelled[:200].replace("/", "_"))),
            ("print", file, "--as", spelled),
            ("send", file, "--profile", spelled),
            ("send", file, "--api-base", spelled),
            ("send", file, "--context", spelled),
            ("catalog", "show", spelled),
            ("convert", "--from", spelled, file),
        ):
            done = call(capfdbinary, *arguments)
            assert done.code, (arguments, done)
            assert not hidden_in(done.text + done.err), (arguments, done)


ODD = ["\u009b31m", "\u007f", "\u202e", "\u2066", "\U000e0041", "\u0085"]


@pytest.mark.parametrize("odd", some(ODD))
def test_i9_characters_that_steer_a_terminal_are_escaped(
    odd: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "b").mkdir()
    before = session(tmp_path / "b", account=ACCOUNT)
    after = session(tmp_path, metadata={f"a{odd}": f"x{odd}"})
    for arguments in (
        ("diff", before, after),
        ("diff", before, after, "--json"),
        ("lint", after),
        ("lint", after, "--json"),
        ("encode", after, "--decoded"),
        ("convert", after),
        ("send", after),
        ("send", after, "--json"),
        ("lint", str(tmp_path / f"{odd}.json")),
        *(("print", after, "--as", entry.name) for entry in LANGUAGES),
    ):
        outcome = call(capfdbinary, *arguments)
        assert odd[0] not in outcome.text + outcome.err, arguments
