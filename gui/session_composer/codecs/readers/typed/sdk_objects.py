"""Reads objects of an SDK, maps and lists, as ``new`` and braces make them."""

from abc import abstractmethod
from typing import NamedTuple

from session_composer.codecs.readers.source.syntax.tokens import TokenKind

from .built import Built, BuiltValue, CodeRemark, CodeSpan, Doubt
from .expressions import Expressions
from .typed_dialects import CSHARP, GO, JAVA

_VERBATIM = frozenset(("map", "Header", "Values"))
"""Types whose members keep their names."""
_LISTS = ("List", "Collection", "Set", "Enumerable")


class Arguments(NamedTuple):
    """What a call is given."""

    values: list[BuiltValue]
    named: dict[str, BuiltValue]
    pairs: Built


class Objects(Expressions):
    """Reads what has members or elements."""

    @abstractmethod
    def _lambda(self, receiver: BuiltValue, name: str, opening: int) -> BuiltValue:
        """Return what the method of a value gives that is handed a block."""

    def _new(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        tokens, place, names = self._tokens, at + 1, list[str]()
        while tokens.is_kind(place, TokenKind.NAME):
            names.append(tokens[place].text)
            place = self._after_generics(place + 1)
            if not tokens.is_mark(place, "."):
                break
            place += 1
        is_list = tokens.is_mark(place, "[") or (bool(names) and names[-1].endswith(_LISTS))
        if tokens.is_mark(place, "["):
            place = tokens.after_group(place)
        type_name = ".".join(names)
        found: BuiltValue = CodeSpan(at, place)
        is_known = "AccountSession" in type_name or "RequestOptions" in type_name
        if tokens.is_mark(place, "("):
            is_map = bool(names) and names[-1].endswith(("Map", "Dictionary"))
            if is_map or is_list:
                given = self._arguments(place).values
                empty: BuiltValue = [] if is_list else self._built("map", at)
                found = given[0] if given and isinstance(given[0], list | Built) else empty
            elif tokens.is_mark(tokens.after_group(place), "{"):
                # What is in the braces is all that is said of it.
                pass
            elif is_known or not names or names[-1] == "Builder":
                found = self._built(
                    ".".join(names[:-1]) if names[-1:] == ["Builder"] else type_name, at
                )
            place = tokens.after_group(place)
        if place < stop and tokens.is_mark(place, "{"):
            if self._dialect is JAVA and tokens.is_mark(place + 1, "{"):
                found = self._lambda(found, "apply", place + 1)
            elif self._dialect is CSHARP or is_list:
                found = self._initialised(place, type_name)
                found = [] if is_list and found == {} else found
            place = tokens.after_group(place)
        elif not names and isinstance(found, CodeSpan):
            return found, max(place, at + 1)
        if isinstance(found, CodeSpan) and found.is_followed:
            # Its block is not to be gone through again, with all blocks in it.
            return found._replace(stop=place), place
        return self._links(found, [], at, place, stop)

    def _initialised(self, opening: int, type_name: str) -> BuiltValue:
        tokens = self._tokens
        built, items = self._built(type_name, opening), list[BuiltValue]()
        at, closing = opening + 1, tokens.closing[opening]
        is_verbatim = type_name.rpartition(".")[2] in _VERBATIM
        while at < closing:
            self._steps.spend()
            if tokens.is_mark(at, ",", ";"):
                at += 1
                continue
            key, place = self._key(at, is_verbatim=is_verbatim)
            if self._dialect is CSHARP and tokens.is_mark(at, "{") and not key:
                pair = self._arguments(at).values
                if len(pair) == 2 and isinstance(pair[0], str):
                    self._put(built, pair[0], pair[1], at)
                at = tokens.after_group(at)
                continue
            found, after = self.value(place, closing)
            if key:
                self._put(built, key, found, at)
            else:
                items.append(found)
                if "AccountSession" in type_name:
                    built.remarks.append(CodeRemark(Doubt.LEFT, at, at, after))
            at = max(self._skip(after, closing), at + 1)
            if tokens.is_mark(at, ":"):
                at += 1
        return built if built or built.remarks or not items else items

    def _key(self, at: int, *, is_verbatim: bool) -> tuple[str, int]:
        """Return the name of a member, and the token of its value; no name when there is none."""
        tokens = self._tokens
        separator = ":" if self._dialect is GO else "="
        if tokens.is_mark(at, "[") and tokens.is_mark(tokens.closing[at] + 1, "="):
            name, _ = self.value(at + 1, tokens.closing[at])
            return name if isinstance(name, str) else "", tokens.closing[at] + 2
        if not tokens.is_mark(at + 1, separator):
            return "", at
        if tokens.is_kind(at, TokenKind.STRING):
            return tokens[at].text, at + 2
        if not tokens.is_kind(at, TokenKind.NAME):
            return "", at
        if not is_verbatim:
            return self.names.wire(tokens[at].text), at + 2
        binding = self._found(tokens[at].text)
        return (binding.value if binding and isinstance(binding.value, str) else ""), at + 2

    def _items(self, opening: int) -> list[BuiltValue]:
        return self._arguments(opening).values

    def _arguments(self, opening: int) -> Arguments:
        """Read what stands between the brackets of a call or a list."""
        tokens = self._tokens
        found = Arguments([], {}, self._built("map", opening))
        at, closing = opening + 1, tokens.closing[opening]
        while at < closing:
            self._steps.spend()
            if tokens.is_mark(at, ","):
                at += 1
                continue
            named = self._dialect.argument_separators and tokens.is_kind(at, TokenKind.NAME)
            if named and tokens.is_mark(at + 1, *self._dialect.argument_separators):
                value, after = self.value(at + 2, closing)
                found.named[tokens[at].text] = value
            else:
                value, after = self.value(at, closing)
                if isinstance(value, str) and tokens.is_name(after, ("to",)):
                    paired, after = self.value(after + 1, closing)
                    self._put(found.pairs, value, paired, at)
                else:
                    found.values.append(value)
            at = max(self._skip(after, closing), at + 1)
            if tokens.is_mark(at, ":"):
                at += 1
        return found
