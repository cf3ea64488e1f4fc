"""diff: what differs between two session files."""

from argparse import Namespace

from session_composer.core.request.request_diff import (
    SIGNS,
    ChangeKind,
    ParameterChange,
    differences,
    value_text,
)
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import wire_name
from session_composer.core.wire.values import JsonValue, Leaf, Unset, thaw

from .common import ExitCode, json_for_terminal, print_line, write_result
from .sources import STANDARD_INPUT, read_session


def diff_command(options: Namespace) -> int:
    """Print how the request of a second session file differs from that of a first."""
    if options.a == options.b == STANDARD_INPUT:
        raise InputError("Only one of the two requests can come from standard input.")
    store = CatalogStore()
    before = read_session(options.a, store)
    after = read_session(options.b, store)
    found = differences(before, after, store.catalog(after.api_version))
    if options.json:
        print_line(json_for_terminal(write_json([_as_object(change) for change in found])))
    else:
        write_result("".join(f"{_line(change)}\n" for change in found))
    return ExitCode.API_ERROR if found else ExitCode.FINE


def _line(change: ParameterChange) -> str:
    name = f"{SIGNS[change.kind]} {printable(wire_name(change.path))}"
    match change.kind:
        case ChangeKind.ADDED:
            return f"{name}={_text(change.after)}"
        case ChangeKind.REMOVED:
            return f"{name}={_text(change.before)}"
        case _:
            return f"{name}: {_text(change.before)} -> {_text(change.after)}"


def _text(value: Leaf | Unset) -> str:
    return "" if isinstance(value, Unset) else printable(value_text(value))


def _as_object(change: ParameterChange) -> JsonValue:
    return {
        "path": wire_name(change.path),
        "change": str(change.kind),
        "before": _plain(change.before),
        "after": _plain(change.after),
    }


def _plain(value: Leaf | Unset) -> JsonValue:
    return None if isinstance(value, Unset) else thaw(value)
