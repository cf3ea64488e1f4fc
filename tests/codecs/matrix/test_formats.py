"""Every form of one matrix, to the letter; and what is read back."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.matrices import matrix, request

from session_composer.codecs.matrix.formats import SUFFIXES, written
from session_composer.codecs.matrix.matrix_document import (
    CellChange,
    CellName,
    cell_name,
    compare,
    read_expected,
)
from session_composer.core.account.facts import known
from session_composer.core.matrix.cells import CellOutcome, Matrix, Verdict
from session_composer.core.matrix.plan import MatrixAccount, NamedRequest
from session_composer.core.rules.granted import Difference
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import feature_path

GOLDENS = Path(__file__).parent / "goldens"
REFUNDS = feature_path("payments", "refund_management")
FACTS = known({"business_name": "Two | Rivers", "country": "US", "type": "express"})
ODD = known({"business_name": "=HYPERLINK(1)\u202e\x07 <b>&", "country": "FR"})


@pytest.fixture
def sample(store: CatalogStore, rulebook: Rulebook) -> Matrix:
    """A matrix of three accounts and two requests with one of every outcome."""
    accounts = [
        MatrixAccount("acct_1One", FACTS),
        MatrixAccount("acct_1Two", ODD),
        MatrixAccount("acct_1Three"),
    ]
    requests = [
        NamedRequest("owner", request("payments")),
        NamedRequest("support_1", request("payments", "no_such_thing")),
    ]
    found = matrix(store, rulebook, accounts, requests)
    found.simulated = True
    asked = Difference(REFUNDS, granted=False, asked=True, predicted=True)
    default = Difference(REFUNDS, granted=False, asked=None, predicted=True)
    verdicts = [
        Verdict(CellOutcome.ACCEPTED, 200),
        Verdict(
            CellOutcome.REFUSED,
            400,
            "parameter_unknown",
            "components[no_such_thing]",
            "Received unknown parameter: `components[no_such_thing]`\nsk_test_51Sentinel7391x",
            ("components[no_such_thing]",),
        ),
        Verdict(CellOutcome.DIFFERENT, 200, differences=(asked, default)),
        Verdict(CellOutcome.ACCEPTED, 200),
        Verdict(CellOutcome.NO_ANSWER, message="Nothing came."),
    ]
    for cell, verdict in enumerate(verdicts):
        found.put(cell, verdict, f"req_{cell}")
    return found


@pytest.mark.parametrize("form", SUFFIXES)
def test_every_form_is_as_it_was(form: str, sample: Matrix) -> None:
    """A golden changes together with the text; look at the difference, then copy it."""
    golden = GOLDENS / f"matrix{SUFFIXES[form]}"
    assert "".join(written(form, sample)).encode() == golden.read_bytes()


def test_nothing_steers_a_terminal_or_a_spreadsheet(sample: Matrix) -> None:
    for form in SUFFIXES:
        text = "".join(written(form, sample))
        assert "\u202e" not in text, form
        assert "\x07" not in text, form
        assert "51Sentinel7391x" not in text, form
    rows = list(csv.DictReader(io.StringIO("".join(written("csv", sample)), newline="")))
    assert rows[2]["name"].startswith("'=HYPERLINK")
    assert len(rows) == sample.plan.size


def test_junit_tells_what_failed_or_what_changed(sample: Matrix) -> None:
    def tags(changes: list[CellChange] | None) -> list[list[str]]:
        root = ET.fromstring("".join(written("junit", sample, changes)))
        failures = [int(suite.attrib["failures"]) for suite in root]
        assert failures == [len(suite.findall("testcase/failure")) for suite in root]
        return [[child.tag for child in case] for suite in root for case in suite]

    assert tags(None) == [[], ["system-out"], ["error"], ["failure"], ["system-out"], ["skipped"]]
    change = CellChange(cell_name(sample, 3), "accepted", "refused")
    changed = tags([change])
    assert changed[4] == ["failure"]
    assert sum("failure" in one for one in changed) == 1
    # Or what is not there any more.
    gone = CellChange(CellName("a", "2024-06-20", 'acct_<"gone">'), "accepted", "")
    assert tags([change, gone]) == [*changed, ["failure"]]


def test_what_is_written_is_expected(sample: Matrix) -> None:
    data = "".join(written("json", sample)).encode()
    json.loads(data)
    assert compare(sample, read_expected(data)) == []


OUTCOMES = st.sampled_from(list(CellOutcome))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VERDICTS = st.builds(
    Verdict,
    OUTCOMES,
    st.integers(0, 599),
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(TEXTS, max_size=2).map(tuple),
    st.lists(
        st.builds(
            Difference,
            st.just(REFUNDS),
            st.booleans() | TEXTS,
            st.none() | st.booleans(),
            st.none() | st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
)


@given(st.lists(VERDICTS, min_size=4, max_size=4), VERDICTS, st.integers(0, 3))
def test_a_matrix_is_equal_to_itself_and_to_no_other(
    store: CatalogStore, rulebook: Rulebook, verdicts: list[Verdict], other: Verdict, place: int
) -> None:
    accounts = [MatrixAccount("acct_1One"), MatrixAccount("acct_1Two")]
    requests = [NamedRequest(name, request("payments")) for name in ("a", "b")]
    found, changed = (matrix(store, rulebook, accounts, requests) for _ in range(2))
    for cell, verdict in enumerate(verdicts):
        found.put(cell, verdict)
        changed.put(cell, other if cell == place else verdict)
    expected = read_expected("".join(written("json", found)).encode())
    assert compare(found, expected) == []
    before, after = verdicts[place]._replace(message=""), other._replace(message="")
    is_equal = before[:4] + before[5:6] == after[:4] + after[5:6] and [
        (one.path, one.asked, one.granted) for one in before.differences
    ] == [(one.path, one.asked, one.granted) for one in after.differences]
    changes = compare(changed, expected)
    if is_equal:
        assert changes == []
    else:
        # Texts that differ in what cannot be seen only are told alike.
        assert [one.name for one in changes] in ([], [cell_name(found, place)])


def test_cells_that_are_new_or_gone_are_changes(store: CatalogStore, rulebook: Rulebook) -> None:
    one, two = MatrixAccount("acct_1One"), MatrixAccount("acct_1Two")
    before, after = matrix(store, rulebook, [one]), matrix(store, rulebook, [two])
    expected = read_expected("".join(written("json", before)).encode())
    told = [str(change.sentence()) for change in compare(after, expected)]
    version = before.plan.requests[0].request.api_version
    assert told == [
        f"payments, {version}, acct_1Two: expected no such cell, found not_sent",
        f"payments, {version}, acct_1One: expected not_sent, found no such cell",
    ]


CELL = {"request": "a", "api_version": "b", "account": "c", "outcome": "accepted"}
HEAD = {"format": "session-composer-matrix/1"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], "it is no matrix"),
        ({"cells": []}, "it is no matrix"),
        ({"format": "session-composer-matrix/2"}, "'session-composer-matrix/2'; this program"),
        (HEAD, "no list of cells"),
        (HEAD | {"cells": [1]}, "cells[0] is not an object"),
        (HEAD | {"cells": [CELL, CELL]}, "cells[1] is there twice"),
        (HEAD | {"cells": [CELL | {"account": 1}]}, "cells[0].account is not a text"),
        (HEAD | {"cells": [CELL | {"outcome": "fine"}]}, "cells[0].outcome is 'fine'"),
    ],
)
def test_what_is_no_matrix_is_refused(content: object, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_expected(json.dumps(content).encode())
    assert told in str(caught.value)
