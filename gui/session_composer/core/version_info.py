"""What is known of an API version besides what it accepts."""

import re
from typing import NamedTuple

API_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}(\.[a-z0-9]+)?", re.ASCII)

IMPORTED_SUFFIX = "-imported"
"""Ends the name of an imported catalog whose API version is built in with another shape."""

VERSION_NAME = re.compile(f"({API_VERSION.pattern})({IMPORTED_SUFFIX})?", re.ASCII)

IMPORTED = "imported"
"""Channel of the catalogs that the user imported."""


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
