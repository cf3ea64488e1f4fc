"""The arguments of each command, read with argparse."""

import os
import re
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any, NoReturn, override

from . import __version__
from .commands import common
from .commands.argument_types import count, jobs, port, seconds, size
from .core.help.available_languages import ENGLISH, languages

COMMANDS = (
    "encode",
    "lint",
    "diff",
    "print",
    "convert",
    "send",
    "matrix",
    "catalog",
    "sandbox",
    "screenshot",
    "self-test",
)
MATRIX_FORMS = ("table", "json", "csv", "markdown", "junit")
LINT_FORMS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
# What looks like the name of a command rather than that of a session file.
_NAME = re.compile(r"[a-z][a-z-]*")

_DIFF_TEXT = (
    "Print how the request in B differs from the one in A, a line each: + what B adds, - what it "
    "takes away, ~ what it changes, values as JSON. Exit 1 when they differ. With --json each "
    'difference has "path", "change" (added, removed, changed), "before" and "after"; null stands '
    'for what is not sent, and for the null of a file where "change" says that there is a value.'
)

_LINT_TEXT = (
    "Check session files, and the calls in source code that create account sessions. Exit 0 when "
    "nothing is at or above --fail-on, 1 when something is, 2 when a file cannot be checked."
)
_MATRIX_TEXT = (
    "Send each request for each account, and print which are accepted, which are granted otherwise "
    "than asked for, and which are refused; with what the rules predict, and where the answer "
    "disagrees. Client secrets are dropped. Exit 0 when all are accepted, 1 when one is refused, 3 "
    "when one has no answer; with --expect 0 when all came out as in that file, 1 when not."
)
_UPDATE_TEXT = (
    "Get the API description that Stripe publishes, say what it adds to the known versions, and "
    "add that after a yes. No key is sent."
)


class _Parser(ArgumentParser):
    """Takes no abbreviations, and never repeats a key that stands where it should not."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    @override
    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse would say nothing of a help text or a version that nothing takes.
        if file is not None and file is sys.stdout:
            common.write_result(message)
        else:
            super()._print_message(message, file)

    @override
    def error(self, message: str) -> NoReturn:
        super().error(common.redacted(message))


def parse(arguments: list[str]) -> Namespace:
    """Read the arguments of a command, or of the window. Ends the process where they are wrong."""
    if arguments and arguments[0] in COMMANDS:
        return parser().parse_args(arguments)
    window = window_parser()
    # Before the rest, which belongs to the command that was meant.
    if arguments and _NAME.fullmatch(arguments[0]) and not os.path.lexists(arguments[0]):
        window.error(f"there is no command and no file named {arguments[0]}")
    return window.parse_args(arguments)


def window_parser() -> ArgumentParser:
    """Parser of what opens the window."""
    found = _Parser(
        prog="session-composer",
        description="Compose, check and test requests for Stripe Connect account sessions.",
        epilog=(
            "Commands without a window: "
            + ", ".join(COMMANDS)
            + ". See session-composer COMMAND --help."
        ),
    )
    found.add_argument("file", nargs="?", metavar="FILE", help="session file to open")
    found.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    desktop = found.add_mutually_exclusive_group()
    desktop.add_argument(
        "--install-desktop",
        action="store_const",
        const="install-desktop",
        dest="command",
        help="tell the desktop of this user about the program, and exit: menu entry, icon, file "
        "type and man page on Linux, Open with on Windows",
    )
    desktop.add_argument(
        "--uninstall-desktop",
        action="store_const",
        const="uninstall-desktop",
        dest="command",
        help="take that away again, and exit",
    )
    found.set_defaults(command="")
    return found


def parser() -> ArgumentParser:
    """Parser of the commands."""
    found = _Parser(prog="session-composer")
    commands = found.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, text: str) -> ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    file_help = "session file, or - for standard input"
    encode = command("encode", "Print the exact body of a request.")
    encode.add_argument("file", metavar="FILE", help=file_help)
    encode.add_argument("--decoded", action="store_true", help="one decoded pair a line")

    _add_lint(command("lint", _LINT_TEXT))

    diff = command("diff", _DIFF_TEXT)
    diff.add_argument("a", metavar="A", help=file_help)
    diff.add_argument("b", metavar="B", help="the same")
    diff.add_argument("--json", action="store_true", help="print an array of differences")

    code = command("print", "Print code that makes a request.")
    code.add_argument("file", metavar="FILE", nargs="?", default="-", help=file_help)
    code.add_argument("--as", dest="language", metavar="NAME", required=True, help="or: list")
    code.add_argument(
        "--out", metavar="FOLDER", help="write the files of a tool there, and print their paths"
    )

    convert = command(
        "convert", "Print a session file for a form body, a cURL command, JSON or SDK code."
    )
    convert.add_argument(
        "file", metavar="FILE", nargs="?", default="-", help="any text, or - for standard input"
    )
    convert.add_argument(
        "--from", dest="kind", metavar="NAME", default="", help="its kind, or: list"
    )
    convert.add_argument(
        "--pick",
        metavar="N",
        type=count,
        default=0,
        help="the number of the request, where the text holds several",
    )

    _add_send(command("send", "Send a request and print the answer."), file_help)

    _add_matrix(command("matrix", _MATRIX_TEXT))

    catalog = command("catalog", "What each API version accepts.")
    actions = catalog.add_subparsers(dest="action", metavar="ACTION", required=True)
    versions = actions.add_parser("list", help="the known API versions, newest first")
    versions.add_argument("--all", action="store_true", help="preview and imported ones, too")
    show = actions.add_parser("show", help="components and features of a version")
    show.add_argument("version", metavar="VERSION")
    show.add_argument("--json", action="store_true")
    diff = actions.add_parser("diff", help="what version B adds to and takes from version A")
    diff.add_argument("a", metavar="A")
    diff.add_argument("b", metavar="B")
    import_ = actions.add_parser("import", help="add the version that an OpenAPI 3 document tells")
    import_.add_argument("spec", metavar="SPEC_FILE", help="JSON or YAML")
    import_.add_argument("--messages", action="store_true", help=SUPPRESS)
    _add_update(actions.add_parser("update", help=_UPDATE_TEXT, description=_UPDATE_TEXT))

    sandbox = command("sandbox", "Serve a simulated Stripe on 127.0.0.1 until interrupted.")
    sandbox.add_argument("--port", type=port, default=0, help="default: any free one")

    shot = command("screenshot", "Render the window to an image; needs no display.")
    shot.add_argument("output", metavar="OUT.png")
    shot.add_argument("file", metavar="FILE", nargs="?", help="session file to show")
    shot.add_argument("--size", type=size, default=(1280, 800), metavar="1280x800")
    shot.add_argument("--theme", choices=("light", "dark", "high-contrast"), default="light")
    shot.add_argument(
        "--platform-keys",
        choices=("linux", "macos", "windows"),
        help="write keys as that system does; default: as this one does",
    )
    shot.add_argument("--language", choices=languages(), default=ENGLISH)

    trial = command("self-test", "Try what the program needs, and say what works.")
    trial.add_argument(
        "--report", action="store_true", help="say what this computer has, too: free of names"
    )
    return found


def _add_lint(lint: ArgumentParser) -> None:
    lint.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files and folders, or - for standard input; default: this folder",
    )
    lint.add_argument("--account", metavar="ACCOUNT_FILE", help="account as Stripe gives it")
    forms = lint.add_mutually_exclusive_group()
    forms.add_argument("--format", dest="form", choices=LINT_FORMS, default=LINT_FORMS[0])
    forms.add_argument(
        "--json", dest="form", action="store_const", const="json", help="--format json"
    )
    lint.add_argument("--fail-on", choices=("error", "warning", "never"), default="error")
    lint.add_argument(
        "--ignore", metavar="RULE", action="append", default=[], help="may be given several times"
    )
    lint.add_argument(
        "--api-version", metavar="V", default="", help="of code that names none itself"
    )
    lint.add_argument("--fix", action="store_true", help="make the safe fixes in session files")
    lint.add_argument("--diff", action="store_true", help="with --fix: print what it changes")
    lint.add_argument("--output", metavar="FILE", help="default: standard output")


def _add_matrix(matrix: ArgumentParser) -> None:
    matrix.add_argument(
        "files", metavar="FILE", nargs="*", help="session files; - is standard input"
    )
    matrix.add_argument(
        "--accounts",
        metavar="all|ID,ID|FILE",
        help="every connected account, or these; default: those of the files",
    )
    matrix.add_argument("--roles", action="store_true", help="add the built-in roles")
    matrix.add_argument(
        "--versions", metavar="V,V", default="", help="API versions; default: those of the files"
    )
    _add_target(matrix)
    matrix.add_argument(
        "--jobs", type=jobs, default=4, metavar="N", help="requests at a time; default: 4"
    )
    matrix.add_argument("--format", dest="form", choices=MATRIX_FORMS, default=MATRIX_FORMS[0])
    matrix.add_argument("--output", metavar="FILE", help="default: standard output")
    matrix.add_argument("--expect", metavar="FILE", help="a matrix as --format json wrote it")


def _add_target(command: ArgumentParser) -> None:
    target = command.add_mutually_exclusive_group()
    target.add_argument("--sandbox", action="store_true", help="the simulated Stripe (default)")
    target.add_argument("--key-env", metavar="VAR", help="environment variable with the key")
    target.add_argument("--profile", metavar="NAME", help="key of that name in the keyring")
    command.add_argument("--live", action="store_true", help="allow a key that is not a test key")
    command.add_argument("--context", metavar="ACCOUNT", help="account of an organization key")
    command.add_argument("--api-base", metavar="URL", help="Stripe, or a server on this computer")
    command.add_argument("--timeout", type=seconds, default=30.0, metavar="S", help="default: 30")


def _add_send(send: ArgumentParser, file_help: str) -> None:
    send.add_argument("file", metavar="FILE", help=file_help)
    _add_target(send)
    send.add_argument("--json", action="store_true", help="status, headers and body as one object")
    send.add_argument("--reveal", action="store_true", help="print the client secret in clear")


def _add_update(update: ArgumentParser) -> None:
    update.add_argument("--yes", action="store_true", help="add what is new without a question")
    update.add_argument("--url", metavar="URL", default="", help="default: Stripe’s on GitHub")
    update.add_argument("--timeout", type=seconds, default=60.0, metavar="S", help="default: 60")
    # What the window tells: that it is the one to talk to, and how the user goes to the network.
    update.add_argument("--messages", action="store_true", help=SUPPRESS)
    update.add_argument("--network", default="", help=SUPPRESS)
