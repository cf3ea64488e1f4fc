"""How the components of an API version are written in a data file.

``{NAME: {"enabled": true, "features": {NAME: TYPE}}}``, in the order of the body. ``features`` is
null for a component that has no such object, not even an empty one.
"""

from collections.abc import Iterable
from typing import Any

from session_composer.core.files.data_files import file_name, member, refuse_unknown_keys
from session_composer.core.files.read_write import AnyPath
from session_composer.core.text.errors import DataError

from .catalog import Component, FieldType, make_component

# How a feature's type is spelled, and what it stands for: the type, may it be sent empty.
FEATURE_TYPES = {
    "boolean": (FieldType.BOOLEAN, False),
    "array": (FieldType.ARRAY, False),
    "array, emptyable": (FieldType.ARRAY, True),
}
_SPELLING = {kind: text for text, kind in FEATURE_TYPES.items()}


def read_components(path: AnyPath, data: dict[str, Any]) -> tuple[Component, ...]:
    """Read ``components`` of a data file's content, refusing whatever is not understood.

    Raises DataError.
    """
    components = []
    for name, component in member(path, data, "components", dict).items():
        place = f"components.{name}"
        if not isinstance(component, dict):
            raise DataError(f"{file_name(path)}: {place} is not an object.")
        refuse_unknown_keys(path, component, ["enabled", "features"], place)
        has_enabled = member(path, component, "enabled", bool, place)
        has_features = component.get("features", "") is not None
        specs = member(path, component, "features", dict, place) if has_features else {}
        features = [
            (feature, *_feature_type(path, f"{place}.features.{feature}", spec))
            for feature, spec in specs.items()
        ]
        components.append(
            make_component(name, features, has_enabled=has_enabled, has_features=has_features)
        )
    if not components:
        raise DataError(f"{file_name(path)}: components is empty.")
    return tuple(components)


def components_data(components: Iterable[Component]) -> dict[str, Any]:
    """Undo :func:`read_components`."""
    return {
        component.name: {
            "enabled": component.has_enabled,
            "features": {
                feature.name: _SPELLING[feature.type, feature.emptyable]
                for feature in component.features
            }
            if component.has_features
            else None,
        }
        for component in components
    }


def _feature_type(path: AnyPath, place: str, spec: object) -> tuple[FieldType, bool]:
    found = FEATURE_TYPES.get(spec) if isinstance(spec, str) else None
    if found is None:
        raise DataError(
            f"{file_name(path)}: {place} is none of {', '.join(map(repr, FEATURE_TYPES))}."
        )
    return found
