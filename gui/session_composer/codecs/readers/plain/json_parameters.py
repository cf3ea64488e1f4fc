"""Reads JSON: the parameters as the SDKs take them, alone or inside of what was logged."""

import json
import re
from collections.abc import Container
from functools import partial

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.values import JsonValue

from .bracket_pairs import is_own_name
from .candidates import Candidate
from .collector import Collector
from .line_finder import LineFinder
from .raw_values import sentence_safe

KIND = "json"

type _Object = dict[str, JsonValue]

UNSURE = 20
"""Score of a text that begins like JSON and goes on like something else."""

_START = re.compile(r"[\s\ufeff]*+(?:\{\s*+[\"}]|\[)")
# Objects around the parameters, in logs and in exported requests.
_WRAPPERS = ("params", "parameters", "request", "body", "data", "json", "payload", "object")
_OPTIONS = ("options", "opts", "request_options", "requestOptions", "headers")
VERSIONS = ("api_version", "apiVersion", "stripe_version", "stripeVersion", "Stripe-Version")
KEYS = ("api_key", "apiKey")
_ANSWER = ("object", "client_secret", "expires_at", "livemode")
_MAX_WRAPPERS = 4
_MAX_OBJECTS = 1000


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


def candidates(content: JsonValue, text: str) -> list[Candidate]:
    """List the objects with parameters. Raises InputError when there is none."""
    objects = content if isinstance(content, list) else [content]
    if len(objects) > _MAX_OBJECTS:
        raise InputError(
            "The list holds more than {limit} entries; take out the one that is meant.",
            limit=_MAX_OBJECTS,
        )
    lines = LineFinder(text)
    found = [
        Candidate(lines.line("components"), partial(_fill, one))
        for one in objects
        if isinstance(one, dict)
    ]
    if not found:
        raise InputError("The JSON holds no object with parameters.")
    return found


def refuse_foreign(content: JsonValue) -> None:
    """Raise InputError, which says what it is, for JSON in which nothing is a parameter."""
    if isinstance(content, list):
        content = next((one for one in content if isinstance(one, dict)), None)
    if not isinstance(content, dict):
        raise InputError("This is JSON, but no request was found in it.")
    kind = content.get("object")
    if isinstance(content.get("error"), dict) and not any(map(is_own_name, content)):
        raise InputError("This is an answer with an error, which holds no request.")
    if isinstance(kind, str) and kind != "account_session" and "components" not in content:
        raise InputError(
            "This is an object of Stripe ({kind}), which holds no request.",
            kind=sentence_safe(kind, 40),
        )
    is_other = _holds_other_components(content)
    if is_other or not (_holds_parameters(content, 0) or _are_components(content)):
        raise InputError("This is JSON, but no request was found in it.")


def _holds_parameters(content: JsonValue, depth: int) -> bool:
    if not isinstance(content, dict) or depth > _MAX_WRAPPERS:
        return False
    return any(is_own_name(name) or _holds_parameters(content[name], depth + 1) for name in content)


def _holds_other_components(content: _Object) -> bool:
    """Whether it has components of something else, such as those of an OpenAPI document."""
    below = content.get("components")
    return (
        isinstance(below, dict)
        and bool(below)
        and "account" not in content
        and not any(
            value == {} or (isinstance(value, dict) and value.keys() & {"enabled", "features"})
            for value in below.values()
        )
    )


def _are_components(content: _Object) -> bool:
    """Whether an object may be that of the components alone."""
    return bool(content) and all(
        isinstance(component, dict) and component.keys() & {"enabled", "features"}
        for component in content.values()
    )


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
        found.understand(Message("The parameters stand in {name}.", name=sentence_safe(name, 60)))
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
        names = [name for name in content if _holds_parameters(content[name], 1)]
        for name in (*_WRAPPERS, *names):
            below = content.get(name)
            if isinstance(below, dict):
                return name, below
    return None


def _without_options(content: _Object, found: Collector) -> _Object:
    """Take the API version and the key from among the members of an object."""
    rest = dict(content)
    for name in VERSIONS:
        version = rest.get(name)
        if isinstance(version, str):
            found.take_version(version, name)
            del rest[name]
    for name in KEYS:
        key = rest.get(name)
        if isinstance(key, str):
            found.take_key(key, name)
            del rest[name]
    return rest
