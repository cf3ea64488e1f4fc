import re
import subprocess

import pytest
from tests.support.lanes import require_tools

from session_composer.codecs.readers.shell.curl_options import CurlOption, parse_options
from session_composer.codecs.readers.shell.words import Word
from session_composer.core.text.errors import InputError


def told(*words: str) -> list[tuple[str, str]]:
    return [(option.name, option.value) for option in parse_options([Word(word) for word in words])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["-d", "a=b"], [("data", "a=b")]),
        (["-da=b"], [("data", "a=b")]),
        (["-d=b"], [("data", "=b")]),
        (["--data", "a=b"], [("data", "a=b")]),
        (["--data=a=b"], [("data", "a=b")]),
        (["--data-raw", "--x"], [("data-raw", "--x")]),
        (["-sSXPOST", "-k"], [("s", ""), ("S", ""), ("request", "POST"), ("insecure", "")]),
        (["-sd", "a", "b"], [("s", ""), ("data", "a"), ("", "b")]),
        (["-u", "-H", "-H", "x"], [("user", "-H"), ("header", "x")]),
        (["--compressed", "x"], [("compressed", ""), ("", "x")]),
        (["--retry", "3", "x"], [("retry", "3"), ("", "x")]),
        (["--unheard-of", "x"], [("unheard-of", ""), ("", "x")]),
        (["--", "-"], [("", "-")]),
        (["", "x"], [("", "x")]),
        (["-d", ""], [("data", "")]),
        ([], []),
    ],
)
def test_options(words: list[str], expected: list[tuple[str, str]]) -> None:
    assert told(*words) == expected


def test_spelling_and_variables() -> None:
    found = parse_options([Word("-d"), Word("$A", expands=True), Word("--url=$B", expands=True)])
    assert list(found) == [
        CurlOption("data", "-d", "$A", expands=True),
        CurlOption("url", "--url", "$B", expands=True),
    ]


@pytest.mark.parametrize("words", [["-d"], ["--data"], ["-sd"], ["a", "--max-time"]])
def test_a_value_is_missing(words: list[str]) -> None:
    with pytest.raises(InputError, match=r"^The option --?[\w-]+ has no value\.$"):
        told(*words)


def test_the_options_are_those_of_curl() -> None:
    """Which take a value and which do not, as the installed cURL says."""
    require_tools("curl")
    done = subprocess.run(
        ["curl", "--disable", "--help", "all"], capture_output=True, text=True, check=True
    )
    listed = re.findall(r"^ *(?:-(\S), )?--(\S+)( [<\[])?", done.stdout, re.MULTILINE)
    assert len(listed) > 200
    # Help takes its category, but is no option to come across.
    for letter, name, valued in (entry for entry in listed if entry[1] != "help"):
        assert told(f"--{name}", "x")[0] == (name, "x" if valued else ""), name
        if letter:
            assert told(f"-{letter}", "x")[0][1] == ("x" if valued else ""), letter
