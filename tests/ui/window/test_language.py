"""The window in German, and the menu that chooses a language."""

import ast
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMetaMethod, QObject, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from tests.support.command_line import GUI
from tests.support.commands import commands_of
from tests.support.language import speaking
from tests.support.qt import delete_later_now, settle, wait_until

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.language.translation import current_language
from session_composer.ui.answer.answer_tabs import AnswerTab
from session_composer.ui.look.theme import Appearance
from session_composer.ui.palette.entries import action_text
from session_composer.ui.window.language_menu import SETTING
from session_composer.ui.window.main_window import MainWindow

PACKAGE = GUI / "session_composer"
# What a text method, or the maker of a widget, shows as it is given.
TEXT_AT = {"ElidedLabel": 2, "ToneLabel": 2, "show_text": 0}
"""Where the text is among arguments of which others are names."""
SHOWN = frozenset(
    re.findall(
        r"\w+",
        """setText setToolTip setWindowTitle setAccessibleName setAccessibleDescription setPlainText
    setPlaceholderText setStatusTip setWhatsThis setTitle setInformativeText setLabelText
    setTabText setTabToolTip addAction addMenu addTab addItem addButton addRow insertItem
    showMessage setHeaderLabels setHorizontalHeaderLabels show_text announce
    QAction QCheckBox QGroupBox QLabel QListWidgetItem QMenu QPushButton QRadioButton
    ElidedLabel PrimaryButton ToneLabel""",
    )
)
# Words of the API and the examples that stand in empty fields: the same in every language.
AS_THEY_ARE = {
    "LIVE",
    "TEST",
    "acct_…",
    "pk_test_…",
    "http://gateway.example:3128",
    "rk_test_…, sk_test_…",
}


@pytest.fixture
def german(qapp: QApplication, store: CatalogStore, tmp_path: Path) -> Iterator[Program]:
    with speaking(qapp, "de"):
        program = build(tmp_path / "settings.ini", MemoryKeyStore(), store)
        yield program
        program.close()
        program.window.hide()
        program.window.deleteLater()


def signals_without_arguments(source: QObject) -> Iterator[SignalInstance]:
    """Signals of a class of ours that can be emitted without saying anything."""
    meta = source.metaObject()
    for number in range(QObject().metaObject().methodCount(), meta.methodCount()):
        method = meta.method(number)
        if method.methodType() == QMetaMethod.MethodType.Signal and not method.parameterCount():
            yield getattr(source, method.name().toStdString())


def actions(program: Program) -> dict[str, QAction]:
    return {action.objectName(): action for action in program.window.findChildren(QAction)}


def test_window_is_german(german: Program) -> None:
    bar = german.window.menuBar()
    assert [action_text(action) for action in bar.actions()] == [
        "Datei",
        "Bearbeiten",
        "Ansicht",
        "Anfrage",
        "Hilfe",
    ]


def test_problems_are_german(german: Program) -> None:
    german.parts.workspace.choose([("components", "payments")], True, "")
    window = german.window
    commands_of(window).checks.findings.refresh()
    listed = commands_of(window).checks.panel.list
    assert (
        listed.item(0).text() == "Es ist kein verbundenes Konto angegeben; Stripe verlangt eines."
    )
    assert window.status.problems_button.text() == "1 Problem"


def test_rows_are_german(german: Program) -> None:
    model = german.window.tree_panel.tree.model()
    group = model.index(0, 0)
    assert group.data() == "Konto und Onboarding"
    names = [model.index(row, 0, group).data() for row in range(model.rowCount(group))]
    row = names.index("Kontoverwaltung")
    assert model.index(row, 1, group).data() == "nicht gesendet"


def test_menu_offers_each_language_by_its_own_name(program: Program) -> None:
    found = actions(program)
    names = {name: action_text(found[f"language{name}Action"]) for name in ("System", "En", "De")}
    assert names == {"System": "Like the system", "En": "English", "De": "Deutsch"}
    assert found["languageSystemAction"].isChecked()


@pytest.fixture
def changing(program: Program, window: MainWindow) -> Iterator[Callable[[str], MainWindow]]:
    """Choose a language in the menu, and give the window that speaks it."""

    def change(name: str) -> MainWindow:
        before = program.window
        actions(program)[f"language{name}Action"].trigger()
        wait_until(lambda: program.window is not before)
        delete_later_now()
        assert not shiboken6.isValid(before)
        settle()
        return program.window

    yield change
    program.settings.set_choice(SETTING, "en")
    program.window.language_wanted.emit()
    wait_until(lambda: current_language() == "en")


def test_another_language_loses_nothing(
    program: Program, changing: Callable[[str], MainWindow]
) -> None:
    parts, window = program.parts, program.window
    parts.workspace.set_account("acct_1SimExpressUS", "")
    parts.workspace.choose([("components", "payments")], True, "Payments")
    refund = ("components", "payments", "features", "refund_management")
    parts.workspace.choose([refund], False, "Refund management")
    parts.sender.start("")
    wait_until(lambda: not parts.sender.is_busy)
    matrix = commands_of(window).doors.matrix
    matrix.show()
    wait_until(lambda: matrix.work.prepared is not None and program.jobs.is_idle)
    work = matrix.work
    settle()
    window.resize(1100, 700)
    tree = window.tree_panel.tree
    tree.expand(tree.filter.mapFromSource(window.model.nearest(("components", "payments"))))
    tree.select_path(refund)
    commands_of(window).answer.panel.tabs.setCurrentIndex(AnswerTab.HISTORY)
    window.preview.tabs.setCurrentIndex(2)
    request, steps = parts.workspace.request, parts.workspace.undo_stack.count()
    latest, facts = parts.exchanges.latest, parts.workspace.facts

    german = changing("De")

    assert program.settings.choice(SETTING) == "de"
    assert action_text(german.menuBar().actions()[0]) == "Datei"
    assert german.isVisible()
    assert (german.width(), german.height()) == (1100, 700)
    assert program.parts.workspace.request == request
    assert program.parts.workspace.undo_stack.count() == steps
    assert program.parts.workspace.facts is facts
    assert program.parts.exchanges.latest is latest
    panel = commands_of(german).answer.panel
    assert panel.shown is latest
    assert panel.tabs.current is AnswerTab.HISTORY
    assert german.preview.tabs.currentIndex() == 2
    rows = german.tree_panel.tree
    assert rows.selected_paths() == [refund]
    assert rows.isExpanded(rows.currentIndex().parent())
    assert "Two Rivers" in german.header.account_field.toolTip() or facts is not None
    matrix = commands_of(german).doors.matrix
    assert matrix.is_shown
    assert matrix.work is work
    actions(program)["undoAction"].trigger()
    assert refund not in dict(program.parts.workspace.request.params)


def test_what_is_left_of_the_window_before_hears_nothing(
    program: Program, changing: Callable[[str], MainWindow]
) -> None:
    changing("De")
    changing("En")
    parts = program.parts
    # Whoever of the window before still listened would raise.
    for source in vars(parts).values():
        if isinstance(source, QObject) and not isinstance(source, QWidget):
            for signal in signals_without_arguments(source):
                signal.emit()
    parts.workspace.choose([("components", "payments")], True, "")
    program.theme.use(Appearance.DARK)
    program.theme.use(Appearance.SYSTEM)
    parts.sender.start("")
    wait_until(lambda: not parts.sender.is_busy)
    settle()


def test_another_language_waits_for_what_is_under_way(
    program: Program, changing: Callable[[str], MainWindow]
) -> None:
    before, release = program.window, threading.Event()
    program.jobs.run(release.wait, lambda _: None, lambda: None)
    actions(program)["languageDeAction"].trigger()
    settle()
    assert program.window is before
    release.set()
    wait_until(lambda: program.window is not before)
    assert current_language() == "de"


def test_the_same_language_changes_nothing(program: Program, window: MainWindow) -> None:
    actions(program)["languageEnAction"].trigger()
    settle()
    assert program.window is window
    assert program.settings.choice(SETTING) == "en"


def test_chosen_language_is_used_at_the_next_start(
    qapp: QApplication, store: CatalogStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("session_composer.app.use_language", lambda choice: asked.append(choice))
    for chosen in ("", "de"):
        made = build(tmp_path / "settings.ini", MemoryKeyStore(), store, language=None)
        made.settings.set_choice(SETTING, "de")
        made.settings.sync()
        made.close()
        made.window.deleteLater()
        assert asked.pop() == chosen


def _literals(node: ast.expr) -> Iterator[str]:
    """Strings that are shown when this expression is, without what a call makes of them."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield from (text for part in parts for text in _literals(part))
        case ast.BinOp(left=left, right=right):
            yield from (text for part in (left, right) for text in _literals(part))
        case ast.IfExp(body=body, orelse=other):
            yield from (text for part in (body, other) for text in _literals(part))
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            yield from (text for part in parts for text in _literals(part))


def test_nothing_is_shown_without_translation() -> None:
    found = []
    for path in [*PACKAGE.joinpath("ui").rglob("*.py"), *PACKAGE.joinpath("state").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            if name not in SHOWN or ast.unparse(node.func).startswith("painter"):
                continue
            place = TEXT_AT.get(name)
            shown = node.args[:2] if place is None else node.args[place : place + 1]
            for argument in (*shown, *(each.value for each in node.keywords if each.arg == "text")):
                for text in _literals(argument):
                    bare = re.sub(r"<[^>]*>|&\w+;", "", text)
                    if re.search(r"[A-Za-z]{2}", bare) and text not in AS_THEY_ARE:
                        found.append(f"{path.name}:{node.lineno}: {name}({text!r})")
    assert not found, "\n".join(found)
