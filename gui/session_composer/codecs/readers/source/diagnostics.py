"""Words for code that cannot be read as a value."""

from collections.abc import Callable

from session_composer.codecs.readers.plain.raw_values import Variable, sentence_safe
from session_composer.core.text.message import Message, join_messages
from session_composer.core.text.secret_text import redact

from .tokens import Tokens

_SHOWN = 40
_MAX_NOTES = 100


class CodeNotes:
    """Tells about code, with the lines where it stands."""

    def __init__(self, tokens: Tokens, note: Callable[[Message], None]) -> None:
        self._tokens = tokens
        self._note = note
        self._told = 0

    def variable(self, start: int, stop: int) -> Variable:
        """Return what stands for some code."""
        code = self._shown(start, stop)
        line = Message("(line {line})", line=self._tokens.line(start))
        return Variable(join_messages([code, line]) if code else line)

    def leave_out(self, start: int, stop: int) -> None:
        """Say that code is left out."""
        if self._goes_on():
            line = self._tokens.line(start)
            code = self._shown(start, stop)
            self._note(
                Message(
                    "{code} (line {line}) is code and no value; it is left out.",
                    code=code,
                    line=line,
                )
            )

    def ignore_rest(self, at: int, start: int, stop: int) -> None:
        """Say that what follows an object is left out."""
        if self._goes_on():
            self._note(
                Message(
                    "What is done with the object in line {tokens} ({self}) is left out.",
                    tokens=self._tokens.line(at),
                    self=self._shown(start, stop),
                )
            )

    def take_change(self, name: str, at: int) -> None:
        """Say that an object is changed after it was made."""
        if self._goes_on():
            self._note(
                Message(
                    "Line {tokens} changes {name}; the change is taken in as if it were "
                    "always made.",
                    tokens=self._tokens.line(at),
                    name=sentence_safe(name, _SHOWN),
                )
            )

    def take_last(self, key: str, at: int) -> None:
        """Say that a name has two values."""
        if self._goes_on():
            self._note(
                Message(
                    "{key} stands twice in one object (line {tokens}); the last one is taken.",
                    key=sentence_safe(key, _SHOWN),
                    tokens=self._tokens.line(at),
                )
            )

    def _goes_on(self) -> bool:
        self._told += 1
        if self._told > _MAX_NOTES:
            # Nobody reads so many, and to word each of them takes time.
            self._note(Message("There is more of this in the code."))
        return self._told <= _MAX_NOTES

    def _shown(self, start: int, stop: int) -> str:
        # Masked first: with its line breaks made spaces a key is none any more.
        text = redact(self._tokens.between(start, stop)[: 20 * _SHOWN])
        return sentence_safe(" ".join(text.split()), _SHOWN)
