"""The file of the shapes as it is shipped, and what the loader makes of damaged ones."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from session_composer.core.account.shapes import SHAPES, account_shapes
from session_composer.core.text.errors import DataError


def test_every_derivation_names_its_source() -> None:
    derivations = account_shapes().derivations
    assert all(
        one.source.startswith(("https://docs.stripe.com/", "https://github.com/"))
        for one in derivations
    )
    assert any("not documented" in str(one.why) for one in derivations)


def test_every_shape_knows_who_bears_losses_and_who_collects() -> None:
    wanted = {"controller.losses.payments", "controller.requirement_collection", "country"}
    for shape in account_shapes().shapes:
        assert wanted <= {place.name for place in shape.facts}, shape.name


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d.pop("derived"), "derived is missing"),
        (lambda d: d["shapes"].append(3), "shapes[2] is not an object"),
        (lambda d: d["shapes"][0].update(more=1), "shapes[0] has an unknown key, 'more'"),
        (lambda d: d["shapes"][0].pop("object"), "shapes[0].object"),
        (lambda d: d["shapes"][1]["facts"][0].update(paths="x"), "shapes[1].facts[0].paths"),
        (lambda d: d["shapes"][1]["facts"][0].update(paths=[3]), "shapes[1].facts[0].paths"),
        (lambda d: d["shapes"][1]["facts"][1].update(words={"a": 1}), "shapes[1].facts[1].words"),
        (lambda d: d["shapes"][0]["capabilities"].append({}), "shapes[0].capabilities[1].path"),
        (lambda d: d["derived"][0].update({"if": {"typ": "x"}}), "derived[0] names a fact"),
        (lambda d: d["derived"][0].update(shape="v3"), "derived[0].shape"),
        (lambda d: d["derived"][0].update(certainty="perhaps"), "derived[0].certainty"),
    ],
)
def test_a_damaged_file_names_the_place(
    tmp_path: Path, change: Callable[[Any], object], place: str
) -> None:
    data = json.loads(SHAPES.read_text())
    change(data)
    path = tmp_path / "shapes.json"
    path.write_text(json.dumps(data))
    with pytest.raises(DataError) as caught:
        account_shapes(path)
    assert "shapes.json" in str(caught.value)
    assert place in str(caught.value)
