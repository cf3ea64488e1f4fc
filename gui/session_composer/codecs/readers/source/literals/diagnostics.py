"""Words for code that cannot be read as a value, or is one only under a condition."""

import re
from collections.abc import Callable

from session_composer.codecs.readers.plain.raw_values import Variable, sentence_safe
from session_composer.codecs.readers.source.syntax.enclosing import Dependence
from session_composer.codecs.readers.source.syntax.tokens import Tokens
from session_composer.core.text.message import Message, Value, join_messages
from session_composer.core.text.secret_text import redact

_SHOWN = 40
_SHOWN_CONDITION = 60
_MAX_NOTES = 100
_NEW = re.compile(
    r"new\b|make\b|(?:\w+(?:\.|::|->))*"
    r"(?:(?:[A-Z]\w*|url|make\w*)[(<{!\[]|(?:[nN]ew|[nN]ewBuilder|[bB]uilder|create|default|empty)\b)"
)
"""Code that makes an object with nothing in it that would be sent."""


class CodeNotes:
    """Tells about code, with the lines where it stands."""

    def __init__(self, tokens: Tokens, note: Callable[[Message], None]) -> None:
        self._tokens = tokens
        self._note = note
        self._told = 0
        self.is_doubtful = False
        """Whether the code may make another request than what is read."""
        self._codes: dict[tuple[int, int], Variable] = {}

    def variable(self, start: int, stop: int, origin: Variable | None = None) -> Variable:
        """Return what stands for some code; ``origin`` is the code behind a variable."""
        if origin is None and (start, stop) in self._codes:
            return self._codes[start, stop]
        code = self._shown(start, stop)
        line = Message("(line {line})", line=self._tokens.line(start))
        parts: list[Value] = [code, line] if code else [line]
        if origin is not None and origin.text:
            parts += ["=", origin.text]
        found = Variable(join_messages(parts) if len(parts) > 1 else line)
        if origin is None:
            self._codes[start, stop] = found
        return found

    def begin_with(self, code: Variable, name: str = "") -> None:
        """Say that something is put into an object that is code, or in a variable of a name."""
        self.is_doubtful = True
        text = str(code.text) or name
        if text and not _NEW.match(text):
            self._tell(
                Message(
                    "What {code} holds cannot be read; only what is put into it is taken.",
                    code=sentence_safe(text, _SHOWN_CONDITION),
                )
            )

    def leave_out(self, start: int, stop: int) -> None:
        """Say that code is left out."""
        self._tell(
            Message(
                "{code} (line {line}) is code, not a value; it is left out.",
                code=self._shown(start, stop),
                line=self._tokens.line(start),
            )
        )

    def ignore_rest(self, at: int, start: int, stop: int) -> None:
        """Say that what follows an object is left out."""
        self._tell(
            Message(
                "What is done with the object in line {tokens} ({self}) is left out.",
                tokens=self._tokens.line(at),
                self=self._shown(start, stop),
            )
        )

    def take_last(self, key: str, at: int) -> None:
        """Say that a name has two values."""
        self._tell(
            Message(
                "{key} stands twice in one object (line {tokens}); the last one is taken.",
                key=sentence_safe(key, _SHOWN),
                tokens=self._tokens.line(at),
            )
        )

    def take_conditional(
        self, what: str, at: int, start: int, stop: int, *, is_negated: bool = False
    ) -> None:
        """Say that a value is there under a condition only."""
        condition: Value = self._condition(start, stop)
        if is_negated:
            condition = Message("not ({condition})", condition=condition)
        self._tell(
            Message(
                "Line {line}: {what} depends on {condition}; it is taken as if that were so.",
                line=self._tokens.line(at),
                what=what,
                condition=condition,
            )
        )

    def take_default(self, what: str, at: int, start: int, stop: int) -> None:
        """Say that a value is there only where code gives none."""
        self._tell(
            Message(
                "Line {line}: {what} is what holds where {code} gives nothing; it is taken.",
                line=self._tokens.line(at),
                what=what,
                code=self._condition(start, stop),
            )
        )

    def take_several(self, what: str, at: int, start: int, stop: int) -> None:
        """Say that there are several objects to choose from."""
        self._tell(
            Message(
                "Line {line}: {condition} decides between several values with {what}; all of it "
                "is taken.",
                line=self._tokens.line(at),
                what=what,
                condition=self._condition(start, stop),
            )
        )

    def take_first(self, what: str, at: int, start: int, stop: int) -> None:
        """Say that there are several values, of which only one can be taken."""
        self._tell(
            Message(
                "Line {line}: {what} has one of several values, by {condition}; the first is "
                "taken.",
                line=self._tokens.line(at),
                what=what,
                condition=self._condition(start, stop),
            )
        )

    def take_change(self, at: int, stop: int, what: str, header: Dependence) -> None:
        """Say that a change is made under a condition only."""
        line, code = self._tokens.line(at), self._shown(at, stop)
        condition = self._condition(header.start, header.stop)
        if header.is_loop:
            sentence = Message(
                "Line {line}: {code} ({what}) is in the loop over {condition}, which cannot be "
                "read; it is taken once.",
                line=line,
                code=code,
                what=what,
                condition=condition,
            )
        elif header.is_else:
            sentence = Message(
                "Line {line}: {code} ({what}) is one of two branches; what both say is taken.",
                line=line,
                code=code,
                what=what,
            )
        else:
            sentence = Message(
                "Line {line}: {code} ({what}) depends on {condition}; it is taken in as if that "
                "were so.",
                line=line,
                code=code,
                what=what,
                condition=condition,
            )
        self._tell(sentence)

    def lose_change(self, name: str, at: int, stop: int) -> None:
        """Say that a change cannot be followed."""
        self._tell(
            Message(
                "Line {line}: {code} changes {name} in a way that cannot be followed; it is left "
                "out.",
                line=self._tokens.line(at),
                code=self._shown(at, stop),
                name=sentence_safe(name, _SHOWN),
            )
        )

    def may_change(self, name: str, at: int, stop: int) -> None:
        """Say that a function that is not known is given a variable."""
        self._tell(
            Message(
                "Line {line}: {what} may be changed by {code}; that is not followed.",
                line=self._tokens.line(at),
                what=sentence_safe(name, _SHOWN),
                code=self._shown(at, stop),
            )
        )

    def take_unknown_call(self, what: str, at: int, stop: int) -> None:
        """Say that a call may make something else of an object."""
        self._tell(
            Message(
                "Line {line}: {what} is given to {code}; it is taken as it stands.",
                line=self._tokens.line(at),
                what=what,
                code=self._shown(at, stop),
            )
        )

    def take_argument(self, name: str, what: str, at: int) -> None:
        """Say that a parameter has the value that a call in the text gives it."""
        self._tell(
            Message(
                "Line {line}: {name} is what the call here gives it ({what}).",
                line=self._tokens.line(at),
                name=sentence_safe(name, _SHOWN),
                what=what,
            )
        )

    def lose_names(self, name: str, at: int) -> None:
        """Say that a name of the form was found, but not how it gets into the request."""
        self._tell(
            Message(
                "{name} stands in line {line}, but not in what was read; it is left out.",
                name=sentence_safe(name, 2 * _SHOWN),
                line=self._tokens.line(at),
            )
        )

    def _tell(self, sentence: Message) -> None:
        self.is_doubtful = True
        self._told += 1
        if self._told <= _MAX_NOTES:
            self._note(sentence)
        elif self._told == _MAX_NOTES + 1:
            # Nobody reads so many.
            self._note(Message("There is more of this in the code."))

    def _condition(self, start: int, stop: int) -> str:
        return self._shown(start, stop, _SHOWN_CONDITION)

    def _shown(self, start: int, stop: int, limit: int = _SHOWN) -> str:
        if self._told > _MAX_NOTES:
            # To word each of them takes time.
            return ""
        # Masked first: with its line breaks made spaces a key is none any more.
        code = self._tokens.between(start, stop)[: 20 * limit]
        text = redact(code)
        if text != code:
            # The rest of a key that a line break tears apart.
            text = text.splitlines()[0]
        return sentence_safe(" ".join(text.split()), limit)
