"""The page in the browser: opened, followed and ended from the window."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal

from session_composer.api.browser.page_server import PageServer
from session_composer.api.browser.page_view import (
    STRIPE_SCRIPT,
    MadeSession,
    PageView,
    ShownComponent,
    ShownState,
)
from session_composer.api.http.client import Failure
from session_composer.api.sandbox.host import SandboxHost
from session_composer.api.sandbox.stand_in import SCRIPT
from session_composer.api.stripe.reply import ErrorAnswer, OddAnswer, SessionAnswer
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.publishable_key import publishable_problem
from session_composer.state.document.workspace import Workspace
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate
from session_composer.state.sending.session_maker import Outcome, SessionMaker
from session_composer.state.sending.target_choice import TargetChoice, TargetMode

from .crossing import Crossing
from .page_content import page_view, showable

SIMULATED_KEY = "pk_test_simulated"
_LOOK_S = 1.0
_NOT_TAKEN = "authentication_error"


class BrowserPage(QObject):
    """One page at a time, which shows the request of the window as it is when it loads.

    Signals:
        changed(): what is shown in the page, or whether there is one, is another.
    """

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        target: TargetChoice,
        keys: KeyService,
        sandbox: SandboxHost,
        maker: SessionMaker,
        help_texts: HelpTexts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._target = target
        self._keys = keys
        self._sandbox = sandbox
        self._maker = maker
        self._help = help_texts
        self._server: PageServer | None = None
        self._crossing: Crossing | None = None
        self._looked = 0.0
        self._seen: tuple[Request, str] | None = None
        self._shown: dict[str, ShownComponent] = {}
        self.problem = ""
        """Why the last session was not made; empty when it was."""

    @property
    def is_open(self) -> bool:
        """Whether there is a page."""
        return self._server is not None

    @property
    def shown(self) -> list[ShownComponent]:
        """The components in the page, in its order; empty before it has loaded."""
        return list(self._shown.values())

    @property
    def request(self) -> Request | None:
        """The request that the page shows."""
        return self._seen[0] if self._seen is not None else None

    @property
    def needs_key(self) -> bool:
        """Whether the publishable key of the target is not known, or Stripe did not take it."""
        if self._target.is_sandbox:
            return False
        refused = any(one.error_type == _NOT_TAKEN for one in self._shown.values())
        return refused or publishable_problem(self.publishable) is not None

    def refusal(self) -> Message | None:
        """Say why the request cannot be shown; None when it can."""
        mode = self._target.mode
        if mode is TargetMode.LIVE:
            return Message(
                "Live keys are not for this page: whoever uses it would act on a real account, "
                "with real money. Choose a test key or the sandbox."
            )
        if mode is TargetMode.UNKNOWN:
            return Message(
                "It is not known whether this is a key of test mode. Check it under Keys, or "
                "choose another one."
            )
        request = self._workspace.request
        if not showable(request, self._workspace.catalog):
            return Message("No component is ticked that Connect.js can show.")
        return None

    def open(self) -> str:
        """Begin, or go on, to serve the page; returns the address, good for one opening.

        Raises InputError with the reason why that cannot be, or OSError.
        """
        refusal = self.refusal()
        if refusal is not None:
            raise InputError("{reason}", reason=refusal)
        if self._server is not None:
            return self._server.reopen()
        self._crossing = Crossing(self._on_tick, self)
        try:
            self._server = PageServer(_Host(self, self._crossing, self._sandbox))
        except OSError:
            self._crossing.close()
            raise
        self.changed.emit()
        return self._server.address

    def reload(self) -> None:
        """Let the page show the request as it is now."""
        if self._server is not None:
            self._server.reload()

    def end(self) -> None:
        """End the page; nothing is served any more."""
        server, self._server = self._server, None
        crossing, self._crossing = self._crossing, None
        if server is None:
            return
        if crossing is not None:
            crossing.close()
            crossing.deleteLater()
        server.close()
        self._shown = {}
        self._seen = None
        self.problem = ""
        self.changed.emit()

    def close(self) -> None:
        """End without a word, as the program ends."""
        self.blockSignals(True)
        self._maker.close()
        self.end()

    def failed(self, name: str) -> ShownComponent | None:
        """Return a component of the page that did not load."""
        found = self._shown.get(name)
        return found if found is not None and found.state is ShownState.FAILED else None

    # What the page asks for, in this thread.

    def uses_sandbox(self, answer: Callable[[bool], None]) -> None:
        """Say where the script is."""
        answer(self._target.is_sandbox)

    def show(self, script: str, answer: Callable[[PageView | Message], None]) -> None:
        """Describe the page: it loads."""
        refusal = self.refusal()
        if refusal is not None:
            answer(refusal)
            return
        request = self._workspace.request
        is_sandbox = self._target.is_sandbox
        name = self.tr("Built-in sandbox") if is_sandbox else self._target.name
        told = {
            "script": script,
            "publishableKey": SIMULATED_KEY if is_sandbox else self.publishable,
            "simulated": is_sandbox,
            "mode": self.tr("SIMULATED") if is_sandbox else TargetMode.TEST.upper(),
            "about": f"{request.account} · {request.api_version} · {name}",
        }
        view = page_view(request, self._workspace.catalog, self._help, told)
        self._seen = request, self._target.name
        self._shown = {name: ShownComponent(name) for name in view.tags.values()}
        self.problem = ""
        answer(view)
        self.changed.emit()

    def make(self, answer: Callable[[MadeSession], None]) -> None:
        """Make a session for what the page shows."""
        if self._seen is None:
            answer(MadeSession(problem=self.tr("The page has to load first.")))
            return

        def on_end(outcome: Outcome) -> None:
            made = _made(outcome)
            if made.problem != self.problem:
                self.problem = made.problem
                self.changed.emit()
            answer(made)

        self._maker.make(*self._seen, on_end)

    def note(self, shown: tuple[ShownComponent, ...]) -> None:
        """Take note of what has become of the components."""
        before = dict(self._shown)
        self._shown |= {one.name: one for one in shown if one.name in self._shown}
        if self._shown != before:
            self.changed.emit()

    @property
    def publishable(self) -> str:
        """The publishable key of the target, as far as it is known."""
        profile = self._keys.profile(self._target.name)
        return profile.publishable if profile is not None else ""

    def _on_tick(self) -> None:
        now = monotonic()
        if now - self._looked >= _LOOK_S:
            self._looked = now
            if self._server is not None and self._server.is_abandoned:
                self.end()


class _Host:
    """What the server's threads see of the page."""

    def __init__(self, page: BrowserPage, crossing: Crossing, sandbox: SandboxHost) -> None:
        self._page = page
        self._crossing = crossing
        self._sandbox = sandbox

    def script(self) -> str:
        if not self._crossing.ask(self._page.uses_sandbox):
            return STRIPE_SCRIPT
        try:
            return self._sandbox.base_url() + SCRIPT
        except (OSError, RuntimeError) as error:
            raise InputError(
                "The built-in sandbox did not start: {error}.", error=str(error)
            ) from error

    def view(self) -> PageView:
        script = self.script()

        def question(answer: Callable[[PageView | Message], None]) -> None:
            self._page.show(script, answer)

        found = self._crossing.ask(question)
        if isinstance(found, PageView):
            return found
        raise InputError("{reason}", reason=found or Message("The program has ended this page."))

    def session(self) -> MadeSession:
        made = self._crossing.ask(self._page.make)
        return made or MadeSession(problem="The program has ended this page.")

    def report(self, shown: tuple[ShownComponent, ...]) -> None:
        self._crossing.tell(lambda: self._page.note(shown))


def _made(outcome: Outcome) -> MadeSession:
    if isinstance(outcome, SessionAnswer):
        return MadeSession(outcome.client_secret)
    if isinstance(outcome, ErrorAnswer):
        return MadeSession(problem=outcome.message or outcome.code or outcome.type)
    if isinstance(outcome, OddAnswer):
        return MadeSession(problem=translate(outcome.problem))
    if isinstance(outcome, Failure):
        return MadeSession(problem=translate(outcome.message))
    return MadeSession(problem=translate(outcome.message))
