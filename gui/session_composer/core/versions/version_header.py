"""The value of ``Stripe-Version``: a date, a train of releases, and perhaps flags of betas.

It is kept and sent as it stands: blanks between the flags and a semicolon at the end mean nothing.
"""

import re
from typing import NamedTuple

BETA = "embedded_connect_beta=v2"
"""The flag that gives the components of the private preview."""

MAX_HEADER = 200
_BETA_NAME = "embedded_connect_beta"
_PREVIEW = "preview"
# Compiled when they are needed: a start needs neither.
_VERSION = r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([A-Za-z0-9_]+))?"
_HEADER = _VERSION + r"((?: *; *[!-:<-~]+)*+)(?: *;)?"


class VersionHeader(NamedTuple):
    """A ``Stripe-Version``, taken apart. The oldest versions have no ``train``."""

    date: str
    train: str
    flags: tuple[str, ...]

    @property
    def version(self) -> str:
        """The version without its flags."""
        return f"{self.date}.{self.train}" if self.train else self.date

    @property
    def is_preview(self) -> bool:
        """Whether it is a preview, not a release."""
        return self.train == _PREVIEW

    @property
    def is_private(self) -> bool:
        """Whether it asks for the components of the private preview."""
        return self.is_preview and any(flag.partition("=")[0] == _BETA_NAME for flag in self.flags)

    @property
    def canonical(self) -> str:
        """The header as the program itself writes it."""
        return "; ".join([self.version, *self.flags])


def parse_header(text: str) -> VersionHeader | None:
    """Take a header apart; None for what cannot be one."""
    found = re.fullmatch(_HEADER, text) if len(text) <= MAX_HEADER else None
    if found is None:
        return None
    flags = tuple(flag.strip() for flag in found[3].split(";") if flag.strip())
    return VersionHeader(found[1], found[2] or "", flags)
