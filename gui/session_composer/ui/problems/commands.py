"""Checking the request after edits, and what can be done about problems."""

from session_composer.core.rules.problems import Fix, Problem
from session_composer.state.language.translation import translate
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature
from session_composer.ui.shell.links import open_link
from session_composer.ui.widgets.coalesced import Coalesced

from .checking import RequestChecks
from .problem_panel import ProblemPanel

# Checking so many parameters takes longer than a frame: it waits until the user pauses.
_LARGE = 500


class ProblemCommands(WindowFeature):
    """Keeps the list of problems up to date, leads to them and makes their fixes."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        workspace = context.workspace
        self.panel = ProblemPanel(context.theme, workspace.fixes_of)
        self.findings = RequestChecks(workspace, context.exchanges, context.rows, self)
        self._check_soon = Coalesced(self.findings.refresh, self, self._is_large)
        self._told: Problem | None = None
        self.findings.problems_changed.connect(self._show)
        self.panel.problem_activated.connect(self.show_problem)
        self.panel.fix_requested.connect(self._fix)
        self.panel.link_requested.connect(open_link)
        context.exchanges.changed.connect(self.findings.refresh)
        for changed in (workspace.changed, workspace.facts_changed, workspace.catalog_reloaded):
            changed.connect(self._check_soon.call)

    def show_problem(self, problem: Problem) -> None:
        """Lead to the row of a problem."""
        self._context.show_row(problem.path)
        self._told = problem
        self._context.say(translate(problem.message))

    def _show(self, problems: list[Problem]) -> None:
        self.panel.show_problems(problems)
        # What was said of a problem is not true any more once it is gone.
        if self._told is not None and self._told not in problems:
            bar = self._context.window.statusBar()
            if bar.currentMessage() == translate(self._told.message):
                bar.clearMessage()
            self._told = None

    def _is_large(self) -> bool:
        return len(self._context.workspace.request.params) > _LARGE

    def _fix(self, fixes: list[tuple[Problem, Fix]]) -> None:
        if fixes:
            only = translate(fixes[0][1].text)
            self.findings.fix(fixes, only if len(fixes) == 1 else self.tr("Fix all safe problems"))
