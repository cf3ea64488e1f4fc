"""Lines are masked as if all of them were looked at anew, though few are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.core.text import masked_lines
from session_composer.core.text.masked_lines import MaskedLines, common_length
from session_composer.core.text.secret_text import redact_lines

LINES = st.lists(
    st.sampled_from(["a=1", "b=true", "sk_test_a1b2c3d4e5f6", "key=sk_live_a1b2c3d4e5f6", "É", ""]),
    max_size=12,
)


@given(st.lists(LINES, max_size=5))
def test_lists_in_turn_are_masked_like_each_by_itself(versions: list[list[str]]) -> None:
    lines = MaskedLines()
    for version in versions:
        assert lines.of(list(version)) == redact_lines(version)


@given(LINES, LINES)
def test_the_common_beginning(one: list[str], other: list[str]) -> None:
    count = common_length(one, other)
    assert one[:count] == other[:count]
    assert (
        one[count : count + 1] != other[count : count + 1] or min(map(len, (one, other))) == count
    )


def test_j3_an_edit_of_very_many_lines_looks_at_what_it_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[str] = []

    def look_at(some: list[str]) -> list[str]:
        looked_at.extend(some)
        return some

    monkeypatch.setattr(masked_lines, "redact_lines", look_at)
    lines = [f"line {number}" for number in range(10_000)]
    masked = MaskedLines()
    masked.of(list(lines))
    looked_at.clear()
    lines[5_000:5_001] = ["other", "new"]
    assert masked.of(list(lines)) == lines
    assert looked_at == ["other", "new"]
    del lines[7_000]
    assert masked.of(list(lines)) == lines
    assert looked_at == ["other", "new"]
