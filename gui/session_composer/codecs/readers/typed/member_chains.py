"""Goes along members, calls and braces behind a value or a name."""

from abc import abstractmethod

from session_composer.codecs.readers.source.syntax.tokens import TokenKind

from .built import Built, BuiltValue, CodeSpan
from .name_scope import Binding
from .sdk_objects import Objects
from .sdk_words import FILLING
from .typed_dialects import GO, KOTLIN

_MEMBER = (".", "?.", "::")
_WORDS = {"TRUE": True, "FALSE": False}


class Links(Objects):
    """Reads what hangs together by dots."""

    @abstractmethod
    def _call(self, names: list[str], at: int, opening: int) -> BuiltValue:
        """Return what a call gives; CodeSpan that is not followed when it is not known."""

    @abstractmethod
    def _filled(self, at: int, opening: int) -> BuiltValue:
        """Return the map that a block fills."""

    @abstractmethod
    def _method(self, receiver: BuiltValue, name: str, at: int, opening: int) -> BuiltValue:
        """Return what the method of a value gives."""

    def _links(
        self, found: BuiltValue, names: list[str], at: int, place: int, stop: int
    ) -> tuple[BuiltValue, int]:
        tokens, opening = self._tokens, self._after_generics(place)
        calls: list[CodeSpan] = []
        if names and tokens.is_mark(opening, "("):
            found, place = self._called(found, names, at, opening, calls)
        while place < stop:
            self._steps.spend()
            is_path = isinstance(found, CodeSpan)
            if tokens.is_mark(place, *_MEMBER):
                name_at = self._after_generics(place + 1)
                if self._dialect is GO and tokens.is_mark(name_at, "("):
                    # What type it has.
                    place = tokens.after_group(name_at)
                    continue
                if not tokens.is_kind(name_at, TokenKind.NAME):
                    break
                names, place = [*names[-3:], tokens[name_at].text], name_at + 1
                opening = self._after_generics(place)
                if is_path and (binding := self._of_name(names, opening)) is not None:
                    found = binding.value
                elif tokens.is_mark(opening, "("):
                    found, place = self._called(found, names, at, opening, calls)
                elif self._is_lambda(place) and (not is_path or names[-1] == "let"):
                    receiver = CodeSpan(at, name_at - 1) if is_path else found
                    found = self._lambda(receiver, names[-1], place)
                    place = tokens.after_group(place)
                    calls += [found] if isinstance(found, CodeSpan) else []
                elif not is_path:
                    found = self._member(found, names[-1], at, place)
            elif is_path and self._is_filling(place):
                found = self._filled(at, place)
                place = tokens.after_group(place)
            elif tokens.is_mark(place, "{") and is_path and self._is_type(names, place):
                found = self._initialised(place, ".".join(names))
                place = tokens.after_group(place)
            elif tokens.is_mark(place, "["):
                if self._dialect.ends_lines and tokens.begins_line(place):
                    break
                after = self._after_go_brackets(names, place) if is_path else place
                if after == place:
                    found, after = self._indexed(found, place, at), tokens.after_group(place)
                elif tokens.is_mark(after, "("):
                    found, after = self._called(found, names, at, after, calls)
                place = after
            elif tokens.is_mark(place, "!") and not tokens.is_kind(place + 1, TokenKind.NAME):
                place += 1
            else:
                break
        if isinstance(found, CodeSpan):
            if names[-2:-1] == ["Boolean"] and names[-1] in _WORDS:
                return _WORDS[names[-1]], place
            if calls and calls[-1] is found and found.start > at:
                return found, place
            return CodeSpan(at, place, bool(calls) and all(one.is_followed for one in calls)), place
        return found, place

    def _called(
        self, found: BuiltValue, names: list[str], at: int, opening: int, calls: list[CodeSpan]
    ) -> tuple[BuiltValue, int]:
        """Call what is named, of a value or of nothing; ``calls`` gets what gives only code."""
        after = self._tokens.after_group(opening)
        if isinstance(found, CodeSpan):
            found = self._call(names, at, opening)
        else:
            found = self._method(found, names[-1], at, opening)
        if isinstance(found, CodeSpan):
            calls.append(found)
        elif isinstance(found, Built) and self._is_lambda(after):
            return self._lambda(found, names[-1], after), self._tokens.after_group(after)
        return found, after

    def _after_go_brackets(self, names: list[str], at: int) -> int:
        """Pass over the types in brackets, and behind those of a map."""
        tokens, at = self._tokens, self._tokens.after_group(at)
        while names == ["map"] and (
            tokens.is_kind(at, TokenKind.NAME) or tokens.is_mark(at, ".", "*", "[")
        ):
            is_any = tokens.is_name(at, ("interface",))
            at = tokens.after_group(at + is_any)
        return at

    def _of_name(self, names: list[str], after: int) -> Binding | None:
        """Look up a member that was given a value, or what a class defines."""
        dotted = ".".join((*names[:1], *map(self.names.wire, names[1:])))
        found = self._read(dotted)
        is_field = names[0][:1].isupper() and not self._tokens.is_mark(after, "(", "{")
        if found is None and is_field:
            found = self._fields.get(names[-1])
        return found

    def _is_type(self, names: list[str], at: int) -> bool:
        """Whether braces behind a name hold the members of an object."""
        is_type = names == ["map"] or (bool(names) and names[-1][:1].isupper())
        return self._dialect is GO and is_type and at not in self._bodies

    def _is_lambda(self, at: int) -> bool:
        is_block = self._tokens.is_mark(at, "{") and not self._tokens.begins_line(at)
        return self._dialect is KOTLIN and is_block

    def _is_filling(self, opening: int) -> bool:
        """Whether a block puts names and values into what it is handed to."""
        tokens, at = self._tokens, opening + 1
        if not self._is_lambda(opening):
            return False
        closing = tokens.closing[opening]
        while at < closing:
            self._steps.spend()
            if tokens.begins_line(at) or at == opening + 1 or tokens.is_mark(at - 1, ";"):
                at += 2 if tokens.is_name(at, ("this",)) and tokens.is_mark(at + 1, ".") else 0
                if tokens.is_name(at, FILLING) and tokens.is_mark(at + 1, "("):
                    return True
            at = tokens.after_group(at)
        return False

    def _member(self, found: BuiltValue, name: str, at: int, after: int) -> BuiltValue:
        if isinstance(found, Built):
            return found.get(self.names.wire(name), CodeSpan(at, after))
        return CodeSpan(at, after)

    def _indexed(self, found: BuiltValue, opening: int, at: int) -> BuiltValue:
        """Return the entry of a table that is named between brackets, or by code: all of them."""
        code = CodeSpan(at, self._tokens.after_group(opening))
        if not isinstance(found, Built):
            return code
        closing = self._tokens.closing[opening]
        key, _ = self.value(opening + 1, closing)
        if isinstance(key, str):
            return found.get(key, code)
        values = [*found.values()] or [code]
        chosen = values[0]
        for value in values[1:]:
            chosen = self._either(chosen, value, opening + 1, closing, at)
        return chosen
