"""What all forms of code have in common, and the JSON of the parameters."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from tests.support.code_samples import full, source, written
from tests.support.command_line import environment
from tests.support.requests import STORE, examples, plain, requests
from tests.support.round_trips import GOLDEN, GOLDENS, all_forms

from session_composer.codecs.writers.json_parameters import json_parameters
from session_composer.codecs.writers.languages import LANGUAGES, CodeLanguage, language
from session_composer.codecs.writers.snippet import Code
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import parameters
from session_composer.core.text.errors import InputError

NAMES = [
    *("curl", "curl-powershell", "curl-cmd"),
    *("python", "node", "typescript", "ruby", "php", "java", "go", "dotnet", "stripe-cli"),
    *("httpie", "powershell", "postman", "bruno", "http-file", "stripe-fixture"),
    *("http-request-settings", "simworkflow", "conductor", "step-functions"),
    *("connectjs", "react", "node-server", "python-server", "json", "markdown"),
]
FULL = full(STORE.newest)


def test_languages_are_found_by_their_names() -> None:
    assert [entry.name for entry in LANGUAGES] == NAMES
    assert all(language(name) is entry for name, entry in zip(NAMES, LANGUAGES, strict=True))
    assert len({entry.title for entry in LANGUAGES}) == len(LANGUAGES)
    assert language("cobol") is None
    assert language("list") is None


@pytest.mark.parametrize("entry", LANGUAGES, ids=lambda entry: entry.name)
def test_code_holds_no_key(entry: CodeLanguage) -> None:
    text = entry.write(source(FULL)).text
    assert "sk_" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("name", all_forms())
def test_every_form_is_as_it_was(name: str) -> None:
    """A golden changes together with the text: look at the difference, then write it anew."""
    assert all_forms()[name](GOLDEN) == (GOLDENS / f"{name}.txt").read_text("utf-8")


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in GOLDENS.iterdir()} == all_forms().keys()


@examples(40)
@given(request=requests())
def test_every_request_is_written_or_refused_in_a_sentence(request: Request) -> None:
    """In every language: making a request up takes longer than writing it in each of them."""
    for entry in LANGUAGES:
        code, refusal = Code(()), "."
        try:
            code = entry.write(source(request))
        except InputError as error:
            refusal = str(error)
        assert refusal.endswith("."), entry.name
        broken = [line for line in code.lines if "\n" in line.text or "\r" in line.text]
        assert not broken, entry.name
        assert code.text == "".join(f"{line.text}\n" for line in code.lines), entry.name


@pytest.mark.parametrize("entry", LANGUAGES, ids=lambda entry: entry.name)
def test_pygments_knows_the_language(entry: CodeLanguage) -> None:
    from pygments.lexers import get_lexer_by_name

    assert get_lexer_by_name(entry.lexer)


def test_writers_are_loaded_when_they_are_needed() -> None:
    program = (
        "import sys; from session_composer.codecs.writers.languages import LANGUAGES;"
        "print(sorted(m for m in sys.modules if m.startswith('session_composer.codecs.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.strip() == str(
        [
            "session_composer.codecs.writers",
            "session_composer.codecs.writers.languages",
            "session_composer.codecs.writers.snippet",
        ]
    )


@given(requests())
def test_json_parameters(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    text = json_parameters(source(request)).text
    assert json.loads(text) == plain(parameters(request, catalog))
    assert text.endswith("}\n")


def test_json_lines_tell_their_parameters() -> None:
    found = {line.path for line in written("json", FULL).lines}
    assert found >= {*FULL.params, ("account",), ("expand",)}
