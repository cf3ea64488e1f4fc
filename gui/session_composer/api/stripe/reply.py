"""Reading replies: a session, an error of the API, or something odd; never an exception."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypedDict

from session_composer.api.http.call import Reply
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secret_text import redact
from session_composer.core.text.secrets import MASK
from session_composer.core.wire.paths import COMPONENTS, WirePath
from session_composer.core.wire.values import JsonValue, Leaf, Number, freeze

from .json_body import client_secrets, kind_of, masked, parse_body, pretty

SIMULATED_HEADER = "Session-Composer-Simulated"

MAX_EXCERPT = 64 * 1024
MAX_SHOWN = 256 * 1024
MAX_LINE = 2_000
MAX_LINES = 10_000
MAX_FIELD = 4000
MAX_HEADER = 2000
_FIRST_ERROR = 400
_HTML = Message("HTML, not JSON: a proxy or sign-in page may be in the way")

_SECRET_MEMBER = re.compile(r'("client_secret"\s*:\s*")((?:[^"\\]|\\.)*)')
_SHORTEST = 8
_TIME = re.compile(r"[0-9]{1,11}")
# No asterisk: an address with a masked secret in it leads nowhere.
_LINK = re.compile(
    r"https://(?:docs|dashboard)\.stripe\.com(?:[/?#][A-Za-z0-9._~!$&()+,;=:@%/?#-]*)?"
)
_OLD_DOCS = "https://stripe.com/docs/"
_DOCS = "https://docs.stripe.com/"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What every answer has. Nothing in it is secret unless it says so."""

    status: int
    request_id: str
    elapsed_ms: int
    headers: tuple[tuple[str, str], ...]
    simulated: bool
    """Whether the built-in sandbox answered, not Stripe."""
    json_text: str = field(repr=False)
    """The body with two-space indent and secrets masked; empty when it is not JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswer(_Answer):
    """An account session was created."""

    account: str
    client_secret: str = field(repr=False)
    expires_at: int | None
    """Seconds since 1970."""
    livemode: bool | None
    granted: Mapping[WirePath, Leaf]
    """What the session allows: the leaves below ``components``."""
    revealed_json: str = field(repr=False)
    """``json_text`` with the client secret in clear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorAnswer(_Answer):
    """The API refused. Texts are empty when the API did not send them."""

    type: str
    code: str
    message: str
    param: str
    doc_url: str
    """An https address of Stripe's documentation or Dashboard, or empty."""
    request_log_url: str
    """The same."""
    retry_after: int | None
    """Seconds to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddAnswer(_Answer):
    """Something else answered, or the API changed."""

    problem: Message
    text: str = field(repr=False)
    """The body's beginning, secrets masked."""


type StripeAnswer = SessionAnswer | ErrorAnswer | OddAnswer


class _Common(TypedDict):
    status: int
    request_id: str
    elapsed_ms: int
    headers: tuple[tuple[str, str], ...]
    simulated: bool


def read_reply(reply: Reply, *, with_text: bool = True) -> StripeAnswer:
    """Read the answer to the creation of an account session; its text only where it is wanted."""
    return _read(reply, lambda content: _session(reply, content, with_text))


def read_object(
    reply: Reply, expected_object: str
) -> dict[str, JsonValue] | ErrorAnswer | OddAnswer:
    """Read an answer that should hold an object of the named type. Its values are not masked."""

    def check(content: dict[str, JsonValue]) -> dict[str, JsonValue]:
        _check_object(content, expected_object)
        return content

    return _read(reply, check)


def revealed_text(answer: StripeAnswer) -> str:
    """Return the body with two-space indent and the client secret in clear."""
    return answer.revealed_json if isinstance(answer, SessionAnswer) else answer.json_text


def display_text(text: str) -> str:
    """Cut a text to 256 KiB and 10 000 lines, and break long ones.

    A text view takes minutes to lay those out, and too long for many short ones.
    """
    lines = text[:MAX_SHOWN].split("\n", MAX_LINES)
    beginning = "\n".join(lines[:MAX_LINES])
    shown = "\n".join(_broken_lines(beginning))
    hidden = len(text) - len(beginning)
    return f"{shown}\n… and {hidden} more characters" if hidden > 0 else shown


def _read[T](
    reply: Reply, on_success: Callable[[dict[str, JsonValue]], T]
) -> T | ErrorAnswer | OddAnswer:
    try:
        content = parse_body(reply.body)
    except InputError as error:
        return _odd(reply, _HTML if _is_html(reply) else error.message, "")
    try:
        if not isinstance(content, dict):
            raise InputError("JSON that is {content}, not an object", content=kind_of(content))
        return on_success(content) if reply.status < _FIRST_ERROR else _error(reply, content)
    except InputError as error:
        return _odd(reply, error.message, pretty(content))


def _session(reply: Reply, content: dict[str, JsonValue], with_text: bool) -> SessionAnswer:
    _check_object(content, "account_session")
    secret = content.get("client_secret")
    if not isinstance(secret, str) or not secret:
        raise InputError("an account session without a client secret")
    livemode = content.get("livemode")
    if not isinstance(livemode, bool | None):
        raise _wrong_type("livemode", livemode)
    components = content.get("components")
    if not isinstance(components, dict | None):
        raise _wrong_type("components", components)
    known = client_secrets(content)
    return SessionAnswer(
        **_common(reply, known),
        json_text=pretty(content) if with_text else "",
        account=_text(content, "account", known),
        client_secret=secret,
        expires_at=_time(content.get("expires_at")),
        livemode=livemode,
        granted=MappingProxyType(dict(_leaves(COMPONENTS, components or {}, known))),
        revealed_json=pretty(content, reveal=True) if with_text else "",
    )


def _error(reply: Reply, content: dict[str, JsonValue]) -> ErrorAnswer:
    error = content.get("error")
    if isinstance(error, str):
        error = {"code": error, "message": content.get("error_description", error)}
    if not isinstance(error, dict):
        raise InputError("JSON that does not describe an error")
    known = client_secrets(content)
    texts = {name: _text(error, name, known) for name in ("type", "code", "message", "param")}
    if not any(texts.values()):
        raise InputError("an error that says nothing")
    return ErrorAnswer(
        **_common(reply, known),
        json_text=pretty(content),
        type=texts["type"],
        code=texts["code"],
        message=texts["message"],
        param=texts["param"],
        doc_url=_link(_text(error, "doc_url", known)),
        request_log_url=_link(_text(error, "request_log_url", known)),
        retry_after=reply.retry_after,
    )


def _odd(reply: Reply, problem: Message, json_text: str) -> OddAnswer:
    # Enough to recognise a secret on which the cut falls.
    text = reply.body.decode("utf-8", errors="replace")[: MAX_EXCERPT + MAX_HEADER]
    known = {found[2] for found in _SECRET_MEMBER.finditer(text) if len(found[2]) >= _SHORTEST}
    text = redact(_SECRET_MEMBER.sub(rf"\g<1>{MASK}", text), known)
    return OddAnswer(
        **_common(reply, known),
        json_text=json_text,
        problem=Message(
            "The server answered {status} with {problem}.", status=reply.status, problem=problem
        ),
        text=text[:MAX_EXCERPT],
    )


def _common(reply: Reply, known: Collection[str]) -> _Common:
    return _Common(
        status=reply.status,
        request_id=_shown(reply.header("Request-Id"), MAX_HEADER, known),
        elapsed_ms=reply.elapsed_ms,
        headers=tuple(
            (_shown(name, MAX_HEADER, known), _shown(value, MAX_HEADER, known))
            for name, value in reply.headers
        ),
        simulated=bool(reply.header(SIMULATED_HEADER)),
    )


def _check_object(content: dict[str, JsonValue], expected: str) -> None:
    found = content.get("object")
    if not isinstance(found, str):
        raise InputError('JSON that does not say what it is ("object" is missing)')
    if found != expected:
        raise InputError(
            'an object of the type "{found}", not "{expected}"',
            found=_shown(found, 60),
            expected=expected,
        )


def _text(content: dict[str, JsonValue], name: str, known: Collection[str]) -> str:
    value = content.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong_type(name, value)
    return _shown(value, MAX_FIELD, known)


def _time(value: JsonValue) -> int | None:
    if value is None:
        return None
    if not isinstance(value, Number) or not _TIME.fullmatch(value.text):
        raise InputError('an account session whose "expires_at" is not a time')
    return int(value.text)


def _leaves(
    path: WirePath, value: JsonValue, known: Collection[str]
) -> Iterator[tuple[WirePath, Leaf]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves((*path, key), item, known)
    else:
        yield path, freeze(masked(value, known=known))


def _link(url: str) -> str:
    """Return an address that is safe to open, in its present form, or an empty text."""
    if url.startswith(_OLD_DOCS):
        url = _DOCS + url.removeprefix(_OLD_DOCS)
    return url if _LINK.fullmatch(url) else ""


def _shown(text: str, limit: int, known: Collection[str] = ()) -> str:
    """Make a text of the server fit to stand in a label: no secrets, no control characters."""
    safe = redact(text, known)[:limit]
    if not safe.isprintable():
        safe = "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in safe)
    return safe + "…" if len(text) > limit else safe


def _broken_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield line[:MAX_LINE]
        for start in range(MAX_LINE, len(line), MAX_LINE):
            yield line[start : start + MAX_LINE]


def _is_html(reply: Reply) -> bool:
    return "html" in reply.header("Content-Type").lower() or reply.body.lstrip()[:1] == b"<"


def _wrong_type(name: str, value: JsonValue) -> InputError:
    return InputError(
        'JSON whose "{name}" is {value}, against the API', name=name, value=kind_of(value)
    )
