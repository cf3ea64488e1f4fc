"""How a leaf reads to Stripe, once it is on the wire."""

from .catalog import Catalog
from .form import pairs
from .paths import WirePath
from .request import Request
from .values import Leaf, Map

_WORDS = {"true": True, "false": False}


def as_bool(value: Leaf) -> bool | None:
    """Read a boolean; the words ``true`` and ``false`` are the same bytes. None for all else."""
    if isinstance(value, bool):
        return value
    return _WORDS.get(value) if isinstance(value, str) else None


def leaves_no_trace(value: Leaf) -> bool:
    """Whether null, an empty list or an empty object stands there: none of them is encoded."""
    return value is None or value in ((), Map())


def paths_on_wire(request: Request, catalog: Catalog) -> list[WirePath]:
    """Paths that are really sent, in the order of the body."""
    return list(dict.fromkeys(pair.path for pair in pairs(request, catalog)))
