"""Sentences of the layers without Qt, translated by their templates."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.pace import work

from session_composer.core.languages import FOLDER
from session_composer.state.sentences import Sentences

TEMPLATES: list[str] = json.loads(FOLDER.joinpath("sentences.json").read_text("utf-8"))

GERMAN = {
    "{name} is larger than {limit} KiB.": "{name} ist größer als {limit} KiB.",
    "{name} cannot be opened: {error}": "{name} kann nicht geöffnet werden: {error}",
    "it is empty.": "es ist leer.",
    "{reason} The key was not sent.": "{reason} Der Schlüssel wurde nicht gesendet.",
    "The certificate of {server} was refused.": "Das Zertifikat von {server} wurde abgelehnt.",
    "from {first} to {last}": "von {first} bis {last}",
    "in {first}": "in {first}",
    "{first} and {second}": "{first} und {second}",
    "{names} component{plural}: {names2}.": "Komponenten ({names}): {names2}.",
    "{subject} is not known to API version {api_version}.": "{api_version} kennt {subject} nicht.",
    "It exists {where}.": "Es gibt das {where}.",
    "waiting ended": "Warten beendet",
    "; the key was {effect}": "; der Schlüssel wurde {effect}",
    "saved": "gespeichert",
    "{count} files found in {file}{origin}.": "{count} Dateien aus {file}{origin}.",
    ", as {variable} says": ", wie {variable} sagt",
    "{who} does not accept this key{said}.": "{who} nimmt den Schlüssel nicht an{said}.",
}


@pytest.fixture
def german() -> Sentences:
    return Sentences(list(GERMAN), GERMAN, "de")


def said(sentences: Sentences, text: str) -> str | None:
    return sentences.translate("Sentences", text)


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("a b.json is larger than 64 KiB.", "a b.json ist größer als 64 KiB."),
        ("it is empty.", "es ist leer."),
        ("x cannot be opened: it is empty.", "x kann nicht geöffnet werden: es ist leer."),
        ("x cannot be opened: Errno 5", "x kann nicht geöffnet werden: Errno 5"),
        (
            "The certificate of stripe.com was refused. The key was not sent.",
            "Das Zertifikat von stripe.com wurde abgelehnt. Der Schlüssel wurde nicht gesendet.",
        ),
        ("1 component: payments.", "Komponenten (1): payments."),
        ("2 components: a, b.", "Komponenten (2): a, b."),
        ("5 files found in /etc/x y.crt, as CA says.", "5 Dateien aus /etc/x y.crt, wie CA sagt."),
        ("5 files found in /etc/x.crt.", "5 Dateien aus /etc/x.crt."),
        ("Stripe does not accept this key.", "Stripe nimmt den Schlüssel nicht an."),
        ("Stripe does not accept this key: no.", "Stripe nimmt den Schlüssel nicht an: no."),
        ("in a and from b to c", "in a und von b bis c"),
        (
            "foo is not known to API version v1. It exists in v2.",
            "v1 kennt foo nicht. Es gibt das in v2.",
        ),
        ("it is empty. Nobody knows this.", "es ist leer. Nobody knows this."),
        ("waiting ended; the key was saved.", "Warten beendet; der Schlüssel wurde gespeichert."),
    ],
)
def test_sentences_are_found(german: Sentences, english: str, wanted: str) -> None:
    assert said(german, english) == wanted


@pytest.mark.parametrize(
    "text", ["", "Tom and Jerry", "in two words", "nobody knows this.", "a.json"]
)
def test_others_stay_as_they_are(german: Sentences, text: str) -> None:
    assert said(german, text) is None


def test_other_contexts_are_none_of_its_business(german: Sentences) -> None:
    assert german.translate("Header", "it is empty.") is None


def test_what_looks_like_a_place_in_a_value_stays(german: Sentences) -> None:
    assert said(german, "{limit} is larger than {0} KiB.") == "{limit} ist größer als {0} KiB."


@given(st.text(min_size=1, max_size=40), st.integers(0, 10**6))
def test_values_are_never_changed(name: str, limit: int) -> None:
    sentences = Sentences(
        list(GERMAN), {"{name} is larger than {limit} KiB.": "<{limit}|{name}>"}, "de"
    )
    assert said(sentences, f"{name} is larger than {limit} KiB.") == f"<{limit}|{name}>"


def test_every_template_finds_itself() -> None:
    """Filled with words, each sentence of the program is recognised as what it is."""
    sentences = Sentences(TEMPLATES, {template: f"#{template}" for template in TEMPLATES}, "de")
    lists = {"{first} and {second}"}
    for template in set(TEMPLATES) - lists:
        names = re.findall(r"\{(\w+)\}", template)
        # What stands directly behind a word or another value begins with a sign, or is not there.
        text = re.sub(r"(?<=[\w}])\{\w+\}", "", template)
        text = re.sub(r"\{(\w+)\}(?=\w)", r"[\1] ", text)
        text = re.sub(r"\{(\w+)\}", r"[\1]", text)
        assert said(sentences, text) == f"#{text}", template
        assert len(set(names)) == len(names)


def test_long_texts_of_others_take_no_time(german: Sentences) -> None:
    sentences = Sentences(TEMPLATES, {source: source for source in TEMPLATES}, "de")
    for text in ("What. Is this; now: and. " * 50, "x" * 100_000, "is not known. " * 100):
        assert work(lambda text=text: said(sentences, text)) < 100  # type: ignore[misc]
