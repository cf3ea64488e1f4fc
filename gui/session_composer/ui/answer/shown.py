"""What the answer's panel shows: one value, made of all that it depends on."""

from dataclasses import dataclass, replace

from session_composer.core.request.request import Request
from session_composer.state.sending.exchanges import Exchange


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An exchange, or none, and what is to be said of it."""

    exchange: Exchange | None = None
    is_earlier: bool = False
    is_waiting: bool = False
    """Whether an answer is waited for; there is no exchange then."""
    is_stale: bool = False
    """Whether the request is not the one any more that was answered."""

    def differs_in_more_than_age(self, other: "ShownAnswer") -> bool:
        """Whether more is to be shown anew than that the request has changed since."""
        return replace(self, is_stale=other.is_stale) != other


def shown_now(
    chosen: Exchange | None, latest: Exchange | None, request: Request, *, is_busy: bool
) -> ShownAnswer:
    """Say what is to be seen: what the user chose, else the latest answer or the wait for it."""
    if chosen is None and is_busy:
        return ShownAnswer(is_waiting=True)
    exchange = chosen or latest
    is_stale = exchange is not None and exchange.request != request
    return ShownAnswer(exchange, is_earlier=chosen is not None, is_stale=is_stale)
