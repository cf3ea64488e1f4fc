"""Sentences are few, short, and fit to be shown."""

from session_composer.codecs.readers.sentences import MAX_SENTENCES, Sentences

KEY = "sk_test_" + "collector12345"


def test_sentences_are_bounded_and_safe() -> None:
    found = Sentences()
    for number in range(MAX_SENTENCES + 7):
        found.add(f"{number} \u202e\n{KEY} {'x' * 600}")
    told = found.all()
    assert len(told) == MAX_SENTENCES + 1
    assert told[-1] == "There are 7 more of this sort."
    for sentence in told:
        assert len(sentence) <= 500
        assert sentence.isprintable()
        assert KEY not in sentence


def test_a_sentence_is_said_once() -> None:
    found = Sentences()
    found.add("same")
    found.add("same")
    assert found.all() == ("same",)
