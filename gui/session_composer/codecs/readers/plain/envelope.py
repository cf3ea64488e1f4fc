"""A whole HTTP request, as tools keep it: what reaches Stripe, whatever it was written in.

Readers of formats only fill an :class:`Envelope`. Here the address is checked, the version taken,
what is about who sends left out, and variables of the same text are put in.
"""

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote

from session_composer.codecs import budget
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value
from session_composer.core.wire.json_text import parse_json

from .candidates import Candidate
from .collector import Collector
from .form_body import decode_pairs, join_lines
from .placeholders import is_placeholder
from .raw_values import RawValue, sentence_safe

HOST = "api.stripe.com"
PATH = "v1/account_sessions"
SOURCE = Message("the header Stripe-Version")

_MOST_NAMED = 5
_TEMPLATE = re.compile(
    r"\{\{\s*(?:_\.)?([\w.-]+)\s*\}\}|<<([\w.-]+)>>|\$\{\[\s*([\w.-]+)\s*\]\}"
    r"|\$\{(?:workflow\.input\.)?([\w.-]+)\}|\{%\s*\$([\w.]+)\s*%\}"
    # Of the Stripe CLI, which has its value in itself.
    r"|(?P<default>\$\{\.env:\w+\|[^{}]*\})"
)
_SILENT_HEADERS = (
    "accept",
    "content-length",
    "host",
    "user-agent",
    "connection",
    "accept-encoding",
)


@dataclass(frozen=True, slots=True)
class EnvelopeRow:
    """A name and a value of a form; ``sent`` is False for one that is switched off."""

    name: str
    value: RawValue
    sent: bool = True


@dataclass(frozen=True, slots=True)
class Envelope:
    """One request of a text.

    ``what`` tells what it was found in, ``line`` where, from 1. Its parameters are the ``rows``,
    the object ``tree`` or the text ``body``, as it goes over the wire or in JSON; those of the
    address come first. ``login`` stands where a key belongs, ``variables`` are those of the text.
    """

    what: Message
    url: str
    method: str = "POST"
    headers: Sequence[tuple[str, str]] = ()
    rows: Sequence[EnvelopeRow] = ()
    tree: Mapping[str, RawValue] | None = None
    body: str = ""
    login: str = ""
    line: int = 1
    variables: Mapping[str, str] = field(default_factory=dict)
    reads_file: bool = False
    """Whether a part of the body is in a file."""


def candidates(envelopes: Sequence[Envelope]) -> list[Candidate]:
    """List the requests that create account sessions.

    Raises InputError, which names what there is, when there is none.
    """
    found = [
        Candidate(envelope.line, partial(take, envelope))
        for envelope in envelopes
        if is_for_sessions(envelope)
    ]
    if found:
        return found
    if not envelopes:
        raise InputError("There is no request in the text.")
    names = dict.fromkeys(
        sentence_safe(f"{one.method.upper()} {one.url.partition('?')[0]}".strip(), 80)
        for one in envelopes
    )
    shown = ", ".join([*names][:_MOST_NAMED])
    raise InputError(
        "{what}: none of its requests is a POST to /{path}; there is {shown}{more}.",
        what=envelopes[0].what,
        path=PATH,
        shown=shown,
        more=" …" if len(names) > _MOST_NAMED else "",
    )


def is_for_sessions(envelope: Envelope) -> bool:
    """Whether a request creates an account session, on whatever server."""
    url = _resolved(envelope.url, envelope.variables)
    return envelope.method.upper() in ("", "POST") and is_address(url)


def is_address(url: str) -> bool:
    """Whether an address, or the end of one, is that of account sessions."""
    path = unquote(url.partition("?")[0].partition("#")[0]).rstrip("/ ")
    return path == PATH or path.endswith((f"/{PATH}", f"}}{PATH}"))


def take(envelope: Envelope, found: Collector) -> None:
    """Hand a request to a collector. Raises InputError when its body cannot be read."""
    found.title = envelope.what
    resolve = _Resolver(envelope.variables)
    _take_server(resolve(envelope.url), found)
    for name, value in envelope.headers:
        take_header(name, resolve(value), found)
    if envelope.login:
        take_login(resolve(envelope.login), Message("the login of the request"), found)
    query = resolve(envelope.url).partition("#")[0].partition("?")[2]
    pairs: list[tuple[str, RawValue]] = list(decode_pairs(query))
    off = [row.name for row in envelope.rows if not row.sent]
    pairs += [(resolve(row.name), resolve.given(row.value)) for row in envelope.rows if row.sent]
    if envelope.body.strip():
        pairs += _body(resolve(envelope.body), found)
    _say_off(off, found)
    if envelope.reads_file:
        found.note(Message("A part of the body is in a file; importing reads none."))
    if envelope.tree is not None:
        pairs += [(resolve(name), resolve.given(value)) for name, value in envelope.tree.items()]
    found.take_pairs(pairs)


def take_header(name: str, value: str, found: Collector, *, is_variable: bool = False) -> None:
    """Take what a header says about the request, and leave out the rest; by its name only."""
    plain, value = name.strip().lower().lstrip(":"), value.strip()
    match plain:
        case "authorization":
            _authorization(value, found, is_variable=is_variable)
        case "stripe-version" if value and not is_variable and not is_placeholder(value):
            found.take_version(value, SOURCE)
        case "stripe-account" | "stripe-context":
            found.note(
                Message(
                    "The header {name} ({value}) is left out: it makes the request on behalf of "
                    "that account, while the session's own account is a parameter.",
                    name=sentence_safe(name.strip(), 60),
                    value=sentence_safe(value, 60),
                )
            )
        case "idempotency-key":
            found.ignore(
                Message(
                    "The header Idempotency-Key is left out: every request gets one of its own."
                )
            )
        case "content-type" if "json" in value.lower():
            found.note(
                Message(
                    "The header Content-Type says JSON, which this endpoint does not take; it is "
                    "left out."
                )
            )
        case "content-type":
            pass
        case _ if plain not in _SILENT_HEADERS:
            # Without its value: that may be a cookie or a password.
            found.ignore(
                Message("The header {name} is left out.", name=sentence_safe(name.strip(), 60))
            )


def take_login(text: str, place: Value, found: Collector, *, is_variable: bool = False) -> None:
    """Take what stands where a key belongs: a key is offered, a placeholder only named."""
    if is_variable or is_placeholder(text):
        found.ignore(Message("The key in {place} is a variable; it is left out.", place=place))
    elif text:
        found.take_key(text, place)


def _authorization(value: str, found: Collector, *, is_variable: bool) -> None:
    place = Message("the header Authorization")
    scheme, _, login = value.partition(" ")
    login = login.strip()
    if scheme.lower() == "basic" and not is_variable and not is_placeholder(login):
        try:
            # What was cut off from its end is no part of the key.
            login = b64decode(login.rstrip("=") + "=" * (-len(login.rstrip("=")) % 4)).decode()
            login = login.partition(":")[0]
        except ValueError:
            # Tools that encode it themselves are given the key as it is.
            login = login.partition(":")[0]
    take_login(login or scheme, place, found, is_variable=is_variable)


def _take_server(url: str, found: Collector) -> None:
    scheme, separator, rest = url.partition("?")[0].rpartition("://")
    server = rest.partition("/")[0] if separator else ""
    login, at, host = server.rpartition("@")
    if at:
        take_login(login.partition(":")[0], Message("the address"), found)
    if host and (scheme.lower() != "https" or host.lower() not in (HOST, f"{HOST}:443")):
        found.ignore(
            Message(
                "The server {host} is left out: requests go to Stripe or to the sandbox only.",
                host=sentence_safe(host, 80),
            )
        )


def _body(body: str, found: Collector) -> list[tuple[str, RawValue]]:
    text = body.strip()
    if text.startswith(("{", "[")) and text.endswith(("}", "]")):
        content = parse_json(text.encode())
        if not isinstance(content, dict):
            raise InputError("The body of the request is neither a form nor a JSON object.")
        found.note(
            Message("The body is JSON, which Stripe refuses; its parameters are taken as a form.")
        )
        return list(content.items())
    if "\n" in text:
        found.note(Message("The body is broken into lines; the breaks are left out."))
        text = join_lines(text)
    return list(decode_pairs(text))


def _say_off(names: Sequence[str], found: Collector) -> None:
    if not names:
        return
    shown = ", ".join(sentence_safe(name, 80) for name in names[:10])
    found.ignore(
        Message(
            "Rows that are switched off are not sent: {names}{more}.",
            names=shown,
            more=" …" if len(names) > 10 else "",
        )
    )


def _resolved(text: str, variables: Mapping[str, str]) -> str:
    return _Resolver(variables)(text)


class _Resolver:
    """Puts the variables of a text where they are named; each once, none within another."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._characters = budget.character_budget()

    def __call__(self, text: str) -> str:
        return _TEMPLATE.sub(self._value, text)

    def given(self, value: RawValue) -> RawValue:
        if isinstance(value, str):
            return self(value)
        if isinstance(value, dict):
            return {self(key): self.given(item) for key, item in value.items()}
        return [self.given(item) for item in value] if isinstance(value, list) else value

    def _value(self, match: re.Match[str]) -> str:
        if match["default"]:
            return match["default"].partition("|")[2][:-1]
        name = next(group for group in match.groups() if group is not None)
        value = self._variables.get(name, match[0])
        self._characters.spend(len(value))
        return value
