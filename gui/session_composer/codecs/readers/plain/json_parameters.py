"""Reads JSON: the parameters as the SDKs take them, alone or inside of what was logged."""

import json
import re
from collections.abc import Container
from functools import partial

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.json_text import parse_json
from session_composer.core.wire.values import JsonValue

from . import session
from .bracket_pairs import is_own_name
from .candidates import Candidate
from .collector import Collector
from .raw_values import sentence_safe

KIND = "json"

type _Object = dict[str, JsonValue]

UNSURE = 20
"""Score of a text that begins like JSON and goes on like something else."""

_START = re.compile(r"[\s\ufeff]*+(?:\{\s*+[\"}]|\[)")
# Objects around the parameters, in logs and in exported requests.
_WRAPPERS = ("params", "parameters", "request", "body", "data", "json", "payload", "object")
_OPTIONS = ("options", "opts", "request_options", "requestOptions", "headers")
_VERSIONS = ("api_version", "apiVersion", "stripe_version", "stripeVersion", "Stripe-Version")
_KEYS = ("api_key", "apiKey")
_ANSWER = ("object", "client_secret", "expires_at", "livemode")
_MAX_WRAPPERS = 4


def looks_like(text: str) -> int:
    """Say how much a text looks like JSON, 0 for not at all."""
    if not _START.match(text):
        return 0
    try:
        json.loads(text.removeprefix("\ufeff"), parse_int=str)
    except json.JSONDecodeError as error:
        # The source of a program starts like this, too, but is refused before its end.
        return UNSURE if error.pos < len(text.rstrip()) else 80
    except (ValueError, RecursionError):
        return UNSURE
    return 90


def read(text: str) -> list[Candidate]:
    """Read parameters in JSON. Raises InputError."""
    content = parse_json(text.encode())
    if not isinstance(content, dict):
        raise InputError("The JSON holds no object with parameters.")
    if session.is_session(content):
        return session.read(text)
    return [Candidate(1, partial(_fill, content))]


def _fill(content: _Object, found: Collector) -> None:
    found.take_parameters(_unwrapped(content, found, found.catalog.component_by_name))


def _unwrapped(content: _Object, found: Collector, known: Container[str]) -> _Object:
    for _ in range(_MAX_WRAPPERS):
        content = _without_options(content, found)
        inner = _wrapped(content)
        if inner is None:
            break
        name, below = inner
        for beside, value in content.items():
            if beside in _OPTIONS and isinstance(value, dict):
                _without_options(value, found)
            elif beside != name:
                found.ignore(
                    Message(
                        "{beside} stands beside the parameters and is left out.",
                        beside=sentence_safe(beside, 60),
                    )
                )
        found.understand(Message("The parameters stand in {name}.", name=name))
        content = below
    if content.get("object") == "account_session":
        found.ignore(
            Message("What only an answer holds is left out: {names}.", names=", ".join(_ANSWER))
        )
        content = {name: value for name, value in content.items() if name not in _ANSWER}
    if content and all(name in known for name in content):
        found.understand(Message("The object of the components alone."))
        return {"components": content}
    return content


def _wrapped(content: _Object) -> tuple[str, _Object] | None:
    """Find the object that holds the parameters, with its name."""
    if not any(map(is_own_name, content)):
        for name in _WRAPPERS:
            below = content.get(name)
            if isinstance(below, dict):
                return name, below
    return None


def _without_options(content: _Object, found: Collector) -> _Object:
    """Take the API version and the key from among the members of an object."""
    rest = dict(content)
    for name in _VERSIONS:
        version = rest.get(name)
        if isinstance(version, str):
            found.take_version(version, name)
            del rest[name]
    for name in _KEYS:
        key = rest.get(name)
        if isinstance(key, str):
            found.take_key(key, name)
            del rest[name]
    return rest
