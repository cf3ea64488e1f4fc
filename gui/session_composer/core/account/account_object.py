"""Reads an account as Stripe gives it, in any of its shapes, into the one form of the facts."""

from collections.abc import Iterator
from types import MappingProxyType

from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, one_of

from .facts import UNREQUESTED, AccountFacts, Origin
from .shapes import AccountShapes, CapabilityPlace, FactPlace, Path_, Shape, account_shapes

APPLIED = "applied"
_MAX_DEPTH = 8
_STATUS = "status"
_BEST_FIRST = ("active", "pending", "restricted")


def parse_account(data: object) -> AccountFacts:
    """Take the facts from a decoded account; missing or odd parts stay empty.

    Raises InputError when the data is not an account at all.
    """
    shapes = account_shapes()
    if not isinstance(data, dict):
        raise InputError("The account is not a JSON object: expected an Account of Stripe.")
    return _Reader(data, _shape_of(data, shapes)).facts(shapes)


def account_in(data: object, account_id: str) -> AccountFacts:
    """Take the facts from what holds an account: it stands alone, in a list, an event or an answer.

    Of several the one named ``account_id`` counts. Raises InputError where none can be told.
    """
    held = _held(data)
    if held is None:
        return parse_account(data)
    found = [one for one in held if isinstance(one, dict)]
    own = [one for one in found if one.get("id") == account_id] or found
    if not own:
        raise InputError("There is no account in the list.")
    if len(own) > 1 and own[0].get("id") != account_id:
        raise InputError(
            "There are {count} accounts in the list, and none of them is the request's.",
            count=len(own),
        )
    return parse_account(own[0])


def accounts_in(data: object) -> list[AccountFacts]:
    """Take the facts of every account in what holds one or several.

    Raises InputError for what is none, naming its place.
    """
    held = _held(data)
    if held is None:
        return [parse_account(data)]
    found = []
    for number, one in enumerate(held):
        try:
            found.append(parse_account(one))
        except InputError as error:
            raise InputError(
                "entry {number}: {problem}", number=number, problem=error.message
            ) from error
    return found


def _held(data: object) -> list[object] | None:
    """Give the accounts that something holds; None for what is none but an account itself."""
    if isinstance(data, list):
        return data
    inner = data.get("data", data.get("body")) if isinstance(data, dict) else None
    if isinstance(inner, dict):
        # An event has the account at data.object, an answer kept with its headers may be a list.
        inner = next(
            (one for key in ("object", "data") if isinstance(one := inner.get(key), dict | list)),
            inner,
        )
    return [inner] if isinstance(inner, dict) else inner if isinstance(inner, list) else None


def _shape_of(data: dict[str, object], shapes: AccountShapes) -> Shape:
    kind = data.get("object")
    if kind is None and "error" in data:
        raise InputError("The account is an error answer of Stripe, not an Account object.")
    for shape in shapes.shapes:
        if kind == shape.object or (kind is None and not shape.known_by.isdisjoint(data)):
            return shape
    if kind is None:
        raise InputError("This is not an Account object of Stripe: it has no controller.")
    raise InputError(
        "The account has object {kind}; expected {expected}.",
        kind=_short(kind),
        expected=one_of(*(repr(shape.object) for shape in shapes.shapes)),
    )


class _Reader:
    """Collects what one account says, then what follows from it."""

    def __init__(self, data: dict[str, object], shape: Shape) -> None:
        self._data = data
        self._shape = shape
        self._values: dict[str, str] = {}
        self._origins: dict[str, Origin] = {}
        self._listed: list[str] = []
        self._not_asked: dict[str, str] = {}

    def facts(self, shapes: AccountShapes) -> AccountFacts:
        for place in self._shape.facts:
            self._read_fact(place)
        for capabilities in self._shape.capabilities:
            self._read_capabilities(capabilities)
        self._derive(shapes)
        id_ = self._data.get("id")
        not_asked = {
            start: include
            for start, include in self._not_asked.items()
            if start not in self._values
        }
        return AccountFacts(
            id_ if isinstance(id_, str) else "",
            MappingProxyType(self._values),
            MappingProxyType(self._origins),
            tuple(self._listed),
            MappingProxyType(not_asked),
            self._shape.name,
        )

    def _read_fact(self, place: FactPlace) -> None:
        for path in place.paths:
            value = self._at(path)
            if isinstance(value, bool):
                value = "true" if value else "false"
            if place.is_list and isinstance(value, list):
                self._listed.append(f"{place.name}.")
                for item in value:
                    if isinstance(item, str) and item:
                        self._put(f"{place.name}.{item}", APPLIED, path)
                return
            if isinstance(value, str) and value:
                value = place.words.get(value, value)
                self._put(place.name, value.upper() if place.upper else value, path)
                return
        if place.include and self._at(tuple(place.include.split("."))) is None:
            self._not_asked[place.name] = place.include

    def _read_capabilities(self, place: CapabilityPlace) -> None:
        best = place.best
        if self._is_not_applied(place):
            self._listed += place.covers
            return
        found = self._at(place.path)
        if place.include and self._at(tuple(place.include.split("."))) is None:
            starts = place.covers or ((best,) if best else ())
            self._not_asked.update(dict.fromkeys(starts, place.include))
        if not isinstance(found, dict):
            return
        self._listed += place.covers
        statuses = []
        for name, status in _statuses(found):
            own = place.names.get(name, f"{place.prefix}{name}")
            self._put(own, status, (*place.path, *name.split(".")))
            statuses.append(status)
        if best:
            ranked = sorted(statuses, key=lambda one: (one not in _BEST_FIRST, one))
            self._put(best, ranked[0] if ranked else UNREQUESTED, place.path)

    def _is_not_applied(self, place: CapabilityPlace) -> bool:
        applied = self._data.get("applied_configurations")
        return bool(
            place.configuration
            and isinstance(applied, list)
            and place.configuration not in applied
            and not isinstance(self._at(place.path), dict)
        )

    def _derive(self, shapes: AccountShapes) -> None:
        """Add what follows, until nothing more does; what is given stays."""
        rules = [one for one in shapes.derivations if one.shape in {"", self._shape.name}]
        before = -1
        while before != len(self._values):
            before = len(self._values)
            for rule in rules:
                if rule.given.items() <= self._values.items():
                    for name, value in rule.then.items():
                        if name not in self._values:
                            self._values[name] = value
                            self._origins[name] = Origin(why=rule.why)

    def _put(self, name: str, value: str, path: Path_) -> None:
        self._values[name] = value
        self._origins[name] = Origin(".".join(path))

    def _at(self, path: Path_) -> object:
        found: object = self._data
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        return found


def _statuses(
    data: dict[str, object], prefix: str = "", depth: int = 0
) -> Iterator[tuple[str, str]]:
    """Give capabilities by dotted name: a status is a text, or in an object that has more."""
    for key, value in data.items():
        if isinstance(value, dict):
            inner = value.get(_STATUS)
            if isinstance(inner, str):
                yield f"{prefix}{key}", inner
            elif depth < _MAX_DEPTH:
                yield from _statuses(value, f"{prefix}{key}.", depth + 1)
        elif isinstance(value, str) and value and depth == 0:
            yield key, value


def not_asked_text(facts: AccountFacts) -> Message | None:
    """Say which members of the account were not asked for; None where nothing is missing."""
    includes = dict.fromkeys(facts.not_asked.values())
    if not includes:
        return None
    return Message(
        "Not asked for, hence not known: {names}. Read the account with {query}.",
        names=", ".join(includes),
        query="&".join(f"include[{number}]={name}" for number, name in enumerate(includes)),
    )


def _short(value: object) -> str:
    text = repr(value) if isinstance(value, str) else type(value).__name__
    return text if len(text) <= 40 else f"{text[:40]}…"
