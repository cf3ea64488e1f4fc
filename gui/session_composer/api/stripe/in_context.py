"""Sending for one account of an organization."""

from dataclasses import replace

from session_composer.api.http.call import ApiCall, CancelToken, Failure, Reply

from .accounts import SendsRequests


class _InContext:
    """Sends every call for one account of an organization."""

    def __init__(self, client: SendsRequests, context: str) -> None:
        self._client = client
        self._context = context

    def send(
        self, call: ApiCall, key: str, *, deadline: float, cancel: CancelToken | None = None
    ) -> Reply | Failure:
        """Make one call."""
        within = replace(call, context=self._context)
        return self._client.send(within, key, deadline=deadline, cancel=cancel)


def in_context(client: SendsRequests, context: str) -> SendsRequests:
    """Return a client that acts for an account of an organization, if one is named."""
    return _InContext(client, context) if context else client
