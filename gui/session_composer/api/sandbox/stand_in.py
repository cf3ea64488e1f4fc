"""The stand-in of Connect.js: its script, and what it asks this server for.

As the real one does, the script puts a frame of its own server into the page, and only that frame
asks for what a client secret stands for. So no other origin is ever allowed to read an answer: who
has no secret learns nothing, and who has one holds the session already.
"""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from session_composer.api.loopback.answers import ApiError, Headers, LocalAnswer, ServedFile
from session_composer.api.loopback.connection import LocalCall
from session_composer.api.loopback.http_request import RequestHead, check_own_page
from session_composer.core.elements.elements import HTML_PREFIX, load_elements
from session_composer.core.files.assets import RESOURCES
from session_composer.core.help.help_texts import EMPHASIS, HelpText, HelpTexts
from session_composer.core.rules.granted_words import meaning
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog import Component
from session_composer.core.wire.json_text import parse_json

from .kept_sessions import SECRET_START, KeptSession, KeptSessions

SCRIPT = "/connect.js"
FRAME = "/connect/frame"
SESSION = "/connect/session"
LOGOUT = "/connect/logout"
_FRAME_SCRIPT = "/connect/frame.js"
_JSON = "application/json"
_SCRIPT_TYPE = "text/javascript; charset=utf-8"
_FOLDER = RESOURCES / "browser"
_DATA = "__STAND_IN_DATA__"
_FOR_ANY_PAGE: Headers = (("Cross-Origin-Resource-Policy", "cross-origin"),)
_FRAME_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
_EXPIRED = (
    "The simulated Stripe knows no session with this client secret: it has expired, was ended, or "
    "was made elsewhere. fetchClientSecret must return a new secret each time."
)


class StandIn:
    """Serves the script and its frame. Safe to use from several threads."""

    def __init__(self, sessions: KeptSessions) -> None:
        self._sessions = sessions
        self._help = HelpTexts()

    def is_for(self, path: str) -> bool:
        """Whether a path is one of the stand-in's."""
        return path in (SCRIPT, FRAME, _FRAME_SCRIPT, SESSION, LOGOUT)

    def admit(self, head: RequestHead) -> None:
        """Refuse what a page of another origin may not ask for. Raises ApiError."""
        path = head.target.partition("?")[0]
        if path in (SESSION, LOGOUT):
            if head.method != "POST" or head.value("content-type") != _JSON:
                raise ApiError(405, f"Only a POST of {_JSON} is answered here.")
            check_own_page(head)
        elif head.method not in ("GET", "HEAD"):
            raise ApiError(405, "Only GET is answered here.")

    def __call__(self, call: LocalCall) -> LocalAnswer:
        """Answer a call. Raises ApiError."""
        match call.head.target.partition("?")[0]:
            case "/connect.js":
                # The name by which it was asked for is the one that the page can reach.
                text = self._script.replace(_DATA, self._data(call.head.value("host")))
                return _document(_SCRIPT_TYPE, text, _FOR_ANY_PAGE)
            case "/connect/frame":
                policy = ("Content-Security-Policy", _FRAME_POLICY)
                page = (
                    f'<!doctype html><title>Session</title><script src="{_FRAME_SCRIPT}"></script>'
                )
                return _document("text/html; charset=utf-8", page, (*_FOR_ANY_PAGE, policy))
            case "/connect/frame.js":
                return _document(_SCRIPT_TYPE, _read("frame.js"))
            case "/connect/logout":
                self._sessions.end(_secret(call.body))
                return LocalAnswer(200, {})
        return self._session(_secret(call.body))

    def _session(self, secret: str) -> LocalAnswer:
        found = self._sessions.find(secret)
        if found is None:
            raise ApiError(401, _EXPIRED, type_="authentication_error")
        elements = load_elements().by_component
        shown = {
            elements[component.name].tag: self._shown(component, found)
            for component in found.catalog.components
            if component.name in elements and _is_granted(found, component)
        }
        body = {
            "account": found.account,
            "api_version": found.catalog.api_version,
            "expires_at": found.expires_at,
            "components": shown,
        }
        return LocalAnswer(200, body)

    def _shown(self, component: Component, session: KeptSession) -> dict[str, Any]:
        """Tell what a person sees and may do in a component."""
        text = self._help.find(session.catalog, component.path) or HelpText(component.name, "")
        features = session.components[component.name]["features"]
        lines = [
            line
            for feature in component.features
            for line in self._lines(session, feature.path, features.get(feature.name))
        ]
        return {"title": text.title, "summary": text.summary, "lines": lines}

    def _lines(
        self, session: KeptSession, path: tuple[str, ...], value: object
    ) -> Iterator[dict[str, Any]]:
        text = self._help.find(session.catalog, path) or HelpText(path[-1], "")
        if isinstance(value, list):
            yield {"can": bool(value), "text": f"{text.title}: {', '.join(map(str, value)) or '–'}"}
        elif isinstance(value, bool | str):
            can = meaning(value) is not False
            goes_on = text.can if can else text.cannot
            told = f"The user {goes_on}." if goes_on else f"{text.title}: {str(value).lower()}"
            # Only what denies something is a refusal, whatever the value is.
            yield {"can": EMPHASIS not in told, "text": told.replace(EMPHASIS, "")}

    @cached_property
    def _script(self) -> str:
        return _read("connect.js")

    def _data(self, host: str) -> str:
        elements = load_elements().by_component.values()
        tags = {
            element.tag: {
                "setters": element.setters,
                "needs": [need.setter for need in element.needs if need.meaning],
            }
            for element in elements
        }
        data = {
            "origin": f"http://{host}",
            "frame": FRAME,
            "prefix": HTML_PREFIX,
            "secretStart": SECRET_START,
            "elements": tags,
            **json.loads(_read("connect.json")),
        }
        return json.dumps(data)


def _is_granted(session: KeptSession, component: Component) -> bool:
    granted = session.components.get(component.name, {})
    return granted.get("enabled", True) is True


def _document(media_type: str, text: str, headers: Headers = ()) -> LocalAnswer:
    return LocalAnswer(200, {}, headers, ServedFile(media_type, text.encode()))


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _secret(body: bytes) -> str:
    """Return the client secret of a JSON body. Raises ApiError."""
    try:
        content = parse_json(body)
    except InputError:
        content = None
    secret = content.get("client_secret") if isinstance(content, dict) else None
    if not isinstance(secret, str):
        raise ApiError(400, "The body must be a JSON object with the text client_secret.")
    return secret
