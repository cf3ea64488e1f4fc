"""The requests that source code sends, every one, with their places."""

from collections.abc import Callable, Iterator, Sequence

from session_composer.core.request.limits import refuse_large
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secret_pieces import SecretPieces
from session_composer.core.text.secret_text import redact
from session_composer.core.versions.catalog_store import CatalogStore

from .plain.candidates import Candidate
from .plain.collector import Collector
from .plain.imported import Imported
from .plain.raw_values import TextPlace
from .source import reader as source
from .text_limits import check_text
from .typed.typed_reader import typed_reader

_READERS: dict[str, Callable[[str], Sequence[Candidate]]] = {
    **{name: source.source_reader(name) for name in ("python", "node", "ruby", "php")},
    **{name: typed_reader(name) for name in ("go", "java", "kotlin", "dotnet")},
}


def read_sent(
    text: str, store: CatalogStore, api_version: str, kind: str
) -> Iterator[tuple[TextPlace, Imported | Message]]:
    """Read every request that source code sends, with the place that tells of it.

    ``kind`` is that of the code, as :func:`~session_composer.codecs.readers.reading.kinds` names
    it. What cannot be read is a sentence; it raises InputError when no request of the text can be.
    """
    check_text(text)
    pieces = SecretPieces(text)
    for one in _READERS[kind](text):
        if not one.is_sent:
            continue
        found = Collector(kind, text, store, api_version, pieces)
        try:
            one.fill(found)
            imported = found.imported()
            refuse_large(imported.request)
            yield one.place, imported
        except InputError as error:
            yield one.place, error.message.mapped(redact).mapped(pieces.mask)
