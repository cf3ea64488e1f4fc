"""Where the program keeps what it writes of its own accord."""

from pathlib import Path

import pytest
from tests.support.systems import version_for

from session_composer.core.files import user_data
from session_composer.core.text.errors import InputError


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_places_of_the_system_are_used(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places = version_for(system, "places")
    monkeypatch.setattr(user_data, "DATA", places.DATA)
    monkeypatch.setattr(user_data, "STATE", places.STATE)
    environment = {places.DATA.variable: "/data", places.STATE.variable: "/state"}
    assert user_data.user_data_folder(environment) == Path("/data/session-composer")
    assert user_data.user_state_folder(environment) == Path("/state/session-composer")


def test_no_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(InputError, match="home folder"):
        user_data.user_state_folder({})
