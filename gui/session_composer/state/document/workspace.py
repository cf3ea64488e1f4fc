"""The one owner of the request being edited. Every edit is an undo step here."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from session_composer.core.request import edits
from session_composer.core.request.form import Pair, join_pairs, pairs, updated_pairs
from session_composer.core.request.request import Request, changed_paths
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf, Unset

if TYPE_CHECKING:
    from session_composer.core.account.facts import AccountFacts
    from session_composer.core.request.limits import RequestSize
    from session_composer.core.rules.fix_trials import Fixes
    from session_composer.core.rules.problems import Fix, Problem
    from session_composer.core.rules.rulebook import Rulebook

UNDO_LIMIT = 500


class _Replace(QUndoCommand):
    """Replaces the request as a whole: the one kind of edit there is."""

    def __init__(
        self, workspace: "Workspace", after: Request, size: "RequestSize", text: str, merge_id: int
    ) -> None:
        super().__init__(text)
        self._workspace = workspace
        self._before = workspace.request
        self._after = after
        self._sizes = workspace.size, size
        self._merge_id = merge_id

    @override
    def redo(self) -> None:
        self._workspace._apply(self._after, self._sizes[1])

    @override
    def undo(self) -> None:
        self._workspace._apply(self._before, self._sizes[0])

    @override
    def id(self) -> int:
        return self._merge_id

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Replace):
            return False
        self._after = other._after
        self._sizes = self._sizes[0], other._sizes[1]
        # Typed and taken back: a step that does nothing would only puzzle.
        self.setObsolete(self._after == self._before)
        return True


class Workspace(QObject):
    """Holds the current request, derives what depends on it, and announces changes.

    Signals:
        changed(before, after): the request is another one now.
        catalog_reloaded(): the API version in use accepts something else now, after an import.
        refused(message): an edit was not made, since the request would be too large.
        facts_changed(): other properties of the account are known now.
    """

    changed = Signal(object, object)
    refused = Signal(object)
    facts_changed = Signal()
    catalog_reloaded = Signal()

    _NO_MERGE = -1
    _MERGE_ACCOUNT = 1

    def __init__(
        self,
        store: CatalogStore,
        load_rulebook: "Callable[[], Rulebook]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self._load_rulebook = load_rulebook
        self._request = Request(store.newest)
        self._catalog = store.catalog(store.newest)
        self._pairs = (self._request, pairs(self._request, self._catalog), self._catalog)
        self._problems: tuple[Request, list[Problem]] | None = None
        self._fixes: tuple[object, Fixes] | None = None
        self._size: RequestSize | None = None
        self._changed = self._request, self._request, frozenset[WirePath]()
        self._facts: AccountFacts | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def request(self) -> Request:
        """The request as it is now."""
        return self._request

    @property
    def catalog(self) -> Catalog:
        """Catalog of the request's API version."""
        return self._catalog

    @property
    def facts(self) -> "AccountFacts | None":
        """What is known of the account, None when nothing is."""
        return self._facts

    def set_facts(self, facts: "AccountFacts | None") -> None:
        """Take note of what is known of the account; not an edit, hence not undone."""
        if facts != self._facts:
            self._facts = facts
            self._problems = None
            self.facts_changed.emit()

    @cached_property
    def rulebook(self) -> "Rulebook":
        """The rules, loaded when first needed: the first frame does without."""
        return self._load_rulebook()

    @cached_property
    def _left_to_default(self) -> frozenset[str]:
        # Lazy: many are chosen at once by hand only.
        from session_composer.core.roles.roles import left_to_default

        return left_to_default()

    def pairs(self) -> Sequence[Pair]:
        """List the decoded pairs of the body."""
        request, catalog = self._request, self._catalog
        before, known, source = self._pairs
        if source is not catalog:
            found = pairs(request, catalog)
        elif before is not request:
            paths = self.changed_paths(before, request)
            found = updated_pairs(known, before, request, catalog, paths)
        else:
            return known
        self._pairs = (request, found, catalog)
        return found

    def changed_paths(self, before: Request, after: Request) -> frozenset[WirePath]:
        """Paths whose values differ; several parts ask it with each edit."""
        if self._changed[0] is not before or self._changed[1] is not after:
            self._changed = before, after, changed_paths(before, after)
        return self._changed[2]

    def body(self) -> str:
        """Body that is previewed, copied and sent."""
        return join_pairs(self.pairs())

    def problems(self) -> "list[Problem]":
        """List what is wrong with the request, worst first."""
        if self._problems is None or self._problems[0] is not self._request:
            # Lazy: the first frame is painted before anything is checked.
            from session_composer.core.rules.lint import lint

            found = lint(self._request, self._catalog, self.store, self.rulebook, self._facts)
            self._problems = (self._request, found)
        return self._problems[1]

    def fixes_of(self, problem: "Problem") -> "tuple[Fix, ...]":
        """List what can be done about a problem of the request as it is, without a new error."""
        # Lazy: the first frame is painted before anything is checked.
        from session_composer.core.rules.fix_trials import Fixes

        self.problems()
        if self._fixes is None or self._fixes[0] is not self._problems:
            fixes = Fixes(self._request, self._catalog, self.store, self.rulebook, self._facts)
            self._fixes = (self._problems, fixes)
        return self._fixes[1].offered(problem)

    def choose(self, paths: Iterable[WirePath], value: bool | Unset, text: str) -> None:
        """Send true, send false or do not send, for some components and features at once."""
        self.replace(edits.choose(self._request, paths, value), text)

    def set_leaf(self, path: WirePath, value: Leaf | Unset, text: str) -> None:
        """Set one parameter of any type."""
        self.replace(edits.set_leaf(self._request, path, value), text)

    def enable_all(self, component: str, text: str) -> list[WirePath]:
        """Send true for a component and each of its features but those left to Stripe's default.

        Returns the features that were left out.
        """
        without = self._left_to_default
        self.replace(
            edits.choose_whole_component(self._request, self._catalog, component, without), text
        )
        features = self._catalog.component_by_name[component].features
        return [feature.path for feature in features if feature.name in without]

    def left_out_of(self, paths: Sequence[WirePath]) -> list[WirePath]:
        """List those of some rows that sending true for all of them leaves to Stripe's default.

        None where all are such: then they are meant.
        """
        without = self._left_to_default
        left = [path for path in paths if path[-1] in without]
        return left if len(left) < len(paths) else []

    def set_account(self, account: str, text: str) -> None:
        """Name the connected account. Consecutive calls are one undo step."""
        self._push(edits.with_account(self._request, account), text, self._MERGE_ACCOUNT)

    def set_expand(self, expand: tuple[str, ...], text: str) -> None:
        """Set the list of expanded fields."""
        self.replace(edits.with_expand(self._request, expand), text)

    def set_api_version(self, api_version: str, text: str) -> None:
        """Choose another API version. Raises InputError when it is not known."""
        self.store.catalog(api_version)
        self.replace(edits.with_api_version(self._request, api_version), text)

    def drop_unknown(self, text: str) -> None:
        """Drop what the API version does not know."""
        self.replace(edits.without_unknown(self._request, self._catalog), text)

    def reload_catalog(self) -> None:
        """Fetch the catalog in use anew, as after an import."""
        catalog = self.store.catalog(self._request.api_version)
        if catalog != self._catalog:
            self._catalog = catalog
            self._problems = None
            self.catalog_reloaded.emit()

    def replace(self, request: Request, text: str) -> None:
        """Make another request the current one, as one undo step."""
        self._push(request, text, self._NO_MERGE)

    def start_over(self, request: Request) -> None:
        """Begin with another request and no history, as after opening a file."""
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self._apply(request, None)

    @property
    def size(self) -> "RequestSize":
        """What the request takes at most, as it is now."""
        if self._size is None:
            # Lazy: the first frame measures nothing.
            from session_composer.core.request.limits import size_of

            self._size = size_of(self._request)
        return self._size

    def _push(self, after: Request, text: str, merge_id: int) -> None:
        if after == self._request:
            return
        # Lazy: nothing is edited before the first frame.
        from session_composer.core.text.secret_text import redact

        try:
            size = self._size_after(after)
        except InputError as error:
            self.refused.emit(error.message)
        else:
            # Menus and tool tips show it, and it may name a parameter or a file.
            self.undo_stack.push(_Replace(self, after, size, redact(text), merge_id))

    def _size_after(self, after: Request) -> "RequestSize":
        """Measure what an edit adds: every edit waits for this. Raises InputError."""
        # Lazy: an empty request is small enough.
        from session_composer.core.request.limits import refuse_large

        before = self._request
        if len(after.params) > 2 * len(before.params):
            return refuse_large(after)
        added = Request(
            after.api_version,
            after.account if after.account != before.account else "",
            {
                path: after.params[path]
                for path in self.changed_paths(before, after)
                if path in after.params
            },
            after.expand if after.expand != before.expand else (),
        )
        if len(added.params) == len(after.params):
            return refuse_large(after)
        size = self.size.plus(refuse_large(added))
        # What was there before is counted in: looked at as a whole where that seems too much.
        return size if size.fits else refuse_large(after)

    def _apply(self, request: Request, size: "RequestSize | None") -> None:
        before = self._request
        self._size = size
        if request.api_version != before.api_version:
            self._catalog = self.store.catalog(request.api_version)
        self._request = request
        self.changed.emit(before, request)
