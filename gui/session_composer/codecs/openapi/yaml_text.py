"""Reads YAML as the JSON that OpenAPI means by it: maps, lists, texts, true, false and null.

Dates, numbers and ``yes`` stay texts, so nothing changes its meaning on the way. Tags are refused:
they are how a document makes a program build objects. An alias stands for the very same value, so
that many aliases take no memory; what they would come to when followed is limited.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

MAX_DEPTH = 200
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MERGE = "<<"
_DIRECTIVE = "%TAG"
_MAX_DIRECTIVES = 1000
_TOO_DEEP = Message("it is nested more than {max_depth} levels deep", max_depth=MAX_DEPTH)
_NESTING = re.compile(r"nesting\s+depth")
_SHOWN = 60


def parse_yaml(text: str, max_nodes: int) -> object:
    """Read a YAML document of at most so many values, aliases followed. Raises InputError."""
    if text.count(_DIRECTIVE) > _MAX_DIRECTIVES:
        # The parser compares each of them with all others.
        raise InputError(
            "it holds more than {max_directives} %TAG lines.", max_directives=_MAX_DIRECTIVES
        )
    builder = _Builder(max_nodes)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        # The parser in C reads ahead, and since 6.0.4 it has a limit of its own.
        if _NESTING.search(error.problem or ""):
            raise _refusal(_TOO_DEEP, error.problem_mark) from error
        problem = printable(error.problem) if error.problem else Message("it ends too early")
        sentence = Message("it is not valid YAML: {problem}", problem=problem)
        raise _refusal(sentence, error.problem_mark) from error
    except (yaml.YAMLError, ValueError) as error:
        what = " ".join(str(error).split())
        raise InputError(
            "it is not valid YAML: {what}.", what=shorten(printable(what), 200)
        ) from error
    return builder.root


def _events(text: str) -> Iterator[Any]:
    # The parser in C is ten times as fast; a build of PyYAML may lack it.
    return iter(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _refusal(problem: Message, mark: Any) -> InputError:
    if mark is None:
        return InputError("{problem}.", problem=problem)
    return InputError("{problem} (line {line}).", problem=problem, line=mark.line + 1)


@dataclass(slots=True)
class _Open:
    """A list or a map whose end was not seen yet."""

    value: list[object] | dict[str, object]
    anchor: str | None
    size: int = 1
    key: str | None = field(default=None)


class _Builder:
    """Makes a value of the events of a parser."""

    def __init__(self, max_nodes: int) -> None:
        self.root: object = None
        self._max_nodes = max_nodes
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[object, int] | None] = {}
        self._documents = 0

    def take(self, event: Event) -> None:
        """Take the next event. Raises InputError."""
        mark = event.start_mark
        if isinstance(event, ScalarEvent):
            self._check(event, mark)
            self._put(self._scalar(event, mark), 1, event.anchor, mark)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._check(event, mark)
            if self._expects_key():
                raise _refusal(Message("a key is not a text"), mark)
            if len(self._open) >= MAX_DEPTH:
                raise _refusal(_TOO_DEEP, mark)
            if event.anchor:
                self._anchors[event.anchor] = None
            is_map = isinstance(event, MappingStartEvent)
            self._open.append(_Open({} if is_map else [], event.anchor))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            done = self._open.pop()
            self._put(done.value, done.size, done.anchor, mark)
        elif isinstance(event, AliasEvent):
            value, size = self._target(event.anchor or "", mark)
            self._put(value, size, None, mark)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _refusal(Message("it holds more than one YAML document"), mark)

    def _check(self, event: NodeEvent, mark: Any) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _refusal(
                Message("the tag {tag} is not accepted", tag=repr(printable(tag[:_SHOWN]))), mark
            )

    def _scalar(self, event: ScalarEvent, mark: Any) -> object:
        is_plain = event.style is None or event.style == ""
        text: str = event.value
        if self._expects_key():
            if is_plain and text == _MERGE:
                raise _refusal(Message("merge keys (<<) are not accepted"), mark)
            return text
        return _WORDS[text] if is_plain and text in _WORDS else text

    def _target(self, anchor: str, mark: Any) -> tuple[object, int]:
        shown = printable(anchor[:_SHOWN])
        if anchor not in self._anchors:
            raise _refusal(Message("the alias *{shown} stands for nothing", shown=shown), mark)
        found = self._anchors[anchor]
        if found is None:
            raise _refusal(
                Message("the alias *{shown} stands for what it is part of", shown=shown), mark
            )
        return found

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].key is None and self._in_map()

    def _in_map(self) -> bool:
        return isinstance(self._open[-1].value, dict)

    def _put(self, value: object, size: int, anchor: str | None, mark: Any) -> None:
        if anchor:
            self._anchors[anchor] = value, size
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        parent.size += size
        if parent.size > self._max_nodes:
            raise _refusal(
                Message(
                    "it holds more than {max_nodes} values, aliases followed",
                    max_nodes=self._max_nodes,
                ),
                mark,
            )
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.key is not None:
            parent.value[parent.key] = value
            parent.key = None
        elif not isinstance(value, str):
            raise _refusal(Message("a key is not a text"), mark)
        elif value in parent.value:
            shown = shorten(printable(value), _SHOWN)
            raise _refusal(
                Message("the key {shown} stands twice in one map", shown=repr(shown)), mark
            )
        else:
            parent.key = value
