"""What is known of an API version besides what it accepts."""

import re
from typing import NamedTuple

# Compiled when they are needed: most of what is done needs neither.
_API_VERSION = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z0-9]+)?"

IMPORTED_SUFFIX = "-imported"
"""Ends the name of an imported catalog whose API version is built in with another shape."""

IMPORTED = "imported"
"""Channel of the catalogs that the user imported."""


def is_api_version(text: str) -> bool:
    """Whether a text is written like an API version of Stripe: a date, and perhaps a name."""
    return re.fullmatch(_API_VERSION, text) is not None


def is_version_name(text: str) -> bool:
    """Whether a text is written like the name of a version that the program can know."""
    return is_api_version(text.removesuffix(IMPORTED_SUFFIX))


class VersionInfo(NamedTuple):
    """One API version, under the name by which the program knows it.

    ``channel`` is empty for a generally available version, else ``public preview``,
    ``private preview`` or :data:`IMPORTED`.
    """

    api_version: str
    shape: str
    released: str
    sdk_first: str
    sdk_last: str
    source: str
    channel: str = ""
    own_header: str = ""
    """Where it is not the version itself."""

    @property
    def header(self) -> str:
        """What goes into ``Stripe-Version``."""
        return self.own_header or self.api_version
