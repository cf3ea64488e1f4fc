"""From an answer to the verdict of its cell; the session itself is dropped here."""

from session_composer.api.http.call import Failure, Reply
from session_composer.api.stripe.landing import land
from session_composer.api.stripe.reply import ErrorAnswer, SessionAnswer, StripeAnswer, read_reply
from session_composer.core.account.facts import AccountFacts
from session_composer.core.matrix.cells import CellOutcome, Verdict
from session_composer.core.request.request import Request
from session_composer.core.rules.granted import compare_granted
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import ACCOUNT, API_VERSION, wire_name

_ABOUT_RULES = 400
_ELSEWHERE = {ACCOUNT, API_VERSION, ("key",)}


def judge(
    outcome: StripeAnswer | Failure,
    request: Request,
    facts: AccountFacts | None,
    store: CatalogStore,
    rulebook: Rulebook,
) -> Verdict:
    """Say what an answer means for its request."""
    match outcome:
        case Failure():
            return Verdict(CellOutcome.NO_ANSWER, message=outcome.message)
        case SessionAnswer():
            catalog = store.catalog(request.api_version)
            found = compare_granted(request, catalog, outcome.granted, rulebook, facts)
            kind = CellOutcome.DIFFERENT if found else CellOutcome.ACCEPTED
            return Verdict(kind, outcome.status, differences=tuple(found))
        case ErrorAnswer():
            places = land(outcome, request, store).places
            is_elsewhere = bool(places) and _ELSEWHERE.issuperset(places)
            return Verdict(
                CellOutcome.REFUSED,
                outcome.status,
                outcome.code,
                outcome.param,
                outcome.message,
                tuple(map(wire_name, places)),
                about_rules=outcome.status == _ABOUT_RULES and not is_elsewhere,
            )
    return Verdict(CellOutcome.NO_ANSWER, outcome.status, message=outcome.problem)


def read_outcome(reply: Reply | Failure) -> StripeAnswer | Failure:
    """Read what came back, if anything did."""
    return reply if isinstance(reply, Failure) else read_reply(reply, with_text=False)
