"""The settings of lint that a repository brings along, in TOML."""

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from session_composer.core.files.read_write import read_bounded
from session_composer.core.text.errors import InputError
from session_composer.core.text.positions import LineIndex, Span

OWN_FILE = "session-composer.toml"
PROJECT_FILE = "pyproject.toml"
_TABLE = "session-composer"
_MAX_BYTES = 1024 * 1024
_TEXTS = ("api-version", "account")
_LISTS = ("paths", "ignore")


class LintConfig(NamedTuple):
    """What a configuration file says; paths lead from the working folder. Empty without one."""

    file: str = ""
    paths: tuple[str, ...] = ()
    api_version: str = ""
    account: str = ""
    ignore: tuple[str, ...] = ()
    text: str = ""

    def place(self, rule: str) -> Span:
        """Return where a rule stands that is ignored."""
        for quote in ('"', "'"):
            at = self.text.find(f"{quote}{rule}{quote}")
            if at >= 0:
                return LineIndex(self.text).span(at, at + len(rule) + 2)
        return Span()


def find_config() -> LintConfig:
    """Read the nearest file, in the working folder or above. Raises InputError."""
    folder = os.curdir
    while True:
        for name in (OWN_FILE, PROJECT_FILE):
            path = os.path.normpath(os.path.join(folder, name))
            # Whatever has the name of our own is meant; a link that leads nowhere is told.
            if os.path.lexists(path) if name == OWN_FILE else os.path.isfile(path):
                found = _read(path, name)
                if found is not None:
                    return found
        if os.path.lexists(os.path.join(folder, ".git")) or _is_top(folder):
            return LintConfig()
        folder = os.path.join(folder, os.pardir)


def _is_top(folder: str) -> bool:
    here = os.path.abspath(folder)
    return os.path.dirname(here) == here


def _read(path: str, name: str) -> LintConfig | None:
    data = read_bounded(path, _MAX_BYTES)
    if name == PROJECT_FILE and _TABLE.encode() not in data:
        return None
    # Lazy: most repositories have no settings.
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        content: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise InputError(
            "{path} is not UTF-8 text (byte {number}).", path=path, number=error.start + 1
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "{path} is not valid TOML: {error}.", path=path, error=str(error).rstrip(".")
        ) from error
    table = content.get("tool")
    table = table.get(_TABLE) if isinstance(table, dict) else None
    if table is None:
        if name == PROJECT_FILE:
            return None
        table = content
    if not isinstance(table, dict):
        raise InputError("{path}: tool.session-composer is not a table.", path=path)
    return _config(path, text, {key.replace("_", "-"): value for key, value in table.items()})


def _config(path: str, text: str, table: Mapping[str, Any]) -> LintConfig:
    unknown = sorted(table.keys() - {*_TEXTS, *_LISTS})
    if unknown:
        raise InputError(
            "{path} has an unknown setting, {name}; there are {names}.",
            path=path,
            name=unknown[0][:60],
            names=", ".join(sorted((*_TEXTS, *_LISTS))),
        )
    for key in _TEXTS:
        if not isinstance(table.get(key, ""), str):
            raise InputError("{path}: {key} is not a text.", path=path, key=key)
    for key in _LISTS:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise InputError("{path}: {key} is not a list of texts.", path=path, key=key)
    folder = os.path.dirname(path)
    account = table.get("account", "")
    return LintConfig(
        path,
        tuple(os.path.normpath(os.path.join(folder, one)) for one in table.get("paths", [])),
        table.get("api-version", ""),
        os.path.join(folder, account) if account else "",
        tuple(table.get("ignore", [])),
        text,
    )
