"""Entry point of the program.

Written for any Python 3, so that one which is too old hears so in a sentence.
"""

import gc
import sys

OLDEST_PYTHON = (3, 12)


def main():  # type: () -> int
    """Run the program with the arguments of the process."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(
            "session-composer needs Python %d.%d or newer; this is %d.%d.\n"
            % (OLDEST_PYTHON + tuple(sys.version_info[:2]))
        )
        return 2
    # Looking for garbage takes a tenth of a start, and there is none yet. What runs for long turns
    # it on again.
    gc.disable()
    # Here and not above: an older Python cannot even compile the other modules.
    from session_composer.cli import run

    code = run(sys.argv[1:])
    # Nor is what is left worth looking through at the end.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
