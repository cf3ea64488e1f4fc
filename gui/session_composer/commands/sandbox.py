"""sandbox: the simulated Stripe for other programs to talk to."""

import threading
from argparse import Namespace

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.process import handle_end_signals
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, flush, print_line

_LOOK_S = 0.2


def sandbox_command(options: Namespace) -> int:
    """Serve until interrupted; the base URL is the first line printed."""
    done = threading.Event()
    handle_end_signals(lambda *_: done.set())
    server = SandboxServer(CatalogStore(), Rulebook(), options.port)
    try:
        server.start()
    except OSError as error:
        raise InputError("{reason}", reason=str(error)) from error
    with server:
        print_line(server.base_url)
        print_line("A simulated Stripe: nothing it answers is real. Use any key like sk_test_…")
        flush()
        # A signal that reaches another thread does not wake this one, which has to run its handler.
        while not done.wait(_LOOK_S):
            pass
    return ExitCode.FINE
