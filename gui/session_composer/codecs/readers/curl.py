"""Reads cURL commands. Nothing is run, no file that a command names is read."""

import re
from base64 import b64decode
from collections.abc import Callable
from urllib.parse import quote_plus

from session_composer.codecs.imported import Imported
from session_composer.core.catalog_store import CatalogStore
from session_composer.core.errors import InputError

from .assignments import is_assignment, take_keys
from .collector import Collector
from .curl_options import Option, options
from .form_body import decoded, joined
from .given import safe
from .shell_words import PROMPT, Script, Word, split

KIND = "curl"

HOST = "api.stripe.com"
PATH = "v1/account_sessions"

_COMMAND = re.compile(
    rf"(?m)^[ \t]{{0,80}}(?:{PROMPT})?(?:\w{{1,60}}=[^\s(]{{0,200}}[ \t]{{1,9}}){{0,5}}"
    r"(?:[\w.:\\/-]{0,200}[\\/])?curl(?:\.exe)?[ \t^`\\]"
)
_SUBSTITUTED = re.compile(r"(?P<sign>\"\$\(|\$\(|`)\s*+curl(?:\.exe)?\s")
_SUBSTITUTION_ENDS = {'"$(': ')"', "$(": "", "`": "`"}
_OPTIONS_ALONE = re.compile(r"\s*+(?:-d|-u|-H|--data(?:-raw|-urlencode)?|--header|--user)[\s'\"]")
_PROGRAM = re.compile(r"(?:.*[\\/])?curl(?:\.exe)?", re.IGNORECASE | re.DOTALL)
_BEFORE = {"sudo", "time", "env", "command", "exec", "$", ">", "%", "@"}
_SILENT = {"rem", "::", "@echo", "#!/bin/sh", "#!/bin/bash", "set", "export"}
_FLAGS_OF_NO_CONCERN = {"s", "S", "silent", "show-error", "f", "fail", "fail-with-body", "v", "i"}
_NO_JSON = (
    "sends JSON; this endpoint takes form bodies only, so Stripe would refuse it. Paste the JSON "
    "alone to take its parameters."
)
_NO_FILE = "reads a file, and importing reads none. Put the text itself into the command."
_MULTIPART = "sends multipart/form-data, which is for files; write -d instead."


def looks_like(text: str) -> int:
    """Say how much a text looks like a cURL command, 0 for not at all."""
    first = _COMMAND.search(text)
    if first is None:
        return 55 if _OPTIONS_ALONE.match(text) else 45 if _SUBSTITUTED.search(text) else 0
    return 60 if text[: first.start()].strip() else 80


def read(text: str, store: CatalogStore, api_version: str) -> Imported:
    """Read a cURL command. Raises InputError."""
    script = split(text)
    if not any(_arguments(command) is not None for command in script.commands):
        inner = _SUBSTITUTED.search(text)
        if inner:
            script = split(_substituted(text, inner))
    found = Collector(KIND, store, api_version)
    found.understand(f"A cURL command, quoted for {script.shell.value}.")
    take_keys(script.commands, found)
    reader = _Reader(found)
    reader.read(_chosen(script, text, found))
    if script.mended:
        found.note("A sign that a line goes on was missing or not at its end; it was put in.")
    found.take_pairs(reader.pairs())
    return found.imported()


def _substituted(text: str, start: re.Match[str]) -> str:
    """Return the commands whose output a script takes. A mere parenthesis ends them by itself."""
    sign = start["sign"]
    end = _SUBSTITUTION_ENDS[sign]
    begin = start.end("sign")
    stop = text.find(end, begin) if end else -1
    return text[begin : stop if stop >= 0 else len(text)]


def _chosen(script: Script, text: str, found: Collector) -> list[Option]:
    """Pick the command that makes the request, and say which ones are left out."""
    if _OPTIONS_ALONE.match(text) and script.commands:
        return list(options(script.commands[0]))
    chosen: list[Option] | None = None
    for command in script.commands:
        arguments = _arguments(command)
        if arguments is None:
            name = command[0].text
            if name not in _SILENT and not all(map(is_assignment, command)):
                found.ignore(f"The command {safe(name, 60)} is left out.")
            continue
        read = list(options(arguments))
        if chosen is None or (not _is_for_sessions(chosen) and _is_for_sessions(read)):
            if chosen is not None:
                found.ignore("A cURL command for another address is left out.")
            chosen = read
        else:
            found.ignore("Another cURL command is left out.")
    if chosen is None:
        raise InputError("There is no cURL command in the text.")
    return chosen


def _arguments(command: list[Word]) -> list[Word] | None:
    """Words behind the name of the program; None when it is another program."""
    for place, word in enumerate(command):
        if _PROGRAM.fullmatch(word.text):
            return command[place + 1 :]
        if word.text not in _BEFORE and not is_assignment(word):
            return None
    return None


def _is_for_sessions(found: list[Option]) -> bool:
    return any(PATH in option.value for option in found if option.name in ("", "url"))


class _Reader:
    def __init__(self, found: Collector) -> None:
        self._found = found
        self._body: list[str] = []
        self._query: list[str] = []
        self._method = ""
        self._in_query = False
        self._has_address = False
        self._take: dict[str, Callable[[Option], None]] = {
            "": self._address,
            "url": self._address,
            "data": self._data,
            "data-ascii": self._data,
            "data-binary": self._data,
            "data-raw": self._raw,
            "data-urlencode": self._encoded,
            "url-query": self._url_query,
            "user": self._user,
            "oauth2-bearer": self._bearer,
            "header": self._header,
            "request": self._request,
            "get": self._get,
            "head": self._get,
            "json": _refuse(_NO_JSON),
            "form": _refuse(_MULTIPART),
            "form-string": _refuse(_MULTIPART),
            "upload-file": _refuse(_NO_FILE),
        }

    def read(self, found: list[Option]) -> None:
        for option in found:
            if option.name == "next":
                self._found.ignore("What follows --next is another request; it is left out.")
                break
            take = self._take.get(option.name, self._ignore)
            take(option)
        if not self._has_address:
            self._found.note(f"The command names no address; it is taken as one for /{PATH}.")
        if self._in_query:
            self._found.note(
                "The command asks with GET; account sessions are created with POST, which is taken."
            )
        elif self._method not in ("", "POST"):
            self._found.note(
                f"The command asks with {safe(self._method, 20)}; account sessions are created "
                "with POST, which is taken."
            )

    def pairs(self) -> list[tuple[str, str]]:
        body = "&".join(self._body)
        if body.lstrip().startswith(("{", "[")):
            raise InputError(f"The command {_NO_JSON}")
        if "\n" in body:
            self._found.note("The body is broken into lines; the breaks are left out.")
            body = joined(body)
        found = decoded("&".join([*self._query, body]))
        if not found:
            self._found.note("The command sends no parameters.")
        return found

    def _ignore(self, option: Option) -> None:
        if option.name not in _FLAGS_OF_NO_CONCERN:
            # Without its value: that may be a file, a cookie or a password.
            self._found.ignore(f"The option {safe(option.spelled, 40)} is left out.")

    def _data(self, option: Option) -> None:
        if option.value.startswith("@"):
            raise InputError(f"The option {option.spelled} {safe(option.value, 60)} {_NO_FILE}")
        self._raw(option)

    def _raw(self, option: Option) -> None:
        self._note_variables(option)
        self._body.append(option.value)

    def _encoded(self, option: Option) -> None:
        self._body.append(self._urlencoded(option))

    def _url_query(self, option: Option) -> None:
        if option.value.startswith("+"):
            self._query.append(option.value[1:])
        else:
            self._query.append(self._urlencoded(option))

    def _urlencoded(self, option: Option) -> str:
        name, equals, content = option.value.partition("=")
        if not equals and "@" in name:
            raise InputError(f"The option {option.spelled} {safe(option.value, 60)} {_NO_FILE}")
        self._note_variables(option)
        if not equals:
            return quote_plus(name)
        return f"{name}={quote_plus(content)}" if name else quote_plus(content)

    def _note_variables(self, option: Option) -> None:
        if option.expands:
            self._found.note(
                f"{safe(option.value, 100)} holds something that the shell would replace; it is "
                "kept as text."
            )

    def _user(self, option: Option) -> None:
        self._login(option.value.partition(":")[0], option.expands, f"the option {option.spelled}")

    def _bearer(self, option: Option) -> None:
        self._login(option.value, option.expands, f"the option {option.spelled}")

    def _login(self, text: str, expands: bool, place: str) -> None:
        if expands:
            self._found.ignore(f"The key in {place} is a variable; it is left out.")
        elif text:
            self._found.take_key(text, place)

    def _header(self, option: Option) -> None:
        name, _, value = option.value.partition(":")
        name, value = name.strip(), value.strip()
        match name.lower():
            case "authorization":
                self._authorization(value, option.expands)
            case "stripe-version" if not option.expands:
                self._found.take_version(value, "the header Stripe-Version")
            case "stripe-account" | "stripe-context":
                self._found.note(
                    f"The header {name} ({safe(value, 60)}) is left out: it makes the request on "
                    "behalf of that account, while the session's own account is a parameter."
                )
            case "idempotency-key":
                self._found.ignore(
                    "The header Idempotency-Key is left out: every request gets one of its own."
                )
            case "content-type":
                self._content_type(value)
            case _:
                self._found.ignore(f"The header {safe(name, 60)} is left out.")

    def _content_type(self, value: str) -> None:
        if "json" in value.lower():
            self._found.note(
                "The header Content-Type says JSON, which this endpoint does not take; it is left "
                "out."
            )

    def _authorization(self, value: str, expands: bool) -> None:
        place = "the header Authorization"
        scheme, _, login = value.partition(" ")
        login = login.strip()
        if scheme.lower() == "basic" and not expands:
            try:
                login = b64decode(login, validate=True).decode().partition(":")[0]
            except ValueError:
                login = "?"
        self._login(login or scheme, expands, place)

    def _request(self, option: Option) -> None:
        self._method = option.value.upper()

    def _get(self, _option: Option) -> None:
        self._in_query = True

    def _address(self, option: Option) -> None:
        address, _, _ = option.value.partition("#")
        address, _, query = address.partition("?")
        scheme, separator, rest = address.rpartition("://")
        server, _, path = (rest if separator else address).partition("/")
        login, at, host = server.rpartition("@")
        if path.strip("/") != PATH:
            self._other_address(option, f"/{path}")
            return
        if self._has_address:
            self._found.ignore("A second address is left out.")
            return
        self._has_address = True
        if at:
            self._login(login.partition(":")[0], option.expands, "the address")
        if scheme.lower() not in ("", "https") or host.lower() not in ("", HOST, f"{HOST}:443"):
            self._found.ignore(
                f"The server {safe(host or server, 80)} is left out: requests go to Stripe or to "
                "the sandbox only."
            )
        if query:
            self._query.append(query)

    def _other_address(self, option: Option, path: str) -> None:
        if "/" not in option.value and "." not in option.value:
            self._found.ignore(f"{safe(option.value, 60)} is no address; it is left out.")
            return
        raise InputError(f"The command calls {safe(path, 80)}, not /{PATH}.")


def _refuse(why: str) -> Callable[[Option], None]:
    def refuse(option: Option) -> None:
        raise InputError(f"The option {option.spelled} {why}")

    return refuse
