"""matrix: requests for accounts, what the rules predict and what comes of each."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from session_composer.api.http.client import STRIPE_BASE_URL, Client, check_base_url, prepare
from session_composer.api.http.kept_lines import KeptLines
from session_composer.api.matrix.matrix_run import MatrixRun, MatrixTarget, Progress
from session_composer.api.sandbox.host import SANDBOX_KEY, SandboxHost
from session_composer.api.stripe.in_context import in_context
from session_composer.codecs.matrix.formats import written
from session_composer.codecs.matrix.matrix_document import (
    MAX_BYTES,
    CellChange,
    CellName,
    compare,
    read_expected,
)
from session_composer.core.files.data_files import file_name
from session_composer.core.files.read_write import atomic_write, read_bounded
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.matrix.plan import MatrixPlan, live_warning, make_plan
from session_composer.core.matrix.predictions import Predictor
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import classify_key
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, flush, print_problem, write_result
from .matrix_inputs import named_accounts, named_requests, versions
from .target import chosen_context, chosen_key

_INTERRUPTED = 130
_TOLD_S = 0.25
_MAX_CHANGES = 50


def matrix_command(options: Namespace) -> int:
    """Send every request for every account and print what came of it."""
    store, rulebook = CatalogStore(), Rulebook()
    given = check_base_url(options.api_base) if options.api_base is not None else ""
    wanted = versions(options)
    requests = named_requests(options, store)
    key = chosen_key(options)
    context = chosen_context(options, key)
    if key == SANDBOX_KEY and given == STRIPE_BASE_URL:
        raise InputError("Stripe needs a key: give --key-env VAR or --profile NAME.")
    expected = _expected(options.expect) if options.expect is not None else None
    prepare()
    sandbox = SandboxHost(store, Rulebook)
    lines = KeptLines()
    try:
        base_url = given or (sandbox.base_url() if key == SANDBOX_KEY else STRIPE_BASE_URL)
        client = in_context(Client(base_url, exchange=lines), context)
        target = MatrixTarget(client, key)
        version = store.catalog(requests[0].request.api_version).header
        plan = make_plan(requests, named_accounts(options, requests, target, version), wanted)
        _guard(options, key, plan)
        matrix = Matrix(plan)
        matrix.predict(Predictor(plan, store, rulebook))
        run = MatrixRun(matrix, target, store, rulebook, jobs=options.jobs, timeout=options.timeout)
        is_interrupted = _wait(run)
    except OSError as error:
        print_problem(f"The simulated Stripe does not start: {error.strerror or error}.")
        return ExitCode.NO_ANSWER
    finally:
        lines.close()
        sandbox.close()
    if run.stopped is not None:
        print_problem(run.stopped)
    changes = compare(matrix, expected) if expected is not None else None
    _print(options.output, written(options.form, matrix, changes))
    if is_interrupted:
        print_problem(f"Interrupted: {matrix.answered} of {plan.size} were answered.")
        return _INTERRUPTED
    return _exit_code(matrix) if changes is None else _tell_changes(changes)


def _expected(name: str) -> dict[CellName, str]:
    data = read_bounded(name, MAX_BYTES)
    try:
        return read_expected(data)
    except InputError as error:
        raise InputError(
            "{name} cannot be used: {problem}", name=file_name(name), problem=error.message
        ) from error


def _guard(options: Namespace, key: str, plan: MatrixPlan) -> None:
    info = classify_key(key)
    if not info.needs_live_guard:
        return
    warning = Message("{hint} is not a test key.", hint=info.hint) + live_warning(plan)
    if not options.live:
        raise InputError("{warning} To send them all the same, add --live.", warning=warning)
    print_problem(warning)


def _wait(run: MatrixRun) -> bool:
    """Wait for the end, and tell a person how far it is; answers whether it was interrupted."""
    tells = sys.stderr is not None and sys.stderr.isatty()
    run.start()
    try:
        while not run.wait(_TOLD_S):
            if tells:
                _tell(_progress_text(run.progress()))
        return False
    except KeyboardInterrupt:
        run.cancel()
        run.wait()
        return True
    finally:
        if tells:
            _tell("")


def _progress_text(progress: Progress) -> str:
    left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left is not None else ""
    return f"{progress.answered} of {progress.total}, {progress.per_second:.0f} a second{left}"


def _tell(text: str) -> None:
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()


def _print(output: str | None, pieces: Iterator[str]) -> None:
    if output is None:
        for piece in pieces:
            write_result(piece)
        flush()
        return
    try:
        atomic_write(output, "".join(pieces).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(
            "{output} cannot be written: {reason}.", output=output, reason=system_reason(error)
        ) from error


def _exit_code(matrix: Matrix) -> int:
    counts = matrix.counts()
    if counts[CellOutcome.REFUSED]:
        return ExitCode.API_ERROR
    is_whole = not counts[CellOutcome.NO_ANSWER] and not counts[CellOutcome.NOT_SENT]
    return ExitCode.FINE if is_whole else ExitCode.NO_ANSWER


def _tell_changes(changes: list[CellChange]) -> int:
    for change in changes[:_MAX_CHANGES]:
        print_problem(change.sentence())
    more = len(changes) - _MAX_CHANGES
    if more > 0:
        print_problem(f"And {more} more.")
    return ExitCode.API_ERROR if changes else ExitCode.FINE
