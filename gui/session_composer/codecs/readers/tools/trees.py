"""Requests in JSON and YAML: of API clients, workflow engines, proxies and the Stripe CLI.

All of them have an object with an address and a method; they differ in the names of its members and
in how rows of a form are written. So there is one way to look at an object, and tables of names.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from session_composer.codecs import budget
from session_composer.codecs.readers.plain.envelope import Envelope, EnvelopeRow, is_address
from session_composer.codecs.readers.plain.json_parameters import KEYS, VERSIONS
from session_composer.codecs.readers.plain.line_finder import LineFinder
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable, sentence_safe
from session_composer.core.text.message import Message

from .form_lines import form_lines

# Members of one meaning, in the order in which they are asked for.
_URL = ("url", "uri", "ApiEndpoint", "endpoint", "path", "request_url")
_METHOD = ("method", "Method", "httpMethod", "verb", "request_method")
_HEADERS = ("headers", "header", "Headers", "request_headers")
_BODY = (
    *("body", "RequestBody", "postData", "request_body", "requestBody"),
    *("payload", "form", "data", "params", "json"),
)
_AUTH = ("auth", "authentication")
_NAME = ("name", "key")
# Inside of a body that has a sort.
_SORT = ("mode", "type", "mimeType", "contentType")
_TEXT = ("text", "raw")
_ROWS = ("urlencoded", "params", "form", "data", "content", "formdata")
_LOGIN = ("token", "username")
# Answers, and the requests that led to examples of them.
_SKIPPED = ("response", "responses", "originalRequest", "examples")
_VARIABLES = (
    *("variable", "variables", "vars", "environments", "env"),
    *("inputParameters", "inputTemplate", "Assign"),
)
_MAX_VARIABLES = 1000

# The members that tell a format, and what it is called.
_FORMATS: tuple[tuple[tuple[str, ...], Message], ...] = (
    (("log",), Message("HAR file")),
    (("fixtures",), Message("Fixtures of the Stripe CLI")),
    (("dry_run",), Message("Dry run of the Stripe CLI")),
    (("States",), Message("Step Functions definition")),
    (("Arguments",), Message("Step Functions task")),
    (("info", "item"), Message("Postman collection")),
    (("request", "name"), Message("Postman request")),
    (("$kind",), Message("Postman request")),
    (("info", "http"), Message("Bruno request")),
    (("opencollection",), Message("Bruno collection")),
    (("yaakSchema",), Message("Yaak export")),
    (("authenticationType",), Message("Yaak request")),
    (("__export_format",), Message("Insomnia export")),
    (("schema_version", "collection"), Message("Insomnia collection")),
    (("v", "requests"), Message("Hoppscotch collection")),
    (("v", "endpoint"), Message("Hoppscotch request")),
    (("startTask", "tasks"), Message("SimWorkflow definition")),
    (("httpRequest",), Message("SimWorkflow task")),
    (("tasks",), Message("Conductor workflow")),
    (("taskReferenceName",), Message("Conductor task")),
    (("http_request",), Message("Conductor task")),
)
_PLAIN = Message("HTTP request settings")

type _Object = Mapping[str, RawValue]


class _Body(NamedTuple):
    rows: tuple[EnvelopeRow, ...] = ()
    tree: _Object | None = None
    text: str = ""


def requests_in(content: RawValue, text: str) -> list[Envelope]:
    """List the requests in the content of a JSON or YAML text. Raises InputError beyond limits."""
    variables = dict(_variables(content))
    found: list[Envelope] = []
    title = _title(content)
    lines = LineFinder(text)
    for request, login in _objects(content):
        url = _address(request)
        # Looked for from the last one on: no part of the text is searched twice.
        line = lines.line(url, url.rpartition("/")[2] or url)
        inner = request.get("request")
        around = {**inner, **request} if isinstance(inner, dict) else request
        body = _body(_first(around, _BODY))
        method = _first(request, _METHOD)
        found.append(
            Envelope(
                title,
                url,
                method if isinstance(method, str) else "POST",
                tuple(_headers(around)),
                body.rows,
                body.tree,
                body.text,
                _login(around) or login,
                line,
                variables,
            )
        )
    return found


def _title(content: RawValue) -> Message:
    for _ in range(2):
        if isinstance(content, list):
            content = content[0] if content else None
        if not isinstance(content, dict):
            break
        for names, title in _FORMATS:
            if all(name in content for name in names):
                return title
        # As the API of Postman gives it.
        content = content.get("collection")
    return _PLAIN


def _objects(content: RawValue) -> Iterator[tuple[_Object, str]]:
    """List the objects that are requests in their order, each with the login of what is around."""
    steps = budget.step_budget()
    waiting: list[tuple[RawValue, str]] = [(content, "")]
    while waiting:
        value, login = waiting.pop()
        steps.spend()
        if isinstance(value, list):
            waiting += [(item, login) for item in reversed(value)]
        elif isinstance(value, dict):
            login = _login(value) or login
            if _is_request(value):
                yield value, login
                continue
            inner = [item for name, item in value.items() if name not in _SKIPPED]
            answer = value.get("response")
            if isinstance(answer, dict) and isinstance(answer.get("request"), dict):
                # As httpYac tells what was asked: the request stands in its answer.
                inner.append(answer["request"])
            waiting += [(item, login) for item in reversed(inner)]


def _is_request(value: _Object) -> bool:
    url = _address(value)
    if not url:
        return False
    has_body = _first(value, _BODY) is not None
    return isinstance(_first(value, _METHOD), str) or (has_body and is_address(url))


def _address(value: _Object) -> str:
    url = _first(value, _URL)
    if isinstance(url, dict):
        raw = url.get("raw")
        if isinstance(raw, str) and raw:
            return raw
        parts = [url.get("host"), url.get("path")]
        url = "/".join(
            part if isinstance(part, str) else "/".join(filter(_is_text, part))
            for part in parts
            if isinstance(part, str | list)
        )
    return url.strip() if isinstance(url, str) else ""


def _body(value: RawValue) -> _Body:
    if isinstance(value, str):
        return _Body(text=value)
    if isinstance(value, list):
        return _from_list(value)
    if not isinstance(value, dict):
        return _Body()
    sort = _first(value, _SORT)
    if not isinstance(sort, str):
        rows = [name for name in _ROWS if isinstance(value.get(name), list)]
        return _Body(_rows(value[rows[0]])) if rows else _Body(tree=_without_paths(value))
    names = (sort,) if isinstance(value.get(sort), str | list) else (*_TEXT, *_ROWS)
    for name in names:
        inner = value.get(name)
        if isinstance(inner, str) and inner.strip():
            return _Body(text=inner)
        if isinstance(inner, list | dict) and inner:
            return _Body(_rows(inner))
    lines = value.get("body")
    return _Body(tuple(form_lines(lines))) if isinstance(lines, str) else _Body()


def _from_list(value: list[RawValue]) -> _Body:
    """Read rows, or variants of a body of which one is selected."""
    variants = [item for item in value if isinstance(item, dict) and "body" in item]
    if variants:
        chosen = next((item for item in variants if item.get("selected") is True), variants[0])
        return _body(chosen["body"])
    return _Body(_rows(value))


def _rows(value: RawValue) -> tuple[EnvelopeRow, ...]:
    """Read rows, each an object with a name and a value, or all of them one object."""
    if isinstance(value, dict):
        return tuple(_row(name, item) for name, item in value.items())
    if not isinstance(value, list):
        return ()
    rows = []
    for item in value:
        name = _first(item, _NAME) if isinstance(item, dict) else None
        if isinstance(item, dict) and isinstance(name, str) and name:
            rows.append(_row(name, item))
    return tuple(rows)


def _row(name: str, item: RawValue) -> EnvelopeRow:
    if not isinstance(item, dict):
        return EnvelopeRow(name, item)
    is_off = item.get("disabled") is True or False in (item.get("enabled"), item.get("active"))
    return EnvelopeRow(name, item.get("value"), not is_off)


def _headers(request: _Object) -> Iterator[tuple[str, str]]:
    version = _first(request, VERSIONS)
    if isinstance(version, str):
        yield "Stripe-Version", version
    for row in _rows(_first(request, _HEADERS)):
        first = row.value[0] if isinstance(row.value, list) and row.value else row.value
        if row.sent and isinstance(first, str):
            yield row.name, first


def _login(value: _Object) -> str:
    """Find what an object keeps to log in with."""
    key = _first(value, KEYS)
    if isinstance(key, str):
        return key
    auth = _first(value, _AUTH)
    if isinstance(auth, list):
        auth = auth[0] if auth else None
    if not isinstance(auth, dict):
        return ""
    for inner in (auth, *auth.values()):
        rows = {row.name: row.value for row in _rows(inner)}
        for name in _LOGIN:
            text = rows.get(name)
            if isinstance(text, str):
                return text
    return ""


def _variables(content: RawValue) -> Iterator[tuple[str, str]]:
    """List the variables of a text that have a value; of equal names the last one counts."""
    steps = budget.step_budget()
    waiting = [content]
    left = _MAX_VARIABLES
    while waiting and left:
        value = waiting.pop()
        steps.spend()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            is_environment = value.get("_type") == "environment"
            for name, item in value.items():
                if name in _VARIABLES or (is_environment and name == "data"):
                    inner = item.get("data", item) if isinstance(item, dict) else item
                    for row in _rows(inner)[:left]:
                        if row.sent and isinstance(row.value, str) and row.value:
                            left -= 1
                            yield row.name, row.value
                if name not in _SKIPPED:
                    waiting.append(item)


def _without_paths(tree: _Object) -> _Object:
    """Tell what Step Functions puts in: ``"name.$"`` has a path where the value is found."""
    found: dict[str, RawValue] = {}
    for name, value in tree.items():
        if name.endswith(".$") and isinstance(value, str):
            found[name[:-2]] = Variable(sentence_safe(value, 60), is_placeholder=True)
        else:
            found[name] = _without_paths(value) if isinstance(value, dict) else value
    return found


def _first(value: _Object, names: tuple[str, ...]) -> RawValue:
    """Return the first of some members that is there; engines write null for what is not."""
    return next((value[name] for name in names if value.get(name) is not None), None)


def _is_text(value: RawValue) -> bool:
    return isinstance(value, str)
