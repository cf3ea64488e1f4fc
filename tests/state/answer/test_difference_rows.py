"""Differences of an answer as rows of a table."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from tests.support.requests import SEED, STORE

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.granted import Difference
from session_composer.core.wire.paths import enabled_path, feature_path
from session_composer.state.answer.difference_rows import DifferenceColumn, DifferenceTable

REFUNDS = feature_path("payments", "refund_management")
PAYOUTS = enabled_path("payouts")


def test_rows_stand_in_two_groups_and_lead_to_their_paths() -> None:
    table = DifferenceTable(HelpTexts())
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = [
        Difference(PAYOUTS, asked=None, predicted=False, granted=True),
        Difference(REFUNDS, asked=True, predicted=True, granted=False),
    ]
    table.show_differences(found, STORE.catalog(SEED), {PAYOUTS: "because"})
    assert tester.model() is table
    assert table.headings == [0, 2]
    texts = [
        [table.index(row, column).data() for column in DifferenceColumn]
        for row in range(table.rowCount())
    ]
    assert [row[0] for row in texts[::2]] == [
        "Asked, but not allowed",
        "Not sent, and not as predicted",
    ]
    assert texts[1][1:4] == ["true", "true", "≠ false"]
    assert "because" in texts[3]
    heads = [table.headerData(column, Qt.Orientation.Horizontal) for column in DifferenceColumn]
    assert all(heads)
    table.show_differences([], STORE.catalog(SEED), {})
    assert table.rowCount() == 0
