"""catalog import and update: API versions that the user adds."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from session_composer.api.http.call import Failure, FailureKind
from session_composer.api.http.document_url import (
    OPENAPI_URL,
    check_document_url,
    document_name,
)
from session_composer.api.http.download import fetch_document
from session_composer.api.http.network_settings import NetworkSettings, settings_from_json
from session_composer.codecs.openapi.spec_document import MAX_BYTES, read_openapi
from session_composer.core.files.read_write import read_bounded
from session_composer.core.files.user_data import user_state_folder
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import ComposerError
from session_composer.core.text.message import Message, verbatim
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.published import (
    QUESTION,
    Seen,
    find_news,
    read_seen,
    write_seen,
)
from session_composer.core.versions.user_catalogs import ImportedCatalog

from .common import ExitCode, flush, print_line, print_problem, redacted

_OK, _NOT_MODIFIED = 200, 304
_YES = ("y", "yes")
_MAX_ANSWER = 16


class _Talk:
    """Says and asks: on a terminal; with ``--messages`` to the window, which has its own words."""

    def __init__(self, *, to_window: bool) -> None:
        self._to_window = to_window

    def say(self, message: Message) -> None:
        if self._to_window:
            print_line(json.dumps(message.mapped(redacted).as_json()))
        else:
            print_line(str(message))

    def complain(self, message: Message) -> None:
        if self._to_window:
            self.say(message)
        else:
            print_problem(message)

    def confirm(self) -> bool:
        """Ask whether to go on; whatever is no yes is a no."""
        if self._to_window:
            self.say(QUESTION)
            flush()
        elif sys.stdin is not None and sys.stdin.isatty():
            print_problem(QUESTION + verbatim("[y/N]"))
        try:
            answer = sys.stdin.readline(_MAX_ANSWER) if sys.stdin is not None else ""
        except (OSError, ValueError):
            return False
        return answer.strip().lower() in _YES


def import_command(options: Namespace) -> int:
    """Add the API version that an OpenAPI document describes, and say what was added.

    With ``--messages`` all is told as values, a line each: for the window, in its language.
    """
    return _talked(options, _import)


def update_command(options: Namespace) -> int:
    """Get the document that Stripe publishes, say what it adds, and add that after a yes."""
    return _talked(options, _update)


def _talked(options: Namespace, work: Callable[[Namespace, _Talk], int]) -> int:
    talk = _Talk(to_window=options.messages)
    try:
        return work(options, talk)
    except ComposerError as error:
        if not options.messages:
            raise
        talk.say(error.message)
        return ExitCode.BAD_INPUT


def _import(options: Namespace, talk: _Talk) -> int:
    path = Path(options.spec)
    _add(read_openapi(read_bounded(path, MAX_BYTES), path.name), CatalogStore(), talk)
    return ExitCode.FINE


def _update(options: Namespace, talk: _Talk) -> int:
    network = settings_from_json(options.network) if options.network else NetworkSettings()
    url = check_document_url(options.url or network.openapi_url or OPENAPI_URL)
    store = CatalogStore()
    folder = user_state_folder()
    seen = read_seen(folder)
    if seen is not None and (seen.url != url or store.info(seen.api_version) is None):
        # What it told was of another document, or was removed since.
        seen = None
    reply = fetch_document(
        url,
        etag=seen.etag if seen else "",
        max_bytes=MAX_BYTES,
        deadline=options.timeout,
        network=network,
    )
    if isinstance(reply, Failure):
        talk.complain(reply.message)
        is_invalid = reply.kind is FailureKind.INVALID
        return ExitCode.BAD_INPUT if is_invalid else ExitCode.NO_ANSWER
    if reply.status == _NOT_MODIFIED and seen is not None:
        talk.say(_nothing_new(seen.api_version, store))
        return ExitCode.FINE
    if reply.status != _OK:
        talk.complain(
            Message(
                "There is no document at {url}: the server answered with status {status}.",
                url=url,
                status=reply.status,
            )
        )
        return ExitCode.API_ERROR
    described = read_openapi(reply.body, document_name(url))
    if _offer(described, store, talk, is_sure=options.yes):
        write_seen(folder, Seen(url, reply.header("ETag"), described.api_version))
    return ExitCode.FINE


def _offer(described: ImportedCatalog, store: CatalogStore, talk: _Talk, *, is_sure: bool) -> bool:
    """Say what a description adds, and add it after a yes; answers whether all is known then."""
    found = find_news(described, store)
    if found is None:
        talk.say(_nothing_new(described.api_version, store))
        return True
    talk.say(
        Message(
            "{version} is published: {components} components. Against {known}:",
            version=described.api_version,
            components=len(described.components),
            known=found.against,
        )
    )
    for line in found.changes:
        talk.say(verbatim(line))
    if not found.changes:
        talk.say(Message("The same components and features."))
    if (older := _older(described.api_version, store)) is not None:
        talk.say(older)
    if not is_sure and not talk.confirm():
        talk.complain(Message("Nothing was added. With --yes it is added without asking."))
        return False
    _add(described, store, talk)
    return True


def _nothing_new(version: str, store: CatalogStore) -> Message:
    return Message(
        "Nothing new: the published version is {version}, and all of it is known.", version=version
    ) + _older(version, store)


def _older(version: str, store: CatalogStore) -> Message | None:
    if version >= store.newest:
        return None
    return Message("It is older than {newest}, which is known.", newest=store.newest)


def _add(described: ImportedCatalog, store: CatalogStore, talk: _Talk) -> None:
    """Keep a version as the user's data; say what was added, and what is to be noted."""
    info = store.add(described)
    catalog = store.catalog(info.api_version)
    talk.say(
        Message(
            "Added {version}: {components} components, {features} features.",
            version=info.api_version,
            components=len(catalog.components),
            features=len(catalog.feature_by_path),
        )
    )
    if info.api_version != info.header:
        talk.say(
            Message(
                "{header} is built in with another shape; requests still name {header}.",
                header=info.header,
            )
        )
    talk.say(Message("Source: {source}", source=printable(info.source)))
    talk.say(Message("Kept in {folder}", folder=printable(str(store.user_folder))))
    for note in described.notes:
        print_problem(note)
