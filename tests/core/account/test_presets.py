import json

import pytest

from session_composer.core.account.presets import account_presets
from session_composer.core.text.errors import DataError


def test_presets_differ_in_who_bears_losses_and_who_collects_requirements() -> None:
    table = {
        preset.id: (
            preset.facts.controller["losses.payments"],
            preset.facts.controller["requirement_collection"],
            preset.facts.controller["stripe_dashboard.type"],
        )
        for preset in account_presets()
    }
    assert table == {
        "custom_like": ("application", "application", "none"),
        "express_like": ("application", "stripe", "express"),
        "standard_like": ("stripe", "stripe", "full"),
    }
    assert all(preset.title for preset in account_presets())


GOOD = {"id": "x", "title": "X", "type": "t", "kind": "K"} | {
    "controller": {"losses.payments": "stripe"}
}


@pytest.mark.parametrize(
    ("presets", "words"),
    [
        ({}, "presets"),
        (["x"], "presets[0]"),
        ([GOOD, {**GOOD, "tilte": "X"}], "presets[1]"),
        ([{**GOOD, "title": 3}], "presets[0]"),
        ([{**GOOD, "controller": {"losses.payments": True}}], "presets[0].controller"),
    ],
)
def test_a_damaged_presets_file_names_the_place(
    tmp_path_factory: pytest.TempPathFactory, presets: object, words: str
) -> None:
    path = tmp_path_factory.mktemp("presets") / "presets.json"
    path.write_text(json.dumps({"format": 1, "presets": presets}))
    with pytest.raises(DataError) as caught:
        account_presets(path)
    assert "presets.json" in str(caught.value)
    assert words in str(caught.value)
