"""Help for components and features in the language of the window."""

from functools import lru_cache
from pathlib import Path
from typing import override

from session_composer.core.files.assets import RESOURCES
from session_composer.core.help.help_texts import HelpText, HelpTexts

from .translation import translate_name


class TranslatedHelp(HelpTexts):
    """The same help, translated; what has no translation stays as it is."""

    def __init__(self, folder: Path = RESOURCES / "help") -> None:
        super().__init__(folder)
        # Each painted row asks for its title.
        self._spoken = lru_cache(maxsize=1024)(_spoken)

    def speak_anew(self) -> None:
        """Take note that another language is spoken now."""
        self._spoken.cache_clear()

    @override
    def component(self, name: str) -> HelpText | None:
        found = super().component(name)
        return None if found is None else self._spoken(found)

    @override
    def feature(self, component: str, feature: str) -> HelpText | None:
        found = super().feature(component, feature)
        return None if found is None else self._spoken(found)


def _spoken(text: HelpText) -> HelpText:
    return HelpText(*(translate_name(part) if part else "" for part in text))
