"""A private session bus with a real GNOME Keyring on it, for tests. Linux only."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import secretstorage
from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]
from secretstorage.util import format_secret, open_session

_PASSWORD = "correct horse"
_NAME = "org.freedesktop.secrets"
_PROMPTER = "org.gnome.keyring.SystemPrompter"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_SECRETS = DBusAddress(
    "/org/freedesktop/secrets", _NAME, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
)
_START_LIMIT_S = 10.0


class SecretService:
    """A bus, and a keyring daemon on it, that live in a folder of their own.

    Nothing of the user's own session is seen or touched. There is no display, so that every
    prompt is dismissed at once, unless `hold_prompts` is in effect.
    """

    def __init__(self, folder: Path, *, initialised: bool = True) -> None:
        self.home = folder / "home"
        self._runtime = folder / "run"
        for part in (self.home, self._runtime):
            part.mkdir(mode=0o700)
        self._log = (folder / "log").open("wb")
        self._daemon: subprocess.Popen[bytes] | None = None
        self._bus: subprocess.Popen[bytes] | None = None
        self.address = f"unix:path={folder / 'bus'}"
        self._environment = {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "XDG_RUNTIME_DIR": str(self._runtime),
        }
        try:
            self._start_bus(folder / "bus")
            self._start_daemon(initialised=initialised)
        except BaseException:
            self.stop()
            raise

    def _start_bus(self, path: Path) -> None:
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile"]
        self._bus = self._start([*command, f"--address={self.address}"])
        _wait_until(lambda: accepts_connections(path))
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self.address

    def _start_daemon(self, *, initialised: bool) -> None:
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        control = self._runtime / "keyring"
        mode = "--unlock" if initialised else "--start"
        self._daemon = self._start(
            [*command, mode, f"--control-directory={control}"], subprocess.PIPE
        )
        assert self._daemon.stdin is not None
        if initialised:
            self._daemon.stdin.write(_PASSWORD.encode())
        self._daemon.stdin.close()
        with self._connection() as bus:
            _wait_until(lambda: self._call_bus(bus, "NameHasOwner", "s", _NAME))
        if initialised:
            _wait_until(self._has_default_collection)

    def _start(
        self, command: list[str], stdin: int = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            env=self._environment,
            stdin=stdin,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    def lock(self) -> None:
        """Lock the default collection."""
        with self._connection() as bus:
            secretstorage.Collection(bus).lock()
            assert secretstorage.Collection(bus).is_locked()

    def unlock(self) -> None:
        """Unlock the default collection with its password, without a prompt."""
        with self._connection() as bus:
            secret = format_secret(open_session(bus), _PASSWORD.encode(), "text/plain")
            path = secretstorage.Collection(bus).collection_path
            message = new_method_call(
                _SECRETS, "UnlockWithMasterPassword", "o(oayays)", (path, secret)
            )
            bus.send_and_get_reply(message)
            assert not secretstorage.Collection(bus).is_locked()

    def attributes(self) -> list[dict[str, str]]:
        """Return the attributes of all entries in the default collection."""
        with self._connection() as bus:
            return [item.get_attributes() for item in secretstorage.Collection(bus).get_all_items()]

    @contextmanager
    def hold_prompts(self) -> Iterator[None]:
        """Let prompts be neither granted nor dismissed, as when the user is slow."""
        with self._connection() as bus:
            self._call_bus(bus, "RequestName", "su", _PROMPTER, 0)
            yield

    def suspend(self) -> None:
        """Stop the daemon as a debugger would: its name stays on the bus, but nothing answers."""
        self._daemon_process().send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a suspended daemon go on."""
        self._daemon_process().send_signal(signal.SIGCONT)

    def kill_daemon(self) -> None:
        """Kill the daemon. The bus starts a new one, locked, as soon as somebody asks for it."""
        assert self._daemon is not None
        self._daemon.kill()
        self._daemon.wait(5)

    def stop(self) -> None:
        """End everything that was started here, also what the bus has started."""
        processes = self.processes()
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGCONT)
                process.kill()
        psutil.wait_procs(processes, timeout=5)
        for child in (self._daemon, self._bus):
            if child is not None:
                child.wait(5)
        self._log.close()

    def processes(self) -> list[psutil.Process]:
        """Return all live processes that run in this folder, found by their environment."""
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                is_ours = process.environ().get("XDG_RUNTIME_DIR") == str(self._runtime)
                if is_ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return [process for process in found if process.pid != os.getpid()]

    def _daemon_process(self) -> subprocess.Popen[bytes]:
        assert self._daemon is not None
        with self._connection() as bus:
            # That signals go to the process that answers, not to a launcher.
            pid = self._call_bus(bus, "GetConnectionUnixProcessID", "s", _NAME)
        assert pid == self._daemon.pid
        return self._daemon

    def _has_default_collection(self) -> bool:
        with self._connection() as bus, suppress(secretstorage.ItemNotFoundException):
            return not secretstorage.Collection(bus).is_locked()
        return False

    @contextmanager
    def _connection(self) -> Iterator[DBusConnection]:
        with closing(open_dbus_connection(self.address)) as bus:
            yield bus

    @staticmethod
    def _call_bus(bus: DBusConnection, method: str, signature: str, *values: Any) -> Any:
        return bus.send_and_get_reply(new_method_call(_BUS, method, signature, values)).body[0]


def accepts_connections(path: Path) -> bool:
    """Whether somebody listens at a Unix socket; its file is there a moment before that."""
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


def _wait_until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + _START_LIMIT_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("the private Secret Service does not come up")
        time.sleep(0.02)
