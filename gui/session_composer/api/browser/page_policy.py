"""What the page may load: no more than Connect.js is published to need.

Source: docs.stripe.com/connect/get-started-connect-embedded-components, section about content
security policies. The hash is that of the empty style element which Connect.js makes.
"""

from urllib.parse import urlsplit

from .page_view import STRIPE_SCRIPT

_EMPTY_STYLE = "'sha256-0hAheEzaMe6uXIKV4EehS9pu1am1lj/KnnzrOYqckXk='"
_STRIPE = "https://connect-js.stripe.com https://js.stripe.com"


def content_policy(script: str) -> str:
    """Return the value of Content-Security-Policy for a page with this script."""
    if script == STRIPE_SCRIPT:
        sources, styles, images = _STRIPE, f"'self' {_EMPTY_STYLE}", "https://*.stripe.com"
    else:
        parts = urlsplit(script)
        sources, styles, images = f"{parts.scheme}://{parts.netloc}", "'self'", "'none'"
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {sources}",
            f"frame-src {sources}",
            "connect-src 'self'",
            f"style-src {styles}",
            f"img-src {images}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )
