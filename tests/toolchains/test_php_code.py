"""PHP code, run with all warnings and a stand-in for the SDK that flattens what it is given."""

import json
from pathlib import Path

import pytest
from tests.support.code_samples import expected, samples, written
from tests.support.lanes import require_tools
from tests.support.requests import STORE
from tests.support.toolchains import run_code

pytestmark = pytest.mark.php

SDK = r"""<?php
namespace Stripe;

class StripeClient
{
    public static $seen = [];
    public $accountSessions;

    public function __construct($key)
    {
        if ($key !== 'sk_test_x') {
            throw new \Exception('no key');
        }
        $this->accountSessions = $this;
    }

    public function create($params, $opts)
    {
        $found = [];
        self::flatten($params, null, $found);
        self::$seen[] = [$found, $opts['stripe_version']];
        return (object) ['client_secret' => 'one'];
    }

    private static function flatten($value, $name, &$found)
    {
        if (is_array($value)) {
            foreach ($value as $key => $item) {
                self::flatten($item, $name === null ? (string) $key : "{$name}[{$key}]", $found);
            }
        } elseif ($value === null) {
            throw new \Exception('null is not sent');
        } else {
            $found[] = [$name, is_bool($value) ? ($value ? 'true' : 'false') : (string) $value];
        }
    }
}
"""
RUNNER = r"""<?php
set_error_handler(function ($level, $text) {
    throw new ErrorException($text);
});
function run($file)
{
    require $file;
}
for ($number = 0; $number < (int) $argv[1]; $number++) {
    run(__DIR__ . "/s{$number}.php");
}
file_put_contents('seen.json', json_encode(\Stripe\StripeClient::$seen, JSON_THROW_ON_ERROR));
"""


def test_php_hands_over_the_parameters(tmp_path: Path) -> None:
    require_tools("php")
    requests = samples()
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "sdk.php").write_text(SDK)
    (vendor / "autoload.php").write_text("<?php\nrequire_once __DIR__ . '/sdk.php';\n")
    (tmp_path / "run.php").write_text(RUNNER)
    for number, request in enumerate(requests):
        (tmp_path / f"s{number}.php").write_text(written("php", request).text, "utf-8")
    printed = run_code(tmp_path, "php", "-d", "error_reporting=-1", "run.php", str(len(requests)))
    assert printed == "one\n" * len(requests)
    seen = json.loads((tmp_path / "seen.json").read_text("utf-8"))
    for request, (pairs, version) in zip(requests, seen, strict=True):
        assert sorted(map(tuple, pairs)) == expected(request)
        assert version == STORE.header(request.api_version)
