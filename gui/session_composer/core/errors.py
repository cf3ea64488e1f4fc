"""Errors with a sentence for the user."""

from .message import Message, verbatim


class ComposerError(Exception):
    """Something the user can act on. ``message`` is the sentence shown, ``str()`` its English."""

    def __init__(self, message: Message | str) -> None:
        super().__init__(message)
        self.message = verbatim(message) if isinstance(message, str) else message


class DataError(ComposerError):
    """A data file of the program is damaged; the sentence names the file and the place.

    It is for those who mend the file, and in English for everybody.
    """

    def __init__(self, text: str) -> None:
        super().__init__(verbatim(text))


class InputError(ComposerError):
    """Something that the user gave cannot be used; the sentence says what and where."""
