"""The pages of the help: Markdown in our own words, and some that are made from other data."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member
from session_composer.core.text.errors import DataError

from .available_languages import ENGLISH

FORMAT = 1
CONTENTS = "contents.json"

_NAME = re.compile(r"[a-z]+(-[a-z]+)*", re.ASCII)
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)
_KEYS = re.compile(r"\{key:([^{}\s]{1,40})\}")
_MARKUP = re.compile(r"\\(?=[^\w\s]|_)|(?<!\\)(?:[*`]|\]\([^()]*\)|\[)")


class Page(NamedTuple):
    """One page: its name in links, its title and its text."""

    name: str
    title: str
    text: str
    sections: tuple[str, ...]
    """Names of its headings in links, in their order: the same in every language."""


class HelpPages:
    """All pages in the order of the contents, each read or made when it is first asked for.

    ``generated`` makes the text of the pages that have no file. ``write_keys`` says what to show
    for ``{key:NAME}``: NAME is an action or keys, which each system writes in its own way. A
    language has its pages in a folder of its own; what it lacks is there in English. Pages and
    contents raise DataError when a file is missing or damaged.
    """

    def __init__(
        self,
        generated: Mapping[str, Callable[[], str]],
        folder: Path = RESOURCES / "help" / "pages",
        language: str = ENGLISH,
        write_keys: Callable[[str], str] = str,
    ) -> None:
        self._generated = generated
        self._folder = folder
        self._language = language
        self._write_keys = write_keys
        self._pages: dict[str, Page] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the pages, in the order in which they are read."""
        names = member(self._folder / CONTENTS, self._contents, "pages", list)
        for name in names:
            if not isinstance(name, str) or not _NAME.fullmatch(name) or names.count(name) > 1:
                raise DataError(f"{CONTENTS}: pages holds {name!r}: odd, or there twice.")
        if not names:
            raise DataError(f"{CONTENTS}: pages is empty.")
        return tuple(names)

    @property
    def written(self) -> tuple[str, ...]:
        """Names of the pages that have a file: reading them takes no time."""
        return tuple(name for name in self.names if name not in self._generated)

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """Page, and maybe a section of it, about a part of the window, by its object name."""
        topics = member(self._folder / CONTENTS, self._contents, "topics", dict)
        for part, topic in topics.items():
            name, _, section = topic.partition("#") if isinstance(topic, str) else ("", "", "")
            if name not in self.names or (section and section not in self.page(name).sections):
                raise DataError(f"{CONTENTS}: topics.{part} is {topic!r}, no page or no section.")
        return topics

    def page(self, name: str) -> Page:
        """Return a page; the first one for a name that is not in the contents."""
        if name not in self.names:
            name = self.names[0]
        if name not in self._pages:
            make = self._generated.get(name)
            page = _page(name, make()) if make is not None else self._read(name)
            self._pages[name] = page
        return self._pages[name]

    def search(self, query: str) -> list[Page]:
        """Return the pages that hold every word, those with all in the title first."""
        words = query.casefold().split()
        pages = [self.page(name) for name in self.names]
        found = [page for page in pages if _holds(plain_text(page.text), words)]
        return sorted(found, key=lambda page: not _holds(page.title, words))

    @cached_property
    def _contents(self) -> dict[str, Any]:
        return load_data(self._folder / CONTENTS, FORMAT, ["pages", "topics"])

    def _read(self, name: str) -> Page:
        path = self._folder / f"{name}.md"
        english = _page(name, self._text(name, path))
        translated = self._folder / self._language / path.name
        if self._language == ENGLISH or not translated.exists():
            return english
        place = f"{self._language}/{name}"
        page = _page(place, self._text(place, translated))
        if len(page.sections) != len(english.sections):
            raise DataError(f"{place}.md has not as many headings as {path.name}.")
        return page._replace(name=name, sections=english.sections)

    def _text(self, name: str, path: Path) -> str:
        text = _text(name, path)
        return _KEYS.sub(lambda match: self._write_keys(match[1]), text)


def section_name(heading: str) -> str:
    """Name by which links lead to a heading: ``The *Sent* column`` is ``the-sent-column``."""
    words = re.findall(r"\w+", plain_text(heading).casefold())
    return "-".join(words)


def sections(text: str) -> list[str]:
    """Names of all sections of a page."""
    return [section_name(found[2]) for found in _HEADING.finditer(text)]


def _page(name: str, text: str) -> Page:
    found = _HEADING.match(text)
    if found is None or found[1] != "#":
        raise DataError(f"{name}.md does not begin with a title.")
    return Page(name, plain_text(found[2]), text, tuple(sections(text)))


def _text(name: str, path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{name}.md cannot be read: {error}.") from error


def plain_text(markdown: str) -> str:
    """Text as it is read, without what marks emphasis, code and links."""
    return _MARKUP.sub("", markdown)


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
