"""Commands of the Stripe CLI, run by bash with a stand-in that takes note of its arguments."""

import subprocess
from types import MappingProxyType

import pytest
from hypothesis import given
from tests.support.code_samples import ACCOUNT, NASTY_TEXTS, expected, samples, source, written
from tests.support.lanes import require_tools
from tests.support.requests import STORE, examples, requests

from session_composer.codecs.writers.stripe_cli import stripe_cli
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf

NEWEST = STORE.newest
# Ends each argument with a NUL, and each command with one more.
STAND_IN = 'stripe() { printf "%s\\0" "$STRIPE_API_KEY" "$@"; printf "\\0"; }\n'


def run_all(commands: list[str]) -> list[list[str]]:
    """Run commands in one shell; return the key and the arguments that each of them got."""
    require_tools("bash")
    done = subprocess.run(
        ["bash", "-eu"],
        input=(STAND_IN + "".join(commands)).encode(),
        env={"STRIPE_SECRET_KEY": "sk_test_x", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == b""
    found: list[list[str]] = [[]]
    for argument in done.stdout.decode().split("\0")[:-1]:
        if argument or not found[-1] or found[-1][-1] == "-d":
            found[-1].append(argument)
        else:
            found.append([])
    return found[:-1]


def read(arguments: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """Version and pairs as the program takes them from its arguments."""
    key, *words = arguments
    assert key == "sk_test_x"
    assert words[:3] == ["post", "/v1/account_sessions", "--stripe-version"]
    rest = words[4:]
    assert rest[::2] == ["-d"] * (len(rest) // 2)
    split = [text.partition("=") for text in rest[1::2]]
    return words[3], sorted((name, value) for name, _, value in split)


def sendable(request: Request) -> bool:
    try:
        stripe_cli(source(request))
    except InputError:
        return False
    return True


def test_a_command() -> None:
    params: dict[WirePath, Leaf] = {
        ("components", "payments", "enabled"): True,
        ("components", "payments", "features", "refund_management"): False,
    }
    request = Request(NEWEST, ACCOUNT, MappingProxyType(params), ("account",))
    code = written("stripe-cli", request)
    assert code.text == (
        'STRIPE_API_KEY="$STRIPE_SECRET_KEY" stripe post /v1/account_sessions \\\n'
        f"  --stripe-version '{NEWEST}' \\\n"
        "  -d 'account=acct_1032D82eZvKYlo2C' \\\n"
        "  -d 'components[payments][enabled]=true' \\\n"
        "  -d 'components[payments][features][refund_management]=false' \\\n"
        "  -d 'expand[0]=account'\n"
    )
    assert [line.path for line in code.lines[2:]] == [("account",), *params, ("expand",)]


def test_commands_send_the_pairs() -> None:
    found = [request for request in samples() if sendable(request)]
    values: dict[WirePath, Leaf] = {
        ("x", f"k{n}"): text.replace("\0", "") for n, text in enumerate(NASTY_TEXTS)
    }
    found.append(Request(NEWEST, "it's", MappingProxyType(values)))
    assert len(found) > 33
    commands = [written("stripe-cli", request).text for request in found]
    for request, arguments in zip(found, run_all(commands), strict=True):
        assert read(arguments) == (STORE.header(request.api_version), expected(request))


@examples(25)
@given(requests().filter(sendable))
def test_any_command_sends_the_pairs(request: Request) -> None:
    (arguments,) = run_all([stripe_cli(source(request)).text])
    assert read(arguments) == (request.api_version, expected(request))


def test_a_missing_account_is_said_so() -> None:
    lines = written("stripe-cli", Request(NEWEST)).lines
    assert lines[0].path == ("account",)
    assert lines[0].text.startswith("# No account is chosen yet")


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("a=b",), "x", "The Stripe CLI cannot send 'a=b': it ends a name at the first '='."),
        (("a",), "x\0", "'a' holds a NUL character, which no command line can."),
        (("a\0",), "x", "holds a NUL character, which no command line can."),
    ],
)
def test_what_no_command_can_hold_is_refused(path: WirePath, value: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        written("stripe-cli", Request(NEWEST, ACCOUNT, MappingProxyType({path: value})))
    assert sentence in str(caught.value)


def test_the_key_is_no_argument() -> None:
    """The key never becomes an argument, where a list of processes would show it."""
    (arguments,) = run_all([written("stripe-cli", Request(NEWEST, ACCOUNT)).text])
    assert "sk_test_x" not in arguments[1:]
