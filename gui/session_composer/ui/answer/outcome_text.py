"""Outcomes in words."""

from PySide6.QtCore import QCoreApplication

from session_composer.api.http.client import Failure, FailureKind
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, SessionAnswer, StripeAnswer
from session_composer.core.text.display_safe import printable
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Trouble


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outcomes", text)


def summary_of(outcome: StripeAnswer | Failure | Trouble) -> str:
    """One line: status, time, request id."""
    if isinstance(outcome, Trouble):
        return _tr("Not sent")
    if isinstance(outcome, Failure):
        if outcome.kind is FailureKind.CANCELLED:
            return _tr("Cancelled")
        is_late = outcome.kind is FailureKind.TIMEOUT
        return _tr("No answer in time") if is_late else _tr("No answer")
    parts = [f"{outcome.status} {_reason(outcome.status)}".strip(), f"{outcome.elapsed_ms} ms"]
    if outcome.request_id:
        parts.append(outcome.request_id)
    return "  ·  ".join(printable(part) for part in parts)


def message_of(outcome: StripeAnswer | Failure | Trouble | None) -> str:
    """Say what went wrong, in sentences; empty when nothing did."""
    match outcome:
        case None | SessionAnswer():
            return ""
        case ErrorAnswer():
            lines = [outcome.message or _tr("The API answered with an error and no message.")]
            if outcome.retry_after is not None:
                lines.append(_tr("Try again in {seconds} s.").format(seconds=outcome.retry_after))
            return "\n".join(printable(line) for line in lines)
        case OddAnswer():
            return printable(translate(outcome.problem))
        case _:
            return printable(translate(outcome.message))


def _reason(status: int) -> str:
    # Lazy: an enumeration of sixty names, and only an answer needs one.
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
