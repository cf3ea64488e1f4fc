"""Exchanges in a few words, for lists."""

from PySide6.QtCore import QCoreApplication

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import (
    ErrorAnswer,
    OddAnswer,
    SessionAnswer,
    display_text,
    revealed_text,
)
from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.keys.key_service import SANDBOX_NAME
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange, Trouble
from session_composer.state.sending.target_choice import SANDBOX_TARGET

from .outcome_text import summary_of

SIMULATED = "simulated"
TEST = "test"
LIVE = "live"
_LONGEST = 80


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExchangeText", text)


def is_answer(exchange: Exchange | None) -> bool:
    """Whether somebody answered at all."""
    return exchange is not None and not isinstance(exchange.outcome, Failure | Trouble)


def mode_of(exchange: Exchange) -> str:
    """Say whether an exchange was simulated, with a test key or live; empty when not known."""
    outcome = exchange.outcome
    if isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer) and outcome.simulated:
        return SIMULATED
    if isinstance(outcome, SessionAnswer) and outcome.livemode is not None:
        return LIVE if outcome.livemode else TEST
    if exchange.target == SANDBOX_TARGET and not is_answer(exchange):
        return SIMULATED
    return exchange.mode if exchange.mode in (TEST, LIVE) else ""


def time_of(exchange: Exchange) -> str:
    """Time of day at which a request was sent."""
    return exchange.sent_at.toString("HH:mm:ss")


def target_of(exchange: Exchange) -> str:
    """Where a request was sent, and with what kind of key."""
    if exchange.target == SANDBOX_TARGET:
        return translate(SANDBOX_NAME)
    mode = mode_of(exchange)
    name = printable(exchange.target)
    return f"{name} ({mode.upper()})" if mode else name


def answer_of(exchange: Exchange) -> str:
    """Status, and what was wrong in a word."""
    outcome = exchange.outcome
    if isinstance(outcome, ErrorAnswer) and (outcome.code or outcome.type):
        return f"{outcome.status} {printable(shorten(outcome.code or outcome.type, _LONGEST))}"
    text, _, _ = summary_of(outcome).partition("  ·  ")
    return text


def request_of(exchange: Exchange) -> str:
    """Say what was asked for: account, number of components, API version."""
    request = exchange.request
    count = len(request.sent_components())
    parts = [
        printable(shorten(request.account, _LONGEST)) or _tr("no account"),
        _tr("1 component") if count == 1 else _tr("{count} components").format(count=count),
        request.api_version,
    ]
    return "  ·  ".join(parts)


def body_text(outcome: object, *, reveal: bool) -> str:
    """Body of an answer, its client secret masked unless it is to be revealed."""
    match outcome:
        case SessionAnswer():
            return display_text(revealed_text(outcome) if reveal else outcome.json_text)
        case ErrorAnswer():
            return display_text(outcome.json_text)
        case OddAnswer():
            return display_text(outcome.json_text or outcome.text)
        case _:
            return ""


def headers_text(outcome: object) -> str:
    """Headers of an answer, one on a line."""
    if not isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer):
        return ""
    return "\n".join(f"{printable(name)}: {printable(value)}" for name, value in outcome.headers)
