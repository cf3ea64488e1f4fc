"""Finds the name that somebody may have meant."""

from difflib import get_close_matches

from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import COMPONENTS, WirePath, wire_name

from .rule_data import plain_spelling

_MAX_LENGTH = 64
_MIN_LIKENESS = 0.8


def similar_name(path: WirePath, catalog: Catalog) -> str:
    """Wire name of the parameter beside an unknown path that is spelled most like it, or empty."""
    if path[:1] != COMPONENTS or len(path) < 2 or len(path[-1]) > _MAX_LENGTH:
        return ""
    if len(path) == 2:
        names = list(catalog.component_by_name)
    elif len(path) == 3:
        names = ["enabled", "features"]
    else:
        names = [feature.name for feature in catalog.component_by_name[path[1]].features]
    meant = {plain_spelling(name): name for name in names}
    close = get_close_matches(plain_spelling(path[-1]), meant, 1, _MIN_LIKENESS)
    return wire_name((*path[:-1], meant[close[0]])) if close else ""
