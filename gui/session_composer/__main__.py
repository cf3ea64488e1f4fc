"""Entry point: the command line, or the window."""

import sys


def main() -> int:
    """Run the program with the arguments of the process."""
    from .cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
