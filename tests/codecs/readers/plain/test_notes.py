"""Sentences are few, short, and fit to be shown."""

from session_composer.codecs.readers.plain.notes import MAX_SENTENCES, Sentences
from session_composer.core.text.message import verbatim
from session_composer.core.text.secret_pieces import SecretPieces

KEY = "sk_test_" + "collector12345"


def test_sentences_are_bounded_and_safe() -> None:
    found = Sentences(SecretPieces(""))
    for number in range(MAX_SENTENCES + 7):
        found.add(verbatim(f"{number} \u202e\n{KEY} {'x' * 600}"))
    told = found.all()
    assert len(told) == MAX_SENTENCES + 1
    assert str(told[-1]) == "There are 7 more of this kind."
    for sentence in told:
        assert len(str(sentence)) <= 500
        assert str(sentence).isprintable()
        assert KEY not in str(sentence)


def test_a_sentence_is_said_once() -> None:
    found = Sentences(SecretPieces(""))
    found.add(verbatim("same"))
    found.add(verbatim("same"))
    assert tuple(map(str, found.all())) == ("same",)
