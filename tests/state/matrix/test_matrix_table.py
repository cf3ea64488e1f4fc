"""The table asks for what is looked at, and tells of any number of answers at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.support.matrices import SAMPLES, matrix, request, unknown

from session_composer.core.matrix.cells import CellOutcome, Matrix, Verdict
from session_composer.core.matrix.plan import NamedRequest
from session_composer.core.rules.granted import Difference
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import feature_path
from session_composer.state.matrix.cell_text import cell_text
from session_composer.state.matrix.matrix_choice import Prepared
from session_composer.state.matrix.matrix_table import (
    LookRole,
    MatrixFilter,
    MatrixTable,
    WhoRole,
)

PATH = feature_path("payments", "refund_management")
ACCEPTED = Verdict(CellOutcome.ACCEPTED, 200)
BUSY = Verdict(CellOutcome.REFUSED, 429, about_rules=False)
REFUSED = Verdict(CellOutcome.REFUSED, 400, "parameter_unknown", message="No sk_test_51Sent7391x")
DIFFERENT = Verdict(
    CellOutcome.DIFFERENT,
    200,
    differences=(Difference(PATH, granted=False, asked=True, predicted=None),),
)
NO_ANSWER = Verdict(CellOutcome.NO_ANSWER, message="Nothing came.")


@pytest.fixture
def prepared(store: CatalogStore, rulebook: Rulebook) -> Prepared:
    """Three accounts, of the last of which nothing is known, and two requests."""
    requests = [NamedRequest("a", request("payments")), NamedRequest("b", request("documents"))]
    found = matrix(store, rulebook, [*list(SAMPLES.values())[:2], *unknown(1)], requests)
    return Prepared(found, ("A title", "B"), "")


@pytest.fixture
def table(qapp: QCoreApplication, prepared: Prepared) -> Iterator[MatrixTable]:
    made = MatrixTable()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_matrix(prepared)
    yield made
    del tester


def looks(table: MatrixTable, row: int) -> list[tuple[str, str, bool, bool]]:
    found = [table.index(row, column).data(LookRole) for column in (1, 2)]
    return [(one.icon, one.text, one.is_sent, one.disagrees) for one in found]


def test_prediction_stands_until_the_answer(table: MatrixTable, prepared: Prepared) -> None:
    assert looks(table, 0) == [("check", "expected", False, False)] * 2
    assert looks(table, 2) == [("", "not sent", False, False)] * 2
    for cell, verdict in enumerate([ACCEPTED, DIFFERENT, REFUSED, BUSY, NO_ANSWER]):
        prepared.matrix.put(cell, verdict)
    assert looks(table, 0) == [("check", "", True, False), ("check", "≠ 1", True, False)]
    assert looks(table, 1) == [("cross", "400", True, True), ("warning", "429", True, False)]
    assert looks(table, 2) == [
        ("warning", "no answer", True, False),
        ("", "not sent", False, False),
    ]


def test_heads_and_accounts(table: MatrixTable) -> None:
    heads = [table.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert heads == ["Account", "A title", "B"]
    assert table.index(0, 0).data(WhoRole) == ("Juniper Street Ceramics", "Custom · US")
    assert table.index(2, 0).data() == "acct_1Fake00000"
    spoken = table.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Juniper Street Ceramics, Custom · US, A title: expected accepted"


def test_filters_show_accounts_with_such_a_cell(table: MatrixTable, prepared: Prepared) -> None:
    def accounts() -> list[str]:
        return [table.index(row, 0).data(WhoRole)[0] for row in range(table.rowCount())]

    for cell, verdict in enumerate([ACCEPTED, ACCEPTED, REFUSED, ACCEPTED]):
        prepared.matrix.put(cell, verdict)
    table.filter(MatrixFilter.NOT_ACCEPTED)
    assert accounts() == ["Harbour Lane Books"]
    table.filter(MatrixFilter.DISAGREES)
    assert accounts() == ["Harbour Lane Books"]
    prepared.matrix.put(5, NO_ANSWER)
    table.refresh()
    assert accounts() == ["Harbour Lane Books"]
    table.filter(MatrixFilter.NOT_ACCEPTED)
    assert accounts() == ["Harbour Lane Books", "acct_1Fake00000"]
    assert table.place(table.index_of(2, 1)) == (2, 1)
    assert not table.index_of(0, 0).isValid()


def test_j9_any_number_of_answers_is_one_signal(
    qtbot: QtBot, store: CatalogStore, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests = [NamedRequest(f"r{number}", request("payments")) for number in range(100)]
    found = matrix(store, rulebook, unknown(1000), requests)
    table = MatrixTable()
    table.show_matrix(Prepared(found, tuple(one.name for one in requests), ""))
    for cell in range(found.plan.size):
        found.put(cell, ACCEPTED)
    changes: list[object] = []
    asked: list[int] = []
    verdict = Matrix.verdict
    monkeypatch.setattr(Matrix, "verdict", lambda of, cell: asked.append(cell) or verdict(of, cell))  # type: ignore[func-returns-value]
    table.dataChanged.connect(lambda *_: changes.append(1))
    for _ in range(3):
        table.refresh()
    assert len(changes) == 1
    assert asked == []


def test_a_cell_is_told_in_full_and_without_secrets(prepared: Prepared) -> None:
    for cell, verdict in enumerate([REFUSED, DIFFERENT]):
        prepared.matrix.put(cell, verdict, f"req_{cell}")
    title, text = cell_text(prepared, 0, 0)
    assert title == "acct_1SimCustomUS Juniper Street Ceramics · Custom · US"
    assert text.splitlines()[0] == "400 parameter_unknown, not as the rules say"
    assert "51Sent7391x" not in text
    assert text.endswith("The rules say otherwise.\nRequest id: req_0")
    assert "refund_management]: asked for true, granted false" in cell_text(prepared, 0, 1)[1]
    assert "Too little is known" in cell_text(prepared, 2, 0)[1]
    assert cell_text(prepared, 0, -1)[1].splitlines() == [
        "accepted with differences: 1",
        "refused: 1",
    ]
