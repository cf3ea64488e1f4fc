"""Parameters of later releases: nothing documents that an earlier version refuses them."""

from session_composer.core.versions.availability import may_take
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import COMPONENTS, wire_name

from .form_parser import FormMap


def without_newer(
    params: FormMap, catalog: Catalog, store: CatalogStore
) -> tuple[FormMap, list[str]]:
    """Leave out what a version may take though its catalog does not have it, and name that."""
    components = params.get(COMPONENTS[0])
    if not isinstance(components, dict):
        return params, []
    kept: FormMap = {}
    left_out: list[str] = []
    for name, value in components.items():
        component = catalog.component_by_name.get(name)
        if component is None and may_take(store, catalog, (*COMPONENTS, name)):
            left_out.append(wire_name((*COMPONENTS, name)))
            continue
        kept[name] = value
        features = value.get("features") if isinstance(value, dict) else None
        if component is None or not isinstance(value, dict) or not isinstance(features, dict):
            continue
        known = {feature.name for feature in component.features}
        newer = {
            path[-1]: wire_name(path)
            for path in ((*component.path, "features", feature) for feature in features)
            if path[-1] not in known and may_take(store, catalog, path)
        }
        left_out += newer.values()
        rest: FormMap = {key: item for key, item in features.items() if key not in newer}
        kept[name] = {**value, "features": rest}
    return {**params, COMPONENTS[0]: kept}, left_out
