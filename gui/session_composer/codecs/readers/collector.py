"""Gathers what a reader finds in a text, and makes the request of it.

Readers hand over either one nested object, as the SDKs take it, or the names and values of a form
body; together with sentences about what they took and what they left out. No secret gets past here.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from session_composer.codecs.imported import Imported
from session_composer.core.catalog import Catalog
from session_composer.core.catalog_store import CatalogStore
from session_composer.core.errors import InputError
from session_composer.core.json_text import MAX_DEPTH
from session_composer.core.paths import ACCOUNT, COMPONENTS, EXPAND, WirePath
from session_composer.core.request import Request
from session_composer.core.secrets import classify_key, contains_secret
from session_composer.core.session_file import MAX_LEAVES
from session_composer.core.values import JsonValue, Leaf, Number, freeze

from .bracket_pairs import is_index, is_map, nested
from .given import Given, Variable, named, safe

MAX_SENTENCES = 50
"""So many of one sort are listed; the last one then says how many more there are."""

_SENTENCE_LENGTH = 500
_KEY_STARTS = ("pk_live_", "pk_test_")
_WORDS = {"true": True, "false": False}


class Sentences:
    """A bounded list of sentences that are safe to show on one line each."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._more = 0

    def add(self, sentence: str) -> None:
        """Add a sentence, unless it is there already."""
        if len(self._found) == MAX_SENTENCES:
            self._more += 1
            return
        clean = safe(sentence, _SENTENCE_LENGTH)
        if clean not in self._found:
            self._found.append(clean)

    def all(self) -> tuple[str, ...]:
        """Return the sentences in the order in which they came."""
        if not self._more:
            return tuple(self._found)
        return (*self._found, f"There are {self._more} more of this sort.")


class Collector:
    """What one reader finds in one text.

    ``api_version`` is taken where the text names none. Parameters are handed over once, by one of
    :meth:`take_parameters` and :meth:`take_pairs`; everything else in any order.
    """

    def __init__(self, kind: str, store: CatalogStore, api_version: str) -> None:
        self._kind = kind
        self._store = store
        self._api_version = api_version
        self._names_version = False
        self._parameters: Mapping[str, Given] = {}
        self._typed = True
        self._key = ""
        self._understood = Sentences()
        self._ignored = Sentences()
        self._notes = Sentences()
        self._catalog = store.catalog(api_version)
        self._leaves: dict[WirePath, Leaf] = {}
        self._size = 0

    def understand(self, sentence: str) -> None:
        """Say what was taken."""
        self._understood.add(sentence)

    def ignore(self, sentence: str) -> None:
        """Say what was left out, and why."""
        self._ignored.add(sentence)

    def note(self, sentence: str) -> None:
        """Say what needs attention."""
        self._notes.add(sentence)

    def take_key(self, text: str, place: str) -> None:
        """Take what stands where a key belongs; only a key that can make the request is offered.

        ``place`` tells where, like ``the option -u``.
        """
        try:
            info = classify_key(text)
        except InputError:
            what = (
                "a publishable key" if text.startswith(_KEY_STARTS) else "no key that can be used"
            )
            self.ignore(f"What stands in {place} is {what}; it is left out.")
            return
        if self._key and self._key != text:
            self.ignore(f"Another key, in {place}, is left out.")
            return
        self._key = text
        self.understand(f"A key in {place} ({info.badge}); it does not become part of the request.")

    def take_version(self, header: str, place: str) -> None:
        """Take the API version that the text names, as it stands in ``Stripe-Version``."""
        info = self._store.by_header(header.strip())
        if info is None:
            shown = safe(header, 60)
            self.note(
                f"The API version {shown} in {place} is not known; {self._api_version} is taken."
            )
            return
        self.set_version(info.api_version, place)

    def set_version(self, api_version: str, place: str) -> None:
        """Take the API version that the text names, under the name by which it is known here."""
        self._catalog = self._store.catalog(api_version)
        self._api_version = api_version
        self._names_version = True
        self.understand(f"API version {api_version}, from {place}.")

    def take_parameters(self, parameters: Mapping[str, Given]) -> None:
        """Take the parameters as one nested object. Values have their types already."""
        self._parameters = parameters
        self._typed = True

    def take_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take the parameters as decoded names and values of a form body.

        ``true`` and ``false`` become booleans where a boolean belongs. Raises InputError when two
        pairs contradict each other in more than their value.
        """
        self._parameters = nested(pairs, self.note)
        self._typed = False

    def imported(self) -> Imported:
        """Make the request. Raises InputError when the parameters cannot be those of one."""
        rest = dict(self._parameters)
        account = self._account(rest.pop("account", None))
        expand = self._expand(rest.pop("expand", None))
        if isinstance(components := rest.get("components", {}), Variable | None):
            rest.pop("components", None)
            self._missing(COMPONENTS, components)
        elif not isinstance(components, dict):
            raise InputError("The parameter components is not an object.")
        for key, value in rest.items():
            self._collect((key,), value, 0)
        request = Request(self._api_version, account, MappingProxyType(self._leaves), expand)
        self._say_what_is_in(request)
        return Imported(
            self._kind,
            request,
            self._names_version,
            self._understood.all(),
            self._ignored.all(),
            self._notes.all(),
            self._key,
        )

    def _account(self, value: Given) -> str:
        if isinstance(value, Variable):
            self.note(f"The account is {_code(value)} in the text; the field is left empty.")
            return ""
        if isinstance(value, Number | bool):
            self.note("The account is not a text; it is taken as it is spelled.")
            value = value.text if isinstance(value, Number) else str(value).lower()
        if value is None:
            return ""
        if not isinstance(value, str):
            raise InputError("The parameter account is not a text.")
        return self._text(value, ACCOUNT)

    def _expand(self, value: Given) -> tuple[str, ...]:
        if value is None:
            return ()
        if isinstance(value, Variable):
            self.note(f"expand is {_code(value)} in the text; it is left empty.")
            return ()
        if isinstance(value, str):
            self.note("expand is one text and no list; it is taken as a list of one.")
            value = [value]
        if isinstance(value, dict) and value and all(map(is_index, value)):
            value = self._gathered(EXPAND, value)
        if not isinstance(value, list):
            raise InputError("The parameter expand is not a list.")
        self._count(len(value))
        found: list[str] = []
        for entry in value:
            if isinstance(entry, Variable):
                self.note(f"One field to expand is {_code(entry)} in the text; it is left out.")
            elif isinstance(entry, str):
                text = self._text(entry, EXPAND)
                if text == entry:
                    found.append(text)
            else:
                raise InputError("The parameter expand holds something that is not a text.")
        return tuple(found)

    def _collect(self, path: WirePath, value: Given, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise InputError(f"The parameters are nested more than {MAX_DEPTH} levels deep.")
        if self._is_hidden(path[-1], path[:-1]):
            return
        if isinstance(value, dict) and value and not self._is_list(path, value):
            for key, item in value.items():
                self._collect((*path, key), item, depth + 1)
            return
        if isinstance(value, Variable | None):
            self._missing(path, value)
            return
        if isinstance(value, dict) and value:
            value = self._gathered(path, value)
        found = self._literal(path, value, depth)
        if found == {} and is_map(path):
            return
        self._count()
        self._leaves[path] = freeze(found)

    def _literal(self, path: WirePath, value: Given, depth: int) -> JsonValue:
        """Copy a value without the code in it, and without secrets."""
        if depth > MAX_DEPTH:
            raise InputError(f"The parameters are nested more than {MAX_DEPTH} levels deep.")
        if isinstance(value, str):
            if not self._typed and value in _WORDS and self._is_boolean(path):
                return _WORDS[value]
            return self._text(value, path)
        if isinstance(value, list):
            items = [
                (str(number), item)
                for number, item in enumerate(value)
                if not self._is_code((*path, str(number)), item)
            ]
            self._count(len(items))
            return [self._literal((*path, key), item, depth + 1) for key, item in items]
        if isinstance(value, dict):
            self._count(len(value))
            return {
                key: self._literal((*path, key), item, depth + 1)
                for key, item in value.items()
                if not self._is_code((*path, key), item) and not self._is_hidden(key, path)
            }
        # Code is sorted out before: above, and in what calls this.
        return value if isinstance(value, bool | Number) else None

    def _is_code(self, path: WirePath, value: Given) -> bool:
        if isinstance(value, Variable):
            self._missing(path, value)
            return True
        return False

    def _is_hidden(self, key: str, path: WirePath) -> bool:
        """Whether a name must not be kept; says so."""
        self._check_characters(key, path)
        if contains_secret(key):
            self.ignore(
                f"A parameter {f'below {named(path)} ' if path else ''}"
                "has a secret for a name; it is left out."
            )
            return True
        return False

    def _missing(self, path: WirePath, value: Variable | None) -> None:
        if value is None:
            self.note(f"{named(path)} is null, which the SDKs do not send; it is left out.")
        else:
            self.note(f"{named(path)} is {_code(value)} in the text; it is left empty.")

    def _text(self, text: str, path: WirePath) -> str:
        self._check_characters(text, path)
        if contains_secret(text):
            self.note(f"{named(path)} holds a key or a client secret; the value is left out.")
            return ""
        return text

    def _check_characters(self, text: str, path: WirePath) -> None:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                f"The parameter {named(path)} holds half of a surrogate pair, which is no "
                f"character (position {error.start + 1})."
            ) from None

    def _count(self, number: int = 1) -> None:
        self._size += number
        if self._size > MAX_LEAVES:
            raise InputError(f"The text holds more than {MAX_LEAVES} parameters.")

    def _is_boolean(self, path: WirePath) -> bool:
        """Whether a parameter is a boolean; of those that are not known, by their place."""
        if path[:1] != COMPONENTS:
            return False
        if feature := self._catalog.feature_by_path.get(path):
            return feature.type == "boolean"
        return (len(path) == 3 and path[2] == "enabled") or (
            len(path) == 4 and path[2] == "features"
        )

    def _is_list(self, path: WirePath, value: Mapping[str, Given]) -> bool:
        """Whether keys that are numbers, with gaps, are those of a list."""
        if self._typed or not all(map(is_index, value)):
            return False
        feature = self._catalog.feature_by_path.get(path)
        return feature is not None and feature.type == "array"

    def _gathered(self, path: WirePath, value: Mapping[str, Given]) -> list[Given]:
        self.note(f"The numbers of {named(path)} have gaps; the list is taken in their order.")
        return [value[key] for key in sorted(value, key=lambda key: (len(key), key))]

    def _say_what_is_in(self, request: Request) -> None:
        if request.account:
            self.understand(f"Connected account {safe(request.account, 60)}.")
        names = [safe(name, 40) for name in sorted(request.sent_components())]
        if names:
            plural = "s" if len(names) > 1 else ""
            self.understand(f"{len(names)} component{plural}: {', '.join(names)}.")
        if request.params:
            plural = "s" if len(request.params) > 1 else ""
            self.understand(f"{len(request.params)} value{plural} besides account and expand.")
        if request.expand:
            self.understand(f"Fields to expand: {', '.join(request.expand)}.")
        self._flag_unknown(request, self._catalog)

    def _flag_unknown(self, request: Request, catalog: Catalog) -> None:
        for path in sorted(request.params.keys() - catalog.leaf_order.keys()):
            self.note(f"{named(path)} is not known in {request.api_version}; it is kept.")


def _code(value: Variable) -> str:
    return f"the code {safe(' '.join(value.text[:400].split()), 60)}"
