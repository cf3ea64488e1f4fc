"""The pages of the help: all there, all linked well, and true where that can be checked."""

import argparse
import json
import re
from pathlib import Path

import pytest

from session_composer.arguments import parser, window_parser
from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.core.help.available_languages import ENGLISH, languages
from session_composer.core.help.help_pages import HelpPages, plain_text, section_name, sections
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.rules.rules_page import RulesPage, escape_markdown
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog_store import CatalogStore

_LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
# Features that another one follows are named in its default.
FEATURES = ("external_account_collection", "dispute_management")
ALLOWED_HOSTS = {"docs.stripe.com", "dashboard.stripe.com", "stripe.com", "github.com"}


def make_pages(store: CatalogStore, language: str = ENGLISH) -> HelpPages:
    return HelpPages(
        {"rules": RulesPage(store).text, "shortcuts": lambda: "# Keyboard shortcuts\n"},
        language=language,
    )


@pytest.fixture(scope="module")
def pages(store: CatalogStore) -> HelpPages:
    return make_pages(store)


@pytest.fixture(scope="module", params=languages())
def any_pages(store: CatalogStore, request: pytest.FixtureRequest) -> HelpPages:
    return make_pages(store, request.param)


def test_each_page_loads_and_has_a_title_of_its_own(any_pages: HelpPages) -> None:
    titles = [any_pages.page(name).title for name in any_pages.names]
    assert len(titles) == len(set(titles)) >= 15
    assert all(titles)
    assert any_pages.names[0] == "quick-start"


def test_no_file_is_left_out_of_the_contents(pages: HelpPages) -> None:
    files = {path.stem for path in pages._folder.glob("*.md")}
    assert files == set(pages.names) - {"rules", "shortcuts"}


def test_links_lead_somewhere(any_pages: HelpPages) -> None:
    found = 0
    for name in any_pages.names:
        for link in _LINK.findall(any_pages.page(name).text):
            found += 1
            if link.startswith("https://"):
                assert link.split("/")[2] in ALLOWED_HOSTS, link
                continue
            target, _, section = link.partition("#")
            page = target.removesuffix(".md") or name
            assert page in any_pages.names, f"{name}: {link}"
            assert target.endswith(".md") or not target, f"{name}: {link}"
            assert not section or section in any_pages.page(page).sections, f"{name}: {link}"
    assert found > 20


def test_sections_of_a_page_have_names_of_their_own(any_pages: HelpPages) -> None:
    for name in any_pages.names:
        found = sections(any_pages.page(name).text)
        assert len(found) == len(set(found)), name


def test_the_pages_are_plain_markdown(any_pages: HelpPages) -> None:
    """Neither HTML nor pictures: nothing is fetched, and nothing runs."""
    for name in any_pages.names:
        text = any_pages.page(name).text
        assert not re.search(r"(?<!\\)<[a-zA-Z/!]", text), name
        assert "![" not in text, name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("The tree", "the-tree"),
        ("What's in `x_y`?", "what-s-in-x_y"),
        ("*Sent*  column", "sent-column"),
    ],
)
def test_sections_are_named_after_their_headings(heading: str, name: str) -> None:
    assert section_name(heading) == name


def test_plain_text_is_what_is_read() -> None:
    assert plain_text("**Do** [this](x.md#y) with `code`") == "Do this with code"
    odd = "a <b> *c* `d` [e](f) \\ g_h_"
    assert plain_text(escape_markdown(odd)) == odd


# Search


def test_search_finds_pages_with_every_word_titles_first(pages: HelpPages) -> None:
    assert [page.name for page in pages.search("")] == list(pages.names)
    assert pages.search("ROLES")[0].name == "roles"
    assert pages.search("clipboard SECRET")[0].name == "sandbox"
    assert pages.search("no such words anywhere xyzzy") == []


# Damage


def write(folder: Path, contents: str, **pages: str) -> HelpPages:
    (folder / "contents.json").write_text(contents)
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text)
    return HelpPages({}, folder)


@pytest.mark.parametrize(
    "contents",
    [
        '{"format": 2, "pages": ["a"]}',
        '{"format": 1, "pages": []}',
        '{"format": 1, "pages": ["a", "a"]}',
        '{"format": 1, "pages": ["../../a"]}',
        '{"format": 1, "pages": [1]}',
        '{"format": 1}',
        "{",
    ],
)
def test_damaged_contents_are_refused(tmp_path: Path, contents: str) -> None:
    with pytest.raises(DataError, match=r"contents\.json"):
        _ = write(tmp_path, contents, a="# A").names


@pytest.mark.parametrize("topic", ["b", "a#no-such", "", 1])
def test_a_topic_that_is_nowhere_is_refused(tmp_path: Path, topic: object) -> None:
    contents = {"format": 1, "pages": ["a"], "topics": {"good": "a#x", "bad": topic}}
    pages = write(tmp_path, json.dumps(contents), a="# A\n\n## X")
    with pytest.raises(DataError, match=r"^contents\.json: topics\.bad is "):
        _ = pages.topics


@pytest.mark.parametrize("text", ["", "no title", "## too deep"])
def test_a_page_without_a_title_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match=r"a\.md"):
        write(tmp_path, '{"format": 1, "pages": ["a"]}', a=text).page("a")


def test_a_page_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.md"):
        write(tmp_path, '{"format": 1, "pages": ["a"]}').page("a")


def test_an_unknown_name_leads_to_the_first_page(pages: HelpPages) -> None:
    assert pages.page("../../secrets").name == "quick-start"


# The command line


def commands(found: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Every command of a parser, those below commands by both names."""
    made = {}
    for action in found._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                made[name] = below
                made |= {f"{name} {more}": one for more, one in commands(below).items()}
    return made


def options(found: argparse.ArgumentParser) -> set[str]:
    return {
        option
        for action in found._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help" and action.help != argparse.SUPPRESS
    }


def section_of(text: str, heading: str) -> str:
    found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section about {heading}"
    return found[1]


def test_the_page_about_the_command_line_names_every_command_and_option(
    any_pages: HelpPages,
) -> None:
    text = any_pages.page("command-line").text
    known = commands(parser())
    assert len(known) >= 14
    for name, one in known.items():
        section = section_of(text, name.split()[0])
        assert f"session-composer {name}" in section, name
        told = set(re.findall(r"`(--[a-z-]+)", section)) | set(re.findall(r" (--[a-z-]+)", section))
        assert options(one) <= told, name
    window = section_of(text, "session-composer")
    assert all(f"`{option}`" in window for option in options(window_parser()))


def test_it_names_nothing_that_is_not_there(any_pages: HelpPages) -> None:
    text = any_pages.page("command-line").text
    known = commands(parser())
    every = (
        options(window_parser()) | {"--help"} | {o for one in known.values() for o in options(one)}
    )
    assert set(re.findall(r"--[a-z][a-z-]*", text)) <= every
    assert set(re.findall(r"^## (.+)$", text, re.MULTILINE)) == {
        "session-composer",
        *(name for name in known if " " not in name),
    }


def test_commands_named_on_any_page_exist(any_pages: HelpPages) -> None:
    known = commands(parser())
    for name in any_pages.names:
        for code in _CODE.findall(any_pages.page(name).text):
            words = code.split()
            if words[0] == "session-composer" and len(words) > 1 and words[1][0].islower():
                assert words[1] in known, f"{name}: {code}"
                options_named = {word for word in words if word.startswith("--")}
                assert options_named <= options(known[words[1]]), f"{name}: {code}"


def test_the_session_file_on_its_page_is_one(any_pages: HelpPages, store: CatalogStore) -> None:
    # Here and not above: only this test reads a session file.
    from session_composer.core.session.session_file import dump, parse

    text = re.search(r"```\n(.*?)```", any_pages.page("files").text, re.DOTALL)
    assert text is not None
    request = parse(text[1].encode(), store)
    assert dump(request, store.catalog(request.api_version)) == text[1].encode()


def test_the_page_about_code_counts_the_shells(pages: HelpPages) -> None:
    shells = [entry for entry in LANGUAGES if entry.name.startswith("curl")]
    assert len(shells) == 3
    assert "three shells" in pages.page("code").text


# The rules


def test_the_page_about_rules_has_each_rule_and_default(
    pages: HelpPages, rulebook: Rulebook
) -> None:
    text = pages.page("rules").text
    for rule in rulebook.constraints:
        section = text.split(f"### {rule.id}\n")[1].split("\n### ")[0]
        assert str(rule.explanation) in plain_text(section)
        assert f"]({rule.source.url})" in section
        assert "API versions: " in section
        assert all(f"`{name}`" in section for name in rule.components)
    for default in rulebook._defaults._rules:
        section = text.split(f"### {default.id}\n")[1].split("\n### ")[0]
        assert str(default.explanation) in plain_text(section)
        assert f"`{default.feature}`" in section


def test_rules_stand_below_their_severity(pages: HelpPages, rulebook: Rulebook) -> None:
    text = pages.page("rules").text
    groups = {"error": "Errors", "warning": "Warnings", "hint": "Hints"}
    for rule in rulebook.constraints:
        assert f"### {rule.id}\n" in section_of(text, groups[str(rule.severity)])


def test_versions_are_told_as_they_are_known(pages: HelpPages) -> None:
    text = pages.page("rules").text
    relaxed = text.split("### eac-false-needs-platform-requirements\n")[1].split("###")[0]
    assert "API versions: 2023-08-16 to 2026-02-25.clover" in relaxed
    newer = text.split("### dsua-true-needs-platform-requirements\n")[1].split("###")[0]
    assert "API versions: 2024-10-28.acacia and newer" in newer


def test_the_page_about_rules_has_no_word_that_is_not_translated(store: CatalogStore) -> None:
    def only_values(text: str) -> str:
        return " ".join(re.findall(r"\{\w+\}", text))

    def words(page: RulesPage) -> set[str]:
        # Names of rules, addresses, code and versions stay as they are; so do true and false.
        text = re.sub(
            r"^### .*$|\]\([^)]*\)|`[^`]*`|\b\d[\w.-]*", "", page.text(), flags=re.MULTILINE
        )
        return set(re.findall(r"[^\W\d_]{2,}", text)) - {"true", "false"}

    of_features = {word for name in FEATURES for word in name.split("_")}
    assert len(words(RulesPage(store))) > 100
    assert words(RulesPage(store, only_values, lambda _: "")) <= of_features
