"""Which language the window speaks."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from tests.support.command_line import GUI
from tests.support.language import speaking

from session_composer.core.help.available_languages import languages
from session_composer.core.text.display_safe import printable
from session_composer.core.text.message import Message
from session_composer.state.language.translated_help import TranslatedHelp
from session_composer.state.language.translation import (
    current_language,
    language_name,
    make_tr,
    pick_language,
    translate,
    translate_name,
    use_language,
)


@pytest.fixture
def in_german(qapp: QApplication) -> Iterator[None]:
    with speaking(qapp, "de"):
        yield


def test_there_are_english_and_german() -> None:
    assert languages() == ["en", "de"]
    assert [language_name(code) for code in languages()] == ["English", "Deutsch"]


def test_what_is_spoken_is_what_is_installed(qapp: QApplication) -> None:
    assert current_language() == "en"
    with speaking(qapp, "de"):
        assert current_language() == "de"
    assert current_language() == "en"


def test_a_class_without_qt_is_given_its_own_texts(in_german: None) -> None:
    assert make_tr("RulesPage")("Defaults") == "Vorgaben"
    assert make_tr("Header")("Defaults") == "Defaults"


def test_without_translations_there_is_english(tmp_path: Path) -> None:
    assert languages(tmp_path / "none") == ["en"]
    assert pick_language("de", ["de-DE"], tmp_path) == "en"


@pytest.mark.parametrize(
    ("choice", "wanted", "code"),
    [
        ("", ["de-DE", "de"], "de"),
        ("", ["de_AT.UTF-8"], "de"),
        ("", ["C"], "en"),
        ("", [], "en"),
        ("", ["en-GB", "de-DE"], "en"),
        ("", ["fr-FR", "de-CH", "en-US"], "de"),
        ("", ["fr-FR"], "en"),
        ("de", ["en-US"], "de"),
        ("en", ["de-DE"], "en"),
        ("tlh", ["de-DE"], "de"),
        ("../de", ["en"], "en"),
    ],
)
def test_language_is_the_chosen_one_or_the_system_s(
    choice: str, wanted: list[str], code: str
) -> None:
    assert pick_language(choice, wanted) == code


@pytest.mark.parametrize(("variable", "code"), [("de_DE.UTF-8", "de"), ("C.UTF-8", "en")])
def test_environment_decides(variable: str, code: str) -> None:
    program = (
        "from PySide6.QtCore import QLocale\n"
        "from session_composer.state.language.translation import pick_language\n"
        "print(pick_language('', QLocale.system().uiLanguages()))"
    )
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**kept, "PYTHONPATH": str(GUI), "LANG": variable},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == code


def test_english_loads_nothing(qapp: QApplication) -> None:
    assert use_language("en") == []


BIG = Message("{name} is larger than {limit} KiB.", name="x", limit=5)


def test_english_stays_as_it_is(qapp: QApplication) -> None:
    assert translate(BIG) == "x is larger than 5 KiB."
    assert translate_name("Payments") == "Payments"


@pytest.mark.usefixtures("in_german")
def test_german_is_spoken() -> None:
    assert translate(BIG) == "x ist größer als 5 KiB."
    assert translate_name("Payments") == "Zahlungen"
    assert QCoreApplication.translate("Menus", "&File") == "&Datei"
    # Qt's own words, as on the buttons of its dialogs.
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize("text", ["", "no such text", "100 % {x} & <b>"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert translate(Message(text)) == text
    assert translate(text) == text
    assert translate_name(text) == text


def test_nothing_is_an_empty_text(qapp: QApplication) -> None:
    assert translate(None) == ""


@pytest.mark.parametrize("text", ["a\0b", "half \ud800"])
def test_what_qt_cannot_take_is_spelled_out(qapp: QApplication, text: str) -> None:
    assert translate(text) == translate_name(text) == printable(text)


@pytest.mark.usefixtures("in_german")
def test_help_is_translated() -> None:
    texts = TranslatedHelp()
    found = texts.component("payments")
    assert found is not None
    assert found.title == "Zahlungen"
    assert found.summary.startswith("Führt die Zahlungen")
    special = texts.feature("payments", "refund_management")
    assert special is not None
    assert special.title == "Erstattungen"
    assert texts.component("nothing") is None


def test_damaged_translation_leaves_english(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "session-composer_de.qm").write_bytes(b"no translation")
    assert use_language("de", tmp_path) == []


@pytest.mark.parametrize(
    "name", ["saved", "deleted", "certificate", '"saved and deleted"', "{limit}"]
)
def test_what_is_the_user_s_stays_as_it_is(in_german: None, name: str) -> None:
    """A name that is an English word was taken for one of ours."""
    big = Message("{name} is larger than {limit} KiB.", name=name, limit=5)
    assert translate(big) == f"{name} ist größer als 5 KiB."
    both = Message("{first} and {second}", first=big, second=name)
    assert translate(both) == f"{name} ist größer als 5 KiB. und {name}"
    assert translate(name) == name


def test_messages_that_qt_does_not_take_are_spelled_out(in_german: None) -> None:
    big = Message("{name} is larger than {limit} KiB.", name="a\0\ud800", limit=5)
    assert translate(big) == r"a\u0000\ud800 ist größer als 5 KiB."
