"""Gathers what a reader finds in a text, and makes the request of it.

Readers hand over either one nested object, as the SDKs take it, or the names and values of a form
body; together with sentences about what they took and what they left out.
"""

from collections.abc import Iterable, Mapping

from session_composer.core.request.lint_ignore import LintIgnore
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value
from session_composer.core.text.secret_pieces import SecretPieces
from session_composer.core.text.secret_text import contains_secret
from session_composer.core.text.secrets import classify_key
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.version_header import parse_header

from .bracket_pairs import nest_pairs, unfolded
from .imported import Imported
from .notes import Sentences
from .parameters import ParameterReader
from .raw_values import RawValue, parameter_name, sentence_safe

_KEY_STARTS = ("pk_live_", "pk_test_")


class Collector:
    """What one reader finds in one text. Raises InputError when that holds too many secrets.

    ``api_version`` is taken where the text names none; ``pieces`` are those of the text, where they
    are known already. Parameters are handed over once, by one of :meth:`take_parameters` and
    :meth:`take_pairs`; everything else in any order.
    """

    def __init__(
        self,
        kind: str,
        text: str,
        store: CatalogStore,
        api_version: str,
        pieces: SecretPieces | None = None,
    ) -> None:
        self.kind = kind
        self.title: Message | None = None
        """What the request was found in, where the kind does not tell."""
        self.store = store
        self.ignores: tuple[LintIgnore, ...] = ()
        """The findings that are meant, as a session file lists them."""
        self._api_version = api_version
        self._names_version = False
        self._parameters: Mapping[str, RawValue] = {}
        self._own = False
        self._key = ""
        self._is_doubtful = False
        # Of the text as it is: its syntax may tear a secret into parts that look like nothing.
        self._pieces = SecretPieces(text) if pieces is None else pieces
        self._understood = Sentences(self._pieces)
        self._ignored = Sentences(self._pieces)
        self._notes = Sentences(self._pieces)
        self._catalog = store.catalog(api_version)

    def understand(self, sentence: Message) -> None:
        """Say what was taken."""
        self._understood.add(sentence)

    def ignore(self, sentence: Message) -> None:
        """Say what was left out, and why."""
        self._ignored.add(sentence)

    def note(self, sentence: Message) -> None:
        """Say what needs attention."""
        self._notes.add(sentence)

    def doubt(self, sentence: Message | None = None) -> None:
        """Hold that the request may be another one than what is read, and say why."""
        self._is_doubtful = True
        if sentence is not None:
            self.note(sentence)

    def take_key(self, text: str, place: Value) -> None:
        """Take what stands where a key belongs; only a key that can make the request is offered.

        ``place`` tells where, like ``the option -u``.
        """
        try:
            info = classify_key(text)
        except InputError:
            what = (
                Message("a publishable key")
                if text.startswith(_KEY_STARTS)
                else Message("no key that can be used")
            )
            self.ignore(
                Message("What stands in {place} is {what}; it is left out.", place=place, what=what)
            )
            return
        if self._key and self._key != text:
            self.ignore(Message("Another key, in {place}, is left out.", place=place))
            return
        self._key = text
        self.understand(
            Message(
                "A key in {place} ({badge}); it does not become part of the request.",
                place=place,
                badge=info.badge,
            )
        )

    @property
    def catalog(self) -> Catalog:
        """What the API version knows that was taken last."""
        return self._catalog

    def take_version(self, header: str, place: Value) -> None:
        """Take the API version that the text names, as it stands in ``Stripe-Version``."""
        header = header.strip()
        is_secret = contains_secret(header) or self._pieces.stand_in(header)
        if is_secret or parse_header(header) is None:
            self.note(
                Message(
                    "{shown} in {place} is not an API version; {api_version} is taken.",
                    shown=sentence_safe(header, 60),
                    place=place,
                    api_version=self._api_version,
                )
            )
            return
        self.set_version(header, place)

    def set_version(self, api_version: str, place: Value) -> None:
        """Take the API version that the text names, as it stands there."""
        self._catalog = self.store.catalog(api_version)
        self._api_version = api_version
        self._names_version = True
        self.understand(
            Message(
                "API version {api_version}, from {place}.", api_version=api_version, place=place
            )
        )

    def take_parameters(self, parameters: Mapping[str, RawValue], *, own: bool = False) -> None:
        """Take the parameters as one nested object, whose keys may be names in brackets.

        ``own``: of this program, so that every value is meant. Raises InputError when they
        contradict each other.
        """
        self._parameters = unfolded(parameters, self.doubt)
        self._own = own

    def take_pairs(self, pairs: Iterable[tuple[str, RawValue]]) -> None:
        """Take the parameters as decoded names and values of a form body.

        ``true`` and ``false`` become booleans where a boolean belongs. Raises InputError when two
        pairs contradict each other in more than their value.
        """
        self._parameters = nest_pairs(pairs, self.doubt, on_wire=True)

    def imported(self) -> Imported:
        """Make the request. Raises InputError when the parameters cannot be those of one."""
        reader = ParameterReader(
            self._catalog, self._pieces, self._ignored, self._notes, own=self._own
        )
        request = reader.request(self._api_version, self._parameters)
        request = request._replace(ignores=self.ignores) if self.ignores else request
        if not (self._own or request.params or request.account or request.expand):
            self.note(Message("No parameter has a value: the request is empty."))
        self._say_what_is_in(request)
        return Imported(
            self.kind,
            request,
            self._names_version,
            self._understood.all(),
            self._ignored.all(),
            self._notes.all(),
            self._key,
            reader.open_account,
            self.title,
            places=reader.places,
            unknown=frozenset({()} if self._is_doubtful else reader.unknown),
        )

    def _say_what_is_in(self, request: Request) -> None:
        if self._catalog.remark is not None:
            self.note(self._catalog.remark)
        if request.account:
            self.understand(
                Message("Connected account {account}.", account=sentence_safe(request.account, 60))
            )
        names = [sentence_safe(name, 40) for name in sorted(request.sent_components())]
        if names:
            plural = "s" if len(names) > 1 else ""
            self.understand(
                Message(
                    "{names} component{plural}: {names2}.",
                    names=len(names),
                    plural=plural,
                    names2=", ".join(names),
                )
            )
        if request.params:
            plural = "s" if len(request.params) > 1 else ""
            self.understand(
                Message(
                    "{params} value{plural} besides account and expand.",
                    params=len(request.params),
                    plural=plural,
                )
            )
        if request.expand:
            self.understand(
                Message("Fields to expand: {expand}.", expand=", ".join(request.expand))
            )
        for path in sorted(request.params.keys() - self._catalog.leaf_order.keys()):
            self.note(
                Message(
                    "{path} is not known in {api_version}; it is kept.",
                    path=parameter_name(path),
                    api_version=request.api_version,
                )
            )
