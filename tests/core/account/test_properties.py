import json
import re
from pathlib import Path

import pytest

from session_composer.core.account.facts import CAPABILITIES, CONTROLLER
from session_composer.core.account.presets import account_presets
from session_composer.core.account.properties import account_properties
from session_composer.core.account.shapes import account_shapes
from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.errors import DataError

PROPERTIES = account_properties()
VALUES = {entry.name: entry.values for entry in PROPERTIES.controller}


def test_whatever_rules_ask_of_the_controller_can_be_set() -> None:
    asked = set[str]()
    for name in ("constraints", "defaults"):
        text = (RESOURCES / "rules" / f"{name}.json").read_text("utf-8")
        asked |= set(re.findall(r'"account": "([\w.]+)"', text))
    assert len(asked) > 5
    assert {name for name in asked if name.startswith(CONTROLLER)} <= VALUES.keys()
    assert {name for name in asked if name.startswith(CAPABILITIES)} <= {
        f"{CAPABILITIES}{name}" for name in PROPERTIES.capabilities
    }


def test_names_and_values_are_those_of_the_other_data() -> None:
    assert VALUES.keys() <= account_shapes().names
    for preset in account_presets():
        for name, value in preset.facts.controller.items():
            assert value in VALUES[f"{CONTROLLER}{name}"]
    for derived in account_shapes().derivations:
        for name, value in derived.then.items():
            assert name not in VALUES or value in VALUES[name]


GOOD = {"name": "controller.x", "title": "X", "values": {"a": "A"}}


@pytest.mark.parametrize(
    ("controller", "capabilities", "words"),
    [
        ({}, [], "controller is"),
        ([GOOD, "x"], [], "controller[1] is"),
        ([{**GOOD, "tilte": "X"}], [], "controller[0] has an unknown key, 'tilte'"),
        ([{**GOOD, "name": "country"}], [], "controller[0].name"),
        ([{**GOOD, "title": 3}], [], "controller[0].title"),
        ([{**GOOD, "values": {}}], [], "controller[0].values is empty"),
        ([{**GOOD, "values": {"a": 1}}], [], "controller[0].values is not"),
        ([GOOD, GOOD], [], "controller holds a name twice"),
        ([GOOD], [{"name": "a"}] * 2, "capabilities holds a name twice"),
        ([GOOD], [1], "capabilities[0] is"),
    ],
)
def test_a_damaged_file_names_the_place(
    tmp_path: Path, controller: object, capabilities: object, words: str
) -> None:
    path = tmp_path / "properties.json"
    data = {"format": 1, "controller": controller, "capabilities": capabilities}
    path.write_text(json.dumps(data))
    with pytest.raises(DataError) as caught:
        account_properties(path)
    assert str(caught.value).startswith("properties.json: ")
    assert words in str(caught.value)
