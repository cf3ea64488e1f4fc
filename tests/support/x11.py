"""A private X server with a window manager, and the hands and eyes of a user on it."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

POLL_S = 0.03
SIZE = "1280x800x24"
_START_S = 15.0
_END_S = 5.0
_COMMAND_S = 15.0


def wait_until[T](question: Callable[[], T], what: str, seconds: float = 15.0) -> T:
    """Ask until the answer is something; fail with ``what`` after the deadline."""
    deadline = time.monotonic() + seconds
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} s: {what}; last answer {answer!r}")
        time.sleep(POLL_S)


def end(process: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> None:
    """End a process that this process started."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(_END_S)


@contextmanager
def x_server(size: str = SIZE) -> Iterator[str]:
    """Run an Xvfb on a free display; gives the value for ``DISPLAY``."""
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        size,
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    with open(reader, "rb", buffering=0) as numbers:
        server = subprocess.Popen(
            command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writer)
        try:
            number = b""
            while not number.endswith(b"\n"):
                ready, _, _ = select([numbers], [], [], _START_S)
                part = numbers.read(16) if ready else b""
                if not part:
                    raise AssertionError(f"Xvfb did not start (exit code {server.poll()})")
                number += part
            yield f":{int(number)}"
        finally:
            end(server)


class Desktop:
    """Mouse, keyboard, clipboard and window titles of one display."""

    def __init__(self, display: str, home: Path) -> None:
        self.env = clean_env(home) | {"DISPLAY": display}

    @contextmanager
    def window_manager(self) -> Iterator[None]:
        """Run openbox until the block ends."""
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until(
                lambda: manager.poll() is not None or self._has_manager(), "a window manager"
            )
            assert manager.poll() is None, "openbox did not start"
            yield
        finally:
            end(manager)

    def _has_manager(self) -> bool:
        # Answers with an error until a window manager has said that it is there.
        return self._run("xdotool", "get_num_desktops", check=False).returncode == 0

    def press(self, *keys: str) -> None:
        """Press keys, named as xdotool names them, one after the other."""
        self._run("xdotool", "key", "--clearmodifiers", "--delay", "15", *keys)

    def type_text(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        self._run("xdotool", "type", "--clearmodifiers", "--delay", "12", text)

    def click_in(self, window: str, x: int, y: int) -> None:
        """Click the left button at a place of a window."""
        # Not --sync: it waits for a motion that never comes when the mouse is there already.
        self._run("xdotool", "mousemove", "--window", window, str(x), str(y), "click", "1")

    def windows(self, title: str) -> list[str]:
        """Ids of the visible windows whose title contains a regular expression."""
        found = self._run("xdotool", "search", "--onlyvisible", "--name", title, check=False)
        return found.stdout.split()

    def title(self, window: str) -> str:
        """Title of a window; empty when it has gone."""
        return self._run("xdotool", "getwindowname", window, check=False).stdout.rstrip("\n")

    def active_title(self) -> str:
        """Title of the window that gets the keys; empty when there is none."""
        found = self._run("xdotool", "getactivewindow", "getwindowname", check=False)
        return found.stdout.rstrip("\n") if found.returncode == 0 else ""

    def wait_active(self, title: str, seconds: float = 15.0) -> None:
        """Wait until the window with the keyboard has a part of a title."""
        wait_until(lambda: title in self.active_title(), f"active window {title!r}", seconds)

    def clipboard(self) -> str:
        """Text on the clipboard, as another program gets it; empty when there is none."""
        try:
            found = self._run("xclip", "-selection", "clipboard", "-out", check=False)
        except subprocess.TimeoutExpired:
            return ""
        return found.stdout if found.returncode == 0 else ""

    def set_clipboard(self, text: str) -> None:
        """Own the clipboard, so that a later copy can be told from an earlier one."""
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-in"],
            input=text.encode(),
            env=self.env,
            check=True,
            timeout=_COMMAND_S,
            # xclip stays to serve the clipboard, and would keep pipes of ours open.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def shoot(self, name: str) -> None:
        """Keep a picture of the screen where SESSION_COMPOSER_ARTIFACTS says."""
        folder = os.environ.get("SESSION_COMPOSER_ARTIFACTS")
        program = shutil.which("import") or shutil.which("scrot")
        if not folder or program is None:
            return
        target = Path(folder).resolve() / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        window = ["-window", "root"] if Path(program).name == "import" else ["--overwrite"]
        self._run(program, *window, str(target), check=False)

    def _run(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            env=self.env,
            check=check,
            capture_output=True,
            text=True,
            timeout=_COMMAND_S,
            stdin=subprocess.DEVNULL,
        )


def clean_env(home: Path) -> dict[str, str]:
    """Environment of a user of their own: no settings, no display, no keyring of this machine."""
    dropped = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    folders = {
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }
    for name, folder in folders.items():
        env[name] = str(home / folder)
    runtime = home / "runtime"
    runtime.mkdir(parents=True, exist_ok=True, mode=0o700)
    env |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    return env
