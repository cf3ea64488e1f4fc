"""Functions in source code: their names, parameters with defaults, and bodies."""

import pytest

from session_composer.codecs.readers.source.syntax.dialects import (
    NODE,
    OTHER,
    PHP,
    PYTHON,
    RUBY,
    Dialect,
)
from session_composer.codecs.readers.source.syntax.functions import Functions
from session_composer.codecs.readers.source.syntax.lexer import tokenize


@pytest.mark.parametrize(
    ("dialect", "text", "name", "parameters"),
    [
        (NODE, "function open(a, b = 1) { return a }", "open", {"a": "", "b": "1"}),
        (
            NODE,
            "const open = async (a, { b, c = 2 }) => { a }",
            "open",
            {"a": "", "b": "", "c": "2"},
        ),
        (NODE, "const open = a => a", "open", {"a": ""}),
        (NODE, "const open = (a: string): Promise<void> => { a }", "open", {"a": ""}),
        (NODE, "class A { async open(a?: string): Promise<B> { a } }", "open", {"a": ""}),
        (PYTHON, "def open(self, a: str, *, b=None) -> dict:\n  return a", "open", None),
        (PYTHON, "on = lambda a, b=1: a", "on", {"a": "", "b": "1"}),
        (RUBY, "def open(a, b: 1, c: nil)\n  a\nend", "open", {"a": "", "b": "1", "c": "nil"}),
        (RUBY, "def self.open a, b = 1\n  a\nend", "open", {"a": "", "b": "1"}),
        (PHP, "function open(string $a, ?array $b = []): array { }", "open", {"$a": "", "$b": "["}),
        (PHP, "$open = fn (string $a) => [$a];", "$open", {"$a": ""}),
        (PHP, "$open = function ($a) use ($b) { };", "$open", {"$a": ""}),
        (OTHER, "fn open(a: &str) -> Result<String, E> { a }", "open", None),
        (OTHER, "func open(id string) (*A, error) { id }", "open", None),
    ],
)
def test_functions_are_found(
    dialect: Dialect, text: str, name: str, parameters: dict[str, str] | None
) -> None:
    tokens = tokenize(text, dialect)
    functions = Functions(tokens, dialect)
    assert name in functions.by_name
    if parameters is not None:
        found = functions.parameters(functions.by_name[name])
        defaults = {key: tokens[at].text if at >= 0 else "" for key, at in found.items()}
        assert defaults == parameters


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        (NODE, "if (a) { b }"),
        (NODE, "a.open(b)"),
        (NODE, "open(b)"),
        (PYTHON, "open(b)"),
        (PHP, "foreach ($a as $b) { }"),
        (OTHER, "for (a) { b }"),
    ],
)
def test_what_is_no_function(dialect: Dialect, text: str) -> None:
    assert not Functions(tokenize(text, dialect), dialect).heads


def test_what_stands_in_a_function() -> None:
    tokens = tokenize("a; function f(b) { c; const g = (d) => { e }; } h", NODE)
    functions = Functions(tokens, NODE)
    names = {tokens[at].text: [*functions.owners(at)] for at in range(len(tokens))}
    assert names["a"] == names["h"] == [-1]
    assert names["b"] == names["c"] == [0, -1]
    assert names["d"] == names["e"] == [1, 0, -1]
