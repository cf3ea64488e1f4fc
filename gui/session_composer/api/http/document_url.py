"""Where the description of the API is published, and what its address may look like."""

import re

from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_text import contains_secret

OPENAPI_URL = "https://raw.githubusercontent.com/stripe/openapi/master/latest/openapi.spec3.json"
"""Where Stripe publishes the description of its newest released API version.

Source: https://github.com/stripe/openapi, latest/README.md.
"""
_URL = re.compile(
    r"(?:https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?"
    r"|http://(?:127\.0\.0\.1|localhost|\[::1\]):[0-9]{1,5})"
    r"(?:/[a-z0-9._~%-]+)+",
    re.IGNORECASE | re.ASCII,
)
_MAX_URL = 500


def check_document_url(url: str) -> str:
    """Return the address of a document as it is, if it may be asked for one.

    Raises InputError, whose sentence does not quote the address: anything may have been typed.
    """
    if len(url) > _MAX_URL or not _URL.fullmatch(url) or contains_secret(url):
        raise InputError(
            "The address of the document must begin with https:// (on this computer also "
            "http://127.0.0.1:PORT), name a file, and hold no user name, no query and no key."
        )
    return url


def document_name(url: str) -> str:
    """Name of the file that a checked address ends with."""
    return url.rpartition("/")[2]
