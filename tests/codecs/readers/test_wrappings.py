"""What texts are wrapped in, and how much of it is looked at."""

import pytest

from session_composer.codecs.readers.wrappings import MAX_PARTS, Part, parts, without_ticks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no fence", []),
        ("a\n```js\nb\n```\nc", [Part("js", "\n\nb")]),
        ("~~~ {.ruby}\nb\n~~~", [Part("ruby", "\nb")]),
        ("````\n```\nb\n```\n````", [Part("", "\n```\nb\n```")]),
        ("```\nnever closed", [Part("", "\nnever closed")]),
        ("- x\n  ```\n  a\n    b\n  ```", [Part("", "\n\na\n  b")]),
        ("> a\nanswer\n> b", [Part("", "a\n\nb")]),
        ("> alone", []),
        ("7 a\n8 b", [Part("", "a\nb")]),
        ("7 a\n9 b", []),
        ("@@ -1 +1 @@\n a\n-b\n+c", [Part("", "\na\n\nc")]),
        ("+ a\n+ b", [Part("", " a\n b")]),
    ],
)
def test_parts_keep_their_lines(text: str, expected: list[Part]) -> None:
    assert parts(text) == expected


def test_e5_fences_are_bounded() -> None:
    """Neither are all looked at, nor do the empty lines before each add up."""
    found = parts("\n" * 100_000 + "```\na\n```\n" * (MAX_PARTS + 50))
    assert len(found) == MAX_PARTS
    assert sum(len(part.text) for part in found) < 300_000


@pytest.mark.parametrize(
    ("text", "plain"), [("`a b`", "a b"), ("a b`", "a b"), ("a `b` c`", "a `b` c`"), ("a", "a")]
)
def test_signs_of_code_within_a_line(text: str, plain: str) -> None:
    assert without_ticks(text) == plain
