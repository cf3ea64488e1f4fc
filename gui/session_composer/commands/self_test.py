"""self-test: what works on this computer."""

import tempfile
from argparse import Namespace
from pathlib import Path

from session_composer.api.http.client import ApiCall, Client, Failure, new_idempotency_key
from session_composer.api.keys.keyring_store import default_key_store
from session_composer.api.keys.store import KeyStore, KeyStoreError
from session_composer.api.sandbox.host import SANDBOX_KEY, SandboxHost
from session_composer.api.stripe.new_session import SESSIONS_PATH
from session_composer.api.stripe.reply import SessionAnswer, read_reply
from session_composer.core.request.edits import choose
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.display import require_display

from .common import ExitCode, print_line
from .screenshot import offscreen, settle

PROBE_PROFILE = "self-test"
PROBE_KEY = "sk_test_SelfTestProbe"


def self_test_command(options: Namespace) -> int:
    """Try what the program needs, and say what works."""
    store = CatalogStore()
    for info in store.versions:
        store.catalog(info.api_version)
    print_line(f"catalogs: {len(store.versions)} API versions, newest {store.newest}")
    with tempfile.TemporaryDirectory() as folder:
        program = offscreen(Path(folder), "light", on_display=options.report and _has_display())
        # Lazy: there is a Qt now.
        from PySide6.QtCore import Qt

        program.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        program.window.show()
        settle()
        rows = program.window.model.rowCount()
        print_line(f"window: {rows} components shown")
        if options.report:
            # Lazy: asked for by hand.
            from .machine_report import machine_report

            for name, fact in machine_report():
                print_line(f"{name}: {fact}")
        program.close()
    answered = _ask_sandbox(store)
    print_line(f"sandbox: {answered}")
    print_line(f"keyring: {_keyring_round_trip(default_key_store())}")
    return ExitCode.FINE if answered == "answers" and rows else ExitCode.NO_ANSWER


def _has_display() -> bool:
    try:
        require_display()
    except InputError:
        return False
    return True


def _ask_sandbox(store: CatalogStore) -> str:
    # Lazy: only needed where a sandbox runs.
    from session_composer.api.sandbox.sample_accounts import sample_accounts

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
