"""Nothing leaks: whatever happens, key and client secret stand nowhere they should not.

Each scenario is a function that uses the program; afterwards every place is looked into
(rows B16, C4, C12, D3, D10, E10). One more scenario is one more function.
"""

import base64
import logging
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication, QUndoCommand
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)
from tests.support.client import network
from tests.support.command_line import program
from tests.support.commands import commands_of
from tests.support.fakes import Hasty
from tests.support.fault_server import FaultServer, Talk, answer, replying
from tests.support.qt import child, settle, wait_until
from tests.support.sentinel import (
    ACCOUNT,
    CLIENT_SECRET,
    LIVE_KEY,
    OTHER_KEY,
    PROFILE,
    TEST_KEY,
    Sentinel,
    secrets_in,
    sentinel,
)

from session_composer.api.http.client import ApiCall, CancelToken, Failure, Reply
from session_composer.api.http.exchange import perform
from session_composer.api.http.transport import exchange
from session_composer.api.http.wire import WireRequest
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.state.matrix.matrix_work import MatrixPhase
from session_composer.ui.program.uncaught import UncaughtErrors
from session_composer.ui.shell.message_boxes import UnsavedChoice

PAYOUTS = component_path("payouts")


@pytest.fixture
def guarded(
    qapp: QApplication,
    store: CatalogStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> Iterator[Sentinel]:
    printed: list[str] = []

    def all_printed() -> str:
        out, err = capfd.readouterr()
        printed.extend((out, err))
        return "\n".join(printed)

    with sentinel(tmp_path, store, monkeypatch, caplog, all_printed) as made:
        yield made


def ready(it: Sentinel, key: str = TEST_KEY) -> None:
    it.compose()
    it.add_key(key)


# Scenarios: sending


def sent_as_a_matrix(it: Sentinel) -> None:
    ready(it)
    child(it.program.window, QAction, "matrixAction").trigger()
    matrix = commands_of(it.program.window).doors.matrix

    def rest() -> None:
        settle()
        wait_until(lambda: matrix.work.phase is MatrixPhase.IDLE)

    rest()
    matrix.window.send.click()
    rest()
    text = f'{{"error": {{"message": "Invalid API Key provided: {TEST_KEY}", "param": "account"}}}}'
    it.answer_with(replying(answer(text.encode(), status="401 Unauthorized")))
    matrix.window.send.click()
    rest()
    assert matrix.work.trouble is not None
    matrix.window.view.setCurrentIndex(matrix.window.table.index(0, 1))
    assert "Invalid API Key" in matrix.window.details.toPlainText()
    for name in ("matrix.json", "matrix.txt"):
        found = (str(it.folder / name), "")
        it.patch.setattr(QFileDialog, "getSaveFileName", lambda *_, found=found, **__: found)
        matrix.window.export.click()
        wait_until((it.folder / name).exists)
        rest()


def sent(it: Sentinel) -> None:
    ready(it)
    it.send()
    assert child(it.program.window, QPushButton, "copySecretButton").isVisible()
    assert len(it.stripe.requests) == 1


def sent_to_the_sandbox(it: Sentinel) -> None:
    ready(it)
    it.program.parts.target.choose("")
    it.send()
    assert it.stripe.requests == []


def refused(it: Sentinel) -> None:
    ready(it)
    text = f'{{"error": {{"message": "Invalid API Key provided: {TEST_KEY}", "param": "account"}}}}'
    it.answer_with(replying(answer(text.encode(), status="401 Unauthorized")))
    it.send()


def repeated_by_the_server(it: Sentinel) -> None:
    """A server that says everything it knows, in every place it has."""
    ready(it)
    body = f"<html>{TEST_KEY} {CLIENT_SECRET}</html>".encode()
    headers = (f"Request-Id: {TEST_KEY}", f"X-Odd: {CLIENT_SECRET}", f"Location: /{TEST_KEY}")
    it.answer_with(replying(answer(body, status="502 Bad Gateway", headers=headers)))
    it.send()


def redirected(it: Sentinel) -> None:
    ready(it)
    for status in ("302 Found", "307 Temporary Redirect"):
        location = f"Location: {it.other.base_url}/v1/account_sessions"
        it.answer_with(replying(answer(b"", status=status, headers=(location,))))
        it.send()
    assert it.other.connections == 0


def cut_off(it: Sentinel) -> None:
    ready(it)

    def cut(talk: Talk) -> None:
        talk.read_request()
        talk.send(f'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{{"a": "{CLIENT_SECRET}'.encode())
        talk.reset()

    it.answer_with(cut)
    it.send()


def timed_out(it: Sentinel) -> None:
    ready(it)
    make = it.line.make
    it.line.make = lambda url: Hasty(make(url), 0.3)

    def stall(talk: Talk) -> None:
        talk.read_request()
        talk.stall()

    it.answer_with(stall)
    it.send()


def cancelled(it: Sentinel) -> None:
    ready(it)

    def stall(talk: Talk) -> None:
        talk.read_request()
        talk.stall()

    it.answer_with(stall)
    it.press("testRequestButton")
    wait_until(lambda: bool(it.stripe.requests))
    it.press("testRequestButton")
    wait_until(lambda: not it.program.parts.sender.is_busy)


class _Encrypted:
    """A client of a server whose certificate nobody trusts."""

    def __init__(self, url: str) -> None:
        self._url = url

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        headers = (("Authorization", f"Bearer {key}"),)
        body = (call.body or "").encode()
        request = WireRequest(call.method, self._url, headers, body, key, network())
        return perform(request, deadline, cancel, exchange)


def not_trusted(it: Sentinel) -> None:
    ready(it)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with FaultServer(replying(b""), tls=context) as server:
        url = f"https://127.0.0.1:{server.port}/v1/account_sessions"
        it.line.make = lambda _: _Encrypted(url)
        it.send()
        assert server.requests == []


def unreachable(it: Sentinel) -> None:
    ready(it)
    it.patch.setattr("session_composer.state.sending.targets.STRIPE_BASE_URL", "http://127.0.0.1:9")
    it.send()


def sent_live(it: Sentinel) -> None:
    """The question is shown for real, and read."""
    ready(it, LIVE_KEY)
    asked: list[str] = []

    def answer_yes(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        asked.extend(it.sweep())
        next(b for b in box.buttons() if "live" in b.text().lower()).click()

    it.in_dialog(answer_yes)
    it.send()
    assert asked == []
    assert it.stripe.requests == []


# Scenarios: the answer


def revealed_and_hidden(it: Sentinel) -> None:
    sent(it)
    it.press("revealSecretButton")
    assert any("client secret" in place for place in it.sweep())
    it.press("revealSecretButton")


def copied_and_cleared(it: Sentinel) -> None:
    """D4: half a minute is over soon."""
    sent(it)
    clipboard = commands_of(it.program.window).context.clipboard
    assert clipboard.clear_after_ms == 30_000
    clipboard.clear_after_ms = 300
    it.press("copySecretButton")
    assert QGuiApplication.clipboard().text() == CLIENT_SECRET
    wait_until(lambda: not clipboard.is_waiting)


def copied_and_quit(it: Sentinel) -> None:
    """D4: the end takes the secret back, too."""
    sent(it)
    it.press("copySecretButton")
    it.program.parts.workspace.undo_stack.setClean()
    assert it.program.window.close()
    it.program.close()


def answer_selected(it: Sentinel) -> None:
    """D5: what is selected and copied by hand is the masked answer."""
    sent(it)
    for name in ("responseBody", "responseHeaders"):
        view = child(it.program.window, QPlainTextEdit, name)
        view.selectAll()
        view.copy()
        assert not secrets_in(view.textCursor().selectedText())


def sent_again_and_again(it: Sentinel) -> None:
    """With a history to look at."""
    ready(it)
    for value in (True, False, True):
        it.program.parts.workspace.choose([PAYOUTS], value, "Edit")
        it.send()
    panel = commands_of(it.program.window).answer.panel
    if len(it.program.parts.exchanges.all) > 1:
        for exchange_ in it.program.parts.exchanges.all:
            panel.show_exchange(exchange_)
            assert it.sweep() == []


# Scenarios: files


def saved(it: Sentinel) -> None:
    sent(it)
    path = it.folder / "shop.session.json"
    it.patch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    window = it.program.window
    assert commands_of(window).doors.files.save_as()
    it.program.parts.workspace.choose([PAYOUTS], True, "Edit")
    assert commands_of(window).doors.files.save()
    commands_of(window).doors.files.open_path(path)


def kept_for_recovery(it: Sentinel) -> None:
    sent(it)
    wait_until(lambda: bool(list((it.folder / "recovery").glob("*.session.json"))))
    it.program.parts.workspace.set_account(TEST_KEY, "Type a key into the wrong field")
    wait_until(lambda: "not kept" in it.program.window.status.currentMessage())
    it.program.parts.workspace.undo_stack.undo()
    it.program.parts.workspace.choose([PAYOUTS], True, "Edit")
    settle()


def key_refused_in_a_session_file(it: Sentinel) -> None:
    """E10: the refusal does not repeat it."""
    it.compose()
    it.program.parts.workspace.set_account(TEST_KEY, "Type a key into the wrong field")
    told: list[str] = []
    it.patch.setattr(it.program.window.messages, "problem", lambda *text: told.extend(text))
    path = it.folder / "shop.session.json"
    it.patch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    assert not commands_of(it.program.window).doors.files.save_as()
    assert told
    assert not any(map(secrets_in, told))
    it.program.parts.workspace.undo_stack.undo()
    it.program.parts.workspace.undo_stack.clear()
    settle()


def unsaved_and_ended_by_a_signal(it: Sentinel) -> None:
    sent(it)
    it.program.close()
    assert list((it.folder / "recovery").glob("*.session.json"))


def left_without_saving(it: Sentinel) -> None:
    sent(it)
    it.patch.setattr(it.program.window.messages, "ask_unsaved", lambda _: UnsavedChoice.DISCARD)
    assert it.program.window.close()
    it.program.close()


# Scenarios: errors of our own


def crashed(it: Sentinel) -> None:
    """C12 and F1: with the key in the exception and in the frames."""
    sent(it)
    window = it.program.window
    guard = UncaughtErrors(lambda: window.messages, window.status.showMessage, window)
    shown: list[str] = []

    def read(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        shown.append(box.text())
        assert it.sweep() == []

    it.in_dialog(read)
    key = TEST_KEY
    try:
        raise RuntimeError(f"Invalid header 'Bearer {key}\\r\\n' and {CLIENT_SECRET}")
    except RuntimeError as error:
        guard._on_error(type(error), error, error.__traceback__)
    wait_until(lambda: bool(shown))


def worker_failed(it: Sentinel) -> None:
    """C11: an error that the client does not expect, while it has the key in its hands."""
    ready(it)

    def fail(*_: object, **__: object) -> Reply:
        raise OSError(f"Bearer {TEST_KEY}")

    it.patch.setattr("session_composer.api.http.client.exchange", fail, raising=False)
    it.patch.setattr("session_composer.api.http.transport.exchange", fail)
    it.send()


# Scenarios: keys


def _keys_dialog(it: Sentinel, act: Callable[[QDialog], None]) -> None:
    it.in_dialog(act)
    child(it.program.window, QPushButton, "keysButton").click()
    settle()


def _type_key(dialog: QDialog, name: str, key: str) -> None:
    field = child(dialog, QLineEdit, "keyNameField")
    field.clear()
    QTest.keyClicks(field, name)
    QTest.keyClicks(child(dialog, QLineEdit, "keyField"), key)
    QTest.mouseClick(child(dialog, QPushButton, "saveKeyButton"), Qt.MouseButton.LeftButton)
    wait_until(lambda: child(dialog, QLineEdit, "keyField").text() == "")
    settle()


def key_added_replaced_and_forgotten(it: Sentinel) -> None:
    """D6: the dialog itself is looked into after each step."""
    found: list[str] = []

    def act(dialog: QDialog) -> None:
        it.patch.setattr(
            "session_composer.ui.shell.message_boxes.MessageBoxes.ask_replace", lambda *_: True
        )
        for key in (TEST_KEY, OTHER_KEY):
            _type_key(dialog, PROFILE, key)
            found.extend(it.sweep())
        it.patch.setattr(
            "session_composer.ui.shell.message_boxes.MessageBoxes.ask_forget", lambda *_: True
        )
        child(dialog, QPushButton, "forgetKeyButton").click()
        wait_until(lambda: it.program.parts.keys.profile(PROFILE) is None)
        found.extend(it.sweep())

    _keys_dialog(it, act)
    assert found == []


def key_typed_and_not_stored(it: Sentinel) -> None:
    """D6: Escape, with the key in the field."""

    def act(dialog: QDialog) -> None:
        QTest.keyClicks(child(dialog, QLineEdit, "keyNameField"), PROFILE)
        QTest.keyClicks(child(dialog, QLineEdit, "keyField"), TEST_KEY)
        assert it.sweep(except_for="'keyField' text") == []
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    _keys_dialog(it, act)


def key_in_the_field_for_its_name(it: Sentinel) -> None:
    def act(dialog: QDialog) -> None:
        QTest.keyClicks(child(dialog, QLineEdit, "keyField"), TEST_KEY)
        QTest.keyClicks(child(dialog, QLineEdit, "keyNameField"), TEST_KEY)
        child(dialog, QPushButton, "saveKeyButton").click()
        settle()
        assert it.program.parts.keys.profiles() == []
        told = child(dialog, QLabel, "keyNote").text()
        assert "looks like a key" in told
        assert not secrets_in(told)

    _keys_dialog(it, act)


def key_tested(it: Sentinel) -> None:
    it.add_key()

    def act(dialog: QDialog) -> None:
        child(dialog, QPushButton, "testKeyButton").click()
        wait_until(lambda: bool(child(dialog, QLabel, "keyCheckResult").text()))
        wait_until(lambda: bool(it.stripe.requests))
        settle()
        assert it.sweep() == []

    _keys_dialog(it, act)


# Scenarios: what comes in


def key_imported(it: Sentinel) -> None:
    """E4: a command with a key and a secret is pasted, read and applied."""
    imports = commands_of(it.program.window).doors.imports
    text = (
        f"curl https://api.stripe.com/v1/account_sessions -u {TEST_KEY}: "
        f"-d account={ACCOUNT} -d 'components[documents][enabled]=true' -d x={CLIENT_SECRET}"
    )
    imports._open(text)
    dialog = imports.dialog
    assert dialog is not None
    wait_until(lambda: child(dialog, QPushButton, "importApplyButton").isEnabled())
    settle()
    assert it.sweep(except_for="importText") == []
    dialog.reject()
    settle()


def settings_synced(it: Sentinel) -> None:
    sent(it)
    it.program.parts.workspace.undo_stack.setClean()
    assert it.program.settings.sync()
    assert it.program.window.close()


def screenshot_made(it: Sentinel) -> None:
    """By a process with a key in its environment, which it does not hand on."""
    sent(it)
    path = it.folder / "shop.session.json"
    it.program.parts.document.save(path)
    image = it.folder / "shot.png"
    done = program("screenshot", str(image), str(path), env={"STRIPE_API_KEY": TEST_KEY})
    assert (done.code, done.err) == (0, "")
    assert image.exists()
    it.started.clear()


SCENARIOS: list[Callable[[Sentinel], None]] = [
    sent,
    sent_as_a_matrix,
    sent_to_the_sandbox,
    refused,
    repeated_by_the_server,
    redirected,
    cut_off,
    timed_out,
    cancelled,
    not_trusted,
    unreachable,
    sent_live,
    revealed_and_hidden,
    copied_and_cleared,
    copied_and_quit,
    answer_selected,
    sent_again_and_again,
    saved,
    kept_for_recovery,
    key_refused_in_a_session_file,
    unsaved_and_ended_by_a_signal,
    left_without_saving,
    crashed,
    worker_failed,
    key_added_replaced_and_forgotten,
    key_typed_and_not_stored,
    key_in_the_field_for_its_name,
    key_tested,
    key_imported,
    settings_synced,
    screenshot_made,
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_nothing_leaks(guarded: Sentinel, scenario: Callable[[Sentinel], None]) -> None:
    scenario(guarded)
    assert guarded.sweep() == []


# The looking itself: were it blind, everything above would pass.


def _in_a_tooltip(it: Sentinel) -> None:
    it.program.window.header.account_field.setToolTip(CLIENT_SECRET)


def _in_an_accessible_description(it: Sentinel) -> None:
    it.program.window.status.setAccessibleDescription(CLIENT_SECRET)


def _in_a_title(it: Sentinel) -> None:
    QDialog(it.program.window).setWindowTitle(CLIENT_SECRET)


def _in_an_action(it: Sentinel) -> None:
    commands_of(it.program.window).actions_by_name["openAction"].setStatusTip(CLIENT_SECRET)


def _in_a_placeholder(it: Sentinel) -> None:
    it.program.window.tree_panel.filter_field.setPlaceholderText(CLIENT_SECRET)


def _in_an_item(it: Sentinel) -> None:
    box = QComboBox(it.program.window)
    box.addItem("harmless", {"key": CLIENT_SECRET})


def _in_an_undo_text(it: Sentinel) -> None:
    # By way of an edit no secret gets there.
    it.program.parts.workspace.undo_stack.push(QUndoCommand(CLIENT_SECRET))


def _in_a_property(it: Sentinel) -> None:
    it.program.window.setProperty("hidden", CLIENT_SECRET)


def _on_the_clipboard(it: Sentinel) -> None:
    data = QMimeData()
    data.setData("application/x-odd", CLIENT_SECRET.encode("utf-16-le"))
    QGuiApplication.clipboard().setMimeData(data)


def _in_a_file(it: Sentinel) -> None:
    (it.folder / "tmp" / "x").write_bytes(b"\0\1" + CLIENT_SECRET.encode("utf-16-be"))


def _in_base64(it: Sentinel) -> None:
    (it.folder / "x").write_bytes(base64.b64encode(f"user:{CLIENT_SECRET}".encode()))


def _in_the_name_of_a_file(it: Sentinel) -> None:
    (it.folder / CLIENT_SECRET).touch()


def _in_a_setting(it: Sentinel) -> None:
    it.program.settings.set_choice("x", CLIENT_SECRET)


def _in_a_log(it: Sentinel) -> None:
    logging.getLogger("urllib3").debug("sent %s", CLIENT_SECRET)


def _on_the_terminal(it: Sentinel) -> None:
    sys.stderr.write(CLIENT_SECRET)


def _in_an_argument(it: Sentinel) -> None:
    subprocess.run([sys.executable, "-c", "", CLIENT_SECRET], check=True)


def _in_the_environment_of_a_child(it: Sentinel) -> None:
    subprocess.run([sys.executable, "-c", ""], env={"X": CLIENT_SECRET}, check=True)


def _in_a_request_to_another_server(it: Sentinel) -> None:
    with socket.create_connection(("127.0.0.1", it.other.port)) as client:
        client.sendall(f"GET /{CLIENT_SECRET} HTTP/1.1\r\n\r\n".encode())
        client.recv(10)


def _in_the_url_of_a_request_to_stripe(it: Sentinel) -> None:
    with socket.create_connection(("127.0.0.1", it.stripe.port)) as client:
        client.sendall(f"GET /{CLIENT_SECRET} HTTP/1.1\r\n\r\n".encode())
        client.recv(10)


PLANTED = [
    _in_a_tooltip,
    _in_an_accessible_description,
    _in_a_title,
    _in_an_action,
    _in_a_placeholder,
    _in_an_item,
    _in_an_undo_text,
    _in_a_property,
    _on_the_clipboard,
    _in_a_file,
    _in_base64,
    _in_the_name_of_a_file,
    _in_a_setting,
    _in_a_log,
    _on_the_terminal,
    _in_an_argument,
    _in_the_environment_of_a_child,
    _in_a_request_to_another_server,
    _in_the_url_of_a_request_to_stripe,
]


def test_what_is_planted_is_found(guarded: Sentinel) -> None:
    missed = []
    seen: set[str] = set(guarded.sweep())
    assert not seen
    for plant in PLANTED:
        plant(guarded)
        found = set(guarded.sweep())
        if not found - seen:
            missed.append(plant.__name__)
        seen |= found
    assert missed == []
