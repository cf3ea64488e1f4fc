"""Follows variables: the value that the text gives them, and the changes on the way to a use."""

from bisect import bisect_left

from session_composer.codecs.readers.plain.raw_values import Variable
from session_composer.codecs.readers.source.syntax.dialects import NODE, RUBY
from session_composer.codecs.readers.source.syntax.enclosing import Dependence

from . import changes, helpers
from .found import CODE, Found, ReadsValues, SourceCode, is_code, plain

_SELF = frozenset(("this", "self", "$this", "static", "cls"))
_MAX_GIVEN = 30
_MAX_CALLS = 5


class Variables:
    """The variables of one text, as one request needs them."""

    def __init__(self, program: SourceCode) -> None:
        self._program = program
        # What is in a variable behind so many of its changes, and how many values that took; by
        # its name and where it is given its first value.
        self._known: dict[tuple[str, int, int], tuple[int, Found, int]] = {}
        # Parameters that no call in the text gives a value, by their name and function.
        self._not_given: set[tuple[str, int]] = set()

    def resolved(self, reader: ReadsValues, name: str, at: int, depth: int) -> Found:
        """Follow a variable that is used at a token."""
        if (start := reader.bindings.start(name, at)) >= 0:
            found = reader.bindings.value(name, at)
            return self._told(reader, self._changed(reader, name, found, start, at, depth), at)
        functions, scope = self._program.functions, self._program.scope
        for function in functions.owners(at):
            places = scope.given(name, function)
            if places:
                return self._told(reader, self._followed(reader, name, places, at, depth), at)
            if function >= 0 and name in (parameters := functions.parameters(function)):
                found = self._parameter(reader, name, function, parameters[name], at, depth)
                return self._told(
                    reader,
                    self._changed(reader, name, found, functions.heads[function], at, depth),
                    at,
                )
        number = functions.by_name.get(name)
        if number is not None and self._program.dialect is RUBY:
            return helpers.applied(reader, number, [], {}, depth)
        found = self.anywhere(reader, name, at, depth)
        if is_code(found):
            owner = functions.owner(at)
            start = functions.heads[owner] if owner >= 0 else 0
            found = self._changed(reader, name, found, start, at, depth)
        return self._told(reader, found, at)

    def anywhere(self, reader: ReadsValues, name: str, at: int, depth: int) -> Found:
        """Follow a constant or a member, wherever it is given a value."""
        if not (name.isupper() or name[:1] in "@$" or name[:1].isupper()):
            return CODE
        scope, functions = self._program.scope, self._program.functions
        for function in range(-1, min(len(functions.heads), 200)):
            if places := scope.given(name, function):
                if name.startswith("$") and self._program.dialect is not RUBY and function >= 0:
                    continue
                return self._followed(reader, name, places, at, depth)
        return CODE

    def constant(self, reader: ReadsValues, at: int, after: int, depth: int) -> Found:
        """Follow a member like ``this.parts`` or ``Config.PARTS`` that the text gives a value."""
        tokens = self._program.tokens
        name = tokens[after - 1].text
        if after != at + 3 or not (tokens[at].text in _SELF or name.isupper()):
            return CODE
        scope, functions = self._program.scope, self._program.functions
        for spelled in (name, f"${name}"):
            for function in range(-1, min(len(functions.heads), 200)):
                if places := scope.given(spelled, function):
                    return self._followed(reader, spelled, places, at, depth)
        return CODE

    def final(self, reader: ReadsValues, at: int, start: int, stop: int) -> Found:
        """Return what is in a variable in the end; its name stands at a token.

        ``stop`` is where it is last used. ``start``: without a value in the text it is read as far
        as it is filled from there on.
        """
        functions, scope = self._program.functions, self._program.scope
        name = self._program.tokens[at].text
        if scope.is_given(at):
            places = scope.given(name, functions.owner(at))
            later = [place for place in places if at <= place < stop]
            return self._followed(reader, name, later, stop, 0, is_final=True)
        around = {one.at for one in self._program.conditions.around(start, -1, reader.steps)}
        touched = scope.touched(name, start, stop)
        return changes.applied(
            reader, name, CODE, touched, around, 0, touched[-1] if touched else -1
        )

    def end(self, reader: ReadsValues, at: int) -> int:
        """Return the token up to which a variable keeps the value that it is given at another."""
        functions, scope = self._program.functions, self._program.scope
        owner = functions.owner(at)
        stop = functions.stops[owner] if owner >= 0 else len(self._program.tokens)
        around = {one.at for one in self._program.conditions.around(at, -1, reader.steps)}
        for place in scope.given(self._program.tokens[at].text, owner):
            if place > at and not self._depends(reader, place, around):
                return min(place, stop)
        return stop

    def _followed(
        self,
        reader: ReadsValues,
        name: str,
        places: list[int],
        at: int,
        depth: int,
        *,
        is_final: bool = False,
    ) -> Found:
        conditions, scope = self._program.conditions, self._program.scope
        # What is read of a variable in its own new value is the one before.
        last = bisect_left(places, at)
        before = places[max(last - _MAX_GIVEN, 0) : last]
        before = [place for place in before if place not in reader.resolving] or places[:1]
        around = {header.at for header in conditions.around(at, -1, reader.steps)}
        first = len(before) - 1
        while first > 0 and self._depends(reader, before[first], around):
            first -= 1
        base = before[first]
        if base in reader.resolving:
            return CODE
        own = conditions.around(base, -1, reader.steps)
        use = max(at, base)
        later = before[first + 1 :]
        count = scope.count_touched(name, base, use)
        key = (name, base, later[0] if later else -1)
        done, found, spent = self._known.get(key, (-1, None, 0))
        may_keep = not reader.bindings.hold_at(base)
        if done > count or (later and done != count) or not may_keep:
            done = -1
        if done >= 0:
            reader.spend(spent)
        if done == count:
            return found
        before_spent = reader.spent - (spent if done >= 0 else 0)
        if done < 0:
            found = self._first_value(reader, base, own, around, depth, is_final)
        touched = scope.touched(name, base, use)[max(done, 0) :]
        around |= {one.at for one in own}
        events = sorted([*later, *touched])
        spared = events[-1] if is_final and events else -1
        found = changes.applied(reader, name, found, events, around, depth, spared)
        if may_keep:
            self._known[key] = (count, found, reader.spent - before_spent)
        return found

    def _first_value(
        self,
        reader: ReadsValues,
        base: int,
        own: list[Dependence],
        around: set[int],
        depth: int,
        is_final: bool,
    ) -> Found:
        reader.resolving.add(base)
        try:
            found = self._value(reader, base, depth)
        finally:
            reader.resolving.discard(base)
        header = next((one for one in own if one.at not in around), None)
        if header is not None and plain(found) and not is_final:
            reader.notes.take_change(base, base + 1, reader.what(found), header)
        return found

    def _value(self, reader: ReadsValues, place: int, depth: int) -> Found:
        program = self._program
        begin = program.scope.value_place(place)
        found, _ = reader.value(begin, len(program.tokens), depth + 1, ends_lines=True)
        if not self._is_default(place):
            return found
        if plain(found):
            reader.notes.take_default(reader.what(found), begin, place, place + 1)
            return found
        return CODE

    def _is_default(self, place: int) -> bool:
        """Whether a value is what holds when there is none in the object that is taken apart."""
        tokens, functions = self._program.tokens, self._program.functions
        around = tokens.around[place]
        if self._program.dialect is not NODE or around < 0:
            return False
        owner = functions.owner(place)
        if owner >= 0 and place < functions.starts[owner]:
            return True
        return tokens.is_mark(tokens.closing[around] + 1, "=")

    def _depends(self, reader: ReadsValues, place: int, around: set[int]) -> bool:
        headers = self._program.conditions.around(place, -1, reader.steps)
        return any(header.at not in around for header in headers) or self._has_modifier(place)

    def _has_modifier(self, place: int) -> bool:
        if self._program.dialect is not RUBY:
            return False
        tokens, at = self._program.tokens, place
        for _ in range(40):
            if tokens.is_name(at, ("if", "unless")) and not tokens.is_mark(at - 1, "="):
                return True
            at = tokens.after_group(at)
            if tokens.begins_line(at):
                break
        return False

    def _parameter(
        self, reader: ReadsValues, name: str, function: int, default: int, at: int, depth: int
    ) -> Found:
        """Return the default of a parameter, or else what the first call in the text gives it."""
        functions = self._program.functions
        if default >= 0:
            found, _ = reader.value(default, functions.starts[function], depth + 1)
            if plain(found):
                reader.notes.take_default(reader.what(found), default, at, at + 1)
                return found
        return self._argument(reader, name, function, depth)

    def _argument(self, reader: ReadsValues, name: str, function: int, depth: int) -> Found:
        program = self._program
        called = program.functions.names[function]
        if not called or function in reader.entered or (name, function) in self._not_given:
            return CODE
        self._not_given.add((name, function))
        calls = 0
        for at in program.functions.uses(called):
            opening = at + 1
            is_call = (
                program.tokens.is_mark(opening, "(") and opening not in program.functions.by_head
            )
            if not is_call or program.functions.owner(at) == function:
                continue
            calls += 1
            if calls > _MAX_CALLS:
                break
            reader.entered.add(function)
            try:
                inner = reader.entries(
                    opening + 1,
                    program.tokens.closing[opening],
                    program.dialect.argument_separators,
                    depth + 1,
                )
            finally:
                reader.entered.discard(function)
            names = [one for one in program.functions.parameters(function) if one not in _SELF]
            number = names.index(name) if name in names else len(inner.values)
            found: Found = inner.pairs.get(name.removeprefix("$"), CODE)
            if number < len(inner.values):
                found = inner.values[number]
            if plain(found):
                reader.notes.take_argument(name, reader.what(found), at)
                self._not_given.discard((name, function))
                return found
        return CODE

    def _changed(
        self, reader: ReadsValues, name: str, found: Found, start: int, at: int, depth: int
    ) -> Found:
        scope = self._program.scope
        count = scope.count_touched(name, start, at)
        if not count:
            return found
        key = (name, -1, start)
        done, known, spent = self._known.get(key, (0, found, 0))
        may_keep = not reader.bindings.hold_at(at)
        if done > count or not may_keep:
            done, known, spent = 0, found, 0
        reader.spend(spent)
        if done == count:
            return known
        before_spent = reader.spent - spent
        around = {header.at for header in self._program.conditions.around(at, -1, reader.steps)}
        touched = scope.touched(name, start, at)[done:]
        found = changes.applied(reader, name, known, touched, around, depth)
        if may_keep:
            self._known[key] = (count, found, reader.spent - before_spent)
        return found

    def _told(self, reader: ReadsValues, found: Found, at: int) -> Found:
        if not isinstance(found, Variable):
            return found
        return reader.notes.variable(at, at + 1, found if found.text else None)
