"""Colour schemes, read from data: colours by meaning, and palettes."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from session_composer.core.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.errors import DataError

SCHEMES = ("light", "dark", "light-contrast", "dark-contrast")
_GROUPS = {
    "palette": QPalette.ColorGroup.All,
    "disabled": QPalette.ColorGroup.Disabled,
}
_KEYS = {"colors", "palette", "disabled", "outline"}


class Colors(NamedTuple):
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
    test: QColor
    simulated: QColor
    on_badge: QColor
    highlight: QColor
    code_keyword: QColor
    code_string: QColor
    code_constant: QColor
    code_comment: QColor
    code_name: QColor


class Scheme(NamedTuple):
    """Colours by meaning, and the palette that goes with them."""

    colors: Colors
    palette: QPalette
    outline: QColor
    """Edge of fields, boxes and buttons: at least 3 to 1 against what is around them."""


def load_schemes(path: Path) -> dict[str, Scheme]:
    """Read the colours of each scheme. Raises DataError naming the place."""
    data = load_data(path, 1, set(SCHEMES))
    return {name: _scheme(path, member(path, data, name, dict), name) for name in SCHEMES}


def _scheme(path: Path, entry: dict[str, object], name: str) -> Scheme:
    refuse_unknown_keys(path, entry, _KEYS, name)
    colors = _colors(path, member(path, entry, "colors", dict, name), f"{name}.colors")
    if colors.keys() != set(Colors._fields):
        raise DataError(f"{path.name}: {name}.colors does not name each colour once.")
    palette = QPalette()
    for key, group in _GROUPS.items():
        place = f"{name}.{key}"
        for role, color in _colors(path, member(path, entry, key, dict, name), place).items():
            if role not in QPalette.ColorRole.__members__:
                raise DataError(f"{path.name}: {place}.{role} is not a role of a palette.")
            palette.setColor(group, QPalette.ColorRole[role], color)
    outline = _colors(path, {"outline": entry.get("outline")}, name)["outline"]
    return Scheme(Colors(**colors), palette, outline)


def _colors(path: Path, entries: dict[str, object], place: str) -> dict[str, QColor]:
    for name, value in entries.items():
        if not isinstance(value, str) or not QColor.isValidColorName(value):
            raise DataError(f"{path.name}: {place}.{name} is not a colour.")
    return {name: QColor(str(value)) for name, value in entries.items()}
