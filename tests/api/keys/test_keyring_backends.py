"""Which backend is chosen, in this process and in fresh ones with odd surroundings."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from keyring.backends import chainer, fail, null
from tests.support.keyring_backends import FakeKeyring, RoamingKeyring
from tests.support.systems import SYSTEMS, version_for

from session_composer.api.keys.keyring_backends import (
    choose_backend,
    describe,
    expects_prompt,
)
from session_composer.api.keys.store import KeyStoreError, KeyStoreErrorKind

ROOT = Path(__file__).parents[3]
FAKES = "tests.support.keyring_backends"
KEY = "sk_test_SENTINEL0123456789"

# Saves, reads and forgets a key, and prints what came of each and which modules were loaded.
SCRIPT = """
import json, sys
from session_composer.api.keys.keyring_store import default_key_store
from session_composer.api.keys.store import KeyStoreError

store = default_key_store()
result = {"early": sorted(name for name in sys.modules if name.split(".")[0] == "keyring")}
calls = {
    "info": store.info,
    "save": lambda: store.save("shop", sys.stdin.read()),
    "read": lambda: store.read("shop"),
    "forget": lambda: store.forget("shop"),
}
for name, call in calls.items():
    try:
        result[name] = str(call())
    except KeyStoreError as error:
        result[name] = [error.kind, str(error)]
result["modules"] = sorted(sys.modules)
print(json.dumps(result))
"""


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr("keyring.core._keyring_backend", None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def run(home: Path, **variables: str) -> dict[str, Any]:
    """Run the script with nothing in the environment but these variables."""
    surroundings = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(ROOT / "gui"), str(ROOT), str(home / "extra")]),
        "PYTHONDONTWRITEBYTECODE": "1",
        **{name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        env=surroundings | variables,
        cwd=home,
        input=KEY,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    result: dict[str, Any] = json.loads(done.stdout)
    # B11, B14: until it is asked, the store does not even load the package.
    assert result["early"] == []
    # B16: whatever happened, the key is in no file and in no sentence.
    assert "SENTINEL" not in str({name: result[name] for name in ("info", "save", "forget")})
    for path in home.rglob("*"):
        assert not path.is_file() or b"SENTINEL" not in path.read_bytes(), path
    return result


def write_config(home: Path, text: str) -> None:
    """Write keyring's configuration file."""
    folder = home / ".config" / "python_keyring"
    folder.mkdir(parents=True)
    (folder / "keyringrc.cfg").write_text(text, encoding="utf-8")


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux may have no keyring")


@linux_only
def test_no_bus_b1(home: Path) -> None:
    result = run(home)
    for call in ("info", "save", "read", "forget"):
        kind, sentence = result[call]
        assert kind == KeyStoreErrorKind.NO_BACKEND
        assert "in memory" in sentence
    assert list(home.rglob("*")) == []


@linux_only
@pytest.mark.parametrize(
    "address", ["", "nonsense", "unix:path=/nonexistent/bus", "tcp:host=127.0.0.1,port=1", "unix:"]
)
def test_no_usable_bus_b1(home: Path, address: str) -> None:
    result = run(home, DBUS_SESSION_BUS_ADDRESS=address)
    assert result["save"][0] == KeyStoreErrorKind.NO_BACKEND


def test_null_backend_b2(home: Path) -> None:
    result = run(home, PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    kind, sentence = result["save"]
    assert kind == KeyStoreErrorKind.NOT_SAVED
    assert "discards" in sentence
    assert "persistent=False" in result["info"]
    assert result["read"] == "None"


def test_fail_backend_b1(home: Path) -> None:
    result = run(home, PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    assert result["save"][0] == KeyStoreErrorKind.NO_BACKEND


def test_own_choice_that_works(home: Path) -> None:
    result = run(home, PYTHON_KEYRING_BACKEND=f"{FAKES}.FakeKeyring")
    assert "FakeKeyring" in result["info"]
    assert [result[call] for call in ("save", "read", "forget")] == ["None", KEY, "None"]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Keyring",
        "no.such.module.Keyring",
        "keyring.backends.null.NoSuchClass",
        "keyring.backends.Windows.WinVaultKeyring"
        if sys.platform != "win32"
        else "keyring.backends.macOS.Keyring",
        "os.path.join",
        "builtins.dict",
        "exits.Keyring",
        "panics.Keyring",
        f"{FAKES}.KeyErrorKeyring",
    ],
)
def test_own_choice_that_is_broken_b3(home: Path, value: str) -> None:
    (home / "extra").mkdir()
    (home / "extra" / "exits.py").write_text("raise SystemExit(3)")
    (home / "extra" / "panics.py").write_text("raise ZeroDivisionError('boom')")
    result = run(home, PYTHON_KEYRING_BACKEND=value)
    for call in ("info", "save", "read", "forget"):
        kind, sentence = result[call]
        assert kind == KeyStoreErrorKind.MISCONFIGURED
        assert "PYTHON_KEYRING_BACKEND" in sentence


def test_own_choice_that_writes_plain_text_b16(home: Path) -> None:
    package = home / "extra" / "keyrings" / "alt"
    package.mkdir(parents=True)
    (package / "file.py").write_text(
        "from pathlib import Path\n"
        f"from {FAKES} import FakeKeyring\n"
        "class PlaintextKeyring(FakeKeyring):\n"
        "    def set_password(self, service, username, password):\n"
        "        super().set_password(service, username, password)\n"
        "        Path.home().joinpath('keyring_pass.cfg').write_text(password)\n"
    )
    result = run(home, PYTHON_KEYRING_BACKEND="keyrings.alt.file.PlaintextKeyring")
    kind, sentence = result["save"]
    assert kind == KeyStoreErrorKind.MISCONFIGURED
    assert "keyrings.alt.file.PlaintextKeyring" in sentence
    assert not (home / "keyring_pass.cfg").exists()


@linux_only
@pytest.mark.parametrize(
    "config",
    [
        "[backend]\ndefault-keyring=planted.Keyring\nkeyring-path={extra}\n",
        "[backend]\ndefault-keyring=keyring.backends.null.Keyring\n",
        "no section at all",
        "[backend]\ndefault-keyring=\n",
    ],
)
def test_configuration_file_is_not_read_b4(home: Path, config: str) -> None:
    extra = home / "extra"
    extra.mkdir()
    (extra / "planted.py").write_text(f"from {FAKES} import FakeKeyring as Keyring\n")
    write_config(home, config.format(extra=extra))
    result = run(home)
    assert result["save"][0] == KeyStoreErrorKind.NO_BACKEND
    assert "planted" not in result["modules"]
    assert "keyring.backends.chainer" not in result["modules"]


def test_configuration_file_would_have_been_read_b4(home: Path) -> None:
    """The counter-check: keyring itself imports what the file names."""
    extra = home / "extra"
    extra.mkdir()
    (extra / "planted.py").write_text(f"from {FAKES} import FakeKeyring as Keyring\n")
    write_config(home, f"[backend]\ndefault-keyring=planted.Keyring\nkeyring-path={extra}\n")
    program = "import keyring, sys; keyring.get_keyring(); print('planted' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    if sys.platform == "linux":
        assert done.stdout == "True\n", done.stderr


def test_the_best_viable_candidate_wins() -> None:
    names = ["Low", "High", "Broken"]
    priorities = {"Low": 4.9, "High": 5.1}

    class NotViable(FakeKeyring):
        @property
        def priority(self) -> float:  # type: ignore[override]
            raise RuntimeError("nothing running")

    made = {
        name: type(name, (FakeKeyring,), {"priority": value}) for name, value in priorities.items()
    }
    made["Broken"] = NotViable
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setattr(f"{FAKES}.{name}", made[name], raising=False)
        chosen = choose_backend([f"{FAKES}.{name}" for name in names])
    assert type(chosen) is made["High"]


def test_no_viable_candidate_b1() -> None:
    with pytest.raises(KeyStoreError) as caught:
        choose_backend(["no.such.Keyring", f"{FAKES}.NoSuchClass", f"{FAKES}.KeyErrorKeyring"])
    assert caught.value.kind is KeyStoreErrorKind.NO_BACKEND
    assert caught.value.__context__ is None


@pytest.mark.parametrize("system", SYSTEMS)
def test_system_candidates_are_system_keyrings_b4_b13(system: str) -> None:
    candidates = version_for(system, "key_stores").CANDIDATES
    assert candidates
    for candidate in candidates:
        assert candidate.startswith("keyring.backends.")
        assert not any(word in candidate for word in ("chainer", "null", "fail"))


def test_a_backend_set_in_code_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = FakeKeyring()
    monkeypatch.setattr("keyring.core._keyring_backend", backend)
    assert choose_backend([]) is backend


def test_a_chain_is_refused_b13(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.core._keyring_backend", chainer.ChainerBackend())  # type: ignore[no-untyped-call]
    with pytest.raises(KeyStoreError) as caught:
        choose_backend()
    assert caught.value.kind is KeyStoreErrorKind.MISCONFIGURED


def test_windows_keys_stay_on_the_machine_b10(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = RoamingKeyring()
    monkeypatch.setattr("keyring.core._keyring_backend", backend)
    choose_backend()
    assert backend.persist == "local machine"
    assert RoamingKeyring.persist == "enterprise"
    plain = FakeKeyring()
    monkeypatch.setattr("keyring.core._keyring_backend", plain)
    choose_backend()
    assert not hasattr(plain, "persist")


def test_a_broken_installation_of_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(KeyStoreError) as caught:
        choose_backend()
    assert caught.value.kind is KeyStoreErrorKind.NO_BACKEND
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("module", "name", "prompts"),
    [
        ("keyring.backends.kwallet", "KWallet", True),
        ("keyring.backends.macOS", "macOS Keychain", True),
        ("keyring.backends.Windows", "Windows Credential Manager", False),
        ("somebodys.backend", "somebodys.backend.Keyring", True),
    ],
)
def test_what_is_known_of_a_backend(module: str, name: str, prompts: bool) -> None:
    backend = type("Keyring", (FakeKeyring,), {"__module__": module, "__qualname__": "Keyring"})()
    info = describe(backend)
    assert str(info.name) == name
    assert info.persistent
    assert name in str(info.sentence)
    assert expects_prompt(backend, "shop") is prompts


def test_the_null_backend_is_described_as_it_is_b2() -> None:
    backend = null.Keyring()  # type: ignore[no-untyped-call]
    assert not describe(backend).persistent
    assert not expects_prompt(backend, "shop")


def test_the_fail_backend_set_in_code_b1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.core._keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]
    with pytest.raises(KeyStoreError) as caught:
        choose_backend()
    assert caught.value.kind is KeyStoreErrorKind.NO_BACKEND
