"""What is known of an API version besides what it accepts."""

import re
from dataclasses import dataclass

API_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}(\.[a-z0-9]+)?", re.ASCII)

IMPORTED_SUFFIX = "-imported"
"""Ends the name of an imported catalog whose API version is built in with another shape."""

VERSION_NAME = re.compile(f"({API_VERSION.pattern})({IMPORTED_SUFFIX})?", re.ASCII)

IMPORTED = "imported"
"""Channel of the catalogs that the user imported."""


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One API version, under the name by which the program knows it.

    ``channel`` is empty for a generally available version, else ``public preview``,
    ``private preview`` or :data:`IMPORTED`. ``header`` is what goes into ``Stripe-Version``; when
    not given, it is the version itself.
    """

    api_version: str
    shape: str
    released: str
    sdk_first: str
    sdk_last: str
    source: str
    channel: str = ""
    header: str = ""

    def __post_init__(self) -> None:
        if not self.header:
            object.__setattr__(self, "header", self.api_version)
