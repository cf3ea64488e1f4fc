"""Running a matrix: what it can be made of, the questions before it, and where it goes."""

from functools import cached_property, partial
from pathlib import Path
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog

from session_composer.api.sandbox.sample_accounts import NORMAL, sample_accounts
from session_composer.codecs.matrix.formats import SUFFIXES, written
from session_composer.core.files.read_write import atomic_write
from session_composer.core.matrix.matrix_sources import name_of_file, request_of_file
from session_composer.core.matrix.plan import NamedRequest, live_warning
from session_composer.core.request.request import Request
from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.request.sent import enabled_components
from session_composer.core.roles.roles import Role, built_in_roles, with_role
from session_composer.core.session.session_file import SUFFIX
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import system_reason
from session_composer.core.text.presentable import presentable
from session_composer.state.language.translation import role_title, translate
from session_composer.state.matrix.matrix_choice import MatrixAccounts, MatrixRequest
from session_composer.state.matrix.matrix_work import MatrixPhase, MatrixWork
from session_composer.ui.files.save_dialog import ask_where_to_save
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature
from session_composer.ui.widgets.coalesced import Coalesced

from .matrix_window import MatrixWindow

_FILE = "file:"
_REQUESTS, _ACCOUNTS, _VERSIONS = "matrix-requests", "matrix-accounts", "matrix-versions"


class MatrixCommands(WindowFeature):
    """Opens the window of the matrix and does what it asks for.

    Signals:
        help_wanted(topic): a page of the help is to be opened.
    """

    help_wanted = Signal(str)

    def __init__(self, context: WindowContext, work: MatrixWork) -> None:
        super().__init__(context)
        self._offered_for: str | None = None
        workspace = context.workspace
        self.work = work
        self.work.arming_needed.connect(self._ask)
        self._later = Coalesced(lambda: self._prepare(anew=False), self)
        workspace.changed.connect(self._follow)
        context.target.changed.connect(self._follow)
        context.target.mode_changed.connect(self._follow)

    @cached_property
    def window(self) -> MatrixWindow:
        """The window, made when it is first opened."""
        made = MatrixWindow(
            self.work, self._context.theme, self._context.settings, self._context.window
        )
        made.send_requested.connect(self.work.send)
        made.export_requested.connect(self._export)
        made.request_requested.connect(self._use)
        made.help_requested.connect(lambda: self.help_wanted.emit("matrix#in-the-window"))
        made.renew_requested.connect(self._prepare)
        made.choices.changed.connect(self._on_choice)
        made.choices.files_wanted.connect(self._choose_files)
        made.choices.accounts_wanted.connect(self._choose_accounts)
        made.choices.ids_wanted.connect(self._type_ids)
        self._offer_requests(made)
        return made

    @property
    def is_shown(self) -> bool:
        """Whether the window is open."""
        return "window" in vars(self) and self.window.isVisible()

    def show(self) -> None:
        """Open the window, with a matrix of what is chosen unless there is one with answers."""
        window = self.window
        window.show()
        window.activateWindow()
        self._follow()

    @override
    def close(self) -> None:
        if "window" in vars(self):
            # Whatever is under way, which goes on in another window or ends with the program.
            self.window.hide()

    def _follow(self) -> None:
        """Keep up with the form and the target, as long as no answers would be lost."""
        if not self.is_shown:
            return
        prepared, target = self.work.prepared, self._context.target
        if not self._has_answers:
            self._later.call()
        elif prepared is not None:
            self.window.show_mode(target.mode_of(prepared.target))
            if target.name != prepared.target:
                self.window.show_outdated()

    def _on_choice(self) -> None:
        settings, choices = self._context.settings, self.window.choices
        settings.set_choices(_REQUESTS, choices.requests.keys)
        settings.set_choices(_ACCOUNTS, choices.accounts.keys)
        settings.set_choices(_VERSIONS, choices.versions.keys)
        if self._has_answers:
            self.window.show_outdated()
        else:
            self._prepare()

    @property
    def _has_answers(self) -> bool:
        prepared = self.work.prepared
        is_sending = self.work.phase is MatrixPhase.SENDING
        return prepared is not None and (is_sending or prepared.matrix.answered > 0)

    def _prepare(self, *, anew: bool = True) -> None:
        context = self._context
        if context.target.name != self._offered_for:
            self._offer_accounts()
        self.window.show_mode(context.target.mode)
        self.work.prepare(self.window.choices.choice, context.target.name, anew=anew)

    # What it can be made of

    def _offer_requests(self, window: MatrixWindow) -> None:
        context, choices = self._context, window.choices
        workspace = context.workspace
        is_any = any(True for _ in enabled_components(workspace.request, workspace.catalog))
        remembered = context.settings.choices(_REQUESTS)
        current = self.tr("Current request")
        source = MatrixRequest(current, self._read_current, "current")
        choices.requests.offer(current, source, is_chosen=is_any)
        for role in built_in_roles():
            title = role_title(role)
            source = MatrixRequest(title, partial(self._read_role, role), f"role:{role.name}")
            choices.requests.offer(title, source, is_chosen=not is_any)
        files = [key.removeprefix(_FILE) for key in remembered if key.startswith(_FILE)]
        for name in dict.fromkeys((*context.settings.recent_files(), *files)):
            source = self._file_source(name)
            choices.requests.offer(source.title, source)
        for info in workspace.store.versions:
            choices.versions.offer(info.api_version, info.api_version)
        choices.requests.choose(remembered)
        choices.versions.choose(context.settings.choices(_VERSIONS))
        choices.show_texts()

    def _read_current(self) -> NamedRequest:
        request, path = self._context.workspace.request, self._context.document.path
        refuse_secrets(request)
        return NamedRequest(name_of_file(str(path)) if path else "current request", request)

    def _read_role(self, role: Role) -> NamedRequest:
        workspace = self._context.workspace
        return NamedRequest(role.title, with_role(workspace.request, role, workspace.catalog))

    def _file_source(self, name: str) -> MatrixRequest:
        store = self._context.workspace.store
        return MatrixRequest(name_of_file(name), lambda: request_of_file(name, store), _FILE + name)

    def _offer_accounts(self) -> None:
        """Offer the accounts of the target, and choose what costs nothing to ask for."""
        context, accounts = self._context, self.window.choices.accounts
        self._offered_for = target = context.target.name
        accounts.clear()
        sources: list[tuple[str, MatrixAccounts]] = []
        if context.target.is_sandbox:
            samples = sample_accounts()
            ids = tuple(one.id for one in samples if one.behaviour == NORMAL)
            title = self.tr("Samples: {count}").format(count=len(ids))
            sources.append((title, MatrixAccounts(ids, key="samples")))
            ids = tuple(one.id for one in samples)
            title = self.tr("Samples and failures: {count}").format(count=len(ids))
            sources.append((title, MatrixAccounts(ids, key="failures")))
        recent = tuple(one[0] for one in context.settings.recent_accounts(target))
        if recent:
            title = self.tr("Recent: {count}").format(count=len(recent))
            sources.append((title, MatrixAccounts(recent, key="recent")))
        own = MatrixAccounts(of_requests=True, key="own")
        sources.append((self.tr("Those of the requests"), own))
        for number, (title, source) in enumerate(sources):
            accounts.offer(title, source, is_chosen=number == 0)
        # Stripe is not asked for all of them because somebody opens the window.
        key = "all" if context.target.is_sandbox else ""
        accounts.offer(self.tr("All accounts"), MatrixAccounts(key=key))
        accounts.choose(context.settings.choices(_ACCOUNTS))
        self.window.choices.show_texts()

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self.window,
            self.tr("Session files for the matrix"),
            str(Path.home()),
            self.tr("Session files ({pattern});;All files (*)").format(pattern=f"*{SUFFIX}"),
        )
        if names:
            self.window.choices.add_requests([self._file_source(name) for name in names])

    def _choose_accounts(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window, self.tr("File with accounts or their ids"), str(Path.home())
        )
        if name:
            self.window.choices.use_accounts(
                presentable(Path(name).name), MatrixAccounts(file=name)
            )

    def _type_ids(self) -> None:
        text, is_given = QInputDialog.getMultiLineText(
            self.window, self.tr("Accounts"), self.tr("Ids, with blanks or commas between them:")
        )
        ids = tuple(text.replace(",", " ").split())
        if is_given and ids:
            title = self.tr("Ids: {count}").format(count=len(ids))
            self.window.choices.use_accounts(title, MatrixAccounts(ids))

    # What comes of it

    def _ask(self, profile: str, hint: str, for_sending: bool) -> None:
        context, prepared = self._context, self.work.prepared
        if not for_sending:
            if context.messages.ask_live_read(profile, hint):
                context.keys.arm(profile, for_sending=False)
                self._prepare()
        elif prepared is not None:
            cells = self.work.cells_to_send()
            warning = translate(live_warning(prepared.matrix.plan, cells))
            if context.messages.ask_live_matrix(warning, profile, hint, len(cells)):
                context.keys.arm(profile)
                self.work.send(confirmed=True)

    def _use(self, account: int, request: int) -> None:
        """Bring a cell's request, or its account, into the form, as one undo step."""
        prepared, workspace = self.work.prepared, self._context.workspace
        if prepared is None:
            return
        plan = prepared.matrix.plan
        id_ = plan.accounts[account].id
        if request < 0:
            workspace.set_account(id_, self.tr("Account from the matrix"))
        else:
            found: Request = plan.request(plan.cell(account, request))
            title = self.window.table.title(request)
            workspace.replace(found, self.tr("{title} from the matrix").format(title=title))
        self._context.say(self.tr("In the form now; it can be undone."))
        self._context.window.activateWindow()

    def _export(self) -> None:
        prepared, context = self.work.prepared, self._context
        if prepared is None:
            return
        names = {"json": "JSON", "csv": "CSV", "markdown": "Markdown", "junit": "JUnit"}
        plain = self.tr("Plain text")
        kinds = {
            f"{names.get(form, plain)} (*{suffix})": suffix for form, suffix in SUFFIXES.items()
        }
        path = ask_where_to_save(
            self.window,
            context.messages,
            self.tr("Export the matrix"),
            Path.home() / "matrix",
            kinds,
        )
        if path is None:
            return
        forms = {suffix: form for form, suffix in SUFFIXES.items()}
        form, matrix = forms[path.suffix.lower()], prepared.matrix

        def work() -> str:
            text = "".join(written(form, matrix))
            try:
                atomic_write(path, text.encode("utf-8", "backslashreplace"))
            except OSError as error:
                return system_reason(error)
            return ""

        name = printable(path.name)

        def tell(reason: str) -> None:
            if reason:
                text = self.tr("{name} cannot be written: {reason}.")
                context.messages.problem(text.format(name=name, reason=reason))
            else:
                self.window.status.setText(self.tr("{name} is written.").format(name=name))

        context.jobs.run(work, tell, lambda: tell(self.tr("a program error")))
