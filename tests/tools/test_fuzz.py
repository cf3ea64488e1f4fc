"""Each parser takes some damaged input (rows C15, E6, E9); for more, see tests/tools/fuzz.py."""

import pytest
from tests.support.spellings import KINDS, TAIL
from tests.tools import fuzz
from tests.tools.fuzz import DIALECTS, PARSERS, Parser, examine, main

from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.reading import kinds
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import verbatim


@pytest.mark.qt_log_ignore("QVariant::load", "Trying to construct an instance of an invalid type")
@pytest.mark.parametrize("name", PARSERS)
def test_damaged_input_is_taken_or_refused(qapp: object, name: str) -> None:
    report = examine(name, PARSERS[name], examples=25, seconds=0)
    assert report.failure == "", report.worst
    assert report.inputs >= 25


@pytest.mark.qt_log_ignore("QVariant::load")
@pytest.mark.parametrize("name", PARSERS)
def test_good_input_is_the_beginning(qapp: object, name: str) -> None:
    """Were every seed refused, nothing behind the first check would be tried."""
    parser = PARSERS[name]
    taken = 0
    for seed in parser.seeds():
        try:
            parser.run(seed)
        except parser.allowed:
            continue
        taken += 1
    assert taken or name in {"secrets"}


def test_every_kind_of_text_has_its_corpus() -> None:
    assert {kind.name for kind in kinds()} == set(DIALECTS)


def _fails(data: bytes) -> None:
    if b"x" in data:
        raise KeyError(data)


def _mumbles(data: bytes) -> None:
    raise InputError("no sentence")


@pytest.mark.parametrize("run", [_fails, _mumbles])
def test_a_parser_that_fails_is_found_and_the_input_told(run: object) -> None:
    parser = Parser(run, lambda: (b"abcxdef",), (InputError,))  # type: ignore[arg-type]
    report = examine("broken", parser, examples=50, seconds=0)
    assert "KeyError" in report.failure or "NoSentenceError" in report.failure
    assert report.line().endswith("FAILED")


@pytest.mark.parametrize("told", ["note", "error"])
def test_i1_a_piece_of_a_key_is_a_leak(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    text = f"account={KINDS['secret key']}"

    def leaking(*_: object) -> Imported:
        if told == "error":
            raise InputError(f"The word {TAIL[5:15]}.")
        return Imported("form", Request("x"), notes=(verbatim(TAIL[5:15]),))

    monkeypatch.setattr(fuzz, "read", leaking)
    with pytest.raises(AssertionError):
        PARSERS["read-form"].run(text.encode())


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    assert capsys.readouterr().out.split() == list(PARSERS)
    with pytest.raises(SystemExit):
        main(["no-such-parser"])
