"""Ruby code, run with warnings on and a stand-in for the SDK that flattens what it is given."""

import json
from pathlib import Path

import pytest
from tests.support.code_samples import expected, samples, written
from tests.support.lanes import require_tools
from tests.support.requests import STORE
from tests.support.toolchains import run_code

pytestmark = pytest.mark.ruby

SDK = """\
require 'json'

module Stripe
  SEEN = []

  def self.flat(value, name, found)
    case value
    when Hash then value.each { |key, item| flat(item, name ? "#{name}[#{key}]" : key.to_s, found) }
    when Array then value.each_with_index { |item, index| flat(item, "#{name}[#{index}]", found) }
    when nil then raise 'null is not sent'
    else found << [name, value.to_s]
    end
    found
  end

  class StripeClient
    Session = Struct.new(:client_secret)
    attr_reader :v1, :account_sessions

    def initialize(key)
      raise 'no key' unless key == 'sk_test_x'

      @v1 = @account_sessions = self
    end

    def create(params, opts)
      SEEN << [Stripe.flat(params, nil, []), opts.fetch(:stripe_version)]
      Session.new('one')
    end
  end
end
"""
RUNNER = """\
(0...ARGV[0].to_i).each { |number| load File.join(__dir__, "s#{number}.rb") }
File.write('seen.json', JSON.generate(Stripe::SEEN))
"""


def test_ruby_hands_over_the_parameters(tmp_path: Path) -> None:
    require_tools("ruby")
    requests = samples()
    (tmp_path / "stripe.rb").write_text(SDK)
    (tmp_path / "run.rb").write_text("require 'stripe'\n" + RUNNER)
    for number, request in enumerate(requests):
        (tmp_path / f"s{number}.rb").write_text(written("ruby", request).text, "utf-8")
    printed = run_code(
        tmp_path, "ruby", "-w", "-I", ".", "run.rb", str(len(requests)), LC_ALL="C.UTF-8"
    )
    assert printed == "one\n" * len(requests)
    seen = json.loads((tmp_path / "seen.json").read_text("utf-8"))
    for request, (pairs, version) in zip(requests, seen, strict=True):
        assert sorted(map(tuple, pairs)) == expected(request)
        assert version == STORE.header(request.api_version)
