"""What one API version accepts: its components and their features."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, Self, override

from session_composer.core.text.message import Message
from session_composer.core.wire.paths import (
    WirePath,
    component_path,
    enabled_path,
    feature_path,
    wire_name,
)

_NOTHING: Mapping[str, str] = MappingProxyType({})


class FieldType(StrEnum):
    """Types of a parameter, in the API's own words."""

    BOOLEAN = "boolean"
    STRING = "string"
    OBJECT = "object"
    ARRAY = "array"


class Feature(NamedTuple):
    """A feature of a component.

    ``emptyable`` arrays may be sent as an empty string, which clears them.
    """

    component: str
    name: str
    path: WirePath
    type: FieldType = FieldType.BOOLEAN
    emptyable: bool = False


class Component(NamedTuple):
    """A component, its features in the order in which they are sent.

    A few preview components had no ``enabled``: ``has_enabled`` is false for those. The oldest
    version has no ``features`` object at all, while later ones may have an empty one.
    """

    name: str
    features: tuple[Feature, ...] = ()
    has_enabled: bool = True
    has_features: bool = True

    @property
    def path(self) -> WirePath:
        """Path of the component object."""
        return component_path(self.name)

    @property
    def leaves(self) -> list[WirePath]:
        """Paths of its parameters, in the order of the body."""
        features = [feature.path for feature in self.features]
        return [enabled_path(self.name), *features] if self.has_enabled else features


def make_component(
    name: str,
    features: Iterable[tuple[str, FieldType, bool]],
    *,
    has_enabled: bool = True,
    has_features: bool = True,
) -> Component:
    """Build a component from (feature name, type, emptyable) triples."""
    return Component(
        name,
        tuple(
            Feature(name, feature, feature_path(name, feature), type_, emptyable)
            for feature, type_, emptyable in features
        ),
        has_enabled,
        has_features,
    )


class _CatalogFields(NamedTuple):
    api_version: str
    components: tuple[Component, ...]
    header: str
    descriptions: Mapping[str, str]
    remark: Message | None


class Catalog(_CatalogFields):
    """The components of one API version, in the order in which they are sent.

    ``header`` is what goes into ``Stripe-Version``; when not given, it is the version itself.
    ``descriptions`` are those of an imported document, by wire name. ``remark`` says that the
    version is not known, and which one serves for it; None where it is known.
    """

    def __new__(
        cls,
        api_version: str,
        components: tuple[Component, ...],
        header: str = "",
        descriptions: Mapping[str, str] = _NOTHING,
        remark: Message | None = None,
    ) -> Self:
        """Fill in what is not given."""
        return super().__new__(
            cls, api_version, components, header or api_version, descriptions, remark
        )

    @override
    def __hash__(self) -> int:
        return hash((self.api_version, self.header, len(self.components)))

    @override
    def __repr__(self) -> str:
        return f"Catalog({self.api_version!r})"

    @cached_property
    def component_by_name(self) -> dict[str, Component]:
        """Look a component up by its name."""
        return {component.name: component for component in self.components}

    @cached_property
    def feature_by_path(self) -> dict[WirePath, Feature]:
        """Look a feature up by its wire path."""
        return {
            feature.path: feature for component in self.components for feature in component.features
        }

    @cached_property
    def leaf_order(self) -> dict[WirePath, int]:
        """Rank of every leaf that the catalog knows, in the order of the body."""
        return {path: rank for rank, path in enumerate(self._leaves())}

    def _leaves(self) -> Iterator[WirePath]:
        for component in self.components:
            yield from component.leaves

    def knows(self, path: WirePath) -> bool:
        """Whether this version documents a leaf at this path."""
        return path in self.leaf_order

    def description(self, path: WirePath) -> str:
        """Return what the imported document says of a parameter; empty when it says nothing."""
        return self.descriptions.get(wire_name(path), "")
