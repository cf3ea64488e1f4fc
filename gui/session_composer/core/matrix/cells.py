"""A matrix with what came of its cells, in a few bytes for each."""

from array import array
from collections.abc import Callable
from enum import StrEnum
from threading import Lock
from typing import NamedTuple

from session_composer.core.rules.granted import Difference
from session_composer.core.text.message import Message

from .plan import MatrixPlan
from .predictions import Prediction, Predictor


class CellOutcome(StrEnum):
    """What came of a cell. Declared as reports count them."""

    ACCEPTED = "accepted"
    DIFFERENT = "different"
    """Accepted, and not everything was granted as it was asked for or predicted."""
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    NOT_SENT = "not_sent"


class Verdict(NamedTuple):
    """What an answer says of its request; cells with equal answers share one. Holds no secret."""

    outcome: CellOutcome
    status: int = 0
    """Of HTTP; 0 where no answer came."""
    code: str = ""
    param: str = ""
    message: Message | str = ""
    lands_on: tuple[str, ...] = ()
    """Places of the request that a refusal is about, best first, by wire name."""
    differences: tuple[Difference, ...] = ()
    about_rules: bool = True
    """Whether it tells anything about the rules: a busy server does not, nor does a wrong key."""


NOT_SENT = Verdict(CellOutcome.NOT_SENT)


class Matrix:
    """What was predicted and what came. Results may be put in from any thread."""

    def __init__(self, plan: MatrixPlan) -> None:
        self.plan = plan
        self._lock = Lock()
        self._verdicts = [NOT_SENT]
        self._number_of = {NOT_SENT: 0}
        self._verdict_of = array("I", bytes(4 * plan.size))
        self._predictions: list[Prediction] = [Prediction(None)]
        self._prediction_number = {self._predictions[0]: 0}
        self._prediction_of = array("I", bytes(4 * plan.size))
        self._request_ids: dict[int, str] = {}
        self.simulated = False
        """Whether a sandbox answered, not Stripe."""
        self.answered = 0
        """Number of cells that have an outcome."""
        self._counts = dict.fromkeys(CellOutcome, 0)
        self._counts[CellOutcome.NOT_SENT] = plan.size
        # Of each account, so that nobody has to look at all cells to find those that matter.
        self._attention = array("I", bytes(4 * len(plan.accounts)))
        self._changes = array("I", bytes(4 * len(plan.accounts)))
        self._disagreeing = array("I", bytes(4 * len(plan.accounts)))
        self._disagreements = 0

    def predict(self, predictor: Predictor, goes_on: Callable[[], bool] = lambda: True) -> None:
        """Fill in all predictions, before anything is put in; none any more once it is to end.

        Takes time for each kind of account, not for each account.
        """
        for cell in range(self.plan.size):
            if not goes_on():
                return
            found = predictor.prediction(cell)
            number = self._prediction_number.setdefault(found, len(self._predictions))
            if number == len(self._predictions):
                self._predictions.append(found)
            self._prediction_of[cell] = number

    def put(self, cell: int, verdict: Verdict, request_id: str = "") -> None:
        """Note what came of a cell. Of those that are as asked for no request id is kept."""
        with self._lock:
            number = self._number_of.setdefault(verdict, len(self._verdicts))
            if number == len(self._verdicts):
                self._verdicts.append(verdict)
            if not self._verdict_of[cell]:
                self.answered += 1
            self._count(cell, -1)
            self._verdict_of[cell] = number
            self._count(cell, 1)
            self._changes[self.plan.place(cell)[0]] += 1
            if request_id and verdict.outcome is not CellOutcome.ACCEPTED:
                self._request_ids[cell] = request_id

    def verdict(self, cell: int) -> Verdict:
        """Return what came of a cell."""
        return self._verdicts[self._verdict_of[cell]]

    def prediction(self, cell: int) -> Prediction:
        """Return what the rules expect of a cell."""
        return self._predictions[self._prediction_of[cell]]

    def request_id(self, cell: int) -> str:
        """Id by which Stripe knows the request; empty where none came or is kept."""
        return self._request_ids.get(cell, "")

    def disagrees(self, cell: int) -> bool:
        """Whether the answer contradicts the rules: by its outcome, or in a predicted default."""
        return contradicts(self.prediction(cell), self.verdict(cell))

    def needs_attention(self, cell: int) -> bool:
        """Whether a cell was sent and not simply accepted as the rules expect."""
        outcome = self.verdict(cell).outcome
        return outcome not in (CellOutcome.NOT_SENT, CellOutcome.ACCEPTED) or self.disagrees(cell)

    def counts(self) -> dict[CellOutcome, int]:
        """Count the cells by how they came out."""
        return dict(self._counts)

    def disagreements(self) -> int:
        """Count the cells in which the answer contradicts the rules."""
        return self._disagreements

    @property
    def changes(self) -> "array[int]":
        """How often something was put in for each account."""
        return self._changes[:]

    def attention_of(self, account: int) -> int:
        """Count the cells of an account that need attention."""
        return self._attention[account]

    def disagreements_of(self, account: int) -> int:
        """Count the cells of an account in which the answer contradicts the rules."""
        return self._disagreeing[account]

    def _count(self, cell: int, step: int) -> None:
        """Let a cell count as what it is now, or no longer."""
        account = self.plan.place(cell)[0]
        self._counts[self.verdict(cell).outcome] += step
        if self.disagrees(cell):
            self._disagreements += step
            self._disagreeing[account] += step
        if self.needs_attention(cell):
            self._attention[account] += step


def contradicts(prediction: Prediction, verdict: Verdict) -> bool:
    """Whether an answer is not what the rules predicted."""
    match verdict.outcome:
        case CellOutcome.ACCEPTED:
            return prediction.refused is True
        case CellOutcome.DIFFERENT:
            wrong_default = any(one.asked is None for one in verdict.differences)
            return wrong_default or prediction.refused is True
        case CellOutcome.REFUSED:
            return prediction.refused is False and verdict.about_rules
    return False
