"""What there is to say about the properties of the account that a request is checked for."""

from collections.abc import Iterator

from session_composer.core.account.account_object import not_asked_text
from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.message import Message
from session_composer.core.wire.paths import ACCOUNT

from .problems import Problem, Severity

_MAX_SHOWN = 40
_ACCOUNTS_V2 = (Message("Stripe documentation, Accounts v2"), "connect/accounts-v2")
_ACCOUNT_OBJECT = (
    Message("Stripe API reference, the Account object"),
    "api/accounts/object",
)


def account_notes(request: Request, facts: AccountFacts) -> Iterator[Problem]:
    """Say whose the properties are, if another account's, and what is odd about the account."""
    if facts.id and request.account and facts.id != request.account:
        message = Message(
            "The properties are those of {other}, not of {account}: the rules are checked for "
            "another account than the request's.",
            other=shorten(printable(facts.id), _MAX_SHOWN),
            account=shorten(printable(request.account), _MAX_SHOWN),
        )
        yield _note(Severity.WARNING, "account-other", message, _ACCOUNT_OBJECT)
    configurations = {name for name in facts.values if name.startswith("configurations.")}
    if configurations == {"configurations.customer"}:
        message = Message(
            "The account has only the customer configuration, hence no Dashboard and nobody who "
            "bears its losses. Nothing documents what an account session for it does."
        )
        yield _note(Severity.HINT, "account-customer-only", message, _ACCOUNTS_V2)
    is_foreign = facts.value("is_controller") == "false"
    if is_foreign and not facts.value("controller.requirement_collection"):
        message = Message(
            "Another platform controls this account, and only that one is told who collects its "
            "requirements."
        )
        yield _note(Severity.HINT, "account-of-another-platform", message, _ACCOUNT_OBJECT)
    not_asked = not_asked_text(facts)
    if not_asked is not None:
        yield _note(Severity.HINT, "account-not-asked", not_asked, _ACCOUNTS_V2)


def _note(severity: Severity, rule: str, message: Message, source: tuple[Message, str]) -> Problem:
    name, page = source
    return Problem(severity, rule, ACCOUNT, message, f"https://docs.stripe.com/{page}", None, name)
