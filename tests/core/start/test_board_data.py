"""What the start board offers."""

import json
from pathlib import Path

import pytest

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.core.account.identity import identity
from session_composer.core.roles.roles import built_in_roles
from session_composer.core.start.board_data import board_data
from session_composer.core.text.errors import DataError


def test_the_tiles_of_accounts_say_who_the_samples_are() -> None:
    known = {account.id: identity(account.facts) for account in sample_accounts()}
    data = board_data()
    assert data.accounts
    for tile in data.accounts:
        assert (tile.name, tile.traits) == (known[tile.id].name, known[tile.id].traits)
    assert len(data.accounts) + data.more_accounts == len(known)


def test_each_role_of_the_program_has_a_tile() -> None:
    assert [tile.name for tile in board_data().roles] == [role.name for role in built_in_roles()]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"accounts": ["acct_none"]}, "accounts[0] is 'acct_none'"),
        ({"roles": [{"name": "owner", "icon": 3, "text": "x"}]}, "roles[0]"),
        ({"rules": []}, "rules"),
        ({"accounts": {}}, "accounts"),
    ],
)
def test_a_damaged_file_names_the_place(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    good: dict[str, object] = {"format": 1, "accounts": [], "roles": []}
    (tmp_path / "board.json").write_text(json.dumps({**good, **changes}))
    with pytest.raises(DataError) as caught:
        board_data(tmp_path)
    assert "board.json" in str(caught.value)
    assert words in str(caught.value)
