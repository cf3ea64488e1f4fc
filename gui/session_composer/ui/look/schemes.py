"""Colour schemes, read from data: colours by meaning, and palettes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, override

from PySide6.QtGui import QColor, QPalette

from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.text.errors import DataError

SCHEMES = ("light", "dark", "light-contrast", "dark-contrast")
_GROUPS = {
    "palette": QPalette.ColorGroup.All,
    "disabled": QPalette.ColorGroup.Disabled,
}
_KEYS = {"colors", "palette", "disabled", "outline"}


class Colors:
    """One colour for each meaning."""

    muted: QColor
    rule: QColor
    accent: QColor
    on_accent: QColor
    yes: QColor
    no: QColor
    error: QColor
    warning: QColor
    hint: QColor
    live: QColor
    live_fill: QColor
    on_live: QColor
    live_soft: QColor
    test: QColor
    simulated: QColor
    on_badge: QColor
    highlight: QColor
    code_keyword: QColor
    code_string: QColor
    code_constant: QColor
    code_comment: QColor
    code_name: QColor

    def __init__(self, colors: Mapping[str, QColor]) -> None:
        vars(self).update(colors)

    def with_accent(self, accent: QColor, on_accent: QColor) -> "Colors":
        """Return a copy with another accent."""
        return Colors({**vars(self), "accent": accent, "on_accent": on_accent})


class Scheme(NamedTuple):
    """Colours by meaning, and the palette that goes with them."""

    colors: Colors
    palette: QPalette
    outline: QColor
    """Edge of fields, boxes and buttons: at least 3 to 1 against what is around them."""


class Schemes(Mapping[str, Scheme]):
    """The schemes of a file, each read when it is first asked for: one is in use.

    Making one and asking for a scheme raise DataError naming the place.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._data = load_data(path, 1, set(SCHEMES))
        self._read: dict[str, Scheme] = {}

    @override
    def __getitem__(self, name: str) -> Scheme:
        if name not in self._read:
            entry = member(self._path, self._data, name, dict)
            self._read[name] = _scheme(self._path, entry, name)
        return self._read[name]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(SCHEMES)

    @override
    def __len__(self) -> int:
        return len(SCHEMES)


def _scheme(path: Path, entry: dict[str, object], name: str) -> Scheme:
    refuse_unknown_keys(path, entry, _KEYS, name)
    colors = _colors(path, member(path, entry, "colors", dict, name), f"{name}.colors")
    if colors.keys() != Colors.__annotations__.keys():
        raise DataError(f"{path.name}: {name}.colors does not name each colour once.")
    palette = QPalette()
    for key, group in _GROUPS.items():
        place = f"{name}.{key}"
        for role, color in _colors(path, member(path, entry, key, dict, name), place).items():
            if role not in QPalette.ColorRole.__members__:
                raise DataError(f"{path.name}: {place}.{role} is not a role of a palette.")
            palette.setColor(group, QPalette.ColorRole[role], color)
    outline = _colors(path, {"outline": entry.get("outline")}, name)["outline"]
    return Scheme(Colors(colors), palette, outline)


def _colors(path: Path, entries: dict[str, object], place: str) -> dict[str, QColor]:
    for name, value in entries.items():
        if not isinstance(value, str) or not QColor.isValidColorName(value):
            raise DataError(f"{path.name}: {place}.{name} is not a colour.")
    return {name: QColor(str(value)) for name, value in entries.items()}
