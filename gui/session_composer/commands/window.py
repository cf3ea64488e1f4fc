"""The program itself."""

import gc
from argparse import Namespace

from session_composer.display import require_display, require_qt


def window_command(options: Namespace) -> int:
    """Open the window."""
    # Until the window is there nothing becomes garbage, and looking for some takes a tenth of the
    # start; the window turns it on again.
    gc.disable()
    require_display()
    require_qt()
    # Lazy: the command line starts without Qt.
    from session_composer.app import run

    return run(options.file)
