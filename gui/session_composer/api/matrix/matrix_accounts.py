"""The accounts of a matrix, and what the rules have to know of them."""

from collections.abc import Callable, Iterable, Iterator

from session_composer.api.http.call import CancelToken
from session_composer.api.stripe.account_pages import list_facts
from session_composer.api.stripe.accounts import AccountTrouble, AccountTroubleKind, get_account
from session_composer.core.account.facts import AccountFacts
from session_composer.core.matrix.plan import MAX_ACCOUNTS, MatrixAccount

from .matrix_run import MatrixTarget

_TIMEOUT_S = 30.0
_FOR_ALL = {AccountTroubleKind.KEY, AccountTroubleKind.PERMISSION, AccountTroubleKind.NO_ANSWER}


def all_accounts(
    target: MatrixTarget,
    api_version: str,
    cancel: CancelToken | None = None,
    found_so_far: Callable[[int], object] = lambda _: None,
) -> list[MatrixAccount] | AccountTrouble:
    """Read every account that is connected, up to one more than a matrix takes."""
    found: list[MatrixAccount] = []
    after = ""
    while len(found) <= MAX_ACCOUNTS:
        page = list_facts(
            target.client,
            target.key,
            api_version,
            starting_after=after,
            deadline=_TIMEOUT_S,
            cancel=cancel,
        )
        if isinstance(page, AccountTrouble):
            return page
        found += [MatrixAccount(facts.id, facts) for facts in page.facts]
        found_so_far(len(found))
        if not page.has_more:
            break
        after = page.facts[-1].id
    return found


def known_accounts(
    target: MatrixTarget,
    accounts: Iterable[MatrixAccount],
    api_version: str,
    cancel: CancelToken | None = None,
) -> Iterator[MatrixAccount]:
    """Read what is not known yet of some accounts; one that cannot be read stays as it is.

    Where the key may not read accounts, no more are asked for.
    """
    is_asking = True
    for account in accounts:
        if account.facts is None and is_asking and not (cancel and cancel.cancelled):
            found = get_account(
                target.client,
                target.key,
                account.id,
                api_version,
                deadline=_TIMEOUT_S,
                cancel=cancel,
            )
            if isinstance(found, AccountFacts):
                yield account._replace(facts=found)
                continue
            is_asking = found.kind not in _FOR_ALL
        yield account
