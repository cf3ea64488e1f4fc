"""Network settings: remembered, without a secret, and used by the next client."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.qt import wait_until

from session_composer.api.http.client import STRIPE_BASE_URL
from session_composer.api.http.network_settings import NetworkSettings, ProxyChoice, TrustChoice
from session_composer.state.document.settings import Settings
from session_composer.state.jobs import JobRunner
from session_composer.state.sending.network import Network, Sentence

CHOSEN = NetworkSettings(ProxyChoice.OWN, "http://proxy:1", TrustChoice.FILE, "/ca.pem")


@pytest.fixture
def jobs(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def test_the_default_is_the_system(tmp_path: Path, jobs: JobRunner) -> None:
    assert Network(Settings(tmp_path / "s.ini"), jobs).current == NetworkSettings()


def test_settings_are_remembered_and_used(tmp_path: Path, jobs: JobRunner) -> None:
    settings = Settings(tmp_path / "s.ini")
    network = Network(settings, jobs)
    network.choose(CHOSEN)
    assert network.current == CHOSEN
    assert network.make_client(STRIPE_BASE_URL)._network == CHOSEN
    settings.sync()
    assert Network(Settings(tmp_path / "s.ini"), jobs).current == CHOSEN


def test_what_settings_come_to_is_told_later(tmp_path: Path, jobs: JobRunner) -> None:
    network = Network(Settings(tmp_path / "s.ini"), jobs)
    told: list[Sentence] = []
    network.describe(CHOSEN, lambda way, trust: told.extend((way, trust)))
    assert told == []
    wait_until(lambda: bool(told))
    assert "proxy:1" in str(told[0][0])
    assert [works for _, works in told] == [True, False]
