"""How much a text may come to: work and size are counted before they are done, by every reader."""

from session_composer.core.request.limits import MAX_LEAVES
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

MAX_STEPS = 1_000_000
MAX_CHARACTERS = 4 * 1024 * 1024


class Budget:
    """An amount that is spent bit by bit; ``refusal`` says what more of it means."""

    __slots__ = ("_left", "_refusal")

    def __init__(self, limit: int, refusal: Message) -> None:
        self._left = limit
        self._refusal = refusal

    def spend(self, amount: int = 1) -> None:
        """Take from it, before the work is done. Raises InputError when it is used up."""
        self._left -= amount
        if self._left < 0:
            raise InputError("{refusal}", refusal=self._refusal)


def parameter_budget() -> Budget:
    """Budget of values that stand for themselves, list elements included."""
    return Budget(
        MAX_LEAVES, Message("The text holds more than {limit} parameters.", limit=MAX_LEAVES)
    )


def step_budget() -> Budget:
    """Budget of looks at the words and signs of a text, which variables may ask for repeatedly."""
    return Budget(
        MAX_STEPS, Message("Reading the text takes more than {limit} steps.", limit=MAX_STEPS)
    )


def character_budget() -> Budget:
    """Budget of characters of a form body, names of parameters included."""
    return Budget(
        MAX_CHARACTERS,
        Message("The text makes a request of more than {limit} characters.", limit=MAX_CHARACTERS),
    )
