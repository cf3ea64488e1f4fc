"""catalog list, show, diff, import."""

import json
from argparse import Namespace
from pathlib import Path

from session_composer.core.files.read_write import read_bounded
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import ComposerError
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.compare import version_changes

from .common import ExitCode, as_json, print_line, print_problem, redacted

GENERALLY_AVAILABLE = "generally available"


def list_command(options: Namespace) -> int:
    """Print the API versions, newest first; with ``--all`` the others after them."""
    store = CatalogStore()
    for info in store.all_versions if options.all else store.versions:
        count = len(store.catalog(info.api_version).components)
        line = f"{info.api_version}\t{count} components\t{info.released}\t{info.source}"
        print_line(f"{line}\t{info.channel or GENERALLY_AVAILABLE}" if options.all else line)
    if options.all:
        for notice in store.notices:
            print_problem(notice)
    return ExitCode.FINE


def show_command(options: Namespace) -> int:
    """Print the components and features of an API version."""
    catalog = CatalogStore().catalog(options.version)
    if catalog.remark:
        print_problem(catalog.remark)
    if options.json:
        print_line(
            as_json({"api_version": catalog.api_version, "components": _components(catalog)})
        )
        return ExitCode.FINE
    for component in catalog.components:
        print_line(component.name)
        for feature in component.features:
            print_line(f"  {feature.name}")
    return ExitCode.FINE


def diff_command(options: Namespace) -> int:
    """Print what an API version adds to and takes from another."""
    store = CatalogStore()
    for line in version_changes(store.catalog(options.a), store.catalog(options.b)):
        print_line(line)
    return ExitCode.FINE


def import_command(options: Namespace) -> int:
    """Add the API version that an OpenAPI document describes, and say what was added.

    With ``--messages`` all is told as values, a line each: for the window, in its language.
    """
    try:
        added, notes = _import(Path(options.spec))
    except ComposerError as error:
        if not options.messages:
            raise
        _say_value(error.message)
        return ExitCode.BAD_INPUT
    for sentence in added:
        if options.messages:
            _say_value(sentence)
        else:
            print_line(str(sentence))
    for note in notes:
        print_problem(note)
    return ExitCode.FINE


def _import(path: Path) -> tuple[list[Message], tuple[Message, ...]]:
    """Add a version; return what was added, and what is to be noted. Raises InputError."""
    # Lazy: the other commands need none of it.
    from session_composer.codecs.openapi.spec_document import MAX_BYTES, read_openapi

    imported = read_openapi(read_bounded(path, MAX_BYTES), path.name)
    store = CatalogStore()
    info = store.add(imported)
    catalog = store.catalog(info.api_version)
    added = [
        Message(
            "Added {version}: {components} components, {features} features.",
            version=info.api_version,
            components=len(catalog.components),
            features=len(catalog.feature_by_path),
        )
    ]
    if info.api_version != info.header:
        added.append(
            Message(
                "{header} is built in with another shape; requests still name {header}.",
                header=info.header,
            )
        )
    added.append(Message("Source: {source}", source=printable(info.source)))
    added.append(Message("Kept in {folder}", folder=printable(str(store.user_folder))))
    return added, imported.notes


def _say_value(message: Message) -> None:
    print_line(json.dumps(message.mapped(redacted).as_json()))


def _components(catalog: Catalog) -> dict[str, dict[str, dict[str, str]]]:
    return {
        component.name: {
            "features": {feature.name: str(feature.type) for feature in component.features}
        }
        for component in catalog.components
    }
