"""Which fixes bring no new error: each is tried out before it is offered."""

from collections.abc import Sequence

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf, Unset

from .problems import Fix, Problem, Severity, safe_changes
from .rulebook import Rulebook
from .structure import find_structural

# What a fix makes necessary elsewhere may make something necessary, too.
_MOST_ROUNDS = 3


class Fixes:
    """Tries fixes of the problems of one request."""

    def __init__(
        self,
        request: Request,
        catalog: Catalog,
        store: CatalogStore,
        rulebook: Rulebook,
        facts: AccountFacts | None,
    ) -> None:
        self._request = request
        self._catalog = catalog
        self._store = store
        self._rulebook = rulebook
        self._facts = facts
        self._offered: dict[tuple[str, WirePath, Message], tuple[Fix, ...]] = {}
        self._before: list[Problem] | None = None

    def offered(self, problem: Problem) -> tuple[Fix, ...]:
        """List the fixes of a problem that bring no error, the best first.

        A fix that would bring one takes along what it makes necessary of the same parameter in
        other components. Takes time for each fix: to be asked for what is shown.
        """
        key = (problem.rule, problem.path, problem.message)
        if key not in self._offered:
            settled = filter(None, map(self._settled, problem.candidates))
            found = {(*fix.changes.items(), fix.api_version): fix for fix in settled}
            self._offered[key] = tuple(found.values())
        return self._offered[key]

    def keep_safe(self, problems: list[Problem], others: Sequence[Problem]) -> list[Problem]:
        """Take the safe mark off fixes of rules that would bring an error of a rule.

        The fixes of the others, which are structural, need no trial: they send what the rules read
        there already.
        """
        candidates = [one for one in problems if one.fix and one.fix.safe]
        if not candidates:
            return problems
        before = [one for one in problems if one.severity is Severity.ERROR]

        def brings_errors(fixed: Sequence[Problem]) -> bool:
            changed = self._request.with_values(safe_changes(list(fixed)))
            after = self._rulebook.problems(self._catalog, changed, self._facts, only_errors=True)
            return bool(_new(after, before))

        accepted = [one for one in candidates if not brings_errors([one])]
        if len(accepted) > 1 and brings_errors([*others, *accepted]):
            together: list[Problem] = []
            for one in accepted:
                if not brings_errors([*others, *together, one]):
                    together.append(one)
            accepted = together
        kept = {id(one) for one in accepted}
        return [
            one._replace(fix=one.fix._replace(safe=False))
            if one.fix and one.fix.safe and id(one) not in kept
            else one
            for one in problems
        ]

    def _settled(self, fix: Fix) -> Fix | None:
        changes: dict[WirePath, Leaf | Unset] = dict(fix.changes)
        about = {path[-1] for path in changes}
        for _ in range(_MOST_ROUNDS):
            tried = fix._replace(changes=changes)
            brought = self._brought(tried)
            if not brought:
                return tried
            more = {
                path: value
                for problem in brought
                for one in problem.candidates[:1]
                for path, value in one.changes.items()
                if path not in changes and path[-1] in about
            }
            if not more:
                return None
            changes |= more
        return None

    def _brought(self, fix: Fix) -> list[Problem]:
        """Errors that a fix would bring."""
        if self._before is None:
            self._before = self._errors(self._request, self._catalog)
        catalog = self._store.catalog(fix.api_version) if fix.api_version else self._catalog
        return _new(self._errors(fix.applied(self._request), catalog), self._before)

    def _errors(self, request: Request, catalog: Catalog) -> list[Problem]:
        found = find_structural(request, catalog, self._store)
        found += self._rulebook.problems(catalog, request, self._facts, only_errors=True)
        return [one for one in found if one.severity is Severity.ERROR]


def _new(after: Sequence[Problem], before: Sequence[Problem]) -> list[Problem]:
    """Errors that are not there before: of another rule, or at more places."""
    places: dict[str, list[frozenset[WirePath]]] = {}
    for one in before:
        places.setdefault(one.rule, []).append(one.rows)
    return [
        one
        for one in after
        if one.severity is Severity.ERROR
        and not any(one.rows <= rows for rows in places.get(one.rule, ()))
    ]
