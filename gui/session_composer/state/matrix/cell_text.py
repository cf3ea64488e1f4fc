"""All there is to say of a cell, or of an account, in the language of the window."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from session_composer.codecs.matrix.texts import account_title, cell_words, sentences
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.text.message import Message
from session_composer.core.text.presentable import presentable
from session_composer.state.language.translation import translate

from .matrix_choice import Prepared


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatrixCell", text)


def cell_text(prepared: Prepared, account: int, request: int) -> tuple[str, str]:
    """Name a cell and tell what came of it; a request of -1 stands for the account itself."""
    matrix = prepared.matrix
    title = account_title(matrix.plan.accounts[account])
    if request < 0:
        return title, "\n".join(_account_lines(matrix, account))
    cell = matrix.plan.cell(account, request)
    return title, "\n".join(_lines(matrix, cell))


def _lines(matrix: Matrix, cell: int) -> Iterator[str]:
    yield _shown(cell_words(matrix, cell))
    for sentence in sentences(matrix, cell):
        yield _shown(sentence)
    prediction = matrix.prediction(cell)
    if prediction.message is not None:
        yield _tr("The rules expect: {message}").format(message=_shown(prediction.message))
    elif prediction.refused is None:
        yield _tr("Too little is known of the account to say what to expect.")
    request_id = matrix.request_id(cell)
    if request_id:
        yield _tr("Request id: {request_id}").format(request_id=presentable(request_id))


def _account_lines(matrix: Matrix, account: int) -> Iterator[str]:
    requests = range(len(matrix.plan.requests))
    outcomes = [matrix.verdict(matrix.plan.cell(account, one)).outcome for one in requests]
    words = {
        CellOutcome.ACCEPTED: _tr("accepted: {count}"),
        CellOutcome.DIFFERENT: _tr("accepted with differences: {count}"),
        CellOutcome.REFUSED: _tr("refused: {count}"),
        CellOutcome.NO_ANSWER: _tr("no answer: {count}"),
        CellOutcome.NOT_SENT: _tr("not sent: {count}"),
    }
    for outcome, text in words.items():
        if outcome in outcomes:
            yield text.format(count=outcomes.count(outcome))


def _shown(message: Message) -> str:
    # What servers say may hold anything, a key among it.
    return presentable(translate(message))
