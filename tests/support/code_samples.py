"""Requests for which code is written and run, and what each of them must send."""

from collections.abc import Callable
from functools import cache
from types import MappingProxyType

from tests.support.requests import ODD_TEXTS, STORE

from session_composer.codecs.writers.languages import language
from session_composer.codecs.writers.snippet import Code, CodeSource
from session_composer.core.request.form import pairs
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog import FieldType
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf, Map, Number

PREVIEW = "2026-10-14.preview"
ACCOUNT = "acct_1032D82eZvKYlo2C"
SDK_LANGUAGES = ("python", "node", "typescript", "ruby", "php", "java", "go", "dotnet")
NASTY_TEXTS = (
    *ODD_TEXTS,
    "it's",
    'say "x"',
    "both ' and \"",
    "back\\slash\\",
    "\\u000a \\x41 \\n",
    "#{1 + 1} #$x #@y",
    "$x {$x} ${x}",
    "%s %d {0} «value»",
    "`id` $(id)",
    "<!-- </script> -->",
    "\x00\x01\x1b\x7f\x80\x85\u00ad\ufeff\u2028\u2029\U000e0001",
    "/* */ // # '''\"\"\"",
    "?> <?php",
    "e\u0301 👩‍👧 ไทย",
)


@cache
def _rulebook() -> Rulebook:
    return Rulebook()


def source(request: Request) -> CodeSource:
    return CodeSource(request, STORE.catalog(request.api_version), _rulebook)


def written(name: str, request: Request) -> Code:
    """Code for a request in the language of this name."""
    found = language(name)
    assert found is not None
    return found.write(source(request))


def expected(request: Request) -> list[tuple[str, str]]:
    """The decoded pairs that code must lead to, sorted: no SDK keeps every order."""
    catalog = STORE.catalog(request.api_version)
    return sorted((pair.name, pair.value) for pair in pairs(request, catalog))


def full(version: str, choose: Callable[[int], bool] = lambda number: number % 3 != 0) -> Request:
    """Everything that a version accepts."""
    catalog = STORE.catalog(version)
    params: dict[WirePath, Leaf] = {}
    for number, path in enumerate(catalog.leaf_order):
        feature = catalog.feature_by_path.get(path)
        is_list = feature is not None and feature.type is FieldType.ARRAY
        params[path] = ("com.a", "it's b") if is_list else choose(number)
    return Request(version, ACCOUNT, MappingProxyType(params), ("account",))


def _odd_values() -> Request:
    features = ("components", "payments", "features")
    params: dict[WirePath, Leaf] = {
        ("components", "payments", "enabled"): "yes",
        (*features, "refund_management"): Number("1.50"),
        (*features, "dispute_management"): None,
        (*features, "capture_payments"): True,
        (*features, "not_known"): False,
        ("components", "documents", "enabled"): True,
        ("components", "teapot", "enabled"): True,
        ("components", "teapot", "features", "pour"): ("a", True, None, Number("7")),
        ("components", "no-name", "enabled"): False,
        ("components", "app_install", "features", "allowed_apps"): "",
        ("components", "app_viewport", "features", "allowed_apps"): (),
        ("__proto__", "x"): "own",
        ("constructor",): True,
        ("12",): Number("12"),
        ("3",): Number("-0.25"),
        ("1e3",): Number("1e3"),
        ("zero",): Number("-0"),
        ("digits",): Number("12345678901234567890"),
        ("small",): Number("0.00001"),
        ("lists",): (
            (Number("1"), Number("2")),
            (True, None, "x"),
            (),
            Map((("a", True), ("b", None), ("if", ("x",)))),
            Map(),
            "end",
            (),
        ),
        ("numbers",): tuple(Number(str(number * 1000)) for number in range(30)),
        ("holes",): (Map(), (), "a"),
        ("map",): Map(),
    }
    return Request(PREVIEW, ACCOUNT, MappingProxyType(params), ("account", "components.payments"))


def _nasty_texts() -> Request:
    values: dict[WirePath, Leaf] = {("x", f"k{n}"): text for n, text in enumerate(NASTY_TEXTS)}
    names: dict[WirePath, Leaf] = {
        ("components", "teapot", "features", text): True for text in NASTY_TEXTS
    }
    listed: dict[WirePath, Leaf] = {("list",): NASTY_TEXTS}
    return Request(
        STORE.newest, 'it\'s "me"', MappingProxyType(values | names | listed), NASTY_TEXTS
    )


def samples() -> list[Request]:
    """Every version with all that it accepts, and requests of odd shapes."""
    return [
        *(full(info.api_version) for info in STORE.all_versions),
        Request(STORE.newest),
        Request(STORE.newest, ACCOUNT),
        Request(STORE.newest, "", full(STORE.newest).params),
        _odd_values(),
        _nasty_texts(),
    ]
