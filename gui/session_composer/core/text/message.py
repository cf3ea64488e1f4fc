"""Sentences as values: a template and what stands in its places, until the moment of showing.

``str(message)`` is the sentence in English, as the command line prints it. The window translates
the template, and those values that are messages themselves. All other values are names, numbers and
words of the user or of other programs: they stay as they are in every language.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, override

type Value = Message | str | int
type JsonMessage = dict[str, Any]

# Not compiled here: most starts show no message.
_PLACE = r"\{(\w+)\}"


class Message:
    """A sentence, or a phrase that goes into one. Immutable; equal ones are interchangeable.

    Its template is a literal, which the tool that collects texts for translation finds.
    """

    __slots__ = ("_template", "_values")

    def __init__(self, template: str, /, **values: Value) -> None:
        self._template = template
        self._values = values

    @property
    def template(self) -> str:
        """The sentence in English, with ``{name}`` where a value belongs."""
        return self._template

    def filled(self, template: str, shown: Callable[["Message"], str]) -> str:
        """Put the values into the template or a translation of it; ``shown`` writes messages."""

        def value(place: re.Match[str]) -> str:
            found = self._values.get(place[1], place[0])
            return shown(found) if isinstance(found, Message) else str(found)

        return re.sub(_PLACE, value, template)

    def with_values(self, **values: Value) -> "Message":
        """Return the same sentence about other things."""
        return Message(self._template, **values)

    def mapped(self, change: Callable[[str], str]) -> "Message":
        """Return the sentence with every text in it changed, in inner messages, too."""

        def changed(value: Value) -> Value:
            if isinstance(value, Message):
                return value.mapped(change)
            return change(value) if isinstance(value, str) else value

        return Message(
            self._template, **{name: changed(value) for name, value in self._values.items()}
        )

    def __add__(self, other: "Message | None") -> "Message":
        """Go on with another sentence, if there is one."""
        return self if other is None else join_messages([self, other])

    def as_json(self) -> "JsonMessage":
        """Return it in the form that :func:`message_from_json` reads."""
        values = {
            name: value.as_json() if isinstance(value, Message) else value
            for name, value in self._values.items()
        }
        return {"template": self._template, "values": values}

    @override
    def __str__(self) -> str:
        return self.filled(self._template, str)

    @override
    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self._values.items())
        return f"Message({self._template!r}{values})"

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return self._template == other._template and self._values == other._values

    @override
    def __hash__(self) -> int:
        return hash((self._template, frozenset(self._values.items())))


def message_from_json(data: "JsonMessage") -> Message:
    """Undo :meth:`Message.as_json`. Raises an error of any kind for what it did not write."""
    values = {
        str(name): message_from_json(value) if isinstance(value, dict) else value
        for name, value in data["values"].items()
    }
    return Message(str(data["template"]), **values)


def verbatim(text: str) -> Message:
    """Make a message of what is no sentence of ours: it is the same in every language."""
    return Message("{text}", text=text)


def join_messages(values: Iterable[Value], by: str = " ") -> Message:
    """Put sentences one behind the other, or phrases with commas between them."""
    found = {f"part{number}": value for number, value in enumerate(values)}
    return Message(by.join(f"{{{name}}}" for name in found), **found)


def all_of[V: Value](first: V, *others: V) -> V | Message:
    """Join with "and"."""
    found: V | Message = first
    for second in others:
        found = Message("{first} and {second}", first=found, second=second)
    return found


def one_of[V: Value](first: V, *others: V) -> V | Message:
    """Join with "or"."""
    found: V | Message = first
    for second in others:
        found = Message("{first} or {second}", first=found, second=second)
    return found


def plural(count: int) -> str:
    """Return the ending of an English noun; translations leave out its place, ``{plural}``."""
    return "" if count == 1 else "s"
