"""``GET /v1/accounts``, ``GET /v1/accounts/{id}`` and ``GET /v2/core/accounts/{id}``."""

from collections.abc import Callable

from session_composer.api.loopback.answers import ApiError, LocalAnswer

from .account_objects import INCLUDES
from .behaviours import Caller, apply_behaviour
from .form_parser import FormMap, as_list
from .objections import invalid, no_such_account, refuse_unknown
from .sample_accounts import AccountDirectory, SampleAccount

_DEFAULT_LIMIT = 10
_MAX_LIMIT = 100
_INCLUDE = "include"
_LIST_PARAMS = frozenset({"limit", "starting_after", "ending_before"})


class AccountRoutes:
    """Reads accounts, one or a page at a time."""

    def __init__(self, accounts: AccountDirectory, pause: Callable[[], object]) -> None:
        self._accounts = accounts
        self._pause = pause

    def retrieve(self, id_: str, params: FormMap, caller: Caller) -> LocalAnswer:
        """Answer with one account in the first shape. Raises ApiError."""
        refuse_unknown(params, frozenset())
        return LocalAnswer(200, self._accounts.v1_object(self._account(id_, caller)))

    def retrieve_v2(self, id_: str, params: FormMap, caller: Caller) -> LocalAnswer:
        """Answer with one account in the second shape. Raises ApiError."""
        refuse_unknown(params, frozenset({_INCLUDE}))
        includes = _includes(params)
        return LocalAnswer(200, self._accounts.v2_object(self._account(id_, caller), includes))

    def _account(self, id_: str, caller: Caller) -> SampleAccount:
        account = self._accounts.by_id.get(id_)
        if account is None:
            raise no_such_account(id_, "account", status=404)
        apply_behaviour(account, caller, self._pause)
        return account

    def page(self, params: FormMap) -> LocalAnswer:
        """Answer with a page of accounts, newest first. Raises ApiError."""
        refuse_unknown(params, _LIST_PARAMS)
        limit = _limit(params)
        after, before = (
            self._position(params, "starting_after"),
            self._position(params, "ending_before"),
        )
        if after is not None and before is not None:
            raise ApiError(400, "Send starting_after or ending_before, not both.")
        ids = self._accounts.listed
        if before is not None:
            start = max(0, before - limit)
            page, has_more = ids[start:before], start > 0
        else:
            start = 0 if after is None else after + 1
            page, has_more = ids[start : start + limit], start + limit < len(ids)
        data = [self._accounts.v1_object(self._accounts.by_id[id_]) for id_ in page]
        body = {"object": "list", "data": data, "has_more": has_more, "url": "/v1/accounts"}
        return LocalAnswer(200, body)

    def _position(self, params: FormMap, name: str) -> int | None:
        value = params.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise invalid("string", value, name)
        if value not in self._accounts.listed:
            raise no_such_account(value, name)
        return self._accounts.listed.index(value)


def _includes(params: FormMap) -> tuple[str, ...]:
    value = params.get(_INCLUDE, [])
    found = [value] if isinstance(value, str) else as_list(value)
    if found is None:
        raise invalid("array", value, _INCLUDE)
    names = []
    for entry in found:
        if entry not in INCLUDES:
            raise invalid("include", entry, _INCLUDE)
        names.append(str(entry))
    return tuple(names)


def _limit(params: FormMap) -> int:
    value = params.get("limit", str(_DEFAULT_LIMIT))
    if not isinstance(value, str) or not (value.isascii() and value.isdecimal()):
        raise ApiError(
            400,
            "Invalid integer was sent for limit.",
            code="parameter_invalid_integer",
            param="limit",
        )
    if not 1 <= int(value[:9]) <= _MAX_LIMIT:
        raise ApiError(
            400,
            f"limit must be from 1 to {_MAX_LIMIT}.",
            code="parameter_invalid_integer",
            param="limit",
        )
    return int(value[:9])
