"""The system's own keyrings, by their classes in the package ``keyring``, and what they say.

Numbers of errors, by which a keyring tells that it was not unlocked, and that it is out of reach:
https://developer.apple.com/documentation/security/security-framework-result-codes
https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--1300-1699-
"""

import sys

if sys.platform == "win32":
    CANDIDATES: tuple[str, ...] = ("keyring.backends.Windows.WinVaultKeyring",)
    LOCKED_CODES = frozenset[int]()
    # ERROR_NO_SUCH_LOGON_SESSION: by the network, or as a service.
    GONE_CODES = frozenset({1312})
elif sys.platform == "darwin":
    CANDIDATES = ("keyring.backends.macOS.Keyring",)
    # The user said no; nobody can be asked, as over SSH.
    LOCKED_CODES = frozenset({-128, -25308})
    # errSecNotAvailable, errSecNoDefaultKeychain.
    GONE_CODES = frozenset({-25291, -25307})
else:
    CANDIDATES = (
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    )
    LOCKED_CODES = frozenset[int]()
    GONE_CODES = frozenset[int]()
