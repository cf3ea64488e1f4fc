"""The files about the languages are read strictly."""

import shutil
from pathlib import Path

import pytest

from session_composer.codecs.writers.snippet_data import FOLDER, load_template
from session_composer.core.text.errors import DataError

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def test_every_file_is_understood() -> None:
    assert len(LANGUAGES) >= 8
    assert all(load_template(name).text for name in LANGUAGES)


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("python", "format = 1", "format = 2", "python.toml: format is 2, expected 1."),
        ("python", "format = 1", "format = ", "python.toml is not valid TOML: "),
        (
            "python",
            'kind = "literal"',
            'kind = "x"',
            "python.toml: kind is none of 'literal', 'typed'.",
        ),
        ("python", "«params»", "", "python.toml: template does not hold «params»."),
        (
            "python",
            "print(",
            "«oops»(",
            "python.toml: template holds «oops», which means nothing.",
        ),
        ("python", "comment =", "remark =", "the top level has an unknown key, 'remark'."),
        ("python", 'package = "stripe-python"', "", "package is missing or not of type str."),
        ("python", '"12.5.0"', '"new"', "python.toml: minimum is no release."),
        ("python", '["True", "False"]', '["True"]', "literal.constants is not a list of 2 texts."),
        ("python", "indent = 4", "", "python.toml: literal.indent is missing or not of type int."),
        ("python", "width = 88", "width = 88\nx = 1", "literal has an unknown key, 'x'."),
        ("python", "[0xff, '\\x%02x']", "[0xff, '%d %d']", "strings.code_points[0] is not a"),
        ("python", "quotes = ['\"', \"'\"]", "quotes = []", "strings.quotes is empty."),
        ("ruby", 'refuses = ["\'"]', "", "strings.plain.refuses is not a list of some texts."),
        ("ruby", "bare_key = '[", "bare_key = '(", "ruby.toml: literal.bare_key is no pattern: "),
        ("go", "boolean = ", "bool = ", "go.toml: typed has an unknown key, 'bool'."),
        ("go", "list = ", "item = ", "go.toml: typed.item does not hold «Singular»."),
        ("go", "«Name»: stripe.Bool", "X: stripe.Bool", "typed.boolean does not hold «Name»."),
        ("java", "item = '.add«Singular»(«value»)'", "", "must have exactly one of list and item."),
        ("go", '"2025-04-30"', '"basil"', "go.toml: older.before is not a date."),
        ("typescript", "note =", "remark =", "cast does not hold exactly note, annotation, cast."),
    ],
)
def test_a_damaged_file_is_refused(
    tmp_path: Path, name: str, old: str, new: str, sentence: str
) -> None:
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    file = tmp_path / f"{name}.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load_template(name, tmp_path)
    assert sentence in str(caught.value)
    assert f"{name}.toml" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^cobol\.toml cannot be read: No such file"):
        load_template("cobol", tmp_path)


def test_a_new_language_is_a_new_file(tmp_path: Path) -> None:
    """Nothing but its file says how a language looks."""
    shutil.copy(FOLDER / "python.toml", tmp_path)
    (tmp_path / "lisp.toml").write_text(
        'format = 1\nbase = "python"\ncomment = "; "\n'
        "template = '''\n; «requirement»\n(create\n  «params»\n  «version»)\n'''\n"
        '[literal]\nmap = ["(", ")"]\nseparator = " "\n'
    )
    template = load_template("lisp", tmp_path)
    assert template.comment == "; "
    assert template.strings == load_template("python", tmp_path).strings
