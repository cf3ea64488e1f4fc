"""Reads the values of expressions: literals, objects, and what conditions choose between."""

import re
from abc import abstractmethod

from session_composer.codecs.readers.source.literals.keywords import JSON_NUMBER
from session_composer.codecs.readers.source.syntax.tokens import TokenKind
from session_composer.codecs.readers.source.syntax.type_annotations import after_type_arguments
from session_composer.core.wire.values import Number

from .built import MAX_DEPTH, Built, BuiltValue, CodeRemark, CodeSpan, Doubt, copied, is_literal
from .text_state import State
from .typed_dialects import GO, KOTLIN

_WORDS = {"true": True, "false": False, "null": None, "nil": None}
_IN_KOTLIN = re.compile(r"\$(\w+|\{\w+\})")
_IN_CSHARP = re.compile(r"(\{\w+\})")
_CODE = re.compile(r"[{}$\\]")
_MAX_PREFIXES = 8
_PREFIX_MARKS = ("&", "*", "\\")
_PREFIX_WORDS = frozenset(("await", "return", "throw", "yield", "out", "ref", "final"))


class Expressions(State):
    """Reads expressions. What is no literal becomes :class:`CodeSpan`."""

    @abstractmethod
    def _links(
        self, found: BuiltValue, names: list[str], at: int, place: int, stop: int
    ) -> tuple[BuiltValue, int]:
        """Go on behind a value, or behind names that have none: members, calls, braces.

        ``at`` is where all of it begins, ``place`` the token behind what is known.
        """

    @abstractmethod
    def _new(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        """Read what ``new`` makes: an object, a map or a list."""

    @abstractmethod
    def _initialised(self, opening: int, type_name: str) -> BuiltValue:
        """Read what stands between braces: the members of an object, or of a list."""

    @abstractmethod
    def _items(self, opening: int) -> list[BuiltValue]:
        """Read what stands between brackets, with commas between."""

    def value(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        """Read the value that begins at a token, and tell the token behind it."""
        self._depth += 1
        try:
            return self._expression(at, stop)
        finally:
            self._depth -= 1

    def _expression(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        tokens, begin = self._tokens, at
        self._steps.spend()
        if self._depth > MAX_DEPTH:
            after = self._skip(at, stop)
            return CodeSpan(at, after), after
        found, at = self._operand(at, stop)
        pieces: list[str] = []
        while not self._ends(at, stop):
            if tokens.is_mark(at, "+") and isinstance(found, str):
                pieces.append(found)
                found, at = self._operand(at + 1, stop)
                continue
            if tokens.is_mark(at, "+") and isinstance(found, Built):
                other, at = self._operand(at + 1, stop)
                found = self._joined(found, other, begin, at)
                continue
            if pieces or tokens.is_name(at, ("to", "else")):
                break
            default = self._after_default(at)
            if default:
                other, after = self.value(default, stop)
                if is_literal(other) and not is_literal(found):
                    self._heard.append(CodeRemark(Doubt.DEFAULT, begin, begin, at))
                    found = other
                at = after
            elif tokens.is_name(at, ("as",)):
                at = self._after_type(at + 1, stop)
            elif tokens.is_name(at, ("switch",)) and tokens.is_mark(at + 1, "{"):
                found, at = self._arms(at + 1, begin, at), tokens.after_group(at + 1)
            elif tokens.is_mark(at, "?"):
                found, at = self._ternary(begin, at, stop)
            else:
                at = self._skip(at, stop, "?")
                found = CodeSpan(begin, at)
        if pieces:
            if isinstance(found, str) and self._ends(at, stop):
                return "".join((*pieces, found)), at
            at = self._skip(at, stop)
            return CodeSpan(begin, at), at
        return found, at

    def _joined(self, first: Built, second: BuiltValue, at: int, stop: int) -> Built:
        """Put a map over another one."""
        made = copied(first, self._steps)
        if isinstance(second, Built):
            self._fill(made, second)
        else:
            made.remarks.append(CodeRemark(Doubt.UNKNOWN, at, at, stop))
        self._objects.append(made)
        return made

    def _after_default(self, at: int) -> int:
        """Return the token behind the sign of a default; 0 without one."""
        tokens = self._tokens
        if tokens.is_mark(at, "??"):
            return at + 1
        return at + 2 if tokens.is_mark(at, "?") and tokens.is_mark(at + 1, ":") else 0

    def _ternary(self, begin: int, at: int, stop: int) -> tuple[BuiltValue, int]:
        first, after = self.value(at + 1, stop)
        if not self._tokens.is_mark(after, ":"):
            after = self._skip(after, stop)
            return CodeSpan(begin, after), after
        second, after = self.value(after + 1, stop)
        return self._either(first, second, begin, at, begin), after

    def _arms(self, opening: int, start: int, stop: int) -> BuiltValue:
        """Read the values between which a switch chooses."""
        tokens, found = self._tokens, list[BuiltValue]()
        at, closing = opening + 1, tokens.closing[opening]
        while at < closing:
            self._steps.spend()
            if tokens.is_mark(at, "->", "=>"):
                value, after = self._branch(at + 1, closing)
                found.append(value)
                at = max(after, at + 1)
            else:
                at = tokens.after_group(at)
        chosen = found[0] if found else CodeSpan(start, stop)
        for value in found[1:]:
            chosen = self._either(chosen, value, start, stop, start)
        return chosen

    def _branch(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        """Read a value that may stand alone between braces."""
        tokens = self._tokens
        if not tokens.is_mark(at, "{"):
            return self.value(at, stop)
        closing = tokens.closing[at]
        found, after = self.value(at + 1, closing)
        if tokens.is_mark(after, ";"):
            after += 1
        return (found if after >= closing else CodeSpan(at, closing)), closing + 1

    def _operand(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        tokens = self._tokens
        for _ in range(_MAX_PREFIXES):
            if not (tokens.is_mark(at, *_PREFIX_MARKS) or tokens.is_name(at, _PREFIX_WORDS)):
                break
            at += 1
        token = tokens[at]
        if at >= stop:
            return CodeSpan(at, at), at
        if token.kind is TokenKind.STRING:
            return self._links(token.text, [], at, at + 1, stop)
        if token.kind is TokenKind.DYNAMIC:
            text = self._inserted(token.text)
            return (CodeSpan(at, at + 1) if text is None else text), at + 1
        if token.kind is TokenKind.NUMBER:
            plain = token.text.replace("_", "")
            is_plain = JSON_NUMBER.fullmatch(plain) is not None
            return (Number(plain) if is_plain else CodeSpan(at, at + 1)), at + 1
        if token.kind is TokenKind.NAME:
            return self._name(at, stop)
        if tokens.is_mark(at, "-") and tokens.is_kind(at + 1, TokenKind.NUMBER):
            return Number("-" + tokens[at + 1].text.replace("_", "")), at + 2
        if tokens.is_mark(at, "!"):
            found, after = self.value(at + 1, stop)
            return (not found if isinstance(found, bool) else CodeSpan(at, after)), after
        if tokens.is_mark(at, "("):
            return self._in_parentheses(at, stop)
        if tokens.is_mark(at, "["):
            return self._in_brackets(at, stop)
        if tokens.is_mark(at, "{") and self._dialect is not KOTLIN:
            return self._initialised(at, ""), tokens.after_group(at)
        return CodeSpan(at, at + 1), at + 1

    def _inserted(self, template: str) -> str | None:
        """Put texts that have a name where a string names them; None where it does more."""
        sign = _IN_KOTLIN if self._dialect is KOTLIN else _IN_CSHARP
        pieces = sign.split(template)
        names = [name.strip("{}") for name in pieces[1::2]]
        self._steps.spend(len(pieces))
        values = [found.value if (found := self._found(name)) else None for name in names]
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) < len(names) or _CODE.search("".join(pieces[::2])):
            return None
        pieces[1::2] = texts
        return "".join(pieces)

    def _in_parentheses(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        tokens, closing = self._tokens, self._tokens.closing[at]
        is_cast = tokens.is_kind(closing + 1, TokenKind.NAME, TokenKind.STRING, TokenKind.NUMBER)
        if is_cast and not self._ends(closing + 1, stop) and self._dialect is not KOTLIN:
            return self._operand(closing + 1, stop)
        found, after = self.value(at + 1, closing)
        if isinstance(found, str) and tokens.is_name(after, ("to",)):
            pair = self._built("map", at)
            value, after = self.value(after + 1, closing)
            self._put(pair, found, value, at)
            found = pair
        if after < closing:
            found = CodeSpan(at, closing + 1)
        return self._links(found, [], at, closing + 1, stop)

    def _in_brackets(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        tokens, closing = self._tokens, self._tokens.closing[at]
        if self._dialect is not GO:
            return self._items(at), closing + 1
        place = closing + 1
        while tokens.is_mark(place, "*", ".") or tokens.is_kind(place, TokenKind.NAME):
            place += 1
        if place < stop and tokens.is_mark(place, "{"):
            found = self._initialised(place, "")
            return ([] if found == {} else found), tokens.after_group(place)
        if tokens.is_mark(place, "(") and tokens.closing[place] == place + 2:
            return self.value(place + 1, place + 2)[0], tokens.after_group(place)
        return CodeSpan(at, place), max(place, at + 1)

    def _name(self, at: int, stop: int) -> tuple[BuiltValue, int]:
        tokens, text = self._tokens, self._tokens[at].text
        if text in _WORDS:
            return _WORDS[text], at + 1
        if text == "default":
            return None, tokens.after_group(at + 1) if tokens.is_mark(at + 1, "(") else at + 1
        if text == "new" and self._dialect is not GO:
            return self._new(at, stop)
        opening = at + 1
        if text in ("if", "when", "switch") and tokens.is_mark(opening, "("):
            closing = tokens.closing[opening]
            if text != "if":
                if tokens.is_mark(closing + 1, "{"):
                    found = self._arms(closing + 1, opening + 1, closing)
                    return found, tokens.after_group(closing + 1)
                return CodeSpan(at, closing + 1), closing + 1
            first, after = self._branch(closing + 1, stop)
            if not tokens.is_name(after, ("else",)):
                return CodeSpan(at, after), max(after, at + 1)
            second, after = self._branch(after + 1, stop)
            return self._either(first, second, opening + 1, closing, at), after
        names = [text]
        if text in ("this", "self") and tokens.is_mark(at + 1, ".", "?."):
            names = []
        elif (binding := self._read(text)) is not None:
            is_path = binding.value is None and tokens.is_mark(at + 1, ".", "?.")
            if not (is_path or isinstance(binding.value, CodeSpan)):
                return self._links(binding.value, [], at, at + 1, stop)
        return self._links(CodeSpan(at, at + 1), names, at, at + 1, stop)

    def _after_generics(self, at: int) -> int:
        return after_type_arguments(self._tokens, at) if self._tokens.is_mark(at, "<") else at

    def _after_type(self, at: int, stop: int) -> int:
        """Pass over a type behind a cast."""
        tokens = self._tokens
        while at < stop and (tokens.is_kind(at, TokenKind.NAME) or tokens.is_mark(at, ".", "?")):
            at = self._after_generics(at + 1)
        return at
