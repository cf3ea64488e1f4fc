"""Go code, formatted, vetted and run with a stand-in for the SDK made by its naming rules."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.support.code_samples import expected, samples, written
from tests.support.lanes import require_tools
from tests.support.sdk_types import components, pascal

from session_composer.codecs.writers.sdk_release import load_releases

pytestmark = [pytest.mark.go, pytest.mark.timeout(300)]

SDK = """\
package stripe

import (
	"context"
	"fmt"
	"reflect"
)

var Key string
var Seen [][][2]string

type Params struct {
	extra  [][2]string
	expand []string
}

func (p *Params) AddExtra(key, value string) { p.extra = append(p.extra, [2]string{key, value}) }
func (p *Params) AddExpand(name string)      { p.expand = append(p.expand, name) }

type AccountSession struct{ ClientSecret string }
type Client struct{ V1AccountSessions sessions }
type sessions struct{}

func NewClient(key string) *Client {
	Key = key
	return &Client{}
}
func (sessions) Create(
	_ context.Context, params *AccountSessionCreateParams,
) (*AccountSession, error) {
	return Send(params)
}
func Send(params *AccountSessionCreateParams) (*AccountSession, error) {
	if Key != "sk_test_x" {
		return nil, fmt.Errorf("no key")
	}
	found := [][2]string{}
	flatten(reflect.ValueOf(params.Account), "account", &found)
	flatten(reflect.ValueOf(params.Components), "components", &found)
	found = append(found, params.extra...)
	for index, name := range params.expand {
		found = append(found, [2]string{fmt.Sprintf("expand[%d]", index), name})
	}
	Seen = append(Seen, found)
	return &AccountSession{"one"}, nil
}
func flatten(value reflect.Value, name string, found *[][2]string) {
	switch value.Kind() {
	case reflect.Ptr:
		if !value.IsNil() {
			flatten(value.Elem(), name, found)
		}
	case reflect.Struct:
		for i := 0; i < value.NumField(); i++ {
			flatten(value.Field(i), name+"["+value.Type().Field(i).Tag.Get("form")+"]", found)
		}
	case reflect.Slice:
		for i := 0; i < value.Len(); i++ {
			flatten(value.Index(i), fmt.Sprintf("%s[%d]", name, i), found)
		}
	default:
		*found = append(*found, [2]string{name, fmt.Sprint(value)})
	}
}
func Bool(value bool) *bool       { return &value }
func String(value string) *string { return &value }
func StringSlice(values []string) []*string {
	found := []*string{}
	for _, value := range values {
		found = append(found, String(value))
	}
	return found
}

type AccountSessionParams = AccountSessionCreateParams
type AccountSessionCreateParams struct {
	Params
	Account    *string
	Components *AccountSessionCreateComponentsParams
}
"""
OLD_CALL = """\
package accountsession

import stripe "example.com/run/stripe"

func New(params *stripe.AccountSessionParams) (*stripe.AccountSession, error) {
	return stripe.Send(params)
}
"""


def sdk() -> str:
    """Source of the stand-in: the fixed part, and a type for each component."""
    root = "AccountSession{}Components{}Params"
    lines = [SDK]

    def add(name: str, fields: list[str]) -> None:
        new, old = root.format("Create", name), root.format("", name)
        lines.extend([f"type {old} = {new}", f"type {new} struct {{", *fields, "}"])

    for component, features in components().items():
        name = pascal(component)
        fields = ['Enabled *bool `form:"enabled"`']
        if features:
            types = {False: "*bool", True: "[]*string"}
            add(
                f"{name}Features",
                [
                    f'{pascal(key)} {types[is_list]} `form:"{key}"`'
                    for key, is_list in features.items()
                ],
            )
            fields.append(f'Features *{root.format("Create", name + "Features")} `form:"features"`')
        add(name, fields)
    add(
        "",
        [
            f'{pascal(key)} *{root.format("Create", pascal(key))} `form:"{key}"`'
            for key in components()
        ],
    )
    return "\n".join(lines) + "\n"


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ
        | {
            "GOFLAGS": "-mod=mod",
            "GOPROXY": "off",
            "GO111MODULE": "on",
            "STRIPE_SECRET_KEY": "sk_test_x",
        },
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_go_code_is_formatted(tmp_path: Path) -> None:
    require_tools("gofmt")
    for number, request in enumerate(samples()):
        (tmp_path / f"s{number}.go").write_text(written("go", request).text, "utf-8")
    assert run(tmp_path, "gofmt", "-d", ".") == ""


def test_go_sends_the_body(tmp_path: Path) -> None:
    require_tools("go")
    requests = samples()
    (tmp_path / "go.mod").write_text("module example.com/run\n\ngo 1.19\n")
    for path, text in (("stripe/stripe.go", sdk()), ("stripe/accountsession/new.go", OLD_CALL)):
        file = tmp_path / path
        file.parent.mkdir(parents=True)
        file.write_text(text)
    imports, calls = [], []
    for number, request in enumerate(requests):
        text = written("go", request).text
        text = re.sub(r"github\.com/stripe/stripe-go/v\d+", "example.com/run/stripe", text)
        text = text.replace("package main", f"package s{number}", 1)
        text = text.replace("func main()", "func Main()", 1)
        file = tmp_path / f"s{number}" / "code.go"
        file.parent.mkdir()
        file.write_text(text, "utf-8")
        imports.append(f'\t"example.com/run/s{number}"\n')
        calls.append(f"\ts{number}.Main()\n")
    (tmp_path / "main.go").write_text(
        'package main\n\nimport (\n\t"encoding/json"\n\t"os"\n\t"example.com/run/stripe"\n'
        f"{''.join(imports)})\n\nfunc main() {{\n{''.join(calls)}"
        "\tif json.NewEncoder(os.Stdout).Encode(stripe.Seen) != nil {\n\t\tos.Exit(1)\n\t}\n}\n"
    )
    # Not splitlines: texts with odd line ends are among what is printed.
    *printed, seen = run(tmp_path, "go", "run", ".").strip("\n").split("\n")
    assert printed == ["one"] * len(requests)
    for request, pairs in zip(requests, json.loads(seen), strict=True):
        assert sorted(map(tuple, pairs)) == expected(request)
    run(tmp_path, "go", "vet", "./...")


def test_the_major_is_part_of_the_import() -> None:
    majors = {release.api_version: release.major for release in load_releases()["go"]}
    for request in samples():
        if request.api_version in majors:
            imported = f"/stripe-go/v{majors[request.api_version]}"
            assert imported in written("go", request).text
