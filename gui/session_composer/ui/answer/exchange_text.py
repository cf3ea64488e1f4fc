"""Exchanges in a few words, for lists."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import (
    ErrorAnswer,
    OddAnswer,
    SessionAnswer,
    display_text,
    revealed_text,
)
from session_composer.core.request.request import changed_paths
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import thaw
from session_composer.state.keys.key_service import SANDBOX_NAME
from session_composer.state.language.translation import translate
from session_composer.state.sending.exchanges import Exchange, Trouble
from session_composer.state.sending.target_choice import SANDBOX_TARGET

from .outcome_text import summary_of

SIMULATED = "simulated"
TEST = "test"
LIVE = "live"
_LONGEST = 80
_MOST_CHANGES = 4
_LATEST = 253_402_300_799
_MINUTE = 60
_MINUTES_TOLD = 120

type TitleOf = Callable[[WirePath], str]
"""Names a parameter for people."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExchangeText", text)


def is_answer(exchange: Exchange | None) -> bool:
    """Whether somebody answered at all."""
    return exchange is not None and not isinstance(exchange.outcome, Failure | Trouble)


def session_of(exchange: Exchange | None) -> SessionAnswer | None:
    """Return the session that an exchange brought, if it did."""
    outcome = exchange.outcome if exchange is not None else None
    return outcome if isinstance(outcome, SessionAnswer) else None


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
    """Status, what was wrong in a word, and whether it was for the page in the browser."""
    text = _answer(exchange)
    return _tr("{answer}, for the browser").format(answer=text) if exchange.for_browser else text


def _answer(exchange: Exchange) -> str:
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


def tone_of(exchange: Exchange) -> str:
    """Name of the colour that says how it went."""
    outcome = exchange.outcome
    if isinstance(outcome, SessionAnswer):
        return "yes"
    return "warning" if isinstance(outcome, Failure | Trouble) else "error"


def took_of(exchange: Exchange) -> str:
    """How long the answer took; empty where there is none."""
    outcome = exchange.outcome
    return "" if isinstance(outcome, Failure | Trouble) else f"{outcome.elapsed_ms} ms"


def account_of(exchange: Exchange) -> str:
    """Whose session was asked for, and with which key if not from the sandbox."""
    account = printable(shorten(exchange.request.account, _LONGEST)) or _tr("no account")
    if exchange.target == SANDBOX_TARGET:
        return account
    return f"{account} · {target_of(exchange)}"


def changed_since(before: Exchange | None, exchange: Exchange, title_of: TitleOf) -> str:
    """Say what an exchange asked for in another way than the one before it."""
    if before is None:
        return request_of(exchange)
    changes = [
        f"{title_of(path)}: {_value(exchange, path)}"
        for path in sorted(changed_paths(before.request, exchange.request))
    ]
    old, new = before.request, exchange.request
    if old.api_version != new.api_version:
        changes.insert(0, new.api_version)
    if old.account != new.account:
        changes.insert(0, printable(shorten(new.account, _LONGEST)) or _tr("no account"))
    if old.expand != new.expand:
        changes.append("expand")
    if not changes:
        return _tr("nothing")
    more = len(changes) - _MOST_CHANGES
    shown = ", ".join(changes[:_MOST_CHANGES])
    return f"{shown}, +{more}" if more > 0 else shown


def _value(exchange: Exchange, path: WirePath) -> str:
    params = exchange.request.params
    if path not in params:
        return _tr("not sent")
    return printable(shorten(write_json(thaw(params[path])), _LONGEST))


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


def expiry_note(answer: SessionAnswer, now: QDateTime) -> dict[WirePath, str]:
    """Say in words when the secret of a session expires."""
    if answer.expires_at is None:
        return {}
    at = QDateTime.fromSecsSinceEpoch(min(answer.expires_at, _LATEST))
    clock = at.toString("HH:mm")
    if at.date() != now.date():
        clock = QLocale().toString(at, QLocale.FormatType.ShortFormat)
    seconds = now.secsTo(at)
    minutes = round(seconds / _MINUTE)
    told = _tr("in {minutes} minutes, {time}")
    if seconds <= 0:
        told = _tr("expired, {time}")
    elif minutes > _MINUTES_TOLD:
        told = _tr("in {hours} hours, {time}")
    elif minutes <= 1:
        told = _tr("in a minute, {time}")
    hours = round(seconds / _MINUTE / 60)
    return {("expires_at",): told.format(minutes=minutes, hours=hours, time=clock)}


def headers_text(outcome: object) -> str:
    """Headers of an answer, one on a line."""
    if not isinstance(outcome, SessionAnswer | ErrorAnswer | OddAnswer):
        return ""
    return "\n".join(f"{printable(name)}: {printable(value)}" for name, value in outcome.headers)
