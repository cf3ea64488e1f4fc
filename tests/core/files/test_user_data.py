"""Where the program keeps what it writes of its own accord."""

from pathlib import Path

import pytest

from session_composer.core.files.user_data import user_state_folder
from session_composer.core.text.errors import InputError


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {"XDG_STATE_HOME": "/state"}, "/state/session-composer"),
        ("linux", {"XDG_STATE_HOME": "state"}, "~/.local/state/session-composer"),
        ("linux", {"XDG_STATE_HOME": ""}, "~/.local/state/session-composer"),
        ("linux", {}, "~/.local/state/session-composer"),
        ("darwin", {"XDG_STATE_HOME": "/x"}, "~/Library/Application Support/session-composer"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/session-composer"),
        ("win32", {}, "~/AppData/Local/session-composer"),
    ],
)
def test_the_folder_for_state(platform: str, environment: dict[str, str], place: str) -> None:
    assert user_state_folder(environment, platform) == Path(place).expanduser()


def test_no_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(InputError, match="home folder"):
        user_state_folder({}, "linux")
