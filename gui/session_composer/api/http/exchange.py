"""One exchange under a total deadline, in a thread of its own.

The timeouts of sockets bound single steps only: a server that sends a byte now and then, or a name
server that does not answer, would hold the caller for ever. So the caller waits here, for the end,
the deadline or the cancel, whichever comes first, and then the socket is shut down.
"""

from collections.abc import Callable

from session_composer.core.text.message import Message

from .call import CancelToken, Failure, FailureKind, Reply
from .waiting import Wait, start_thread
from .wire import (
    Refusal,
    Watch,
    WireRequest,
    key_stayed,
    outcome_unknown,
    safe_detail,
    timed_out,
)

MAX_DEADLINE = 3600.0

type RoundTrip = Callable[[WireRequest, Watch], Reply]
"""Sends one request and reads the answer; may raise anything."""


def perform(
    request: WireRequest, seconds: float, cancel: CancelToken | None, exchange: RoundTrip
) -> Reply | Failure:
    """Run an exchange to its one outcome."""
    cancel = cancel or CancelToken()
    wait = Wait[Reply | Failure](seconds)
    watch = Watch(seconds)
    thread = None
    outcome = None
    cancel.subscribe(wait.cancel)
    try:
        if not cancel.cancelled:
            thread = start_thread(
                lambda: wait.finish(_outcome(request, watch, exchange)), "api-request"
            )
            if thread is None:
                return Failure(
                    FailureKind.OTHER, Message("No thread could be started for the request.")
                )
            # Before the stop: what comes after it is the effect of the stop.
            outcome = wait.result()
    finally:
        cancel.unsubscribe(wait.cancel)
        watch.stop()
    if cancel.cancelled:
        return _cancelled(request, watch)
    if thread is not None and outcome is not None:
        thread.join()
        return outcome
    return timed_out(request, watch)


def _cancelled(request: WireRequest, watch: Watch) -> Failure:
    if watch.request_left:
        message = Message("Cancelled.") + outcome_unknown(request)
    else:
        message = Message("Cancelled before anything was sent.")
    return Failure(FailureKind.CANCELLED, message, "", watch.request_left)


def _outcome(request: WireRequest, watch: Watch, exchange: RoundTrip) -> Reply | Failure:
    try:
        return exchange(request, watch)
    except Refusal as refusal:
        message = refusal.message
        if watch.request_left:
            message += outcome_unknown(request)
        elif refusal.kind is FailureKind.CONNECT:
            message += key_stayed(request)
        return Failure(refusal.kind, message, refusal.detail, watch.request_left)
    except BaseException as error:
        try:
            # Lazy: urllib3 and ssl take long to import, and are loaded by now in real life.
            from .failures import explain

            return explain(error, request, watch)
        except Exception:
            return Failure(
                FailureKind.OTHER,
                Message("The request failed in an unexpected way."),
                safe_detail(error, request),
                watch.request_left,
            )
