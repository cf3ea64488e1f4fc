"""Reads YAML: requests as API clients keep them, and parameters."""

import re
from collections.abc import Sequence
from typing import Any

from session_composer.codecs.readers.plain import json_parameters
from session_composer.codecs.readers.plain.candidates import Candidate
from session_composer.codecs.readers.plain.envelope import candidates
from session_composer.core.text.errors import InputError

from .trees import requests_in

KIND = "yaml"
MAX_NODES = 100_000

_KEY = r"(?m)^[ \t]{0,80}(?:-[ \t]{1,9})?"
_REQUEST = re.compile(_KEY + r"(?:url|uri|endpoint|path)[ \t]{0,9}:[ \t]")
_START = re.compile(
    r"(?:\s|#[^\n]*\n|---)*+[$\w\"'-](?:[^\n{}()=;:]|:(?=\S))*+:"
    r"[ \t]*(?:\{[^\n{}]*\}|[^\n{(=;]*)[ \t\r]*(?:\n|\Z)"
)
_NESTED = re.compile(r"(?m)^components:[ \t]*\r?\n[ \t]+[\w\"']+:[ \t]*\r?\n[ \t]+enabled:")


def looks_like(text: str) -> int:
    """Say how much a text looks like YAML with a request, 0 for not at all."""
    if _START.match(text) is None:
        return 0
    if "account_sessions" in text and _REQUEST.search(text):
        return 85
    return 80 if _NESTED.search(text) else 0


def read(text: str) -> Sequence[Candidate]:
    """Read YAML. Raises InputError when there is no request in it, and when it is no YAML."""
    # Lazy: PyYAML is needed for nothing else on the way here.
    from session_composer.codecs.openapi.yaml_text import parse_yaml

    content: Any = parse_yaml(text.removeprefix("\ufeff"), MAX_NODES)
    requests = requests_in(content, text)
    if requests:
        return candidates(requests)
    if not isinstance(content, dict | list):
        raise InputError("The YAML holds no object with parameters.")
    return json_parameters.candidates(content, text)
