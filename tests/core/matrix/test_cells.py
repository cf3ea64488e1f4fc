from collections.abc import Sequence

import pytest
from tests.support.matrices import SAMPLES, matrix, request, unknown

from session_composer.core.matrix.cells import CellOutcome, Verdict, contradicts
from session_composer.core.matrix.plan import (
    MAX_ACCOUNTS,
    MatrixAccount,
    NamedRequest,
    live_warning,
    make_plan,
    own_accounts,
)
from session_composer.core.matrix.predictions import Prediction
from session_composer.core.rules.granted import Difference
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import feature_path

A = NamedRequest("a", request("payments"))
PATH = feature_path("payments", "refund_management")
OTHERWISE = Difference(PATH, granted=False, asked=True, predicted=None)
WRONG_DEFAULT = Difference(PATH, granted=False, asked=None, predicted=True)


def test_cells_are_numbered_account_by_account() -> None:
    plan = make_plan([A, A], unknown(3), ["2025-06-30.basil", "2024-06-20"])
    assert plan.size == 12
    assert [plan.place(plan.cell(2, 1))] == [(2, 1)]
    assert plan.request(5).account == "acct_1Fake00001"
    assert [(one.name, one.request.api_version) for one in plan.requests] == [
        ("a", "2025-06-30.basil"),
        ("a", "2024-06-20"),
        ("a (2)", "2025-06-30.basil"),
        ("a (2)", "2024-06-20"),
    ]
    assert plan.has_versions
    assert str(live_warning(plan)) == "This makes 12 account sessions for 3 accounts."


@pytest.mark.parametrize(
    ("requests", "accounts", "told"),
    [
        ([], unknown(1), "There is no request to send."),
        ([A], [], "There is no account to send for."),
        ([A], [MatrixAccount("acct-1")], "The account id has - at"),
        ([A], unknown(MAX_ACCOUNTS + 1), "are too many"),
        ([A] * 30, unknown(MAX_ACCOUNTS), "30 requests for 10000 accounts are too many"),
    ],
)
def test_what_cannot_be_sent_is_told(
    requests: Sequence[NamedRequest], accounts: Sequence[MatrixAccount], told: str
) -> None:
    with pytest.raises(InputError) as caught:
        make_plan(requests, accounts, [])
    assert told in str(caught.value)


def test_an_account_counts_once() -> None:
    named = [NamedRequest(name, A.request._replace(account="acct_1")) for name in "ab"]
    assert own_accounts(named) == [MatrixAccount("acct_1")]
    with pytest.raises(InputError, match="a names no account"):
        own_accounts([A])


@pytest.mark.parametrize(
    ("refused", "outcome", "differences", "about_rules", "expected"),
    [
        (False, CellOutcome.ACCEPTED, (), True, False),
        (True, CellOutcome.ACCEPTED, (), True, True),
        (None, CellOutcome.ACCEPTED, (), True, False),
        (False, CellOutcome.DIFFERENT, (OTHERWISE,), True, False),
        (False, CellOutcome.DIFFERENT, (WRONG_DEFAULT,), True, True),
        (False, CellOutcome.REFUSED, (), True, True),
        (False, CellOutcome.REFUSED, (), False, False),
        (True, CellOutcome.REFUSED, (), True, False),
        (None, CellOutcome.REFUSED, (), True, False),
        (False, CellOutcome.NO_ANSWER, (), True, False),
        (True, CellOutcome.NOT_SENT, (), True, False),
    ],
)
def test_an_answer_contradicts_the_rules(
    refused: bool | None,
    outcome: CellOutcome,
    differences: tuple[Difference, ...],
    about_rules: bool,
    expected: bool,
) -> None:
    verdict = Verdict(outcome, differences=differences, about_rules=about_rules)
    assert contradicts(Prediction(refused), verdict) is expected


def test_predictions_are_made_for_kinds_of_accounts(
    store: CatalogStore, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    problems = Rulebook.problems

    def counted(self: Rulebook, *arguments: object) -> object:
        asked.append(1)
        return problems(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Rulebook, "problems", counted)
    model = next(iter(SAMPLES.values()))
    assert model.facts is not None
    alike = [
        MatrixAccount(
            f"acct_1Alike{number}", model.facts.with_values({"business_name": f"{number}"})
        )
        for number in range(50)
    ]
    found = matrix(store, rulebook, alike, [NamedRequest("cards", request("issuing_cards_list"))])
    assert len(asked) == 1
    assert found.prediction(0) == found.prediction(49)
    assert found.prediction(0).refused is not None


def test_an_ignore_does_not_make_a_refusal_unexpected(
    store: CatalogStore, rulebook: Rulebook
) -> None:
    broken = NamedRequest("x", request("no_such_thing"))
    found = matrix(store, rulebook, unknown(1), [broken])
    assert found.prediction(0).refused is True
    assert found.prediction(0).rules


def test_equal_answers_are_kept_once(store: CatalogStore, rulebook: Rulebook) -> None:
    found = matrix(store, rulebook, unknown(400))
    for cell in range(400):
        found.put(cell, Verdict(CellOutcome.ACCEPTED, 200), f"req_{cell}")
    assert len(found._verdicts) == 2
    assert found._request_ids == {}
    assert found.answered == found.counts()[CellOutcome.ACCEPTED] == 400
    found.put(7, Verdict(CellOutcome.NO_ANSWER))
    assert found.answered == 400
    assert found.needs_attention(7)
    assert not found.needs_attention(8)
