"""The page's server without its socket: who may ask, and what for.

A page of another origin can reach every port of this computer. It cannot read what it gets, and it
gets nothing: each path begins with a token, only this very page may ask for what changes anything
or tells anything, and it must show the token in a header, too, which no form and no plain request
of another page can have. There is no cookie, and no other origin is ever allowed anything.
"""

import json
from hmac import compare_digest
from secrets import token_urlsafe
from threading import Condition
from time import monotonic

from session_composer.api.loopback.answers import ApiError, Headers, LocalAnswer, ServedFile
from session_composer.api.loopback.connection import LocalCall
from session_composer.api.loopback.http_request import RequestHead, check_host, check_own_page
from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_text import redact
from session_composer.core.wire.json_text import parse_json
from session_composer.core.wire.values import JsonValue, Number

from .page_policy import content_policy
from .page_view import MAX_MESSAGE, MAX_MS, PageHost, ShownComponent, ShownState

TOKEN_HEADER = "Session-Composer-Page"  # noqa: S105 - the name of a header
OPEN = "/open/"
WAIT_S = 20.0
"""How long the page waits for news before it asks again."""
SILENCE_S = 90.0
"""After which nobody looks at the page: it was closed, or its browser is gone."""
RELOAD_S = 5.0
"""How long after it was left the page may come again."""
MAX_SESSIONS = 60
"""How many sessions the page may ask for within a minute."""
_MINUTE = 60.0
_STATES = {str(state): state for state in ShownState}
_FOLDER = RESOURCES / "browser"
_FILES = {
    "": ("page.html", "text/html; charset=utf-8"),
    "page.css": ("page.css", "text/css; charset=utf-8"),
    "page.js": ("page.js", "text/javascript; charset=utf-8"),
}
_TASKS = {"view": "GET", "wait": "GET", "session": "POST", "report": "POST", "left": "POST"}


class PageRoutes:
    """Answers the calls of one page. Safe to use from several threads."""

    headers: Headers = (("Referrer-Policy", "origin"), ("X-Frame-Options", "DENY"))

    def __init__(self, host: PageHost) -> None:
        self._host = host
        self._token = token_urlsafe(24)
        # In the address that the browser is started with, where other programs may see it: it
        # opens the page once.
        self._ticket = token_urlsafe(24)
        self._news = Condition()
        self._loads_wanted = 0
        self._is_over = False
        self._seen = monotonic()
        self._left = 0.0
        self._tags: dict[str, str] = {}
        self._made: list[float] = []

    @property
    def entrance(self) -> str:
        """Path that opens the page, once."""
        return f"{OPEN}{self._ticket}"

    @property
    def is_abandoned(self) -> bool:
        """Whether nobody looks at the page any more."""
        with self._news:
            now = monotonic()
            is_gone = bool(self._left) and now - self._left > RELOAD_S
            return is_gone or now - self._seen > SILENCE_S

    def reload(self) -> None:
        """Let the page load again."""
        with self._news:
            self._loads_wanted += 1
            self._news.notify_all()

    def renew_entrance(self) -> None:
        """Let the page be opened once more."""
        with self._news:
            self._ticket = token_urlsafe(24)
            self._seen = monotonic()

    def end(self) -> None:
        """Tell the page that it is over."""
        with self._news:
            self._is_over = True
            self._news.notify_all()

    def admit(self, head: RequestHead, port: int) -> None:
        """Refuse whatever is not this page's. Raises ApiError."""
        # One name: under another one a page would be of another origin.
        check_host(head, port, ("127.0.0.1",))
        path = head.target.partition("?")[0]
        if path.startswith(OPEN):
            if head.method != "GET":
                raise ApiError(405, "Only GET is answered here.")
            return
        task = self._task(path)
        if task not in _TASKS:
            if head.method != "GET":
                raise ApiError(405, "Only GET is answered here.")
            return
        if head.method != _TASKS[task]:
            raise ApiError(405, f"Only {_TASKS[task]} is answered here.")
        check_own_page(head)
        if not _equal(head.value(TOKEN_HEADER.lower()), self._token):
            raise ApiError(403, "The page has to show its token.")

    def __call__(self, call: LocalCall) -> LocalAnswer:
        """Answer a call; errors are answers too."""
        path, _, query = call.head.target.partition("?")
        try:
            if path.startswith(OPEN):
                return self._open(path.removeprefix(OPEN))
            task = self._task(path)
            if task in _FILES:
                return self._file(task)
            self._note_life(task)
            match task:
                case "view":
                    return self._view()
                case "wait":
                    return self._wait(query)
                case "session":
                    return self._session()
                case "report":
                    self._host.report(self._shown(call.body))
            return LocalAnswer(200, {})
        except InputError as error:
            return ApiError(409, str(error.message)).answer()
        except ApiError as error:
            return error.answer()

    def _task(self, path: str) -> str:
        """Return what follows the token. Raises ApiError."""
        _, token, *rest = path.split("/")
        task = rest[0] if len(rest) == 1 else None
        # Compared first, so that a guess is told nothing.
        is_ours = _equal(token, self._token)
        if not is_ours or task is None or not (task in _FILES or task in _TASKS):
            raise ApiError(404, "There is no such page.")
        return task

    def _open(self, ticket: str) -> LocalAnswer:
        with self._news:
            is_right = _equal(ticket, self._ticket)
            if is_right:
                self._ticket = token_urlsafe(24)
        if not is_right:
            raise ApiError(410, "This address was used before. Open the page from the program.")
        return LocalAnswer(303, {}, (("Location", f"/{self._token}/"),))

    def _file(self, task: str) -> LocalAnswer:
        name, media_type = _FILES[task]
        headers: Headers = ()
        if not task:
            policy = content_policy(self._host.script())
            headers = (("Content-Security-Policy", policy),)
        return LocalAnswer(200, {}, headers, ServedFile(media_type, (_FOLDER / name).read_bytes()))

    def _note_life(self, task: str) -> None:
        with self._news:
            self._seen = monotonic()
            self._left = self._seen if task == "left" else 0.0

    def _view(self) -> LocalAnswer:
        view = self._host.view()
        with self._news:
            self._tags = dict(view.tags)
            load = self._loads_wanted
        content = {**view.content, "load": load}
        data = json.dumps(content).encode()
        return LocalAnswer(200, {}, (), ServedFile("application/json", data))

    def _wait(self, query: str) -> LocalAnswer:
        load = query.removeprefix("load=")
        if not load.isascii() or not load.isdecimal() or len(load) > 9:
            raise ApiError(400, "The query must be load=NUMBER.")
        deadline = monotonic() + WAIT_S
        with self._news:
            while not self._is_over and self._loads_wanted <= int(load):
                remaining = deadline - monotonic()
                if remaining <= 0:
                    break
                self._news.wait(remaining)
            self._seen = monotonic()
            return LocalAnswer(
                200, {"over": self._is_over, "reload": self._loads_wanted > int(load)}
            )

    def _session(self) -> LocalAnswer:
        now = monotonic()
        with self._news:
            self._made = [when for when in self._made if now - when < _MINUTE]
            if len(self._made) >= MAX_SESSIONS:
                raise ApiError(429, f"The page asked for {MAX_SESSIONS} sessions within a minute.")
            self._made.append(now)
        made = self._host.session()
        if made.problem:
            return ApiError(502, made.problem).answer()
        return LocalAnswer(200, {"client_secret": made.client_secret})

    def _shown(self, body: bytes) -> tuple[ShownComponent, ...]:
        """Read a report; what it says of elements that the page was not given is left out."""
        content = parse_json(body)
        if not isinstance(content, dict) or len(content) > 1000:
            raise ApiError(400, "A report must be a JSON object.")
        with self._news:
            tags = self._tags
        return tuple(
            _component(tags[tag], told)
            for tag, told in content.items()
            if tag in tags and isinstance(told, dict)
        )


def _component(name: str, told: dict[str, JsonValue]) -> ShownComponent:
    state, after = told.get("state"), told.get("ms")
    ms = after.text if isinstance(after, Number) else ""
    return ShownComponent(
        name,
        _STATES.get(state, ShownState.LOADING) if isinstance(state, str) else ShownState.LOADING,
        min(int(ms), MAX_MS) if ms.isdecimal() and len(ms) < 10 else 0,
        _text(told.get("type")),
        _text(told.get("message")),
    )


def _text(value: JsonValue) -> str:
    """Make a text of the page fit to be shown: no secrets, no control characters, not too long."""
    text = value[: 4 * MAX_MESSAGE] if isinstance(value, str) else ""
    return shorten(printable(redact(text)), MAX_MESSAGE)


def _equal(given: str, right: str) -> bool:
    return compare_digest(given.encode(), right.encode())
