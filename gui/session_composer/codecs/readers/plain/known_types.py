"""What type a parameter has, as far as the catalog or its place tells."""

from collections.abc import Callable, Mapping

from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import COMPONENTS, WirePath

from .bracket_pairs import is_index
from .raw_values import RawValue, Variable, WireText, parameter_name

# With what languages make of booleans; Stripe refuses that.
_TRUE, _FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")


def boolean_word(path: WirePath, word: str, note: Callable[[Message], None]) -> bool | None:
    """Read a word of a form body that stands for a boolean; None when it is none."""
    if word not in _TRUE + _FALSE:
        return None
    text = "true" if word in _TRUE else "false"
    if word != text:
        note(
            Message(
                "{path} is {word}, which Stripe refuses; it is read as {text}.",
                path=parameter_name(path),
                word=word,
                text=text,
            )
        )
    return word in _TRUE


def is_boolean(catalog: Catalog, path: WirePath) -> bool:
    """Whether a parameter is a boolean; of those that are not known, by their place."""
    if path[:1] != COMPONENTS:
        return False
    if feature := catalog.feature_by_path.get(path):
        return feature.type == "boolean"
    return (len(path) == 3 and path[2] == "enabled") or (len(path) == 4 and path[2] == "features")


def is_numbered_list(catalog: Catalog, path: WirePath, value: Mapping[str, RawValue]) -> bool:
    """Whether keys that are numbers, with gaps, are those of a list."""
    if not all(map(is_index, value)) or not all(
        isinstance(item, WireText | Variable) for item in value.values()
    ):
        return False
    feature = catalog.feature_by_path.get(path)
    return feature is not None and feature.type == "array"
