"""The errors of the API that are known: how each is told, what it is about, what to do now.

They are in ``resources/errors/errors.json``. ``on`` names the places that an error belongs to:
``account``, ``api_version``, ``key``, ``expand``, a component, or a feature in every component that
is sent with it. A code that ends in ``_`` is the beginning of some. ``simulated`` is how
the sandbox gives it.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_node import DataNode, load_nodes
from session_composer.core.text.errors import DataError
from session_composer.core.text.message import Message
from session_composer.core.wire.values import Number

ERRORS = RESOURCES / "errors" / "errors.json"
INVALID_REQUEST = "invalid_request_error"
_FORMAT = 1
_PLACE = re.compile(r"account|api_version|key|expand|(components|features)\[[a-z0-9_]+\]")
_STATUS = re.compile(r"[45][0-9]{2}")
_MAX_PERMISSIONS = 5
_PERMISSION = re.compile(r"\brak_[a-z0-9_]{1,80}")
_NAMED_PERMISSION = re.compile(r"\('([a-z0-9_]{1,80})'\)")


class Simulated(NamedTuple):
    """An error as the sandbox gives it, with its first code.

    ``{account}``, ``{key}``, ``{version}`` and ``{flag}`` may stand in the message.
    """

    status: int
    type: str
    message: str
    headers: Mapping[str, str]
    needs_flag: bool
    """Whether it is about the flag behind the API version."""


class KnownError(NamedTuple):
    """One error. It is told by its code, by words of its text, or by the status alone."""

    id: str
    codes: tuple[str, ...]
    says: tuple[str, ...]
    statuses: tuple[int, ...]
    on: tuple[str, ...]
    advice: Message | None
    simulated: Simulated | None


@cache
def known_errors(path: Path = ERRORS) -> tuple[KnownError, ...]:
    """Read the known errors, those that are told best first. Raises DataError."""
    (nodes,) = load_nodes(path, _FORMAT, "errors")
    found = tuple(map(_known_error, nodes))
    if len({one.id for one in found}) != len(found):
        raise DataError(f"{path.name}: an id is there twice.")
    return found


def permissions(text: str) -> tuple[str, ...]:
    """Names of the permissions that a refusal asks for, in either of Stripe's wordings."""
    found = _PERMISSION.findall(text)
    if not found and "permission" in text:
        found = _NAMED_PERMISSION.findall(text)
    return tuple(dict.fromkeys(found))[:_MAX_PERMISSIONS]


def _known_error(node: DataNode) -> KnownError:
    codes, says, on = (node.names(key) if node.has(key) else () for key in ("codes", "says", "on"))
    for place in on:
        if not _PLACE.fullmatch(place):
            raise node.error(f"names no place, {place!r}", "on")
    if any(words != words.lower() for words in says):
        raise node.error("is not in small letters", "says")
    statuses = tuple(_status(node, one) for one in node.get("statuses", list, []))
    if not (codes or says or statuses):
        raise node.error("is told by nothing")
    known = KnownError(
        node.text("id"),
        codes,
        says,
        statuses,
        on,
        node.message("advice") if node.has("advice") else None,
        _simulated(node.node("simulated")) if node.has("simulated") else None,
    )
    node.done()
    return known


def _simulated(node: DataNode) -> Simulated:
    found = Simulated(
        _status(node, node.raw("status")),
        node.get("type", str, INVALID_REQUEST),
        node.text("message"),
        node.words("headers"),
        node.get("needs_flag", bool, default=False),
    )
    node.done()
    return found


def _status(node: DataNode, value: object) -> int:
    if not isinstance(value, Number) or not _STATUS.fullmatch(value.text):
        raise node.error("has a status that is none of an error")
    return int(value.text)
