"""What every file is checked against."""

from collections.abc import Callable
from functools import cached_property

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.rules.lint import Linted, lint_all
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore


class Checks:
    """The known API versions, the rules, and the account that requests are for.

    ``facts`` tells what is known of the account of an id, and raises InputError when it cannot;
    None where no account is given. ``api_version`` is that of code which names none.
    """

    def __init__(
        self,
        store: CatalogStore,
        facts: Callable[[str], AccountFacts] | None = None,
        api_version: str = "",
    ) -> None:
        self.store = store
        self._facts = facts
        self._api_version = api_version

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules, read when the first request is there."""
        return Rulebook()

    @property
    def api_version(self) -> str:
        """The API version of what names none."""
        return self._api_version or self.store.newest

    def linted(self, request: Request) -> Linted:
        """Find what is wrong with a request. Raises InputError when the account cannot be told."""
        catalog = self.store.catalog(request.api_version)
        facts = None if self._facts is None else self._facts(request.account)
        return lint_all(request, catalog, self.store, self.rulebook, facts)
