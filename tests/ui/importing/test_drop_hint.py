"""What is seen while something is dragged over the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from tests.support.commands import commands_of
from tests.support.qt import child

from session_composer.ui.importing.drop_hint import DropHint
from session_composer.ui.window.main_window import MainWindow


@pytest.mark.parametrize(
    ("dragged", "text"),
    [
        ("two-rivers-owner.session.json", "Open two-rivers-owner"),
        ("request.sh", "Read request.sh as a request"),
        ("", "Read the text as a request"),
    ],
)
def test_it_says_what_a_drop_does(
    window: MainWindow, tmp_path: Path, dragged: str, text: str
) -> None:
    data = QMimeData()
    if dragged:
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / dragged))])
    else:
        data.setText("curl")
    imports = commands_of(window).doors.imports
    imports.hint(data)
    hint = child(window, DropHint, "dropHint")
    assert hint.isVisible()
    assert hint.text == text
    assert not hint.grab().toImage().isNull()
    assert window.rect().contains(hint.geometry())
    imports.hint(None)
    assert not hint.isVisible()
