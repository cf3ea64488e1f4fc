"""Problems, brought to every place of the window that shows them, and what is done about them."""

from collections.abc import Callable

from session_composer.core.rules.problems import Problem, Severity
from session_composer.state.document.workspace import Workspace
from session_composer.ui.answer.commands import AnswerCommands
from session_composer.ui.problems.commands import ProblemCommands

from .main_window import MainWindow


def connect_problems(
    window: MainWindow,
    workspace: Workspace,
    checks: ProblemCommands,
    answer: AnswerCommands,
    pick_account: Callable[[], object],
) -> None:
    """Let one number of problems be told everywhere, and fixes be made wherever they stand."""
    panel, notes = checks.panel, window.panels.notes

    def show(problems: list[Problem]) -> None:
        window.status.refresh()
        window.details.show_problems(problems, checks.findings.answered_error)
        has_error = any(problem.severity is Severity.ERROR for problem in problems)
        # A form that was not begun yet has nothing wrong with it.
        is_begun = workspace.request.is_begun
        notes.show_count(len(problems) if is_begun else 0, has_error)

    checks.findings.problems_changed.connect(show)
    for fixing in (answer.panel, window.details):
        fixing.fix_requested.connect(panel.fix_requested)
    for wanting in (answer.panel, panel):
        wanting.account_wanted.connect(lambda: pick_account())
    window.status.problem_activated.connect(checks.show_problem)
    answer.held_back.connect(window.panels.show_problems)
