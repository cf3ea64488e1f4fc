from contextlib import suppress
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.api.sandbox.form_parser import (
    MAX_DEPTH,
    MAX_FIELDS,
    FormError,
    FormValue,
    as_list,
    parse_form,
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", {}),
        (b"&&", {}),
        (b"a=1", {"a": "1"}),
        (b"a", {"a": ""}),
        (b"a=1&a=2", {"a": "2"}),
        (b"a=b=c", {"a": "b=c"}),
        (b"a=x+y%20z%2B", {"a": "x y z+"}),
        (b"a=%C3%A9", {"a": "é"}),
        ("a=é".encode(), {"a": "é"}),
        (b"a[b]=1&a[c]=2", {"a": {"b": "1", "c": "2"}}),
        (b"a%5Bb%5D=1", {"a": {"b": "1"}}),
        (b"a%5bb%5d[c]=1", {"a": {"b": {"c": "1"}}}),
        (b"a[]=1&a[]=2", {"a": ["1", "2"]}),
        (b"a[0]=1&a[1]=2", {"a": {"0": "1", "1": "2"}}),
        (b"a[][b]=1&a[][c]=2&a[][b]=3", {"a": [{"b": "1", "c": "2"}, {"b": "3"}]}),
        (b"a[][b][c]=1", {"a": [{"b": {"c": "1"}}]}),
        (b"a[b=1", {"a[b": "1"}),
        (b"[a]=1", {"[a]": "1"}),
        (b"a[b]c=1", {"a[b]c": "1"}),
        (b"=1", {"": "1"}),
    ],
)
def test_reads(body: bytes, expected: object) -> None:
    assert parse_form(body) == expected


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"a=%", "percent-encoding"),
        (b"a=%4", "percent-encoding"),
        (b"a=%zz", "percent-encoding"),
        (b"%=1", "percent-encoding"),
        (b"a=%ff", "UTF-8"),
        (b"a=\xff", "UTF-8"),
        (b"a=%ED%A0%80", "UTF-8"),
        (b"a=1&a[b]=2", "both"),
        (b"a[b]=2&a=1", "both"),
        (b"a=1&a[]=2", "both"),
        (b"a[]=2&a=1", "both"),
        (b"a[]=1&a[0]=2", "both"),
        (b"a[b]=1&a[]=2", "both"),
        (b"a[b]=1&a[b][c]=2", "both"),
        (b"a[][b]=1&a[][b][c]=2", None),
        (b"a[][]=1", "inside a list"),
        (b"a" + b"[b]" * MAX_DEPTH + b"=1", "levels"),
        (b"&".join(b"a%d=1" % number for number in range(MAX_FIELDS + 1)), "fields"),
        (b"&" * MAX_FIELDS, "fields"),
    ],
)
def test_refuses(body: bytes, sentence: str | None) -> None:
    if sentence is None:  # A key that the last map has already begins the next one.
        assert parse_form(body) == {"a": [{"b": "1"}, {"b": {"c": "2"}}]}
        return
    with pytest.raises(FormError, match=sentence) as caught:
        parse_form(body)
    assert len(caught.value.message) < 200
    assert len(caught.value.param) <= 80


def test_accepts_what_is_just_within_the_limits() -> None:
    assert len(parse_form(b"&".join(b"a%d=1" % number for number in range(MAX_FIELDS)))) == 1000
    assert parse_form(b"a" + b"[b]" * (MAX_DEPTH - 1) + b"=1")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        ({"0": "a", "1": "b"}, ["a", "b"]),
        ({"1": "b", "0": "a"}, ["a", "b"]),
        ({"0": "a", "2": "b"}, None),
        ({"x": "a"}, None),
        ("a", None),
    ],
)
def test_as_list(value: FormValue, expected: object) -> None:
    assert as_list(value) == expected


@given(st.binary(max_size=300))
def test_bytes_never_raise_anything_else(body: bytes) -> None:
    with suppress(FormError):
        parse_form(body)


@given(st.text(alphabet="ab[]01=&%5BD+", max_size=120))
def test_brackets_never_raise_anything_else(text: str) -> None:
    with suppress(FormError):
        parse_form(text.encode())


PARAMS = st.dictionaries(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="[]"), min_size=1),
    st.recursive(
        st.text(alphabet=st.characters(exclude_categories=["Cs"])),
        lambda inner: st.dictionaries(
            st.text(
                alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="[]"),
                min_size=1,
            ),
            inner,
            min_size=1,
            max_size=4,
        ),
        max_leaves=12,
    ),
    max_size=5,
)


def flat(name: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in flat(f"{name}[{key}]", item)]
    return [(name, str(value))]


@given(PARAMS, st.booleans())
def test_undoes_encoding(params: dict[str, object], literal_brackets: bool) -> None:
    pairs = [pair for name, value in params.items() for pair in flat(name, value)]
    safe = "[]" if literal_brackets else ""
    body = "&".join(f"{quote_plus(name, safe)}={quote_plus(value, safe)}" for name, value in pairs)
    if any(name.count("[") >= MAX_DEPTH for name, _ in pairs):
        with pytest.raises(FormError):
            parse_form(body.encode())
    else:
        assert parse_form(body.encode()) == params
