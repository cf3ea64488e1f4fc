"""What is said of a cell in a few words, in every form that people read."""

from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.matrix.plan import MatrixAccount, MatrixPlan, NamedRequest
from session_composer.core.text.message import plural
from session_composer.core.text.presentable import presentable

_OTHERWISE = "The rules say otherwise."
_EXPECTED = {True: "expected refused", False: "expected accepted", None: "not sent"}


def cell_text(matrix: Matrix, cell: int) -> str:
    """Say in a few words what came of a cell."""
    verdict = matrix.verdict(cell)
    match verdict.outcome:
        case CellOutcome.ACCEPTED:
            text = "accepted"
        case CellOutcome.DIFFERENT:
            text = f"accepted, {len(verdict.differences)} different"
        case CellOutcome.REFUSED:
            text = f"{verdict.status} {presentable(verdict.code)}".rstrip()
        case CellOutcome.NO_ANSWER:
            text = "no answer"
        case CellOutcome.NOT_SENT:
            text = _EXPECTED[matrix.prediction(cell).refused]
    return f"{text}, not as the rules say" if matrix.disagrees(cell) else text


def request_title(plan: MatrixPlan, request: NamedRequest) -> str:
    """Name a request; with its version, where that is needed to tell."""
    version = f" {request.request.api_version}" if plan.has_versions else ""
    return presentable(request.name + version)


def account_title(account: MatrixAccount) -> str:
    """Name an account: its id, and who it is as far as that is known."""
    return presentable(f"{account.id} {account.identity}".rstrip())


def details(matrix: Matrix, cell: int) -> list[str]:
    """Say in sentences what there is to say of a cell that is not simply accepted."""
    verdict, prediction = matrix.verdict(cell), matrix.prediction(cell)
    found = []
    if verdict.message:
        place = f"{', '.join(verdict.lands_on)}: " if verdict.lands_on else ""
        found.append(presentable(" ".join(f"{place}{verdict.message}".split())))
    found += [presentable(str(one.sentence())) for one in verdict.differences]
    if matrix.disagrees(cell):
        found.append(_broken(prediction.rules) if prediction.rules else _OTHERWISE)
    return found


def totals(matrix: Matrix) -> str:
    """Count all cells in one line."""
    counts = matrix.counts()
    plan = matrix.plan
    words = {
        CellOutcome.ACCEPTED: "accepted",
        CellOutcome.DIFFERENT: "accepted with differences",
        CellOutcome.REFUSED: "refused",
        CellOutcome.NO_ANSWER: "without an answer",
        CellOutcome.NOT_SENT: "not sent",
    }
    told = [f"{counts[outcome]} {word}" for outcome, word in words.items() if counts[outcome]]
    count = matrix.disagreements()
    if count:
        told.append(f"{count} not as the rules say")
    requests, accounts = len(plan.requests), len(plan.accounts)
    where = " (simulated)" if matrix.simulated else ""
    return (
        f"{requests} request{plural(requests)} for {accounts} account{plural(accounts)}{where}: "
        f"{', '.join(told)}."
    )


def _broken(rules: tuple[str, ...]) -> str:
    return f"The rules say that it breaks {', '.join(rules)}."
