"""What code gives names and members: declarations and assignments."""

from session_composer.codecs.readers.source.syntax.tokens import TokenKind

from .built import Built, BuiltValue, CodeSpan
from .sdk_calls import Calls
from .typed_dialects import GO

_MEMBER = (".", "?.", "::")
_DECLARING = frozenset(("val", "var", "const", "let"))
_NO_TYPES = frozenset(("return", "else", "in", "case", "await", "throw", "this"))
_SETS = ("=", ":=", "??=")
_CHANGES = ("+=", "-=", "!")
_MAX_TYPE = 40
_MAX_KEYS = 8


class Assignments(Calls):
    """Knows where names get their values."""

    def _assignment(self, at: int, stop: int) -> int:
        """Take a value that is given to a name or a member; return 0 where there is none."""
        tokens = self._tokens
        keys, place = self._target(at)
        if self._dialect is GO:
            # Of several values that a function gives, the first is the one that is of use.
            for _ in range(_MAX_KEYS):
                if not (tokens.is_mark(place, ",") and tokens.is_kind(place + 1, TokenKind.NAME)):
                    break
                if not tokens.is_mark(place + 2, ",", *_SETS):
                    break
                place += 2
        if tokens.is_mark(place, "-="):
            binding = self._found(".".join(keys))
            found, after = self.value(place + 1, stop)
            self._take_out(binding.value if binding else None, found, at, place)
            return after
        if tokens.is_mark(place, "+="):
            return self._add_to(keys, at, place + 1, stop)
        is_new = self._is_new(at)
        around = tokens.around[at]
        if around >= 0 and tokens[around].text != "{":
            is_block = tokens.is_name(around - 1, ("var", "const"))
            if not (is_new or is_block):
                return 0
            is_new = True
        if not tokens.is_mark(place, *_SETS):
            if len(keys) > 1 or not is_new:
                return 0
            place = self._behind_type(at)
            if place < 0:
                return self._undefined(at)
        is_default = tokens.is_mark(place, "??=")
        is_new |= tokens.is_mark(place, ":=")
        found, after = self.value(place + 1, stop)
        if (
            isinstance(found, Built)
            and not found.type_name
            and tokens.is_kind(at - 1, TokenKind.NAME)
        ):
            found.type_name = tokens[at - 1].text
        if is_default and isinstance(self._target_of(keys)[0], Built):
            target, key = self._target_of(keys)
            found = target.get(key) or found if target is not None else found
        self._assign(keys, found, at, is_new=is_new)
        return place + 1 if isinstance(found, CodeSpan) and not found.is_followed else after

    def _add_to(self, keys: list[str], at: int, begin: int, stop: int) -> int:
        """Take what is added to a map, a list or a text; return 0 for anything else."""
        target, key = self._target_of(keys)
        binding = self._found(".".join(keys))
        there = target.get(key) if target is not None else binding.value if binding else None
        if not isinstance(there, Built | list | str):
            return 0
        found, after = self.value(begin, stop)
        if (
            isinstance(there, Built)
            and isinstance(found, str)
            and self._tokens.is_name(after, ("to",))
        ):
            value, after = self.value(after + 1, stop)
            self._put(there, found, value, at)
        elif isinstance(there, Built) and isinstance(found, Built):
            self._fill(there, found)
        elif isinstance(there, Built):
            self._drop(there, at, begin)
        elif isinstance(there, list):
            there += found if isinstance(found, list) else [found]
        else:
            whole = there + found if isinstance(found, str) else CodeSpan(at, after)
            self._assign(keys, whole, at, is_new=False)
        return max(after, begin)

    def _lose(self, keys: list[str], at: int, place: int) -> None:
        """Say that something is put under a name that is code."""
        binding = self._found(".".join(keys)) if keys else None
        target, key = self._target_of(keys) if keys else (None, "")
        there = target.get(key) if target is not None else binding.value if binding else None
        if isinstance(there, Built):
            self._drop(there, at, place)

    def _is_new(self, at: int) -> bool:
        """Whether a type or a word for it stands before a name, on the same line."""
        tokens = self._tokens
        if tokens.begins_line(at) or tokens.is_name(at - 1, _NO_TYPES):
            return False
        return tokens.is_kind(at - 1, TokenKind.NAME) or tokens.is_mark(at - 1, ">", "]", "?")

    def _target(self, at: int) -> tuple[list[str], int]:
        """Read what a value is given to: names on the wire behind the first one."""
        tokens, keys, place = self._tokens, list[str](), at
        if not (tokens.is_name(at, ("this", "self")) and tokens.is_mark(at + 1, ".")):
            keys.append(tokens[at].text)
            place += 1
        while len(keys) < _MAX_KEYS:
            if tokens.is_mark(place, *_MEMBER) and tokens.is_kind(place + 1, TokenKind.NAME):
                name = tokens[place + 1].text
                keys.append(self.names.wire(name) if keys else name)
                place += 2
            elif tokens.is_mark(place, "["):
                closing = tokens.closing[place]
                if not tokens.is_mark(closing + 1, "[", *_MEMBER, *_SETS, *_CHANGES):
                    break
                key, _ = self.value(place + 1, closing)
                if not isinstance(key, str):
                    if tokens.is_mark(closing + 1, "="):
                        self._lose(keys, at, place)
                    break
                keys.append(key)
                place = closing + 1
            elif tokens.is_mark(place, "!") and tokens.is_mark(place + 1, "!", "."):
                place += 1
            else:
                break
        return keys, place

    def _behind_type(self, at: int) -> int:
        """Return the equals sign behind the type of a name; -1 without one on the line."""
        tokens, place = self._tokens, at + 1
        is_typed = self._dialect is GO or tokens.is_mark(place, ":")
        if not is_typed or not tokens.is_name(at - 1, _DECLARING):
            return -1
        for _ in range(_MAX_TYPE):
            if tokens.stops(place) or tokens.begins_line(place):
                return -1
            if tokens.is_mark(place, "="):
                return place
            place = tokens.after_group(place)
        return -1

    def _undefined(self, at: int) -> int:
        """Take a name that is declared without a value; return 0 where it is none."""
        tokens = self._tokens
        is_go = self._dialect is GO and tokens.is_name(at - 1, ("var",))
        if not (is_go or tokens.is_mark(at + 1, ";", ":")):
            return 0
        value: BuiltValue = None
        last = self._skip(at + 1, len(tokens)) - 1
        # Go makes the object itself where no pointer is declared.
        is_object = is_go and not tokens.is_mark(at + 1, "*") and last > at
        if is_object and tokens[last].text[:1].isupper():
            value = self._built(tokens[last].text, at)
        self._bind(tokens[at].text, value, at, is_new=True)
        return at + 1

    def _target_of(self, keys: list[str]) -> tuple[Built | None, str]:
        """Return the object that some names lead to, and the last name."""
        binding = self._found(keys[0])
        base = binding.value if binding else None
        rest = keys[1:]
        for size in range(2, len(keys)):
            if isinstance(base, Built):
                break
            binding = self._found(".".join(keys[:size]))
            base, rest = (binding.value if binding else None), keys[size:]
        if not isinstance(base, Built) or not rest:
            return None, ""
        for key in rest[:-1]:
            inner = base.get(key)
            if not isinstance(inner, Built):
                inner = self._built("", base.at)
                inner.is_used = True
                base[key] = inner
            base = inner
        return base, rest[-1]

    def _assign(self, keys: list[str], found: BuiltValue, at: int, *, is_new: bool) -> None:
        target, key = self._target_of(keys)
        if target is None:
            self._bind(".".join(keys), found, at, is_new=is_new and len(keys) == 1)
        else:
            self._put(target, key, found, at)
