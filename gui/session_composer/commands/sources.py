"""What the commands read: session files, and other JSON."""

import json
import sys

from session_composer.core.files.data_files import file_name
from session_composer.core.files.read_write import read_bounded
from session_composer.core.request.limits import MAX_BYTES
from session_composer.core.request.request import Request
from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.session.session_file import parse, read
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore

STANDARD_INPUT = "-"


def read_session(name: str, store: CatalogStore) -> Request:
    """Read a session file, or standard input for ``-``, that holds no secret.

    Whatever a command makes of a request is printed or sent. Raises InputError.
    """
    request = _read_session(name, store)
    refuse_secrets(request)
    return request


def _read_session(name: str, store: CatalogStore) -> Request:
    if name == STANDARD_INPUT:
        data = read_standard_input(MAX_BYTES)
        try:
            return parse(data, store)
        except InputError as error:
            raise InputError(
                "Standard input cannot be used: {error}", error=error.message
            ) from error
    return read(name, store)


def read_standard_input(limit: int) -> bytes:
    """Read all of standard input. Raises InputError when it is closed, or over so many bytes."""
    if sys.stdin is None:
        raise InputError("Standard input is closed.")
    # One more than is allowed, so that longer texts are noticed.
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise InputError("Standard input is larger than {limit} KiB.", limit=limit // 1024)
    return data


def read_object(name: str) -> object:
    """Read a JSON file of plain values. Raises InputError."""
    data = read_bounded(name, MAX_BYTES)
    try:
        found: object = json.loads(data)
    except RecursionError as error:
        raise InputError("{name} is nested too deeply.", name=file_name(name)) from error
    except ValueError as error:
        raise InputError(
            "{name} is not JSON: {error}.", name=file_name(name), error=str(error)
        ) from error
    return found
