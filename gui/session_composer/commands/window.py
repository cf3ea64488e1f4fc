"""The program itself."""

import gc

from session_composer.display import (
    platform_name,
    require_display,
    require_platform,
    require_qt,
)


def window_command(file: str | None) -> int:
    """Open the window."""
    # The window turns it on again, once it is there.
    gc.disable()
    require_display()
    # Lazy: the command line starts without Qt.
    from session_composer.preload import QtPreload

    with QtPreload(platform_name()) as preload:
        _load_what_needs_no_qt()
        require_qt()
        # Lazy: as above.
        from session_composer.app import run
    if not preload.has_platform:
        require_platform()
    return run(file)


def _load_what_needs_no_qt() -> None:
    """Load what comes before the first frame and what PySide asks for, while the thread is busy."""
    # Lazy: other commands need less of it. Imported only to be there.
    import inspect  # noqa: F401

    from session_composer.api import keys  # noqa: F401
    from session_composer.core import (  # noqa: F401
        account_id,
        catalog_store,
        edits,
        form,
        languages,
        process,
        user_data,
        visible,
    )
    from session_composer.core import help as help_texts  # noqa: F401
