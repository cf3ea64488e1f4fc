"""What is written of a request is read back and sends the same, in every form and version."""

from contextlib import suppress
from types import MappingProxyType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.code_samples import ACCOUNT, NASTY_TEXTS, expected, full, samples
from tests.support.requests import STORE, examples, requests
from tests.support.round_trips import FORMS, NOT_READ, has_one_reading
from tests.support.sizes import some

from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.plain.placeholders import is_placeholder
from session_composer.codecs.readers.reading import detect, kinds, read
from session_composer.codecs.writers.languages import LANGUAGES
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf

ALL_VERSIONS = [info.api_version for info in STORE.all_versions]
# Forms of text that nothing is written in.
ONLY_READ = {"yaml", "wget", "kotlin", "code"}
# Lines of decoded pairs are to be looked at: what cannot be printed is shown in another way.
ENCODED = [name for name in FORMS if name != "decoded"]
# What means something to a shell, a template, a markup or a language.
SIGNS = (
    *("{{x}} y", "a {{x}}", "%41 %PATH% %%x%%", "!x!", "a^b", "$$", "~x", "-x", "--x", "@x", "=x"),
    *(":=x", "x:y", "#x", "//x", "``", "'", "''", '"', '"\'"', "\\", "\\\\", "a\\n", "a\nb", "*/"),
    *("a\r\nb\t", "  lead", "trail  ", "\u00a0", "?x=1&y=2;z", "|", "<", ">>", "(x)", "*", "\\(x)"),
    *("https://x/y?z=1#a", "{}", "{x", "<!-- -->", "]]>", "{% x", "${x} y", '$"{x}"', "States.x"),
    *("null", "undefined", "None", "nil", "1.50", "x" * 5000, "\U0010ffff"),
)
TEXTS = [text for text in (*NASTY_TEXTS, *SIGNS) if not is_placeholder(text)]
_VALUES: dict[WirePath, Leaf] = {("x", f"k{n}"): text for n, text in enumerate(TEXTS)}
_NAMES: dict[WirePath, Leaf] = {
    ("y", text): "z" for text in TEXTS if text and not set("[]%") & set(text)
}
_LISTS: dict[WirePath, Leaf] = {("z",): tuple(TEXTS)}
SIGNED = Request(
    ALL_VERSIONS[-1], 'it\'s "me"', MappingProxyType({**_VALUES, **_NAMES, **_LISTS}), tuple(TEXTS)
)
# What is filled in by whoever reads, by a tool or a template.
OPEN = ("{{x}}", "<<x>>", "${x}", "{% x %}", "#{x}", "$(x)", "`x`", "$X", "$env:X", "%X%", "<x>")


def comes_back(name: str, request: Request, kind: str = "") -> Imported:
    """Write and read a request. Raises InputError where the form cannot hold it.

    The kind is found out if it is not given: a value may be code in another language.
    """
    form = FORMS[name]
    text = form.write(request)
    assert (kind or detect(text)) == form.kind
    api_version = STORE.newest if form.names_version else request.api_version
    try:
        found = read(text, STORE, api_version, kind)
    except InputError as error:
        raise AssertionError(f"{error}\n{text}") from error
    assert found.request.api_version == request.api_version
    assert found.names_version == form.names_version
    assert found.kind == form.kind
    assert expected(found.request) == expected(request), text
    assert not found.key
    return found


def is_refused(name: str, request: Request) -> bool:
    try:
        FORMS[name].write(request)
    except InputError:
        return True
    return False


def held(name: str, request: Request) -> list[Request]:
    """List what a form can hold of a request, in as few requests as it takes."""
    if not is_refused(name, request):
        return [request]
    params = list(request.params.items())
    if len(params) < 2:
        return []
    parts = (params[: len(params) // 2], params[len(params) // 2 :])
    alone = [Request(request.api_version, ACCOUNT, MappingProxyType(dict(part))) for part in parts]
    return [one for part in alone for one in held(name, part)]


def test_every_form_is_read_or_named() -> None:
    assert {one.name for one in LANGUAGES} == (FORMS.keys() | NOT_READ) - {
        "form",
        "decoded",
        "session",
    }
    assert {form.kind for form in FORMS.values()} | ONLY_READ == {kind.name for kind in kinds()}


@pytest.mark.parametrize("name", FORMS)
def test_everything_of_a_version_comes_back(name: str) -> None:
    """Of releases and previews; nothing is said of it, and types are the same."""
    for version in some(ALL_VERSIONS, 5):
        found = comes_back(name, full(version))
        assert found.request == full(version)
        assert found.notes == ()


@pytest.mark.parametrize("name", FORMS)
def test_requests_without_an_account_come_back(name: str) -> None:
    """It is not made up, nor is what stands in its place taken for one."""
    some_of_it = dict(list(full(STORE.newest).params.items())[:9])
    for version in (ALL_VERSIONS[0], ALL_VERSIONS[-1]):
        comes_back(name, Request(version, "", MappingProxyType(some_of_it)))


@pytest.mark.parametrize(
    "name", [name for name in FORMS if name not in ("form", "decoded", "json")]
)
def test_a_request_of_nothing_comes_back(name: str) -> None:
    comes_back(name, Request(ALL_VERSIONS[-1], ""))
    comes_back(name, Request(ALL_VERSIONS[-1], ACCOUNT))


@pytest.mark.parametrize("name", ENCODED)
def test_values_of_every_type_come_back(name: str) -> None:
    """What is sent is the same; how it is typed need not be."""
    with suppress(InputError):
        comes_back(name, samples()[-2])


@pytest.mark.parametrize("name", ENCODED)
def test_odd_texts_come_back(name: str) -> None:
    """As values, names, entries of lists and fields to expand; or the form refuses that one."""
    found = held(name, SIGNED)
    assert sum(len(one.params) for one in found) > len(SIGNED.params) // 3
    for one in found:
        comes_back(name, one, FORMS[name].kind)


@pytest.mark.parametrize("name", ENCODED)
def test_placeholders_are_named(name: str) -> None:
    """They are no values: what is lost of them is told."""
    for text in OPEN:
        request = Request(STORE.newest, ACCOUNT, MappingProxyType({("x", "k"): text}))
        if not is_refused(name, request):
            found = read(FORMS[name].write(request), STORE, STORE.newest)
            is_kept = expected(found.request) == expected(request)
            assert is_kept == (name == "session"), text
            assert is_kept or f"x[k] is the placeholder {text}" in "".join(map(str, found.notes))


@examples(30)
@given(requests(), st.integers(0, len(ENCODED)))
def test_any_request_comes_back(request: Request, start: int) -> None:
    """In a third of the forms: making a request up takes longer than writing it in each of them."""
    assume(has_one_reading(request))
    for name in [*ENCODED, *ENCODED][start : start + len(ENCODED) // 3]:
        with suppress(InputError):
            comes_back(name, request, FORMS[name].kind)
