"""What the checks and the last answer say, brought to the places that show it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from session_composer.api.stripe.landing import land
from session_composer.api.stripe.reply import ErrorAnswer, SessionAnswer
from session_composer.core.rules.granted import Difference, compare_granted
from session_composer.core.rules.problems import Fix, Problem, worst_first
from session_composer.core.text.display_safe import printable
from session_composer.core.versions.compare import channels_of, new_in
from session_composer.core.wire.paths import WirePath
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Exchange, Exchanges
from session_composer.state.tree.tree_model import TreeModel


class RequestChecks(QObject):
    """Marks rows, and announces problems and differences.

    Signals:
        problems_changed(problems): what is wrong with the request now.
        differences_changed(differences): how the last answer differs from what was expected.
    """

    problems_changed = Signal(object)
    differences_changed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        exchanges: Exchanges,
        model: TreeModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._exchanges = exchanges
        self._model = model
        self._compared: tuple[Exchange, list[Difference]] | None = None
        self.answered_error: tuple[str, tuple[WirePath, ...]] = ("", ())
        """What the last answer says of the request as it is, and of which rows."""
        self._sources: list[Callable[[], list[Problem]]] = []

    def add_source(self, source: Callable[[], list[Problem]]) -> None:
        """Let more be found than the rules find; whoever adds it calls ``refresh``."""
        self._sources.append(source)

    def refresh(self) -> None:
        """Check the request as it is now."""
        workspace = self._workspace
        problems = self.problems()
        severities: dict[WirePath, str] = {}
        for problem in reversed(problems):
            for path in (problem.path, *problem.also):
                self._mark(severities, path, str(problem.severity))
        error = self.current_error()
        self.answered_error = ("", ())
        if error is not None:
            places = land(error, workspace.request, workspace.store).places
            self.answered_error = (printable(error.message), places)
            for path in places:
                self._mark(severities, path, "error")
        self._model.set_severities(severities)
        self._model.set_new_paths(new_in(workspace.catalog, workspace.store))
        self._model.set_channels(channels_of(workspace.catalog, workspace.store))
        self.problems_changed.emit(problems)
        self._show_granted()

    def current_error(self) -> ErrorAnswer | None:
        """Return the error of the last answer, if it is about the request as it is now."""
        latest = self._exchanges.latest
        if latest is None or latest.request != self._workspace.request:
            return None
        return latest.outcome if isinstance(latest.outcome, ErrorAnswer) else None

    def fix(self, fixes: list[tuple[Problem, Fix]], text: str) -> None:
        """Make some fixes, as one undo step; of the problems that there still are."""
        # What is shown may be older than the last edit.
        there = {(found.path, found.rule, found.message): found for found in self.problems()}
        request = self._workspace.request
        changed: set[WirePath] = set()
        for problem, fix in fixes:
            known = there.get((problem.path, problem.rule, problem.message))
            if problem == known:
                more = {one: value for one, value in fix.changes.items() if one not in changed}
                request = fix._replace(changes=more).applied(request)
                changed |= more.keys()
        self._workspace.replace(request, text)

    def problems(self) -> list[Problem]:
        """List what is wrong with the request now, whoever found it, worst first."""
        found = self._workspace.problems()
        more = [problem for source in self._sources for problem in source()]
        return worst_first([*more, *found]) if more else found

    def _mark(self, severities: dict[WirePath, str], path: WirePath, severity: str) -> None:
        row = self._model.nearest_row(path)
        if row is not None:
            severities[row.path] = severity

    def _show_granted(self) -> None:
        latest = self._exchanges.latest
        if latest is None or not isinstance(latest.outcome, SessionAnswer):
            self._compared = None
            self._model.set_granted({}, frozenset())
            self.differences_changed.emit([])
            return
        found = self._differences(latest, latest.outcome)
        is_current = latest.request == self._workspace.request
        marked = frozenset(difference.path for difference in found) if is_current else frozenset()
        self._model.set_granted(
            dict(latest.outcome.granted),
            marked,
            frozenset(latest.request.params),
            is_stale=not is_current,
        )
        self.differences_changed.emit(found)

    def _differences(self, exchange: Exchange, answer: SessionAnswer) -> list[Difference]:
        # Once for each answer: what is known of the account later may be about another one.
        if self._compared is None or self._compared[0] is not exchange:
            workspace = self._workspace
            catalog = workspace.store.catalog(exchange.request.api_version)
            found = compare_granted(
                exchange.request, catalog, answer.granted, workspace.rulebook, workspace.facts
            )
            self._compared = exchange, found
        return self._compared[1]
