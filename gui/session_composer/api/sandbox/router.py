"""From a request to its answer, without any socket: routes, versions, headers, idempotency."""

import re
from collections.abc import Callable
from dataclasses import replace

from session_composer.api.loopback.answers import ApiError, Headers, LocalAnswer
from session_composer.api.loopback.connection import LocalCall
from session_composer.api.loopback.http_request import RequestHead, check_addressee, check_host
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.version_header import parse_header

from .account_routes import AccountRoutes
from .account_sessions import LIFETIME_S, AccountSessions
from .authentication import authenticate
from .behaviours import Caller, refuse_failing_key
from .form_parser import FormError, FormMap, parse_form
from .idempotency import MAX_KEY_LENGTH, IdempotencyStore, KeptAnswer
from .kept_sessions import KeptSessions
from .random_text import random_token
from .sample_accounts import AccountDirectory
from .stand_in import StandIn

_FORM = "application/x-www-form-urlencoded"
_ONE_ACCOUNT = re.compile(r"/(v1|v2/core)/accounts/([^/]+)")
_ANY_ACCOUNT = re.compile(r"\bacct_[A-Za-z0-9]{1,250}")
_SHOWN = 60

type _Action = Callable[[FormMap, Caller], LocalAnswer]


class Router:
    """Answers calls. Safe to use from several threads."""

    headers: Headers = (("Session-Composer-Simulated", "true"),)

    def __init__(
        self,
        store: CatalogStore,
        rulebook: Rulebook,
        nonce: str,
        pause: Callable[[], object],
        lifetime: int = LIFETIME_S,
    ) -> None:
        accounts = AccountDirectory()
        self._store = store
        self._nonce = nonce
        sessions = KeptSessions()
        self._sessions = AccountSessions(store, rulebook, accounts, pause, sessions, lifetime)
        self._stand_in = StandIn(sessions)
        self._accounts = AccountRoutes(accounts, pause)
        self._kept = IdempotencyStore()

    def admit(self, head: RequestHead, port: int) -> None:
        """Refuse what is meant for another server or comes from a web page. Raises ApiError."""
        if self._stand_in.is_for(head.target.partition("?")[0]):
            check_host(head, port)
            self._stand_in.admit(head)
        else:
            check_addressee(head, port)

    def __call__(self, call: LocalCall) -> LocalAnswer:
        """Answer a call; errors are answers too."""
        request_id = f"req_sim_{random_token(14)}"
        path, _, query = call.head.target.partition("?")
        if (call.head.method, path) == ("GET", "/healthz"):
            return LocalAnswer(200, {"simulated": True, "nonce": self._nonce})
        if self._stand_in.is_for(path):
            try:
                return self._stand_in(call)
            except ApiError as error:
                return error.answer()
        headers: list[tuple[str, str]] = [("Request-Id", request_id)]
        log_id = ""
        try:
            action = self._action(call.head.method, path)
            key = authenticate(call.head)
            log_id = request_id
            caller = Caller(key, self._version(call.head), call.head.value("user-agent"))
            headers.append(("Stripe-Version", caller.version))
            named = _ANY_ACCOUNT.search(f"{call.head.target} {call.body.decode('latin-1')}")
            refuse_failing_key(caller, named[0] if named else "acct_none")
            if call.head.method == "POST":
                answer = self._post(call, path, caller, action, request_id, headers)
            else:
                answer = action(parse_form(query.encode()), caller)
        except FormError as error:
            answer = ApiError(400, error.message, param=error.param).answer(log_id=log_id)
        except ApiError as error:
            answer = error.answer(log_id=log_id)
        return replace(answer, headers=_complete(headers, answer))

    def _action(self, method: str, path: str) -> _Action:
        if (method, path) == ("POST", "/v1/account_sessions"):
            return lambda params, caller: self._sessions.create(
                params, self._store.catalog(caller.version), caller
            )
        if (method, path) == ("GET", "/v1/accounts"):
            return lambda params, _: self._accounts.page(params)
        match = _ONE_ACCOUNT.fullmatch(path)
        if method == "GET" and match:
            retrieve = self._accounts.retrieve if match[1] == "v1" else self._accounts.retrieve_v2
            return lambda params, caller: retrieve(match[2], params, caller)
        raise ApiError(
            404,
            f"Unrecognized request URL ({method}: {path[:_SHOWN]}). The simulated Stripe has only "
            "POST /v1/account_sessions, GET /v1/accounts, GET /v1/accounts/ID and "
            "GET /v2/core/accounts/ID.",
        )

    def _version(self, head: RequestHead) -> str:
        """Return the version that is asked for, as its header names it. Raises ApiError."""
        header = head.value("stripe-version") or self._store.newest
        if parse_header(header) is None:
            raise ApiError(
                400,
                f"Invalid Stripe API version: {header[:_SHOWN]}. The newest one known here is "
                f"{self._store.newest}.",
            )
        return header

    def _post(
        self,
        call: LocalCall,
        path: str,
        caller: Caller,
        action: _Action,
        request_id: str,
        headers: list[tuple[str, str]],
    ) -> LocalAnswer:
        """Run a POST once for each idempotency key."""
        content_type = call.head.value("content-type").partition(";")[0].strip().lower()
        if content_type != _FORM:
            raise ApiError(400, f"The content type of a POST must be {_FORM}.")
        key = call.head.value("idempotency-key")
        params = parse_form(call.body)
        if not key:
            return action(params, caller)
        if len(key) > MAX_KEY_LENGTH:
            raise ApiError(400, f"The Idempotency-Key is longer than {MAX_KEY_LENGTH} characters.")
        headers.append(("Idempotency-Key", key))
        with self._kept.claim(key, (path, params)) as kept:
            if kept is not None:
                headers += [("Original-Request", kept.request_id), ("Idempotent-Replayed", "true")]
                return kept.answer
            headers.append(("Original-Request", request_id))
            try:
                answer = action(params, caller)
            except ApiError as error:
                if error.status != 500:
                    raise
                # As Stripe does: once it has begun to execute, even a failure is the outcome.
                answer = error.answer(log_id=request_id)
            self._kept.keep(key, KeptAnswer((path, params), answer, request_id))
            return answer


def _complete(headers: list[tuple[str, str]], answer: LocalAnswer) -> Headers:
    found = [*headers, *answer.headers]
    if answer.status >= 400 and not any(name == "Stripe-Should-Retry" for name, _ in found):
        found.append(("Stripe-Should-Retry", "false"))
    return tuple(found)
