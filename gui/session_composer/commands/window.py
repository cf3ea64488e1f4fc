"""The program itself."""

import gc

from session_composer.display import require_display, require_qt


def window_command(file: str | None) -> int:
    """Open the window."""
    # The window turns it on again, once it is there.
    gc.disable()
    require_display()
    require_qt()
    # Lazy: the command line starts without Qt.
    from session_composer.app import run

    return run(file)
