"""Sessions for many accounts: our run of a matrix next to the official SDK in a loop."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import stripe
from tests.support.command_line import environment
from tests.support.matrices import request

from session_composer.api.http.client import Client, prepare
from session_composer.api.http.kept_lines import KeptLines
from session_composer.api.matrix.matrix_run import MatrixRun, MatrixTarget
from session_composer.api.sandbox.host import SANDBOX_KEY
from session_composer.api.sandbox.sample_accounts import GENERATED
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.matrix.plan import MatrixAccount, NamedRequest, make_plan
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

from .figures import Figure, interleaved, ratios

AIM = 1.0
JOBS = 4
_COMPONENTS = ("payments", "documents")


def measure(pairs: int, sessions: int = GENERATED) -> list[Figure]:
    """Make so many sessions in each way; the sandbox is a process of its own."""
    store, rulebook = CatalogStore(), Rulebook()
    ids = [f"acct_1SimGenerated{number:04}" for number in range(1, sessions + 1)]
    asked = NamedRequest("both", request(*_COMPONENTS))
    plan = make_plan([asked], [MatrixAccount(id_) for id_ in ids], [])
    parameters = {name: {"enabled": True} for name in _COMPONENTS}
    prepare()

    def ours(base_url: str, jobs: int) -> float:
        matrix, lines = Matrix(plan), KeptLines()
        target = MatrixTarget(Client(base_url, exchange=lines), SANDBOX_KEY)
        run = MatrixRun(matrix, target, store, rulebook, jobs=jobs)
        began = time.perf_counter()
        run.start()
        while not run.wait(60):
            continue
        passed = time.perf_counter() - began
        lines.close()
        if matrix.counts()[CellOutcome.ACCEPTED] != sessions:
            raise RuntimeError("the sandbox refused a session")
        return passed

    found = []
    with _sandbox() as base_url:
        client = stripe.StripeClient(
            SANDBOX_KEY,
            base_addresses={"api": base_url},
            stripe_version=asked.request.api_version,
        )

        def theirs() -> float:
            began = time.perf_counter()
            for id_ in ids:
                client.v1.account_sessions.create(
                    {"account": id_, "components": parameters}  # type: ignore[typeddict-item]
                )
            return time.perf_counter() - began

        for jobs in (1, JOBS):
            mine, other = interleaved(pairs, lambda jobs=jobs: ours(base_url, jobs), theirs)  # type: ignore[misc]
            name = f"matrix, jobs {jobs}"
            found.append(ratios(f"{name} / SDK in a loop", mine, other, AIM))
            found.append(Figure(f"{name}, a session", "ms", tuple(_each(mine, sessions))))
            found.append(
                Figure(f"SDK beside {name}, a session", "ms", tuple(_each(other, sessions)))
            )
    return found


def _each(times: list[float], sessions: int) -> Iterator[float]:
    return (passed / sessions * 1000 for passed in times)


@contextmanager
def _sandbox() -> Iterator[str]:
    command = [sys.executable, "-m", "session_composer", "sandbox"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.kill()
