"""catalog list, show, diff."""

from argparse import Namespace

from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.compare import version_changes

from .common import ExitCode, as_json, print_line, print_problem

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
    before, after = store.catalog(options.a), store.catalog(options.b)
    for remark in filter(None, (before.remark, after.remark)):
        print_problem(remark)
    for line in version_changes(before, after):
        print_line(line)
    return ExitCode.FINE


def _components(catalog: Catalog) -> dict[str, dict[str, dict[str, str]]]:
    return {
        component.name: {
            "features": {feature.name: str(feature.type) for feature in component.features}
        }
        for component in catalog.components
    }
