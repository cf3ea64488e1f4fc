"""The command line: arguments in, one of the commands out. Starts without Qt."""

import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from .commands import common
from .core.process import forbid_key_log
from .core.text.errors import ComposerError

if TYPE_CHECKING:
    from argparse import Namespace


def run_and_leave(arguments: list[str]) -> NoReturn:
    """Run a command and end the process with its exit code.

    Not by way of Python's own end: that takes the interpreter apart while threads that hang in the
    system still use it, and has signals kill the process meanwhile. All that must be done, has been
    done by the commands.
    """
    code = 1
    try:
        code = run(arguments)
    except Exception:
        sys.excepthook(*sys.exc_info())
    common.flush_rest()
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run a command, hand its output over, and return the exit code."""
    forbid_key_log()
    common.use_utf8()
    try:
        try:
            code = int(_run(arguments))
        except SystemExit as end:
            # Of argparse, which has said what there is to say.
            code = end.code if isinstance(end.code, int) else 0
        common.flush()
        return code
    except ComposerError as error:
        common.print_problem(error.message)
        return common.ExitCode.BAD_INPUT
    except ModuleNotFoundError as error:
        # Lazy: none is missing most of the time.
        from .packages import missing_module

        told = missing_module(error)
        if not told:
            raise
        common.print_problem(told)
        return common.ExitCode.BAD_INPUT
    except BrokenPipeError:
        common.discard_output()
        return common.ExitCode.FINE
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    # What is run most often does without argparse, which takes as long to load as a request takes
    # to encode.
    match arguments:
        case []:
            return _open_window(None)
        case [file] if _is_plainly_a_file(file):
            return _open_window(file)
        case ["encode", file] if _is_plainly_a_file(file):
            return _encode(file, decoded=False)
    gc.enable()
    # Lazy: argparse is for everything that is run less often.
    from .arguments import parse

    return _dispatch(parse(arguments))


def _is_plainly_a_file(argument: str) -> bool:
    """Whether it can be neither an option nor the name of a command."""
    return argument[:1] != "-" and ("." in argument or os.sep in argument)


def _encode(file: str, *, decoded: bool) -> int:
    # Lazy, one branch for each command here and below: it starts with what it needs and no more.
    from .commands.encode import encode_command

    return encode_command(file, decoded=decoded)


def _open_window(file: str | None) -> int:
    from .commands.window import window_command

    return window_command(file)


def _dispatch(options: "Namespace") -> int:
    match options.command:
        case "encode":
            return _encode(options.file, decoded=options.decoded)
        case "print":
            from .commands.print_code import print_command

            return print_command(options)
        case "convert":
            from .commands.convert import convert_command

            return convert_command(options)
        case "lint":
            from .commands.lint import lint_command

            return lint_command(options)
        case "diff":
            from .commands.diff import diff_command

            return diff_command(options)
        case "send":
            from .commands.send import send_command

            return send_command(options)
        case "matrix":
            from .commands.matrix_command import matrix_command

            return matrix_command(options)
        case "catalog" if options.action in ("import", "update"):
            from .commands.catalog_additions import import_command, update_command

            return (import_command if options.action == "import" else update_command)(options)
        case "catalog":
            from .commands import catalogs

            return {
                "list": catalogs.list_command,
                "show": catalogs.show_command,
                "diff": catalogs.diff_command,
            }[options.action](options)
        case "sandbox":
            from .commands.sandbox import sandbox_command

            return sandbox_command(options)
        case "screenshot":
            from .commands.screenshot import screenshot_command

            return screenshot_command(options)
        case "self-test":
            from .commands.self_test import self_test_command

            return self_test_command(options)
        case "install-desktop" | "uninstall-desktop":
            from .commands.desktop import install_desktop_command

            return install_desktop_command(options)
    return _open_window(options.file)
