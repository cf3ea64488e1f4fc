"""What calls give: builders and their methods, maps and lists, the call of the API."""

from abc import abstractmethod
from itertools import batched
from typing import NamedTuple

from session_composer.codecs.readers.source.syntax.dialects import Dialect
from session_composer.codecs.readers.source.syntax.tokens import Tokens

from .built import Built, BuiltValue, CodeRemark, CodeSpan, Doubt, copied
from .member_chains import Links
from .sdk_names import SdkNames
from .sdk_objects import Arguments
from .sdk_words import (
    BLOCKS,
    BUILDERS,
    CONVERTING,
    CREATING,
    FILLING,
    IF_ABSENT,
    IMPLICIT,
    LIST_CLASSES,
    LISTS,
    LOOKING_UP,
    MAP_CLASSES,
    MAPS,
    MOST_ITEMS,
    NO_CALLS,
    OVERRIDE,
    PLACE,
    POINTERS,
    SAME,
    SENDING,
    SERVICES,
    TAKING_OUT,
)
from .text_functions import TextFunction


class SessionCall(NamedTuple):
    """A call that creates an account session, or an object that is meant for one."""

    at: int
    parameters: BuiltValue
    options: BuiltValue
    is_call: bool


class Calls(Links):
    """Knows what calls do."""

    def __init__(self, tokens: Tokens, dialect: Dialect, names: SdkNames) -> None:
        super().__init__(tokens, dialect, names)
        self._sessions: list[SessionCall] = []

    @abstractmethod
    def _function(self, name: str, given: Arguments) -> TextFunction | None:
        """Look a function of the text up."""

    @abstractmethod
    def _inlined(
        self, function: TextFunction, given: Arguments, at: int, receiver: Built | None
    ) -> BuiltValue:
        """Return what a function of the text gives."""

    @abstractmethod
    def _each(self, name: str, item: BuiltValue, start: int, stop: int) -> None:
        """Go through the body of a loop with one value."""

    @abstractmethod
    def _within(self, opening: int, receiver: BuiltValue, *, is_implicit: bool) -> None:
        """Go through a block that is handed a value."""

    def _call(self, names: list[str], at: int, opening: int) -> BuiltValue:
        after = self._tokens.after_group(opening)
        unknown, last = CodeSpan(at, after), names[-1]
        if last in NO_CALLS:
            return unknown
        if _creates(names[-2:]):
            return self._session_call(at, opening, self._arguments(opening))
        if last in BUILDERS and len(names) > 1:
            return self._built(".".join(names[:-1]), at)
        given = self._arguments(opening)
        function = self._function(last, given)
        receiver = self._receiver() if len(names) == 1 and function is None else None
        if receiver is not None:
            return self._do(receiver, last, at, opening, given)
        if last in MAPS or not MAP_CLASSES.isdisjoint(names[-2:-1]):
            return self._map(given, at, is_form=last == "parametersOf")
        if last in LISTS or not LIST_CLASSES.isdisjoint(names[-2:-1]):
            first = given.values[0] if given.values else None
            return first if len(given.values) == 1 and isinstance(first, list) else given.values
        if function is not None:
            return self._inlined(function, given, at, None)
        if names == ["append"] and given.values:
            base = given.values[0]
            return [*(base if isinstance(base, list) else []), *given.values[1:]]
        if last in ("Sprintf", "format") and (text := _formatted(given.values)) is not None:
            return text
        if names == ["delete"] and len(given.values) == 2:
            target, key = given.values
            return self._take_out(target, key, at, opening)
        if names == ["make"]:
            last = self._tokens[after - 2].text
            return self._built(last if last == "Values" else "map", at)
        if last == "with":
            return given.values[0] if given.values else unknown
        return self._passed(names, given, at, opening)

    def _passed(self, names: list[str], given: Arguments, at: int, opening: int) -> BuiltValue:
        """Return what a function that is not known gives for what it is given."""
        after = self._tokens.after_group(opening)
        values = [*given.values, *given.named.values()]
        first = values[0] if len(values) == 1 else None
        if names[-1].lower() in POINTERS and first is not None:
            if names == ["new"] and isinstance(first, CodeSpan):
                name = self._tokens[after - 2].text
                return self._built(name, at) if name[:1].isupper() else CodeSpan(at, after)
            return first._replace(is_followed=True) if isinstance(first, CodeSpan) else first
        if names[-1] == OVERRIDE and isinstance(values[0], Built) and len(values) > 1:
            self._put(values[0], "stripe_version_override", values[1], at)
            return values[0]
        objects = [one for one in values if isinstance(one, Built)]
        self._steps.spend(sum(map(len, objects)))
        root = next((one for one in objects if one.is_whole), None)
        if root is not None and names[-1].lower().startswith(SENDING):
            return self._session_call(at, opening, given)
        if isinstance(first, Built) and first:
            if not first.is_typed:
                return first
            if self._depth:
                self._heard.append(CodeRemark(Doubt.DROPPED, at, at, opening))
            else:
                first.remarks.append(CodeRemark(Doubt.DROPPED, at, at, opening, self._told(first)))
            return first
        is_seen = all(not isinstance(value, CodeSpan) or self._is_plain(value) for value in values)
        for value in objects:
            if value.is_typed:
                value.remarks.append(CodeRemark(Doubt.DROPPED, at, at, opening, self._told(value)))
        return CodeSpan(at, after, is_seen)

    def _is_plain(self, code: CodeSpan) -> bool:
        """Whether nothing in some code is left to be looked at."""
        return code.is_followed or not self._has_braces(code.start, code.stop)

    def _map(self, given: Arguments, at: int, *, is_form: bool = False) -> BuiltValue:
        """Make a map of names and values in turn, of pairs, or of other maps."""
        found = self._built("Values" if is_form else "map", at)
        self._fill(found, given.pairs)
        entries = [entry for entry in given.values if isinstance(entry, Built)]
        for entry in entries if len(entries) == len(given.values) else ():
            entry.is_used = True
            found.update(entry)
            found.places |= entry.places
            found.remarks += entry.remarks
        for pair in batched(given.values, 2):
            if len(pair) == 2 and isinstance(pair[0], str):
                self._put(found, pair[0], pair[1], at)
        return found

    def _session_call(self, at: int, opening: int, given: Arguments) -> BuiltValue:
        values = [*given.values, *given.named.values()]
        objects = [value for value in values if isinstance(value, Built)]
        options: BuiltValue = next(
            (value for value in objects if "RequestOptions" in value.type_name), None
        )
        parameters: BuiltValue = next((value for value in objects if value is not options), None)
        codes = [value for value in values if isinstance(value, CodeSpan)]
        if parameters is None and codes:
            # Go hands a context over first.
            parameters = codes[-1]
        elif options is None and parameters in given.values[:-1]:
            options = given.values[given.values.index(parameters) + 1]
        self._add_session(at, parameters, options, is_call=True)
        return CodeSpan(at, self._tokens.after_group(opening), True)

    def _add_session(
        self, at: int, parameters: BuiltValue, options: BuiltValue, *, is_call: bool
    ) -> None:
        """Take a call, with the parameters as they are now."""
        if isinstance(parameters, Built):
            parameters.is_sent = True
            parameters = copied(parameters, self._steps)
        if isinstance(options, Built):
            options = copied(options, self._steps)
        # One place may be gone through more than once, as a function that is called from several.
        session = SessionCall(at, parameters, options, is_call)
        if not any(one == session for one in self._sessions[-1:]):
            self._sessions.append(session)

    def _method(self, receiver: BuiltValue, name: str, at: int, opening: int) -> BuiltValue:
        unknown = CodeSpan(at, self._tokens.after_group(opening))
        if isinstance(receiver, Built) and _creates([receiver.type_name.rpartition(".")[2], name]):
            return self._session_call(at, opening, self._arguments(opening))
        if not isinstance(receiver, Built | list):
            return receiver if name in SAME and receiver is not None else unknown
        given = self._arguments(opening)
        if isinstance(receiver, Built):
            return self._do(receiver, name, at, opening, given)
        if name.lower() in ("add", "append", "addall", "addrange"):
            receiver += given.values
        elif name.lower() == "foreach" and self._tokens.is_mark(opening + 2, "->", "=>"):
            for item in receiver[:MOST_ITEMS]:
                parameter, closing = self._tokens[opening + 1].text, self._tokens.closing[opening]
                self._each(parameter, item, opening + 3, closing)
        elif not self._is_plain(unknown):
            return unknown
        return unknown._replace(is_followed=True)

    def _do(
        self, receiver: Built, name: str, at: int, opening: int, given: Arguments
    ) -> BuiltValue:
        """Do with an object what a method does; most of them give it back."""
        place, values = opening - 1, given.values
        verb, rest = self.names.method(name)
        key = values[0] if values and isinstance(values[0], str) else None
        if verb == "set" and len(values) == 1:
            self._put(receiver, self.names.wire(rest), values[0], place)
        elif verb in ("extras", "putall", "addall") and _is_map(values):
            for inner, value in values[0].items() if isinstance(values[0], Built) else ():
                self._put(receiver, inner, value, place)
        elif name.lower() in TAKING_OUT and len(values) == 1:
            self._take_out(receiver, key, at, opening)
        elif name.lower() in IF_ABSENT and len(values) == 2 and key in receiver:
            pass
        elif (verb == "extra" or name.lower() in FILLING | IF_ABSENT) and len(values) == 2:
            if key is None:
                self._drop(receiver, place, opening)
            else:
                self._put(receiver, key, values[1], place)
        elif verb.startswith("add") and len(values) == 1:
            self._extend(receiver, self.names.list_of(rest), values[0], place)
        elif name.lower() == "putall" and _is_map(values) and isinstance(values[0], Built):
            self._fill(receiver, values[0])
        elif name in LOOKING_UP and values:
            return self._indexed(receiver, opening, at)
        elif verb == "" and name.startswith("get") and not values:
            return self._member(receiver, name[3:], at, self._tokens.after_group(opening))
        elif function := self._function(name, given):
            return self._inlined(function, given, at, receiver)
        elif name not in SAME and not CONVERTING.match(name):
            self._drop(receiver, place, opening)
        return receiver

    def _extend(self, receiver: Built, key: str, value: BuiltValue, at: int) -> None:
        before = receiver.get(key)
        items = value if isinstance(value, list) else [value]
        self._put(receiver, key, [*(before if isinstance(before, list) else []), *items], at)

    def _lambda(self, receiver: BuiltValue, name: str, opening: int) -> BuiltValue:
        if name == "forEach" and isinstance(receiver, list):
            for item in receiver[:MOST_ITEMS]:
                self._within(opening, item, is_implicit=False)
            return CodeSpan(opening, self._tokens.after_group(opening), True)
        if name not in BLOCKS:
            return CodeSpan(opening, opening + 1)
        self._within(opening, receiver, is_implicit=name in IMPLICIT)
        if isinstance(receiver, CodeSpan):
            return CodeSpan(receiver.start, self._tokens.after_group(opening), True)
        return receiver

    def _filled(self, at: int, opening: int) -> BuiltValue:
        found = self._built("map", at)
        self._within(opening, found, is_implicit=True)
        return found

    def _receiver(self) -> Built | None:
        """Return the object whose methods are called by their names alone."""
        for scope in self._scope.outwards():
            self._steps.spend()
            if scope.receiver is not None:
                return scope.receiver
        return None

    @abstractmethod
    def _has_braces(self, start: int, stop: int) -> bool:
        """Whether there is a block, an object or a function between two tokens."""


def _creates(names: list[str]) -> bool:
    """Whether a service and its method create an account session."""
    return len(names) == 2 and names[0].lower() in SERVICES and names[1].lower() in CREATING


def _formatted(values: list[BuiltValue]) -> str | None:
    """Put texts into a template; None where that is more than that."""
    texts = [value for value in values if isinstance(value, str)]
    pieces = PLACE.split(texts[0]) if texts else []
    if len(texts) != len(values) or len(pieces) != len(texts):
        return None
    return pieces[0] + "".join(map("".join, zip(texts[1:], pieces[1:], strict=True)))


def _is_map(values: list[BuiltValue]) -> bool:
    return len(values) == 1 and isinstance(values[0], Built)
