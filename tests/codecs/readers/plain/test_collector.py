"""What a reader finds besides parameters: keys and versions."""

from tests.support.corpus import NEWEST
from tests.support.requests import SEED, STORE

from session_composer.codecs.readers.plain.collector import Collector
from session_composer.core.versions.version_header import BETA

KEY = "sk_test_" + "collector12345"


def test_keys() -> None:
    found = Collector("curl", "", STORE, NEWEST)
    found.take_key("pk_test_" + "abcdef123", "the option -u")
    found.take_key("whatever", "the option -u")
    found.take_key(KEY, "the header")
    found.take_key(KEY, "the header")
    found.take_key("rk_live_" + "collector12345", "the address")
    imported = found.imported()
    assert imported.key == KEY
    assert tuple(map(str, imported.ignored)) == (
        "What stands in the option -u is a publishable key; it is left out.",
        "What stands in the option -u is no key that can be used; it is left out.",
        "Another key, in the address, is left out.",
    )
    assert tuple(map(str, imported.understood)) == (
        "A key in the header (TEST); it does not become part of the request.",
    )
    assert KEY not in repr(imported)


def test_versions() -> None:
    found = Collector("curl", "", STORE, NEWEST)
    found.take_version("latest", "a header")
    assert not found.imported().names_version
    found = Collector("curl", "", STORE, NEWEST)
    found.take_version(f" {SEED} ", "a header")
    imported = found.imported()
    assert imported.names_version
    assert imported.request.api_version == SEED
    assert tuple(map(str, imported.understood)) == (f"API version {SEED}, from a header.",)
    found = Collector("curl", "", STORE, NEWEST)
    found.take_version(f"2026-10-14.preview; {BETA}", "a header")
    assert found.imported().request.api_version == f"2026-10-14.preview; {BETA}"


def test_the_version_decides_what_is_known() -> None:
    """Whether it is named before or behind the parameters."""
    found = Collector("curl", "", STORE, NEWEST)
    found.take_pairs([("components[terminal_hardware_shop][enabled]", "true")])
    found.take_version(SEED, "a header")
    assert "not known" in str(found.imported().notes[0])
