"""Goes through a text statement by statement, as if every condition held. Nothing is executed."""

from session_composer.codecs.readers.source.syntax.dialects import Dialect
from session_composer.codecs.readers.source.syntax.tokens import TokenKind, Tokens

from .built import BuiltValue, CodeCondition, CodeSpan
from .declarations import Assignments
from .name_scope import Binding, NameScope
from .sdk_names import SdkNames
from .text_functions import functions
from .typed_dialects import GO, KOTLIN

_MEMBER = (".", "?.", "::")
_HEADERS = frozenset(("if", "for", "foreach", "while", "switch", "when"))
_CLASSES = frozenset(("class", "object", "struct", "interface", "record", "enum"))
_MAX_LABEL = 40
_MAX_HEADER = 200
_MOST_LOOPS = 3
_MOST_ITEMS = 50


class Statements(Assignments):
    """Goes through blocks and their statements."""

    def __init__(self, tokens: Tokens, dialect: Dialect, names: SdkNames) -> None:
        super().__init__(tokens, dialect, names)
        self._functions = functions(tokens, dialect)
        self._statements: dict[int, tuple[int, int]] = {}
        """Where the statement that was passed over last begins and ends, by what is around it."""
        self._after_body: dict[int, CodeCondition] = {}
        """Conditions by the token behind what depends on them."""
        self._returned: list[tuple[BuiltValue, CodeCondition | None]] = []
        self._inner = 0

    def _walk(self, start: int, stop: int, scope: NameScope) -> None:
        tokens, at, blocks = self._tokens, start, list[int]()
        outer, self._scope = self._scope, scope
        kept = len(self._conditions)
        while at < stop:
            self._steps.spend()
            while blocks and at >= blocks[-1]:
                blocks.pop()
                self._scope = self._scope.around or scope
            while len(self._conditions) > kept and at >= self._conditions[-1].end:
                self._conditions.pop()
            if at in self._bodies:
                self._enter(self._bodies[at])
            if tokens.is_mark(at, "{", "->", "=>"):
                self._depend_on_call(at)
            if tokens.is_mark(at, "{"):
                blocks.append(tokens.closing[at])
                self._scope = NameScope(self._scope)
                self._scope.is_class = self._is_class(at)
                at += 1
            elif tokens[at].kind is TokenKind.NAME and not tokens.is_mark(at - 1, *_MEMBER):
                at = max(self._statement(at, stop), at + 1)
            else:
                at += 1
        del self._conditions[kept:]
        self._scope = outer

    def _is_class(self, at: int) -> bool:
        """Whether braces hold what a class defines."""
        tokens, place = self._tokens, at - 1
        for _ in range(_MAX_LABEL):
            if tokens.is_name(place, _CLASSES):
                return True
            is_other = tokens.is_closing(place) or tokens.is_mark(place, ";", "{")
            if place < 0 or (is_other and not tokens.is_mark(place, ")")):
                break
            place -= 1
        return False

    def _enter(self, condition: CodeCondition) -> None:
        self._since += 1
        self._conditions.append(condition._replace(number=self._since))

    def _statement(self, at: int, stop: int) -> int:
        tokens, text = self._tokens, self._tokens[at].text
        if not self._inner:
            self._heard.clear()
        if text in ("func", "fun"):
            near = range(at + 1, at + _MAX_LABEL)
            at = next((place for place in near if place in self._functions), at)
        if at in self._functions:
            function = self._functions[at]
            function.scope = self._scope
            if function.stop >= 0 or function.start >= stop:
                return max(function.stop, at + 1)
            return self._skip(tokens.after_group(function.start), stop)
        if text in _HEADERS:
            return self._loop(at) or self._header(at)
        if text == "else":
            return self._else(at)
        if text in ("case", "default") and tokens.around[at] >= 0 and self._case(at):
            return at + 1
        if text == "return" and not self._ends(at + 1, stop):
            found, after = self.value(at + 1, stop)
            condition = self._conditions[-1] if self._conditions else None
            self._returned.append((found, condition))
            return at + 1 if isinstance(found, CodeSpan) and not found.is_followed else after
        after = self._assignment(at, stop)
        if after:
            return after
        found, after = self._operand(at, stop)
        return at + 1 if isinstance(found, CodeSpan) and not found.is_followed else after

    def _loop(self, at: int) -> int:
        """Go through a loop over texts that stand in the code; return 0 for anything else."""
        tokens, start = self._tokens, at + 1
        if tokens[at].text not in ("for", "foreach") or self._inner >= _MOST_LOOPS:
            return 0
        is_go = self._dialect is GO
        if not is_go and not tokens.is_mark(start, "("):
            return 0
        stop = start + _MAX_LABEL if is_go else tokens.closing[start]
        near = range(start, min(stop, start + _MAX_LABEL))
        words = (place for place in near if tokens.is_name(place, ("range", "in")))
        signs = (place for place in near if tokens.is_mark(place, ":"))
        sign = next(words, next(signs, 0))
        if not sign:
            return 0
        name = sign - (2 if tokens.is_name(sign, ("range",)) else 1)
        items, body = (
            self._operand(sign + 1, len(tokens))
            if is_go
            else (self.value(sign + 1, stop)[0], stop + 1)
        )
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            return 0
        end = tokens.closing[body] if tokens.is_mark(body, "{") else self._end(body)
        for item in items[:_MOST_ITEMS]:
            self._each(tokens[name].text, item, body, end)
        return end

    def _each(self, name: str, item: BuiltValue, start: int, stop: int) -> None:
        scope = NameScope(self._scope)
        scope.bindings[name] = Binding(item, self._since)
        self._inner += 1
        self._walk(start, stop, scope)
        self._inner -= 1

    def _header(self, at: int) -> int:
        """Note what depends on the condition that begins at a token."""
        tokens, start = self._tokens, at + 1
        if self._dialect is GO:
            body = start
            for _ in range(_MAX_HEADER):
                if tokens.stops(body) and not tokens.is_mark(body, ";", ","):
                    break
                if tokens.is_mark(body, "{") and not tokens.is_name(body - 1, ("struct",)):
                    break
                start = body + 1 if tokens.is_mark(body, ";") else start
                body = tokens.after_group(body)
            if tokens.is_mark(body, "{"):
                self._depend(start, body, body, is_negated=False)
        elif tokens.is_mark(start, "("):
            closing = tokens.closing[start]
            self._depend(start + 1, closing, closing + 1, is_negated=False)
        elif tokens.is_name(at, ("when",)) and tokens.is_mark(start, "{"):
            self._depend(at, start, start, is_negated=False)
        return at + 1

    def _else(self, at: int) -> int:
        before = self._after_body.get(at)
        if before is not None and not self._tokens.is_name(at + 1, ("if",)):
            self._depend(before.start, before.stop, at + 1, is_negated=True)
        return at + 1

    def _depend_on_call(self, at: int) -> None:
        """Note that a function is handed to something, which may call it or not."""
        tokens, around = self._tokens, self._tokens.around[at]
        if not tokens.is_mark(at, "{"):
            if around > 0 and tokens.is_kind(around - 1, TokenKind.NAME):
                self._depend(around - 1, around, at + 1, is_negated=False)
        elif (
            self._dialect is KOTLIN
            and tokens.is_kind(at - 1, TokenKind.NAME)
            and tokens.is_mark(at - 2, *_MEMBER)
            and at not in self._bodies
        ):
            self._enter(CodeCondition(0, at - 1, at, tokens.closing[at] + 1))

    def _depend(self, start: int, stop: int, body: int, *, is_negated: bool) -> None:
        tokens = self._tokens
        end = tokens.closing[body] + 1 if tokens.is_mark(body, "{") else self._end(body)
        condition = CodeCondition(0, start, stop, end, is_negated)
        self._bodies[body] = self._after_body[end] = condition

    def _end(self, at: int) -> int:
        """Return the token behind a statement."""
        tokens, begin = self._tokens, at
        # Of ``if (a) if (b) …`` each statement ends with the last one.
        start, end = self._statements.get(tokens.around[at], (0, 0)) if at < len(tokens) else (0, 0)
        if start <= at < end:
            return end
        while not tokens.stops(at) or tokens.is_mark(at, ","):
            self._steps.spend()
            at = tokens.after_group(at)
            if tokens.is_name(at, ("else",)):
                break
            if self._dialect.ends_lines and tokens.begins_line(at) and self._ends(at, at + 1):
                break
        at += tokens.is_mark(at, ";")
        if begin < at:
            self._statements[tokens.around[begin]] = begin, at
        return at

    def _case(self, at: int) -> bool:
        """Take the label of a case for a condition of what follows."""
        tokens, around = self._tokens, self._tokens.around[at]
        stop = at
        for _ in range(_MAX_LABEL):
            if tokens.is_mark(stop, ":", "->"):
                break
            if tokens.stops(stop) and not tokens.is_mark(stop, ","):
                return False
            stop = tokens.after_group(stop)
        end = tokens.closing[around]
        last = self._conditions[-1] if self._conditions else None
        if last is not None and last.end == end and tokens.is_name(last.start, ("case", "default")):
            self._conditions.pop()
        self._enter(CodeCondition(0, at, stop, end))
        return True
