"""PySide is loaded without what no start needs, and is as it always was where that is needed."""

from types import ModuleType

import pytest
from tests.support.command_line import offscreen

from session_composer.pyside_import import lean_pyside

_PLAINLY = "from PySide6 import QtWidgets"
_LEANLY = f"""
from session_composer.pyside_import import lean_pyside
with lean_pyside():
    {_PLAINLY}
"""
_LOADED = """
import sys
support = {name: module for name, module in sys.modules.items() if "shibokensupport" in name}
print(*(name for name, module in support.items() if "_late" not in vars(module)))
print(*{"inspect", "logging", "shutil", "tempfile", "textwrap", "traceback"} & sys.modules.keys())
"""
_ASKED = """
import inspect
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel("x")
for wrong in (
    lambda: QPoint("x"), lambda: QLabel(1, 2, 3), lambda: label.setText(),
    lambda: label.move(1, "y"),
    lambda: label.setAlignment("left"), lambda: QObject(nothing=1), lambda: label.nothing,
    lambda: label.destroyed.connect(1), lambda: label.setText(text_="x"),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
for asked in (QLabel.setText, QPoint.__init__, Qt.AlignmentFlag):
    print(inspect.signature(asked), asked.__doc__)
print(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable, Signal(int))
from shibokensupport.signature.lib.enum_sig import ExactEnumerator
from shibokensupport.signature.lib.pyi_generator import generate_pyi
print(ExactEnumerator.__module__, generate_pyi.__name__)
"""


def test_what_only_tools_and_errors_need_is_not_loaded() -> None:
    done = offscreen(_LEANLY + _LOADED)
    assert done.code == 0, done.err
    compiled, standard = done.text.split("\n")[:2]
    assert "shibokensupport.signature.loader" in compiled.split()
    assert "shibokensupport.signature.parser" not in compiled.split()
    assert standard == ""


def test_messages_and_signatures_are_those_of_pyside() -> None:
    plain, lean = (offscreen(loaded + _ASKED) for loaded in (_PLAINLY, _LEANLY))
    assert plain.code == 0, plain.err
    assert "wrong argument types" in lean.text
    assert (lean.code, lean.text) == (plain.code, plain.text)


def test_another_source_is_compiled_as_it_is() -> None:
    with lean_pyside():
        found = compile(b"x = 1", "shibokensupport/signature/loader.py", "exec")
        late = compile(b"x = [1]", "shibokensupport/signature/layout.py", "exec")
    assert found.co_names == ("x",)
    module = ModuleType("late")
    exec(late, vars(module))
    assert "x" not in vars(module)
    assert not hasattr(module, "__path__")
    assert "x" not in vars(module)
    with pytest.raises(AttributeError, match="'late' has no attribute 'y'"):
        _ = module.y
    assert module.x == [1]
    assert compile(b"y", "shibokensupport/signature/layout.py", "exec").co_names == ("y",)
