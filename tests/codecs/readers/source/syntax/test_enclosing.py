"""The conditions and loops that a statement in source code stands in."""

import pytest

from session_composer.codecs.budget import step_budget
from session_composer.codecs.readers.source.syntax.dialects import (
    NODE,
    OTHER,
    PHP,
    PYTHON,
    RUBY,
    Dialect,
)
from session_composer.codecs.readers.source.syntax.enclosing import Conditions
from session_composer.codecs.readers.source.syntax.lexer import tokenize


@pytest.mark.parametrize(
    ("dialect", "text", "words"),
    [
        (NODE, "x = 1", []),
        (NODE, "if (a) x = 1", ["if a"]),
        (NODE, "if (a) { if (b) { x = 1 } }", ["if b", "if a"]),
        (NODE, "if (a) { } else { x = 1 }", ["else else"]),
        (NODE, "if (a) { } else if (b) { x = 1 }", ["if b"]),
        (NODE, "for (const a of b) { x = 1 }", ["for const a of b"]),
        (NODE, "b.forEach((a) => { x = 1 })", ["forEach ("]),
        (NODE, "a && x(1)", ["if a"]),
        (NODE, "switch (a) { case 1: y(); x = 1 }", ["case 1"]),
        (NODE, "function f() { x = 1 }", []),
        (NODE, "try { x = 1 } catch (e) { }", []),
        (PHP, "if (a): b; endif; foreach ($a as $b) { x = 1; }", ["foreach $a as $b"]),
        (PYTHON, "if a:\n  for b in c:\n    x = 1\n", ["for b in c", "if a"]),
        (PYTHON, "if a:\n  b = 1\nelif c:\n  x = 1\n", ["elif c"]),
        (PYTHON, "if a:\n  b\nelse:\n  x = 1\n", ["else "]),
        (PYTHON, "if a: x = 1\n", ["if a"]),
        (PYTHON, "if a:\n  def f():\n    x = 1\n", []),
        (RUBY, "if a\n  x = 1\nend\n", ["if a"]),
        (RUBY, "b.each do |a|\n  x = 1\nend\n", ["each |"]),
        (RUBY, "b.each { |a| x = 1 }\n", ["each |"]),
        (OTHER, "if a.b { x = 1 }", ["if a . b"]),
        (OTHER, "for a in b { x = 1 }", ["for a in b"]),
    ],
)
def test_what_a_statement_depends_on(dialect: Dialect, text: str, words: list[str]) -> None:
    tokens = tokenize(text, dialect)
    at = next(at for at in range(len(tokens)) if tokens[at].text == "x")
    found = Conditions(tokens, dialect).around(at, -1, step_budget())
    told = [
        " ".join([one.word, *(tokens[at].text for at in range(one.start, one.stop))]).strip()
        for one in found
    ]
    assert told == [word.strip() for word in words]


def test_what_stands_behind_a_statement_in_ruby() -> None:
    tokens = tokenize("x = 1 if a\ny = 1 unless b\nz = 1\n", RUBY)
    conditions = Conditions(tokens, RUBY)
    modifiers = [conditions.modifier(at) for at in range(len(tokens))]
    assert [one.word for one in modifiers if one] == ["if", "unless"]
