"""What is known of an API version besides what it accepts."""

import re
from typing import NamedTuple

# Compiled when it is needed: most of what is done does without.
_API_VERSION = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z0-9]+)?"

IMPORTED_SUFFIX = "-imported"
"""Ends the name of an imported catalog whose API version is built in with another shape."""

IMPORTED = "imported"
"""Channel of the catalogs that the user imported."""

PREVIEW = "preview"
PRIVATE = "private preview"
"""Channel of the previews whose header ends with a flag."""


def is_api_version(text: str) -> bool:
    """Whether a text is written like an API version of Stripe: a date, and perhaps a name."""
    return re.fullmatch(_API_VERSION, text) is not None


class VersionInfo(NamedTuple):
    """One API version, under the name by which the program knows it.

    That is the value of ``Stripe-Version``, but for the catalogs that the user imported.
    ``channel`` is empty for a generally available version, else ``public preview``,
    :data:`PRIVATE` or :data:`IMPORTED`.
    """

    api_version: str
    shape: str
    released: str
    sdk_first: str
    sdk_last: str
    source: str
    channel: str = ""

    @property
    def header(self) -> str:
        """What goes into ``Stripe-Version``."""
        return self.api_version.removesuffix(IMPORTED_SUFFIX)
