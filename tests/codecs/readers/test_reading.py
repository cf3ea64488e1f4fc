"""Reading back what the program writes, and whatever else comes along."""

import subprocess
import sys
from types import MappingProxyType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.command_line import environment
from tests.support.corpus import FOLDER, NEWEST, load
from tests.support.requests import SEED, STORE, examples, requests
from tests.support.round_trips import FORMS, as_body, as_decoded, has_one_reading
from tests.support.sizes import whole

from session_composer.codecs.readers.plain.placeholders import is_open_account
from session_composer.codecs.readers.reading import MAX_BYTES, detect, kinds, read
from session_composer.core.request.form import pairs
from session_composer.core.request.request import Request
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_text import contains_secret

KINDS = [kind.name for kind in kinds()]
KEY = "sk_test_" + "corpus1234567890"
URL = "https://api.stripe.com/v1/account_sessions"


def back(text: str, request: Request, kind: str = "") -> Request:
    return read(text, STORE, request.api_version, kind).request


def without_nulls(request: Request) -> Request:
    """The SDKs send no null, so none is read."""
    params = {path: value for path, value in request.params.items() if value is not None}
    return request._replace(params=MappingProxyType(params))


def in_any_order(body: str) -> list[str]:
    """Parts of a body: a list with gaps comes back as single parameters, which stand elsewhere."""
    return sorted(body.split("&"))


@given(requests(unknown=False, odd_values=False), st.sampled_from(["form", "session", "json"]))
@examples(100)
def test_known_parameters_come_back_the_same(request: Request, writer: str) -> None:
    kind, write, _ = FORMS[writer]
    text = write(request)
    assume(text.strip() and (kind == "session" or not is_open_account(request.account)))
    assert back(text, request, kind) == request


@given(requests())
@examples(100)
def test_form_bodies_come_back(request: Request) -> None:
    assume(has_one_reading(request))
    body = as_body(request)
    assert in_any_order(as_body(back(body, request, "form"))) == in_any_order(body)


@given(requests(unknown=False, odd_values=False))
@examples(50)
def test_decoded_lines_come_back(request: Request) -> None:
    text = as_decoded(request)
    shown = [f"{pair.name}={pair.value}" for pair in pairs(request, STORE.catalog(SEED))]
    # One pair alone is a body as it goes over the wire; an & at an end is where one was broken.
    assume(not is_open_account(request.account))
    assume(len(shown) > 1 and not any(line.endswith(("&", "\\")) for line in shown))
    assume(all(printable(line) == line and line == line.rstrip() for line in shown))
    assert back(text, request, "form") == request


@given(requests(), st.sampled_from(["json", "session"]))
@examples(100)
def test_json_comes_back_to_the_letter(request: Request, writer: str) -> None:
    kind, write, _ = FORMS[writer]
    names = {key for path in request.params for key in path}
    texts = [value for value in request.params.values() if isinstance(value, str)]
    # Such names are taken apart, and such values left out of what is not the program's own.
    assume(not any("[" in name or "%5" in name for name in names))
    assume(kind == "session" or not any(map(is_open_account, [request.account, *texts])))
    assert back(write(request), request, kind) == without_nulls(request)


@given(requests(unknown=False, odd_values=False))
@examples(50)
def test_any_order_of_the_pairs(request: Request) -> None:
    body = as_body(request)
    mixed = "&".join(sorted(body.split("&"), key=hash))
    assume(body and len(request.expand) < 2 and not is_open_account(request.account))
    assert back(mixed, request, "form") == request


TEXTS = sorted(FOLDER.glob("*/*.txt"))
ALPHABET = st.sampled_from(
    [*"\\'\"`^$%&=[]{}()<>|;#@ \n\r\t-:,?+", "\ufeff", "é", "\0", KEY, "://"]
)


def try_reading(text: str, kind: str) -> None:
    """Only the declared error, and no secret anywhere but in the one place for it."""
    refused: InputError | None = None
    try:
        found = read(text, STORE, NEWEST, kind)
    except InputError as error:
        refused = error
    if refused is not None:
        assert not contains_secret(str(refused))
        assert refused.__context__ is None
        return
    # A line break that is spelled out is no letter.
    assert not contains_secret(repr(found).replace("\\r", " "))
    as_body(found.request)


@given(st.text(), st.sampled_from(["", *KINDS]))
@examples(200)
def test_any_text_is_read_or_refused(text: str, kind: str) -> None:
    try_reading(text, kind)


@given(st.lists(ALPHABET | st.text(max_size=4), max_size=40), st.sampled_from(["", *KINDS]))
@examples(200)
def test_any_punctuation_is_read_or_refused(pieces: list[str], kind: str) -> None:
    try_reading("".join(pieces), kind)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Text of the corpus, with pieces taken out, put in or doubled."""
    text = load(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(ALPHABET | st.just(text[start:stop] * 2) | st.text(max_size=3))
        text = text[:start] + piece + text[stop:]
    return text


@given(broken(), st.sampled_from(["", *KINDS]))
@examples(300)
def test_broken_texts_are_read_or_refused(text: str, kind: str) -> None:
    try_reading(text, kind)


def test_longer_texts_are_refused() -> None:
    with pytest.raises(InputError, match=r"^The text is larger than 1024 KiB\.$"):
        read("a" * (MAX_BYTES + 1), STORE, NEWEST)
    with pytest.raises(InputError, match="larger"):
        detect("é" * (MAX_BYTES // 2 + 1))


_AUDITED = """
import sys
from pathlib import Path
from session_composer.codecs.readers.reading import kinds, read
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.text.errors import InputError

texts = [path.read_bytes().decode() for path in sorted(Path(sys.argv[1]).glob("*/*.txt"))]
store = CatalogStore()
events = []

def read_all(texts, names):
    for text in texts:
        for kind in names:
            try:
                read(text, store, store.newest, kind)
            except InputError:
                pass

def audit(event, arguments):
    if listening and event.startswith(("open", "socket", "os.", "subprocess", "exec", "compile",
                                       "import", "ctypes", "glob", "shutil", "urllib", "http")):
        events.append((event, str(arguments)[:200]))

listening = False
sys.addaudithook(audit)
# What is imported only when needed is imported now.
read_all(texts, [""])
texts = texts[:: int(sys.argv[2])]
listening = True
read_all(texts, ["", *(kind.name for kind in kinds())])
listening = False
print(len(texts), events)
"""


def test_no_file_and_no_network_is_touched() -> None:
    """E3: not even by what a text names."""
    step = whole(1, 16)
    done = subprocess.run(
        [sys.executable, "-c", _AUDITED, str(FOLDER), str(step)],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=120,
    )
    assert done.stderr.decode() == ""
    count, _, events = done.stdout.decode().strip().partition(" ")
    assert int(count) == len(TEXTS[::step]) > 15
    assert events == "[]"


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_nothing_is_no_text(text: str) -> None:
    for kind in ("", *KINDS):
        with pytest.raises(InputError, match=r"^There is no text\.$"):
            read(text, STORE, NEWEST, kind)


def test_half_a_surrogate_pair() -> None:
    """H1: refused with its place."""
    with pytest.raises(InputError, match=r"half of a surrogate pair.*position 9"):
        read("account=\ud800", STORE, NEWEST)


@pytest.mark.parametrize("text", ["Hello, world.", "a b c", "# Title\n\nText.", "42"])
def test_what_is_nothing_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not clear what this text is"):
        detect(text)


def test_a_kind_that_is_none() -> None:
    with pytest.raises(
        InputError, match=r"no kind of text named cobol; the kinds are session, json"
    ):
        read("a=b", STORE, NEWEST, "cobol")


def test_the_version_must_be_one() -> None:
    with pytest.raises(InputError, match="'latest' is not an API version"):
        read("account=a", STORE, "latest")


def test_a_key_is_kept_in_one_place() -> None:
    """E4: offered once, and shown nowhere."""
    found = read(f"curl {URL} -u {KEY}: -d account=acct_1", STORE, NEWEST)
    assert found.key == KEY
    assert KEY not in repr(found)
    assert KEY[12:] not in repr(found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"%s": 1, "%s": 2}', "json"),
        ('{"%s" 1}%s', "json"),
        ("curl https://%s/v1/%s", "curl"),
        ("curl " + URL + " -d @%s%s", "curl"),
        ("stripe %s %s", "stripe-cli"),
        ("stripe post /v1/account_sessions -d %s%s", "stripe-cli"),
        ("%s=%%ff&%s", "form"),
        ("a=1&a[%s]=2&%s", "form"),
    ],
)
def test_no_error_tells_a_key(text: str, kind: str) -> None:
    """E4: not even what led to the error."""
    with pytest.raises(InputError) as caught:
        read(text % (KEY, KEY), STORE, NEWEST, kind)
    assert KEY not in str(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_kinds_have_names_and_titles_of_their_own() -> None:
    assert (
        len({kind.name for kind in kinds()})
        == len({kind.title for kind in kinds()})
        == len(kinds())
    )
