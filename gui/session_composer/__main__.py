"""Entry point of the program.

Written for any Python 3, so that one which is too old hears so in a sentence.
"""

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
    # Here and not above: an older Python cannot even compile the other modules.
    from session_composer.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
