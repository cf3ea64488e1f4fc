"""What the start board offers: some sample accounts, and the roles.

Part of the first frame, so it reads no more of the samples than a tile shows.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member
from session_composer.core.text.errors import DataError

FORMAT = 1
SAMPLES = RESOURCES / "accounts" / "samples.json"


class AccountTile(NamedTuple):
    """An account that can be chosen, and who it is."""

    id: str
    name: str
    traits: str
    """Kind and country."""


class RoleTile(NamedTuple):
    """A role that can be chosen: its name among the roles, an icon, and what its user may do."""

    name: str
    icon: str
    text: str


class BoardData(NamedTuple):
    """What there is on the board; ``more_accounts`` counts the samples without a tile."""

    accounts: tuple[AccountTile, ...]
    more_accounts: int
    roles: tuple[RoleTile, ...]


@cache
def board_data(folder: Path = RESOURCES / "start", samples: Path = SAMPLES) -> BoardData:
    """Read what the board offers. Raises DataError when a file is damaged."""
    path = folder / "board.json"
    data = load_data(path, FORMAT, ["accounts", "roles"])
    known = _samples(samples)
    accounts = []
    for number, name in enumerate(member(path, data, "accounts", list)):
        if name not in known:
            raise DataError(f"{path.name}: accounts[{number}] is {name!r}, no sample account.")
        accounts.append(known[name])
    roles = tuple(
        RoleTile(*(member(path, role, key, str, f"roles[{number}]") for key in RoleTile._fields))
        for number, role in enumerate(member(path, data, "roles", list))
    )
    return BoardData(tuple(accounts), len(known) - len(accounts), roles)


def _samples(path: Path) -> dict[str, AccountTile]:
    entries = member(path, load_data(path, FORMAT, ["accounts"]), "accounts", list)
    tiles = (_tile(entry.get("account", {})) for entry in entries if isinstance(entry, dict))
    return {tile.id: tile for tile in tiles}


def _tile(account: dict[str, Any]) -> AccountTile:
    name = account.get("business_profile", {}).get("name", "")
    kind, country = str(account.get("type", "")), account.get("country", "")
    return AccountTile(str(account.get("id", "")), name, f"{kind.capitalize()} · {country}")
