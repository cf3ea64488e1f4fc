"""sandbox: the simulated Stripe for other programs to talk to."""

import threading
from argparse import Namespace

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.process import heed_requests_to_end
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore

from .common import ExitCode, flush, say

_LOOK_S = 0.2


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
        # A signal that reaches another thread does not wake this one, which has to run its handler.
        while not done.wait(_LOOK_S):
            pass
    return ExitCode.FINE
