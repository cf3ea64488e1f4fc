"""Entry point of the program.

Written for any Python 3, so that one which is too old hears so in a sentence.
"""

import gc
import os
import sys

OLDEST_PYTHON = (3, 12)
INTERRUPTED = 130


def main():  # type: () -> int
    """Run the program with the arguments of the process, and end the process.

    Returns for a Python that is too old only.
    """
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(
            "session-composer needs Python %d.%d or newer; this is %d.%d.\n"
            % (OLDEST_PYTHON + tuple(sys.version_info[:2]))
        )
        return 2
    # Looking for garbage takes a tenth of a start, and there is none yet. What runs for long turns
    # it on again.
    gc.disable()
    try:
        # Here and not above: an older Python cannot even compile the other modules.
        from .working_folder import import_nothing_from_it

        # Before anything else is imported.
        import_nothing_from_it()
        # Here and not above: for both reasons.
        from .cli import run_and_leave

        run_and_leave(sys.argv[1:])
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
