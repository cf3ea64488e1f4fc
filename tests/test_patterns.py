"""No regular expression of the program goes over a long text again and again (row J1)."""

import re
import time

import pytest
from tests.support.growth import excess
from tests.support.patterns import Use, pieces, uses
from tests.support.sizes import some, whole

_SIZE = 8 * 1024
_SUSPECT_S = 0.004
# What these look for is put together while the program runs: from data of its own, from the signs
# of a language, from the letters that are typed into the palette or from a list of ignored files.
_MADE = {
    "codecs.writers.literal_syntax",
    "codecs.readers.source.syntax.dialects",
    "codecs.readers.source.language",
    "codecs.readers.typed.typed_language",
    "codecs.writers.snippet_data",
    "codecs.writers.tool_format",
    "core.files.ignore_rules",
    "core.text.secret_views",
    "core.text.secrets",
    "state.palette.palette_search",
}


def _seconds(use: Use, text: str) -> float:
    subject = text.encode("latin-1") if isinstance(use.pattern.pattern, bytes) else text
    start = time.thread_time()
    if use.searches:
        for _ in use.pattern.finditer(subject):
            pass
    use.pattern.match(subject)
    use.pattern.fullmatch(subject)
    return time.thread_time() - start


def _quadratic(use: Use) -> str:
    """Return a piece that makes a search take longer than in proportion, or nothing."""

    def is_bad(piece: str) -> bool:
        def run(count: int) -> None:
            _seconds(use, piece * count)

        count = _SIZE // len(piece)
        # A short one first: an exponential pattern would not come back from a long one.
        return _seconds(use, piece * (count // 32)) > 1 or (
            _seconds(use, piece * count) > _SUSPECT_S and excess(run, 6 * count) != ""
        )

    return next(filter(is_bad, pieces(use.pattern, whole(25, 10))), "")


def test_j1_no_pattern_is_quadratic() -> None:
    found, made = uses()
    assert set(made) <= _MADE
    assert len(found) > 100
    assert {use.place: bad for use in found if (bad := _quadratic(use))} == {}


@pytest.mark.parametrize(
    "pattern", some([r"[?&](?:expand|x)\[[^=&\s]*=", r"lib[\w.]+\.so", r"\]\([^)]*\)"], 2)
)
def test_quadratic_patterns_are_found(pattern: str) -> None:
    assert _quadratic(Use("here", re.compile(pattern), True))
