"""Where requests go: from the name of a target to a client with its key. For worker threads."""

from collections.abc import Callable
from dataclasses import dataclass, field

from session_composer.api.http.client import STRIPE_BASE_URL, Client, prepare
from session_composer.api.http.exchange import RoundTrip
from session_composer.api.keys.store import KeyStoreError
from session_composer.api.sandbox.host import SANDBOX_KEY, SandboxHost
from session_composer.api.stripe.accounts import SendsRequests
from session_composer.api.stripe.in_context import in_context
from session_composer.core.account.account_id import context_problem
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import KeyInfo, KeyKind, classify_key
from session_composer.state.keys.key_service import KeyService

from .exchanges import Trouble
from .target_choice import SANDBOX_TARGET

type MakeClient = Callable[[str], SendsRequests]
"""Makes a client for a base URL. For any thread."""


@dataclass(frozen=True, slots=True)
class NotArmed:
    """A key that could move real money, and the user has not been asked yet."""

    profile: str
    info: KeyInfo


@dataclass(frozen=True, slots=True)
class ReachedTarget:
    """A target that may be talked to now."""

    client: SendsRequests
    key: str = field(repr=False)


class Targets:
    """Opens the built-in sandbox, or Stripe with a stored key."""

    def __init__(
        self,
        keys: KeyService,
        sandbox: SandboxHost,
        make_client: MakeClient = Client,
    ) -> None:
        self._keys = keys
        self._sandbox = sandbox
        self._make_client = make_client

    def reach(
        self, target: str, *, for_sending: bool = False, exchange: RoundTrip | None = None
    ) -> ReachedTarget | NotArmed | Trouble:
        """Start the sandbox or read the key, and apply the live guard. Blocks.

        An ``exchange`` that keeps its connections is for those who send much.
        """
        prepare()
        if target == SANDBOX_TARGET:
            try:
                base_url = self._sandbox.base_url()
            except (OSError, RuntimeError) as error:
                return Trouble(
                    Message("The built-in sandbox did not start: {error}.", error=str(error))
                )
            return ReachedTarget(self._client(base_url, exchange), SANDBOX_KEY)
        try:
            key = self._keys.read_blocking(target)
            info = classify_key(key)
        except (KeyStoreError, InputError) as error:
            return Trouble(error.message)
        is_organization = info.kind is KeyKind.ORGANIZATION
        context = self._keys.context(target) if is_organization else ""
        problem = context_problem(context) if is_organization else None
        if problem:
            return Trouble(
                Message(
                    "{target} is the key of an organization. {problem} Name it under Keys.",
                    target=target,
                    problem=problem,
                )
            )
        if info.needs_live_guard and not self._keys.is_armed(key, for_sending=for_sending):
            return NotArmed(target, info)
        client = self._client(STRIPE_BASE_URL, exchange)
        return ReachedTarget(in_context(client, context), key)

    def _client(self, base_url: str, exchange: RoundTrip | None) -> SendsRequests:
        client = self._make_client(base_url)
        if exchange is not None and isinstance(client, Client):
            return client.through(exchange)
        return client
