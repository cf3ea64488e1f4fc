"""Lines of things that a parser did not place."""

from typing import override

from session_composer.codecs.readers.plain.line_finder import LineFinder


def test_each_is_looked_for_behind_the_last() -> None:
    lines = LineFinder("a\nb\na b\n\nc")
    assert [lines.line(word) for word in ("a", "a", "x", "b", "c", "a")] == [1, 3, 3, 3, 5, 5]
    assert LineFinder("a\nb").line("x", "b") == 2


def test_e5_what_is_not_there_is_not_looked_for_for_ever() -> None:
    class Counted(str):
        __slots__ = ()
        looks = 0

        @override
        def find(self, *given: object) -> int:
            Counted.looks += 1
            return -1

    lines = LineFinder(Counted("a" * 10))
    for _ in range(1000):
        lines.line("x", "y")
    assert Counted.looks < 50
