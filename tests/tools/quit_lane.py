"""Shows windows one after the other, each forked from this process, which has loaded the program.

For each line that it reads, a list of how long to wait before sending, which signals after which
pauses, and how long it may take, it prints how that ended. All that follows the fork is the
program's own way to its end. One that does not come to it is ended, and where its threads are is
told.
"""

import faulthandler
import json
import os
import signal
import sys
import time
from select import select
from typing import override
from unittest.mock import patch

from session_composer.__main__ import main
from session_composer.commands import window
from session_composer.display import require_qt

_SENT = b"sent\n"
_LAST_WORDS_S = 5.0


def _lane() -> None:
    require_qt()
    # Not at the top: Qt is loaded as the program does it.
    from PySide6.QtCore import QTimer

    from session_composer import app

    assert "requests" not in sys.modules
    pause = 0
    for line in sys.stdin:
        pause, signals, patience = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.dup2(writer, sys.stdout.fileno())
            os.dup2(writer, sys.stderr.fileno())
            faulthandler.enable()
            break
        os.close(writer)
        _watch(child, reader, signals, patience)
    else:
        os._exit(0)

    class Observed(app.Program):
        @override
        def complete(self) -> None:
            super().complete()
            # Behind what opens the file, which is begun right after this.
            QTimer.singleShot(0, lambda: QTimer.singleShot(pause, self._send))

        def _send(self) -> None:
            self.commands.answer.test_request()
            os.write(sys.stdout.fileno(), _SENT)

    app.Program = Observed  # type: ignore[misc]


def _watch(child: int, reader: int, signals: list[tuple[float, int]], patience: float) -> None:
    said, is_over, deadline = b"", False, time.monotonic() + patience
    ends = [(b"did not end\n", signal.SIGABRT), (b"", signal.SIGKILL)]
    while not is_over:
        if signals and said == _SENT:
            wait, number = signals.pop(0)
            time.sleep(wait)
            os.kill(child, number)
        elif select([reader], [], [], max(0, deadline - time.monotonic()))[0]:
            piece = os.read(reader, 65536)
            said, is_over = said + piece, not piece
        else:
            text, number = ends.pop(0)
            said += text
            os.kill(child, number)
            deadline = time.monotonic() + _LAST_WORDS_S
    os.close(reader)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps([code, said.removeprefix(_SENT).decode()]), flush=True)


if __name__ == "__main__":
    with patch.object(window, "require_qt", _lane):
        main()
