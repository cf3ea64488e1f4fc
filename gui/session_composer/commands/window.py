"""The program itself."""

import gc
import signal
from typing import TYPE_CHECKING

from session_composer.core.text.errors import InputError
from session_composer.display import platform_name, require_display, require_platform, require_qt

if TYPE_CHECKING:
    from session_composer.core.versions.catalog_store import CatalogStore


def window_command(file: str | None) -> int:
    """Open the window."""
    # The window turns it on again, once it is there.
    gc.disable()
    _end_on_interrupt()
    # Lazy: the command line starts without Qt.
    from session_composer.preload import QtPreload

    with QtPreload(platform_name()) as preload:
        store = _prepare(is_empty=file is None)
        try:
            # Not before: it loads a library, and would wait for those that the thread loads.
            require_display()
        except InputError:
            # What is to be installed is told first: without it a display is of no use.
            require_qt()
            raise
        require_qt()
        # Lazy: it imports Qt, which is sure to be there only now.
        from session_composer.app import run
    if not preload.has_platform:
        require_platform()
    return run(file, store)


def _end_on_interrupt() -> None:
    """Let Ctrl+C end the process at once, until the window heeds it: there is nothing to lose yet.

    Python's own handler would raise in the midst of loading Qt, which aborts then. Whoever has it
    ignored, as a shell does for what runs in the background, keeps it so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _prepare(*, is_empty: bool) -> "CatalogStore":
    """Load what needs no Qt, and read what the first frame shows, while the thread is busy."""
    # Lazy: other commands need less of it. Most of it is imported only to be there.
    from session_composer.api.http import waiting  # noqa: F401
    from session_composer.api.keys import late_store  # noqa: F401
    from session_composer.core import process  # noqa: F401
    from session_composer.core.account import account_id  # noqa: F401
    from session_composer.core.files import user_data  # noqa: F401
    from session_composer.core.help import available_languages, help_texts  # noqa: F401
    from session_composer.core.platforms import pipes, systems  # noqa: F401
    from session_composer.core.request import edits, form  # noqa: F401
    from session_composer.core.roles.roles import built_in_roles
    from session_composer.core.start.board_data import board_data
    from session_composer.core.text import display_safe  # noqa: F401
    from session_composer.core.versions.catalog_store import CatalogStore
    from session_composer.state.tree import outline, row_search, tree_cells  # noqa: F401

    store = CatalogStore()
    store.catalog(store.newest)
    # Listed in the header.
    _ = store.all_versions
    if is_empty:
        # On the start board.
        board_data()
        built_in_roles()
    return store
