import platform
import socket
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.support.command_line import Changes, call, program, session
from tests.support.requests import STORE

from session_composer.api.keys.store import (
    KeyStoreError,
    KeyStoreErrorKind,
    MemoryKeyStore,
    StoreInfo,
)
from session_composer.commands import self_test
from session_composer.core.text.message import verbatim
from session_composer.core.versions.catalog_store import CatalogStore

NO_SCREEN: Changes = {"QT_QPA_PLATFORM": None, "DISPLAY": None}


def screenshot(folder: Path, *arguments: str) -> QImage:
    path = folder / "shot.png"
    outcome = program(
        "screenshot", str(path), *arguments, env={**NO_SCREEN, "QT_SCALE_FACTOR": "2"}
    )
    assert outcome.code == 0, outcome
    assert outcome.text == f"{path}\n"
    assert path.read_bytes().startswith(b"\x89PNG\r\n")
    return QImage(str(path))


def lightness(image: QImage) -> float:
    small = image.scaled(16, 16)
    return sum(small.pixelColor(x, y).lightness() for x in range(16) for y in range(16)) / 256


def test_screenshots(tmp_path: Path) -> None:
    """In the default size, light; in a given size, dark, with a file."""
    light = screenshot(tmp_path)
    assert (light.width(), light.height()) == (1280, 800)
    file = session(tmp_path, "payments")
    dark = screenshot(tmp_path, file, "--size", "900x640", "--theme", "dark")
    assert (dark.width(), dark.height()) == (900, 640)
    assert lightness(dark) < 100 < 150 < lightness(light)


def test_a_screenshot_in_another_language(tmp_path: Path) -> None:
    assert screenshot(tmp_path, "--language", "de") != screenshot(tmp_path)
    assert screenshot(tmp_path, "--language", "en") == screenshot(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["{}/shot.png", "--size", "100x100"], "The window cannot be that small; it needs at"),
        (["{}/missing/shot.png"], "shot.png could not be written as an image."),
        (["{}/shot.png", "{}/missing.json"], "missing.json cannot be read: No such file"),
    ],
)
def test_screenshots_that_fail(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    outcome = program("screenshot", *(text.format(tmp_path) for text in arguments))
    assert outcome.code == 2
    assert outcome.out == b""
    assert sentence in outcome.err
    assert "Traceback" not in outcome.err
    assert not list(tmp_path.glob("*.png"))


def test_an_unknown_language(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    outcome = call(capsysbinary, "screenshot", "x.png", "--language", "tlh")
    assert outcome.code == 2
    assert "--language" in outcome.err
    assert "en" in outcome.err
    assert "de" in outcome.err
    assert not Path("x.png").exists()


@pytest.mark.parametrize(
    "size", ["1280", "1280x", "x800", "0x800", "9000x800", "1280×800", "12_80x800", "-1x5", "٩x٩"]
)
def test_bad_sizes(capsysbinary: pytest.CaptureFixture[bytes], size: str) -> None:
    outcome = call(capsysbinary, "screenshot", "x.png", f"--size={size}")
    assert outcome.code == 2
    assert "--size" in outcome.err
    assert not Path("x.png").exists()


def test_self_test() -> None:
    outcome = program("self-test", env=NO_SCREEN)
    assert outcome.code == 0, outcome
    lines = dict(line.split(": ", 1) for line in outcome.text.splitlines())
    count, newest = len(STORE.versions), STORE.newest
    assert lines["catalogs"].startswith(f"{count} API versions, newest {newest}")
    assert lines["window"] == f"{len(STORE.catalog(newest).components)} components shown"
    assert lines["sandbox"] == "answers"
    assert lines["keyring"].startswith("not usable (")


def test_the_report_names_the_machine_and_no_one() -> None:
    home = Path.home() / "someone"
    home.mkdir(exist_ok=True)
    outcome = program("self-test", "--report", env={**NO_SCREEN, "HOME": str(home)})
    assert outcome.code == 0, outcome
    lines = dict(line.split(": ", 1) for line in outcome.text.splitlines())
    assert lines["python"].startswith(platform.python_version())
    assert lines["qt"].startswith("6.")
    assert lines["PySide6-Essentials"][0].isdigit()
    for name in ("system", "language", "scheme", "screen 1", "data", "state", "keyring", "sandbox"):
        assert lines[name]
    for secret in ("someone", str(home), socket.gethostname(), "sk_"):
        assert secret not in outcome.text


def test_the_sandbox_is_asked() -> None:
    assert self_test._ask_sandbox(CatalogStore()) == "answers"


class Named(MemoryKeyStore):
    def info(self) -> StoreInfo:
        return StoreInfo("Some keyring", persistent=True, sentence=verbatim(""))


class Forgetful(Named):
    def save(self, profile: str, key: str) -> None:
        """Keep nothing."""


class Failing(Named):
    def save(self, profile: str, key: str) -> None:
        raise KeyStoreError(KeyStoreErrorKind.LOCKED, verbatim("It is locked."))


@pytest.mark.parametrize(
    ("keys", "report"),
    [
        (Named(), "round trip works, Some keyring"),
        (Forgetful(), "reads something else, Some keyring"),
        (Failing(), "not usable (It is locked.)"),
    ],
)
def test_the_keyring_round_trip(keys: MemoryKeyStore, report: str) -> None:
    assert self_test._keyring_round_trip(keys) == report
    assert keys.read(self_test.PROBE_PROFILE) is None
