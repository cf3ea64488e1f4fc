"""OpenAPI documents made up for tests; nothing in them is Stripe's own text."""

import json
from collections.abc import Mapping
from typing import Any

from session_composer.core.versions.catalog import Component, FieldType

VERSION = "2097-01-27.fig"
PATH = "/v1/account_sessions"
FORM = "application/x-www-form-urlencoded"


def boolean(text: str = "") -> dict[str, Any]:
    """Schema of a boolean."""
    return {"type": "boolean", **({"description": text} if text else {})}


def texts(*, emptyable: bool = False) -> dict[str, Any]:
    """Schema of a list of texts, or of an empty text instead."""
    found: dict[str, Any] = {"type": "array", "items": {"type": "string", "maxLength": 5000}}
    return {"anyOf": [found, {"type": "string", "enum": [""]}]} if emptyable else found


def component(features: Mapping[str, Any] | None = None, text: str = "") -> dict[str, Any]:
    """Schema of a component; None for one without the object ``features``."""
    properties: dict[str, Any] = {"enabled": boolean()}
    if features is not None:
        properties["features"] = {"type": "object", "properties": dict(features)}
    found = {"type": "object", "required": ["enabled"], "properties": properties}
    return {**found, "description": text} if text else found


def components() -> dict[str, Any]:
    """Schemas of three components: usual, with lists, without features."""
    return {
        "payments": component(
            {"refund_management": boolean("Refunds are made."), "capture_payments": boolean()},
            "Lists payments.",
        ),
        "app": component({"allowed_apps": texts(emptyable=True), "other_apps": texts()}),
        "bare": component(),
    }


def document(
    schemas: Mapping[str, Any] | None = None, version: str = VERSION, **more: Any
) -> dict[str, Any]:
    """Document whose one operation takes these components; ``more`` are members of the root."""
    body = {
        "type": "object",
        "required": ["account", "components"],
        "properties": {
            "account": {"type": "string"},
            "components": {
                "type": "object",
                "properties": components() if schemas is None else dict(schemas),
            },
            "expand": texts(),
        },
    }
    operation = {
        "operationId": "PostAccountSessions",
        "requestBody": {"required": True, "content": {FORM: {"schema": body}}},
        "responses": {"200": {"description": "Made."}},
    }
    return {
        "openapi": "3.0.0",
        "info": {"title": "Made-up API", "version": version},
        "paths": {PATH: {"post": operation}},
        **more,
    }


def components_node(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of ``components`` in a document of :func:`document`."""
    content = spec["paths"][PATH]["post"]["requestBody"]["content"]
    node: dict[str, Any] = content[FORM]["schema"]["properties"]["components"]
    return node


def of_catalog(parts: tuple[Component, ...]) -> dict[str, Any]:
    """Schemas of components as a catalog has them."""
    return {
        part.name: component(
            {
                feature.name: boolean()
                if feature.type is FieldType.BOOLEAN
                else texts(emptyable=feature.emptyable)
                for feature in part.features
            }
            if part.has_features
            else None
        )
        for part in parts
    }


def big_json(size: int, spec: dict[str, Any] | None = None) -> bytes:
    """Document of at least so many bytes, its parts alike in kind and share to a real API's.

    ``spec`` is what it is to describe; by default :func:`document`.
    """
    spec = spec or document()
    paths, schemas = spec["paths"], {}
    done, number = 0, 0
    while done < size:
        number += 1
        name = f"thing_{number}"
        schemas[name] = _schema(name, number)
        paths[f"/v1/{name}s"] = {
            "get": _operation(name, "get"),
            "post": _operation(name, "post"),
        }
        if number % 50 == 1:
            sample = {name: schemas[name], **paths[f"/v1/{name}s"]}
            share = len(json.dumps(sample, indent=2))
        done += share
    spec["components"] = {"schemas": schemas}
    return json.dumps(spec, indent=2).encode()


def _schema(name: str, number: int) -> dict[str, Any]:
    properties: dict[str, Any] = {
        f"field_{index}": {
            "description": f"What field {index} of {name} holds, in some words of its own.",
            "maxLength": 5000,
            "nullable": index % 2 == 0,
            "type": "string",
        }
        for index in range(12)
    }
    properties["other"] = {
        "anyOf": [{"type": "string"}, {"$ref": f"#/components/schemas/thing_{number}"}],
        "x-expansion": {"oneOf": [{"$ref": f"#/components/schemas/thing_{number}"}]},
    }
    return {"properties": properties, "required": ["field_0", "other"], "type": "object"}


def _operation(name: str, method: str) -> dict[str, Any]:
    return {
        "description": f"<p>Does {method} with one {name}, as the API says.</p>",
        "operationId": f"{method}_{name}",
        "parameters": [
            {"in": "query", "name": f"q{index}", "required": False, "schema": {"type": "integer"}}
            for index in range(3)
        ],
        "responses": {
            "200": {
                "content": {
                    "application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}
                },
                "description": "Successful response.",
            }
        },
    }
