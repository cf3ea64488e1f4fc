"""Colour schemes and measures, read from the data in ``resources/themes/``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, override

from PySide6.QtGui import QColor, QPalette

from session_composer.core.files.data_files import load_data, member
from session_composer.core.text.errors import DataError
from session_composer.core.wire.values import Number

SCHEMES = ("light", "dark", "light-contrast", "dark-contrast")
_ROLES = {
    "Window": "window",
    "WindowText": "ink",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "ink",
    "Button": "surface",
    "ButtonText": "ink",
    "BrightText": "on_accent",
    "ToolTipBase": "tip",
    "ToolTipText": "on_tip",
    "Highlight": "sel_focus",
    "HighlightedText": "ink",
    "Link": "accent",
    "LinkVisited": "accent",
    "PlaceholderText": "muted",
    "Light": "surface",
    "Midlight": "rule",
    "Mid": "rule",
    "Dark": "outline",
    "Shadow": "outline",
}
_DISABLED = {
    "WindowText": "disabled",
    "Text": "disabled",
    "ButtonText": "disabled",
    "PlaceholderText": "disabled",
    "Highlight": "sel_idle",
    "HighlightedText": "disabled",
}


class Colors:
    """One colour for each meaning."""

    window: QColor
    """Chrome: menu bar, header, status bar, dialogs."""
    surface: QColor
    """Panes, fields, buttons."""
    sunken: QColor
    """Rows of groups."""
    raised: QColor
    """What pops up."""
    rule: QColor
    """Hairlines, which have no meaning of their own."""
    outline: QColor
    """Edge of fields, boxes and buttons: at least 3 to 1 against what is around them."""
    outline_sel: QColor
    """The same on a selected row and in the header of LIVE."""
    ink: QColor
    """Text; values in effect."""
    ink2: QColor
    """Text of what is not sent; icons."""
    muted: QColor
    """Captions, counts, values that are not in effect."""
    disabled: QColor
    accent: QColor
    """Where the focus is; links; what is new."""
    accent_fill: QColor
    """The primary button, and under the pointer and pressed."""
    accent_hover: QColor
    accent_press: QColor
    on_accent: QColor
    sel_focus: QColor
    """A selected row where the focus is."""
    sel_idle: QColor
    """A selected row elsewhere; what is chosen or pressed."""
    hover: QColor
    link_mark: QColor
    """The line that belongs to the current row."""
    find_mark: QColor
    yes: QColor
    yes_soft: QColor
    no: QColor
    no_soft: QColor
    error: QColor
    error_soft: QColor
    warning: QColor
    warning_soft: QColor
    info: QColor
    info_soft: QColor
    live: QColor
    live_fill: QColor
    live_soft: QColor
    on_live: QColor
    test: QColor
    test_soft: QColor
    sim: QColor
    sim_soft: QColor
    scroll: QColor
    scroll_hover: QColor
    tip: QColor
    on_tip: QColor
    code_key: QColor
    code_string: QColor
    code_number: QColor
    code_keyword: QColor
    code_comment: QColor
    code_punct: QColor

    def __init__(self, colors: Mapping[str, QColor]) -> None:
        vars(self).update(colors)

    @property
    def named(self) -> Mapping[str, QColor]:
        """All of them by name."""
        return vars(self)

    @property
    def are_soft(self) -> bool:
        """Whether there are soft grounds; where there are none, an outline stands for one."""
        return self.sim_soft != self.surface

    def having(self, **others: QColor) -> "Colors":
        """Return a copy with other colours in places."""
        return Colors({**vars(self), **others})

    def of_severity(self, severity: str) -> QColor:
        """Colour of a problem."""
        return self.named[mark_name(severity)]


def mark_name(severity: str) -> str:
    """Name of the icon, and of the colour, for a problem."""
    return "info" if severity == "hint" else severity


class Measures:
    """Sizes in device-independent pixels, shares of the system's font in percent, milliseconds."""

    focus_ring: int
    focus_gap: int
    pane_focus_line: int
    current_row_bar: int
    live_line: int
    tree_row: int
    palette_row: int
    table_row: int
    key_row: int
    tree_head: int
    tabs: int
    filter_row: int
    answer_head: int
    menu_bar: int
    header: int
    status_bar: int
    header_field: int
    field: int
    button: int
    pane_button: int
    tristate_width: int
    tristate_height: int
    tristate_part: int
    checkbox: int
    chip: int
    pill: int
    banner: int
    tile: int
    column_sends: int
    column_default: int
    column_allowed: int
    narrow_below: int
    wide_from: int
    gutter: int
    change_bar: int
    row_mark: int
    chevron: int
    empty_icon: int
    scroll_handle: int
    scroll_handle_hover: int
    scroll_track: int
    scroll_least: int
    title: int
    mono: int
    chip_text: int
    fold: int
    row_flash: int
    copied: int
    progress_after: int
    progress_cycle: int

    def __init__(self, path: Path) -> None:
        """Read the file. Raises DataError naming the place."""
        groups = ("sizes", "type_percent", "milliseconds")
        data = load_data(path, 1, groups)
        for group in groups:
            for name, value in member(path, data, group, dict).items():
                if not (isinstance(value, Number) and value.text.isdecimal()):
                    raise DataError(f"{path.name}: {group}.{name} is not a whole number.")
                vars(self)[name] = int(value.text)
        _same_names(path, "the file", vars(self), Measures)

    @property
    def named(self) -> Mapping[str, int]:
        """All of them by name."""
        return vars(self)


class Scheme(NamedTuple):
    """Colours by meaning, and the palette that goes with them."""

    colors: Colors
    palette: QPalette


class Schemes(Mapping[str, Scheme]):
    """The schemes of a folder, each read when it is first asked for: one is in use.

    Asking for a scheme raises DataError naming the place.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Scheme] = {}

    @override
    def __getitem__(self, name: str) -> Scheme:
        if name not in SCHEMES:
            raise KeyError(name)
        if name not in self._read:
            colors = _colors(self._folder / f"{name}.json")
            self._read[name] = Scheme(colors, palette_of(colors))
        return self._read[name]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(SCHEMES)

    @override
    def __len__(self) -> int:
        return len(SCHEMES)


def palette_of(colors: Colors) -> QPalette:
    """Palette of these colours. It names no accent: that is the system's to name."""
    palette = QPalette()
    for group, roles in (
        (QPalette.ColorGroup.All, _ROLES),
        (QPalette.ColorGroup.Disabled, _DISABLED),
    ):
        for role, name in roles.items():
            palette.setColor(group, QPalette.ColorRole[role], colors.named[name])
    return palette


def _colors(path: Path) -> Colors:
    entries = member(path, load_data(path, 1, {"colors"}), "colors", dict)
    for name, value in entries.items():
        if not isinstance(value, str) or not QColor.isValidColorName(value):
            raise DataError(f"{path.name}: colors.{name} is not a colour.")
    _same_names(path, "colors", entries, Colors)
    return Colors({name: QColor(value) for name, value in entries.items()})


def _same_names(path: Path, place: str, found: Mapping[str, object], kind: type) -> None:
    odd = found.keys() ^ kind.__annotations__.keys()
    if odd:
        name = min(odd)
        wrong = "an unknown key" if name in found else "no"
        raise DataError(f"{path.name}: {place} has {wrong} {name!r}.")
