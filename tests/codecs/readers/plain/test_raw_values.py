"""How parameters are named in sentences."""

from session_composer.codecs.readers.plain.raw_values import parameter_name, sentence_safe

KEY = "sk_test_" + "collector12345"


def test_names_in_sentences() -> None:
    assert parameter_name(("a", "b")) == "a[b]"
    assert parameter_name(()) == parameter_name(("",))
    assert str(parameter_name(())) == "A parameter without a name"
    assert len(str(parameter_name(("a" * 500,)))) == 120
    assert sentence_safe("a\nb" + KEY, 40) == "a\\u000absk_test_***345"
