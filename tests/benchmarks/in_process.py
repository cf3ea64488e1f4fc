"""The program inside this process, offscreen, for benchmarks that look into it."""

import gc
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build, make_application
from session_composer.core.request.request import Request
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, enabled_path
from session_composer.core.wire.values import Leaf, Unset
from session_composer.ui.program.garbage import GarbageCollection, collect_when_due

ACCOUNT = "acct_1032D82eZvKYlo2C"


def application() -> QApplication:
    """Make the application of this process, offscreen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application(["benchmark"])


def settle(rounds: int = 3) -> None:
    """Do all events at hand, those that they lead to included, and then rest for a moment."""
    for _ in range(rounds):
        QCoreApplication.processEvents()
    if not gc.isenabled():
        collect_when_due()


@contextmanager
def shown_program(store: CatalogStore | None = None) -> Iterator[Program]:
    """Run the program with its window shown, in a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        program = build(Path(folder) / "settings.ini", MemoryKeyStore(), store)
        program.window.show()
        settle()
        # As the program does: garbage is collected where it comes to rest.
        GarbageCollection(program.window)
        try:
            yield program
        finally:
            gc.unfreeze()
            program.window.hide()
            program.close()
            program.window.deleteLater()
            settle()
            gc.collect()
            gc.freeze()


def everything_sent(catalog: Catalog) -> dict[WirePath, Leaf | Unset]:
    """Send true for every component and every boolean feature of a catalog."""
    return {
        path: True
        for component in catalog.components
        for path in (
            *([enabled_path(component.name)] if component.has_enabled else []),
            *(feature.path for feature in component.features if feature.type == "boolean"),
        )
    }


def full_request(catalog: Catalog) -> Request:
    """Request that sends everything that is a yes or a no."""
    return Request(catalog.api_version, ACCOUNT).with_values(everything_sent(catalog))
