"""No command lets a secret out that stands in what it is given."""

from pathlib import Path
from typing import Any

import pytest
from tests.support.command_line import ACCOUNT, call, session
from tests.support.spellings import KINDS, SPELLINGS, hidden_in

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


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_i1_no_spelling_gets_out(
    spelling: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for kind in KINDS:
        secret = SPELLINGS[spelling](KINDS[kind])
        file = session(tmp_path, metadata={"a": secret})
        for command in ("encode", "lint", "send", "curl"):
            arguments = [file if word == "FILE" else word for word in COMMANDS[command]]
            assert not hidden_in(call(capfdbinary, *arguments).failed(2))
        source = tmp_path / "input.json"
        source.write_text(Path(file).read_text().replace("session-composer/1", secret[:0]))
        converted = call(capfdbinary, "convert", file)
        assert converted.code == 0
        assert not hidden_in(converted.text + converted.err)


@pytest.mark.parametrize("odd", ["\u009b31m", "\u007f", "\u202e", "\u2066", "\U000e0041", "\u0085"])
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
