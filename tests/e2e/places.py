"""Tells where widgets are in the window, for a mouse from outside.

Lays the same window out on the same display and prints the centres of widgets relative to the
window, as JSON: ``{"start": {NAME: [X, Y]}, "answered": {NAME: [X, Y]}}``. The program under test
itself needs no back door that way.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from tests.support.commands import commands_of

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.app import Program, build, make_application

COMPONENTS = 4
NAMES = (
    "filterField",
    "accountField",
    "testRequestButton",
    "copyPayloadButton",
    "bodyPreview",
    "responseBody",
)


def pump(program: Program) -> None:
    """Wait until the window has its place and no request is under way."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 0.2:
        QCoreApplication.processEvents()
        if program.parts.sender.is_busy or not program.window.isActiveWindow():
            quiet_since = time.monotonic()
        time.sleep(0.005)


def places(window: QWidget) -> dict[str, list[int]]:
    """Centres of the visible widgets that tests use."""
    found = {}
    for name in NAMES:
        widget = window.findChild(QWidget, name)
        assert isinstance(widget, QWidget), name
        if widget.isVisible():
            found[name] = at(window, widget, widget.rect().center())
    return found


def boxes(program: Program) -> dict[str, list[int]]:
    """Centres of the check boxes of the first components."""
    tree = program.window.tree_panel.tree
    found = {}
    for row in range(COMPONENTS):
        index = tree.filter.tops()[row]
        option = QStyleOptionViewItem()
        tree.initViewItemOption(option)
        option.rect = tree.visualRect(index)
        tree.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = tree.style().subElementRect(element, option, tree)
        found[f"box {row}"] = at(program.window, tree.viewport(), box.center())
    return found


def at(window: QWidget, widget: QWidget, point: QPoint) -> list[int]:
    """Place of a widget's point in the window."""
    mapped = widget.mapTo(window, point)
    return [mapped.x(), mapped.y()]


def main() -> None:
    """Show the window, look, send a request, look again."""
    make_application(["session-composer"])
    with tempfile.TemporaryDirectory() as folder:
        program = build(Path(folder) / "settings.ini", MemoryKeyStore())
        program.window.show()
        pump(program)
        told = {"start": places(program.window) | boxes(program)}
        program.window.header.set_account(sample_accounts()[0].id)
        program.parts.workspace.choose(
            [program.parts.workspace.catalog.components[0].path], True, ""
        )
        pump(program)
        told["ticked"] = places(program.window)
        commands_of(program.window).answer.test_request()
        pump(program)
        told["answered"] = places(program.window)
        program.close()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
