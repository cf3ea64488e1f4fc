"""Reads object literals out of tokens: values, lists and pairs.

What is no literal becomes a :class:`Variable`; nothing is computed but strings put together.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from session_composer.codecs import budget
from session_composer.codecs.readers.plain.raw_values import RawValue
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.values import Number, Unset

from .diagnostics import CodeNotes
from .dialects import NODE, PHP, PYTHON, Dialect
from .extents import Extents
from .joining import join_strings, name_chain
from .keywords import (
    CASTS,
    EMPTY_CLASSES,
    JSON_NUMBER,
    TAKING_OUT,
    TYPED_PARAMETERS,
    WORDS,
    WRAPPERS,
)
from .tokens import TokenKind, Tokens
from .type_annotations import after_casts, after_type_arguments
from .variables import FoundValue, Variables

MAX_DEPTH = 64


@dataclass(slots=True)
class Entries:
    """What stands between brackets: values in their order, and those with a key."""

    values: list[RawValue] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The token where each of ``values`` begins."""
    pairs: dict[str, RawValue] = field(default_factory=dict)
    has_keys: bool = False


class LiteralReader:
    """Reads values at given tokens."""

    def __init__(self, tokens: Tokens, dialect: Dialect, note: Callable[[Message], None]) -> None:
        self._tokens = tokens
        self._dialect = dialect
        self._notes = CodeNotes(tokens, note)
        self._values = budget.parameter_budget()
        self._steps = budget.step_budget()
        self._extents = Extents(tokens, dialect, self._steps)
        self._variables = Variables(tokens, dialect, self._notes)
        self._known_joins: dict[tuple[int, int], tuple[FoundValue, int]] = {}

    def entries(self, start: int, stop: int, separators: frozenset[str], depth: int = 0) -> Entries:
        """Read what stands between two tokens."""
        found = Entries()
        at = start
        while at < stop:
            if self._tokens.is_mark(at, ",", ";"):
                at += 1
                continue
            after = self._entry(found, at, stop, separators, depth)
            # Whatever is there, go on.
            at = max(after, at + 1)
        return found

    def place_of(self, name: str) -> int:
        """Return the token where the last value of a variable begins; -1 without one."""
        return self._variables.place_of(name)

    def value(
        self, at: int, stop: int, depth: int = 0, *, ends_lines: bool = False
    ) -> tuple[RawValue, int]:
        """Read the value that begins at a token, and tell the token behind it.

        It ends at a comma, a closing bracket or ``stop``, with ``ends_lines`` at the end of a
        statement, too.
        """
        found, after = self._value(at, stop, depth, ends_lines)
        return (None if isinstance(found, Unset) else found), after

    def _value(self, at: int, stop: int, depth: int, ends_lines: bool) -> tuple[FoundValue, int]:
        tokens = self._tokens
        self._values.spend()
        found, after = self._primary(at, stop, depth)
        if found is not None or after > at:
            found, after = self._joined(found, after, stop)
            if self._dialect is NODE:
                begin = after
                after = after_casts(tokens, after, stop, ends_lines=ends_lines)
                self._steps.spend(after - begin)
        if self._extents.ends(after, stop, ends_lines) and after > at:
            return found, after
        end = self._extents.skip(max(after, at), stop, ends_lines)
        if isinstance(found, dict) and found and not tokens.is_mark(after, *TAKING_OUT):
            self._notes.ignore_rest(at, after, end)
            return found, end
        return self._notes.variable(at, end), end

    def _joined(self, found: FoundValue, after: int, stop: int) -> tuple[FoundValue, int]:
        """Put strings together, once each: an object in a variable is read at each of its uses."""
        if (after, stop) not in self._known_joins:
            joins = join_strings(self._tokens, self._dialect, found, after, stop)
            self._steps.spend(joins[1] - after)
            if not isinstance(joins[0], str):
                return joins
            self._known_joins[after, stop] = joins
        return self._known_joins[after, stop]

    def _primary(self, at: int, stop: int, depth: int) -> tuple[FoundValue, int]:
        tokens, token = self._tokens, self._tokens[at]
        if depth > MAX_DEPTH:
            raise InputError(
                "The values in line {tokens} are nested more than {max_depth} levels deep.",
                tokens=tokens.line(at),
                max_depth=MAX_DEPTH,
            )
        if token.kind is TokenKind.STRING:
            return token.text, at + 1
        if token.kind is TokenKind.NUMBER:
            return self._number(token.text, at, at + 1)
        if token.kind is TokenKind.NAME:
            return self._name(at, depth)
        if token.text == "-" and tokens[at + 1].kind is TokenKind.NUMBER:
            return self._number("-" + tokens[at + 1].text, at, at + 2)
        if token.text == "!" and tokens[at + 1].text in ("0", "1"):
            # How minifiers write booleans.
            return tokens[at + 1].text == "0", at + 2
        if token.text in ("{", "[") and token.kind is TokenKind.MARK:
            return self._literal(at, depth), tokens.after_group(at)
        if tokens.is_mark(at, "("):
            return self._in_parentheses(at, stop, depth)
        if self._dialect is NODE and tokens.is_mark(at, "<"):
            after = after_type_arguments(tokens, at)
            if after > at + 1:
                return self._primary(after, stop, depth + 1)
        return self._notes.variable(at, at + 1), at + 1

    def _number(self, text: str, at: int, after: int) -> tuple[FoundValue, int]:
        plain = text.replace("_", "")
        if JSON_NUMBER.fullmatch(plain):
            return Number(plain), after
        return self._notes.variable(at, after), after

    def _literal(self, at: int, depth: int) -> RawValue:
        """Read what a bracket opens, an object or a list."""
        stop = self._tokens.closing[at]
        is_list = self._tokens[at].text == "["
        dialect = self._dialect
        separators = dialect.separators if not is_list or dialect is PHP else frozenset("")
        found = self.entries(at + 1, stop, separators, depth + 1)
        if is_list and not (dialect is PHP and found.has_keys):
            return found.values
        return self._pairs_only(found)

    def _pairs_only(self, found: Entries) -> dict[str, RawValue]:
        for start in found.starts:
            self._notes.leave_out(start, start + 1)
        return found.pairs

    def _in_parentheses(self, at: int, stop: int, depth: int) -> tuple[FoundValue, int]:
        tokens, closing = self._tokens, self._tokens.closing[at]
        if self._dialect is PHP and closing == at + 2 and tokens[at + 1].text in CASTS:
            found, after = self._primary(closing + 1, stop, depth + 1)
            is_object = tokens[at + 1].text == "object"
            return ({} if is_object and found == [] else found), after
        inner = self.entries(at + 1, closing, frozenset(), depth + 1)
        if len(inner.values) == 1 and not (
            self._dialect is PYTHON and tokens.is_mark(closing - 1, ",")
        ):
            return inner.values[0], closing + 1
        if self._dialect is PYTHON:
            return inner.values, closing + 1
        return self._notes.variable(at, closing), closing + 1

    def _name(self, at: int, depth: int) -> tuple[FoundValue, int]:
        tokens = self._tokens
        text = tokens[at].text
        if text in WORDS or (self._dialect is PHP and text.lower() in WORDS):
            word = text if text in WORDS else text.lower()
            return WORDS[word], at + 1
        if text == "new" and tokens.is_name(at + 1, EMPTY_CLASSES):
            after = at + 2
            return {}, tokens.after_group(after) if tokens.is_mark(after, "(") else after
        called, after = name_chain(tokens, self._dialect, at)
        self._steps.spend(after - at)
        if tokens.is_mark(after, "("):
            if called in WRAPPERS or TYPED_PARAMETERS.fullmatch(called):
                return self._wrapped(called, after, depth), tokens.closing[after] + 1
            return self._notes.variable(at, after), after
        if after == at + 1:
            return self._resolved(at, depth), after
        return self._notes.variable(at, after), after

    def _wrapped(self, called: str, opening: int, depth: int) -> RawValue:
        dialect = self._dialect
        is_array = dialect is PHP and called == "array"
        separators = dialect.separators if is_array else dialect.argument_separators
        found = self.entries(opening + 1, self._tokens.closing[opening], separators, depth + 1)
        if is_array:
            return self._pairs_only(found) if found.has_keys else found.values
        first = found.values[0] if found.values else {}
        if isinstance(first, dict):
            return {**first, **found.pairs}
        return first

    def _resolved(self, at: int, depth: int) -> FoundValue:
        return self._variables.resolved(at, depth, self._value)

    def _entry(
        self, found: Entries, at: int, stop: int, separators: frozenset[str], depth: int
    ) -> int:
        tokens = self._tokens
        if tokens.is_mark(at, self._dialect.spread, "**", "..."):
            return self._spread(found, at, stop, depth)
        after = self._extents.after_key(at, separators)
        if after:
            found.has_keys = True
            key = self._key(at, depth)
            if key is None:
                end = self._extents.skip(after, stop, False)
                self._notes.leave_out(at, end)
                return end
            if after >= stop or tokens.is_mark(after, ","):
                # Ruby leaves out the value that has the name of its key.
                value: FoundValue = self._resolved(at, depth)
            else:
                value, after = self._value(after, stop, depth, False)
            self._put(found, key, value, at)
            return after
        if separators and self._dialect is NODE and tokens[at].kind is TokenKind.NAME:
            return self._shorthand(found, at, stop, depth)
        value, after = self.value(at, stop, depth)
        found.values.append(value)
        found.starts.append(at)
        return after

    def _shorthand(self, found: Entries, at: int, stop: int, depth: int) -> int:
        found.has_keys = True
        if self._extents.ends(at + 1, stop, False):
            self._put(found, self._tokens[at].text, self._resolved(at, depth), at)
            return at + 1
        end = self._extents.skip(at + 1, stop, False)
        self._notes.leave_out(at, end)
        return end

    def _put(self, found: Entries, key: str, value: FoundValue, at: int) -> None:
        if key in found.pairs:
            self._notes.take_last(key, at)
        if isinstance(value, Unset):
            found.pairs.pop(key, None)
        else:
            found.pairs[key] = value

    def _key(self, at: int, depth: int) -> str | None:
        """Return the key at a token; None when it is code."""
        tokens, token = self._tokens, self._tokens[at]
        is_bare = token.kind is TokenKind.NAME
        if token.kind is TokenKind.MARK:
            if tokens.closing[at] != at + 2:
                return None
            token, at = tokens[at + 1], at + 1
        elif is_bare and (
            tokens.is_mark(at + 1, "=")
            or (self._dialect.names_are_keys and not tokens.is_mark(at + 1, "=>"))
            or (self._dialect is PHP and tokens.is_mark(at + 1, ":"))
        ):
            return token.text
        if token.kind is TokenKind.NAME:
            found = self._resolved(at, depth)
            return found if isinstance(found, str) else None
        return token.text if token.kind in (TokenKind.STRING, TokenKind.NUMBER) else None

    def _spread(self, found: Entries, at: int, stop: int, depth: int) -> int:
        value, after = self.value(at + 1, stop, depth)
        if isinstance(value, dict):
            found.has_keys = True
            found.pairs.update(value)
        elif isinstance(value, list):
            found.values.extend(value)
            found.starts.extend([at] * len(value))
        else:
            self._notes.leave_out(at, after)
        return after
