"""Errors with a sentence for the user."""


class ComposerError(Exception):
    """Something the user can act on. ``str(error)`` is the sentence shown."""


class DataError(ComposerError):
    """A data file of the program is damaged; the sentence names the file and the place."""


class InputError(ComposerError):
    """Something that the user gave cannot be used; the sentence says what and where."""
