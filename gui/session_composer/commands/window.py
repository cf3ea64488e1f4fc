"""The commands that make a window: the program itself, screenshot, self-test."""

import os
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from session_composer.api.client import ApiCall, Client, Failure, new_idempotency_key
from session_composer.api.keyring_store import default_key_store
from session_composer.api.keys import KeyStore, KeyStoreError, MemoryKeyStore
from session_composer.api.reply import SessionAnswer, read_reply
from session_composer.api.sandbox_host import SANDBOX_KEY, SandboxHost
from session_composer.core.catalog_store import CatalogStore
from session_composer.core.edits import choose
from session_composer.core.errors import InputError
from session_composer.core.form import encode
from session_composer.core.paths import component_path
from session_composer.core.request import Request
from session_composer.core.rules import Rulebook
from session_composer.display import require_display, require_qt

from .common import ExitCode, say
from .send import SESSIONS_PATH

if TYPE_CHECKING:
    from session_composer.app import Program

PROBE_PROFILE = "self-test"
PROBE_KEY = "sk_test_SelfTestProbe"


def window_command(options: Namespace) -> int:
    """Open the window."""
    require_display()
    require_qt()
    # Lazy: the command line starts without Qt.
    from session_composer.app import run

    return run(options.file)


def screenshot_command(options: Namespace) -> int:
    """Render the window to an image, with no display."""
    width, height = options.size
    with tempfile.TemporaryDirectory() as folder:
        program = _offscreen(Path(folder), options.theme)
        window = program.window
        try:
            if options.file:
                program.parts.document.open(Path(options.file))
            window.resize(width, height)
            window.show()
            _settle()
            image = window.grab()
            if (image.width(), image.height()) != (width, height):
                smallest = f"{image.width()}x{image.height()}"
                raise InputError(f"The window cannot be that small; it needs at least {smallest}.")
            if not image.save(options.output):
                raise InputError(f"{options.output} could not be written as an image.")
        finally:
            window.hide()
            program.close()
    say(options.output)
    return ExitCode.FINE


def self_test_command(_options: Namespace) -> int:
    """Try what the program needs, and say what works."""
    store = CatalogStore()
    for info in store.versions:
        store.catalog(info.api_version)
    say(f"catalogs: {len(store.versions)} API versions, newest {store.newest}")
    with tempfile.TemporaryDirectory() as folder:
        program = _offscreen(Path(folder), "light")
        program.window.show()
        _settle()
        rows = program.window.model.rowCount()
        say(f"window: {rows} components shown")
        program.close()
    answered = _ask_sandbox(store)
    say(f"sandbox: {answered}")
    say(f"keyring: {_keyring_round_trip(default_key_store())}")
    return ExitCode.FINE if answered == "answers" and rows else ExitCode.NO_ANSWER


def _offscreen(folder: Path, theme: str) -> "Program":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # An image has the size that was asked for, whatever the user's screen is like.
    os.environ["QT_SCALE_FACTOR"] = "1"
    require_qt()
    # Lazy: see window_command.
    from session_composer.app import build, make_application
    from session_composer.ui.theme import Appearance

    make_application([])
    program = build(folder / "settings.ini", MemoryKeyStore())
    program.theme.use(Appearance(theme))
    return program


def _settle() -> None:
    # Lazy: see window_command.
    from PySide6.QtCore import QCoreApplication

    for _ in range(5):
        QCoreApplication.processEvents()


def _ask_sandbox(store: CatalogStore) -> str:
    # Lazy: only needed where a sandbox runs.
    from session_composer.api.sandbox.accounts import sample_accounts

    account = sample_accounts()[0].id
    component = store.catalog(store.newest).components[0].name
    request = choose(Request(store.newest, account), [component_path(component)], value=True)
    body = encode(request, store.catalog(store.newest))
    sandbox = SandboxHost(store, Rulebook)
    try:
        call = ApiCall("POST", SESSIONS_PATH, store.newest, body, new_idempotency_key())
        result = Client(sandbox.base_url()).send(call, SANDBOX_KEY, deadline=10.0)
    except OSError as error:
        return f"does not start ({error.strerror or error})"
    finally:
        sandbox.close()
    if isinstance(result, Failure):
        return f"does not answer ({result.message})"
    return "answers" if isinstance(read_reply(result), SessionAnswer) else "refuses"


def _keyring_round_trip(keys: KeyStore) -> str:
    try:
        name = keys.info().name
        keys.save(PROBE_PROFILE, PROBE_KEY)
        read = keys.read(PROBE_PROFILE)
        keys.forget(PROBE_PROFILE)
    except KeyStoreError as error:
        return f"not usable ({error})"
    return f"round trip works, {name}" if read == PROBE_KEY else f"reads something else, {name}"
