"""Which backend of the ``keyring`` package to use, and what is known about it.

``keyring`` on its own would read ``keyringrc.cfg``, which can import any code, and would prefer a
chain of backends, out of which a deleted key comes back. So the choice is made here: the user's
own by environment variable, then one made in code, then the system's own keyring, else none.
"""

import importlib
import os
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, cast

from session_composer.core.platforms.key_stores import CANDIDATES
from session_composer.core.text.message import Message, Value

from .store import SERVICE, KeyStoreError, KeyStoreErrorKind, StoreInfo

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

VARIABLE = "PYTHON_KEYRING_BACKEND"

# The end of the sentences for NO_BACKEND.
MEMORY_ONLY = Message("so a key can only be kept in memory, until the program ends")

_SECRET_SERVICE = ("keyring.backends.SecretService", "keyring.backends.libsecret")
_NEVER_PROMPTS = ("keyring.backends.Windows", "keyring.backends.null")
_FAIL = "keyring.backends.fail"
# Writes to one backend and reads from all, plain text files among them.
_CHAINER = "keyring.backends.chainer"
# Plain text files, or files whose password is asked for on the terminal.
_REFUSED_PACKAGES = ("keyrings.alt", "keyring.backends.file")

_NAMES: dict[str, Value] = {
    "keyring.backends.SecretService": "Secret Service (GNOME Keyring, KWallet)",
    "keyring.backends.libsecret": "Secret Service (GNOME Keyring, KWallet)",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": Message("macOS Keychain"),
    "keyring.backends.Windows": Message("Windows Credential Manager"),
}


def choose_backend(candidates: Sequence[str] | None = None) -> "KeyringBackend":
    """Return the backend to use, ready for use, or raise `KeyStoreError`.

    May ask the desktop's services which of them run, but neither prompts nor reads a key.
    """
    problem = ""
    try:
        # Lazy: keyring takes some 100 ms to import.
        from keyring import core
    except Exception as error:  # a broken installation may raise anything
        problem = type(error).__name__
    if problem:
        raise KeyStoreError(
            KeyStoreErrorKind.NO_BACKEND,
            Message(
                "The package keyring cannot be loaded ({problem}), {memory_only}.",
                problem=problem,
                memory_only=MEMORY_ONLY,
            ),
        )
    if VARIABLE in os.environ:
        backend = _from_environment(os.environ[VARIABLE])
    elif (chosen := getattr(core, "_keyring_backend", None)) is not None:
        # Not get_keyring(): it would go and look at keyringrc.cfg when nothing has been set.
        backend = cast("KeyringBackend", chosen)
    else:
        backend = _best(CANDIDATES if candidates is None else candidates)
    _check_acceptable(backend)
    _keep_on_this_machine(backend)
    return backend


def describe(backend: "KeyringBackend") -> StoreInfo:
    """Say in words where this backend keeps keys."""
    for module in _modules(backend):
        if module == "keyring.backends.null":
            return StoreInfo(
                name="null backend of keyring",
                persistent=False,
                sentence=Message(
                    "The keyring chosen for this program discards every key it is given."
                ),
            )
        if module in _NAMES:
            name = _NAMES[module]
            sentence = Message(
                "Keys are kept in the system's keyring, {name}, under “{service}”.",
                name=name,
                service=SERVICE,
            )
            return StoreInfo(name, True, sentence)
    name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    return StoreInfo(
        name,
        True,
        Message("Keys are kept by {name}, the keyring chosen for this program.", name=name),
    )


def expects_prompt(backend: "KeyringBackend", profile: str) -> bool:
    """Return whether asking for this profile's key may put a question to the user.

    Only the Secret Service can be asked beforehand. Windows never prompts; KWallet, macOS and
    backends chosen by the user may do so at any time.
    """
    modules = _modules(backend)
    if any(module in _SECRET_SERVICE for module in modules):
        return _secret_service_is_locked(backend, profile)
    return not any(module in _NEVER_PROMPTS for module in modules)


def _from_environment(value: str) -> "KeyringBackend":
    problem: Value
    try:
        # Lazy: keyring takes 60 ms to import, and its import may fail.
        from keyring import backend as backend_module
        from keyring import core

        # Not core.load_env(): it takes a KeyError raised by the backend for an unset variable.
        backend = core.load_keyring(value)
        if isinstance(backend, backend_module.KeyringBackend):
            return backend
        problem = Message("not a keyring backend")
    except (Exception, SystemExit) as error:  # importing what the user names may raise anything
        problem = type(error).__name__
    raise KeyStoreError(
        KeyStoreErrorKind.MISCONFIGURED,
        Message(
            "The keyring named in the environment variable {variable} cannot be used ({problem}).",
            variable=VARIABLE,
            problem=problem,
        ),
    )


def _best(candidates: Sequence[str]) -> "KeyringBackend":
    viable: list[tuple[float, KeyringBackend]] = []
    for candidate in candidates:
        module, _, name = candidate.rpartition(".")
        try:
            backend_class = getattr(importlib.import_module(module), name)
            viable.append((float(backend_class.priority), backend_class()))
        except Exception:  # noqa: S112 - a backend says in its own way that it cannot work here
            continue
    if not viable:
        raise _no_backend()
    return max(viable, key=lambda pair: pair[0])[1]


def _check_acceptable(backend: "KeyringBackend") -> None:
    modules = _modules(backend)
    if _FAIL in modules:
        raise _no_backend()
    if _CHAINER in modules:
        raise KeyStoreError(
            KeyStoreErrorKind.MISCONFIGURED,
            Message(
                "A chain of keyrings cannot be used; name a single one in {variable}.",
                variable=VARIABLE,
            ),
        )
    if any(f"{module}.".startswith(f"{name}.") for module in modules for name in _REFUSED_PACKAGES):
        raise KeyStoreError(
            KeyStoreErrorKind.MISCONFIGURED,
            Message(
                "The keyring {module}.{qualname} keeps keys in ordinary files, which this "
                "program does not use for keys; check {variable}.",
                module=type(backend).__module__,
                qualname=type(backend).__qualname__,
                variable=VARIABLE,
            ),
        )


def _keep_on_this_machine(backend: "KeyringBackend") -> None:
    # Windows would otherwise copy the keys to every machine that the user's account roams to.
    if any("persist" in vars(base) for base in type(backend).__mro__):
        backend.persist = "local machine"  # type: ignore[attr-defined]


def _no_backend() -> KeyStoreError:
    return KeyStoreError(
        KeyStoreErrorKind.NO_BACKEND,
        Message(
            "This computer has no keyring that can be used, {memory_only}.", memory_only=MEMORY_ONLY
        ),
    )


def _modules(backend: "KeyringBackend") -> list[str]:
    """Return the modules of the class and its bases: a subclass is no better than its base."""
    return [base.__module__ for base in type(backend).__mro__]


def _secret_service_is_locked(backend: "KeyringBackend", profile: str) -> bool:
    # Lazy: comes with cryptography, and exists on Linux only.
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        try:
            if hasattr(backend, "preferred_collection"):
                collection = secretstorage.Collection(bus, backend.preferred_collection)
            else:
                collection = secretstorage.Collection(bus)
        except secretstorage.ItemNotFoundException:
            return True  # keyring will create the collection, for which a password is asked
        if collection.is_locked():
            return True
        # KeePassXC may ask for leave per item.
        make_query = getattr(backend, "_query", None)
        if make_query is None:
            return True
        query = make_query(SERVICE, profile)
        return any(item.is_locked() for item in collection.search_items(query))
