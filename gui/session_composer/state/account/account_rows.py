"""The loaded accounts, and which of them a search shows."""

from collections.abc import Iterable

from session_composer.api.stripe.account_pages import AccountSummary

from .account_offers import country_names


class AccountRows:
    """Accounts in the order in which they were loaded, each of them once."""

    def __init__(self) -> None:
        self._accounts: list[AccountSummary] = []
        self._search_texts: list[str] = []
        self._known: set[str] = set()
        self._words: tuple[str, ...] = ()
        self._shown: list[int] = []

    def __len__(self) -> int:
        return len(self._shown)

    def __getitem__(self, row: int) -> AccountSummary:
        return self._accounts[self._shown[row]]

    @property
    def loaded_count(self) -> int:
        """How many accounts are loaded, shown or not."""
        return len(self._accounts)

    @property
    def words(self) -> tuple[str, ...]:
        """What is searched."""
        return self._words

    def row_of(self, account_id: str) -> int:
        """Row of an account; -1 when it is not shown."""
        if account_id not in self._known:
            return -1
        for row, place in enumerate(self._shown):
            if self._accounts[place].id == account_id:
                return row
        return -1

    def unseen(self, accounts: Iterable[AccountSummary]) -> list[AccountSummary]:
        """List those that are not loaded yet.

        An account that was connected meanwhile moves the others: the same one may come twice.
        """
        return list({one.id: one for one in accounts if one.id not in self._known}.values())

    def load(self, fresh: list[AccountSummary]) -> list[int]:
        """Take in unseen accounts; the answer, those to show, is for :meth:`show`."""
        start = len(self._accounts)
        self._search_texts += [
            f"{one.name} {one.id} {one.country} {one.type} {country_names(one.country)}".casefold()
            for one in fresh
        ]
        self._accounts += fresh
        self._known.update(one.id for one in fresh)
        return self._matching(range(start, len(self._accounts)))

    def show(self, places: list[int]) -> None:
        """Show accounts behind the others."""
        self._shown += places

    def search(self, words: tuple[str, ...]) -> None:
        """Show only accounts that contain every word."""
        self._words = words
        self._shown = self._matching(range(len(self._accounts)))

    def clear(self) -> None:
        """Forget the accounts; the search stays."""
        self._accounts.clear()
        self._search_texts.clear()
        self._known.clear()
        self._shown.clear()

    def _matching(self, places: Iterable[int]) -> list[int]:
        texts, words = self._search_texts, self._words
        if not words:
            return list(places)
        return [place for place in places if all(word in texts[place] for word in words)]
