"""Reads texts with code in them: template strings, and strings with variables."""

import re

from session_composer.codecs.readers.plain.raw_values import Variable, sentence_safe
from session_composer.codecs.readers.source.syntax.dialects import NODE, OTHER, PHP, PYTHON, RUBY
from session_composer.codecs.readers.source.syntax.strings import unescape
from session_composer.core.text.message import Message, join_messages
from session_composer.core.text.secret_text import redact
from session_composer.core.wire.values import Number

from .found import CODE, Found, ReadsValues
from .operators import text_of

_INSERTS = {
    NODE.name: re.compile(r"\$\{([^{}`$]*+)\}"),
    RUBY.name: re.compile(r"#\{([^{}#]*+)\}"),
    PHP.name: re.compile(r"\{(\$[^{}$]*+)\}|(\$\w++)"),
    PYTHON.name: re.compile(r"\{([^{}]*+)\}"),
    OTHER.name: re.compile(r"\$\{([^{}$]*+)\}|\\\(((?:[^()]|\([^()]*+\))*+)\)"),
}
# Of C#, whose mark stands before the text: a name there, or code.
_MARKED = "$"
_QUOTES = {NODE.name: "`", RUBY.name: '"', PHP.name: '"'}
_NAME = re.compile(r"\s*+([\w$@]++)\s*+")
_LITERAL = re.compile(r"\s*+(['\"])([^'\"\\]*+)\1\s*+")
_SHOWN = 40
_OPENINGS = {NODE.name: "${", RUBY.name: "#{", PHP.name: "{$"}


def read(reader: ReadsValues, at: int, depth: int) -> Found:
    """Read the text at a token as far as it is written out."""
    program = reader.program
    tokens, dialect = program.tokens, program.dialect
    opening = tokens.opens_with(at)
    is_marked = dialect is OTHER and opening == _MARKED
    inserts = _INSERTS.get(PYTHON.name if is_marked else dialect.name)
    is_heredoc = dialect is PHP and opening == "<"
    is_template = (
        is_heredoc
        or dialect is OTHER
        or opening == _QUOTES.get(dialect.name)
        or (dialect is PYTHON and opening in ("f", "F", "r", "R"))
    )
    if inserts is None or not is_template:
        return CODE
    body = tokens[at].text
    pieces: list[str | Variable] = []
    end = 0
    for match in inserts.finditer(body):
        reader.steps.spend()
        pieces.append(_plain(body[end : match.start()], reader))
        end = match.end()
        pieces.append(_inserted(reader, next(filter(None, match.groups()), ""), at, depth))
    pieces.append(_plain(body[end:], reader))
    if any(
        isinstance(piece, str) and _OPENINGS.get(dialect.name, "\0") in piece for piece in pieces
    ):
        return CODE
    return text_of([piece for piece in pieces if piece != ""])


def _plain(text: str, reader: ReadsValues) -> str:
    dialect = reader.program.dialect
    if "\\" not in text:
        return text
    quote = _QUOTES.get(dialect.name, '"')
    return unescape(text, quote, only_quotes=False, keeps_unknown=dialect.keeps_unknown_escapes)


def _inserted(reader: ReadsValues, code: str, at: int, depth: int) -> str | Variable:
    """Return what is inserted: the text in a variable, or the code."""
    if literal := _LITERAL.fullmatch(code):
        return literal[2]
    if name := _NAME.fullmatch(code):
        found = reader.named(name[1], at, depth + 1)
        if isinstance(found, str):
            return found
        if isinstance(found, Number):
            return found.text
        if isinstance(found, bool):
            return str(found).lower()
    line = Message("(line {line})", line=reader.program.tokens.line(at))
    return Variable(
        join_messages([sentence_safe(" ".join(redact(code[:400]).split()), _SHOWN), line])
    )
