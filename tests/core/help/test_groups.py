"""Groups and synonyms: every component has its place, and a damaged file is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.requests import STORE, VERSIONS

from session_composer.core.files.assets import RESOURCES
from session_composer.core.help.groups import component_groups
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.help.synonyms import synonyms
from session_composer.core.text.errors import DataError

HELP = HelpTexts()
DATA = json.loads((RESOURCES / "help" / "groups.json").read_text("utf-8"))


def test_every_component_of_every_version_has_a_group_of_its_own() -> None:
    grouped = {name for group in component_groups() for name in group.components}
    for version in VERSIONS:
        assert {component.name for component in STORE.catalog(version).components} <= grouped
    assert all(HELP.component(name) is not None for name in grouped)


def test_every_group_has_an_icon() -> None:
    for group in HELP.groups:
        assert (RESOURCES / "icons" / f"{group.icon}.svg").is_file()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda groups: groups.clear(), "last group"),
        (lambda groups: groups[-1]["components"].append("x"), "last group"),
        (lambda groups: groups.insert(0, groups[0]), "twice"),
        (lambda groups: groups[0]["components"].append("payments"), "'payments' is there twice"),
        (lambda groups: groups[0]["components"].append(1), "no name"),
        (lambda groups: groups[0].update(title=""), "empty"),
        (lambda groups: groups[0].update(titel="x"), "titel"),
        (lambda groups: groups[0].pop("icon"), "icon"),
        (lambda groups: groups.insert(0, 1), "no object"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, change: Any, said: str) -> None:
    data = json.loads(json.dumps(DATA))
    change(data["groups"])
    (tmp_path / "groups.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(DataError, match=said):
        component_groups(tmp_path)


def test_synonyms_lead_to_what_there_is() -> None:
    data = json.loads((RESOURCES / "help" / "components.json").read_text("utf-8"))
    names = data["components"].keys() | data["features"].keys()
    found = synonyms()
    assert found.keys() <= names
    assert all(word == word.casefold() for words in found.values() for word in words)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (1, "no object"),
        ({"words": ["x"]}, "names"),
        ({"words": [""], "names": []}, "texts"),
        ({"words": [], "names": [], "x": 1}, "'x'"),
    ],
)
def test_damaged_synonyms_are_refused(tmp_path: Path, entry: object, said: str) -> None:
    data = {"format": 1, "synonyms": [entry]}
    (tmp_path / "synonyms.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(DataError, match=said):
        synonyms(tmp_path)
