"""The help in each language: it says what the window says, and links and search work in it."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from tests.support.commands import commands_of
from tests.support.language import english_words, speaking
from tests.support.qt import child, settle
from tests.support.sizes import some, whole

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.core.help.available_languages import ENGLISH, languages
from session_composer.core.help.help_pages import HelpPages
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.ui.help.commands import topic
from session_composer.ui.help.help_window import HelpWindow
from session_composer.ui.help.page_sources import make_pages, place_keys
from session_composer.ui.palette.entries import menu_paths

NATIVE = QKeySequence.SequenceFormat.NativeText
_CODE = re.compile(r"`([^`\n]+)`")
_EMPHASIS = re.compile(r"(?<!\*)\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)")
# Each language has its own names for some keys.
_KEY = re.compile(
    r"((Ctrl|Strg|Alt|Shift|Umschalt)\+)*"
    r"(F\d+|Esc|Space|Delete|Down|Up|Left|Right|Return|Enter|[A-Z]"
    r"|Leertaste|Entf|Unten|Oben|Links|Rechts|Eingabe)"
)


def started(code: str, application: QApplication, folder: Path) -> Iterator[Program]:
    with nullcontext() if code == ENGLISH else speaking(application, code):
        program = build(folder / "settings.ini", MemoryKeyStore(), CatalogStore())
        program.window.show()
        yield program
        program.close()
        program.window.hide()
        program.window.deleteLater()


@pytest.fixture(params=languages())
def spoken(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    yield from started(request.param, qapp, tmp_path)


@pytest.fixture
def german(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    yield from started("de", qapp, tmp_path)


def pages(program: Program) -> HelpPages:
    return make_pages(program.parts.workspace.store, program.window)


def opened(program: Program, place: str = "") -> HelpWindow:
    commands_of(program.window).doors.help.show_topic(place)
    settle()
    found = commands_of(program.window).doors.help.help
    assert found is not None
    return found


def listed(help_window: HelpWindow) -> list[str]:
    contents = help_window.contents
    return [contents.item(row).text() for row in range(contents.count())]


def current(help_window: HelpWindow) -> str:
    return help_window.page.textCursor().block().text()


# In every language


def test_the_help_key_knows_each_part_of_the_window(spoken: Program) -> None:
    found = pages(spoken)
    # What follows the page in the browser is made when that is opened.
    for name, place in found.topics.items() - {("browserView", found.topics["browserView"])}:
        assert topic(child(spoken.window, QWidget, name), found.topics) == place


def test_every_menu_path_on_a_page_exists(spoken: Program) -> None:
    known, named, found = set(menu_paths(spoken.window.menuBar())), 0, pages(spoken)
    for name in found.names:
        for phrase in _EMPHASIS.findall(found.page(name).text):
            path = " ".join(phrase.split())
            if "▸" in path:
                named += 1
                assert path in known, f"{name}: {path}"
    assert named > 20


def test_every_key_on_a_page_exists(spoken: Program) -> None:
    known = {
        sequence.toString(NATIVE)
        for action in menu_paths(spoken.window.menuBar()).values()
        for sequence in action.shortcuts()
    }
    known |= {key for _, lines in place_keys() for keys, _ in lines for key in keys.split(", ")}
    named, found = 0, pages(spoken)
    for name in found.names:
        for code in _CODE.findall(found.page(name).text):
            if _KEY.fullmatch(code):
                named += 1
                assert code in known, f"{name}: {code}"
    assert named > 40


def test_every_section_is_found_where_it_is(spoken: Program) -> None:
    help_window, found = opened(spoken), pages(spoken)
    for name in found.names:
        page = found.page(name)
        headings = re.findall(r"^#+ (.+)$", page.text, re.MULTILINE)
        sections = list(zip(page.sections, headings, strict=True))
        # The page of rules is long, and its headings are names.
        for section, heading in some(sections[:12], whole(3, 2)):
            help_window.show_topic(f"{name}#{section}")
            assert current(help_window) == heading


# In German


def test_pages_of_the_german_window_are_german(german: Program) -> None:
    help_window = opened(german)
    assert help_window.page.toPlainText().startswith("Schnelleinstieg\n")
    titles = listed(help_window)
    assert "Regeln und Vorgaben" in titles
    assert "Tastenkürzel" in titles
    for name in ("rules", "shortcuts"):
        # The names of rules stay as they are.
        text = re.sub(r"^### .*$", "", pages(german).page(name).text, flags=re.MULTILINE)
        assert english_words(text) == []


def test_the_help_key_leads_to_the_german_section(german: Program) -> None:
    german.window.tree.setFocus()
    commands_of(german.window).doors.help.show()
    help_window = commands_of(german.window).doors.help.help
    assert help_window is not None
    assert help_window.topic == "tree#features"
    assert current(help_window) == "Funktionen"
    assert help_window.page.verticalScrollBar().value() > 0


def test_links_between_german_pages_lead_on(german: Program) -> None:
    help_window = opened(german, "contribute")
    help_window.page.anchorClicked.emit(QUrl("#a-help-text"))
    assert current(help_window) == "Ein Hilfetext"
    help_window.page.anchorClicked.emit(QUrl("rules.md"))
    assert help_window.page.accessibleName() == "Regeln und Vorgaben"


def test_an_unknown_section_is_the_beginning_of_its_page(german: Program) -> None:
    help_window = opened(german, "tree#features")
    help_window.show_topic("tree#no-such-section")
    assert current(help_window) == "Der Baum"


def test_german_words_are_found(german: Program) -> None:
    help_window = opened(german)
    help_window.search.setText("LÄUFT")
    assert listed(help_window) == ["Testanfragen und die Sandbox"]
    help_window.search.returnPressed.emit()
    assert help_window.topic == "sandbox"
    marked = {mark.cursor.selectedText() for mark in help_window.page.extraSelections()}
    assert marked == {"läuft"}
    help_window.search.setText("counting down")
    assert listed(help_window) == []
