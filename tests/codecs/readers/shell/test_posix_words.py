"""Words as shells see them: by a real one, by the library's, and by the published rules."""

import re
import shlex
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.lanes import require_tools
from tests.support.requests import examples
from tests.support.shells import cmd_lines, powershell_words, windows_arguments

from session_composer.codecs.readers.shell.cmd_words import split_cmd
from session_composer.codecs.readers.shell.posix_words import shell_of, split
from session_composer.codecs.readers.shell.words import Shell, Word
from session_composer.core.text.errors import InputError


def words(text: str) -> list[list[str]]:
    return [[word.text for word in command] for command in split(text).commands]


POSIX = [
    "a b  c",
    "'a b' \"c d\" e\\ f",
    "a'b'\"c\"d",
    "'' \"\"",
    "'it'\\''s'",
    '"a\\"b\\\\c\\d\\$e"',
    "a\\\nb \\\n c",
    '"a\\\nb"',
    "$'a\\nb\\tc\\'d\\\\e\\x41\\101\\u00e9\\U0001F642\\cA'",
    "$'\\xc3\\xa9\\303\\251'",
    "$'\\q\\?\\\"'",
    "a#b # a comment",
    "a=b c=d",
    "components[payments][enabled]=true",
    "{{x}} {a} ~x",
]


@pytest.mark.parametrize("text", POSIX)
def test_bash_sees_the_same_words(text: str) -> None:
    """E2: quoting, among it that of ``$'…'``."""
    require_tools("bash")
    done = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {text}"],
        capture_output=True,
        check=True,
        timeout=30,
        env={"LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"},
    )
    assert [done.stdout.decode().split("\0")[:-1]] == words(text)


def test_redirections_are_no_words() -> None:
    assert words("a > out b 2> err c 2>&1 d <in >>x") == [["a", "b", "c", "d"]]


@given(st.text("ab '\"\\"))
@examples(200)
def test_words_are_those_of_the_library(text: str) -> None:
    # A line that would go on ends where the text does.
    try:
        expected = shlex.split(re.sub(r"(?<=\s)\\\Z", "", text))
    except ValueError:
        with pytest.raises(InputError):
            split(text)
        return
    if text.rstrip(" ").endswith("\\"):
        # A last backslash at the end of a line, even behind white space, continues it.
        return
    assert words(text) == ([expected] if expected else [])


@given(st.lists(st.text("ab '\"`$;|", min_size=1), min_size=1))
def test_powershell_words(given_words: list[str]) -> None:
    text = "x `\n" + " ".join("'" + word.replace("'", "''") + "'" for word in given_words)
    assert words(text) == powershell_words(text, {})
    assert words(text) == [["x", *given_words]]


def test_powershell_escapes() -> None:
    text = 'x `\n "a`"b""c`$d`n`t" `$e f`ng "``" $env:KEY "$x" ; y # no\n\nz'
    assert words(text) == [
        ["x", 'a"b"c$d\n\t', "$e", "f\ng", "`", "$env:KEY", "$x"],
        ["y"],
        ["z"],
    ]
    marked = [word.text for word in split(text).commands[0] if word.expands]
    assert marked[-2:] == ["$env:KEY", "$x"]


def test_powershell_here_strings() -> None:
    assert words("x `\n@'\na 'b'\n$c\n'@ y") == [["x", "a 'b'\n$c", "y"]]
    assert words('x `\r\n@"\r\na`tb\r\n"@') == [["x", "a\tb"]]
    with pytest.raises(InputError, match="@' in line 2, column 1 is never closed"):
        split("x `\n@'\na")


@given(st.text('ab \\"', max_size=12))
@examples(200)
def test_windows_words(text: str) -> None:
    """E2: backslashes before quotes."""
    line = f'x {text} ""'
    try:
        found = split_cmd(line)
    except InputError:
        return
    assert [[word.text for word in command] for command in found] == [windows_arguments(line)]


@given(st.lists(st.sampled_from(["a", " ", "^a", '"b c"', "^\n ", "^&", "%%", "^^"])))
@examples(200)
def test_cmd_lines(pieces: list[str]) -> None:
    """E2: carets."""
    text = "x " + "".join(pieces) + " y"
    expected = [windows_arguments(line) for line in cmd_lines(text, {}, in_file=True)]
    assert [[word.text for word in command] for command in split_cmd(text)] == expected


def test_cmd_operators_and_redirections() -> None:
    text = 'rem a\nx "a|b" > out.txt 2>nul y | z ^| & w'
    found = [[word.text for word in command] for command in split_cmd(text)]
    assert found == [["rem", "a"], ["x", "a|b", "y"], ["z", "|"], ["w"]]
    assert split_cmd("x ^\n\ny") == [[Word("x"), Word("\ny")]]


@pytest.mark.parametrize(
    ("text", "shell"),
    [
        ("curl x \\\n -d a", Shell.POSIX),
        ("curl x ^\r\n -d a", Shell.CMD),
        ("curl.exe x `\n -d a", Shell.POWERSHELL),
        ("curl x -d 'a'", Shell.POSIX),
        ("curl.exe x -d 'a'", Shell.POWERSHELL),
        ('curl x -H "Authorization: Bearer $env:KEY"', Shell.POWERSHELL),
        ('curl x -H "Authorization: Bearer %STRIPE_KEY%"', Shell.CMD),
        ("curl x -d 'a=%STRIPE_KEY%'", Shell.POSIX),
        ('curl ^"x^"', Shell.CMD),
        ("curl x -d a%5Bb%5D=c", Shell.POSIX),
        ("", Shell.POSIX),
    ],
)
def test_the_shell_is_told(text: str, shell: Shell) -> None:
    assert shell_of(text) is shell


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a 'b", "' in line 1, column 3"),
        ('a \\\n  "b', '" in line 2, column 3'),
        ("a `b", "` in line 1, column 3"),
        ("a `\n 'b", "' in line 2, column 2"),
        ('a ^\n "b', '" in line 2, column 2'),
    ],
)
def test_errors_tell_the_place(text: str, place: str) -> None:
    """E2: with line and column."""
    with pytest.raises(InputError, match=f"^The {place} is never closed"):
        split(text)


@pytest.mark.parametrize("text", ["x a \\", "x \\\na \\ ", "x `\na `", "x ^\na ^"])
def test_what_was_copied_up_to_a_line_that_goes_on(text: str) -> None:
    assert words(text) == [["x", "a"]]


@pytest.mark.parametrize("code", ["$'\\ud800'", "$'\\UFFFFFFFF'"])
def test_no_character(code: str) -> None:
    """H1: no half of a surrogate pair comes out of an escape."""
    with pytest.raises(InputError, match="does not stand for a character"):
        split(f"a {code}")
    assert words("a $'\\xff'") == [["a", "\ufffd"]]


def test_variables_are_marked_and_stay_as_they_are() -> None:
    """E1: nothing is expanded."""
    text = 'a $B "${C}" \'$D\' "$(id)" `id` $(id) \\$E {{f}} $'
    (command,) = split(text).commands
    assert [(word.text, word.expands) for word in command] == [
        ("a", False),
        ("$B", True),
        ("${C}", True),
        ("$D", False),
        ("$(id)", True),
        ("`id`", True),
        ("$(id)", True),
        ("$E", False),
        ("{{f}}", False),
        ("$", False),
    ]


@pytest.mark.parametrize(
    "prompt",
    ["$ ", "> ", "% ", "# ", "PS> ", "PS C:\\Users\\user> ", "C:\\Users\\user>", " $  ", "\ufeff"],
)
def test_prompts_are_no_words(prompt: str) -> None:
    assert words(f"{prompt}curl x > y") == [["curl", "x"]]


def test_what_goes_on_without_a_sign() -> None:
    script = split("curl x\n  -d a\n\n\t--data b\nother -c")
    assert [[word.text for word in command] for command in script.commands] == [
        ["curl", "x", "-d", "a", "--data", "b"],
        ["other", "-c"],
    ]
    assert script.mended
    assert split("curl x \\ \n -d a").mended
    assert not split("curl x \\\n -d a").mended
