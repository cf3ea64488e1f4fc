"""The translations: current, complete, and in the same form as what they translate."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from tools.source_texts import LANGUAGE, NotLiteralError, all_texts, code_texts
from tools.translations import (
    NAME,
    PACKAGE,
    RESOURCES,
    release,
    unfinished,
    update,
)

I18N = RESOURCES / "i18n"
FILES = sorted(I18N.glob(f"{NAME}_*.ts"))
REMEDY = "run: python gui/tools/translations.py"

# German words that are the English ones; names and words of the API are told by their form.
SAME_IN_GERMAN = {
    "Browser",
    "Browser {count}",
    "Client Secret",
    "Code",
    "Esc",
    "Header",
    "LIVE",
    "Live",
    "Matrix",
    "Name",
    "Parameter",
    "Sandbox",
    "Session Composer",
    "Session Composer {version}",
    "&Name",
    "E&xpand",
    "Stripe (stripe)",
    "{name}[*] – Session Composer",
    "true",
    "false",
}
_NAMES_ONLY = re.compile(
    r"(cURL|TypeScript|Secret Service|Stripe CLI|Details)( \([\w., ]+\))?|in \{\w+\}"
    r"|[\W\d]*(\{\w+\}[\W\d]*)*"
)
_PLACE = re.compile(r"\{(\w+)\}")
_MNEMONIC = re.compile(r"&(?!&)\w")
_ENDS = ("…", ":", ".", "?", "\n")


class Message(NamedTuple):
    context: str
    source: str
    translation: str


def messages(file: Path) -> list[Message]:
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", ""),
        )
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    ]


def shown(wrong: list[Message]) -> str:
    return "\n".join(f"{context}: {source!r} -> {text!r}" for context, source, text in wrong[:20])


def test_there_is_german() -> None:
    assert f"{NAME}_de.ts" in [file.name for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_texts_are_those_of_the_program(file: Path) -> None:
    ours = {(text.context, text.source) for text in all_texts(PACKAGE, RESOURCES)}
    theirs = [(context, source) for context, source, _ in messages(file)]
    assert not ours - set(theirs), REMEDY
    assert not set(theirs) - ours, REMEDY
    assert len(theirs) == len(ours)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_language_says_its_own_code(file: Path) -> None:
    found = {message for message in messages(file) if message.context == LANGUAGE}
    assert found == {Message(LANGUAGE, "en", file.stem.removeprefix(f"{NAME}_"))}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everything_is_translated(file: Path) -> None:
    assert unfinished(file) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_values_and_mnemonics_are_kept(file: Path) -> None:
    wrong = []
    for message in messages(file):
        asked = Counter(n for n in _PLACE.findall(message.source) if not n.startswith("plural"))
        given = Counter(_PLACE.findall(message.translation))
        marks = [len(_MNEMONIC.findall(text)) for text in message[1:]]
        if asked != given or marks[0] != marks[1]:
            wrong.append(message)
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_ends_and_lines_are_kept(file: Path) -> None:
    def form(text: str) -> tuple[object, ...]:
        spaces = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        # As the filters of file dialogs have them.
        patterns = re.findall(r"\*\.\w+|\(\*\)|;;", text)
        return spaces, [text.endswith(end) for end in _ENDS], text.count("\n"), patterns

    wrong = [one for one in messages(file) if form(one.source) != form(one.translation)]
    assert not wrong, shown(wrong)


def test_german_leaves_nothing_in_english() -> None:
    wrong = [
        message
        for message in messages(I18N / f"{NAME}_de.ts")
        if message.source == message.translation
        and message.source not in SAME_IN_GERMAN
        and not _NAMES_ONLY.fullmatch(message.source)
    ]
    assert not wrong, shown(wrong)


def test_german_writes_as_germans_do() -> None:
    """Quotes of their own, keys as they stand on a German keyboard, no English words."""
    odd = re.compile(r"”|‘|\bCtrl\b|\bShift\b|\b(the|and|is|not|with|of|request)\b", re.IGNORECASE)
    wrong = []
    for message in messages(I18N / f"{NAME}_de.ts"):
        # Source names and values of the API stay as they are.
        plain = _PLACE.sub("", message.translation)
        if odd.search(plain) or plain.count("„") != plain.count("“"):
            wrong.append(message)
    assert not wrong, shown(wrong)


def test_menus_have_a_mnemonic_each() -> None:
    titles = ("&File", "&Edit", "&View", "&Request", "&Help")
    german = {
        message.source: message.translation
        for message in messages(I18N / f"{NAME}_de.ts")
        if message.context == "Menus"
    }
    letters = [_MNEMONIC.findall(german[title])[0].casefold() for title in titles]
    assert len(set(letters)) == len(titles)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_compiled_file_is_current(file: Path, tmp_path: Path) -> None:
    release(file, tmp_path / "new.qm")
    assert (tmp_path / "new.qm").read_bytes() == file.with_suffix(".qm").read_bytes(), REMEDY


def test_update_keeps_translations_and_drops_what_is_gone(tmp_path: Path) -> None:
    file = tmp_path / f"{NAME}_fr.ts"
    texts = all_texts(PACKAGE, RESOURCES)[:3]
    update(file, texts)
    done = file.read_text("utf-8").replace(
        '<translation type="unfinished"></translation>', "<translation>Ja</translation>", 1
    )
    file.write_text(done, "utf-8")
    update(file, texts[:2])
    assert [message[:2] for message in messages(file)] == [tuple(text) for text in texts[:2]]
    assert len(unfinished(file)) == 1


def test_what_is_computed_cannot_be_translated(tmp_path: Path) -> None:
    folder = tmp_path / "ui"
    folder.mkdir()
    (tmp_path / "app.py").write_text("")
    (tmp_path / "state").mkdir()
    (folder / "odd.py").write_text("class A:\n    def f(self, x):\n        self.tr(f'{x} rows')\n")
    with pytest.raises(NotLiteralError, match=r"odd\.py, line 3"):
        list(code_texts(tmp_path))
