"""What answers have that no request can ask for."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_node import load_nodes

MEMBERS = RESOURCES / "accounts" / "answers.json"
_FORMAT = 1


@cache
def answer_members(path: Path = MEMBERS) -> Mapping[str, Mapping[str, bool]]:
    """Features by component, each with the value that it always has. Raises DataError."""
    found: dict[str, dict[str, bool]] = {}
    for node in load_nodes(path, _FORMAT, "members")[0]:
        features = found.setdefault(node.text("component"), {})
        features[node.text("feature")] = node.get("value", bool)
        node.text("source")
        node.done()
    return found
