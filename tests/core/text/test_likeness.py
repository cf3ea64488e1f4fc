"""Words that are not spelled quite like others."""

import pytest

from session_composer.core.text.likeness import begins_like, edits_between


@pytest.mark.parametrize(
    ("word", "other", "count"),
    [
        ("owner", "owner", 0),
        ("ownr", "owner", 1),
        ("onwer", "owner", 1),
        ("ownner", "owner", 1),
        ("owmer", "owner", 1),
        ("refund", "payout", 3),
        ("a", "abcdefgh", 3),
        ("", "ab", 2),
    ],
)
def test_edits_are_counted_up_to_one_more_than_are_wanted(
    word: str, other: str, count: int
) -> None:
    assert edits_between(word, other, 2) == count == edits_between(other, word, 2)


def test_a_word_that_is_not_finished_is_near_too() -> None:
    assert begins_like("refnud", "refunds", 1)
    assert begins_like("manag", "management", 0)
    assert begins_like("mangem", "management", 1)
    assert not begins_like("xyzzy", "management", 1)
    assert not begins_like("refund", "re", 1)
