"""A catalog far larger than any real one, as files on disk."""

import json
from pathlib import Path

from session_composer.core.versions.catalog_files import FORMAT, INDEX
from session_composer.core.versions.catalog_store import CatalogStore

API_VERSION = "2099-01-01.synthetic"
FEATURES = 25
COMPONENTS = 400


def write_big_catalog(folder: Path, components: int = COMPONENTS) -> CatalogStore:
    """Write a catalog of so many components with 25 features each, and open it."""
    version = {
        "api_version": API_VERSION,
        "shape": API_VERSION,
        "released": "2099-01-01",
        "sdk_first": "99.0.0",
        "sdk_last": "99.0.0",
        "source": "benchmark",
    }
    shape = {
        f"component_{number:03}": {
            "enabled": True,
            "features": {f"feature_{feature:02}": "boolean" for feature in range(FEATURES)},
        }
        for number in range(components)
    }
    for name, data in ((INDEX, {"versions": [version]}), (API_VERSION, {"components": shape})):
        path = folder / (name if name == INDEX else f"{name}.json")
        path.write_text(json.dumps({"format": FORMAT, **data}), encoding="utf-8")
    return CatalogStore(folder)
