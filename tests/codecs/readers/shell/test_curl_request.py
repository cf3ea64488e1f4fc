"""What the options of a command ask for."""

import pytest
from tests.support.corpus import NEWEST
from tests.support.requests import SEED, STORE

from session_composer.codecs.readers import reading
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.core.text.errors import InputError

URL = "https://api.stripe.com/v1/account_sessions"
KEY = "sk_test_" + "curlreader123"
PAYMENTS = ("components", "payments", "enabled")
SENT = f"curl {URL} -d account=acct_1 -d 'components[payments][enabled]=true' "


def curl(text: str) -> Imported:
    return reading.read(text, STORE, NEWEST, "curl")


@pytest.mark.parametrize(
    "data",
    [
        "-d account=acct_1 -d 'components[payments][enabled]=true'",
        "-d 'account=acct_1&components[payments][enabled]=true'",
        "-daccount=acct_1 --data=components%5Bpayments%5D%5Benabled%5D=true",
        "--data-raw account=acct_1 --data-binary 'components[payments][enabled]=true'",
        "--data-ascii account=acct_1 --data-urlencode 'components[payments][enabled]=true'",
        "-sXPOST -d account=acct_1 --url-query 'components[payments][enabled]=true'",
        "-d $'account=acct\\x5f1' -d \"components[payments][enabled]\"=true",
        "-d '' -d account=acct_1 -d 'components[payments][enabled]=true'",
    ],
)
def test_one_request_in_many_forms(data: str) -> None:
    for text in (
        f"curl {URL} {data}",
        f"curl {data} '{URL}/'",
        f"/usr/bin/curl {data} --url {URL}",
    ):
        found = curl(text)
        assert found.request.account == "acct_1"
        assert found.request.params == {PAYMENTS: True}
        assert (found.ignored, found.notes, found.key) == ((), (), "")


@pytest.mark.parametrize(
    ("login", "place"),
    [
        (f"-u {KEY}:", "the option -u"),
        (f"-u {KEY}", "the option -u"),
        (f"--user '{KEY}:x'", "the option --user"),
        (f"-H 'Authorization: Bearer {KEY}'", "the header Authorization"),
        (f"-H 'authorization:bearer  {KEY}'", "the header Authorization"),
        ("-H 'Authorization: Basic c2tfdGVzdF9jdXJscmVhZGVyMTIzOg=='", "the header Authorization"),
        (f"--oauth2-bearer {KEY}", "the option --oauth2-bearer"),
    ],
)
def test_keys(login: str, place: str) -> None:
    """E4: taken out, and told without being shown."""
    found = curl(SENT + login)
    assert found.key == KEY
    assert f"A key in {place} (TEST)" in str(found.understood[1])
    assert KEY not in repr(found)
    assert found.request.params == {PAYMENTS: True}


def test_keys_elsewhere() -> None:
    assert curl(SENT.replace("//", f"//{KEY}:@")).key == KEY
    assert curl(f"STRIPE_KEY={KEY} {SENT}").key == KEY
    assert curl(f"export STRIPE_KEY='{KEY}'\n{SENT} -u $STRIPE_KEY:").key == KEY


@pytest.mark.parametrize(
    "login",
    [
        "-u $STRIPE_SECRET_KEY:",
        '-u "${STRIPE_SECRET_KEY}:"',
        '-u "$(pass show stripe):"',
        '-H "Authorization: Bearer $STRIPE_SECRET_KEY"',
        "-u {{key}}:",
        "-u 'sk_test_...:'",
        "-u 'YOUR_KEY:'",
        "-u pk_test_" + "1234567890:",
        "-H 'Authorization: Basic ???'",
        "-H 'Authorization: Basic /////w=='",
        "-H 'Authorization: Digest x'",
    ],
)
def test_what_is_no_key(login: str) -> None:
    """E1: variables and templates are not looked up."""
    found = curl(SENT + login)
    assert found.key == ""
    assert len(found.ignored) == 1
    assert "left out" in str(found.ignored[0])


def test_headers() -> None:
    found = curl(
        f"{SENT} -H 'Stripe-Version: {SEED}' -H 'Stripe-Account: acct_2' -H 'X-Cookie: secret' "
        "-H 'Idempotency-Key: a' -H 'Content-Type: application/x-www-form-urlencoded' -H @headers"
    )
    assert found.names_version
    assert found.request.api_version == SEED
    assert tuple(map(str, found.ignored)) == (
        "The header X-Cookie is left out.",
        "The header Idempotency-Key is left out: every request gets one of its own.",
        "The header @headers is left out.",
    )
    assert "Stripe-Account (acct_2) is left out" in str(found.notes[0])
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (
            "-d @/etc/passwd",
            "The option -d @/etc/passwd reads a file, but importing reads no files.",
        ),
        ("--data-binary @-", "The option --data-binary @- reads a file"),
        ("--data-urlencode a@b", "The option --data-urlencode a@b reads a file"),
        ("--data-urlencode @b", "The option --data-urlencode @b reads a file"),
        ("--url-query @b", "The option --url-query @b reads a file"),
        ("-T file", "The option -T reads a file"),
        ("--json '{}'", "The option --json sends JSON; this endpoint takes form bodies only"),
        ("-F a=b", "The option -F sends multipart/form-data"),
        ("--form-string a=b", "The option --form-string sends multipart/form-data"),
        ("https://api.stripe.com/v1/customers", "The command calls /v1/customers, not"),
        (
            "https://api.stripe.com/v1/account_sessions/x",
            "The command calls /v1/account_sessions/x",
        ),
        ("https://api.stripe.com", "The command calls /, not /v1/account_sessions."),
        ("-d", "The option -d has no value."),
        ("-d a=1 -d 'a[b]=2'", "The parameter a has a value and parameters below it."),
    ],
)
def test_refusals(option: str, sentence: str) -> None:
    """E3: by name, and no file is read."""
    with pytest.raises(InputError) as caught:
        curl(f"curl {URL} {option}")
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("body", ['{"account": "a"}', ' {"a"', "[1]"])
def test_json_in_the_body(body: str) -> None:
    with pytest.raises(InputError, match=r"^The command sends JSON; this endpoint takes form"):
        curl(f"curl {URL} -d '{body}'")


def test_raw_data_never_is_a_file() -> None:
    """E3: ``--data-raw`` takes an @ as it is."""
    found = curl(f"curl {URL} --data-raw '@a=b' --data-urlencode 'c@d=e'")
    assert dict(found.request.params) == {("@a",): "b", ("c@d",): "e"}


@pytest.mark.parametrize(
    "option",
    ["-K ~/.curlrc", "-o out", "--netrc", "-x http://proxy:1", "-k", "-b jar", "--cacert ca.pem",
     "--unheard-of", "--resolve a:1:b", "--unix-socket /run/x", "--variable x@file", "--trace -"],
)  # fmt: skip
def test_what_touches_files_and_network_is_left_out(option: str) -> None:
    """E3: listed, without its value."""
    found = curl(SENT + option)
    assert tuple(map(str, found.ignored)) == (f"The option {option.split()[0]} is left out.",)
    assert found.request.params == {PAYMENTS: True}


def test_methods_and_addresses() -> None:
    assert "asks with GET" in str(curl(f"{SENT} -G").notes[0])
    assert "asks with GET" in str(curl(f"{SENT} -X get").notes[0])
    assert curl(f"{SENT} -X POST").notes == ()
    assert "names no address" in str(curl("curl -d account=a").notes[0])
    assert tuple(map(str, curl(f"{SENT} {URL}").ignored)) == ("A second address is left out.",)
    assert tuple(map(str, curl(f"{SENT} 42").ignored)) == ("42 is not an address; it is left out.",)
    assert curl("curl 'https://api.stripe.com/v1/account_sessions?account=a#b'").request == (
        curl(f"curl {URL} -d account=a").request
    )
    assert tuple(map(str, curl(f"curl {URL}").notes)) == (
        "No parameter has a value: the request is empty.",
    )


@pytest.mark.parametrize(
    "server", ["http://api.stripe.com", "https://evil.example", "$BASE", "{{b}}"]
)
def test_other_servers_are_left_out(server: str) -> None:
    """C5: nothing of the address is kept."""
    found = curl(f"curl {server}/v1/account_sessions -d account=a")
    assert len(found.ignored) == 1
    assert "requests go to Stripe or to the sandbox only" in str(found.ignored[0])
    assert server.removeprefix("https://").removeprefix("http://") not in repr(found.request)


def test_variables_are_no_values() -> None:
    """E1: left out, and told."""
    found = curl(f"curl {URL} -d account=$ACCT -d \"x={{{{y}}}}\" -d 'z=$A'")
    assert found.request.account == ""
    assert dict(found.request.params) == {}
    assert tuple(map(str, found.notes)) == (
        "The account is the placeholder $ACCT in the text; the field is left empty.",
        "x is the placeholder {{y}} in the text; it is left empty.",
        "z is the placeholder $A in the text; it is left empty.",
        "No parameter has a value: the request is empty.",
    )
