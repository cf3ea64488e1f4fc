"""Whatever source code holds, reading it takes bounded time, touches nothing and fails politely."""

import gc
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.collection import uncollected
from tests.support.corpus import FOLDER, load, texts
from tests.support.pace import longest_step
from tests.support.requests import STORE, examples
from tests.support.sizes import some, whole

from session_composer.codecs.readers.reading import read
from session_composer.codecs.readers.source.language import detect_language
from session_composer.core.request.form import encode
from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_text import contains_secret

NEWEST = STORE.newest
LANGUAGES = ("python", "node", "ruby", "php")
TEXTS = texts("python", "node", "typescript", "ruby", "php", "code")
KEY = "sk_" + "live_" + "51SourceBounds000"
BEFORE = {
    "python": "stripe.AccountSession.create(components=",
    "node": "stripe.accountSessions.create({components:",
    "ruby": "Stripe::AccountSession.create(components: ",
    "php": "$s->accountSessions->create(['components' => ",
    "code": "form.Set('components[payments][enabled]', ",
}


def try_reading(text: str, kind: str) -> None:
    """Only the declared error, and no secret anywhere but in the one place for it."""
    detect_language(text)
    refused = ""
    try:
        found = read(text, STORE, NEWEST, kind)
    except InputError as error:
        refused = str(error)
    if refused:
        assert not contains_secret(refused)
        return
    assert not contains_secret(repr(found))
    encode(found.request, STORE.catalog(found.request.api_version))


PIECES = st.sampled_from(
    [
        *"{}[]()'\"`:;,.=!?+-*<>|&#$%/\\\n ",
        *(
            "account",
            "components",
            "payments",
            "enabled",
            "expand",
            "true",
            "None",
            "nil",
            "x",
            "1",
        ),
        *(
            "=>",
            "::",
            "->",
            "?.",
            "...",
            "**",
            "${",
            "#{",
            "//",
            "/*",
            "*/",
            "as ",
            "new ",
            "const ",
        ),
        *("x = ", "x.y = ", "array(", "dict(", "(object)", "<<~A\n", "%w[", "<?php ", "?>", "f'"),
        *("accountSessions.create(", "AccountSession.create(", "accountSessions->create(", KEY),
        *("components[payments][enabled]", "form.set(", "'account=", "&components[a][b]=", " += "),
        *(
            "if (",
            "else ",
            "for x in ",
            "def f(",
            "function f(",
            "return ",
            " ? ",
            " || ",
            "() => ",
        ),
        *("apiVersion: ", "stripe_version=", "\ud800", "\0", "\ufeff", "é"),
    ]
)


@pytest.mark.parametrize("kind", LANGUAGES)
@examples(150)
@given(pieces=st.lists(PIECES | st.text(max_size=3), max_size=50), is_call=st.booleans())
def test_any_code_is_read_or_refused(kind: str, pieces: list[str], is_call: bool) -> None:
    try_reading(BEFORE[kind] * is_call + "".join(pieces), kind)


@pytest.mark.parametrize("kind", LANGUAGES)
@examples(50)
@given(text=st.text())
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    try_reading(text, kind)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Code of the corpus, with pieces taken out, put in or doubled."""
    text = load(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 20)))
        piece = draw(PIECES | st.just(text[start:stop] * 2) | st.just(""))
        text = text[:start] + piece + text[stop:]
    return text


@examples(300)
@given(text=broken(), kind=st.sampled_from(LANGUAGES))
def test_broken_code_is_read_or_refused(text: str, kind: str) -> None:
    try_reading(text, kind)


@pytest.mark.parametrize(
    "path", some(TEXTS, 24), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_code_that_is_cut_is_read_or_refused(path: Path) -> None:
    text = load(path)
    kind = "node" if path.parent.name == "typescript" else path.parent.name
    for length in range(0, len(text), 13):
        try_reading(text[:length], kind)
        try_reading(text[length:], kind)


@pytest.mark.parametrize("end", ["f(lambda a:", "f(lambda", "lambda (", "def f(", "x = fn(", "[a"])
def test_code_that_ends_in_the_midst_of_a_function_is_read_or_refused(end: str) -> None:
    for kind in LANGUAGES:
        try_reading(f"{BEFORE['python']}{end}", kind)


def test_memory_is_given_back_at_once() -> None:
    """The tokens of a text are in no cycle: they do not wait for the garbage collector."""
    gc.collect()
    with uncollected():
        before = len(gc.get_objects())
        for kind, text in BEFORE.items():
            for _ in range(10):
                with suppress(InputError):
                    read(text + "f(a, [b], {c: 'd'}, " * 200, STORE, NEWEST, kind)
        assert len(gc.get_objects()) - before < 2000


@pytest.mark.parametrize("kind", LANGUAGES)
@pytest.mark.parametrize("piece", whole(["{", "'", "a ", "p.a=1\n", "\\'", "`${"], ["{a: 'b'},\n"]))
def test_other_threads_get_their_turn(kind: str, piece: str) -> None:
    """No step that other threads have to wait for is long; the window's is one of them."""
    text = BEFORE[kind] + piece * (whole(8192, 4096) // len(piece))

    def run() -> None:
        detect_language(text)
        read(text, STORE, NEWEST, kind)

    assert longest_step(run) < 3


_AUDITED = """
import sys
from pathlib import Path
from session_composer.codecs.readers.reading import read
from session_composer.codecs.readers.source import language as source
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.text.errors import InputError

folder = Path(sys.argv[1])
names = ("python", "node", "typescript", "ruby", "php", "code")
texts = [path.read_text() for name in names for path in sorted((folder / name).glob("*.txt"))]
store = CatalogStore()
events = []
listening = False

def read_all():
    for text in texts:
        source.detect_language(text)
        for kind in ("python", "node", "ruby", "php"):
            try:
                read(text, store, store.newest, kind)
            except InputError:
                pass

def audit(event, arguments):
    if listening:
        events.append((event, str(arguments)[:200]))

sys.addaudithook(audit)
# Catalogs are loaded when they are needed first.
read_all()
listening = True
read_all()
listening = False
print(len(texts), sorted({event for event, _ in events} - {"object.__getattr__"}))
"""


def test_no_file_and_no_network_is_touched() -> None:
    """E3: nothing is executed, compiled, imported, opened or connected to."""
    done = subprocess.run(
        [sys.executable, "-c", _AUDITED, str(FOLDER)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.stderr.decode() == ""
    assert done.stdout.decode().strip() == f"{len(TEXTS)} []"
