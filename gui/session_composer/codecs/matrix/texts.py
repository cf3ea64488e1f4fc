"""What is said of a cell in a few words, in every form that people read."""

from collections.abc import Iterator

from session_composer.core.matrix.cells import CellOutcome, Matrix, Verdict
from session_composer.core.matrix.plan import MatrixAccount, MatrixPlan, NamedRequest
from session_composer.core.matrix.predictions import Prediction
from session_composer.core.text.message import Message, plural, verbatim
from session_composer.core.text.presentable import presentable


def cell_words(matrix: Matrix, cell: int) -> Message:
    """Say in a few words what came of a cell."""
    verdict = matrix.verdict(cell)
    match verdict.outcome:
        case CellOutcome.ACCEPTED:
            words = Message("accepted")
        case CellOutcome.DIFFERENT:
            words = Message("accepted, {count} different", count=len(verdict.differences))
        case CellOutcome.REFUSED:
            words = verbatim(f"{verdict.status} {presentable(verdict.code)}".rstrip())
        case CellOutcome.NO_ANSWER:
            words = Message("no answer")
        case CellOutcome.NOT_SENT:
            words = _expected(matrix.prediction(cell))
    return (
        Message("{words}, not as the rules say", words=words) if matrix.disagrees(cell) else words
    )


def cell_text(matrix: Matrix, cell: int) -> str:
    """Say the same in English."""
    return str(cell_words(matrix, cell))


def request_title(plan: MatrixPlan, request: NamedRequest) -> str:
    """Name a request; with its version, where that is needed to tell."""
    version = f" {request.request.api_version}" if plan.has_versions else ""
    return presentable(request.name + version)


def account_title(account: MatrixAccount) -> str:
    """Name an account: its id, and who it is as far as that is known."""
    return presentable(f"{account.id} {account.identity}".rstrip())


def sentences(matrix: Matrix, cell: int) -> Iterator[Message]:
    """Say in sentences what there is to say of a cell that is not simply accepted."""
    verdict, prediction = matrix.verdict(cell), matrix.prediction(cell)
    if verdict.message:
        yield _told(verdict)
    for one in verdict.differences:
        yield one.sentence()
    if matrix.disagrees(cell):
        if prediction.rules:
            rules = ", ".join(prediction.rules)
            yield Message("The rules say that it breaks {rules}.", rules=rules)
        else:
            yield Message("The rules say otherwise.")


def details(matrix: Matrix, cell: int) -> list[str]:
    """Say the same in English."""
    return [presentable(str(one)) for one in sentences(matrix, cell)]


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


def _expected(prediction: Prediction) -> Message:
    if prediction.refused is None:
        return Message("not sent")
    return Message("expected refused") if prediction.refused else Message("expected accepted")


def _told(verdict: Verdict) -> Message:
    """Say what the answer says, or why there is none, and which places it is about."""
    message = verdict.message
    if isinstance(message, str):
        message = verbatim(" ".join(message.split()))
    if not verdict.lands_on:
        return message
    places = " ".join(", ".join(verdict.lands_on).split())
    return Message("{places}: {message}", places=places, message=message)
