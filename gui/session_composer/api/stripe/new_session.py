"""The call that makes an account session."""

from session_composer.api.http.client import ApiCall, new_idempotency_key
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.versions.catalog import Catalog

SESSIONS_PATH = "/v1/account_sessions"


def session_call(request: Request, catalog: Catalog) -> ApiCall:
    """Make the call for a request, with a fresh idempotency key."""
    body = encode(request, catalog)
    return ApiCall("POST", SESSIONS_PATH, catalog.header, body, new_idempotency_key())
