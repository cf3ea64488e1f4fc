"""C# code, compiled and run by Mono with a stand-in for the SDK made by its naming rules."""

from pathlib import Path

import pytest
from tests.support.code_samples import samples, written
from tests.support.lanes import require_tools
from tests.support.sdk_types import components, pascal
from tests.support.toolchains import check_printed, compile_code, run_code

pytestmark = [pytest.mark.dotnet, pytest.mark.timeout(300)]

SDK = """\
namespace Stripe
{
    using System;
    using System.Collections.Generic;
    using System.Text;

    public class KeyAttribute : Attribute
    {
        public string Name;
        public KeyAttribute(string name) { Name = name; }
    }
    public class AccountSession { public string ClientSecret = "one"; }
    public class StripeClient
    {
        public StripeClient(string key)
        {
            if (key != "sk_test_x") throw new Exception("no key");
        }
        public StripeClient V1 { get { return this; } }
        public AccountSessionService AccountSessions
        {
            get { return new AccountSessionService(this); }
        }
    }
    public class AccountSessionService
    {
        public AccountSessionService(StripeClient client) { }
        public AccountSession Create(AccountSessionCreateOptions options)
        {
            var line = new StringBuilder();
            Flatten(options, "", line);
            foreach (var pair in options.Extra) Add(pair.Key, pair.Value, line);
            Flatten(options.Expand, "expand", line);
            Console.WriteLine(line);
            return new AccountSession();
        }
        static void Flatten(object value, string name, StringBuilder line)
        {
            if (value == null) return;
            if (value is string || value is bool) { Add(name, value, line); return; }
            var list = value as List<string>;
            if (list != null)
            {
                for (var i = 0; i < list.Count; i++) Add(name + "[" + i + "]", list[i], line);
                return;
            }
            foreach (var property in value.GetType().GetProperties())
            {
                var keys = property.GetCustomAttributes(typeof(KeyAttribute), false);
                var key = ((KeyAttribute)keys[0]).Name;
                Flatten(property.GetValue(value), name == "" ? key : name + "[" + key + "]", line);
            }
        }
        static void Add(string name, object value, StringBuilder line)
        {
            var text = value is bool ? ((bool)value ? "true" : "false") : (string)value;
            line.Append(Hex(name) + "=" + Hex(text) + " ");
        }
        static string Hex(string text)
        {
            return BitConverter.ToString(Encoding.UTF8.GetBytes(text)).Replace("-", "");
        }
    }
    public class AccountSessionCreateOptions
    {
        [Key("account")] public string Account { get; set; }
        [Key("components")] public AccountSessionComponentsOptions Components { get; set; }
        public Dictionary<string, object> Extra = new Dictionary<string, object>();
        public List<string> Expand = new List<string>();
        public void AddExtraParam(string key, object value) { Extra.Add(key, value); }
        public void AddExpand(string value) { Expand.Add(value); }
    }
CLASSES
}
"""


def sdk() -> str:
    lines: list[str] = []

    def add(name: str, properties: dict[str, str]) -> None:
        lines.append(f"public class AccountSessionComponents{name}Options {{")
        lines.extend(
            f'[Key("{key}")] public {type_} {pascal(key)} {{ get; set; }}'
            for key, type_ in properties.items()
        )
        lines.append("}")

    for component, features in components().items():
        name = pascal(component)
        properties = {"enabled": "bool?"}
        if features:
            types = {False: "bool?", True: "List<string>"}
            add(f"{name}Features", {key: types[is_list] for key, is_list in features.items()})
            properties["features"] = f"AccountSessionComponents{name}FeaturesOptions"
        add(name, properties)
    add("", {key: f"AccountSessionComponents{pascal(key)}Options" for key in components()})
    return SDK.replace("CLASSES", "\n".join(lines))


def test_csharp_sends_the_body(tmp_path: Path) -> None:
    require_tools("mcs", "mono")
    requests = samples()
    (tmp_path / "Sdk.cs").write_text(sdk())
    calls = "".join(f"S{number}.Run();" for number in range(len(requests)))
    (tmp_path / "Run.cs").write_text(f"class Program {{ static void Main() {{ {calls} }} }}")
    files = ["Sdk.cs", "Run.cs"]
    for number, request in enumerate(requests):
        lines = written("dotnet", request).text.splitlines()
        # This compiler is older than statements outside of classes.
        usings = [line for line in lines if line.startswith("using ")]
        others = [line for line in lines if not line.startswith("using ")]
        head = [*usings, f"static class S{number} {{ public static void Run() {{"]
        text = "\n".join([*head, *others, "} }", ""])
        (tmp_path / f"S{number}.cs").write_text(text, "utf-8")
        files.append(f"S{number}.cs")
    compile_code(tmp_path, "mcs", "-codepage:utf8", "-warnaserror", "-out:run.exe", *files)
    check_printed(run_code(tmp_path, "mono", "run.exe"), requests)
