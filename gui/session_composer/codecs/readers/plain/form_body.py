"""Reads form bodies: as they go over the wire, or as decoded pairs, one on each line."""

import re

from session_composer.core.request.form import decode
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message

from .candidates import Candidate
from .collector import Collector
from .raw_values import sentence_safe

KIND = "form"

# Another name begins at a question mark: none is looked through twice.
_BELOW = r"(?:\[|%5[Bb])[^=&?\s]*"
_OWN_NAME = rf"(?:account|components{_BELOW}|expand(?:{_BELOW})?)="
_TELLING = re.compile(rf"(?:^|[&?\n])[ \t]{{0,40}}{_OWN_NAME}")
_PLAIN = re.compile(r"\??[^\s=&{}\"'<>();]+=[^\s{}\"'<>();]*")
_SECOND_PAIR = re.compile(rf"&{_OWN_NAME}")
_NAME_CUT = re.compile(r"&(?:account|components|expand)[^=&]*\Z")
_NO_NAME = re.compile(r"[\"'`{}()<>;,\\$]|\S\s+\S|://|:\s*\Z|\S[ \t]+\Z")
_ADDRESS = re.compile(r"(?:https?://|/)[^\s?]*\?")


def looks_like(text: str) -> int:
    """Say how much a text looks like a form body, 0 for not at all."""
    stripped = text.strip()
    if not stripped or not _TELLING.search(stripped) or _is_program(stripped):
        return 0
    if stripped[0] in "{[":
        # JSON, unless the name of a parameter begins so.
        return 50 if _PLAIN.match(stripped) else 0
    if all(_TELLING.match(line) for line in stripped.split("\n") if line.strip()):
        return 75
    if _TELLING.match(stripped) or _ADDRESS.match(stripped):
        return 50
    return 10 if _PLAIN.fullmatch(stripped) else 5


def _is_program(text: str) -> bool:
    """Whether what stands where names of parameters belong can be none."""
    address = _ADDRESS.match(text)
    lines = text[address.end() if address else 0 :].split("\n")
    names = (line.strip(" \t&?").partition("=")[0] for line in lines)
    return any(_NO_NAME.search(name) for name in names)


def read(text: str) -> list[Candidate]:
    """Read a form body."""

    def fill(found: Collector) -> None:
        found.take_pairs(_pairs(text.strip("\r\n\t \ufeff"), found))

    return [Candidate(1, fill)]


def decode_pairs(body: str) -> list[tuple[str, str]]:
    """Split a body into its decoded names and values. Raises InputError."""
    try:
        return decode(body)
    except UnicodeDecodeError:
        broken = next((part for part in body.split("&") if not _is_utf8(part)), "")
        raise InputError(
            "The pair {broken} is percent-encoded, but not as UTF-8.",
            broken=sentence_safe(broken, 60),
        ) from None


def join_lines(text: str) -> str:
    """Join a body that was broken into lines: no line break belongs to it."""
    return "".join(line.strip(" \t\r") for line in text.split("\n"))


def _pairs(text: str, found: Collector) -> list[tuple[str, str]]:
    if address := _ADDRESS.match(text):
        found.ignore(
            Message(
                "The address {address} is left out.", address=sentence_safe(address[0][:-1], 80)
            )
        )
        text = text[address.end() :]
    text = text.removeprefix("?")
    lines = [line for raw in text.split("\n") if (line := raw.strip("\r")).strip(" \t")]
    if len(lines) == 1:
        found.understand(Message("A form body as it goes over the wire."))
        return _checked(decode_pairs(lines[0].strip(" \t")))
    if _is_folded(lines):
        found.understand(Message("A form body, broken into {lines} lines.", lines=len(lines)))
        return _checked(decode_pairs(join_lines(text)))
    if any("%5b" in line.partition("=")[0].lower() or _SECOND_PAIR.search(line) for line in lines):
        found.understand(Message("Percent-encoded pairs on {lines} lines.", lines=len(lines)))
        return _checked(decode_pairs("&".join(line.strip(" \t") for line in lines)))
    found.understand(Message("{lines} decoded pairs, one on each line.", lines=len(lines)))
    # White space behind a value may be meant; before a name it is indentation.
    split = [line.lstrip(" \t").partition("=") for line in lines]
    return _checked([(name, value) for name, _, value in split])


def _is_folded(lines: list[str]) -> bool:
    """Whether one body was broken into lines, so that not every line is a pair."""
    if any(
        "=" not in line or line.lstrip(" \t").startswith("&") or line.rstrip(" \t").endswith("&")
        for line in lines
    ):
        return True
    # Broken in the middle of a name.
    return any(map(_NAME_CUT.search, lines[:-1]))


def _checked(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if not pairs:
        raise InputError("There is no pair of a name and a value in the text.")
    return pairs


def _is_utf8(part: str) -> bool:
    try:
        decode(part)
    except UnicodeDecodeError:
        return False
    return True
