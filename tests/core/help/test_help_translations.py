"""The pages of the help in other languages: all there, and in the form of the English ones."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.support.language import english_words

from session_composer.core.help.available_languages import ENGLISH, FOLDER, languages
from session_composer.core.help.help_pages import CONTENTS, HelpPages, plain_text
from session_composer.core.rules.rules_page import RulesPage
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog_store import CatalogStore

GENERATED = {"rules", "shortcuts"}
OTHERS = [code for code in languages() if code != ENGLISH]
_FENCED = re.compile(r"^```\n.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
# Neither a word, which may have a translation, nor a key.
_SIGNS = re.compile(r"[_/=.-]|^[a-z]+$")
_LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
_LEVEL = re.compile(r"^(#+) ", re.MULTILINE)
_ITALIC = re.compile(r"(?<!\*)\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)")
# In the README, which is English.
NOT_OF_THE_WINDOW = {"Where things are"}


def pages(store: CatalogStore, language: str) -> HelpPages:
    generated: dict[str, Callable[[], str]] = {
        "rules": RulesPage(store).text,
        "shortcuts": lambda: "# Keyboard shortcuts\n",
    }
    return HelpPages(generated, language=language)


def rows(text: str) -> int:
    return sum(line.startswith("|") for line in text.splitlines())


def differences(english: str, translated: str) -> list[str]:
    """What is not the same in two pages that should differ in their words only."""

    def code(text: str) -> Counter[str]:
        return Counter(found for found in _CODE.findall(text) if _SIGNS.search(found))

    same = {
        "headings": (_LEVEL.findall(english), _LEVEL.findall(translated)),
        "code blocks": (_FENCED.findall(english), _FENCED.findall(translated)),
        "code": (code(english), code(translated)),
        "links": (Counter(_LINK.findall(english)), Counter(_LINK.findall(translated))),
        "rows of tables": (rows(english), rows(translated)),
    }
    return [what for what, (first, second) in same.items() if first != second]


def phrases(code: str) -> set[str]:
    """What the window says in a language, without mnemonics."""
    file = FOLDER / f"session-composer_{(OTHERS[0] if code == ENGLISH else code)}.ts"
    tag = "source" if code == ENGLISH else "translation"
    messages = ET.parse(file).getroot().iter("message")
    return {message.findtext(tag, "").replace("&", "") for message in messages}


def test_there_is_a_language_to_look_at() -> None:
    assert "de" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_page_and_no_other(store: CatalogStore, language: str) -> None:
    found = pages(store, language)
    there = {path.stem for path in (found._folder / language).iterdir()}
    assert there == set(found.names) - GENERATED


@pytest.mark.parametrize("language", OTHERS)
def test_a_translated_page_has_the_form_of_the_english_one(
    store: CatalogStore, language: str
) -> None:
    english, translated = pages(store, ENGLISH), pages(store, language)
    found = {
        name: differences(english.page(name).text, translated.page(name).text)
        for name in english.names
    }
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("damaged", "what"),
    [
        ("# A\n\n## B\n\n`x_y` [c](d.md)\n\n```\ne\n```\n", ""),
        ("# A\n\n`x_y` [c](d.md)\n\n```\ne\n```\n", "headings"),
        ("# A\n\n# B\n\n`x_y` [c](d.md)\n\n```\ne\n```\n", "headings"),
        ("# A\n\n## B\n\n`x_z` [c](d.md)\n\n```\ne\n```\n", "code"),
        ("# A\n\n## B\n\n`x_y` [c](f.md)\n\n```\ne\n```\n", "links"),
        ("# A\n\n## B\n\n`x_y` [c](d.md)\n\n```\nf\n```\n", "code blocks"),
        ("# A\n\n## B\n\n`x_y` [c](d.md)\n\n|g|\n\n```\ne\n```\n", "rows of tables"),
    ],
)
def test_another_form_is_seen(damaged: str, what: str) -> None:
    english = "# One\n\n## Two\n\n`x_y` [three](d.md)\n\n```\ne\n```\n"
    assert differences(english, damaged) == ([what] if what else [])


@pytest.mark.parametrize("language", OTHERS)
def test_a_translated_page_is_not_english(store: CatalogStore, language: str) -> None:
    english, translated = pages(store, ENGLISH), pages(store, language)
    for name in set(english.names) - GENERATED:
        text = _FENCED.sub("", translated.page(name).text)
        text = _ITALIC.sub(lambda it: "" if it[1] in NOT_OF_THE_WINDOW else it[0], text)
        assert english_words(plain_text(_CODE.sub("", text))) == [], name
        assert translated.page(name).title != english.page(name).title


@pytest.mark.parametrize("language", languages())
def test_what_stands_in_italics_is_said_by_the_window(store: CatalogStore, language: str) -> None:
    known, named = phrases(language), 0
    ends = {part for phrase in known for part in re.split(r"\{\w+\} ?", phrase)}
    found = pages(store, language)
    for name in set(found.names) - GENERATED:
        for phrase in _ITALIC.findall(found.page(name).text):
            said = " ".join(phrase.split())
            # Ways through the menus are looked up in the menus.
            if "▸" in said or said in NOT_OF_THE_WINDOW:
                continue
            named += 1
            pieces = {piece.strip() for piece in said.split("…")} - {""}
            assert said in known or pieces <= {end.strip() for end in ends}, f"{name}: {said}"
    assert named > 20


# Falling back, and damage


def write(folder: Path, **texts: str) -> HelpPages:
    (folder / CONTENTS).write_text('{"format": 1, "pages": ["a", "b"]}')
    (folder / "de").mkdir()
    (folder / "a.md").write_text("# One\n\n## Two\n")
    (folder / "b.md").write_text("# Three\n")
    for name, text in texts.items():
        (folder / "de" / f"{name}.md").write_text(text)
    return HelpPages({}, folder, "de")


def test_sections_have_the_english_names(tmp_path: Path) -> None:
    page = write(tmp_path, a="# Eins\n\n## Zwei\n").page("a")
    assert page == ("a", "Eins", "# Eins\n\n## Zwei\n", ("one", "two"))


def test_what_a_language_lacks_is_english(tmp_path: Path) -> None:
    found = write(tmp_path, a="# Eins\n\n## Zwei\n")
    assert found.page("b").title == "Three"
    assert [page.title for page in found.search("")] == ["Eins", "Three"]


@pytest.mark.parametrize("text", ["# Eins\n", "# Eins\n\n## Zwei\n\n## Drei\n"])
def test_a_page_with_other_headings_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match=r"de/a\.md has not as many headings as a\.md"):
        write(tmp_path, a=text).page("a")


def test_a_translated_page_without_a_title_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"de/a\.md does not begin with a title"):
        write(tmp_path, a="Eins").page("a")


def test_a_translated_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    found = write(tmp_path)
    (tmp_path / "de" / "a.md").write_bytes(b"# \xff")
    with pytest.raises(DataError, match=r"de/a\.md cannot be read"):
        found.page("a")


# Contributing


@pytest.mark.parametrize("language", languages())
def test_the_page_about_contributing_names_what_is_there(
    store: CatalogStore, language: str
) -> None:
    root = Path(__file__).parents[3]
    text = pages(store, language).page("contribute").text
    named = re.findall(r"\b(?:gui|tests|resources)/[\w./-]*", text)
    # The example of a language that is not there yet.
    missing = [path for path in named if not (root / path).exists() and "_fr.ts" not in path]
    assert missing == []
    assert len(named) > 10
