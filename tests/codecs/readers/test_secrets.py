"""No key and no client secret leaves a reader, in whatever place of whatever format it stands."""

import re
from base64 import b64encode

import pytest
from tests.support.corpus import FOLDER, golden, load, texts
from tests.support.requests import STORE
from tests.support.sentinel import CLIENT_SECRET, TEST_KEY, secrets_in
from tests.support.sizes import whole

from session_composer.codecs.readers.reading import kinds, read
from session_composer.core.session.session_file import dump
from session_composer.core.text.errors import InputError


def basic(text: str) -> str:
    return "Basic " + b64encode(text.encode()).decode()


SPELLINGS = (
    TEST_KEY,
    CLIENT_SECRET,
    f"Bearer {TEST_KEY}",
    basic(f"{TEST_KEY}:"),
    basic(TEST_KEY).rstrip("="),
    basic(f"u:{TEST_KEY}"),
    basic(f"us:{TEST_KEY}").removeprefix("Basic ").rstrip("="),
)
# What may be a name or a value, in any of the formats.
PLACE = re.compile(r"[\w<>{}$./:-]*\w[\w<>{}$./:-]*")
DIALECTS = [path.name for path in sorted(FOLDER.iterdir()) if path.is_dir()]


def planted(text: str, shift: int) -> list[str]:
    """The text with a secret in one place after the other, each spelled in another way."""
    places = [match.span() for match in PLACE.finditer(text)]
    step = max(1, len(places) // whole(20, 6))
    return [
        text[:start] + SPELLINGS[(number + shift) % len(SPELLINGS)] + text[end:]
        for number, (start, end) in enumerate(places[shift % step :: step])
    ]


def told(text: str) -> str:
    """All that comes of reading a text, the key that is offered left out."""
    try:
        found = read(text, STORE, STORE.newest)
    except InputError as error:
        return str(error)
    file = dump(found.request, STORE.catalog(found.request.api_version)).decode()
    return "\n".join(map(str, (repr(found), file, *found.notes, *found.ignored, *found.understood)))


def test_e17_every_reader_has_texts_to_plant_in() -> None:
    """A reader that is added without any is found here."""
    read_by = {golden(path).get("kind") for dialect in DIALECTS for path in texts(dialect)}
    assert {kind.name for kind in kinds()} <= read_by


@pytest.mark.parametrize("dialect", DIALECTS)
def test_e17_no_secret_comes_through(dialect: str, caplog: pytest.LogCaptureFixture) -> None:
    """Not into what is read, a note, an error, a session file or the log; an undo step has no text
    but that of the command.
    """
    caplog.set_level(0)
    for number, path in enumerate(texts(dialect)):
        for text in planted(load(path), number):
            assert secrets_in(told(text)) == [], (path.name, text)
    assert secrets_in(caplog.text) == []
