"""``POST /v1/account_sessions``: checks a request as Stripe would and makes the answer."""

from collections.abc import Callable
from time import time
from typing import Any

from session_composer.api.loopback.answers import ApiError, Headers, LocalAnswer
from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.rules.granted_words import meaning
from session_composer.core.rules.problems import Problem, Severity
from session_composer.core.rules.rule_types import AllEqual, Certainty, Constraint
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog import Catalog, Component, Feature, FieldType
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import enabled_path, feature_path, wire_name
from session_composer.core.wire.values import Leaf

from .answer_members import answer_members
from .behaviours import Caller, apply_behaviour
from .form_parser import FormMap
from .kept_sessions import SECRET_START, KeptSessions
from .newer_parameters import without_newer
from .objections import no_such_account, read_request
from .random_text import random_token
from .sample_accounts import AccountDirectory

_SECRET_LENGTH = 60
LIFETIME_S = 15 * 60


class AccountSessions:
    """Creates simulated account sessions, and keeps the latest for the elements of pages."""

    def __init__(
        self,
        store: CatalogStore,
        rulebook: Rulebook,
        accounts: AccountDirectory,
        pause: Callable[[], object],
        kept: KeptSessions,
        lifetime: int = LIFETIME_S,
    ) -> None:
        self._store = store
        self._rulebook = rulebook
        self._accounts = accounts
        self._pause = pause
        self._kept = kept
        self._lifetime = lifetime

    def create(self, params: FormMap, catalog: Catalog, caller: Caller) -> LocalAnswer:
        """Answer with a new account session. Raises ApiError."""
        params, newer = without_newer(params, catalog, self._store)
        request = read_request(params, catalog)
        account = self._accounts.by_id.get(request.account)
        if account is None:
            raise no_such_account(request.account, "account")
        apply_behaviour(account, caller, self._pause)
        problems = self._rulebook.problems(catalog, request, account.facts)
        for problem in problems:
            if problem.severity is Severity.ERROR:
                raise self._rule_error(problem, catalog, request, account.facts)
        guesses = ["Stripe-Version"] if catalog.remark else []
        guesses += newer
        guesses += [wire_name(problem.path) for problem in problems if self._is_guess(problem)]
        components: dict[str, Any] = {}
        for component in catalog.components:
            components[component.name], guessed = self._granted(
                component, catalog, request, account.facts
            )
            if not caller.reads_words:
                guessed += _without_words(components[component.name]["features"], component)
            guesses += guessed
        body = {
            "object": "account_session",
            "account": request.account,
            "client_secret": SECRET_START + random_token(_SECRET_LENGTH - len(SECRET_START)),
            "components": components,
            "expires_at": int(time()) + self._lifetime,
            "livemode": False,
        }
        self._kept.keep(catalog, body)
        return LocalAnswer(200, body, _guesswork(guesses))

    def _granted(
        self, component: Component, catalog: Catalog, request: Request, facts: AccountFacts
    ) -> tuple[dict[str, Any], list[str]]:
        """Component as the session has it, and the wire names of the values that are guessed."""
        features: dict[str, Any] = {}
        guesses = []
        for feature in component.features:
            value, is_guess = self._value(feature, catalog, request, facts)
            # The empty text clears a list.
            listed = () if value == "" else value
            features[feature.name] = list(listed) if isinstance(listed, tuple) else listed
            if is_guess:
                guesses.append(wire_name(feature.path))
        features |= answer_members().get(component.name, {})
        granted: dict[str, Any] = {"features": features}
        if component.has_enabled:
            granted = {"enabled": request.get(enabled_path(component.name)) is True, **granted}
        return granted, guesses

    def _value(
        self, feature: Feature, catalog: Catalog, request: Request, facts: AccountFacts
    ) -> tuple[Leaf, bool]:
        asked = request.params.get(feature.path)
        if isinstance(asked, bool):
            return self._rulebook.in_answer(catalog, feature, asked=asked), False
        if asked is not None:
            return asked, False
        if feature.type is FieldType.ARRAY:
            return (), True
        return self._rulebook.simulated_default(catalog, request, feature, facts)

    def _rule_error(
        self, problem: Problem, catalog: Catalog, request: Request, facts: AccountFacts
    ) -> ApiError:
        headers = _guesswork([wire_name(problem.path)] if self._is_guess(problem) else [])
        constraint = self._constraint(problem)
        if constraint is not None and isinstance(constraint.check, AllEqual):
            first, second = self._disagreeing(constraint.check.feature, catalog, request, facts)
            message = (
                f"The `features[{constraint.check.feature}]` property specified by `{first}` and "
                f"`{second}` must be the same."
            )
            return ApiError(400, message, headers=headers)
        if constraint is not None and constraint.code:
            return ApiError(400, str(problem.message), code=constraint.code, headers=headers)
        return ApiError(400, str(problem.message), param=wire_name(problem.path), headers=headers)

    def _disagreeing(
        self, name: str, catalog: Catalog, request: Request, facts: AccountFacts
    ) -> tuple[str, str]:
        """Return the first two components whose values differ; enabled ones if there are any."""
        sent = request.sent_components()
        by_value: dict[bool, list[str]] = {True: [], False: []}
        for component in catalog.components:
            feature = catalog.feature_by_path.get(feature_path(component.name, name))
            if feature is not None and component.name in sent:
                value = self._rulebook.effective(catalog, request, feature, facts)
                by_value[bool(value)].append(component.name)
        first, second = (
            min(names, key=lambda one: request.get(enabled_path(one)) is not True)
            for names in by_value.values()
        )
        return min(first, second), max(first, second)

    def _constraint(self, problem: Problem) -> Constraint | None:
        return next((one for one in self._rulebook.constraints if one.id == problem.rule), None)

    def _is_guess(self, problem: Problem) -> bool:
        """Whether no documentation says what Stripe does here."""
        constraint = self._constraint(problem)
        return constraint is None or constraint.certainty is not Certainty.DOCUMENTED


def _without_words(features: dict[str, Any], component: Component) -> list[str]:
    """Put booleans where there are words; return the wire names of those."""
    worded = [name for name, value in features.items() if isinstance(value, str)]
    features |= {name: bool(meaning(features[name])) for name in worded}
    return [wire_name(feature_path(component.name, name)) for name in worded]


def _guesswork(names: list[str]) -> Headers:
    text = ", ".join(dict.fromkeys(name for name in names if name))
    return (("Session-Composer-Guesswork", text),) if text else ()
