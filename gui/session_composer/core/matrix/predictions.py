"""What the rules say of each cell before it is sent."""

from typing import NamedTuple

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Severity
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore

from .plan import MatrixPlan


class Prediction(NamedTuple):
    """Whether a request will be refused; None where too little is known of the account."""

    refused: bool | None
    rules: tuple[str, ...] = ()
    """Ids of the rules that the request breaks."""
    message: Message | None = None
    """What the first of them says."""


class Predictor:
    """Predicts cell by cell. Accounts of one kind have one prediction, which is made once.

    Raises DataError when the rules are damaged. For one thread.
    """

    def __init__(self, plan: MatrixPlan, store: CatalogStore, rulebook: Rulebook) -> None:
        self._plan = plan
        self._store = store
        self._rulebook = rulebook
        self._kinds = [_kind(account.facts) for account in plan.accounts]
        self._made: dict[tuple[int, object], Prediction] = {}

    def prediction(self, cell: int) -> Prediction:
        """Say what the rules expect of a cell."""
        account, request = self._plan.place(cell)
        key = request, self._kinds[account]
        found = self._made.get(key)
        if found is None:
            found = self._predict(self._plan.request(cell), self._plan.accounts[account].facts)
            self._made[key] = found
        return found

    def _predict(self, request: Request, facts: AccountFacts | None) -> Prediction:
        catalog = self._store.catalog(request.api_version)
        # What is meant is refused all the same.
        meant = request._replace(ignores=())
        errors = [
            problem
            for problem in lint(meant, catalog, self._store, self._rulebook, facts)
            if problem.severity is Severity.ERROR
        ]
        if errors:
            rules = tuple(dict.fromkeys(problem.rule for problem in errors))
            return Prediction(True, rules, errors[0].message)
        return Prediction(None if facts is None else False)


def _kind(facts: AccountFacts | None) -> object:
    """Everything of an account that rules may look at."""
    if facts is None:
        return None
    named = {"id", "business_name"}
    values = frozenset((name, value) for name, value in facts.values.items() if name not in named)
    return values, facts.listed, facts.shape
