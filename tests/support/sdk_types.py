"""Names by which the SDKs with types know components and features; told from the catalogs alone."""

from tests.support.requests import STORE

from session_composer.core.versions.catalog import FieldType


def pascal(name: str) -> str:
    return name.title().replace("_", "")


def components() -> dict[str, dict[str, bool]]:
    """Every feature of every component of any version, and whether it is a list."""
    found: dict[str, dict[str, bool]] = {}
    for info in STORE.all_versions:
        for component in STORE.catalog(info.api_version).components:
            features = found.setdefault(component.name, {})
            for feature in component.features:
                features[feature.name] = feature.type is FieldType.ARRAY
    return found
