import pytest
from tests.support.corpus import NEWEST
from tests.support.requests import STORE

from session_composer.codecs.readers.plain.form_body import decode_pairs, join_lines, looks_like
from session_composer.codecs.readers.reading import read
from session_composer.core.text.errors import InputError

ENABLED = ("components", "payments", "enabled")


@pytest.mark.parametrize(
    "text",
    [
        "account=acct_1&components[payments][enabled]=true",
        "components%5Bpayments%5D%5Benabled%5D=true&account=acct_1\n",
        "components%5bpayments%5d[enabled]=true&account=acct%5F1",
        "?account=acct_1&components[payments][enabled]=true",
        "https://api.stripe.com/v1/account_sessions?account=acct_1&components[payments][enabled]=true",
        "/v1/account_sessions?account=acct_1&components[payments][enabled]=true",
        "account=acct_1\ncomponents[payments][enabled]=true",
        "  account=acct_1\r\n\r\n\tcomponents[payments][enabled]=true\r\n",
        "account=acct_1\ncomponents%5Bpayments%5D%5Benabled%5D=true",
        "account=acct_1&\ncomponents[payments][enabled]=true",
        "account=acct_1\n&components[payments][enabled]=true",
        "account=acct_1&components[payments][enabled]=\ntrue",
        "account=acct_1&components[payments]\n[enabled]=true",
        "&&account=acct_1&&components[payments][enabled]=true&",
    ],
)
def test_one_request_in_many_forms(text: str) -> None:
    found = read(text, STORE, NEWEST, "form")
    assert found.request.account == "acct_1"
    assert found.request.params == {ENABLED: True}
    assert found.notes == ()


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("account=a+b%20c%2Bd&x=1", "a b c+d"),
        ("account=a+b%20c%2Bd\nx=1", "a+b%20c%2Bd"),
        ("account=a+b%20c%2Bd\nx%5B%5D=1", "a b c+d"),
        ("account=a=b=c&x=1", "a=b=c"),
        ("account=%zz%1&x=1", "%zz%1"),
        ("account=&x=1", ""),
        ("account&x=1", ""),
        ("account={{id}}&x=1", ""),
        ("account= a \nx=1", " a "),
        ("account=%F0%9F%99%82&x=1", "🙂"),
    ],
)
def test_values(text: str, account: str) -> None:
    """E1, E6: decoded on the wire, literal where they are decoded already."""
    assert read(text, STORE, NEWEST, "form").request.account == account


@pytest.mark.parametrize("text", ["&", "&&\n&", "?"])
def test_no_pair(text: str) -> None:
    with pytest.raises(InputError, match="no pair"):
        read(text, STORE, NEWEST, "form")


def test_what_is_no_utf8() -> None:
    """E6: ``%ff`` is named with its pair."""
    with pytest.raises(InputError, match=r"^The pair b=%ff is percent-encoded, but not as UTF-8"):
        decode_pairs("a=1&b=%ff&c=2")


def test_joining() -> None:
    assert join_lines("a=1&\r\n\t b=2\n") == "a=1&b=2"


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("account=a", 75),
        ("components[a][enabled]=true\naccount=b", 75),
        ("account=a\nother=b", 50),
        ("https://example.com/?account=b", 50),
        ("https://example.com/?a=b", 0),
        ("a=b&c[d]=e", 0),
        ("a=b&components[d]=e", 10),
        ('post("https://x", "account=a" +', 0),
        ("x=1\naccount=a b", 5),
        ('{"account=": 1}', 0),
        ("account: a", 0),
        ("a = b", 0),
        ("text", 0),
        ("", 0),
    ],
)
def test_likeness(text: str, score: int) -> None:
    assert looks_like(text) == score
