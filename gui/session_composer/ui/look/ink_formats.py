"""Colours for what the parts of a line mean."""

from PySide6.QtGui import QFont, QTextCharFormat

from session_composer.state.code.inks import Ink

from .schemes import Colors


def ink_formats(colors: Colors) -> dict[Ink, QTextCharFormat]:
    """Make one format for each meaning; what decides stands out."""
    made = {}
    for ink, color in (
        (Ink.KEY, colors.code_key),
        (Ink.STRUCTURE, colors.code_punct),
        (Ink.TEXT, colors.code_string),
        (Ink.NUMBER, colors.code_number),
        (Ink.YES, colors.yes),
        (Ink.NO, colors.no),
    ):
        text_format = QTextCharFormat()
        text_format.setForeground(color)
        if ink in {Ink.YES, Ink.NO}:
            text_format.setFontWeight(QFont.Weight.Bold)
        made[ink] = text_format
    return made
