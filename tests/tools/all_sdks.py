"""Compares every catalog with the official Python SDK of its version, from the registry.

Command: ``python -m tests.tools.all_sdks [API_VERSION …]``. Slow; downloads are kept in the cache.
"""

import argparse
import sys

from tests.support.sdk_wheels import RegistryError, cache_folder, differences

from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore

SDK = "stripe-python"


def main(arguments: list[str]) -> int:
    """Print a line for each version; 0 when all agree, 1 otherwise."""
    store = CatalogStore()
    infos = [info for info in (*store.versions, *store.previews) if info.source.startswith(SDK)]
    names = [info.api_version for info in infos]
    parser = argparse.ArgumentParser(prog="python -m tests.tools.all_sdks")
    parser.add_argument("versions", nargs="*", metavar="API_VERSION", help="default: all")
    options = parser.parse_args(arguments)
    unknown = set(options.versions) - set(names)
    if unknown:
        parser.error(f"no Python SDK to compare with: {', '.join(sorted(unknown))}")
    passed = failed = 0
    for info in infos:
        if options.versions and info.api_version not in options.versions:
            continue
        catalog = store.catalog(info.api_version)
        try:
            lines = differences(info.api_version, store, cache_folder())
        except (RegistryError, InputError) as error:
            lines = [str(error)]
        verdict = "DIFFERS" if lines else "equal"
        print(
            f"{info.api_version}  {info.source}  {len(catalog.components)} components, "
            f"{len(catalog.feature_by_path)} features: {verdict}",
            *lines,
            sep="\n    ",
            flush=True,
        )
        passed, failed = passed + (not lines), failed + bool(lines)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
