"""The usual kinds of account, for use when the real one cannot be read."""

from dataclasses import dataclass
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_node import DataNode, load_nodes

from .facts import CONTROLLER, AccountFacts, known

FORMAT = 1


@dataclass(frozen=True, slots=True)
class AccountPreset:
    """A usual kind of account: ``type`` is what accounts of it made in the old way say they are."""

    id: str
    title: str
    facts: AccountFacts
    type: str = ""
    kind: str = ""


def account_presets(
    path: Path = RESOURCES / "accounts" / "presets.json",
) -> tuple[AccountPreset, ...]:
    """Load the presets in the order in which they are offered.

    Raises DataError when the file is damaged.
    """
    (nodes,) = load_nodes(path, FORMAT, "presets")
    return tuple(map(_preset, nodes))


def _preset(node: DataNode) -> AccountPreset:
    controller = node.words("controller")
    facts = known({f"{CONTROLLER}{name}": value for name, value in controller.items()})
    preset = AccountPreset(
        node.text("id"), node.text("title"), facts, node.text("type"), node.text("kind")
    )
    node.done()
    return preset
