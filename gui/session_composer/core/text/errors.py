"""Errors with a sentence for the user."""

from .message import Message, Value, verbatim


class ComposerError(Exception):
    """Something the user can act on. ``message`` is the sentence shown, ``str()`` its English."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class DataError(ComposerError):
    """A data file of the program is damaged; the sentence names the file and the place.

    It is for those who mend the file, and in English for everybody.
    """

    def __init__(self, text: str) -> None:
        super().__init__(verbatim(text))


class InputError(ComposerError):
    """Something that the user gave cannot be used; the sentence says what and where."""

    def __init__(self, template: str, /, **values: Value) -> None:
        """Make the message of a template, a literal, and what belongs in its places."""
        super().__init__(Message(template, **values))


class MemberError(InputError):
    """Something in a request cannot be used; ``path`` leads to where, as far as that is known."""

    def __init__(self, problem: Message, path: tuple[str, ...]) -> None:
        super().__init__("{problem}", problem=problem)
        self.path = path


def system_reason(error: OSError) -> str:
    """Words of the operating system for what went wrong, in its own language."""
    return error.strerror or str(error)
