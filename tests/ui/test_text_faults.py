"""Odd text in the window: half characters, very much of it, foreign digits, other directions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from tests.support.command_line import content
from tests.support.command_line import program as run_program
from tests.support.qt import child, settle
from tests.support.screens import Tour

from session_composer.api.http.base_url import check_base_url
from session_composer.api.http.network_settings import check_proxy
from session_composer.app import Program
from session_composer.codecs.readers.reading import read
from session_composer.core.account.account_id import account_problem, expand_problem
from session_composer.core.request.form import decode
from session_composer.core.session import session_file
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.json_text import write_json
from session_composer.ui.importing.dialog import ImportDialog
from session_composer.ui.importing.field import ImportField
from session_composer.ui.window.main_window import MainWindow

QT_LIMIT = 32_767
"""Where Qt cuts the text of a field without a word, unless it is told another limit."""
VERY_LONG = "x" * 2_000_000
HALVES = st.text(st.characters(categories=["Cs"]), min_size=1, max_size=3)
# Hebrew with a number, an emoji of several parts, a letter with two accents, an override of the
# direction that would show an account as another one, and a line separator.
FOREIGN = (
    "שלום 12 עולם",
    "👩🏽‍🚀🏳️‍🌈",
    "a\u0301\u0323",
    "acct_\u202e321",
    "one\u2028two",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
)
ODD = ("components", "documents", "note")


# H1


@given(half=HALVES, before=st.text(max_size=5), after=st.text(max_size=5))
def test_h1_half_a_pair_is_refused_wherever_text_comes_in(
    store: CatalogStore, half: str, before: str, after: str
) -> None:
    """Never dropped in silence, as widgets would, and never an error of the encoding."""
    text = f"{before}{half}{after}"
    assert account_problem(f"acct_{text}")
    assert expand_problem(text)
    for bring in (
        lambda: read(f"account={text}", store, store.newest),
        lambda: read(
            f"curl https://api.stripe.com/v1/account_sessions -d 'account={text}'",
            store,
            store.newest,
        ),
        lambda: check_proxy(f"http://{text}"),
    ):
        with pytest.raises(InputError) as caught:
            bring()
        # The sentence itself can be printed.
        printable(str(caught.value)).encode()


def test_h1_a_file_says_where_half_a_pair_is(store: CatalogStore) -> None:
    data = write_json(content("documents", account="acct_1")).replace("acct_1", "acct\\ud800")
    with pytest.raises(InputError, match=r"half of a surrogate pair.*position 5"):
        session_file.parse(data.encode(), store)


def test_h1_half_a_pair_on_the_clipboard_changes_nothing(
    program: Program, window: MainWindow
) -> None:
    field = child(window, QLineEdit, "accountField")
    field.setFocus()
    QTest.keyClicks(field, "acct_1")
    data = QMimeData()
    data.setText("\ud800")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert program.parts.workspace.request.account == field.text()
    program.parts.workspace.body().encode()


# H2


def test_h2_every_field_has_a_limit_of_ours(program: Program, window: MainWindow) -> None:
    found = [f"window: {field.objectName()}" for field in unlimited(window)]

    def look(name: str, dialog: QWidget) -> None:
        found.extend(f"{name}: {field.objectName()}" for field in unlimited(dialog))

    Tour(program).dialogs(look)
    assert found == []


def unlimited(root: QWidget) -> list[QLineEdit]:
    """List the fields that would cut a text where Qt does."""
    return [
        field
        for field in root.findChildren(QLineEdit)
        if field.maxLength() >= QT_LIMIT and not isinstance(field.parent(), QComboBox)
    ]


def test_h2_what_is_too_long_for_the_account_field_is_shown_as_a_problem(
    program: Program, window: MainWindow
) -> None:
    field = child(window, QLineEdit, "accountField")
    field.setFocus()
    QGuiApplication.clipboard().setText("acct_" + VERY_LONG)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    account = program.parts.workspace.request.account
    assert account == field.text()
    assert account_problem(account)
    assert any(problem.path == ("account",) for problem in program.parts.workspace.problems())


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({"account": "acct_" + VERY_LONG}, "account"),
        ({"expand": ["account", VERY_LONG]}, "expand[1]"),
        ({"components": {"documents": {"note": VERY_LONG}}}, "components[documents][note]"),
        ({"components": {VERY_LONG: {"enabled": True}}}, "components"),
        ({"components": {"documents": {"note": {"a": [VERY_LONG]}}}}, "components"),
    ],
)
def test_h2_a_very_long_text_in_a_file_is_refused_in_one_sentence(
    program: Program, tmp_path: Path, members: dict[str, Any], place: str
) -> None:
    path = tmp_path / "long.session.json"
    path.write_text(write_json({**content("documents"), **members}))
    with pytest.raises(InputError) as caught:
        program.parts.document.load(path)
    assert len(str(caught.value)) < 300
    assert place in str(caught.value)
    assert "2000000" in str(caught.value) or "2000005" in str(caught.value)


def test_h2_a_very_long_text_is_refused_at_import(store: CatalogStore) -> None:
    with pytest.raises(InputError, match="account holds a text of 200005 characters"):
        read(f"account=acct_{VERY_LONG[:200_000]}", store, store.newest)


def test_h2_a_very_long_text_to_import_is_kept_whole(program: Program, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(VERY_LONG)
    seen = []

    def look(name: str, dialog: QWidget) -> None:
        if isinstance(dialog, ImportDialog):
            field = child(dialog, ImportField, "importText")
            QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            seen.append(field.text() == VERY_LONG)

    Tour(program).dialogs(look)
    assert seen == [True]


# H3


@pytest.mark.parametrize("digits", ["١٢", "1_000", "²", "１２", " 12", "1e3"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("sandbox", "--port"),
        ("screenshot", "a.png", "--size"),
        ("send", "a.session.json", "--sandbox", "--timeout"),
    ],
)
def test_h3_digits_on_the_command_line_are_ascii(arguments: tuple[str, ...], digits: str) -> None:
    if arguments[-1] == "--size":
        digits = f"{digits}x{digits}"
    outcome = run_program(*arguments, digits)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("digits", ["١٢", "1_0", "²", "１２"])
def test_h3_digits_in_values_are_ascii(store: CatalogStore, digits: str) -> None:
    assert account_problem(f"acct_{digits}") or "_" in digits
    refusals: list[Callable[[], object]] = [
        lambda: check_base_url(f"http://127.0.0.1:{digits}"),
        lambda: check_proxy(f"http://gateway.example:{digits}"),
        lambda: session_file.parse(
            write_json(content("documents", format=f"session-composer/{digits}")).encode(), store
        ),
    ]
    for bring in refusals:
        with pytest.raises(InputError):
            bring()


# H4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.sampled_from(FOREIGN), st.text(max_size=20)))
def test_h4_any_text_comes_back_as_it_was(store: CatalogStore, text: str) -> None:
    """Through the wire and through a file, character by character and byte by byte."""
    given = content("documents")
    given["components"]["documents"]["note"] = text
    request = session_file.parse(write_json(given).encode(), store)
    assert request.params[ODD] == text
    catalog = store.catalog(request.api_version)
    data = session_file.dump(request, catalog)
    again = session_file.parse(data, store)
    assert again == request
    assert session_file.dump(again, catalog) == data


@pytest.mark.parametrize("text", FOREIGN)
def test_h4_the_window_shows_and_sends_foreign_text(
    program: Program, window: MainWindow, text: str
) -> None:
    program.parts.workspace.set_leaf(ODD, text, "x")
    settle()
    body = child(window, QPlainTextEdit, "bodyPreview").toPlainText()
    assert body == program.parts.workspace.body()
    assert dict(decode(body))["components[documents][note]"] == text
    window.preview.form.choose(1)
    settle()
    pairs = child(window, QPlainTextEdit, "pairsPreview").toPlainText()
    # What would change the order or the lines of what is shown is spelled out.
    assert printable(text) in pairs
    assert not {"\u202e", "\u2028"} & set(pairs)
