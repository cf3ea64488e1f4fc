"""Java code, compiled without a warning and run with a stand-in for the SDK."""

from pathlib import Path

import pytest
from tests.support.code_samples import samples, written
from tests.support.lanes import require_tools
from tests.support.requests import STORE
from tests.support.sdk_types import components, pascal
from tests.support.toolchains import check_printed, compile_code, run_code

from session_composer.codecs.writers.sdk_release import find_release, typed_names

pytestmark = [pytest.mark.java, pytest.mark.timeout(300)]

CLIENT = """\
package com.stripe;
import com.stripe.exception.StripeException;
import com.stripe.model.AccountSession;
import com.stripe.param.AccountSessionCreateParams;
public class StripeClient {
  public StripeClient(String key) {
    if (!"sk_test_x".equals(key)) throw new IllegalArgumentException("no key");
  }
  public StripeClient v1() { return this; }
  public StripeClient accountSessions() { return this; }
  public AccountSession create(AccountSessionCreateParams params) throws StripeException {
    StringBuilder line = new StringBuilder();
    params.node.flatten("", line);
    System.out.println(line);
    return new AccountSession();
  }
}
"""
SESSION = """\
package com.stripe.model;
public class AccountSession {
  public String getClientSecret() { return "one"; }
}
"""
ERROR = """\
package com.stripe.exception;
public class StripeException extends Exception {
  private static final long serialVersionUID = 1L;
}
"""
NODE = """\
package com.stripe.param;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
public class Node {
  public final Map<String, Object> map = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new LinkedHashMap<>();
  public Node put(String key, Object value) {
    if (map.put(key, value) != null) throw new IllegalStateException("twice: " + key);
    return this;
  }
  public Node add(String key, String value) {
    return put(key + "[" + (sizes.merge(key, 1, Integer::sum) - 1) + "]", value);
  }
  public void flatten(String name, StringBuilder line) {
    map.forEach((key, value) -> {
      int end = key.indexOf('[');
      String first = end < 0 ? key : key.substring(0, end);
      String rest = end < 0 ? "" : key.substring(end);
      String own = name.isEmpty() ? key : name + "[" + first + "]" + rest;
      if (value instanceof Node) ((Node) value).flatten(own, line);
      else line.append(hex(own)).append('=').append(hex(value.toString())).append(' ');
    });
  }
  private static String hex(String text) {
    StringBuilder found = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) found.append(String.format("%02x", one));
    return found.toString();
  }
}
"""
RUNNER = """\
public class Run {{
  public static void main(String[] args) throws Exception {{
{calls}  }}
}}
"""


def klass(name: str, members: list[str], inner: list[str], *, is_root: bool = False) -> str:
    """One class of parameters with its builder."""
    head = "package com.stripe.param;\npublic class" if is_root else "public static class"
    return "\n".join(
        [
            f"{head} {name} {{",
            "public final Node node; private " + name + "(Node node) { this.node = node; }",
            "public static Builder builder() { return new Builder(); }",
            "public static class Builder { private final Node node = new Node();",
            f"public {name} build() {{ return new {name}(node); }}",
            *members,
            "}",
            *inner,
            "}",
        ]
    )


def setter(key: str, type_: str, value: str = "value") -> str:
    return (
        f"public Builder set{pascal(key)}({type_} value) "
        f'{{ node.put("{key}", {value}); return this; }}'
    )


def adder(key: str, name: str) -> str:
    return f'public Builder add{name}(String value) {{ node.add("{key}", value); return this; }}'


def params() -> str:
    inner = []
    for component, features in components().items():
        members, nested = [setter("enabled", "boolean")], []
        if features:
            members.append(setter("features", "Features", "value.node"))
            own = [
                adder(key, pascal(key).removesuffix("s")) if is_list else setter(key, "boolean")
                for key, is_list in features.items()
            ]
            nested = [klass("Features", own, [])]
        inner.append(klass(pascal(component), members, nested))
    parts = [setter(key, pascal(key), "value.node") for key in components()]
    root = [
        setter("account", "String"),
        setter("components", "Components", "value.node"),
        adder("expand", "Expand"),
        "public Builder putExtraParam(String key, Object value) "
        "{ node.put(key, value); return this; }",
    ]
    return klass(
        "AccountSessionCreateParams", root, [klass("Components", parts, inner)], is_root=True
    )


def test_java_sends_the_body(tmp_path: Path) -> None:
    require_tools("javac", "java")
    requests = samples()
    files = {
        "com/stripe/StripeClient.java": CLIENT,
        "com/stripe/model/AccountSession.java": SESSION,
        "com/stripe/exception/StripeException.java": ERROR,
        "com/stripe/param/Node.java": NODE,
        "com/stripe/param/AccountSessionCreateParams.java": params(),
        "Run.java": RUNNER.format(
            calls="".join(f"    S{number}.main(args);\n" for number in range(len(requests)))
        ),
    }
    for number, request in enumerate(requests):
        text = written("java", request).text
        files[f"S{number}.java"] = text.replace("class CreateAccountSession", f"class S{number}")
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    said = compile_code(
        tmp_path, "javac", "-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", "classes", *files
    )
    assert said == ""
    check_printed(run_code(tmp_path, "java", "-cp", "classes", "Run"), requests)


def test_lines_keep_to_the_width() -> None:
    """As google-java-format has it: 100 columns, for whatever the release has a name for."""
    for request in samples():
        names = typed_names(find_release("java", STORE.header(request.api_version)))
        if all(names.knows(path) for path in request.params):
            lines = written("java", request).text.splitlines()
            assert max(map(len, lines)) <= 100
