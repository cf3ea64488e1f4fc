"""Source code in four languages, read without a parser of any of them."""

from pathlib import Path

import pytest
from tests.support.code_samples import ACCOUNT, written
from tests.support.corpus import golden, load, outcome, texts
from tests.support.requests import STORE

from session_composer.codecs.readers import reading
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.reading import detect
from session_composer.codecs.readers.source.language import detect_language
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_text import contains_secret

NEWEST = STORE.newest
LANGUAGES = ("python", "node", "ruby", "php")
KINDS = {"python": "python", "node": "node", "typescript": "node", "ruby": "ruby", "php": "php"}
TEXTS = texts(*KINDS, "code")
PAYMENTS = ("components", "payments", "enabled")
# Put together, so that no text here looks like a key to a scanner.
KEY = "sk_" + "test_" + "51SourceReader000"


def kind_of(path: Path) -> str:
    return KINDS.get(path.parent.name, "code")


def read(text: str, kind: str) -> Imported:
    return reading.read(text, STORE, NEWEST, kind)


def python(arguments: str, before: str = "", behind: str = "") -> Imported:
    return read(f"{before}\nstripe.AccountSession.create({arguments})\n{behind}", "python")


def node(arguments: str, before: str = "", behind: str = "") -> Imported:
    return read(f"{before}\nawait stripe.accountSessions.create({arguments});\n{behind}", "node")


def ruby(arguments: str, before: str = "") -> Imported:
    return read(f"{before}\nStripe::AccountSession.create({arguments})\n", "ruby")


def php(arguments: str, before: str = "") -> Imported:
    return read(f"{before}\n$stripe->accountSessions->create({arguments});\n", "php")


def test_the_corpus_is_there() -> None:
    assert len(TEXTS) >= 60
    assert all(len(texts(name)) >= 5 for name in KINDS)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_golden_results(path: Path) -> None:
    """E1, E3, E4: code is data, whatever it says."""
    assert outcome(load(path), STORE) == golden(path)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_language_is_detected(path: Path) -> None:
    assert detect_language(load(path)) == kind_of(path)
    assert detect(load(path)) == kind_of(path)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_line_ends_make_no_difference(path: Path) -> None:
    text = load(path)
    there = read(text.replace("\n", "\r\n"), kind_of(path)).request
    assert there == read(text, kind_of(path)).request


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_stands_around_makes_no_difference(path: Path) -> None:
    """Copied out of Markdown, with a mark for the order of bytes, or indented."""
    text, kind = load(path), kind_of(path)
    there = read(text, kind).request
    assert read(f"```{kind}\n{text}\n```\n", kind).request == there
    assert read(f"\ufeff{text}", kind).request == there


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_golden_result_holds_a_secret(path: Path) -> None:
    """E4: whatever keys a text holds, no result shows them."""
    assert not contains_secret(path.with_suffix(".json").read_text())


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        ('"acct_" "1"', "acct_1"),
        ("'acct_' + \"1\"", "acct_1"),
        ('("acct_1")', "acct_1"),
        ('("acct_"\n  "1")', "acct_1"),
        ('"""acct_1"""', "acct_1"),
        ('r"a\\1"', "a\\1"),
        (
            r'"a\x31\u0031\N{DIGIT ONE}\
1"',
            "a1111",
        ),
        (r"'it\'s'", "it's"),
        ('f"acct_1"', "acct_1"),
        ('f"a{{x}}"', "a{x}"),
        ('"{x}}"', "{x}}"),
        (r'"\d"', r"\d"),
        ('"#{x} {$x}"', "#{x} {$x}"),
    ],
)
def test_strings_of_python(arguments: str, value: str) -> None:
    found = python(f"account={arguments}")
    assert found.request.account == value
    assert found.notes == ()


@pytest.mark.parametrize(
    ("value", "account"),
    [
        ("'it\\'s'", "it's"),
        ('"\\u{1F642}\\ud83d\\ude42"', "🙂🙂"),
        ("`a\n${'b'}`", "a\nb"),
        ("`a'b\"c`", "a'b\"c"),
        ("'a' + 'b' + `c`", "abc"),
        ("('a')", "a"),
        ("'a' as string", "a"),
        ("'a'!", "a"),
        ("<any>'a'", "a"),
        ("'a' satisfies Map<string, [A, B]>", "a"),
        ("'{{a}}'", ""),
        ("1 === 1 ? 'a' : 'b'", "a"),
        ("'a' || 'b'", "a"),
        ("null ?? 'a'", "a"),
        ("f('a')", ""),
        ("'a'.trim()", ""),
        ("['a'][0]", "a"),
        ("a['b']", ""),
        ("a.b", ""),
        ("/'a'/", ""),
        ("`a${`b${c}`}`", ""),
    ],
)
def test_values_of_node(value: str, account: str) -> None:
    found = node(f"{{ account: {value}, components: {{ payments: {{ enabled: true }} }} }}")
    assert found.request.account == account
    assert found.request.params == {PAYMENTS: True}
    assert bool(found.notes) == (not account)


@pytest.mark.parametrize(
    ("value", "account"),
    [
        ("'a#{b}'", "a#{b}"),
        ('"a\\u{31}\\x31\\61"', "a111"),
        ('"a#{h["b"]}"', ""),
        ("%q(a)", "a"),
        ("%(a)", "a"),
        (":a", "a"),
        (':"a b"', "a b"),
        ("'a'.freeze", "a"),
        ("'a' 'b'", "ab"),
        ("ENV['A']", ""),
        ("a&.b", ""),
        ("<<~A", ""),
    ],
)
def test_values_of_ruby(value: str, account: str) -> None:
    found = ruby(f"account: {value}, components: {{ payments: {{ enabled: true }} }}")
    assert found.request.account == account
    assert found.request.params == {PAYMENTS: True}
    assert bool(found.notes) == (not account)


@pytest.mark.parametrize(
    ("value", "account"),
    [
        ("'a\\n$b'", "a\\n$b"),
        ('"a\\u{31}\\x31\\61\\$"', "a111$"),
        ('"a$b"', ""),
        ('"a{$b["c"]}"', ""),
        ("'a' . \"b\"", "ab"),
        ("'a' . $b", ""),
        ("(string) 'a'", "a"),
        ("$a['b']", ""),
        ("$a->b", ""),
        ("A::B", ""),
        ("<<<A\n  it's\n  A", "it's"),
        ("<<<A\n  $b\n  A", ""),
    ],
)
def test_values_of_php(value: str, account: str) -> None:
    found = php(f"['account' => {value}, 'components' => ['payments' => ['enabled' => true]]]")
    assert found.request.account == account
    assert found.request.params == {PAYMENTS: True}
    assert bool(found.notes) == (not account)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("node", "account: 'a' // 'b'\n, components: {}"),
        ("node", "account: /* { */ 'a', /* } */ components: {},"),
        ("python", "account='a', # )\n components={},"),
        ("ruby", "account: 'a', # )\n components: {}"),
        ("php", "'account' => 'a', # ]\n // ]\n /* ] */ 'components' => array(),"),
    ],
)
def test_comments_and_commas(kind: str, text: str) -> None:
    found = read(text, kind)
    assert found.request.account == "a"
    assert found.notes == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "python",
            "account = 'a'\ncomponents = {'payments': {'enabled': True}}\nprint(components)",
        ),
        ("node", "const account = 'a'\nexport const components: C = {payments: {enabled: true}};"),
        (
            "node",
            "interface P { components: C }\n"
            "log({account: 'a', components: {payments: {enabled: true}}})",
        ),
        ("ruby", "account = 'a'\ncomponents = { payments: { enabled: true } }"),
        ("php", "<?php $account = 'a'; $components = ['payments' => ['enabled' => true]];"),
    ],
)
def test_code_without_the_call(kind: str, text: str) -> None:
    found = read(text, kind)
    assert found.request.account == "a"
    assert found.request.params == {PAYMENTS: True}
    assert found.notes == ()


def test_variables_are_named_with_their_line() -> None:
    found = node("{\n account: id,\n components: { payments: { enabled: on() } } }")
    assert tuple(map(str, found.notes)) == (
        "The account is the code id (line 3) in the text; the field is left empty.",
        "components[payments][enabled] is the code on() (line 4) in the text; it is left empty.",
        "No parameter has a value: the request is empty.",
    )


def test_variables_are_followed() -> None:
    found = node("p", before="const a = 'acct_1'\nconst p = { account: a }")
    assert found.request.account == "acct_1"
    assert python("account=A", behind='A = "acct_1"').request.account == "acct_1"
    typed = 'P: Final[dict[str, "x"]] = {"account": "acct_1"}'
    assert python("**P", before=typed).request.account == "acct_1"
    assert ruby("account: A", before="A = 'acct_1'.freeze").request.account == "acct_1"
    assert php("$p", before="$p = ['account' => 'acct_1'];").request.account == "acct_1"


def test_the_last_value_before_the_call_counts() -> None:
    before = "let a = 'acct_1';\na = 'acct_2';"
    assert node("{ account: a }", before, behind="a = 'acct_3'").request.account == "acct_2"


@pytest.mark.parametrize(
    "before",
    [
        "const g = (a = 'acct_wrong') => a;",
        "function f(a = 'acct_wrong') { }",
        "if (a == 'acct_wrong') {",
        "b.a = 'acct_wrong';",
        "const a = a;",
        "const a = b;\nconst b = a;",
        "const f = a => 'acct_wrong';",
        "const a: string | undefined;",
    ],
)
def test_what_only_looks_like_a_value(before: str) -> None:
    found = node("{ account: a }", before)
    assert found.request.account == ""
    assert "is the code a (line" in str(found.notes[0])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("python", "def f(a='acct_wrong'):\n  pass\nstripe.AccountSession.create(account=a)"),
        ("python", "f(a='acct_wrong')\nstripe.AccountSession.create(account=a)"),
        ("ruby", "def f(a = 'acct_wrong')\nStripe::AccountSession.create(account: a)"),
    ],
)
def test_arguments_are_no_values(kind: str, text: str) -> None:
    assert read(text, kind).request.account == ""


def test_a_version_in_the_call_wins() -> None:
    found = node(
        "{ account: 'acct_1' }, { apiVersion: '2024-06-20' }",
        before="const stripe = new Stripe(key, { apiVersion: '2025-06-30.basil' });",
    )
    assert found.request.api_version == "2024-06-20"
    assert found.names_version


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("python", "stripe.api_version = '2025-06-30.basil'\nstripe.AccountSession.create()"),
        ("python", "V = '2025-06-30.basil'\nstripe.AccountSession.create(stripe_version=V)"),
        ("node", "new Stripe(k, {apiVersion: '2025-06-30.basil' as any}).accountSessions.create()"),
        ("ruby", "Stripe.api_version = '2025-06-30.basil'\nStripe::AccountSession.create({})"),
        ("ruby", "c.account_sessions.create({}, { stripe_version: '2025-06-30.basil' })"),
        ("php", "Stripe::setApiVersion('2025-06-30.basil'); AccountSession::create([]);"),
        ("php", "$s->accountSessions->create([], ['stripe_version' => '2025-06-30.basil']);"),
        (
            "python",
            "c.v1.account_sessions.create({}, {'headers': {'Stripe-Version': '2025-06-30.basil'}})",
        ),
    ],
)
def test_where_versions_stand(kind: str, text: str) -> None:
    found = read(text, kind)
    assert found.request.api_version == "2025-06-30.basil"
    assert found.names_version


def test_versions_that_are_none() -> None:
    found = node("{ account: 'acct_1' }, { apiVersion: 'latest' }")
    assert found.request.api_version == NEWEST
    assert not found.names_version
    assert tuple(map(str, found.notes)) == (
        f"latest in the option apiVersion is not an API version; {NEWEST} is taken.",
    )
    found = node("{ account: 'acct_1' }, { apiVersion: VERSION }")
    assert tuple(map(str, found.notes)) == (
        "The API version in the option apiVersion is code and cannot be read.",
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("python", "client = StripeClient('{key}')\nclient.account_sessions.create()"),
        ("python", "stripe.AccountSession.create(account='acct_1', api_key='{key}')"),
        ("node", "require('stripe')('{key}').accountSessions.create({{ account: 'acct_1' }})"),
        ("ruby", "Stripe.api_key = '{key}'\nStripe::AccountSession.create(account: 'acct_1')"),
        ("php", '$s = new StripeClient("{key}"); $s->accountSessions->create([]);'),
    ],
)
def test_a_key_is_kept_in_one_place(kind: str, text: str) -> None:
    """E4."""
    found = read(text.format(key=KEY), kind)
    assert found.key == KEY
    assert KEY not in repr(found)
    assert any("A key in line" in str(sentence) for sentence in found.understood)


def test_a_key_does_not_get_into_the_request() -> None:
    """E4, E10: not as a value, not as a name, and not in what is said of code."""
    found = node(
        f"{{ account: '{KEY}', components: {{ '{KEY}': {{ enabled: true }}, payments: "
        f"{{ enabled: f('{KEY}') }} }}, ...g('{KEY}') }}"
    )
    assert found.key == KEY
    shown = repr(found)
    assert KEY not in shown
    assert not contains_secret(shown)


def test_arguments_by_name() -> None:
    request = {PAYMENTS: True}
    components = '{"payments": {"enabled": True}}'
    for text in (
        f"components={components}",
        f'params={{"components": {components}}}',
        f'{{"components": {components}}}',
        f'**{{"components": {components}}}',
        f'params={{"components": {components}}}, options=options',
    ):
        assert python(text).request.params == request


def test_unknown_names_are_kept_and_flagged() -> None:
    found = python('components={"tea": {"enabled": True}}, locale="de"')
    assert found.request.params == {("components", "tea", "enabled"): True, ("locale",): "de"}
    assert tuple(map(str, found.notes)) == (
        f"components[tea][enabled] is not known in {NEWEST}; it is kept.",
        f"locale is not known in {NEWEST}; it is kept.",
    )


def test_a_name_that_stands_twice() -> None:
    found = node("{ account: 'acct_1', account: 'acct_2' }")
    assert found.request.account == "acct_2"
    assert tuple(map(str, found.notes)) == (
        "account stands twice in one object (line 2); the last one is taken.",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("accountSessions.create({account: 'a'})", "node"),
        ("stripe . accountSessions\n  .create({})", "node"),
        ("x.account_sessions.create(account: 'a')", "ruby"),
        ("x.account_sessions.create({'account': 'a'})", "python"),
        ("AccountSession::create($params)", "php"),
        ("components: { payments: { enabled: true } }", "node"),
        ("'components' => ['payments' => []]", "php"),
        (":components => { :payments => nil }", "ruby"),
        ("components=dict(payments=dict(enabled=True))", "python"),
        ("", ""),
        ("hello world", ""),
        ("accountSessions are nice", ""),
        ("account=acct_1&components[payments][enabled]=true", ""),
        ("client.v1().accountSessions().create(params, options);", ""),
        ("sc.V1AccountSessions.Create(ctx, params)", ""),
        ("SELECT account, components FROM t", ""),
    ],
)
def test_detecting(text: str, kind: str) -> None:
    assert detect_language(text) == kind


@pytest.mark.parametrize("kind", LANGUAGES)
def test_code_about_something_else_is_refused(kind: str) -> None:
    with pytest.raises(InputError, match="neither creates an account session nor holds an object"):
        read("print('hello')", kind)


def test_e15_a_call_without_arguments_is_named() -> None:
    found = node("")
    assert found.request == Request(NEWEST)
    assert tuple(map(str, found.notes)) == (
        "The call in line 2 is given no parameters.",
        "No parameter has a value: the request is empty.",
    )


@pytest.mark.parametrize(
    ("kind", "opening", "closing"),
    [("python", "[", "]"), ("node", "{a:", "}"), ("ruby", "{a: ", "}"), ("php", "[", "]")],
)
def test_deep_nesting_is_refused(kind: str, opening: str, closing: str) -> None:
    text = {"python": "components={'payments': %s}", "php": "'components' => ['payments' => %s]"}
    filled = text.get(kind, "components: {payments: %s}") % (opening * 70 + "1" + closing * 70)
    with pytest.raises(InputError, match=r"^The values in line 1 are nested more than 64 levels"):
        read(filled, kind)


def test_a_half_of_a_character_is_refused() -> None:
    """H1."""
    with pytest.raises(InputError, match="half of a surrogate pair"):
        node(r"{ account: '\ud800' }")


def test_values_that_multiply_are_refused() -> None:
    """E8: variables that stand for each other twice, as in a bomb of aliases."""
    lines = "\n".join(f"a{n} = [a{n + 1}, a{n + 1}]" for n in range(25))
    with pytest.raises(InputError, match="more than 20000 parameters"):
        python("components={'payments': {'x': a0}}", before=f"{lines}\na25 = [1]")


def test_the_account_of_the_samples_is_what_they_send() -> None:
    assert read(written("node", Request(NEWEST, ACCOUNT)).text, "node").request.account == ACCOUNT
