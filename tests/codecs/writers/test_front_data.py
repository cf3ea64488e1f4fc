from pathlib import Path

import pytest

from session_composer.codecs.writers.front_data import fill_template
from session_composer.codecs.writers.snippet import CodeLine
from session_composer.core.text.errors import DataError


def test_fill_template(tmp_path: Path) -> None:
    (tmp_path / "a.template").write_text("x «one» y\n  f(«two»);\n  «none»\n\nend\n")
    found = fill_template(
        "a",
        {"one": "1"},
        {"two": [CodeLine("{", ("p",)), CodeLine("  }", ("q",))], "none": []},
        tmp_path,
    )
    assert found == [
        CodeLine("x 1 y"),
        CodeLine("  f({", ("p",)),
        CodeLine("  });", ("q",)),
        CodeLine(""),
        CodeLine("end"),
    ]


def test_texts_are_not_read_as_placeholders(tmp_path: Path) -> None:
    (tmp_path / "a.template").write_text("«one»\n«two»\n")
    found = fill_template("a", {"one": "«two»"}, {"two": [CodeLine("«one»")]}, tmp_path)
    assert [line.text for line in found] == ["«two»", "«one»"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ok\n«one»\n«onne»\n", "a.template: line 3 has «onne»"),
        ("nothing\n", "a.template: it lacks «one»"),
        (None, "a.template cannot be read"),
    ],
)
def test_damaged_template_is_refused_with_the_place(
    text: str | None, message: str, tmp_path: Path
) -> None:
    if text is not None:
        (tmp_path / "a.template").write_text(text)
    with pytest.raises(DataError, match=message):
        fill_template("a", {"one": ""}, {}, tmp_path)
