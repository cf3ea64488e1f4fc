"""Goes through a whole text, its functions included, and finds the calls of the API."""

from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from session_composer.codecs.readers.source.syntax.dialects import Dialect
from session_composer.codecs.readers.source.syntax.tokens import TokenKind, Tokens

from .built import Built, BuiltValue, CodeCondition, CodeRemark, CodeSpan, Doubt
from .name_scope import Binding, NameScope
from .sdk_calls import SessionCall
from .sdk_names import SdkNames
from .sdk_objects import Arguments
from .statements import Statements
from .text_functions import TextFunction, called

_MOST_CALLS = 20
"""A function of the text is gone through so often; each of its calls may be given others."""
_MOST_INNER = 6
_MOST_BLOCKS = 12


class SdkProgram(Statements):
    """One text. Nothing of it is executed."""

    def __init__(self, tokens: Tokens, dialect: Dialect, names: SdkNames) -> None:
        super().__init__(tokens, dialect, names)
        self._named: dict[str, list[TextFunction]] = {}
        for function in self._functions.values():
            self._named.setdefault(function.name, []).append(function)
        braces = bytearray(len(tokens))
        for at in range(len(tokens)):
            braces[at] = tokens.is_mark(at, "{", "->", "=>")
        self._braces = [0, *accumulate(braces)]

    def run(self) -> list[SessionCall]:
        """Go through all of it, and return the calls in the order of the text."""
        self._walk(0, len(self._tokens), self._scope)
        names = called(self._tokens, self._functions)
        for is_called in (False, True):
            for function in self._functions.values():
                if (function.name in names) is is_called and not function.calls:
                    self._alone(function)
        for built in self._left(lambda built: built.is_root):
            self._add_session(built.at, built, None, is_call=False)
        if not any(isinstance(session.parameters, Built) for session in self._sessions):
            self._take_parts()
        return sorted(self._sessions, key=lambda session: session.at)

    @cached_property
    def unused(self) -> list[Built]:
        """The objects with a type that became part of no call, once the code was run."""
        return self._left(lambda built: built.is_typed)

    @property
    def calls(self) -> list[SessionCall]:
        """The calls of the API, whatever they are given."""
        return [session for session in self._sessions if session.is_call]

    @cached_property
    def keys(self) -> set[str]:
        """All names in the parameters of the calls, and those that were taken out."""
        found, seen = {*self._taken_out}, set[int]()
        left: list[BuiltValue] = [session.parameters for session in self._sessions]
        while left:
            value = left.pop()
            # Objects may be parts of each other, too.
            if isinstance(value, Built) and id(value) not in seen:
                seen.add(id(value))
                found |= value.keys()
                left += value.values()
        return found

    def _left(self, wanted: Callable[[Built], bool]) -> list[Built]:
        """Return objects that are part of nothing."""
        return [
            built
            for built in self._objects
            if (built or built.is_root) and not (built.is_sent or built.is_used) and wanted(built)
        ]

    def _take_parts(self) -> None:
        """Take what stands in no call, but looks like parameters."""
        found = self._left(lambda built: built.is_whole)
        for built in found:
            self._add_session(built.at, built, None, is_call=False)
        for part in () if found else self._left(lambda built: built.is_components)[:1]:
            whole = self._built("", part.at)
            self._put(whole, "components", part, part.at)
            self._add_session(part.at, whole, None, is_call=False)

    def _has_braces(self, start: int, stop: int) -> bool:
        return self._braces[min(stop, len(self._tokens))] > self._braces[start]

    def _function(self, name: str, given: Arguments) -> TextFunction | None:
        found = [one for one in self._named.get(name, ()) if not one.is_running]
        size = len(given.values) + len(given.named)
        return next(
            (function for function in found if len(function.parameters) == size),
            found[0] if found else None,
        )

    def _alone(self, function: TextFunction) -> None:
        """Go through a function that nobody calls."""
        self._inlined(function, Arguments([], {}, self._built("", function.at)), function.at, None)

    def _inlined(
        self, function: TextFunction, given: Arguments, at: int, receiver: Built | None
    ) -> BuiltValue:
        tokens, end = self._tokens, self._tokens.after_group(at + 1)
        if function.calls >= _MOST_CALLS or self._inner >= _MOST_INNER:
            return CodeSpan(at, end, True)
        function.calls += 1
        function.is_running = True
        self._inner += 1
        heard, self._heard = self._heard, []
        scope = NameScope(function.scope, receiver)
        values = list(given.values)
        for place, default in function.parameters:
            name = self._tokens[place].text
            if name in given.named:
                found = given.named[name]
            elif values:
                found = values.pop(0)
            elif default >= 0:
                found, _ = self.value(default, len(self._tokens))
                self._heard.append(CodeRemark(Doubt.DEFAULT, place, place, place + 1))
            else:
                found = CodeSpan(at, end)
            outer, self._scope = self._scope, scope
            self._bind(name, found, at, is_new=True)
            self._scope = outer
        returned, self._returned = self._returned, []
        if function.stop < 0:
            outer, self._scope = self._scope, scope
            found, after = self.value(function.start, len(tokens))
            self._scope = outer
            if isinstance(found, CodeSpan) and not found.is_followed:
                self._walk(function.start, after, scope)
        else:
            self._walk(function.start, function.stop, scope)
            found = self._result(CodeSpan(at, end, True))
        function.is_running = False
        before = function.at - 1
        if (
            isinstance(found, Built)
            and not found.type_name
            and tokens.is_kind(before, TokenKind.NAME)
        ):
            found.type_name = tokens[before].text
        self._returned = returned
        self._heard = heard + self._heard
        self._inner -= 1
        return found

    def _within(self, opening: int, receiver: BuiltValue, *, is_implicit: bool) -> None:
        tokens, start, name = self._tokens, opening + 1, "it"
        if tokens.is_mark(start + 1, "->") and tokens.is_kind(start, TokenKind.NAME):
            name, start = tokens[start].text, start + 2
        known = receiver if is_implicit and isinstance(receiver, Built) else None
        scope = NameScope(self._scope, known)
        if not is_implicit:
            scope.bindings[name] = Binding(receiver, self._since)
        if self._inner >= _MOST_BLOCKS:
            return
        kept = len(self._conditions)
        if isinstance(receiver, CodeSpan):
            end = tokens.closing[opening] + 1
            self._enter(CodeCondition(0, receiver.start, receiver.stop, end))
        self._inner += 1
        self._walk(start, tokens.closing[opening], scope)
        del self._conditions[kept:]
        self._inner -= 1

    def _result(self, nothing: CodeSpan) -> BuiltValue:
        """Return what a function gives that may end in several places."""
        if not self._returned:
            return nothing
        found, condition = self._returned[0]
        for other, behind in self._returned[1:]:
            decides = condition or behind
            if decides is not None:
                found = self._either(found, other, decides.start, decides.stop, decides.start)
            condition = behind
        return found
