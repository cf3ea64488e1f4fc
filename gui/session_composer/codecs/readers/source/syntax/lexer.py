"""Splits source code into tokens, in time that grows with the text only, whatever the text is.

No language is parsed: what a string is, what a comment is and which brackets there are is enough
to find literals. Anything is accepted; what ends nowhere is taken for a mark.
"""

import re
from collections.abc import Callable

from session_composer.codecs.readers.plain.known_words import words
from session_composer.core.text.errors import InputError

from .dialects import OTHER, PYTHON, RUBY, Dialect
from .string_ends import end_of_raw_string, end_of_string
from .strings import unescape
from .tokens import TokenKind, Tokens

_OPENING_TAG = re.compile(r"<\?(?:php\b|=)?", re.IGNORECASE)
_VALUE_KINDS = (TokenKind.STRING, TokenKind.NUMBER, TokenKind.DYNAMIC)
_OPERATOR_WORDS = words("operator_words")
_REGEX = re.compile(r"(?:[^/\\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*+\])++/[A-Za-z]*")
_BRACKETS = {"[": "]", "(": ")", "{": "}", "<": ">"}
_LAST_LINE = re.compile(r"^(?P<space>[ \t]*)(?P<tag>\w+)(?P<rest>[^\n]*)$", re.MULTILINE)
MAX_TOKENS = 400_000
_MAX_HEREDOCS = 8


def tokenize(source: str, dialect: Dialect) -> Tokens:
    """Split source code."""
    return _Lexer(source, dialect).run()


class _Lexer:
    """Goes through a text once."""

    def __init__(self, source: str, dialect: Dialect) -> None:
        self._source = source
        self._dialect = dialect
        self._found = Tokens(source)
        self._heredocs: list[tuple[str, bool]] = []
        # Up to where something that begins so has no end. Without it, looking for ends that are
        # not there would take time that grows with the square of the text.
        self._endless: dict[str, int] = {}
        self._inside_tags = False

    def run(self) -> Tokens:
        """Return the tokens."""
        source, place = self._source, 0
        if self._dialect.has_template_tags and not self._begins_as_code():
            place = self._code_from(0)
            self._inside_tags = place > 0
        # Not kept: an object that refers to itself is freed late, and with it all tokens.
        handlers: dict[str, Callable[[re.Match[str]], int]] = {
            "newline": self._newline,
            "block": self._block,
            "begin": self._begin,
            "number": lambda match: self._add(TokenKind.NUMBER, match[0], match),
            "name": lambda match: self._add(TokenKind.NAME, match[0], match),
            "mark": lambda match: self._add(TokenKind.MARK, match[0], match),
            "symbol": lambda match: self._add(TokenKind.STRING, match["symbol_name"], match),
            "quote": self._quote,
            "regex": self._regex,
            "heredoc": self._heredoc,
            "words": self._words,
            "percent": self._percent,
            "closing_tag": self._closing_tag,
        }
        match_at = self._dialect.pattern.match
        while (match := match_at(source, place)) is not None:
            handler = handlers.get(match.lastgroup or "")
            place = match.end() if handler is None else handler(match)
            if len(self._found) > MAX_TOKENS:
                raise InputError(
                    "The text is too long: more than {max_tokens} words and signs of source code.",
                    max_tokens=MAX_TOKENS,
                )
        self._found.match_brackets()
        return self._found

    def _add(self, kind: TokenKind, text: str, match: re.Match[str]) -> int:
        self._found.add(kind, text, match.start(), match.end())
        return match.end()

    def _mark(self, start: int) -> int:
        """Take one character for a mark."""
        self._found.add(TokenKind.MARK, self._source[start], start, start + 1)
        return start + 1

    def _newline(self, match: re.Match[str]) -> int:
        place = match.end()
        for tag, is_indented in self._heredocs[:_MAX_HEREDOCS]:
            for line in _LAST_LINE.finditer(self._source, place):
                is_bare = not line["rest"].strip() and (is_indented or not line["space"])
                if line["tag"] == tag and is_bare:
                    place = line.end()
                    break
            else:
                place = len(self._source)
        self._heredocs.clear()
        return place

    def _block(self, match: re.Match[str]) -> int:
        return self._to("*/", match)

    def _begin(self, match: re.Match[str]) -> int:
        return self._to("\n=end", match)

    def _to(self, end: str, match: re.Match[str]) -> int:
        """Leave out a comment up to its end."""
        start = match.start()
        if start >= self._endless.get(end, 0):
            place = self._source.find(end, match.end())
            if place >= 0:
                return place + len(end)
            self._endless[end] = len(self._source)
        return self._mark(start)

    def _quote(self, match: re.Match[str]) -> int:
        opening = match[0]
        quote = opening[-1]
        start, inside = match.start(), match.end()
        is_triple = opening.endswith(quote * 3)
        memory = quote * 3 if is_triple else quote
        if start < self._endless.get(memory, 0):
            return self._mark(start)
        prefix = opening.rstrip(quote).lower()
        is_raw = "@" in prefix or quote in self._dialect.raw_quotes
        if is_raw and not is_triple:
            end, is_dynamic = end_of_raw_string(self._source, inside, quote), False
        else:
            end, is_dynamic = end_of_string(
                self._source, self._dialect, inside, quote, is_triple=is_triple
            )
        if end < 0:
            self._endless[memory] = -end
            # A prefix is a name then; what follows is looked at again.
            return self._name_at(start, len(prefix)) if prefix.isalpha() else self._mark(start)
        body = self._source[inside : end - (3 if is_triple else 1)]
        if self._dialect is PYTHON and ("f" in prefix or "t" in prefix):
            is_dynamic = "{" in body.replace("{{", "")
            body = body.replace("{{", "{").replace("}}", "}")
        if self._dialect is OTHER:
            # As Swift puts code into a text.
            is_dynamic |= "\\(" in body
        if "$" in prefix:
            is_dynamic = "{" in body.replace("{{", "")
        if "b" in prefix or quote in self._dialect.command_quotes:
            is_dynamic = True
        if is_raw:
            body = body.replace(quote * 2, quote)
        is_verbatim = is_dynamic or is_raw or "r" in prefix
        text = body if is_verbatim else self._text(body, quote)
        kind = TokenKind.DYNAMIC if is_dynamic else TokenKind.STRING
        self._found.add(kind, text, start, end)
        return end

    def _text(self, body: str, quote: str) -> str:
        if "\\" not in body:
            return body
        return unescape(
            body,
            quote,
            only_quotes=quote in self._dialect.plain_quotes,
            keeps_unknown=self._dialect.keeps_unknown_escapes,
        )

    def _name_at(self, start: int, length: int) -> int:
        text = self._source[start : start + length]
        self._found.add(TokenKind.NAME, text, start, start + length)
        return start + length

    def _follows_value(self) -> bool:
        """Whether what was found last is a value, so that an operator comes next."""
        last = len(self._found) - 1
        if self._found.is_kind(last, TokenKind.NAME):
            return not self._found.is_name(last, _OPERATOR_WORDS)
        return self._found.is_kind(last, *_VALUE_KINDS) or self._found.is_closing(last)

    def _regex(self, match: re.Match[str]) -> int:
        start = match.start()
        is_tag = self._found.is_mark(len(self._found) - 1, "<")
        if self._follows_value() or is_tag or start < self._endless.get("/", 0):
            return self._mark(start)
        found = _REGEX.match(self._source, match.end())
        if found is None:
            end = self._source.find("\n", start)
            self._endless["/"] = end if end >= 0 else len(self._source)
            return self._mark(start)
        self._found.add(TokenKind.DYNAMIC, "", start, found.end())
        return found.end()

    def _heredoc(self, match: re.Match[str]) -> int:
        tag = match["tag"]
        if self._dialect is RUBY:
            touches = match.start() and not self._source[match.start() - 1].isspace()
            if self._follows_value() and (touches or not match["indent"]):
                return self._mark(match.start())
            self._heredocs.append((tag.strip("\"'`"), bool(match["indent"])))
            return self._add(TokenKind.DYNAMIC, match[0], match)
        if match.start() < self._endless.get("<<<", 0):
            return self._mark(match.start())
        name = tag.strip("\"'")
        for line in _LAST_LINE.finditer(self._source, match.end()):
            if line["tag"] == name:
                end = line.end("tag")
                kind = TokenKind.STRING if tag.startswith("'") else TokenKind.DYNAMIC
                lines = self._source[match.end() : line.start()].strip("\r\n").split("\n")
                body = "\n".join(one.removeprefix(line["space"]) for one in lines)
                if kind is TokenKind.DYNAMIC and "$" not in body:
                    kind, body = TokenKind.STRING, self._text(body, '"')
                self._found.add(kind, body, match.start(), end)
                return end
        self._endless["<<<"] = len(self._source)
        return self._mark(match.start())

    def _closed(self, match: re.Match[str]) -> int:
        """Where a literal that begins with % ends, before its bracket; -1 when it is none."""
        opening = match[0][-1]
        is_first = self._found.is_behind_line(match.start())
        if (self._follows_value() and not is_first) or match.start() < self._endless.get("%", 0):
            return -1
        end = self._source.find(_BRACKETS.get(opening, opening), match.end())
        if end < 0:
            self._endless["%"] = len(self._source)
        return end

    def _words(self, match: re.Match[str]) -> int:
        end = self._closed(match)
        if end < 0:
            return self._mark(match.start())
        start = match.start()
        self._found.add(TokenKind.MARK, "[", start, match.end())
        for word in re.finditer(r"\S+", self._source[match.end() : end]):
            begin = match.end() + word.start()
            self._found.add(TokenKind.STRING, word[0], begin, begin + len(word[0]))
            self._found.add(TokenKind.MARK, ",", begin + len(word[0]), begin + len(word[0]))
        self._found.add(TokenKind.MARK, "]", end, end + 1)
        return end + 1

    def _percent(self, match: re.Match[str]) -> int:
        end = self._closed(match)
        if end < 0:
            return self._mark(match.start())
        text = self._source[match.end() : end]
        is_dynamic = "#{" in text and not match[0].startswith("%q")
        kind = TokenKind.DYNAMIC if is_dynamic else TokenKind.STRING
        self._found.add(kind, text, match.start(), end + 1)
        return end + 1

    def _closing_tag(self, match: re.Match[str]) -> int:
        if not self._inside_tags:
            return self._mark(match.start())
        self._found.add(TokenKind.MARK, ";", match.start(), match.end())
        place = self._code_from(match.end())
        return place if place > match.end() else len(self._source)

    def _begins_as_code(self) -> bool:
        """Whether what looks like the first tag stands in a string, as no tag of a page does."""
        first = _OPENING_TAG.search(self._source)
        if first is None or self._source.lstrip().startswith("<"):
            return False
        line = self._source[self._source.rfind("\n", 0, first.start()) + 1 : first.start()]
        return any(re.sub(r"\\.", "", line).count(quote) % 2 for quote in "'\"")

    def _code_from(self, start: int) -> int:
        """Where the next code between tags begins; ``start`` when there is none."""
        match = _OPENING_TAG.search(self._source, start)
        return match.end() if match else start
