"""A catalog of 10 000 features in the window: opening it, and filtering it as one types."""

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from session_composer.core.versions.catalog_store import CatalogStore

from .big_catalog import COMPONENTS, write_big_catalog
from .figures import Figure
from .in_process import application, settle, shown_program

OPEN_AIM_MS = 1000.0
KEY_AIM_MS = 50.0
_TYPED = "feature_12 39"


def measure(rounds: int, components: int = COMPONENTS) -> list[Figure]:
    """Measure some windows, one after the other; the small catalog's before each for comparison."""
    application()
    opened: list[float] = []
    opened_small: list[float] = []
    keys: list[float] = []
    cleared: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        write_big_catalog(Path(folder), components)
        with shown_program():
            pass  # The first window of a process pays for what all of them share.
        for _ in range(rounds):
            start = time.perf_counter()
            with shown_program():
                opened_small.append((time.perf_counter() - start) * 1e3)
            start = time.perf_counter()
            with shown_program(CatalogStore(Path(folder))) as program:
                opened.append((time.perf_counter() - start) * 1e3)
                panel = program.window.tree_panel
                panel.focus_filter()
                settle(100)
                for character in _TYPED:
                    start = time.perf_counter()
                    QTest.keyClicks(panel.filter_field, character)
                    QCoreApplication.processEvents()
                    keys.append((time.perf_counter() - start) * 1e3)
                    settle()
                assert panel.filter_field.text() == _TYPED
                start = time.perf_counter()
                panel.filter_field.clear()
                QCoreApplication.processEvents()
                cleared.append((time.perf_counter() - start) * 1e3)
    size = f"{components * 25:,} features".replace(",", " ")
    return [
        Figure(f"open the window, {size}", "ms", tuple(opened), OPEN_AIM_MS, aim_at=99),
        Figure("  the newest catalog", "ms", tuple(opened_small)),
        Figure(f"filter, each key of “{_TYPED}”, {size}", "ms", tuple(keys), KEY_AIM_MS, aim_at=99),
        Figure(f"filter cleared, {size}", "ms", tuple(cleared)),
    ]
