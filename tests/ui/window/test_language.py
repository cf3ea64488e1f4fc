"""The window in German, and the menu that chooses a language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from tests.support.command_line import GUI
from tests.support.commands import commands_of
from tests.support.language import speaking

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.ui.palette.entries import action_text
from session_composer.ui.window.language_menu import SETTING

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
    assert model.index(row, 1, group).data() == "entfällt"


def test_menu_offers_each_language_by_its_own_name(program: Program) -> None:
    found = actions(program)
    names = {name: action_text(found[f"language{name}Action"]) for name in ("System", "En", "De")}
    assert names == {"System": "Like the system", "En": "English", "De": "Deutsch"}
    assert found["languageSystemAction"].isChecked()


def test_choice_is_kept_and_told(program: Program) -> None:
    found = actions(program)
    found["languageDeAction"].trigger()
    assert program.settings.choice(SETTING) == "de"
    assert "next start" in program.window.statusBar().currentMessage()
    assert action_text(program.window.menuBar().actions()[0]) == "File"
    found["languageSystemAction"].trigger()
    assert program.settings.choice(SETTING) == ""


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
