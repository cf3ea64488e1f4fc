"""Sentences of the layers without Qt, recognised by their templates.

A sentence such as "a.json is larger than 64 KiB." is looked up as "{name} is larger than {limit}
KiB.", and its values go into the translation. Values that are sentences or phrases themselves are
looked up likewise.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, override

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_CONTEXT = "Sentences"
# Whatever is asked in it is answered with the code of the language.
_LANGUAGE = "Language"
_TEMPLATES = "sentences.json"
_PLACE = re.compile(r"\{(\w+)\}")
# With fewer letters than that a template would fit too much: its values may have no spaces then.
_FEW_LETTERS = 7
_LIST = "{first} and {second}"
# Where one sentence may end and another begin.
_BOUNDARY = re.compile(r"(?<=[.!?:]) |(?=; )")
_MAX_DEPTH = 6
_LONGEST = 1500
_MOST_SENTENCES = 6
_WORD = r"\S+"
_PART = r"(?:(?![.!?] [A-Z]).)*?"
_ANYTHING = r".*?"
_ESCAPE = r"\u"
_ADDED = r"(?:(?:[,;:]| \().*?)?"


class Template(NamedTuple):
    """A sentence with names for its values."""

    source: str
    longest: str
    """Longest piece of it that is always there: a quick look whether it can fit."""
    weight: int
    """Number of its own letters."""

    def match(self, text: str, *, is_strict: bool) -> re.Match[str] | None:
        """Fit it to a whole text; strictly, no value goes on behind the end of a sentence."""
        if self.longest not in text:
            return None
        if self.weight < _FEW_LETTERS and self.source != _LIST:
            return _pattern(self.source, _WORD).fullmatch(text)
        return _pattern(self.source, _PART if is_strict else _ANYTHING).fullmatch(text)


def make_template(source: str) -> Template:
    """Prepare a template for looking it up."""
    literals = _PLACE.split(source)[::2]
    letters = sum(char.isalpha() for char in "".join(literals))
    return Template(source, max(literals, key=len), letters)


# Few templates ever get so far that their pattern is needed.
@lru_cache(maxsize=2048)
def _pattern(source: str, value: str) -> re.Pattern[str]:
    pieces = _PLACE.split(source)
    pattern = re.escape(pieces[0])
    before = pieces[0]
    for name, literal in zip(pieces[1::2], pieces[2::2], strict=True):
        if name.startswith("plural"):
            wanted = ".*?"
        elif (before[-1:].isalnum() and before[-2:] != _ESCAPE) or (not before and pattern):
            # Directly behind a word or a value stands what may be left out.
            wanted = _ADDED
        else:
            wanted = r"(?:.*? )?" if literal[:1].isalpha() else value
        pattern += f"(?P<{name}>{wanted}){re.escape(literal)}"
        before = literal
    return re.compile(pattern, re.DOTALL)


class Sentences(QTranslator):
    """Finds the template of a sentence, and puts its values into the translation."""

    def __init__(
        self, templates: list[str], translations: Mapping[str, str] | QTranslator, code: str
    ) -> None:
        super().__init__()
        made = [make_template(source) for source in templates if _PLACE.search(source)]
        # What says more of its own fits better.
        self._templates = sorted(made, key=lambda template: -template.weight)
        self._translations = translations
        self._code = code
        self._found = lru_cache(maxsize=2048)(self._find)

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str | bytes,
        source_text: str | bytes,
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str | None:
        if context == _LANGUAGE:
            return self._code
        # None leaves the text as it is; an empty text would be taken for its translation.
        if context != _CONTEXT or not isinstance(source_text, str):
            return None
        return self._found(source_text, 0)

    def _find(self, text: str, depth: int) -> str | None:
        """Return the translation of a sentence, or of several; None when there is none."""
        if not text or depth > _MAX_DEPTH or len(text) > _LONGEST:
            return None
        return (
            self._look_up(text)
            or self._fitting(text, depth, is_strict=True)
            or self._one_by_one(text, depth, is_complete=True)
            or self._fitting(text, depth, is_strict=False)
            or self._without_stop(text, depth)
            or self._one_by_one(text, depth, is_complete=False)
            or None
        )

    def _fitting(self, text: str, depth: int, *, is_strict: bool) -> str | None:
        """Use the fullest template that fits; of equals, one in which nothing stays English."""
        first, weight = None, 0
        for template in self._templates:
            if first is not None and template.weight < weight:
                break
            match = template.match(text, is_strict=is_strict)
            if match is None:
                continue
            found, is_whole = self._filled(template, match, depth)
            if is_whole:
                return found
            if found is not None and first is None:
                first, weight = found, template.weight
        return first

    def _filled(
        self, template: Template, match: re.Match[str], depth: int
    ) -> tuple[str | None, bool]:
        """Put values into a translation, and tell whether each phrase among them has one, too."""
        translation = self._look_up(template.source)
        values: dict[str, str] = match.groupdict()
        found = {name: self._value(value, depth + 1) for name, value in values.items()}
        if not translation or (template.source == _LIST and None in found.values()):
            return None, False
        filled = _PLACE.sub(lambda place: found[place[1]] or values[place[1]], translation)
        is_whole = all(found[name] or " " not in value for name, value in values.items())
        return filled, is_whole

    def _value(self, value: str, depth: int) -> str | None:
        """Translate a value, but for the space and the colon that may lead it."""
        core = value.strip().removeprefix(": ")
        found = self._found(core, depth)
        return None if found is None else value.replace(core, found, 1)

    def _one_by_one(self, text: str, depth: int, *, is_complete: bool) -> str | None:
        """Translate several sentences, the longest beginning that is known first."""
        for first, rest in _halves(text):
            found = self._found(first, depth + 1)
            if found is None:
                continue
            more = self._found(rest.lstrip(), depth + 1)
            if more is not None or not is_complete:
                gap = rest[: len(rest) - len(rest.lstrip())]
                return f"{found}{gap}{more or rest.lstrip()}"
        return None

    def _without_stop(self, text: str, depth: int) -> str | None:
        """Translate a sentence that was put together of phrases."""
        found = self._found(text[:-1], depth + 1) if text.endswith(".") else None
        return None if found is None else f"{found}."

    def _look_up(self, source: str) -> str:
        if isinstance(self._translations, QTranslator):
            return self._translations.translate(_CONTEXT, source) or ""
        return self._translations.get(source, "")


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text where a sentence may end, at the last such place first."""
    places = [match.start() for match in _BOUNDARY.finditer(text) if match.start()]
    # More of them are no sentences of ours, and looking at all pieces would take long.
    for place in reversed(places[:_MOST_SENTENCES]):
        yield text[:place], text[place:]


def install(folder: Path, file: Path, code: str) -> list[QTranslator]:
    """Load and install the translations of a language: Qt's own, ours and that of sentences.

    Returns them; files that cannot be read are left out.
    """
    application = QCoreApplication.instance()
    if application is None:
        return []
    ours = QTranslator(application)
    if not ours.load(str(file)):
        return []
    try:
        templates = json.loads(folder.joinpath(_TEMPLATES).read_text("utf-8"))
    except (OSError, ValueError):
        templates = []
    sentences = Sentences(templates, ours, code)
    sentences.setParent(application)
    made: list[QTranslator] = [sentences]
    qt = QTranslator(application)
    if qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        made.append(qt)
    made.append(ours)
    # The last one is asked first: the slow search for templates comes when nothing else is found.
    for translator in made:
        application.installTranslator(translator)
    return made
