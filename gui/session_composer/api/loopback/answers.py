"""Answers of a server on this computer, and errors in the shape that Stripe gives them."""

from dataclasses import dataclass, field
from typing import Any

INVALID_REQUEST = "invalid_request_error"
API_ERROR = "api_error"
IDEMPOTENCY_ERROR = "idempotency_error"

type Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ServedFile:
    """What is sent as it is: a page, a script."""

    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LocalAnswer:
    """Status, JSON body and headers of one answer. The body may hold a client secret.

    A ``document`` goes out in the place of the body.
    """

    status: int
    body: dict[str, Any] = field(repr=False)
    headers: Headers = ()
    document: ServedFile | None = None


class ApiError(Exception):
    """A request that is answered with an error. An empty ``code`` or ``param`` is left out."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        type_: str = INVALID_REQUEST,
        code: str = "",
        param: str = "",
        headers: Headers = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.type = type_
        self.code = code
        self.param = param
        self.headers = headers

    def answer(self, *, log_id: str = "") -> LocalAnswer:
        """Make the answer; ``log_id`` is the request id that the log link points to, if any."""
        error = {
            "code": self.code,
            "doc_url": _doc_url(self.code),
            "message": self.message,
            "param": self.param,
            "request_log_url": f"https://dashboard.stripe.com/test/logs/{log_id}" if log_id else "",
            "type": self.type,
        }
        body = {"error": {key: value for key, value in error.items() if value}}
        return LocalAnswer(self.status, body, self.headers)


def _doc_url(code: str) -> str:
    return f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}" if code else ""
