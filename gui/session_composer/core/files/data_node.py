"""An object in one of the program's data files that knows its place, and what of it was read."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from session_composer.core.text.errors import DataError
from session_composer.core.text.message import Message

from .data_files import load_data, member


class DataNode:
    """Gives members of the right type. Every refusal is a DataError that names file and place."""

    def __init__(self, file: str, place: str, data: object) -> None:
        self.file, self.place = file, place
        if not isinstance(data, dict):
            raise self.error("is not an object")
        self._data: dict[str, Any] = data
        self._read: set[str] = set()

    def error(self, what: str, key: str = "") -> DataError:
        """Make the exception for something that is wrong here, or at a member."""
        return DataError(f"{self.file}: {self.place}{'.' if key else ''}{key} {what}.")

    def has(self, key: str) -> bool:
        """Whether there is such a member."""
        return key in self._data

    def raw(self, key: str) -> object:
        """Return a member of any type, None when it is not there."""
        self._read.add(key)
        return self._data.get(key)

    def get[T](self, key: str, kind: type[T], default: T | None = None) -> T:
        """Return a member of a type."""
        self._read.add(key)
        value = self._data.get(key, default)
        if not isinstance(value, kind):
            raise self.error(f"is missing or not of type {kind.__name__}", key)
        return value

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self.get(key, str)
        if not value.strip():
            raise self.error("is empty", key)
        return value

    def message(self, key: str) -> Message:
        """Return a text that can be translated."""
        return Message(self.text(key))

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each there once."""
        value = self.get(key, list)
        if not value or not all(isinstance(item, str) for item in value):
            raise self.error("is not a list of names", key)
        if len(set(value)) != len(value):
            raise self.error("lists a name twice", key)
        return tuple(value)

    def words(self, key: str) -> Mapping[str, str]:
        """Return an object of texts; an empty one when it is not there."""
        value = self.get(key, dict, {})
        if not all(isinstance(item, str) for item in value.values()):
            raise self.error("is not an object of texts", key)
        return MappingProxyType(value)

    def node(self, key: str) -> "DataNode":
        """Return an object."""
        return DataNode(self.file, f"{self.place}.{key}", self.get(key, dict))

    def nodes(self, key: str) -> list["DataNode"]:
        """Return a list of objects."""
        items = enumerate(self.get(key, list))
        return [DataNode(self.file, f"{self.place}.{key}[{i}]", item) for i, item in items]

    def one_of(self, keys: Iterable[str]) -> str:
        """Return which one of some members is there."""
        found = [key for key in keys if key in self._data]
        if len(found) != 1:
            raise self.error(f"must have exactly one of the keys {sorted(keys)}")
        return found[0]

    def done(self) -> None:
        """Refuse members that nobody read: most likely typing errors."""
        unknown = self._data.keys() - self._read
        if unknown:
            raise self.error(f"has an unknown key, {min(unknown)!r}")


def load_nodes(path: Path, format_number: int, *keys: str) -> tuple[list[DataNode], ...]:
    """Read a file of nothing but lists of objects: those of each key."""
    content = load_data(path, format_number, keys)
    return tuple(
        [
            DataNode(path.name, f"{key}[{number}]", entry)
            for number, entry in enumerate(member(path, content, key, list))
        ]
        for key in keys
    )
