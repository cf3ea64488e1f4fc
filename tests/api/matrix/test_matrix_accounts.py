from collections.abc import Iterator

import pytest
from tests.support.matrices import SAMPLES, request
from tests.support.requests import SEED

from session_composer.api.http.client import Client
from session_composer.api.matrix.matrix_accounts import all_accounts, known_accounts
from session_composer.api.matrix.matrix_run import MatrixRun, MatrixTarget
from session_composer.api.sandbox.host import SANDBOX_KEY
from session_composer.api.sandbox.sample_accounts import GENERATED
from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.matrix.plan import MatrixAccount, NamedRequest, make_plan
from session_composer.core.matrix.predictions import Predictor
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import built_in_roles, with_role
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore


@pytest.fixture(scope="module")
def target(store: CatalogStore, rulebook: Rulebook) -> Iterator[MatrixTarget]:
    with SandboxServer(store, rulebook) as server:
        yield MatrixTarget(Client(server.base_url), SANDBOX_KEY)


def test_all_accounts_are_read_page_by_page(target: MatrixTarget) -> None:
    counts: list[int] = []
    found = all_accounts(target, SEED, found_so_far=counts.append)
    assert isinstance(found, list)
    assert len(found) > GENERATED
    assert counts[0] == 100
    assert all(account.facts is not None for account in found)


def test_accounts_that_cannot_be_read_stay_unknown(target: MatrixTarget) -> None:
    ids = ["acct_1SimExpressUS", "acct_1Nobody"]
    known, unknown = known_accounts(target, map(MatrixAccount, ids), SEED)
    assert known.identity.name == "Two Rivers Tutoring"
    assert unknown == MatrixAccount("acct_1Nobody")


def test_the_sandbox_does_what_is_predicted(
    target: MatrixTarget, store: CatalogStore, rulebook: Rulebook
) -> None:
    """Each kind of account, what roles send, what breaks rules, and what a version lacks."""
    catalog = store.catalog(SEED)
    requests = [
        NamedRequest(role.name, with_role(Request(SEED), role, catalog))
        for role in built_in_roles()[:2]
    ]
    requests += [
        NamedRequest("cards", request("issuing_cards_list", "financial_account")),
        NamedRequest("unknown", request("no_such_component")),
        NamedRequest("bare", Request(SEED)),
    ]
    matrix = Matrix(make_plan(requests, SAMPLES.values(), []))
    matrix.predict(Predictor(matrix.plan, store, rulebook))
    run = MatrixRun(matrix, target, store, rulebook, jobs=2)
    run.start()
    assert run.wait(120)
    told = [
        (matrix.plan.place(cell), matrix.prediction(cell), matrix.verdict(cell))
        for cell in range(matrix.plan.size)
        if matrix.disagrees(cell)
    ]
    assert not told
    counts = matrix.counts()
    assert counts[CellOutcome.ACCEPTED]
    assert counts[CellOutcome.REFUSED]
    assert counts[CellOutcome.NOT_SENT] == 0
