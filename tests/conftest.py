"""What every test stands on: no display, no network, no traces outside a temporary folder."""

import gc
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tests.support.network import block_network, blocked
from tests.support.sizes import some, whole

from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from tests.support.fakes import FakeClient
    from tests.support.pace import Heartbeat

    from session_composer.app import Program
    from session_composer.state.document.workspace import Workspace
    from session_composer.state.sending.targets import MakeClient

# A lane that needs a real display names its platform here: QT_QPA_PLATFORM itself may be that of
# the desktop on which the tests run.
_PLATFORM = os.environ.get("SESSION_COMPOSER_TEST_PLATFORM", "offscreen")

_UNWANTED = re.compile(
    r"(?:HTTPS?|ALL|NO|FTP|SOCKS)_PROXY|STRIPE_.*|PYTHON_KEYRING_BACKEND|NETRC|SSL_CERT_(?:FILE|DIR)"
    r"|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|DBUS_SESSION_BUS_ADDRESS|QT_STYLE_OVERRIDE"
    r"|QT_QPA_PLATFORMTHEME|QT_LOGGING_RULES",
    re.IGNORECASE,
)
_PRIVATE_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/appdata",
    "LOCALAPPDATA": "home/local",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_CONFIG_DIRS": "none",
    "XDG_RUNTIME_DIR": "run",
}


def _make_private_environment(folder: Path) -> None:
    for name in [name for name in os.environ if _UNWANTED.fullmatch(name)]:
        del os.environ[name]
    for name, place in _PRIVATE_FOLDERS.items():
        private = folder / place
        private.mkdir(0o700, parents=True, exist_ok=True)
        os.environ[name] = str(private)
    os.environ["QT_QPA_PLATFORM"] = _PLATFORM
    # Else each of some 250 processes compiles the program anew, and each worker all the tests.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


# Before anything loads Qt, keyring or requests, which read the environment once.
_FOLDER = tempfile.TemporaryDirectory(prefix="composer-tests-")
_make_private_environment(Path(_FOLDER.name))

# Two busy processors make any deadline a matter of luck. "long" is for --hypothesis-profile.
_calm = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "print_blob": True}
settings.register_profile("fast", max_examples=20, stateful_step_count=20, **_calm)  # type: ignore[arg-type]
settings.register_profile("full", max_examples=40, stateful_step_count=20, **_calm)  # type: ignore[arg-type]
settings.register_profile("long", max_examples=2000, stateful_step_count=60, **_calm)  # type: ignore[arg-type]
settings.load_profile(whole("full", "fast"))


def pytest_configure(config: pytest.Config) -> None:
    block_network()
    gc.disable()
    # The offscreen platform says so whenever a window is shown.
    config.addinivalue_line(
        "qt_log_ignore", r"^This plugin does not support propagateSizeHints\(\)$"
    )
    # Not at the top: the environment above must be set before Qt is loaded.
    from PySide6.QtCore import QStandardPaths

    QStandardPaths.setTestModeEnabled(True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # A window for each case is what takes most of the time: on a laptop a test keeps two cases.
    tests: dict[str, list[pytest.Item]] = {}
    for item in items:
        if "program" in getattr(item, "fixturenames", ()):
            tests.setdefault(item.nodeid.partition("[")[0], []).append(item)
    left_out = {case for cases in tests.values() for case in set(cases) - set(some(cases, 2))}
    if left_out:
        config.hook.pytest_deselected(items=[*left_out])
        items[:] = [item for item in items if item not in left_out]
    # What is begun last is waited for.
    items.sort(key=lambda item: item.get_closest_marker("heavy") is None)


def pytest_unconfigure() -> None:
    _FOLDER.cleanup()


@pytest.fixture(autouse=True)
def _network_untouched() -> Iterator[None]:
    """Fail a test that tried to reach another computer, even if it coped with the refusal."""
    blocked.clear()
    yield
    assert not blocked, f"the test tried to reach {', '.join(blocked)}"


@pytest.fixture(autouse=True)
def _application_as_it_was() -> Iterator[None]:
    """Put back what a test changed for the whole application, and fail the test that left it."""
    # Not at the top: see pytest_configure.
    from tests.support.application import put_back, shared

    before = shared()
    yield
    left = put_back(before)
    assert not left, f"the test left behind: {', '.join(left)}"


@pytest.fixture(autouse=True)
def _no_widgets_left_behind(_application_as_it_was: None) -> Iterator[None]:
    """Delete what waits for deletion, then fail when windows of the test are still there."""
    # Not at the top: see pytest_configure.
    from tests.support.qt import delete_later_now, top_level_widgets

    before = top_level_widgets()
    yield
    delete_later_now()
    left = [widget for widget in top_level_widgets() if widget not in before]
    names = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in left]
    for widget in left:
        widget.deleteLater()
    delete_later_now()
    assert not names, f"the test left widgets behind: {', '.join(names)}"


@pytest.fixture(autouse=True)
def _no_garbage_for_threads(_no_widgets_left_behind: None) -> Iterator[None]:
    """Collect here what a test left: a thread of a later one would take Qt's objects apart."""
    # Not at the top: see pytest_configure.
    from session_composer.ui.program.garbage import collect_when_due

    yield
    # What runs as a command of its own turns the automatic collection on.
    gc.disable()
    collect_when_due()


@pytest.fixture(scope="session")
def store() -> CatalogStore:
    return CatalogStore()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook()


@pytest.fixture
def new_workspace(
    qapp: "QApplication", store: CatalogStore, rulebook: Rulebook
) -> Callable[[], "Workspace"]:
    """Give a maker of workspaces, for tests that need many."""
    from session_composer.state.document.workspace import Workspace

    return lambda: Workspace(store, lambda: rulebook)


@pytest.fixture
def workspace(new_workspace: Callable[[], "Workspace"]) -> "Workspace":
    return new_workspace()


@pytest.fixture(scope="session")
def _settled_heap() -> None:
    """Take what is there now out of the collector's sight: each collection is quick then."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def make_client(request: pytest.FixtureRequest) -> "MakeClient | None":
    """Say who makes the program's clients: ``stand_in``, if a test asks for it, stands for all."""
    if "stand_in" in request.fixturenames:
        found: FakeClient = request.getfixturevalue("stand_in")
        return found.make
    return None


@pytest.fixture
def stand_in() -> "FakeClient":
    """Give a client that stands for every server."""
    from tests.support.fakes import FakeClient

    return FakeClient()


@pytest.fixture
def program(
    qapp: "QApplication",
    _settled_heap: None,
    store: CatalogStore,
    tmp_path: Path,
    make_client: "MakeClient | None",
) -> Iterator["Program"]:
    """Give the whole program with its window, which is not shown, and a key store in memory."""
    from tests.support.qt import dispose

    from session_composer.api.keys.store import MemoryKeyStore
    from session_composer.app import build

    made = build(tmp_path / "settings.ini", MemoryKeyStore(), store, make_client=make_client)
    yield made
    dispose(made)
    del made
    gc.collect()


@pytest.fixture
def heartbeat(qapp: "QApplication") -> Iterator["Heartbeat"]:
    """Watch how often the event loop turns, and the most work between two turns."""
    from tests.support.pace import Heartbeat

    beat = Heartbeat()
    yield beat
    beat.stop()
