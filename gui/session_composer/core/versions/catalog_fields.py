"""Every documented parameter of an API version."""

from collections.abc import Iterator
from typing import NamedTuple

from session_composer.core.wire.paths import ACCOUNT, COMPONENTS, EXPAND, WirePath, enabled_path

from .catalog import Catalog, FieldType


class Field(NamedTuple):
    """One documented parameter."""

    path: WirePath
    type: FieldType
    required: bool


def fields(catalog: Catalog) -> Iterator[Field]:
    """Every documented parameter, objects included, in the order of the body."""
    yield Field(ACCOUNT, FieldType.STRING, required=True)
    yield Field(COMPONENTS, FieldType.OBJECT, required=True)
    for component in catalog.components:
        yield Field(component.path, FieldType.OBJECT, required=False)
        if component.has_enabled:
            yield Field(enabled_path(component.name), FieldType.BOOLEAN, required=True)
        if component.has_features:
            yield Field((*component.path, "features"), FieldType.OBJECT, required=False)
        for feature in component.features:
            yield Field(feature.path, feature.type, required=False)
    yield Field(EXPAND, FieldType.ARRAY, required=False)
