"""Splitting source code: strings and comments are told apart, and nothing is slow."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.requests import examples
from tests.support.sizes import some

from session_composer.codecs.readers.source.syntax.dialects import NODE, PHP, PYTHON, RUBY, Dialect
from session_composer.codecs.readers.source.syntax.lexer import MAX_TOKENS, tokenize
from session_composer.codecs.readers.source.syntax.tokens import TokenKind
from session_composer.core.text.errors import InputError

DIALECTS = {dialect.name: dialect for dialect in (PYTHON, NODE, RUBY, PHP)}
LETTERS = {
    TokenKind.NAME: "N",
    TokenKind.STRING: "S",
    TokenKind.DYNAMIC: "D",
    TokenKind.NUMBER: "9",
}


def shape(text: str, dialect: Dialect) -> str:
    """One letter a token, marks as they are."""
    tokens = tokenize(text, dialect)
    found = [tokens[index] for index in range(len(tokens))]
    return " ".join(LETTERS.get(token.kind, token.text) for token in found)


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        (PYTHON, "a = 'b' # c '", "N = S"),
        (PYTHON, "'''a\n'b' \"c\"''' + x", "S + N"),
        (PYTHON, "f'{a}' rb'x' R'y' u'z' bar'w'", "D D S S N S"),
        (PYTHON, "'a\nb", "' N N"),
        (PYTHON, "a \\\n b", "N N"),
        (PYTHON, "x == 1_0.5e3 != 0x1F", "N == 9 != 9"),
        (NODE, "a // 'b\n'c' /* ' */ `d`", "N S S"),
        (NODE, "`a${b ? `c}` : '}'}` x", "D N"),
        (NODE, "`a${'`'}b${{c: 1}}` x", "D N"),
        (NODE, "/['\"/]/g.test(a) / 2 / b", "D . N ( N ) / 9 / N"),
        (NODE, "return /x/ + a", "N D + N"),
        (NODE, "<b>don't</b>", "< N > N ' N < / N >"),
        (NODE, "a => b?.c ?? d === e", "N => N ?. N ?? N === N"),
        (NODE, "/* open 'a'", "/ * N S"),
        (NODE, "this.#x $y _z é", "N . N N N N"),
        (RUBY, "a: 'b', :c => %w[d e], %i(f)", "N : S , S => [ S , S , ] , [ S , ]"),
        (RUBY, '"a#{b["c"]}" "d" x%w', "D S N % N"),
        (RUBY, "f <<~A, 1\n it's\n A\ng", "N D , 9 N"),
        (RUBY, "f <<A, <<B\na'\nA\nb'\nB\ng", "N < < N , D N"),
        (RUBY, "x = <<-'AB'\n", "N = D"),
        (RUBY, "=begin\n'\n=end\na", "N"),
        (RUBY, "a\n__END__\n'b'", "N"),
        (RUBY, "a? b! @c $d x::Y", "N N N N N :: N"),
        (RUBY, "'a\nb'", "S"),
        (PHP, '$a->b(\'c\', "$d", "{$e}") # f\'', "N -> N ( S , D , D )"),
        (PHP, "#[A('b')]\n$c // d'", "# [ N ( S ) ] N"),
        (PHP, "<p>it's</p><?php 'a' ?> don't <?= $b ?> it's", "S ; N ;"),
        (PHP, "<<<A\nit's\n  A . 'b'", "S . S"),
        (PHP, "<<<'A'\nit's\nA; 'b'", "S ; S"),
        (PHP, "\\Stripe\\Stripe::a()", "N :: N ( )"),
        (PHP, "'a\nb' \"\\$c\"", "S S"),
    ],
)
def test_tokens(dialect: Dialect, text: str, expected: str) -> None:
    assert shape(text, dialect) == expected


@pytest.mark.parametrize("name", some([*DIALECTS], 2))
def test_too_many_tokens_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="more than 400000 words and signs"):
        tokenize("[" * (MAX_TOKENS + 1), DIALECTS[name])


PIECES = st.sampled_from(
    [
        *"'\"`\\#/<>{}[]()$%:;,=!?+-*.&|@~^\n\r\t 09a_é€\0\ufeff",
        *("//", "/*", "*/", "${", "#{", "{$", "<<~A", "<<<A", "\nA\n", "%w[", "<?php", "?>"),
        *('"""', "'''", "f'", "=begin", "\n=end", "__END__", "=>", "...", "**", "\ud800"),
    ]
)


@pytest.mark.parametrize("name", DIALECTS)
@examples(150)
@given(pieces=st.lists(PIECES | st.text(max_size=3), max_size=40))
def test_tokens_stand_one_behind_the_other(name: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    tokens = tokenize(text, DIALECTS[name])
    end = 0
    for index in range(len(tokens)):
        token = tokens[index]
        assert end <= token.start <= token.end <= len(text)
        end = token.end
        closing = tokens.closing[index]
        assert closing == -1 or index < closing <= len(tokens)
        assert tokens.around[index] < index


@pytest.mark.parametrize("quote", "'\"")
@pytest.mark.parametrize("name", DIALECTS)
@examples(50)
@given(value=st.text(max_size=12))
@example(value="'<?php")
def test_plain_strings_come_back(name: str, quote: str, value: str) -> None:
    escaped = value.replace("\\", "\\\\").replace(quote, "\\" + quote)
    if quote == '"':
        escaped = escaped.replace("#", "\\#") if name == "ruby" else escaped
        escaped = escaped.replace("$", "\\$") if name == "php" else escaped
    if "\n" in value or (name == "python" and value == ""):
        return
    tokens = tokenize(f"({quote}{escaped}{quote})", DIALECTS[name])
    assert len(tokens) == 3
    assert tokens[1].kind is TokenKind.STRING
    assert tokens[1].text == value
