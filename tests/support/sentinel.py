"""Secrets that are recognised wherever they turn up, and a look into every place there is.

``Sentinel`` is the program with a key and a server that answers with a client secret. A scenario
uses it, then ``sweep`` lists the places in which one of the secrets stands.
"""

import base64
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QMetaObject,
    QMetaType,
    QMimeData,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QClipboard,
    QDesktopServices,
    QGuiApplication,
    QUndoStack,
)
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QTabWidget, QWidget
from tests.support.stored_keys import store_key

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.app import Program, build
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.state.tree.arranged_model import ArrangedModel
from session_composer.state.tree.tree_roles import CellRole

from .fakes import Line
from .fault_server import FaultServer, Script, Talk, answer
from .qt import child, delete_later_now, settle, wait_until

# Of each only a part is looked for: the beginning and the end are shown in the masked form.
_KEY_PART = "K1SentinelOfTheKey7x"
_SECRET_PART = "S2SentinelOfTheSecret9z"
TEST_KEY = f"rk_test_51{_KEY_PART}1234"
OTHER_KEY = f"sk_test_51{_KEY_PART}5678"
LIVE_KEY = f"sk_live_51{_KEY_PART}9012"
CLIENT_SECRET = f"accs_secret__{_SECRET_PART}3456"
ACCOUNT = sample_accounts()[0].id
PROFILE = "shop"
_MOST_ROWS = 3000
_TEXT_TYPES = {
    QMetaType.Type.QString.value,
    QMetaType.Type.QStringList.value,
    QMetaType.Type.QUrl.value,
}
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_ROLES = (*range(16), *range(0x100, 0x118))

SESSION = {
    "object": "account_session",
    "account": ACCOUNT,
    "client_secret": CLIENT_SECRET,
    "components": {"documents": {"enabled": True, "features": {}}},
    "expires_at": 4102444800,
    "livemode": False,
}


def session_answer(talk: Talk) -> None:
    """Script: answer every request with a session, and every look at an account with that."""
    request = talk.read_request()
    content = {"id": ACCOUNT, "object": "account"} if request.startswith(b"GET") else SESSION
    talk.send(answer(json.dumps(content).encode(), headers=("Request-Id: req_sentinel",)))


def needles() -> dict[str, bytes]:
    """What to look for in bytes, by a name of the form."""
    found = {}
    for name, part in (("key", _KEY_PART), ("client secret", _SECRET_PART)):
        found[name] = part.encode()
        found[f"{name} in UTF-16"] = part.encode("utf-16-be")
        found[f"{name} in UTF-16, swapped"] = part.encode("utf-16-le")
        found[f"{name} backwards"] = part[::-1].encode()
        found[f"{name} in hexadecimal digits"] = part.encode().hex().encode()
        for shift in range(3):
            # Without the characters that depend on what stands before and after.
            coded = base64.b64encode(b"\0" * shift + part.encode())
            found[f"{name} in base64 ({shift})"] = coded[4:-4]
    return found


_NEEDLES = needles()
_ANY = re.compile(b"|".join(map(re.escape, _NEEDLES.values())))


def secrets_in(data: bytes | str) -> list[str]:
    """Name the secrets that stand in something."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if _ANY.search(data) is None:
        return []
    return [name for name, needle in _NEEDLES.items() if needle in data]


# Processes

_started: list[str] | None = None


def _watch_processes() -> None:
    """Note arguments and environment of every process that Python starts, while asked to."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if _started is not None and event in {
            "subprocess.Popen",
            "os.exec",
            "os.posix_spawn",
            "os.spawn",
            "os.system",
            "os.startfile",
            "webbrowser.open",
        }:
            _started.append(f"{event} {arguments!r}")

    sys.addaudithook(hook)


_watch_processes()


@contextmanager
def processes_noted() -> Iterator[list[str]]:
    """Give a list that is filled with what processes are started with."""
    global _started
    _started = []
    try:
        yield _started
    finally:
        _started = None


# Places


def widget_texts() -> Iterator[tuple[str, str]]:
    """Every text of every widget and action, shown or not, with a name for its place."""
    seen: set[QAbstractItemModel] = set()
    for widget in QApplication.allWidgets():
        place = f"{type(widget).__name__} {widget.objectName()!r}"
        yield from _properties(widget, place)
        yield from _accessible(widget, place)
        read = getattr(widget, "toPlainText", None)
        if callable(read):
            yield f"{place} toPlainText", str(read())
        if isinstance(widget, QTabWidget):
            for number in range(widget.count()):
                yield f"{place} tab", widget.tabText(number) + widget.tabToolTip(number)
        for model in _models(widget):
            if model not in seen:
                seen.add(model)
                yield from _model_texts(model, place)
        for action in widget.findChildren(QAction, options=_DIRECT):
            yield from _properties(action, f"{place} {action.objectName()!r}")


def _properties(thing: QObject, place: str) -> Iterator[tuple[str, str]]:
    for known in _text_properties(thing.metaObject()):
        value = thing.property(known)
        if value:
            yield f"{place} {known}", str(value)
    for name in thing.dynamicPropertyNames():
        # Some of the kinds that Qt itself uses are not known to Python.
        with suppress(RuntimeError):
            value = thing.property(bytes(name.data()).decode())
            yield f"{place} property {bytes(name.data())!r}", str(value)


_known_properties: dict[tuple[str, int], list[str]] = {}


def _text_properties(kind: QMetaObject) -> list[str]:
    """Names of what a class of Qt's holds texts in; a class is looked through once."""
    key = (str(kind.className()), kind.propertyCount())
    if key not in _known_properties:
        entries = [kind.property(number) for number in range(kind.propertyCount())]
        _known_properties[key] = [
            str(entry.name()) for entry in entries if entry.metaType().id() in _TEXT_TYPES
        ]
    return _known_properties[key]


def _accessible(widget: QWidget, place: str) -> Iterator[tuple[str, str]]:
    found = QAccessible.queryAccessibleInterface(widget)
    if found is None:
        return
    kinds = QAccessible.Text
    for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help, kinds.Accelerator):
        yield f"{place} accessible {kind.name}", found.text(kind)
    text = found.textInterface()
    if text is not None:
        yield f"{place} accessible text", text.text(0, text.characterCount())


def _models(widget: QWidget) -> Iterator[QAbstractItemModel]:
    read = getattr(widget, "model", None)
    model = read() if callable(read) else None
    while isinstance(model, QAbstractItemModel):
        source = getattr(model, "sourceModel", None)
        # One that only sorts and leaves out shows nothing that is not in its source.
        if not callable(source) or type(model).data is not QSortFilterProxyModel.data:
            yield model
        model = source() if callable(source) else None
    completer = widget.completer() if isinstance(widget, QComboBox) else None
    if completer is not None:
        yield completer.model()


def _model_texts(model: QAbstractItemModel, place: str) -> Iterator[tuple[str, str]]:
    is_list = isinstance(model, QAbstractListModel)
    # Nothing is below what is there; to ask for it is private.
    is_flat = isinstance(model, QAbstractListModel | QAbstractTableModel)
    todo = [QModelIndex()]
    rows = 0
    while todo and rows < _MOST_ROWS:
        parent = todo.pop()
        # A list's is private.
        columns = 1 if is_list else model.columnCount(parent)
        for row in range(model.rowCount(parent)):
            rows += 1
            for column in range(columns):
                index = model.index(row, column, parent)
                # It asks the model below, which is looked through too, and adds to a cell's look.
                is_asked_below = (
                    isinstance(model, ArrangedModel) and model.mapToSource(index).isValid()
                )
                for role in [CellRole] if is_asked_below else _ROLES:
                    value = model.data(index, role)
                    if value is not None:
                        yield f"{place} row {row} column {column} role {role}", _as_text(value)
                if column == 0 and not is_flat and model.hasChildren(index):
                    todo.append(index)


def _as_text(value: object) -> str:
    # What a row stands for may hold the secret in memory; its repr is what could be shown.
    return value if isinstance(value, str) else repr(value)


def undo_texts(stack: QUndoStack) -> Iterator[tuple[str, str]]:
    """Texts of the steps of a history."""
    for number in range(stack.count()):
        command = stack.command(number)
        yield f"undo step {number}", f"{command.text()} {command.actionText()} {command!r}"


def clipboard_bytes() -> Iterator[tuple[str, bytes]]:
    """Everything on the clipboard and in the selection, in every format."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
            continue
        # None when the clipboard is empty, whatever its type says.
        data: QMimeData | None = clipboard.mimeData(mode)
        if data is None:
            continue
        for name in data.formats():
            yield f"{mode.name} {name}", bytes(data.data(name).data())


def file_bytes(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file below some folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            yield f"name of {path}", os.fsencode(path)
            if path.is_file():
                with suppress(OSError):
                    yield str(path), path.read_bytes()


def process_bytes() -> Iterator[tuple[str, bytes]]:
    """Arguments and environment of this process and of its children."""
    for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
        for name in ("cmdline", "environ"):
            # Not readable by us is not readable by others of our kind, either.
            with suppress(OSError):
                yield f"{name} of {process.pid}", Path(f"/proc/{process.pid}/{name}").read_bytes()


# The program


@dataclass
class Sentinel:
    """The program with a key, between servers that remember every byte."""

    program: Program
    stripe: FaultServer
    """Stands for Stripe; nobody else may get the key."""
    other: FaultServer
    """Any other server."""
    folder: Path
    patch: pytest.MonkeyPatch
    log: pytest.LogCaptureFixture
    printed: Callable[[], str]
    started: list[str]
    line: Line
    """Makes the clients."""
    opened: list[str] = field(default_factory=list)

    def compose(self) -> None:
        """Choose the account and a component."""
        self.program.parts.workspace.set_account(ACCOUNT, "Choose the account")
        self.program.parts.workspace.choose([component_path("documents")], True, "Send a component")
        settle()

    def add_key(self, key: str = TEST_KEY, name: str = PROFILE) -> None:
        """Store a key and make it the target."""
        store_key(self.program.parts.keys, self.program.parts.jobs, name, key)
        self.program.parts.target.choose(name)
        settle()

    def answer_with(self, script: Script) -> None:
        """Have the server that stands for Stripe do something else from now on."""
        self.stripe.script = script

    def press(self, name: str) -> None:
        """Click a button of the window."""
        child(self.program.window, QPushButton, name).click()
        settle()

    def send(self) -> None:
        """Send the request and wait for the outcome."""
        self.press("testRequestButton")
        wait_until(lambda: not self.program.parts.sender.is_busy, 15)
        settle()

    def in_dialog(self, act: Callable[[QDialog], None]) -> None:
        """Have somebody act in the next dialogs that would wait for the user."""

        def shown(dialog: QDialog) -> int:
            dialog.show()
            settle()
            act(dialog)
            settle()
            dialog.done(0)
            return 0

        self.patch.setattr(QDialog, "exec", shown)

    def sweep(self, *, except_for: str = "") -> list[str]:
        """Name each place with a secret in it; ``except_for`` is part of the name of one."""
        settle()
        delete_later_now()
        self.program.settings.sync()
        workspace = self.program.parts.workspace
        texts = [
            *widget_texts(),
            *undo_texts(workspace.undo_stack),
            *(
                (f"log {record.name}", f"{record.getMessage()} {record.args!r}")
                for record in self.log.records
            ),
            ("log", self.log.text),
            ("terminal", self.printed()),
            *((f"process started, number {n}", line) for n, line in enumerate(self.started)),
            *(("page opened", url) for url in self.opened),
            ("repr of the exchanges", repr(self.program.parts.exchanges.all)),
            ("repr of the program", repr(self.program)),
        ]
        data = [
            *((place, text.encode("utf-8", "surrogatepass")) for place, text in texts),
            *clipboard_bytes(),
            *file_bytes(self.folder, Path(os.environ["HOME"]).parent),
            *process_bytes(),
            *(("another server", request) for request in self.other.requests),
        ]
        assert len(data) > 500
        found = [
            f"{name} in {place}"
            for place, content in data
            if not except_for or except_for not in place
            for name in secrets_in(content)
        ]
        # Stripe gets the key, and in one header only.
        for request in self.stripe.requests:
            head, _, body = request.partition(b"\r\n\r\n")
            for line in (*head.split(b"\r\n"), body):
                if secrets_in(line) and not line.startswith(b"Authorization: Bearer "):
                    found.append(f"a request to Stripe: {line[:30]!r}")
        return found


@contextmanager
def sentinel(
    folder: Path,
    store: CatalogStore,
    patch: pytest.MonkeyPatch,
    log: pytest.LogCaptureFixture,
    printed: Callable[[], str],
) -> Iterator[Sentinel]:
    """Run the program with everything that it may write to below a folder."""
    scratch = folder / "tmp"
    scratch.mkdir()
    patch.setenv("TMPDIR", str(scratch))
    patch.setattr(tempfile, "tempdir", str(scratch))
    log.set_level(0)
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    patch.setattr(QDesktopServices, "openUrl", open_url)
    QGuiApplication.clipboard().clear()
    with (
        FaultServer(session_answer) as stripe,
        FaultServer(session_answer) as other,
        processes_noted() as started,
    ):
        # The server on this computer takes the place of Stripe; all else is the real thing.
        patch.setattr("session_composer.state.sending.targets.STRIPE_BASE_URL", stripe.base_url)
        line = Line()
        program = build(
            folder / "settings.ini",
            MemoryKeyStore(),
            store,
            lambda: folder / "recovery",
            make_client=line,
        )
        line.make = program.parts.network.make_client
        made = Sentinel(program, stripe, other, folder, patch, log, printed, started, line, opened)
        assert program.recovery is not None
        program.recovery._timer.setInterval(10)
        program.window.resize(1280, 800)
        program.window.show()
        settle()
        yield made
        program.close()
        program.window.hide()
        program.window.deleteLater()
        delete_later_now()
        QGuiApplication.clipboard().clear()
