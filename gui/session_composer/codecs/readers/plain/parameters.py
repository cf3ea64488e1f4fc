"""Makes a request of the parameters that a reader hands over. No secret gets past here."""

from collections.abc import Mapping
from types import MappingProxyType

from session_composer.codecs import budget
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import RESERVED_NAMES
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secret_pieces import SecretPieces
from session_composer.core.text.secret_text import contains_secret
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.json_text import MAX_DEPTH
from session_composer.core.wire.paths import ACCOUNT, COMPONENTS, EXPAND, WirePath
from session_composer.core.wire.values import JsonValue, Leaf, Number, freeze

from .bracket_pairs import is_index, is_map
from .known_types import boolean_word, is_boolean, is_numbered_list
from .notes import Sentences
from .placeholders import is_open_account, is_placeholder
from .raw_values import (
    PlacedText,
    RawValue,
    TextPlace,
    Variable,
    WireText,
    coded,
    parameter_name,
)


def account_left_open(code: Message) -> Message:
    """Note that something else stands where the account belongs."""
    return Message("The account is {value} in the text; the field is left empty.", value=code)


class ParameterReader:
    """Reads the parameters of one text.

    Of :class:`WireText` words become booleans, and objects lists, where the catalog has those.
    ``own``: the text is of this program, and what looks like a placeholder is meant.
    """

    def __init__(
        self,
        catalog: Catalog,
        pieces: SecretPieces,
        ignored: Sentences,
        notes: Sentences,
        *,
        own: bool = False,
    ) -> None:
        self._catalog = catalog
        self._pieces = pieces
        self._own = own
        self._ignored = ignored
        self._notes = notes
        self._leaves: dict[WirePath, Leaf] = {}
        self._values = budget.parameter_budget()
        self._characters = budget.character_budget()
        # One literal of a program may stand in thousands of places.
        self._holds_secret: dict[str, bool] = {}
        self.places: dict[WirePath, TextPlace] = {}
        """Where names and values stand, as far as the text tells."""
        self.unknown: set[WirePath] = set()
        """Where code stands, or what must not be kept."""
        self.open_account: Message | None = None
        """The code that stands where the account belongs."""

    def request(self, api_version: str, parameters: Mapping[str, RawValue]) -> Request:
        """Make the request. Raises InputError when the parameters cannot be those of one."""
        rest = dict(parameters)
        for name in rest:
            self._place((name,), name)
        account = self._account(rest.pop("account", None))
        expand = self._expand(rest.pop("expand", None))
        components = self._closed(rest.get("components", {}))
        if isinstance(components, Variable | None):
            rest.pop("components", None)
            self._missing(COMPONENTS, components)
        elif not isinstance(components, dict):
            if isinstance(components, list):
                raise InputError(
                    "The components are a list, as only a server of one's own takes them."
                )
            raise InputError("The parameter components is not an object.")
        for key, value in rest.items():
            if key in RESERVED_NAMES:
                self._ignored.add(
                    Message(
                        "The parameter {key} is left out: session files have a member of "
                        "that name.",
                        key=key,
                    )
                )
            else:
                self._collect((str(key),), value, 0)
        return Request(api_version, account, MappingProxyType(self._leaves), expand)

    def _account(self, value: RawValue) -> str:
        if isinstance(value, str) and not self._own and is_open_account(value):
            value = Variable(value, is_placeholder=True)
        if isinstance(value, Variable):
            self.open_account = coded(value)
            self.unknown.add(ACCOUNT)
            self._notes.add(account_left_open(self.open_account))
            return ""
        if isinstance(value, Number | bool):
            self._notes.add(Message("The account is not a text; it is taken as it is spelled."))
            value = value.text if isinstance(value, Number) else str(value).lower()
        if not isinstance(value, str | None):
            raise InputError("The parameter account is not a text.")
        return self._text(value, ACCOUNT) if value else ""

    def _expand(self, value: RawValue) -> tuple[str, ...]:
        if value is None:
            return ()
        if isinstance(value, Variable):
            self.unknown.add(EXPAND)
            self._notes.add(
                Message("expand is {value} in the text; it is left empty.", value=coded(value))
            )
            return ()
        if isinstance(value, str):
            self._notes.add(Message("expand is a text, not a list; it is taken as a list of one."))
            value = [value]
        if isinstance(value, dict) and value and all(map(is_index, value)):
            value = self._gathered(EXPAND, value)
        if not isinstance(value, list):
            raise InputError("The parameter expand is not a list.")
        self._count(EXPAND, len(value))
        found: list[str] = []
        for entry in value:
            if isinstance(entry, Variable):
                self._notes.add(
                    Message(
                        "One field to expand is {entry} in the text; it is left out.",
                        entry=coded(entry),
                    )
                )
            elif isinstance(entry, str):
                text = self._text(entry, EXPAND)
                if text == entry:
                    self._place((*EXPAND, str(len(found))), entry)
                    found.append(text)
            else:
                raise InputError("The parameter expand holds something that is not a text.")
        return tuple(found)

    def _collect(self, path: WirePath, value: RawValue, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise InputError(
                "The parameters are nested more than {max_depth} levels deep.", max_depth=MAX_DEPTH
            )
        if self._is_hidden(path[-1], path[:-1]) or self._is_open(path):
            return
        if isinstance(value, dict) and value and not is_numbered_list(self._catalog, path, value):
            for key, item in value.items():
                below = (*path, str(key))
                self._place(below, key)
                self._collect(below, item, depth + 1)
            return
        value = self._closed(value)
        if isinstance(value, Variable | None):
            self._missing(path, value)
            return
        if isinstance(value, dict) and value:
            value = self._gathered(path, value)
        found = self._literal(path, value, depth)
        if found == {} and is_map(path):
            return
        self._count(path)
        self._leaves[path] = freeze(found)

    def _literal(self, path: WirePath, value: RawValue, depth: int) -> JsonValue:
        """Copy a value without the code in it, and without secrets."""
        if depth > MAX_DEPTH:
            raise InputError(
                "The parameters are nested more than {max_depth} levels deep.", max_depth=MAX_DEPTH
            )
        if isinstance(value, str):
            if isinstance(value, WireText) and is_boolean(self._catalog, path):
                meant = boolean_word(path, value, self._notes.add)
                return self._text(value, path) if meant is None else meant
            return self._text(value, path)
        if isinstance(value, list):
            items = [
                (str(number), item)
                for number, item in enumerate(value)
                if not self._is_code((*path, str(number)), item)
            ]
            self._count(path, len(items))
            return [self._literal((*path, key), item, depth + 1) for key, item in items]
        if isinstance(value, dict):
            self._count(path, len(value))
            return {
                key: self._literal((*path, key), item, depth + 1)
                for key, item in value.items()
                if not self._is_code((*path, key), item) and not self._is_hidden(key, path)
            }
        # Code is sorted out before: above, and in what calls this.
        return value if isinstance(value, bool | Number) else None

    def _closed(self, value: RawValue) -> RawValue:
        """Return a value as it is, or what stands for one as that."""
        is_open = isinstance(value, str) and not self._own and is_placeholder(value)
        return Variable(str(value), is_placeholder=True) if is_open else value

    def _is_code(self, path: WirePath, value: RawValue) -> bool:
        if isinstance(closed := self._closed(value), Variable):
            self._missing(path, closed)
        return isinstance(closed, Variable)

    def _is_hidden(self, key: str, path: WirePath) -> bool:
        """Whether a name must not be kept; says so."""
        self._check_characters(key, path)
        if self._is_secret(key):
            self._ignored.add(
                Message(
                    "A parameter below {path} has a secret for a name; it is left out.",
                    path=parameter_name(path),
                )
                if path
                else Message("A parameter has a secret for a name; it is left out.")
            )
            return True
        return False

    def _is_open(self, path: WirePath) -> bool:
        """Whether a name is to be put in by a program or a tool; says so."""
        if self._own or not is_placeholder(path[-1]):
            return False
        self.unknown.add(path[:-1])
        self._notes.add(
            Message("{path} is a name with code in it; it is left out.", path=parameter_name(path))
        )
        return True

    def _place(self, path: WirePath, text: str) -> None:
        if isinstance(text, PlacedText):
            self.places[path] = text.place

    def _missing(self, path: WirePath, value: Variable | None) -> None:
        if value is not None:
            self.unknown.add(path)
        name = parameter_name(path)
        self._notes.add(
            Message("{path} is null, which the SDKs do not send; it is left out.", path=name)
            if value is None
            else Message(
                "{path} is {value} in the text; it is left empty.", path=name, value=coded(value)
            )
        )

    def _text(self, text: str, path: WirePath) -> str:
        self._check_characters(text, path)
        if self._is_secret(text):
            self._notes.add(
                Message(
                    "{path} holds a key or a client secret; the value is left out.",
                    path=parameter_name(path),
                )
            )
            self.unknown.add(path)
            return ""
        # Without the place that it may bring along: a request is of values only.
        return str(text)

    def _is_secret(self, text: str) -> bool:
        """Whether a text holds a secret, or most of one that the syntax tore apart."""
        if text not in self._holds_secret:
            self._holds_secret[text] = contains_secret(text) or self._pieces.stand_in(text)
        return self._holds_secret[text]

    def _check_characters(self, text: str, path: WirePath) -> None:
        self._characters.spend(len(text))
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                "The parameter {path} holds half of a surrogate pair, which is not a character "
                "(position {start}).",
                path=parameter_name(path),
                start=error.start + 1,
            ) from None

    def _count(self, path: WirePath, number: int = 1) -> None:
        """Count values at a path, each of which is sent under its whole name."""
        self._values.spend(number)
        self._characters.spend(number * sum(map(len, path)))

    def _gathered(self, path: WirePath, value: Mapping[str, RawValue]) -> list[RawValue]:
        self._notes.add(
            Message(
                "The numbers of {path} have gaps; the list is taken in their order.",
                path=parameter_name(path),
            )
        )
        return [value[key] for key in sorted(value, key=lambda key: (len(key), key))]
