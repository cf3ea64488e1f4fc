"""Nothing is quadratic: what is read, by whatever reader, takes time as its length (E5, E6, J1)."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from tests.support.growth import SIZE, Repeated, excess
from tests.support.requests import STORE
from tests.support.sizes import some, whole
from tests.tools.fuzz import PARSERS, lengthen

from session_composer.codecs.openapi.spec_document import read_openapi
from session_composer.codecs.readers.plain import parameters
from session_composer.codecs.readers.reading import detect, read
from session_composer.core.text.errors import InputError

CURL = "curl https://api.stripe.com/v1/account_sessions "
KEY = "sk_" + "live_" + "51SourceBounds000"
# The kind of text; what is repeated; what stands before it, and behind it.
KNOWN: list[tuple[str, ...]] = [
    ("form", "a=b&"),
    ("form", "[", "account=1&a"),
    ("form", "[b]", "account=1&a", "=1"),
    ("form", "a[]=&"),
    ("form", "a[][b]=&"),
    ("form", "%41", "account="),
    ("form", "account=1\n"),
    ("form", "\n", "account=1"),
    ("form", "_secret_", "account="),
    ("yaml", "a&b://c", "https://api.stripe.com/v1/account_sessions?"),
    ("curl", "'", CURL),
    ("curl", "\\'", CURL + "'"),
    ("curl", '\\"', CURL + '-d "', '"'),
    ("curl", "$(", CURL),
    ("curl", "${", CURL),
    ("curl", "-d a=b ", CURL),
    ("curl", "s", CURL + "-"),
    ("curl", "\\", CURL),
    ("curl", " ", CURL, "x"),
    ("curl", "\\ ", CURL),
    ("curl", "curl a;", CURL),
    ("", "a=b ", "", "curl"),
    ("curl", "\\u0041", CURL + "-d $'", "'"),
    ("curl", "a", CURL + "-d "),
    ("curl", "`\n", CURL),
    ("curl", "@'\n", CURL + "`\n"),
    ("curl", "^\n", CURL),
    ("curl", '^"', CURL),
    ("curl", "\\", CURL + '^\n "', '"'),
    ("curl", "%A", CURL + "^\n "),
    ("", "C:\\", "", ">curl x"),
    ("", "a/", "", "curl x"),
    ("stripe-cli", "--a ", "stripe account_sessions create "),
    ("stripe-cli", ".a", "stripe account_sessions create --b"),
    ("stripe-cli", "-d a=b ", "stripe post /v1/account_sessions "),
    ("json", "["),
    ("json", '{"a":'),
    ("json", "9", '{"a": ', "}"),
    ("json", '"a": 1,', "{", '"b": 2}'),
    ("json", "0,", '{"a": [', "0]}"),
    ("json", "\\u0041", '{"a": "', '"}'),
    ("json", " ", "{", '"a": 1}'),
    ("", '"format" : ', "{", "}"),
    ("", "word "),
    ("", "="),
    ("", "/?"),
    ("form", "?expand["),
    ("form", "=", "account=1&a"),
    ("curl", '\\"^.\\\n', CURL + "^\n "),
]
BEFORE = {
    "python": "stripe.AccountSession.create(components=",
    "node": "stripe.accountSessions.create({components:",
    "ruby": "Stripe::AccountSession.create(components: ",
    "php": "$s->accountSessions->create(['components' => ",
}
TYPED = {
    "go": "p := &stripe.AccountSessionParams{Components: ",
    "java": "AccountSessionCreateParams.builder().setComponents(",
    "kotlin": "val p = AccountSessionCreateParams.builder().setComponents(",
    "dotnet": "var o = new AccountSessionCreateOptions { Components = ",
}
# In code of any language.
REPEATED = [
    *('\\"^.\\\n', '\\"^.\\', "'''\\\n"),
    *"[{('\"`</\\\n!-",
    *("{a:", "f(", "a<b>(", "(a,", "(a)=>", "a ", "a.", "a?", "'a':", "a:b,", "a=>b,", "?a:", "%("),
    *("\\'", '\\"', '"\\', "\\'\n", "'''", '"""', "f'", "r'", "${`", "`${", "`a${", '"#{', '"{$'),
    *("<<A\n", "<<~A <<~B\n", "<<<A\n", "<<A1\nA1\n", "=begin\n", "%w[", "%w[ ", "/*", "*/", "/["),
    *("<?php ", "?>", "<?", "#{", "**p,", "...a,", "as ", "a as <", "<A", "const a:", "[[a]:", "€"),
    *(
        "p=p\n",
        "p=q;q=p;",
        "p.a=1\n",
        "p.a.b.c.d=1\n",
        "x={a:b+\n",
        "x=[\n",
        "'a'+",
        "'a'.",
        "'a' ",
    ),
    *("components:", "components={", "account=[", "accountSessions.create(", "apiVersion:{"),
    *("accountSessions.create ", "api_version=", "(object)", "array(", "dict(", "!0,", "x ", " "),
    *("p.append('components[a][enabled]','true');\n", "f(p);\n", "b+='&components[a]=1';\n"),
    *(
        "'components[a]='+",
        "x ||= {a:1};\n",
        "if a:\n x=1\n",
        "a?b:",
        "a||",
        "if(a)",
        "=>{",
        "%i[a] ",
    ),
    *(
        "function f(a){return f(a)}\n",
        "x={...x,a:1};\n",
        "unset($a[b]);",
        "a.b(",
        "f(a)[",
        "a.each{|b|",
    ),
    *(f"'{KEY}' ", "account: 'x',\n", "\0", "\u2028", "a\n", "-1", "1.", "_"),
]


def read_all(text: str, kind: str) -> None:
    with suppress(InputError):
        detect(text)
    with suppress(InputError):
        read(text, STORE, STORE.newest, kind)


@pytest.mark.parametrize("entry", some(KNOWN, 24), ids=ascii)
def test_j1_time_grows_with_the_length_and_no_faster(entry: tuple[str, ...]) -> None:
    kind, piece, before, behind = (*entry, "", "")[:4]
    made = Repeated(before.encode(), piece.encode(), behind.encode())
    assert not made.excess(lambda data: read_all(data.decode(), kind), 4 * SIZE)


def test_j1_many_signs_behind_a_long_word_take_linear_time() -> None:
    def run(count: int) -> None:
        read_all(f"{CURL}^\n {'a' * count}{'> ' * count}", "curl")

    assert not excess(run, 4 * SIZE)


# In code for SDKs with types.
BUILT = [
    *("X{", "&X{A:", "X.builder().setA(", "new X{A=", "new(){", ".setA(X)", "x:=X{}\n", "f(f("),
    *("p.A.B=X{}\n", "if a {", "if(a){", "x?y:", "a??", "a?:", "func f(){", "func f(){f()}\n"),
    *("fun f()=", "fun f()=f()\n", "case a:", "when(x){a->", "p.apply{", "let{it.", "Map.of("),
    *("fun f()=if(a)", "val a by f()if(a)", "for(a in b)", "for(;;)", "for range ", "a->if(a)"),
    *("final ", "f(a)case x:for a ", "{a "),
    *('m["a"]=', "()=>{", "a->", "new A<B>(){{", "X f(){return f();}\n", "val a=a\n", ".addB(a)"),
    *('p.AddExtra("a[b]","c")\n', '$"{', '@"', "if(a)x();else ", "return ", "switch(x){case a->"),
]


@pytest.mark.parametrize("piece", some([*REPEATED, *BUILT], 50), ids=ascii)
def test_j5_time_grows_with_the_length_of_typed_code_and_no_faster(piece: str) -> None:
    """What is in any language is tried in one of them: they are read by one reader."""
    one = [[*TYPED][[*REPEATED, *BUILT].index(piece) % len(TYPED)]]
    for kind in whole([*TYPED], one) if piece in BUILT else one:
        made = Repeated(TYPED[kind].encode(), piece.encode())

        def run(data: bytes, kind: str = kind) -> None:
            read_all(data.decode(), kind)

        assert not made.excess(run), kind


@pytest.mark.parametrize("piece", some(REPEATED, 40), ids=ascii)
def test_j5_time_grows_with_the_length_of_code_and_no_faster(piece: str) -> None:
    for kind in whole([*BEFORE], [[*BEFORE][REPEATED.index(piece) % len(BEFORE)]]):
        made = Repeated(BEFORE[kind].encode(), piece.encode())

        def run(data: bytes, kind: str = kind) -> None:
            read_all(data.decode(), kind)

        assert not made.excess(run), kind


def test_j5_a_literal_in_many_places_is_searched_for_secrets_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[str] = []

    def search(text: str) -> bool:
        searched.append(text)
        return False

    monkeypatch.setattr(parameters, "contains_secret", search)
    literal = "\\u200b" * 1000
    places = ", ".join(["x"] * 1000)
    text = f"const x = '{literal}';\nstripe.accountSessions.create({{expand: [{places}]}})"
    read(text, STORE, STORE.newest, "node")
    assert searched.count("\u200b" * 1000) == 1


@pytest.mark.qt_log_ignore("QVariant::load", "Trying to construct an instance of an invalid type")
@pytest.mark.parametrize("name", PARSERS)
def test_j1_no_piece_that_is_made_up_takes_longer(qapp: object, name: str) -> None:
    report = lengthen(name, PARSERS[name], seed="1", count=whole(8, 4))
    assert report.failure == "", report.worst


# Code that uses a variable over and over.


def _doubling(lines: int) -> str:
    found = "\n".join(f"a{n} = {{x: a{n + 1}, y: a{n + 1}}};" for n in range(lines))
    return f"{found}\na{lines} = [1];\nstripe.accountSessions.create({{components: a0}})"


def _chain(lines: int) -> str:
    found = "\n".join(f"a{n} = a{n + 1};" for n in range(lines))
    return f"{found}\nstripe.accountSessions.create({{components: a0}})"


def _keys(lines: int) -> str:
    found = "\n".join(f"a{n} = {{[a{n + 1}]: 1}};" for n in range(lines))
    return f"{found}\nstripe.accountSessions.create({{components: a0}})"


def _long_variable(uses: int) -> str:
    code = "b + " * (uses * 10)
    many = "".join(f"k{n}: x, " for n in range(uses))
    return f"x = {{a: {code}b}};\nstripe.accountSessions.create({{components: {{{many}}}}})"


def _changes(uses: int) -> str:
    many = "".join(f"k{n}: p, " for n in range(uses))
    lines = "p.a = 1;\n" * uses
    return f"p = {{}};\n{lines}stripe.accountSessions.create({{components: {{{many}}}}})"


def _concatenation(uses: int) -> str:
    code = " + ".join(["'a'"] * uses)
    many = "".join(f"k{n}: x, y{n}: y, " for n in range(uses))
    values = f"x = {code};\ny = {{a: {code}}};\n"
    return f"{values}stripe.accountSessions.create({{components: {{{many}}}}})"


def _long_literal(uses: int) -> str:
    many = "".join(f"k{n}: x, " for n in range(uses))
    value = "a" * 8 * uses
    return f"x = '{value}';\nstripe.accountSessions.create({{components: {{{many}}}}})"


def _uses_of_changes(uses: int) -> str:
    lines = "".join(f"p.k{n} = {{a: p}};\n" for n in range(uses))
    return f"p = {{}};\n{lines}stripe.accountSessions.create({{components: p}})"


def _helpers(lines: int) -> str:
    found = "\n".join(
        f"function f{n}(a) {{ return {{x: f{n + 1}(a), y: f{n + 1}(a)}} }}" for n in range(lines)
    )
    return f"{found}\nstripe.accountSessions.create({{components: f0(1)}})"


def _arguments(lines: int) -> str:
    found = "\n".join(f"function f{n}(a) {{ return f{n + 1}(a) }}" for n in range(lines))
    calls = "\n".join(f"f{n}(b);" for n in range(lines))
    use = "function g(a) { stripe.accountSessions.create({components: a}) }"
    return f"{found}\n{calls}\n{use}"


def _forms(lines: int) -> str:
    return "".join(
        f"async function f{n}() {{ const b = new URLSearchParams(); b.set('account', 'a');"
        f" b.set('components[payouts][enabled]', 'true'); await post('/v1', b) }}\n"
        for n in range(lines)
    )


MAKERS = [_doubling, _chain, _keys, _long_variable, _changes, _concatenation, _long_literal]
MAKERS += [_uses_of_changes, _helpers, _arguments, _forms]


@pytest.mark.parametrize("make", MAKERS)
def test_j4_variables_take_bounded_time(make: Callable[[int], str]) -> None:
    """E8, J5: neither following variables round and round nor copying them takes long."""
    assert not excess(lambda count: read_all(make(count), "node"), whole(2000, 500))


def test_j4_what_a_text_comes_to_is_bounded_before_it_is_made() -> None:
    long = "x" * 19_000
    uses = "".join(f"k{number}: x, " for number in range(500))
    code = f"x = '{long}';\nstripe.accountSessions.create({{components: {{{uses}}}}})"
    with pytest.raises(InputError, match="makes a request of more than 4194304 characters"):
        read(code, STORE, STORE.newest, "node")
    # The name of a list stands before each of its elements.
    body = json.dumps({"metadata": {long: [1] * 500}})
    with pytest.raises(InputError, match="makes a request of more than 4194304 characters"):
        read(body, STORE, STORE.newest, "json")


def _specification(schema: dict[str, object], references: int) -> bytes:
    features = {f"f{number}": {"$ref": "#/components/schemas/s"} for number in range(references)}
    component = {
        "type": "object",
        "properties": {
            "enabled": {"type": "boolean"},
            "features": {"type": "object", "properties": features},
        },
    }
    components = {"type": "object", "properties": {"payments": component}}
    body = {"schema": {"type": "object", "properties": {"components": components}}}
    content = {"application/x-www-form-urlencoded": body}
    return json.dumps(
        {
            "openapi": "3.0.0",
            "info": {"title": "x", "version": "2025-06-30.basil"},
            "paths": {"/v1/account_sessions": {"post": {"requestBody": {"content": content}}}},
            "components": {"schemas": {"s": schema}},
        }
    ).encode()


def _names(count: int) -> list[str]:
    return [f"name{number}" for number in range(count)]


SCHEMAS: dict[str, Callable[[int], dict[str, object]]] = {
    "enum": lambda count: {"type": "boolean", "enum": [""] * count},
    "required": lambda count: {"type": "boolean", "required": _names(count)},
    "properties": lambda count: {"type": "boolean", "properties": dict.fromkeys(_names(count))},
    "required twice": lambda count: {"allOf": [{"required": _names(count)}] * 2},
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_j6_a_schema_that_is_referred_to_often_is_looked_at_once(name: str) -> None:
    def run(count: int) -> None:
        read_openapi(_specification(SCHEMAS[name](count), count // 10), "spec.json")

    assert not excess(run, 8000)


LINES = ["%TAG !a{}! tag:x\n", "&a{} b:\n", "- !a{}\n", "? [\n", "a{}:\n"]


@pytest.mark.parametrize("line", LINES)
def test_j6_lines_of_yaml_take_linear_time(line: str) -> None:
    def run(count: int) -> None:
        read_openapi("".join(map(line.format, range(count))).encode(), "spec.yaml")

    assert not excess(run, 16_000)
