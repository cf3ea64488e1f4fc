"""How large a request may be: what may be read may be written, and the other way round.

Row J7.
"""

import contextlib
import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.edits import SEED
from tests.support.many import MANY

from session_composer.codecs.readers.reading import read
from session_composer.core.request import form
from session_composer.core.request.limits import MAX_BYTES, MAX_LEAVES, refuse_large, size_of
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import FORMAT, dump, parse
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, feature_path
from session_composer.core.wire.values import Leaf, Map, Number

STORE = CatalogStore()
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)
LEAVES: st.SearchStrategy[Leaf] = st.recursive(
    st.none() | st.booleans() | NAMES | st.integers(0, 10**9).map(lambda n: Number(str(n))),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.lists(st.tuples(NAMES, inner), max_size=3, unique_by=lambda item: item[0]).map(
            lambda items: (Map(tuple(items)),)
        )
    ),
    max_leaves=12,
)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(lambda names: ("x", *names))


def nested(depth: int, count: int) -> dict[str, object]:
    """Lists that take few bytes where they are written without a space, and many with an indent."""
    value: object = [0] * count
    for _ in range(depth):
        value = [value]
    return {"format": FORMAT, "api_version": SEED, "x": value}


@given(st.dictionaries(PATHS, LEAVES, max_size=6), st.lists(NAMES, max_size=3).map(tuple))
def test_j7_no_request_is_larger_than_it_is_measured(
    params: dict[tuple[str, ...], Leaf], expand: tuple[str, ...]
) -> None:
    request = Request(SEED, "acct_1", MappingProxyType(params), expand)
    catalog = STORE.catalog(SEED)
    size = size_of(request)
    # One parameter below another: no file can tell that.
    with contextlib.suppress(InputError):
        assert len(dump(request, catalog)) <= size.file
    decoded = "&".join(f"{pair.name}={pair.value}" for pair in form.pairs(request, catalog))
    assert len(decoded.encode()) <= size.body


def test_j7_the_measure_is_close_where_a_rough_one_would_be_too_large() -> None:
    component = "c" * 150
    params: dict[WirePath, Leaf] = {
        feature_path(component, f"feature_{number:05}"): True for number in range(MAX_LEAVES)
    }
    request = Request(SEED, "acct_1", MappingProxyType(params))
    assert size_of(request).file < 1.3 * len(dump(request, STORE.catalog(SEED)))
    refuse_large(request)


@pytest.mark.parametrize("kind", MANY)
def test_j7_what_is_read_can_be_written_and_read(kind: str) -> None:
    request = MANY[kind](SEED, MAX_LEAVES)
    refuse_large(request)
    data = dump(request, STORE.catalog(SEED))
    assert parse(data, STORE) == request
    with pytest.raises(InputError, match="more than 20000 parameters"):
        refuse_large(MANY[kind](SEED, MAX_LEAVES + 1))


def test_j7_a_file_that_would_be_too_large_written_anew_is_refused_as_it_is_read() -> None:
    data = json.dumps(nested(28, 19_000), separators=(",", ":"))
    assert len(data) < 50_000
    assert parse(data.encode(), STORE)
    lists = [nested(28, 6)["x"] for _ in range(2_500)]
    data = json.dumps({**nested(0, 1), "x": lists}, separators=(",", ":"))
    assert len(data) < 200_000
    with pytest.raises(InputError, match=r"it would take \d+ KiB as a session file; at most 5120"):
        parse(data.encode(), STORE)
    with pytest.raises(InputError, match=r"it would take \d+ KiB as a session file; at most 5120"):
        read(data, STORE, SEED, "session")


def test_j7_a_body_that_would_be_too_large_is_refused() -> None:
    """A long name is written once in a file, but on the wire with each value below it."""
    with pytest.raises(InputError, match="its body would take"):
        refuse_large(Request(SEED, params={("k" * 19_000,): ("x",) * 1000}))


def test_j7_nothing_is_written_that_is_too_large_to_be_read() -> None:
    request = Request(SEED, params={(f"x{number}",): "a" * 20_000 for number in range(300)})
    with pytest.raises(InputError, match=f"at most {MAX_BYTES // 1024}"):
        dump(request, STORE.catalog(SEED))


def test_j7_containers_count_as_well() -> None:
    """Nested ones take little in a file, and much to read."""
    chain = "[" * 25 + "0" + "]" * 25
    head = json.dumps({"format": FORMAT, "api_version": SEED})[:-1]
    data = f'{head}, "x": [{",".join([chain] * 4000)}]}}'
    with pytest.raises(InputError, match="more than 20000 parameters"):
        parse(data.encode(), STORE)
