"""What the commands share: output and exit codes."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from io import TextIOWrapper

from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.text.message import Message


class ExitCode(IntEnum):
    """Exit codes of the program."""

    FINE = 0
    API_ERROR = 1
    """The API answered with an error, lint found errors, or diff found a difference."""
    BAD_INPUT = 2
    NO_ANSWER = 3


def write_result(text: str) -> None:
    """Print results to the letter. Raises InputError when nothing takes them."""
    if sys.stdout is None:
        raise InputError("Standard output is closed.")
    stream = sys.stdout
    _hand_over(lambda: stream.write(text))


def print_line(text: str) -> None:
    """Print a line of results."""
    write_result(text + "\n")


def print_problem(sentence: Message | str) -> None:
    """Print a sentence about a problem, if anything takes it: the exit code tells it, too."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            # A key may have been typed where something else was expected.
            sys.stderr.write(f"session-composer: {redacted(str(sentence))}\n")


def redacted(text: str) -> str:
    """Make a text fit for a terminal: no keys, no control characters."""
    # Lazy: a command without complaints does without.
    from session_composer.core.text.presentable import presentable

    return presentable(text)


def use_utf8() -> None:
    """Print UTF-8 whatever the locale says: bodies, JSON and code are for other programs."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def flush() -> None:
    """Hand all results over. Raises InputError when they are not taken."""
    if sys.stdout is not None:
        _hand_over(sys.stdout.flush)


def flush_rest() -> None:
    """Flush whatever still waits at the end, if anything takes it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if stream is not None:
                stream.flush()


def discard_output() -> None:
    """Give up results that nothing takes, or the interpreter would complain at the end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _hand_over(write: Callable[[], object]) -> None:
    try:
        write()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise InputError(
            "The output cannot be written: {reason}.", reason=system_reason(error)
        ) from error


def as_json(value: object) -> str:
    """Write a result as JSON."""
    return json_for_terminal(json.dumps(value, indent=2, ensure_ascii=False))


def json_for_terminal(text: str) -> str:
    """Escape in JSON what steers a terminal or cannot be seen; it means the same."""
    # Lazy: few commands write JSON, and this compiles what it looks for.
    from session_composer.core.text.display_safe import escape_unprintable

    return escape_unprintable(text)
