"""The importer of OpenAPI documents; the documents are made up."""

import copy
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.support.pace import work
from tests.support.requests import STORE, examples
from tests.support.specs import (
    FORM,
    PATH,
    VERSION,
    boolean,
    component,
    components,
    components_node,
    document,
    of_catalog,
    texts,
)

from session_composer.codecs.openapi import spec_text
from session_composer.codecs.openapi.spec_document import MAX_BYTES, read_openapi
from session_composer.core.files.read_write import read_bounded
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog import FieldType, make_component
from session_composer.core.versions.user_catalogs import ImportedCatalog

EXPECTED = (
    make_component(
        "app",
        [("allowed_apps", FieldType.ARRAY, True), ("other_apps", FieldType.ARRAY, False)],
    ),
    make_component("bare", [], has_features=False),
    make_component(
        "payments",
        [
            ("capture_payments", FieldType.BOOLEAN, False),
            ("refund_management", FieldType.BOOLEAN, False),
        ],
    ),
)


def as_json(spec: object) -> bytes:
    return json.dumps(spec).encode()


def as_yaml(spec: object) -> bytes:
    return yaml.safe_dump(spec, sort_keys=False).encode()


def read(spec: object) -> ImportedCatalog:
    return read_openapi(as_json(spec), "spec.json")


def refusal(data: bytes, name: str = "spec.json") -> str:
    """Return the sentence with which a document is refused, less its start."""
    with pytest.raises(InputError) as caught:
        read_openapi(data, name)
    sentence = str(caught.value)
    assert printable(sentence) == sentence
    assert sentence.endswith(".")
    assert len(sentence) < 600
    start = f"{name} cannot be imported: "
    assert sentence.startswith(start)
    return sentence.removeprefix(start)


@pytest.mark.parametrize("write", [as_json, as_yaml])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n \n"])
def test_components_features_and_descriptions(
    write: Callable[[object], bytes], start: bytes
) -> None:
    catalog = read_openapi(start + write(document()), "spec.json")
    assert catalog.api_version == VERSION
    assert catalog.components == EXPECTED
    assert dict(catalog.descriptions) == {
        "components[payments]": "Lists payments.",
        "components[payments][features][refund_management]": "Refunds are made.",
    }
    assert catalog.source == f"spec.json (Made-up API {VERSION})"
    assert catalog.notes == ()


@pytest.mark.parametrize("version", [info.api_version for info in STORE.all_versions])
def test_every_catalog_survives_the_way_through_a_document(version: str) -> None:
    parts = STORE.catalog(version).components
    # A document has no flags: those are for the header.
    version = version.partition(";")[0]
    catalog = read(document(of_catalog(parts), version))
    assert (catalog.api_version, catalog.components) == (version, parts)


def with_reference(spec: dict[str, Any], node: dict[str, Any], name: str) -> None:
    """Move the content of a node to another place and leave a reference."""
    moved = spec.setdefault("components", {}).setdefault("schemas", {})
    moved[name] = dict(node)
    node.clear()
    node["$ref"] = f"#/components/schemas/{name}"


def media(spec: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = spec["paths"][PATH]["post"]["requestBody"]["content"][FORM]
    return found


REFERRED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "path": lambda spec: spec["paths"][PATH],
    "operation": lambda spec: spec["paths"][PATH]["post"],
    "body": lambda spec: spec["paths"][PATH]["post"]["requestBody"],
    "media": media,
    "schema": lambda spec: media(spec)["schema"],
    "components": components_node,
    "component": lambda spec: components_node(spec)["properties"]["payments"],
    "enabled": lambda spec: components_node(spec)["properties"]["payments"]["properties"][
        "enabled"
    ],
    "features": lambda spec: components_node(spec)["properties"]["payments"]["properties"][
        "features"
    ],
    "list": lambda spec: components_node(spec)["properties"]["app"]["properties"]["features"][
        "properties"
    ]["allowed_apps"]["anyOf"][0],
}


@pytest.mark.parametrize("name", REFERRED)
@pytest.mark.parametrize("write", [as_json, as_yaml])
def test_references_inside_the_document(name: str, write: Callable[[object], bytes]) -> None:
    spec = document()
    node = REFERRED[name](spec)
    with_reference(spec, node, "one")
    with_reference(spec, node, "a~0b~1c d"[:1])
    catalog = read_openapi(write(spec), "spec.json")
    assert catalog.components == EXPECTED
    assert catalog.descriptions["components[payments]"] == "Lists payments."


def test_all_references_at_once() -> None:
    spec = document()
    for name, find in reversed(REFERRED.items()):
        with_reference(spec, find(spec), name)
    assert read(spec).components == EXPECTED


def test_reference_with_escapes() -> None:
    spec = document()
    node = components_node(spec)["properties"]
    spec["x"] = {"a/b~c d": [{}, node["payments"]]}
    node["payments"] = {"$ref": "#/x/a~1b~0c%20d/1"}
    assert read(spec).components == EXPECTED


def test_parts_put_together() -> None:
    spec = document()
    node = components_node(spec)["properties"]
    whole = node["payments"]
    spec["components"] = {"schemas": {"base": component(), "switch": boolean()}}
    node["payments"] = {
        "allOf": [
            {"$ref": "#/components/schemas/base"},
            {"properties": {"features": whole["properties"]["features"]}},
        ],
        "description": whole["description"],
    }
    node["app"]["properties"]["enabled"] = {"allOf": [{"$ref": "#/components/schemas/switch"}]}
    node["bare"] = {"anyOf": [component(), {"enum": [""], "type": "string"}]}
    catalog = read(spec)
    assert catalog.components == EXPECTED
    assert catalog.descriptions["components[payments]"] == "Lists payments."


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"enum": [""]}]},
        {"oneOf": [{"const": ""}, {"type": "array", "items": {"type": "string"}}]},
        {"anyOf": [{"items": {"type": "string"}}, {"type": "string", "enum": [""]}]},
        {"type": "array", "anyOf": [{"items": {"enum": ["a"]}}, {"enum": [""]}]},
        {"anyOf": [{"type": ["array", "null"]}, {"type": "null"}]},
        {"anyOf": [{"allOf": [{"type": "array"}, {"items": {}}]}, {"enum": ["", None]}]},
    ],
)
def test_lists_that_may_be_empty(schema: dict[str, Any]) -> None:
    catalog = read(document({"app": component({"apps": schema})}))
    assert catalog.components[0].features[0].type is FieldType.ARRAY
    assert catalog.components[0].features[0].emptyable


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "boolean"},
        {"type": ["boolean", "null"]},
        {"type": "boolean", "nullable": True},
        {"type": "boolean", "enum": [True]},
        {"anyOf": [{"type": "boolean", "enum": [True]}, {"type": "boolean"}]},
    ],
)
def test_booleans(schema: dict[str, Any]) -> None:
    catalog = read(document({"payments": component({"x": schema})}))
    assert catalog.components[0].features[0].type is FieldType.BOOLEAN
    assert catalog.notes == ()


def test_component_without_enabled() -> None:
    schema = {"type": "object", "properties": {"features": {"properties": {"x": boolean()}}}}
    catalog = read(document({"bills": schema}))
    assert catalog.components == (
        make_component("bills", [("x", FieldType.BOOLEAN, False)], has_enabled=False),
    )
    assert catalog.notes == ()


NOTES: list[tuple[dict[str, Any], str]] = [
    (component({"x": {"type": "integer"}}), "[features][x] is left out: it is neither a boolean"),
    (component({"x": {}}), "components[odd][features][x] is left out: it is neither"),
    (component({"x": {"type": "array", "items": {"type": "integer"}}}), "[x] is left out: it is"),
    (component({"a]b": boolean()}), "components[odd][features][a]b] is left out: a name like this"),
    (component({"a" * 200: boolean()}), "… is left out: a name like this is not accepted."),
    (
        component({"x": {"anyOf": [boolean(), {"enum": [""]}]}}),
        "components[odd][features][x] is edited as a boolean, never as empty.",
    ),
    ({"type": "object"}, "components[odd] is left out: it has neither enabled nor features."),
    ({"type": "boolean"}, "components[odd] is left out: it has neither enabled nor features."),
    (
        {"properties": {"enabled": {"type": "string"}}},
        "components[odd] is left out: its enabled is not a boolean.",
    ),
    (
        {"properties": {"enabled": boolean()}},
        "components[odd]: enabled need not be sent, says the document; here it is taken to be",
    ),
    (
        {"properties": {"enabled": boolean(), "mode": boolean("M.")}, "required": ["enabled"]},
        "components[odd][mode] is left out: a component has enabled and features only.",
    ),
]


@pytest.mark.parametrize(("schema", "note"), NOTES)
def test_what_a_catalog_cannot_hold_is_told(schema: dict[str, Any], note: str) -> None:
    catalog = read(document({"payments": component({}), "odd": schema}))
    assert len(catalog.notes) == 1
    assert note in str(catalog.notes[0])
    assert str(catalog.notes[0]).endswith(".")
    names = [one.name for one in catalog.components]
    assert names == (["payments"] if "components[odd] is left" in note else ["odd", "payments"])
    assert catalog.descriptions == {}


def test_component_with_an_odd_name_is_told() -> None:
    catalog = read(document({"payments": component(), "": component(), "a[b": component()}))
    assert [one.name for one in catalog.components] == ["payments"]
    assert len(catalog.notes) == 2


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    spec = document()
    change(spec)
    return spec


def operation(**members: Any) -> dict[str, Any]:
    spec = document()
    spec["paths"][PATH]["post"] = members
    return spec


REFUSED: list[tuple[object, str]] = [
    ([], "it holds a list, not an OpenAPI document."),
    ("text", "it holds a text, not an OpenAPI document."),
    (1, "it holds a "),
    ({}, "it is not an OpenAPI document: the key openapi is missing; found nothing."),
    (
        {"name": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6},
        (
            "it is not an OpenAPI document: the key openapi is missing; found name, b, c, d, e and "
            "1 more."
        ),
    ),
    ({"swagger": "2.0", "paths": {}}, "it is a Swagger 2 document; OpenAPI 3 is needed."),
    (document(openapi="4.0.0"), "its openapi is '4.0.0'; OpenAPI 3 is needed."),
    (document(openapi=["3.0"]), "its openapi is a list; OpenAPI 3 is needed."),
    (changed(lambda spec: spec.pop("paths")), "it describes no operations: the object paths is"),
    (document(paths=[]), "it describes no operations: the object paths is missing."),
    (document(paths={}), f"it describes 0 operations but not POST {PATH}."),
    (
        document(
            paths={
                "/v1/account_links": {"post": {}},
                "/v1/accounts": {"get": {}, "post": {}, "parameters": []},
                "/v1/charges": {"get": {}},
                "/x": None,
            }
        ),
        f"it describes 4 operations but not POST {PATH}; paths that come near: /v1/account_links, "
        "/v1/accounts.",
    ),
    (
        document(paths={PATH: {"get": {}, "delete": {}}}),
        f"it describes {PATH} for GET, DELETE only, not for POST.",
    ),
    (document(paths={PATH: []}), f"paths[{PATH}] is a list where an object should be."),
    (document(paths={PATH: {"post": None}}), f"POST {PATH} is null where an object should be."),
    (operation(), f"the body of POST {PATH} is null where an object should be."),
    (operation(requestBody={}), f"the body of POST {PATH} (content) is null where an object"),
    (
        operation(requestBody={"content": {"application/json": {}, "text/plain": {}}}),
        f"the body of POST {PATH} is application/json, text/plain, not {FORM}.",
    ),
    (
        operation(requestBody={"content": {FORM: {}}}),
        f"the body of POST {PATH} is null where a schema should be.",
    ),
    (
        operation(requestBody={"content": {FORM: {"schema": {"properties": {"a": 1, "b": 2}}}}}),
        f"POST {PATH} takes a, b, but no components.",
    ),
    (document({}), f"POST {PATH} takes no components that this program understands."),
    (document({"x": {}}), f"POST {PATH} takes no components that this program understands."),
    (document({"x": 5}), "components[x] is a number where a schema should be."),
    (
        document({"x": {"oneOf": [component(), component({})]}}),
        "components[x] may look in 2 different ways.",
    ),
    (document({"x": {"allOf": {}}}), "components[x] has an object for allOf where a list should"),
    (
        document(version="1.0.0"),
        "its version (info.version) is '1.0.0', which is not an API version",
    ),
    (document(version="2097-01-27.Fig"), "its version (info.version) is '2097-01-27.Fig'"),
    (document(version=f"{VERSION}\n"), f"its version (info.version) is '{VERSION}\\\\u000a"),
    (document(version="../../etc"), "its version (info.version) is '../../etc'"),
    (document(info=None), "its version (info.version) is null"),
    (document(info={"version": 3}), "its version (info.version) is a "),
    (
        document({f"c{number}": component() for number in range(1001)}),
        "it describes more than 1000 components.",
    ),
    (
        document({"c": component({f"f{number}": boolean() for number in range(20_001)})}),
        "it describes more than 20000 features.",
    ),
]


@pytest.mark.parametrize(("spec", "message"), REFUSED)
def test_document_is_refused_with_what_was_found(spec: object, message: str) -> None:
    assert message in refusal(as_json(spec))


def test_media_type_may_have_parameters_and_capitals() -> None:
    spec = document()
    content = spec["paths"][PATH]["post"]["requestBody"]["content"]
    content["Application/X-WWW-form-urlencoded; charset=utf-8"] = content.pop(FORM)
    assert read(spec).components == EXPECTED


REMOTE = [
    "http://169.254.169.254/latest/meta-data",
    "https://example.com/spec.json#/x",
    "file:///etc/passwd",
    "//host/share",
    "/etc/passwd",
    "other.json#/components",
    "../other.yaml",
    "#",
    "#anchor",
    "",
]


@pytest.mark.parametrize("name", REFERRED)
@pytest.mark.parametrize("reference", REMOTE)
def test_references_out_of_the_document_are_refused(name: str, reference: str) -> None:
    """E7: nothing is fetched or opened."""
    spec = document()
    node = REFERRED[name](spec)
    node.clear()
    node["$ref"] = reference
    with only_these_files():
        sentence = refusal(as_json(spec))
    assert f"refers to {reference!r}; only references inside the document (#/…)" in sentence


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("#/nowhere", "refers to '#/nowhere', which is not in the document."),
        ("#/", "refers to '#/', which is not in the document."),
        ("#/paths/0", "which is not in the document."),
        ("#/xs/2", "refers to '#/xs/2', which is not in the document."),
        ("#/xs/-1", "which is not in the document."),
        ("#/xs/٣", "which is not in the document."),
        ("#/xs/" + "9" * 5000, "which is not in the document."),
        ("#/xs/0", "is a number where a schema should be."),
        ("#/xs", "is a list where a schema should be."),
        ("#/openapi/0", "which is not in the document."),
        ("#/" + "~0" * 3000, "which is not in the document."),
        (5, "components[payments] has a $ref that is a number."),
        (["#/x"], "components[payments] has a $ref that is a list."),
    ],
)
def test_references_to_nothing_are_refused(reference: object, message: str) -> None:
    spec = document({"payments": {"$ref": reference}}, xs=[1, 2])
    assert message in refusal(as_json(spec))


def chain(names: str) -> dict[str, Any]:
    """Schemas of which each refers to the next, and the last to the first."""
    following = names[1:] + names[0]
    return {one: {"$ref": f"#/x/{other}"} for one, other in zip(names, following, strict=True)}


@pytest.mark.parametrize(
    "schemas",
    [
        chain("a"),
        chain("ab"),
        chain("abcdefgh"),
        {"a": {"allOf": [{"$ref": "#/x/a"}]}},
        {"a": {"anyOf": [boolean(), {"oneOf": [{"$ref": "#/x/a"}]}]}},
        {"a": {"allOf": [{"$ref": "#/x/b"}]}, "b": {"anyOf": [{"$ref": "#/x/a"}]}},
    ],
)
@pytest.mark.parametrize("place", ["component", "body"])
def test_circles_end(schemas: dict[str, Any], place: str) -> None:
    """E7: circular references."""
    spec = document({"payments": {"$ref": "#/x/a"}}, x=schemas)
    if place == "body" and "$ref" in schemas["a"]:
        spec["paths"][PATH]["post"]["requestBody"] = {"$ref": "#/x/a"}
    assert "which leads back to itself." in refusal(as_json(spec))


def test_circle_that_is_not_on_the_way_does_no_harm() -> None:
    spec = document(x={"a": {"$ref": "#/x/a"}, "tree": {"properties": {"t": {"$ref": "#/x/tree"}}}})
    parts = components_node(spec)["properties"]
    parts["payments"]["properties"]["features"]["properties"]["capture_payments"]["x"] = {
        "$ref": "#/x/a"
    }
    assert read(spec).components == EXPECTED


def test_same_schema_may_be_used_often() -> None:
    spec = document(
        {f"c{number}": {"$ref": "#/x/c"} for number in range(500)},
        x={"c": component({"f": {"$ref": "#/x/b"}, "g": {"$ref": "#/x/b"}}), "b": boolean()},
    )
    assert len(read(spec).components) == 500


@pytest.mark.parametrize("key", ["allOf", "anyOf", "oneOf"])
@pytest.mark.parametrize("width", [3, 10])
def test_branching_without_end_is_refused(key: str, width: int) -> None:
    schemas: dict[str, Any] = {
        f"s{number}": {key: [{"$ref": f"#/x/s{number + 1}"}] * width} for number in range(18)
    }
    schemas["s18"] = component({})
    sentences: list[str] = []

    def run() -> None:
        sentences.append(refusal(as_json(document({"payments": {"$ref": "#/x/s0"}}, x=schemas))))

    assert work(run) < 2000
    [sentence] = sentences
    assert "the schemas branch too much" in sentence or "may look in" in sentence


def test_wide_merges_are_refused() -> None:
    wide: dict[str, Any] = {"properties": {f"p{number}": {} for number in range(2000)}}
    spec = document({"payments": {"allOf": [{"$ref": "#/x"}] * 2000}}, x=wide)
    assert "the schemas branch too much" in refusal(as_json(spec))


@pytest.mark.parametrize("key", ["allOf", "anyOf"])
def test_many_layers_are_refused(key: str) -> None:
    schema = component()
    for _ in range(100):
        schema = {key: [schema]}
    assert "is put together of too many layers" in refusal(as_json(document({"x": schema})))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>Two <b>bold</b>\n words.</p><p>More.</p>", "Two bold words. More."),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("<a href='x'>link</a>", "link"),
        ("x\u202ey\x00z\ud800", "x\\u202ey\\u0000z\\ud800"),
        ("&#x202e;", "\\u202e"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("w " * 5000, ("w " * 500)[:999] + "…"),
        ("<b>" * 5000, ""),
        ("   ", ""),
    ],
)
def test_descriptions_become_plain_text(text: str, plain: str) -> None:
    catalog = read(document({"payments": component(text=text)}))
    assert catalog.descriptions.get("components[payments]", "") == plain


@pytest.mark.parametrize("description", [5, None, ["x"], {"a": "b"}])
def test_description_that_is_no_text_says_nothing(description: object) -> None:
    assert read(document({"x": {**component(), "description": description}})).descriptions == {}


def test_names_from_outside_are_safe_to_show() -> None:
    spec = document(info={"title": "\x1b[31m" + "t" * 500, "version": VERSION})
    catalog = read_openapi(as_json(spec), "a\nb\u202e.json")
    assert catalog.source.isprintable()
    assert catalog.source.startswith("a\\u000ab\\u202e.json (\\u001b[31mttt")
    assert len(catalog.source) < 200
    assert "\u202e" not in refusal(as_json(document(paths={"/\u202e\ud800": {}})))


# The text itself


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty."),
        (b" \n\t", "it is empty."),
        (b"\xef\xbb\xbf", "it is empty."),
        (b"\xff\xfe{\0", "it is not UTF-8 text (byte 1)."),
        (b'{"a": "\xff"}', "it is not UTF-8 text (byte 8)."),
        (
            b"{",
            "it is not valid JSON: Expecting property name",
        ),
        (
            b"{\n 1: 2}",
            "it is not valid JSON: Expecting property name",
        ),
        (b'{"a"}', "it is not valid JSON: Expecting ':' delimiter (line 1, column 5)."),
        (b'{"a":}', "it is not valid JSON: Expecting value (line 1, column 6)."),
        (b'{"a": 1,}', "it is not valid JSON: "),
        (b'{"a": 1 "b"}', "it is not valid JSON: Expecting ',' delimiter (line 1, column 9)."),
        (b'{"a": 1', "it is not valid JSON: Expecting ',' delimiter (line 1, column 8)."),
        (b'{"a": [1}', "it is not valid JSON: Expecting ',' delimiter (line 1, column 9)."),
        (b'{"a": "\n"}', "it is not valid JSON: Invalid control character at (line 1, column 8)."),
        (b'{"a\n": 1}', "it is not valid JSON: Invalid control character at (line 1, column 4)."),
        (b'{"\\x": 1}', "it is not valid JSON: Invalid \\escape"),
        (b"{} {}", "it is not valid JSON: Extra data (line 1, column 4)."),
        (b'{"a": NaN}', "NaN is not a JSON value."),
        (b'{"paths": {"x": [-Infinity]}}', "-Infinity is not a JSON value."),
        (b'{"a": 1' + b"0" * 5000 + b"}", "it holds a number with thousands of digits."),
        (b"[" * 100_000, "it is nested more than 1000 levels deep."),
        (b'{"a":' * 100_000, "it is nested more than 1000 levels deep."),
        (b'{"paths":' + b"[" * 2000 + b"]" * 2000 + b"}", "it is nested more than 1000 levels"),
        (b"{" + b"[],[}" * 1_100_000, "it holds more than 3000000 values."),
    ],
)
def test_text_that_is_no_json_is_refused(data: bytes, message: str) -> None:
    assert message in refusal(data)


def test_depth_that_is_allowed() -> None:
    deep: object = 1
    for _ in range(950):
        deep = [deep]
    assert read(document(x=deep)).components == EXPECTED


def test_last_of_equal_keys_counts_in_json() -> None:
    text = json.dumps(document())
    twice = '{"paths": 5, "info": 1, ' + text[1:]
    assert read_openapi(twice.encode(), "x").components == EXPECTED


def parsed(text: str) -> object:
    return spec_text.parse_document(text.encode())


def test_yaml_scalars_stay_texts() -> None:
    """E8: no dates, no numbers, no booleans but true and false."""
    assert parsed(
        "on: yes\n"
        "a: [no, off, y, 12:30:45, 2026-10-28, 1_000, 0x10, 1e3, .inf, '', 'true', \"~\", =]\n"
        "b: [true, True, FALSE, null, ~, ]\n"
        "c:\n"
        "2026-10-28: 1\n"
        "true: 2\n"
        "d: |\n"
        "  true\n"
    ) == {
        "on": "yes",
        "a": [
            *("no", "off", "y", "12:30:45", "2026-10-28", "1_000", "0x10", "1e3", ".inf"),
            *("", "true", "~", "="),
        ],
        "b": [True, True, False, None, None],
        "c": None,
        "2026-10-28": "1",
        "true": "2",
        "d": "true\n",
    }


def test_yaml_aliases_are_followed() -> None:
    spec = parsed("a: &one {x: [1, 2]}\nb: *one\nc: [*one, &two t, *two]\n*two : k\n")
    assert spec == {
        "a": {"x": ["1", "2"]},
        "b": {"x": ["1", "2"]},
        "c": [{"x": ["1", "2"]}, "t", "t"],
        "t": "k",
    }


def bomb(levels: int, width: int) -> bytes:
    lines = ["a0: &a0 [x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]")
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bomb(9, 9), "it holds more than 3000000 values, aliases followed (line 8)."),
        (bomb(60, 2), "it holds more than 3000000 values, aliases followed"),
        (b"a: &a [*a]", "the alias *a stands for what it is part of (line 1)."),
        (b"a: &a\n  b: *a", "the alias *a stands for what it is part of (line 2)."),
        (b"a: *b", "the alias *b stands for nothing (line 1)."),
        (b"a: !!python/object:os.system {}", "the tag 'tag:yaml.org,2002:python/object:os.system'"),
        (b"a: !!str x", "the tag 'tag:yaml.org,2002:str' is not accepted (line 1)."),
        (b"a: ! x", "the tag '!' is not accepted (line 1)."),
        (b"a: !x [1]", "the tag '!x' is not accepted (line 1)."),
        (b"%TAG ! tag:x,2000:\n---\na: !y z", "the tag 'tag:x,2000:y' is not accepted (line 3)."),
        (b"a: {b: 1}\nc:\n  <<: {d: 2}", "merge keys (<<) are not accepted (line 3)."),
        (b"a: 1\nb: 2\na: 3", "the key 'a' stands twice in one map (line 3)."),
        (b"? [a, b]\n: 1", "a key is not a text (line 1)."),
        (b"? {a: b}\n: 1", "a key is not a text (line 1)."),
        (b"x: &x [1]\n*x : 1", "a key is not a text (line 2)."),
        (b"a: 1\n---\nb: 2", "it holds more than one YAML document (line 2)."),
        (b"a: [1\nb: 2", "it is not valid YAML: "),
        (b"a: \x07", "it is not valid YAML: "),
        (b"a: @b", "it is not valid YAML: "),
        (b"\ta: 1", "it is not valid YAML: "),
        (b"%YAML 1" + b"0" * 5000 + b".1\n---\na: 1", "it is not valid YAML: "),
        (b"a: " + b"[" * 300 + b"]" * 300, "it is nested more than 200 levels deep (line 1)."),
        (b"- " * 5000 + b"a", "it is nested more than 200 levels deep (line 1)."),
        (b"a: " + b"[" * 1_000_000, "it is nested more than 200 levels deep (line 1)."),
        (b"just words", "it holds a text, not an OpenAPI document."),
        (b"# only a comment", "it holds null, not an OpenAPI document."),
        (b"- a", "it holds a list, not an OpenAPI document."),
        (b"openapi: 3", "its openapi is '3'; OpenAPI 3 is needed."),
    ],
)
def test_yaml_is_refused(data: bytes, message: str) -> None:
    """E8: bombs, self-references, tags."""
    sentences: list[str] = []
    assert work(lambda: sentences.append(refusal(data))) < 1000
    assert message in sentences[0]


def test_yaml_without_the_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read_openapi(as_yaml(document()), "x.yaml").components == EXPECTED
    for data in (b"a: [1", b"%YAML 1" + b"0" * 5000 + b".1\n---\na", b"a: \x07", b"a: !x 1"):
        refusal(data)


def test_yaml_that_shares_schemas_by_aliases() -> None:
    spec = document()
    shared = components_node(spec)["properties"]
    shared["payouts"] = shared["payments"]
    data = yaml.safe_dump(spec).encode()
    assert b"&id001" in data
    names = [one.name for one in read_openapi(data, "x").components]
    assert names == ["app", "bare", "payments", "payouts"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{" + b" " * MAX_BYTES, "it is larger than 64 MiB."),
        (b"#" + b" " * (32 * 1024 * 1024), "it is YAML of more than 32 MiB."),
    ],
    ids=["JSON", "YAML"],
)
def test_document_that_is_too_large_is_refused(data: bytes, message: str) -> None:
    assert message in refusal(data)


# Files


_watching: list[set[str]] = []
_seen: list[str] = []
_hooked: list[bool] = []
"""An audit hook stays until the process ends, so there is one at most."""


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        name = os.fspath(arguments[0]) if isinstance(arguments[0], str | os.PathLike) else ""
        if name not in _watching[-1]:
            _seen.append(f"{event} {name}")
    elif event.startswith(("socket.", "subprocess.", "urllib.", "os.system", "import")):
        _seen.append(f"{event} {arguments}")


@contextmanager
def only_these_files(*paths: Path) -> Iterator[None]:
    """Fail when a file other than these is opened, or the network is used."""
    if not _hooked:
        _hooked.append(True)
        sys.addaudithook(_hook)
    # What is imported on first use must not count.
    read_openapi(as_yaml(document()), "x")
    _seen.clear()
    _watching.append({str(path) for path in paths})
    try:
        yield
    finally:
        _watching.pop()
    assert _seen == []


@pytest.mark.parametrize("write", [as_json, as_yaml])
def test_only_the_given_file_is_opened(tmp_path: Path, write: Callable[[object], bytes]) -> None:
    """E7: an audit hook sees every file and connection."""
    path = tmp_path / "spec"
    spec = document(
        x={
            "a": {"$ref": "other.json"},
            "b": {"$ref": "http://169.254.169.254/"},
            "c": {"externalValue": "file:///etc/passwd"},
        },
        servers=[{"url": "https://example.com"}],
    )
    path.write_bytes(write(spec))
    with only_these_files(path):
        assert read_openapi(read_bounded(path, MAX_BYTES), path.name).components == EXPECTED


def test_the_hook_sees_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(AssertionError), only_these_files():
        (tmp_path / "a").read_text()


# Fuzz: whatever comes in, a catalog or one sentence comes out


def check(data: bytes) -> None:
    try:
        catalog = read_openapi(data, "spec")
    except InputError:
        refusal(data, "spec")
        return
    assert catalog.components
    assert all(printable(str(note)) == str(note) for note in catalog.notes)
    assert all(printable(text) == text for text in catalog.descriptions.values())


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
@examples(300)
def test_any_bytes(data: bytes) -> None:
    check(data)


_YAML_PIECES = st.sampled_from(
    [
        *("a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ",", "&x ", "*x ", "!", "!!str ", "|"),
        *("\n", "\n  ", "\n    ", "---", "...", "%YAML 1.1", "<<: ", "'", '"', "#", "\t", "~"),
        *("\\", "@", "`", ">", "\u2028", "\ufeff", "openapi: ", "3.0", "paths: ", "\x85"),
    ]
)


@given(st.lists(_YAML_PIECES, max_size=40))
@examples(400)
def test_any_pieces_of_yaml(pieces: list[str]) -> None:
    check("".join(pieces).encode())


@given(
    st.sampled_from([as_json(document()), as_yaml(document())]),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 5), st.binary(max_size=4)), max_size=6),
)
@examples(400)
def test_damaged_bytes(data: bytes, changes: list[tuple[int, int, bytes]]) -> None:
    for place, length, content in changes:
        place %= len(data)
        data = data[:place] + content + data[place + length :]
    check(data)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(), max_size=5)
    | st.sampled_from(["boolean", "array", "object", "#/x/a", "#/paths", "", "http://x/", VERSION]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["$ref", "type", "properties", "anyOf", "allOf", "items", "enum", "enabled", "post"]
            )
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def places(node: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, (*path, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from places(value, (*path, number))


SHARED = document(x={"a": {"anyOf": [texts(), {"$ref": "#/x/b"}]}, "b": component(components())})
PLACES = list(places(SHARED))


@given(
    st.lists(st.tuples(st.sampled_from(PLACES), _JSON), min_size=1, max_size=4),
    st.sampled_from([as_json, as_yaml]),
)
@examples(400)
def test_damaged_structure(
    changes: list[tuple[tuple[Any, ...], object]], write: Callable[[object], bytes]
) -> None:
    spec: Any = copy.deepcopy(SHARED)
    for path, value in changes:
        if not path:
            spec = value
            continue
        node = spec
        try:
            for key in path[:-1]:
                node = node[key]
            node[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    check(write(spec))
