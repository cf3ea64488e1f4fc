"""The table of a large matrix: what comes costs no more than what of it is seen."""

from collections import Counter

import pytest
from pytestqt.qtbot import QtBot
from tests.support.matrices import matrix, request, unknown
from tests.support.qt import settle

from session_composer.core.matrix.cells import CellOutcome, Matrix, Verdict
from session_composer.core.matrix.plan import NamedRequest
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.matrix.matrix_choice import Prepared
from session_composer.state.matrix.matrix_table import MatrixTable
from session_composer.ui.look.theme import Theme
from session_composer.ui.matrix.table_view import MatrixView

REQUESTS, ACCOUNTS = 100, 1000


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """Count how often each account was looked at."""
    counts: Counter[int] = Counter()
    verdict = Matrix.verdict

    def counted(self: Matrix, cell: int) -> Verdict:
        counts[self.plan.place(cell)[0]] += 1
        return verdict(self, cell)

    monkeypatch.setattr(Matrix, "verdict", counted)
    return counts


@pytest.mark.usefixtures("qtbot")
def test_j9_answers_cost_what_of_them_is_seen(
    qtbot: QtBot, theme: Theme, store: CatalogStore, rulebook: Rulebook, asked: Counter[int]
) -> None:
    requests = [NamedRequest(f"r{number}", request("payments")) for number in range(REQUESTS)]
    found = matrix(store, rulebook, unknown(ACCOUNTS), requests)
    table = MatrixTable()
    view = MatrixView(theme, table)
    qtbot.addWidget(view)
    table.show_matrix(Prepared(found, tuple(one.name for one in requests), ""))
    view.resize(800, 400)
    view.show()
    settle()
    # The first look is at what is seen, and not at the 100 000 cells that there are.
    assert 0 < asked.total() < 40 * 10

    def come(*accounts: int) -> Counter[int]:
        for account in accounts:
            for number in range(REQUESTS):
                found.put(found.plan.cell(account, number), Verdict(CellOutcome.ACCEPTED, 200))
        asked.clear()
        table.refresh()
        settle()
        return Counter(asked)

    come(0)  # The first time it looks at every row.
    assert come(*range(500, ACCOUNTS)) == {}
    seen = come(3)
    assert set(seen) == {3}
    assert seen.total() < 2 * 3 * 10
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    settle()
    assert set(come(4)) == {4}
