"""What stands where in code, told by Pygments: keywords, texts, comments.

Told piece by piece, so that long code can be taken apart between other events.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String


class HighlightKind(StrEnum):
    """What gets a colour of its own."""

    KEYWORD = "keyword"
    STRING = "string"
    CONSTANT = "constant"
    COMMENT = "comment"
    NAME = "name"


type HighlightSpan = tuple[int, int, HighlightKind]
"""Start and length in UTF-16 units, as Qt counts, and the kind."""

# Whatever is below a token in Pygments' tree goes with it, unless it stands here itself.
_KINDS: dict[Any, HighlightKind | None] = {
    Comment: HighlightKind.COMMENT,
    Generic.Heading: HighlightKind.KEYWORD,
    Generic.Subheading: HighlightKind.KEYWORD,
    Keyword: HighlightKind.KEYWORD,
    Keyword.Constant: HighlightKind.CONSTANT,
    Name.Attribute: HighlightKind.NAME,
    Name.Builtin: HighlightKind.NAME,
    Name.Class: HighlightKind.NAME,
    Name.Constant: HighlightKind.CONSTANT,
    Name.Decorator: HighlightKind.NAME,
    Name.Function: HighlightKind.NAME,
    Name.Tag: HighlightKind.NAME,
    Name.Variable: HighlightKind.NAME,
    Number: HighlightKind.CONSTANT,
    Operator.Word: HighlightKind.KEYWORD,
    String: HighlightKind.STRING,
}


def spans(text: str, language: str) -> Iterator[list[HighlightSpan]]:
    """Give the spans of one line after the other; ``language`` is an alias of Pygments.

    Raises ValueError when Pygments does not know the language.
    """
    options = {"startinline": True} if language == "php" and not text.startswith("<?") else {}
    found: list[HighlightSpan] = []
    kinds: dict[Any, HighlightKind | None] = dict(_KINDS)
    column = 0
    for _, token, value in get_lexer_by_name(language, **options).get_tokens_unprocessed(text):
        kind = kinds[token] if token in kinds else kinds.setdefault(token, _kind(token))
        first, *others = value.split("\n")
        length = _units(first)
        if kind is not None and length:
            found.append((column, length, kind))
        column += length
        for part in others:
            yield found
            column = _units(part)
            found = [(0, column, kind)] if kind is not None and column else []
    yield found


def _kind(token: Any) -> HighlightKind | None:
    while token is not None and token not in _KINDS:
        token = token.parent
    return _KINDS.get(token)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
