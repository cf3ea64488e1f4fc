"""catalog list, show, diff."""

from argparse import Namespace

from session_composer.core.catalog import Catalog
from session_composer.core.catalog_store import CatalogStore
from session_composer.core.paths import wire_name

from .common import ExitCode, as_json, say


def list_command(_options: Namespace) -> int:
    """Print the API versions, newest first."""
    store = CatalogStore()
    for info in store.versions:
        count = len(store.catalog(info.api_version).components)
        say(f"{info.api_version}\t{count} components\t{info.released}\t{info.source}")
    return ExitCode.FINE


def show_command(options: Namespace) -> int:
    """Print the components and features of an API version."""
    catalog = CatalogStore().catalog(options.version)
    if options.json:
        say(as_json({"api_version": catalog.api_version, "components": _components(catalog)}))
        return ExitCode.FINE
    for component in catalog.components:
        say(component.name)
        for feature in component.features:
            say(f"  {feature.name}")
    return ExitCode.FINE


def diff_command(options: Namespace) -> int:
    """Print what an API version adds to and takes from another."""
    store = CatalogStore()
    before = {field.path for field in store.catalog(options.a).fields()}
    after = {field.path for field in store.catalog(options.b).fields()}
    for path in sorted(before ^ after):
        say(f"{'+' if path in after else '-'} {wire_name(path)}")
    return ExitCode.FINE


def _components(catalog: Catalog) -> dict[str, dict[str, dict[str, str]]]:
    return {
        component.name: {
            "features": {feature.name: str(feature.type) for feature in component.features}
        }
        for component in catalog.components
    }
