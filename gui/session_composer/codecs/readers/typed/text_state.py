"""What is known while a text is gone through: names, conditions, and what there is to say."""

from abc import ABC, abstractmethod

from session_composer.codecs import budget
from session_composer.codecs.readers.source.syntax.dialects import Dialect
from session_composer.codecs.readers.source.syntax.tokens import Tokens

from .built import (
    Built,
    BuiltValue,
    CodeCondition,
    CodeRemark,
    CodeSpan,
    Doubt,
    is_literal,
    merged,
    names_in,
)
from .name_scope import Binding, NameScope
from .sdk_names import SdkNames

_CONTINUES = (".", "?.", "?", "&&", "||", "??")


class State(ABC):
    """The state of reading one text; reading itself is added by the classes below this one.

    All of it is one object: objects that know each other would be freed late, with all tokens.
    """

    def __init__(self, tokens: Tokens, dialect: Dialect, names: SdkNames) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self.names = names
        self._steps = budget.step_budget()
        self._scope = NameScope()
        self._depth = 0
        # Code that was skipped last, by what is around it and where it has to end.
        self._code: dict[tuple[int, int, str], tuple[int, int]] = {}
        self._objects: list[Built] = []
        self._heard: list[CodeRemark] = []
        """What there is to say about the value that is being read."""
        self._conditions: list[CodeCondition] = []
        self._since = 0
        self._fields: dict[str, Binding | None] = {}
        """What classes define, by its name; None where several define it."""
        self._bodies: dict[int, CodeCondition] = {}
        """Conditions by the token from which they hold."""
        self._taken_out: set[str] = set()

    @abstractmethod
    def value(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        """Read the value that begins at a token, and tell the token behind it."""

    def _built(self, type_name: str, at: int) -> Built:
        built = Built(type_name, at, self._since)
        self._objects.append(built)
        return built

    def _merged(self, first: Built, second: Built) -> tuple[Built, list[str]]:
        found, differing = merged(first, second, self._steps)
        self._objects.append(found)
        return found, differing

    def _found(self, name: str) -> Binding | None:
        """Look a name up, from the innermost block on."""
        for scope in self._scope.outwards():
            self._steps.spend()
            if name in scope.bindings:
                return scope.bindings[name]
        return self._fields.get(name)

    def _read(self, name: str) -> Binding | None:
        """Look a name up whose value is used."""
        found = self._found(name)
        if found is not None:
            self._heard += found.remarks
        return found

    def _bind(self, name: str, value: BuiltValue, at: int, *, is_new: bool) -> None:
        """Give a name its value: a new one in this block, or where the name stands already."""
        holder = self._scope
        if not is_new:
            self._steps.spend()
            holder = next((one for one in holder.outwards() if name in one.bindings), holder)
        before = None if is_new else holder.bindings.get(name)
        if before is not None:
            value = self._changed(before.value, value, before.since, at, name)
        if isinstance(value, Built):
            value.remarks += self._taken(name)
            binding = Binding(value, self._since)
        else:
            binding = Binding(value, self._since, tuple(self._taken("")))
        holder.bindings[name] = binding
        if is_new and holder.is_class:
            self._fields[name] = None if name in self._fields else binding

    def _put(self, target: Built, key: str, value: BuiltValue, at: int) -> None:
        """Give a member its value."""
        if target.type_name.endswith("Values") and isinstance(value, list) and value:
            # A form of Go has a list under each name; the last one is sent.
            value = value[-1]
        value = self._changed(target.get(key), value, target.since, at, names_in(value, key))
        if isinstance(value, Built):
            value.is_used = True
        target.remarks += self._taken(names_in(value, key))
        target[key] = value
        target.places[key] = at

    def _fill(self, target: Built, other: Built) -> None:
        """Put all that is in a map into another one."""
        other.is_used = True
        for key, value in other.items():
            self._put(target, key, value, other.places.get(key, other.at))

    def _take_out(self, target: BuiltValue, key: BuiltValue, at: int, opening: int) -> BuiltValue:
        """Take what has a name out of a map, unless that is so under a condition only."""
        if isinstance(target, Built) and isinstance(key, str):
            if key in target:
                self._put(target, key, None, at)
            if target.get(key, "") is None:
                del target[key]
            self._taken_out.add(key)
        elif isinstance(target, Built):
            self._drop(target, at, opening)
        return CodeSpan(at, self._tokens.after_group(opening), True)

    def _drop(self, receiver: Built, at: int, opening: int) -> None:
        """Say that something is done with an object that is not followed."""
        stop = self._tokens.after_group(opening)
        receiver.remarks.append(CodeRemark(Doubt.UNKNOWN, at, at, stop, self._told(receiver)))

    def _told(self, built: Built) -> str:
        return names_in(built, "") or self.names.of_type(built.type_name)

    def _taken(self, what: str) -> list[CodeRemark]:
        """Take what there is to say, about something that has a name now."""
        found = [heard if heard.what else heard._replace(what=what) for heard in self._heard]
        self._heard.clear()
        return found

    def _changed(
        self, before: BuiltValue, value: BuiltValue, since: int, at: int, what: str
    ) -> BuiltValue:
        """Return what a value becomes that gets another one, behind a condition perhaps."""
        condition = self._conditions[-1] if self._conditions else None
        if condition is None or condition.number <= since:
            return value
        if value is None and is_literal(before):
            # As if it were not taken away.
            condition = condition._replace(is_negated=not condition.is_negated)
            value = before
        self._hear(Doubt.CONDITION, at, condition, what)
        if isinstance(before, Built) and isinstance(value, Built) and before and value:
            first, second = (before, value) if condition.is_negated else (value, before)
            return self._merged(first, second)[0]
        return value

    def _hear(self, doubt: Doubt, at: int, condition: CodeCondition, what: str = "") -> None:
        self._heard.append(
            CodeRemark(doubt, at, condition.start, condition.stop, what, condition.is_negated)
        )

    def _either(
        self, first: BuiltValue, second: BuiltValue, start: int, stop: int, at: int
    ) -> BuiltValue:
        """Choose between two values as the code between two tokens does."""
        if is_literal(first) and is_literal(second):
            if first == second:
                return first
            doubt, found = Doubt.FIRST, first
            if isinstance(first, Built) and isinstance(second, Built):
                found, differing = self._merged(first, second)
                doubt = Doubt.FIRST if differing else Doubt.CHOICE
        elif is_literal(first) or is_literal(second):
            doubt, found = Doubt.CONDITION, first if is_literal(first) else second
        else:
            code = next((value for value in (first, second) if isinstance(value, CodeSpan)), None)
            return CodeSpan(start, code.stop) if code else first
        self._heard.append(CodeRemark(doubt, at, start, stop, names_in(found, "")))
        return found

    def _ends(self, at: int, stop: int) -> bool:
        """Whether a value has its end before a token."""
        tokens = self._tokens
        if at >= stop or tokens.stops(at) or tokens.is_mark(at, ":"):
            return True
        if not self._dialect.ends_lines or not tokens.begins_line(at):
            return False
        return not tokens.is_mark(at, *_CONTINUES)

    def _skip(self, at: int, stop: int, mark: str = "") -> int:
        """Return the token where the value ends that a token is part of, or before a mark in it.

        Of ``a=b=c=…`` and ``fun a()=fun b()=…`` each value is the rest, which is looked at once.
        """
        tokens = self._tokens
        if self._ends(at, stop):
            return min(at, stop)
        level = tokens.around[at], stop, mark
        start, end = self._code.get(level, (0, 0))
        if start <= at < end:
            return end
        start = at
        while not self._ends(at, stop) and not tokens.is_mark(at, mark):
            self._steps.spend()
            at = tokens.after_group(at)
        end = min(at, stop)
        self._code[level] = start, end
        return end
