"""send: the test request of the command line."""

from argparse import Namespace

from session_composer.api.http.call import Reply
from session_composer.api.http.client import (
    STRIPE_BASE_URL,
    Client,
    Failure,
    FailureKind,
    check_base_url,
)
from session_composer.api.sandbox.host import SANDBOX_KEY, SandboxHost
from session_composer.api.stripe.accounts import SendsRequests, get_account
from session_composer.api.stripe.in_context import in_context
from session_composer.api.stripe.json_body import parse_body
from session_composer.api.stripe.landing import land
from session_composer.api.stripe.new_session import session_call
from session_composer.api.stripe.reply import (
    SIMULATED_HEADER,
    ErrorAnswer,
    OddAnswer,
    SessionAnswer,
    StripeAnswer,
    read_reply,
    revealed_text,
)
from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.rules.granted import Difference, compare_granted
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import classify_key
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath, wire_name
from session_composer.core.wire.values import Number

from .common import ExitCode, json_for_terminal, print_line, print_problem
from .sources import read_session
from .target import chosen_context, chosen_key

_FACTS_TIMEOUT = 10.0


def send_command(options: Namespace) -> int:
    """Send a request and print the answer."""
    store = CatalogStore()
    request = read_session(options.file, store)
    given = check_base_url(options.api_base) if options.api_base is not None else ""
    key = chosen_key(options)
    if classify_key(key).needs_live_guard and not options.live:
        raise InputError(
            "{hint} is not a test key. To send for {account} with it all the same, add --live.",
            hint=classify_key(key).hint,
            account=request.account or Message("no account"),
        )
    context = chosen_context(options, key)
    if key == SANDBOX_KEY and given == STRIPE_BASE_URL:
        raise InputError("Stripe needs a key: give --key-env VAR or --profile NAME.")
    catalog = store.catalog(request.api_version)
    call = session_call(request, catalog)
    sandbox = SandboxHost(store, Rulebook)
    try:
        base_url = given or (sandbox.base_url() if key == SANDBOX_KEY else STRIPE_BASE_URL)
        client = in_context(Client(base_url), context)
        result = client.send(call, key, deadline=options.timeout)
        facts = _facts(client, key, request, catalog, result) if options.json else None
    except OSError as error:
        print_problem(f"The simulated Stripe does not start: {error.strerror or error}.")
        return ExitCode.NO_ANSWER
    finally:
        sandbox.close()
    if isinstance(result, Failure):
        print_problem(result.message)
        if result.detail:
            print_problem(result.detail)
        invalid = result.kind is FailureKind.INVALID
        return ExitCode.BAD_INPUT if invalid else ExitCode.NO_ANSWER
    answer = read_reply(result)
    landing = land(answer, request, store) if isinstance(answer, ErrorAnswer) else None
    differences: list[Difference] = []
    if isinstance(answer, SessionAnswer):
        differences = compare_granted(request, catalog, answer.granted, Rulebook(), facts)
    _print(options, result, answer, landing.places if landing is not None else (), differences)
    if landing is not None and landing.advice is not None:
        print_problem(landing.advice)
    if isinstance(answer, OddAnswer):
        print_problem(answer.problem)
        return ExitCode.NO_ANSWER
    return ExitCode.FINE if isinstance(answer, SessionAnswer) else ExitCode.API_ERROR


def _facts(
    client: SendsRequests, key: str, request: Request, catalog: Catalog, reply: Reply | Failure
) -> AccountFacts | None:
    """Read what the sandbox tells of the account; of Stripe nothing more is asked."""
    if isinstance(reply, Failure) or not reply.header(SIMULATED_HEADER):
        return None
    found = get_account(client, key, request.account, catalog.header, deadline=_FACTS_TIMEOUT)
    return found if isinstance(found, AccountFacts) else None


def _print(
    options: Namespace,
    reply: Reply,
    answer: StripeAnswer,
    places: tuple[WirePath, ...],
    differences: list[Difference],
) -> None:
    text = revealed_text(answer) if options.reveal else answer.json_text
    other = (
        "\n".join(map(printable, answer.text.splitlines())) if isinstance(answer, OddAnswer) else ""
    )
    if not options.json:
        print_line(json_for_terminal(text) or other)
        return
    result = write_json(
        {
            "status": Number(str(reply.status)),
            "request_id": answer.request_id,
            "elapsed_ms": Number(str(answer.elapsed_ms)),
            "headers": dict(answer.headers),
            "body": parse_body(text.encode()) if text else other,
            "lands_on": [wire_name(path) for path in places],
            "differences": [one.as_json() for one in differences],
        }
    )
    print_line(json_for_terminal(result))
