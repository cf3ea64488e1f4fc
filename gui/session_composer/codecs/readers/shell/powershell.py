"""Reads ``Invoke-RestMethod`` and ``Invoke-WebRequest`` of PowerShell. Nothing is run.

The body is a table of names and values, a string, or a variable that was given one of them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from session_composer.codecs import budget
from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.envelope import Envelope, EnvelopeRow, candidates
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.json_text import MAX_DEPTH

from .pieces import bounded_search

KIND = "powershell"

_NAMES = "Invoke-RestMethod|Invoke-WebRequest|irm|iwr"
_NAME = re.compile(f"(?i:{_NAMES})")
_COMMAND = re.compile(rf"(?im)^[^\n#\"']{{0,200}}?\b(?:{_NAMES})[ \t`]")
_TOKEN = re.compile(
    r"""
      (?P<here>@['"][ \t]*\r?\n)
    | ['\u2018\u2019\u201a\u201b](?P<single>[^'\u2018\u2019\u201a\u201b]*+
        (?:['\u2018\u2019\u201a\u201b]{2}[^'\u2018\u2019\u201a\u201b]*+)*+)['\u2018\u2019\u201a\u201b]
    | "(?P<double>(?:[^"`]++|`[\s\S]|"")*+)"
    | (?P<open>(?:\[[\w.]+\])?@\{)
    | (?P<mark>[{}();=]|\|)
    | (?P<splat>@\w+)
    | (?P<member>\$[\w:]+(?:\.\w+|\[(?:'[^'\n]*'|"[^"\n]*")\])*(?=\s*(?:=|\.Add\()))
    | (?P<add>\.Add\()
    | (?P<comment>\#[^\n]*)
    | (?P<continued>`[ \t]*\r?\n)
    | (?P<line>\r?\n)
    | (?P<space>[ \t]+)
    | (?P<word>[^\s'"{}();=|`]+|[`'"])
    """,
    re.VERBOSE,
)
# All of them are single quotes to PowerShell.
_DOUBLED = re.compile(r"(['\u2018\u2019\u201a\u201b])['\u2018\u2019\u201a\u201b]")
_ESCAPE = re.compile(r"`([\s\S])|\"\"")
_EXPANSION = re.compile(r"\$\w|\$\(")
_VARIABLE = re.compile(r"\$\{?([\w:]+)\}?")
_INDEX = re.compile(r"(\$[\w:]+)(?:\.(\w+)|\[['\"](.*)['\"]\])")

type _Table = dict[str, RawValue]
type _Value = str | _Table | Variable


def looks_like(text: str) -> int:
    """Say how much a text looks like a request of PowerShell, 0 for not at all."""
    if "account_sessions" not in text or not re.search(rf"(?i)\b(?:{_NAMES})\b", text):
        return 0
    return 84 if bounded_search(_COMMAND, text, "account_sessions", 64 * 1024) else 70


def read(text: str) -> Sequence[Candidate]:
    """Read requests of PowerShell. Raises InputError when none creates an account session."""
    return candidates(list(_Reader(text).requests()))


class _Token(NamedTuple):
    sort: str
    text: str
    start: int


def _tokens(text: str) -> Iterator[_Token]:
    """List words, signs and texts, these without their quotes."""
    at = 0
    unclosed: set[str] = set()
    while match := _TOKEN.match(text, at):
        sort, found = match.lastgroup or "", match[match.lastgroup or 0]
        at = match.end()
        if sort == "here":
            close = f"\n{found[1]}@"
            end = -1 if close in unclosed else text.find(close, at - 1)
            if end < 0:
                # Not looked for again.
                unclosed.add(close)
                continue
            sort = "single" if found[1] == "'" else "double"
            found, at = text[match.end() : end].rstrip("\r"), end + len(close)
            found = found.replace("'", "''") if sort == "single" else found
        if sort not in ("space", "comment", "continued"):
            yield _Token(sort, found, match.start())


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._place = self._counted = 0
        self._steps = budget.step_budget()
        self._tokens = list(_tokens(text))
        self._at = self._depth = 0
        self._variables: dict[str, _Value] = {}

    def requests(self) -> Iterator[Envelope]:
        """List the requests; variables have the values that they were given before."""
        while (token := self._next()) is not None:
            if token.sort == "member":
                self._assignment(token.text)
            elif _NAME.fullmatch(token.text):
                yield self._request(self._line(token))

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> _Token | None:
        token = self._peek()
        self._at += token is not None
        self._steps.spend()
        return token

    def _line(self, token: _Token) -> int:
        """Line of a token, from 1; none stands before one that was asked for already."""
        self._counted += self._text.count("\n", self._place, token.start)
        self._place = token.start
        return self._counted + 1

    def _assignment(self, name: str) -> None:
        sign = self._next()
        if sign is not None and sign.sort == "add":
            key = self._value()
            value = self._value()
            table = self._variables.setdefault(name.lower(), {})
            if isinstance(table, dict) and isinstance(key, str):
                table[key.rstrip(",")] = value
            return
        following = self._peek()
        if following is not None and _NAME.fullmatch(following.text):
            # Its answer is kept; the request itself comes next.
            return
        value = self._value()
        if index := _INDEX.fullmatch(name):
            table = self._variables.setdefault(index[1].lower(), {})
            if isinstance(table, dict):
                table[index[2] or index[3]] = value
        else:
            self._variables[name.lower()] = value

    def _value(self) -> _Value:
        """Read one value: a text, a table, or what stands for one."""
        token = self._next()
        while token is not None and token.text in (",", "[ordered]"):
            token = self._next()
        if token is None:
            return ""
        if token.sort == "open":
            return self._table()
        if token.sort == "single":
            return _DOUBLED.sub(r"\1", token.text)
        if token.sort == "double":
            return self._expanded(token.text)
        text = token.text.rstrip(",")
        if token.text.startswith("[ordered]"):
            return self._table()
        if text.lower() in ("$true", "$false"):
            return text[1:].capitalize()
        if text.startswith("$"):
            return self._variables.get(text.lower(), Variable(text, is_placeholder=True))
        return text

    def _table(self) -> _Table:
        """Read what stands between ``@{`` and ``}``."""
        found: _Table = {}
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise InputError(
                "The tables are nested more than {max_depth} levels deep.", max_depth=MAX_DEPTH
            )
        while (token := self._next()) is not None and token.text != "}":
            if token.text in (";", "\n", "\r\n"):
                continue
            self._at -= 1
            key = self._value()
            sign = self._peek()
            if sign is not None and sign.text == "=" and isinstance(key, str):
                self._at += 1
                found[key] = self._value()
        self._depth -= 1
        return found

    def _expanded(self, text: str) -> str:
        """Put variables of the text in, and take the backticks away."""
        if _EXPANSION.search(text):
            text = _VARIABLE.sub(self._known, text)
        return _ESCAPE.sub(lambda match: match[1] or '"', text)

    def _known(self, match: re.Match[str]) -> str:
        value = self._variables.get(f"${match[1]}".lower())
        self._steps.spend(len(value) if isinstance(value, str) else 1)
        return value if isinstance(value, str) else match[0]

    def _request(self, line: int) -> Envelope:
        given: dict[str, _Value] = {}
        while (token := self._peek()) is not None and token.sort != "line":
            if token.text in ("|", ";", ")", "}"):
                break
            self._at += 1
            if token.sort == "splat":
                table = self._variables.get(f"${token.text[1:]}".lower())
                if isinstance(table, dict):
                    given |= {f"-{name.lower()}": _plain(item) for name, item in table.items()}
            elif token.text.startswith("-"):
                given[token.text.lower().rstrip(":")] = self._value()
            else:
                self._at -= 1
                given.setdefault("-uri", self._value())
        return _envelope(given, line)


def _plain(value: RawValue) -> _Value:
    return value if isinstance(value, str | dict | Variable) else ""


def _envelope(given: dict[str, _Value], line: int) -> Envelope:
    url, method, body = given.get("-uri", ""), given.get("-method", "GET"), given.get("-body")
    headers = given.get("-headers")
    pairs = body.items() if isinstance(body, dict) else ()
    if isinstance(body, Variable):
        raise InputError(
            "The body of the request is {text}, which is given no value in the text.",
            text=body.text,
        )
    return Envelope(
        Message("PowerShell command"),
        url if isinstance(url, str) else "",
        method if isinstance(method, str) else "POST",
        [(name, value) for name, value in headers.items() if isinstance(value, str)]
        if isinstance(headers, dict)
        else (),
        [EnvelopeRow(name, value) for name, value in pairs],
        body=body if isinstance(body, str) else "",
        line=line,
        reads_file="-infile" in given,
    )
