"""Sentences about what was found in a text."""

from session_composer.core.text.message import Message
from session_composer.core.text.secret_pieces import SecretPieces

from .raw_values import sentence_safe

MAX_SENTENCES = 50
"""So many of one sort are listed; the last one then says how many more there are."""

_VALUE_LENGTH = 500


class Sentences:
    """A bounded list of sentences that are safe to show on one line each."""

    def __init__(self, pieces: SecretPieces) -> None:
        self._pieces = pieces
        self._found: list[Message] = []
        self._more = 0

    def add(self, sentence: Message) -> None:
        """Add a sentence, unless it is there already."""
        if len(self._found) == MAX_SENTENCES:
            self._more += 1
            return
        clean = sentence.mapped(lambda text: sentence_safe(self._pieces.mask(text), _VALUE_LENGTH))
        if clean not in self._found:
            self._found.append(clean)

    def all(self) -> tuple[Message, ...]:
        """Return the sentences in the order in which they came."""
        if not self._more:
            return tuple(self._found)
        return (*self._found, Message("There are {more} more of this kind.", more=self._more))
