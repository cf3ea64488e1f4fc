"""Reads values out of tokens: literals, lists, pairs, and what is made of them by operators.

What is no literal becomes a :class:`Variable`. Nothing is computed but what is written out: texts
and objects put together, constants compared, one of several literals chosen.
"""

from collections.abc import Callable
from dataclasses import replace

from session_composer.codecs import budget
from session_composer.codecs.readers.plain.raw_values import PlacedText, Variable
from session_composer.codecs.readers.source.syntax.dialects import NODE, PHP, PYTHON
from session_composer.codecs.readers.source.syntax.extents import Extents
from session_composer.codecs.readers.source.syntax.tokens import TokenKind
from session_composer.codecs.readers.source.syntax.type_annotations import (
    after_casts,
    after_type_arguments,
)
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.values import Number

from . import bracketed, branches, calls, changes, loops, operators, templates
from .diagnostics import CodeNotes
from .found import CODE, MAX_DEPTH, Bindings, Entries, Found, SourceCode, Text, is_code
from .keywords import CASTS, EMPTY_CLASSES, JSON_NUMBER, TAKING_OUT, WORDS
from .merging import form_pairs, is_form_name, is_form_text
from .operators import Operand
from .variables import Variables

_PREFIXES = frozenset(("!", "&", "@", "*", "~"))
_PREFIX_WORDS = frozenset(("await", "new", "typeof", "void", "not", "return", "yield", "mut"))
_MEMBER = (".", "?.", "->", "?->", "&.", "::")
_NO_COMPONENTS = frozenset(("enabled", "features"))
_FEW = 6


class ValueReader:
    """Reads values at given tokens, for one request; ``note`` is told what needs attention.

    ``steps`` are those of all requests of the text.
    """

    def __init__(
        self, program: SourceCode, note: Callable[[Message], None], steps: budget.Budget
    ) -> None:
        self.program = program
        self.notes = CodeNotes(program.tokens, note)
        self.steps = steps
        self.bindings = Bindings()
        self.touched: set[int] = set()
        self.extents = Extents(program.tokens, program.dialect, self.steps)
        self.spent = 0
        self.entered: set[int] = set()
        self.resolving: set[int] = set()
        self._tokens = program.tokens
        self._dialect = program.dialect
        self._values = budget.parameter_budget()
        self._variables = Variables(program)
        self.path: list[str] = []

    def spend(self, amount: int = 1) -> None:
        """Count values. Raises InputError when there are too many."""
        self.spent += amount
        self._values.spend(amount)

    def entries(self, start: int, stop: int, separators: frozenset[str], depth: int = 0) -> Entries:
        """Read what stands between two tokens."""
        return bracketed.read(self, start, stop, separators, depth)

    def value(
        self, at: int, stop: int, depth: int = 0, *, ends_lines: bool = False
    ) -> tuple[Found, int]:
        """Read the value at a token, and tell the token behind it."""
        self.spend()
        operands, signs = list[Operand](), list[str]()
        place = at
        while True:
            found, after = self._operand(place, stop, depth, ends_lines)
            operands.append(Operand(found, place, after))
            self.steps.spend(max(after - place, 1))
            sign = "" if self.extents.ends(after, stop, ends_lines) else self._sign(after)
            if not sign or after <= place:
                break
            signs.append(sign)
            place = after + (2 if sign == "?:" else 1)
        found = operators.folded(self, operands, signs)
        found, after = operators.chosen(self, found, at, after, stop, depth, ends_lines)
        if after <= at or not self.extents.ends(after, stop, ends_lines):
            end = self.extents.skip(max(after, at), stop, ends_lines)
            if isinstance(found, dict) and found and not self._tokens.is_mark(after, *TAKING_OUT):
                self.notes.ignore_rest(at, after, end)
                return found, end
            return self.notes.variable(at, end), end
        if isinstance(found, Variable) and (signs or not found.text):
            code = self.notes.variable(at, after)
            is_text = isinstance(found, Text) and found.pieces
            return (replace(found, text=code.text) if is_text else code), after
        return found, after

    def resolved(self, at: int, depth: int) -> Found:
        """Follow the variable at a token to where the text gives it a value."""
        return self.named(self._tokens[at].text, at, depth)

    def named(self, name: str, at: int, depth: int) -> Found:
        """Follow a variable of a name that is used at a token."""
        return self._variables.resolved(self, name, at, depth)

    def changed(
        self, name: str, found: Found, events: list[int], around: set[int], depth: int
    ) -> Found:
        """Take in the changes of a variable at some tokens."""
        return changes.applied(self, name, found, events, around, depth)

    def final(self, at: int, start: int) -> Found:
        """Return what is in a variable in the end, whose name stands at a token."""
        stop = self._variables.end(self, at)
        return self._variables.final(self, at, start, stop)

    def what(self, found: Found) -> str:
        """Name what a value is about, by its components."""
        path = [key for key in self.path if key != "components"]
        names: list[str] = []
        if isinstance(found, dict):
            inner = found.get("components")
            names = [*(inner if isinstance(inner, dict) else found)][:_FEW]
            if _NO_COMPONENTS & {*names}:
                names = []
            names = [name for name in names if name != "account"] or names
        elif isinstance(found, list):
            listed = [one for one in found[:_FEW] if isinstance(one, str)]
            names = listed[:1] if is_form_name("".join(listed[:1])) else listed
        elif is_form_text(found):
            names = [*form_pairs(found)][:_FEW]
        if not names or path:
            return "/".join([*path, ", ".join(names)] if names else path) or "the value"
        return ", ".join(names)

    def _sign(self, at: int) -> str:
        """Return the operator at a token; nothing when there is none."""
        token, tokens = self._tokens[at], self._tokens
        if token.kind is TokenKind.MARK:
            if token.text == "?" and tokens.is_mark(at + 1, ":") and self._dialect is PHP:
                return "?:"
            return token.text if operators.is_operator(token.text, self._dialect) else ""
        return token.text if operators.is_operator_word(token, self._dialect) else ""

    def _operand(self, at: int, stop: int, depth: int, ends_lines: bool) -> tuple[Found, int]:
        tokens, start, negations = self._tokens, at, 0
        while at < stop:
            if tokens.is_mark(at, *_PREFIXES) or tokens.is_name(at, _PREFIX_WORDS):
                if tokens.is_name(at, ("new", "return", "mut")) and tokens.is_mark(at + 1, *",:)="):
                    break
                negations += tokens.is_mark(at, "!") or tokens.is_name(at, ("not",))
                at += 1
            else:
                break
        self.steps.spend(at - start + 1)
        found, after = self._primary(at, stop, depth)
        found, after = self._behind(found, at, after, stop, depth, ends_lines)
        if negations:
            is_true = operators.constant(found)
            found = CODE if is_true is None else is_true == (negations % 2 == 0)
        return found, after

    def _behind(
        self, found: Found, at: int, after: int, stop: int, depth: int, ends_lines: bool
    ) -> tuple[Found, int]:
        """Read what stands right behind a value: members, calls, more strings."""
        tokens, pieces = self._tokens, list[str | Variable]()
        joins = self._dialect.joins_adjacent
        while after < stop:
            begin = after
            if ends_lines and tokens.begins_line(after) and not tokens.is_mark(after, *_MEMBER):
                break
            if joins and tokens.is_kind(after, TokenKind.STRING, TokenKind.DYNAMIC):
                if not isinstance(found, str | Text):
                    break
                pieces = pieces or [*operators.pieces_of(found)]
                more, after = self._primary(after, stop, depth)
                pieces += operators.pieces_of(more)
            elif tokens.is_mark(after, *_MEMBER) and (
                tokens.is_kind(after + 1, TokenKind.NAME) or tokens.is_mark(after + 1, "[", "(")
            ):
                if self._dialect is PHP and tokens.is_mark(after, "."):
                    break
                found, after = calls.member(self, found, at, after, depth)
            elif tokens.is_mark(after, "[", "("):
                found, after = calls.element(self, found, after, depth)
            elif self._dialect is NODE:
                after = after_casts(tokens, after, stop, ends_lines=ends_lines)
            elif tokens.is_mark(after, "{") and self._dialect.has_initialisers:
                found, after = self.literal(after, depth), tokens.after_group(after)
            if after <= begin:
                break
            self.steps.spend(after - begin if after - begin < _FEW else _FEW)
        return operators.text_of(pieces) if pieces else found, after

    def _primary(self, at: int, stop: int, depth: int) -> tuple[Found, int]:
        if depth > MAX_DEPTH:
            raise InputError(
                "The values in line {tokens} are nested more than {max_depth} levels deep.",
                tokens=self._tokens.line(at),
                max_depth=MAX_DEPTH,
            )
        tokens, token = self._tokens, self._tokens[at]
        if at >= stop:
            return CODE, at
        if token.kind is TokenKind.STRING:
            if is_form_text(token.text) or is_form_name(token.text):
                self.touched.add(at)
            return PlacedText(token.text, (token.start, token.end)), at + 1
        if token.kind is TokenKind.DYNAMIC:
            self.touched.add(at)
            return templates.read(self, at, depth), at + 1
        if token.kind is TokenKind.NUMBER:
            return self._number(token.text), at + 1
        if token.kind is TokenKind.NAME:
            return self._name(at, stop, depth)
        if token.text == "-" and tokens[at + 1].kind is TokenKind.NUMBER:
            return self._number("-" + tokens[at + 1].text), at + 2
        if token.text in ("{", "[") and token.kind is TokenKind.MARK:
            return self.literal(at, depth), tokens.after_group(at)
        if tokens.is_mark(at, "("):
            return self._in_parentheses(at, stop, depth)
        if (self._dialect is NODE or self._dialect.has_initialisers) and tokens.is_mark(at, "<"):
            after = after_type_arguments(tokens, at)
            if after > at + 1:
                return self._primary(after, stop, depth + 1)
        return CODE, min(at + 1, stop) if not tokens.stops(at) else at

    def _number(self, text: str) -> Found:
        number = text.replace("_", "")
        return Number(number) if JSON_NUMBER.fullmatch(number) else CODE

    def literal(self, at: int, depth: int) -> Found:
        """Read what a bracket opens, an object or a list."""
        stop, dialect = self._tokens.closing[at], self._dialect
        is_list = self._tokens[at].text == "["
        built = loops.comprehension(self, at, stop, depth)
        if built is not None:
            return built
        has_keys = not is_list or dialect is PHP or dialect.has_initialisers
        separators = dialect.separators if has_keys else frozenset[str]()
        found = self.entries(at + 1, stop, separators, depth + 1)
        if found.has_keys and has_keys:
            return bracketed.pairs_only(self, found)
        if is_list or (dialect.has_initialisers and found.values):
            return bracketed.listed(found)
        return bracketed.pairs_only(self, found)

    def _in_parentheses(self, at: int, stop: int, depth: int) -> tuple[Found, int]:
        tokens, closing = self._tokens, self._tokens.closing[at]
        number = self.program.functions.by_head.get(at)
        if number is not None:
            return CODE, max(self.program.functions.stops[number], closing + 1)
        if self._dialect is PHP and closing == at + 2 and tokens[at + 1].text in CASTS:
            found, after = self._primary(closing + 1, stop, depth + 1)
            if tokens.is_name(at + 1, ("bool", "boolean")):
                return operators.truth_or_code(found), after
            is_object = tokens[at + 1].text == "object"
            return ({} if is_object and found == [] else found), after
        inner = self.entries(at + 1, closing, frozenset(), depth + 1)
        after = min(closing + 1, len(tokens))
        if len(inner.values) == 1 and not (
            self._dialect is PYTHON and tokens.is_mark(closing - 1, ",")
        ):
            return inner.values[0], after
        return bracketed.listed(inner), after

    def _name(self, at: int, stop: int, depth: int) -> tuple[Found, int]:
        tokens = self._tokens
        text = tokens[at].text
        if text in WORDS or (self._dialect is PHP and text.lower() in WORDS):
            return WORDS[text if text in WORDS else text.lower()], at + 1
        if text in EMPTY_CLASSES and not tokens.is_mark(at + 1, "("):
            return {}, at + 1
        number = self.program.functions.by_head.get(at)
        if number is None and text in ("function", "fn", "func"):
            head = at + 1 if tokens.is_mark(at + 1, "(") else at + 2
            number = self.program.functions.by_head.get(head)
        if number is not None:
            return CODE, max(self.program.functions.stops[number], at + 1)
        if (branch := branches.read(self, at, depth)) is not None:
            return branch
        called, after = calls.chain(tokens, self._dialect, at, stop)
        self.steps.spend(after - at)
        opening = calls.opening(tokens, after) if after < stop else -1
        if opening >= 0:
            return calls.called(self, called, at, opening, depth)
        if after > at + 1:
            found = self.resolved(at, depth)
            place = at + 1
            while place < after and not is_code(found):
                found, place = calls.member(self, found, at, place, depth)
            if not is_code(found):
                return found, place
            found = self._variables.constant(self, at, after, depth)
            return found, after
        return self.resolved(at, depth), after
