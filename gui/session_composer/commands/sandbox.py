"""sandbox: the simulated Stripe for other programs to talk to."""

import threading
from argparse import Namespace

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.process import heed_requests_to_end
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, flush, say


def sandbox_command(options: Namespace) -> int:
    """Serve until interrupted; the base URL is the first line printed."""
    done = threading.Event()
    heed_requests_to_end(lambda *_: done.set())
    server = SandboxServer(CatalogStore(), Rulebook(), options.port)
    try:
        server.start()
    except OSError as error:
        raise InputError("{reason}", reason=str(error)) from error
    with server:
        say(server.base_url)
        say("A simulated Stripe: nothing it answers is real. Use any key like sk_test_…")
        flush()
        done.wait()
    return ExitCode.FINE
