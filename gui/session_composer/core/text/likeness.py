"""Tells whether one word was meant by another that is not spelled quite like it."""


def edits_between(word: str, other: str, most: int) -> int:
    """Count the letters put in, left out, changed or swapped between two words.

    Counts no further than ``most + 1``.
    """
    if abs(len(word) - len(other)) > most:
        return most + 1
    return min(_last_row(word, other, most)[-1], most + 1)


def begins_like(word: str, other: str, most: int) -> bool:
    """Whether a word is, but for at most so many edits, how another one begins."""
    # Most words differ in more letters than there may be edits: no table is needed for them.
    if len(set(word) - set(other)) > most:
        return False
    return min(_last_row(word, other[: len(word) + most], most)) <= most


def _last_row(word: str, other: str, most: int) -> list[int]:
    """Edits between a word and each beginning of another one.

    A whole row of the table above ``most`` ends it: nothing below is less.
    """
    before_that: list[int] = []
    before = list(range(len(other) + 1))
    for at, letter in enumerate(word, 1):
        row = [at]
        for place, letter_there in enumerate(other, 1):
            least = min(before[place], row[-1]) + 1
            least = min(least, before[place - 1] + (letter != letter_there))
            is_swapped = (
                at > 1 and place > 1 and letter == other[place - 2] and letter_there == word[at - 2]
            )
            if is_swapped:
                least = min(least, before_that[place - 2] + 1)
            row.append(least)
        if min(row) > most:
            return row
        before_that, before = before, row
    return before
