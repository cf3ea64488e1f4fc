"""Everything that can be said about a request before it is sent."""

from collections.abc import Sequence
from typing import NamedTuple

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.edits import is_component_path
from session_composer.core.request.lint_ignore import LINT_IGNORE, LintIgnore
from session_composer.core.request.request import Request
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import ACCOUNT, API_VERSION, COMPONENTS, EXPAND, WirePath

from .account_notes import account_notes
from .fix_trials import Fixes
from .problems import Problem, Severity, worst_first
from .rulebook import Rulebook
from .structure import find_structural

UNUSED_IGNORE = "unused-ignore"
_UNKNOWN = "unknown-parameter"
_MAX_SHOWN = 60


class Linted(NamedTuple):
    """The problems of a request, and those that it asks not to be told of, with its reasons."""

    problems: list[Problem]
    suppressed: list[tuple[Problem, str]]


def lint(
    request: Request,
    catalog: Catalog,
    store: CatalogStore,
    rulebook: Rulebook,
    facts: AccountFacts | None,
) -> list[Problem]:
    """Find every problem that the request does not ignore, and each ignore that is for nothing.

    Worst first, then in the order of the body. As :func:`lint_all` finds them.
    """
    return lint_all(request, catalog, store, rulebook, facts).problems


def lint_all(
    request: Request,
    catalog: Catalog,
    store: CatalogStore,
    rulebook: Rulebook,
    facts: AccountFacts | None,
) -> Linted:
    """Find every problem; worst first, then in the order of the body.

    Safe fixes have been tried out: one, or all of them at once, bring no new error.
    """
    structural = [*_version_problem(catalog), *find_structural(request, catalog, store)]
    ruled = rulebook.problems(catalog, request, facts)
    ruled = Fixes(request, catalog, store, rulebook, facts).keep_safe(ruled, structural)
    # Where it is not certain that a parameter is refused, what a rule says of it is not either.
    uncertain = {one.path for one in structural if one.severity is Severity.WARNING}
    ruled = [
        one._replace(severity=Severity.WARNING)
        if one.severity is Severity.ERROR and one.path in uncertain and len(one.path) == 2
        else one
        for one in ruled
    ]
    noted = account_notes(request, facts) if facts is not None else ()
    found = _sorted([*structural, *ruled, *noted], catalog)
    if not request.ignores:
        return Linted(_told_once(found), [])
    kept, suppressed = _without_ignored(found, request.ignores)
    return Linted(_told_once(kept), suppressed)


def _told_once(found: list[Problem]) -> list[Problem]:
    """Make one problem of an unknown component and the rule that knows why it is unknown."""
    general = {
        one.path: one for one in found if one.rule == _UNKNOWN and is_component_path(one.path)
    }
    merged: dict[int, Problem | None] = {}
    for problem in found if general else ():
        unknown = general.get(problem.path)
        if unknown is None or problem.rule == _UNKNOWN or problem.candidates:
            continue
        del general[problem.path]
        kept, gone = (unknown, problem) if problem.severity is Severity.HINT else (problem, unknown)
        merged[id(gone)] = None
        merged[id(kept)] = kept._replace(
            severity=worst_first([problem, unknown])[0].severity,
            message=unknown.message + problem.message,
            source=problem.source,
            source_name=problem.source_name,
            fix=unknown.fix,
            alternatives=unknown.alternatives,
        )
    told = (merged.get(id(one), one) for one in found)
    return worst_first([one for one in told if one is not None])


def _without_ignored(found: list[Problem], ignores: Sequence[LintIgnore]) -> Linted:
    kept: list[Problem] = []
    suppressed: list[tuple[Problem, str]] = []
    used: set[int] = set()
    for problem in found:
        covering = [
            number
            for number, ignore in enumerate(ignores)
            if ignore.covers(problem.rule, problem.path)
        ]
        used.update(covering)
        if covering:
            suppressed.append((problem, ignores[covering[0]].reason))
        else:
            kept.append(problem)
    kept += [
        unused_ignore(ignore.rule, (*LINT_IGNORE, str(number)))
        for number, ignore in enumerate(ignores)
        if number not in used
    ]
    return Linted(worst_first(kept), suppressed)


def unused_ignore(rule: str, path: WirePath = ()) -> Problem:
    """Say of an ignore that it suppresses nothing."""
    message = Message(
        "The ignore of {rule} suppresses nothing.", rule=shorten(printable(rule), _MAX_SHOWN)
    )
    return Problem(Severity.WARNING, UNUSED_IGNORE, path, message)


def _version_problem(catalog: Catalog) -> list[Problem]:
    if catalog.remark is None:
        return []
    page, name = (
        "https://docs.stripe.com/api/versioning",
        Message("Stripe API reference, versioning"),
    )
    return [
        Problem(
            Severity.HINT, "version-unknown", API_VERSION, catalog.remark, page, source_name=name
        )
    ]


def _sorted(problems: list[Problem], catalog: Catalog) -> list[Problem]:
    ranks: dict[WirePath, float] = dict(catalog.leaf_order)
    for component in catalog.components:
        first = (*component.path, "enabled") if component.has_enabled else None
        if first is None and component.features:
            first = component.features[0].path
        if first is not None:
            rank = catalog.leaf_order[first] - 0.5
            ranks[component.path] = ranks[(*component.path, "features")] = rank

    def position(problem: Problem) -> tuple[int, float, WirePath]:
        path = problem.path
        if path in ranks:
            return 2, ranks[path], ()
        if path[:1] == EXPAND:
            return 4, 0, path
        return (
            (0 if path[:1] in (ACCOUNT, API_VERSION) else 1 if path == COMPONENTS else 3),
            0,
            path,
        )

    return worst_first(sorted(problems, key=position))
