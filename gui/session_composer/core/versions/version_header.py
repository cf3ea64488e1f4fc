"""The value of ``Stripe-Version``: a date, a train of releases, and perhaps flags of betas.

It is kept and sent as it stands: blanks between the flags and a semicolon at the end mean nothing.
"""

from typing import NamedTuple

BETA = "embedded_connect_beta=v2"
"""The flag that gives the components of the private preview."""

MAX_HEADER = 200
_BETA_NAME = "embedded_connect_beta"
_PREVIEW = "preview"


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
        return self.is_preview and self.has_beta

    @property
    def has_beta(self) -> bool:
        """Whether the flag of the private preview is there, behind whatever version."""
        return any(flag.partition("=")[0] == _BETA_NAME for flag in self.flags)

    @property
    def canonical(self) -> str:
        """The header as the program itself writes it."""
        return "; ".join([self.version, *self.flags])


def parse_header(text: str) -> VersionHeader | None:
    """Take a header apart; None for what cannot be one."""
    # Without patterns: a start takes dozens of them apart.
    first, *others = text.split(";")
    version = first.rstrip(" ") if others else first
    date, dot, train = version.partition(".")
    *flags, last = (other.strip(" ") for other in others or [""])
    if last:
        flags.append(last)
    is_one = (
        len(text) <= MAX_HEADER
        and not text.endswith(" ")
        and _is_date(date)
        and (not dot or (train.isascii() and train.replace("_", "a").isalnum()))
        and all(flag and flag.isascii() and flag.isprintable() for flag in flags)
        and not any(" " in flag for flag in flags)
    )
    return VersionHeader(date, train, tuple(flags)) if is_one else None


def _is_date(text: str) -> bool:
    year, month, day = (text[:4], text[5:7], text[8:]) if len(text) == 10 else ("", "", "")
    digits = year + month + day
    return digits.isascii() and digits.isdecimal() and text[4::3] == "--"
