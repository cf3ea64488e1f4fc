"""Network settings in the window: said in plain words, checked before OK, no way round TLS."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
)
from pytestqt.qtbot import QtBot
from tests.support.client import NETWORK_VARIABLES
from tests.support.commands import commands_of
from tests.support.qt import child, delete_later_now, settle, wait_until

from session_composer.api.http.network_settings import NetworkSettings, ProxyChoice, TrustChoice
from session_composer.app import Program
from session_composer.state.document.settings import Settings
from session_composer.state.jobs import JobRunner
from session_composer.state.sending.network import Network
from session_composer.ui.look.theme import Theme
from session_composer.ui.network.dialog import NetworkDialog
from session_composer.ui.window.main_window import MainWindow

PASSWORD = "pa55word"


class Bench:
    """The dialog over settings in a file."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self.path = folder / "s.ini"
        self.settings = Settings(self.path)
        self.jobs = JobRunner()
        self.network = Network(self.settings, self.jobs)
        self.theme = theme
        self.dialog = self.make()

    def make(self) -> NetworkDialog:
        return NetworkDialog(self.network, self.theme)

    def choose(self, name: str) -> None:
        child(self.dialog, QRadioButton, name).click()

    def type(self, name: str, text: str) -> None:
        field = child(self.dialog, QLineEdit, name)
        field.setText(text)
        field.textEdited.emit(text)

    def note(self, name: str) -> str:
        return child(self.dialog, QLabel, name).text()

    def press(self, which: QDialogButtonBox.StandardButton) -> None:
        self.dialog.buttons.button(which).click()

    def ok(self) -> None:
        self.press(QDialogButtonBox.StandardButton.Ok)


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NETWORK_VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Bench]:
    made = Bench(tmp_path, theme)
    qtbot.addWidget(made.dialog)
    made.dialog.show()
    yield made
    made.jobs.close()
    made.dialog.close()


@pytest.fixture
def ca_file(tmp_path: Path) -> str:
    path = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(str(path))
    return str(path)


def test_c2_c3_what_is_in_effect_is_said(
    qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://u:{PASSWORD}@proxy:3128")
    bench = Bench(tmp_path, theme)
    qtbot.addWidget(bench.dialog)
    wait_until(lambda: "proxy:3128, as HTTPS_PROXY says" in bench.note("networkWayNote"))
    assert "comes with the program" in bench.note("networkTrustNote")
    assert PASSWORD not in bench.note("networkWayNote")
    bench.jobs.close()


def test_choices_are_taken_with_ok_and_remembered(bench: Bench, ca_file: str) -> None:
    bench.type("proxyField", "proxy:3128")
    bench.type("caFileField", ca_file)
    bench.ok()
    wait_until(lambda: bench.dialog.result() == QDialog.DialogCode.Accepted)
    expected = NetworkSettings(ProxyChoice.OWN, "http://proxy:3128", TrustChoice.FILE, ca_file)
    assert bench.network.current == expected
    bench.settings.sync()
    assert Network(Settings(bench.path), bench.jobs).current == expected


def test_nothing_changes_without_ok(bench: Bench) -> None:
    bench.choose("proxyNoneChoice")
    bench.choose("trustSystemChoice")
    bench.press(QDialogButtonBox.StandardButton.Cancel)
    assert bench.network.current == NetworkSettings()


@pytest.mark.parametrize(
    ("field", "text", "note", "words"),
    [
        ("proxyField", "", "networkWayNote", "needs an address"),
        ("proxyField", "socks5://x:1", "networkWayNote", "not an http proxy"),
        ("proxyField", f"http://u:{PASSWORD}@x:1", "networkWayNote", "user name or a password"),
        ("caFileField", "", "networkTrustNote", "No file"),
        ("caFileField", "/no/such/file", "networkTrustNote", "no such file"),
        ("caFileField", __file__, "networkTrustNote", "holds no certificate"),
    ],
)
def test_c2_c3_what_cannot_be_used_is_not_taken(
    bench: Bench, field: str, text: str, note: str, words: str
) -> None:
    bench.type(field, text)
    bench.ok()
    wait_until(lambda: words in bench.note(note))
    settle()
    assert bench.dialog.isVisible()
    assert bench.network.current == NetworkSettings()
    assert PASSWORD not in bench.note(note)


def test_c2_a_password_that_is_not_chosen_is_not_kept_either(bench: Bench) -> None:
    bench.type("proxyField", f"http://u:{PASSWORD}@x:1")
    bench.choose("proxySystemChoice")
    bench.ok()
    wait_until(lambda: not bench.dialog.isVisible())
    bench.settings.sync()
    assert PASSWORD not in bench.path.read_text() if bench.path.exists() else True


def test_a_wrong_environment_does_not_lock_anybody_in(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://x:1")
    bench.choose("trustSystemChoice")
    bench.ok()
    wait_until(lambda: not bench.dialog.isVisible())
    assert bench.network.current.trust is TrustChoice.SYSTEM


def test_a_file_can_be_chosen(bench: Bench, monkeypatch: pytest.MonkeyPatch, ca_file: str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (ca_file, ""))
    bench.dialog.choose_button.click()
    assert bench.dialog.chosen.ca_file == ca_file
    assert bench.dialog.chosen.trust is TrustChoice.FILE
    wait_until(lambda: "1 certificate" in bench.note("networkTrustNote"))


def test_c7_nothing_turns_the_checks_off(bench: Bench) -> None:
    assert bench.dialog.findChildren(QCheckBox) == []
    names = {button.objectName() for button in bench.dialog.findChildren(QRadioButton)}
    assert names == {
        "proxySystemChoice",
        "proxyNoneChoice",
        "proxyOwnChoice",
        "trustBundledChoice",
        "trustSystemChoice",
        "trustFileChoice",
    }
    assert "always checked" in bench.note("networkFixedNote")


def test_h5_h6_everything_has_a_name_and_a_key(bench: Bench) -> None:
    for field in bench.dialog.findChildren(QLineEdit):
        assert field.accessibleName()
    letters = [
        button.text()[button.text().index("&") + 1].lower()
        for button in bench.dialog.findChildren(QAbstractButton)
        if "&" in button.text() and isinstance(button, QRadioButton)
    ]
    assert len(set(letters)) == len(letters) == 6
    assert bench.dialog.sizeHint().width() <= 800
    assert bench.dialog.sizeHint().height() <= 600


def test_f4_an_answer_for_a_dialog_that_is_gone(bench: Bench) -> None:
    dialog = bench.make()
    dialog.reject()
    dialog.deleteLater()
    delete_later_now()
    wait_until(lambda: bench.note("networkWayNote") != "")


def test_the_menu_opens_it(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look(self: NetworkDialog) -> int:
        seen.append(self.objectName())
        return 0

    monkeypatch.setattr(NetworkDialog, "exec", look)
    commands_of(window).actions_by_name["networkAction"].trigger()
    assert seen == ["networkDialog"]
    program.parts.network.choose(NetworkSettings(ProxyChoice.NONE))
    client = program.parts.network.make_client("https://api.stripe.com")
    assert client._network == NetworkSettings(ProxyChoice.NONE)


def test_the_address_of_the_api_description_is_kept_or_refused(bench: Bench) -> None:
    wait_until(lambda: bool(bench.note("networkWayNote")))
    muted = bench.note("openapiUrlNote")
    assert muted.startswith("Read for “Check for new API versions” only.")
    bench.type("openapiUrlField", "http://intranet.example/spec.json")
    assert "must begin with https://" in bench.note("openapiUrlNote")
    bench.ok()
    settle()
    assert bench.dialog.result() != QDialog.DialogCode.Accepted
    assert bench.network.current.openapi_url == ""
    bench.type("openapiUrlField", " https://intranet.example/spec.json ")
    assert bench.note("openapiUrlNote") == muted
    bench.ok()
    wait_until(lambda: bench.dialog.result() == QDialog.DialogCode.Accepted)
    assert bench.network.current.openapi_url == "https://intranet.example/spec.json"
    assert Network(Settings(bench.path), bench.jobs).current == bench.network.current
    again = bench.make()
    assert again.openapi_field.text() == "https://intranet.example/spec.json"
    again.deleteLater()
    delete_later_now()
