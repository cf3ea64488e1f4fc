"""Values of a request in words."""

from session_composer.core.text.message import Message, Value

from .values import Leaf, Map, Number


def describe(value: Leaf) -> Value:
    """Say what a value is, as it may stand in a sentence."""
    match value:
        case None:
            return "null"
        case bool():
            return Message("the boolean {value}", value=str(value).lower())
        case Number(text):
            return Message("the number {text}", text=text[:40])
        case str():
            if not value:
                return Message("an empty text")
            return (
                Message('the text "{value}"', value=_shortened(value))
                if is_text(value)
                else Message("half a character")
            )
        case Map():
            return Message("an object") if value.items else Message("an empty object")
        case tuple():
            return Message("a list") if value else Message("an empty list")


def is_text(text: str) -> bool:
    """Whether a text says something and can be encoded; half of a surrogate pair cannot."""
    if text.isascii():
        return bool(text)
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
