"""A matrix as JSON: written a cell a line, read again, and compared with another one."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.presentable import presentable
from session_composer.core.text.secret_text import redact
from session_composer.core.wire.json_text import JsonPolicy, parse_json, write_json
from session_composer.core.wire.values import JsonValue

FORMAT = "session-composer-matrix/1"
MAX_BYTES = 256 * 1024 * 1024
# Twelve of a cell, and those of its differences.
_MAX_VALUES = 20_000_000
_POLICY = JsonPolicy(max_depth=8, max_values=_MAX_VALUES, number=None)
_COMPARED = ("status", "code", "param", "lands_on")
_MAX_SHOWN = 80


class CellName(NamedTuple):
    """What tells a cell from the others of its matrix."""

    request: str
    api_version: str
    account: str


class CellChange(NamedTuple):
    """A cell that is not what was expected; empty where one of the matrices does not have it."""

    name: CellName
    expected: str
    found: str

    def sentence(self) -> Message:
        """Say it in words."""
        return Message(
            "{request}, {api_version}, {account}: expected {expected}, found {found}",
            request=self.name.request,
            api_version=self.name.api_version,
            account=self.name.account,
            expected=self.expected or Message("no such cell"),
            found=self.found or Message("no such cell"),
        )


def cell_name(matrix: Matrix, cell: int) -> CellName:
    """Name a cell."""
    account, request = matrix.plan.place(cell)
    named = matrix.plan.requests[request]
    return CellName(named.name, named.request.api_version, matrix.plan.accounts[account].id)


def cell_document(matrix: Matrix, cell: int) -> dict[str, Any]:
    """Everything about a cell, as JSON has it. What is empty is left out."""
    verdict, prediction = matrix.verdict(cell), matrix.prediction(cell)
    expected = {True: "refused", False: "accepted", None: "unknown"}[prediction.refused]
    found: dict[str, Any] = {
        **cell_name(matrix, cell)._asdict(),
        "outcome": str(verdict.outcome),
        "status": verdict.status,
        "code": verdict.code,
        "param": verdict.param,
        "lands_on": list(verdict.lands_on),
        "differences": [json.loads(write_json(one.as_json())) for one in verdict.differences],
        "message": redact(str(verdict.message)),
        "predicted": expected,
        "rules": list(prediction.rules),
        "disagrees": matrix.disagrees(cell),
        "request_id": matrix.request_id(cell),
    }
    return {name: value for name, value in found.items() if value or value is False}


def matrix_json(matrix: Matrix) -> Iterator[str]:
    """Write a matrix, piece by piece: what is a line in it is a line for those who compare."""
    accounts = [
        {"id": account.id}
        | {key: redact(text) for key, text in account.identity._asdict().items() if text}
        for account in matrix.plan.accounts
    ]
    requests = [
        {"name": one.name, "api_version": one.request.api_version} for one in matrix.plan.requests
    ]
    yield f'{{\n  "format": "{FORMAT}",\n  "simulated": {_line(matrix.simulated)},\n'
    yield f'  "requests": [{_lines(map(_line, requests))}],\n'
    yield f'  "accounts": [{_lines(map(_line, accounts))}],\n  "cells": ['
    mark = "\n    "
    for cell in range(matrix.plan.size):
        yield mark + _line(cell_document(matrix, cell))
        mark = ",\n    "
    yield "\n  ]\n}\n"


def read_expected(data: bytes) -> dict[CellName, str]:
    """Read what cells came out like in a matrix that was written. Raises InputError."""
    found = parse_json(data, _POLICY)
    if not isinstance(found, dict) or not isinstance(found.get("format"), str):
        raise InputError("it is no matrix: it has no format.")
    if found["format"] != FORMAT:
        raise InputError(
            "it has the format {found}; this program reads {format}.",
            found=repr(shorten(printable(str(found["format"])), _MAX_SHOWN)),
            format=FORMAT,
        )
    cells = found.get("cells")
    if not isinstance(cells, list):
        raise InputError("it has no list of cells.")
    expected: dict[CellName, str] = {}
    for number, cell in enumerate(cells):
        name, outcome = _read_cell(cell, number)
        if name in expected:
            raise InputError("cells[{number}] is there twice.", number=number)
        expected[name] = outcome
    return expected


def compare(matrix: Matrix, expected: Mapping[CellName, str]) -> list[CellChange]:
    """List the cells that came out otherwise, are new, or are gone."""
    changes = []
    seen = set()
    for cell in range(matrix.plan.size):
        document = cell_document(matrix, cell)
        name, found = cell_name(matrix, cell), _summary(document)
        seen.add(name)
        if expected.get(name, "") != found:
            changes.append(CellChange(name, expected.get(name, ""), found))
    gone = [name for name in expected if name not in seen]
    return changes + [CellChange(name, expected[name], "") for name in gone]


def _read_cell(cell: JsonValue, number: int) -> tuple[CellName, str]:
    if not isinstance(cell, dict):
        raise InputError("cells[{number}] is not an object.", number=number)
    texts = []
    for key in (*CellName._fields, "outcome"):
        text = cell.get(key)
        if not isinstance(text, str):
            raise InputError("cells[{number}].{key} is not a text.", number=number, key=key)
        texts.append(text)
    if texts[-1] not in set(CellOutcome):
        raise InputError(
            "cells[{number}].outcome is {outcome}, which is none.",
            number=number,
            outcome=repr(shorten(printable(texts[-1]), _MAX_SHOWN)),
        )
    return CellName(*texts[:3]), _summary(cell)


def _summary(cell: Mapping[str, Any]) -> str:
    """Say in a line what counts of a cell; equal for cells that came out alike.

    Sentences and ids do not: servers word them anew.
    """
    parts = [str(cell["outcome"])]
    for key in _COMPARED:
        value = cell.get(key)
        if value:
            parts.append(", ".join(map(str, value)) if isinstance(value, list) else str(value))
    differences = cell.get("differences")
    for one in differences if isinstance(differences, list) else []:
        if isinstance(one, dict):
            told = {name: one.get(name) for name in ("asked", "granted")}
            parts.append(f"{one.get('path')} {_line(told)}")
    return presentable(" · ".join(parts))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(values: Iterator[str]) -> str:
    return ",".join(f"\n    {value}" for value in values) + "\n  "
