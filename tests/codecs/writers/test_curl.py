import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import pytest
from hypothesis import given
from tests.support.fault_server import FaultServer, answer, replying
from tests.support.lanes import require_tools
from tests.support.requests import ODD_TEXTS, SEED, STORE, requests
from tests.support.shells import (
    cmd_lines,
    powershell_words,
    windows_arguments,
    windows_line,
    windows_powershell_line,
)

from session_composer.codecs.writers.curl import CMD_LIMIT, cmd, posix, powershell
from session_composer.codecs.writers.snippet import KEY_VARIABLE, SESSIONS_URL, CodeSource, Writer
from session_composer.core.request.form import encode, pairs
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.values import Leaf

KEY = "sk_test_x"
VARIABLES = {KEY_VARIABLE: KEY, "PATH": "C:\\Windows", "5B": "wrong", "27": "wrong"}
REQUEST = Request(
    SEED,
    "acct_1",
    MappingProxyType(
        {
            ("components", "payments", "enabled"): True,
            ("components", "payments", "features", "refund_management"): False,
        }
    ),
    ("a",),
)
NASTY_TEXTS = [
    *ODD_TEXTS,
    "%PATH%",
    "%5B",
    "100%",
    '"',
    '\\"',
    "\\",
    "a\\\\",
    "^",
    "&",
    "!PATH!",
    "$(id)",
    "$env:PATH",
    "`",
    "'; rm -rf ~; '",
    "\u2018\u2019",
    "@/etc/passwd",
    "-K",
]
_ODD_VALUES: dict[tuple[str, ...], Leaf] = {("x", str(n)): t for n, t in enumerate(NASTY_TEXTS)}
ODD = Request(
    SEED, "it's", MappingProxyType(_ODD_VALUES | {("@/etc/passwd",): "@", ("-K",): "%"}), ("@a",)
)
PREVIEW_HEADERS = [info.api_version for info in STORE.previews]


@dataclass
class Sent:
    """What a command asks curl to send."""

    url: str
    method: str
    headers: list[str]
    body: str


def source_of(request: Request) -> CodeSource:
    return CodeSource(request, STORE.catalog(request.api_version), Rulebook)


def read_arguments(arguments: list[str]) -> Sent:
    """Understand the options that we write, as curl does."""
    program, url, *options = arguments
    assert program in ("curl", "curl.exe")
    sent = Sent(url, "GET", [], "")
    bodies = []
    for option, value in zip(options[::2], options[1::2], strict=True):
        if option == "-H":
            sent.headers.append(value)
        elif option == "-X":
            sent.method = value
        else:
            assert option == "-d"
            assert not value.startswith("@")
            bodies.append(value)
            sent.method = "POST"
    sent.body = "&".join(bodies)
    return sent


def check(sent: Sent, request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    assert sent.url == SESSIONS_URL
    assert sent.method == "POST"
    assert sent.body == encode(request, catalog)
    assert sent.headers[:2] == [f"Authorization: Bearer {KEY}", f"Stripe-Version: {catalog.header}"]


def powershell_arguments(request: Request) -> list[list[str]]:
    """Arguments in PowerShell 7.3 and newer, and in the older ones."""
    (words,) = powershell_words(powershell(source_of(request)).text, VARIABLES)
    program, *arguments = words
    return [
        [program, *windows_arguments(join(arguments))]
        for join in (windows_line, windows_powershell_line)
    ]


def cmd_arguments(request: Request, *, in_file: bool = True) -> list[str]:
    (line,) = cmd_lines(cmd(source_of(request)).text, VARIABLES, in_file=in_file)
    return windows_arguments(line)


def test_posix() -> None:
    assert posix(source_of(REQUEST)).text == (
        "curl https://api.stripe.com/v1/account_sessions \\\n"
        '  -H "Authorization: Bearer $STRIPE_SECRET_KEY" \\\n'
        "  -H 'Stripe-Version: 2025-06-30.basil' \\\n"
        "  -d 'account=acct_1' \\\n"
        "  -d 'components[payments][enabled]=true' \\\n"
        "  -d 'components[payments][features][refund_management]=false' \\\n"
        "  -d 'expand[0]=a'\n"
    )


def test_powershell() -> None:
    assert powershell(source_of(REQUEST)).text == (
        "curl.exe https://api.stripe.com/v1/account_sessions `\n"
        '  -H "Authorization: Bearer $env:STRIPE_SECRET_KEY" `\n'
        "  -H 'Stripe-Version: 2025-06-30.basil' `\n"
        "  -d 'account=acct_1' `\n"
        "  -d 'components[payments][enabled]=true' `\n"
        "  -d 'components[payments][features][refund_management]=false' `\n"
        "  -d 'expand[0]=a'\n"
    )


def test_cmd() -> None:
    assert cmd(source_of(REQUEST)).text == (
        "curl https://api.stripe.com/v1/account_sessions ^\n"
        '  -H "Authorization: Bearer %STRIPE_SECRET_KEY%" ^\n'
        '  -H "Stripe-Version: 2025-06-30.basil" ^\n'
        '  -d "account=acct_1" ^\n'
        '  -d "components[payments][enabled]=true" ^\n'
        '  -d "components[payments][features][refund_management]=false" ^\n'
        '  -d "expand[0]=a"\n'
    )


def run_curl(arguments: list[str]) -> tuple[list[str], str]:
    """Run a program against a server; give head and body of what it received, byte by byte."""
    require_tools("bash", "curl")
    with FaultServer(replying(answer(b"{}"))) as server:
        own = f"{server.base_url}/v1/account_sessions"
        subprocess.run(
            [argument.replace(SESSIONS_URL, own) for argument in arguments],
            env={KEY_VARIABLE: KEY, "PATH": "/usr/bin:/bin:/usr/local/bin"},
            capture_output=True,
            check=True,
            timeout=30,
        )
        (received,) = server.requests
    head, _, body = received.decode("ascii").partition("\r\n\r\n")
    return head.splitlines(), body


def in_bash(request: Request) -> list[str]:
    return ["bash", "-euc", posix(source_of(request)).text]


def from_powershell(request: Request) -> list[str]:
    return ["curl", *powershell_arguments(request)[1][1:]]


@pytest.mark.parametrize("arguments", [in_bash, from_powershell, cmd_arguments])
@pytest.mark.parametrize(
    "request_", [REQUEST, ODD, Request(SEED), *map(Request, PREVIEW_HEADERS)], ids=str
)
def test_curl_sends_what_is_previewed(
    arguments: Callable[[Request], list[str]], request_: Request
) -> None:
    catalog = STORE.catalog(request_.api_version)
    head, body = run_curl(arguments(request_))
    assert body == encode(request_, catalog)
    assert head[0] == "POST /v1/account_sessions HTTP/1.1"
    assert head.count(f"Authorization: Bearer {KEY}") == 1
    assert head.count(f"Stripe-Version: {catalog.header}") == 1
    kinds = [line for line in head if line.lower().startswith("content-type:")]
    assert kinds == ["Content-Type: application/x-www-form-urlencoded"]
    assert f"Content-Length: {len(body)}" in head


@given(requests())
def test_powershell_passes_the_body_on(request: Request) -> None:
    for arguments in powershell_arguments(request):
        check(read_arguments(arguments), request)


@given(requests())
def test_cmd_passes_the_body_on_from_a_batch_file(request: Request) -> None:
    check(read_arguments(cmd_arguments(request)), request)


def test_every_nasty_text_arrives() -> None:
    check(read_arguments(cmd_arguments(ODD)), ODD)
    for arguments in powershell_arguments(ODD):
        check(read_arguments(arguments), ODD)


def test_cmd_at_the_prompt() -> None:
    check(read_arguments(cmd_arguments(REQUEST, in_file=False)), REQUEST)
    assert "rem " not in cmd(source_of(REQUEST)).text
    first = cmd(source_of(ODD)).lines[0].text
    assert first.startswith("rem This is for a batch file.")


def test_cmd_warns_of_what_it_cannot_take() -> None:
    def lengths(count: int) -> tuple[int, bool]:
        request = Request(SEED, "acct_1", expand=("x" * 50,) * count)
        (line,) = cmd_lines(cmd(source_of(request)).text, {}, in_file=True)
        return len(line), f"longer than the {CMD_LIMIT}" in cmd(source_of(request)).text

    assert lengths(50)[1] is False
    length, warned = lengths(120)
    assert warned is True
    assert length > CMD_LIMIT - 500


@pytest.mark.parametrize(
    "version",
    # All that the private previews have would be more than cmd.exe takes.
    [STORE.newest, *(header for header in PREVIEW_HEADERS if ";" not in header)],
)
def test_cmd_takes_every_parameter_of_a_version(version: str) -> None:
    paths = STORE.catalog(version).leaf_order
    request = Request(
        version, "acct_1032D82eZvKYlo2C", MappingProxyType(dict.fromkeys(paths, True))
    )
    assert "rem " not in cmd(source_of(request)).text


@pytest.mark.parametrize("write", [posix, powershell, cmd])
def test_each_pair_has_a_line_that_leads_to_it(write: Writer) -> None:
    found = [line for line in write(source_of(REQUEST)).lines if line.path is not None]
    expected = pairs(REQUEST, STORE.catalog(SEED))
    assert [line.path for line in found] == [pair.path for pair in expected]
    assert all(pair.encoded in line.text for line, pair in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        ('a "b c" d', ["a", "b c", "d"]),
        (r'"a\\b" c', [r"a\\b", "c"]),
        (r"a\\\"b", [r"a\"b"]),
        (r'"a b\\" c', ["a b\\", "c"]),
        ('a"" ""', ["a", ""]),
        ('"a""b"', ['a"b']),
    ],
)
def test_reading_of_a_windows_command_line(line: str, arguments: list[str]) -> None:
    assert windows_arguments(line) == arguments
    assert windows_arguments(windows_line(arguments)) == arguments


def test_reading_of_cmd() -> None:
    def lines(text: str, in_file: bool) -> list[str]:
        return cmd_lines(text, {"A": "1"}, in_file=in_file)

    assert lines("x %A%%%2 %B% %9 %", in_file=True) == ["x 1%2   "]
    assert lines("x %A%%%2 %B% %9 %", in_file=False) == ["x 1%%2 %B% %9 %"]
    assert lines('x ^& "^&" ^\n  y', in_file=True) == ['x & "^&"   y']
    with pytest.raises(ValueError, match="outside quotes"):
        lines('x "a" & y', in_file=True)


def test_reading_of_powershell() -> None:
    text = "a 'b''c' \"d`\"$env:E\" `\n  -f ''"
    assert powershell_words(text, {"E": "5"}) == [["a", "b'c", 'd"5', "-f", ""]]
    assert windows_powershell_line(["a", "", "b c", 'd"e']) == 'a "b c" d"e'
