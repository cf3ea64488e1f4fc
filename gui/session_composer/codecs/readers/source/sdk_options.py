"""What is said of a request besides its parameters: options of SDKs, API versions and keys."""

from collections.abc import Mapping

from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable, sentence_safe
from session_composer.core.text.message import Message, Value

from .literals.value_reader import ValueReader
from .session_call import find_keys, find_versions, plain_name

# What SDKs take besides the parameters, in the spelling of :func:`plain_name`.
_OPTIONS: dict[str, Message | None] = {
    "apikey": Message("keys do not become part of the request"),
    "apiversion": None,
    "stripeversion": None,
    "idempotencykey": Message("every request gets its own"),
    "stripeaccount": None,
    "stripecontext": None,
    "maxnetworkretries": Message("it is about how the SDK sends"),
    "timeout": Message("it is about how the SDK sends"),
    "host": Message("it is about how the SDK sends"),
    "headers": None,
}
NAMED = ("options", "opts")
_MAX_VERSIONS = 20
_SHOWN = 60


class Options:
    """Takes the options of one request."""

    def __init__(self, reader: ValueReader, found: Collector) -> None:
        self._reader = reader
        self._tokens = reader.program.tokens
        self._collector = found
        self._version_said = False

    def without(self, pairs: Mapping[str, RawValue]) -> dict[str, RawValue]:
        """Take out what SDKs accept among the parameters, but do not send as such."""
        options = {name: value for name, value in pairs.items() if plain_name(name) in _OPTIONS}
        self.take(options)
        return {name: value for name, value in pairs.items() if name not in options}

    def take(self, options: RawValue) -> None:
        """Take the options that a call is given."""
        if isinstance(options, Variable):
            self._collector.ignore(
                Message(
                    "The options of the call are the code {text}; they are left out.",
                    text=options.text,
                )
            )
        if not isinstance(options, dict):
            return
        for name, value in options.items():
            self._take(name, value)

    def take_around(self) -> None:
        """Take the version that a client is made with, unless the call names one, and the keys."""
        tokens = self._tokens
        if not self._version_said:
            for at in tokens.all_found(find_versions)[:_MAX_VERSIONS]:
                value, _ = self._reader.value(at, len(tokens), ends_lines=True)
                if isinstance(value, str):
                    self._take_version(value, Message("line {tokens}", tokens=tokens.line(at)))
                    break
        for at in tokens.all_found(find_keys):
            self._collector.take_key(
                tokens[at].text, Message("line {tokens}", tokens=tokens.line(at))
            )

    def _take(self, name: str, value: RawValue) -> None:
        plain, shown = plain_name(name), sentence_safe(name, _SHOWN)
        if plain in ("apiversion", "stripeversion"):
            self._take_version(value, Message("the option {shown}", shown=shown))
        elif plain in ("stripeaccount", "stripecontext"):
            told = f" ({sentence_safe(value, _SHOWN)})" if isinstance(value, str) else ""
            self._collector.ignore(
                Message(
                    "The option {shown}{told} is left out: it lets the call act for another "
                    "account.",
                    shown=shown,
                    told=told,
                )
            )
        elif plain == "headers" and isinstance(value, dict):
            self.take(value)
        else:
            reason = _OPTIONS.get(plain)
            self._collector.ignore(
                Message("The option {shown} is left out.", shown=shown)
                if reason is None
                else Message(
                    "The option {shown} is left out: {reason}.", shown=shown, reason=reason
                )
            )

    def _take_version(self, value: RawValue, place: Value) -> None:
        self._version_said = True
        if isinstance(value, str):
            self._collector.take_version(value, place)
        else:
            self._collector.note(
                Message("The API version in {place} is code and cannot be read.", place=place)
            )
