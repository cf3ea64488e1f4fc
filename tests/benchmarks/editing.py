"""From an edit in the tree to the preview that shows it."""

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextDocument

from session_composer.app import Program
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import WirePath, enabled_path
from session_composer.core.wire.values import Leaf, Unset

from .big_catalog import COMPONENTS, write_big_catalog
from .figures import Figure
from .in_process import ACCOUNT, application, everything_sent, full_request, settle, shown_program

AIM_SMALL_MS = 4.0
AIM_BIG_MS = 16.0
_SENT = Qt.CheckState.Checked
_OTHERS = (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked)
_CHECK_EVERY = 50


def measure(edits: int, components: int = COMPONENTS) -> list[Figure]:
    """Measure at the newest real catalog, and at a big one with a tenth and with all of it sent."""
    application()
    figures = []
    for name, aim, running in _situations(components):
        with running as program:
            text_ms, frame_ms = _edit(program, edits)
        figures += [
            Figure(f"edit to preview text, {name}", "ms", text_ms, aim, aim_at=99),
            Figure(f"edit to next frame, {name}", "ms", frame_ms, aim, aim_at=99),
        ]
    return figures


def profile(edits: int, components: int = COMPONENTS) -> str:
    """Say which functions the edits spend their time in."""
    # Lazy: needed with --profile only.
    import cProfile
    import io
    import pstats

    application()
    out = io.StringIO()
    for name, _, running in _situations(components):
        with running as program:
            _edit(program, 10)
            profiler = cProfile.Profile()
            profiler.enable()
            _edit(program, edits)
            profiler.disable()
        out.write(f"{edits} edits, {name}\n")
        pstats.Stats(profiler, stream=out).strip_dirs().sort_stats("tottime").print_stats(12)
    return "\n".join(line for line in out.getvalue().splitlines() if line.strip())


def _situations(components: int) -> Iterator[tuple[str, float, AbstractContextManager[Program]]]:
    yield "newest catalog, all sent", AIM_SMALL_MS, _newest()
    features = f"{components * 25:,}".replace(",", " ")
    for part in (0.1, 1.0):
        yield f"{features} features, {part:.0%} sent", AIM_BIG_MS, _big(components, part)


@contextmanager
def _newest() -> Iterator[Program]:
    with shown_program() as program:
        workspace = program.parts.workspace
        workspace.start_over(full_request(workspace.catalog))
        settle()
        yield program


@contextmanager
def _big(components: int, part: float) -> Iterator[Program]:
    with tempfile.TemporaryDirectory() as folder:
        store = write_big_catalog(Path(folder), components)
        with shown_program(store) as program:
            workspace = program.parts.workspace
            everything = everything_sent(workspace.catalog)
            chosen = random.Random(1).sample(sorted(everything), int(len(everything) * part))
            changes: dict[WirePath, Leaf | Unset] = {}
            for path in chosen:
                changes |= {path: True, enabled_path(path[1]): True}
            workspace.start_over(Request(store.newest, ACCOUNT).with_values(changes))
            settle()
            program.window.preview.body.finish()
            yield program


def _edit(program: Program, edits: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Change random features to another state and back; the time of each edit in milliseconds."""
    window, workspace = program.window, program.parts.workspace
    catalog = workspace.catalog
    body = window.preview.body
    assert body.isVisible()
    features = [
        feature.path
        for component in catalog.components
        for feature in component.features
        if feature.type == "boolean"
    ]
    chance = random.Random(2)
    text_ms: list[float] = []
    frame_ms: list[float] = []
    while len(text_ms) < edits:
        index = window.model.index_of(chance.choice(features))
        before = index.data(Qt.ItemDataRole.CheckStateRole)
        away = chance.choice([state for state in (_SENT, *_OTHERS) if state != before])
        for state in (away, before):
            start = time.perf_counter()
            window.model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
            text_ms.append((time.perf_counter() - start) * 1e3)
            QCoreApplication.processEvents()
            frame_ms.append((time.perf_counter() - start) * 1e3)
            if len(text_ms) % _CHECK_EVERY in (1, 2):
                shown = QTextDocument.toPlainText(body.document())
                assert shown.replace("\n", "") == workspace.body(), "the preview is not up to date"
    return tuple(text_ms), tuple(frame_ms)
