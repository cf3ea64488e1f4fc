"""How parameters are named in sentences."""

from session_composer.codecs.readers.plain.raw_values import named, safe

KEY = "sk_test_" + "collector12345"


def test_names_in_sentences() -> None:
    assert named(("a", "b")) == "a[b]"
    assert named(()) == named(("",))
    assert str(named(())) == "A parameter without a name"
    assert len(str(named(("a" * 500,)))) == 120
    assert safe("a\nb" + KEY, 40) == "a\\u000absk_test_***345"
