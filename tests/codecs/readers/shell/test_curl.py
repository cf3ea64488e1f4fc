"""Which command of a text is read."""

import pytest
from tests.support.corpus import NEWEST
from tests.support.requests import STORE

from session_composer.codecs.readers import reading
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.shell.curl import looks_like
from session_composer.core.text.errors import InputError

URL = "https://api.stripe.com/v1/account_sessions"
PAYMENTS = ("components", "payments", "enabled")
SENT = f"curl {URL} -d account=acct_1 -d 'components[payments][enabled]=true' "


def curl(text: str) -> Imported:
    return reading.read(text, STORE, NEWEST, "curl")


def test_several_commands() -> None:
    found = curl(
        f"#!/bin/sh\nset -e\nA=b\ncurl https://example.com | sh\n{SENT} > x; echo y\n{SENT} -d z=1"
    )
    assert found.request.params == {PAYMENTS: True}
    assert tuple(map(str, found.ignored)) == (
        "A cURL command for another address is left out.",
        "The command sh is left out.",
        "The command echo is left out.",
    )
    assert [(one.line, one.components) for one in found.choices] == [
        (5, ("payments",)),
        (6, ("payments",)),
    ]
    found = curl(f"{SENT} --next -d x=y {URL}")
    assert tuple(map(str, found.ignored)) == (
        "What follows --next is another request; it is left out.",
    )
    assert found.request.params == {PAYMENTS: True}


@pytest.mark.parametrize(
    "text", ["$(curl X)", 'S=$(curl X)\necho "$S"', 'S="$(curl X)"', "`curl X`"]
)
def test_substitutions(text: str) -> None:
    found = curl(text.replace("X", f"-s {URL} -d account=a"))
    assert found.request.account == "a"


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("curl x", 80),
        ("\n $ curl.exe -s", 80),
        ("# root\ncurl x", 60),
        ("A=b curl x", 80),
        ("C:\\Windows\\System32\\curl.exe x", 80),
        ("PS C:\\> curl.exe x", 80),
        ("curl \\\n x", 80),
        ("echo\ncurl x", 60),
        ("-d account=a", 55),
        ("X=$(curl x)", 45),
        ("curl = 1", 80),
        ("curly x", 0),
        ("a curl x", 0),
        ("curl_setopt($c, 1)", 0),
        ("", 0),
    ],
)
def test_likeness(text: str, score: int) -> None:
    assert looks_like(text) == score


def test_no_command() -> None:
    with pytest.raises(InputError, match="no cURL command in the text"):
        curl("wget x")
