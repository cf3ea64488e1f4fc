"""The main job with a real mouse, a real keyboard and a real clipboard."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.running import TITLE, Running
from tests.support.x11 import Desktop, wait_until

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.core.request.form import decode
from session_composer.core.versions.catalog_store import CatalogStore

pytestmark = pytest.mark.x11

type Places = dict[str, dict[str, tuple[int, int]]]

ACCOUNT = sample_accounts()[0].id


def encoded(file: Path) -> str:
    """What the command line says about a saved file."""
    command = [sys.executable, "-m", "session_composer", "encode", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def copied_payload(desktop: Desktop) -> str:
    desktop.set_clipboard("nothing yet")
    desktop.press("ctrl+shift+c")
    return wait_until(lambda: _unless(desktop.clipboard(), "nothing yet"), "the payload copied")


def _unless(text: str, other: str) -> str:
    return "" if text == other else text


def answer(desktop: Desktop, window: str, place: tuple[int, int]) -> dict[str, object]:
    """Body of the answer, as a user gets it out of the window."""

    def read() -> dict[str, object]:
        desktop.set_clipboard("nothing yet")
        desktop.click_in(window, *place)
        desktop.press("ctrl+a", "ctrl+c")
        try:
            found: object = json.loads(desktop.clipboard())
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    return wait_until(read, "an answer to read")


def test_tick_copy_test_read_save_reopen(desktop: Desktop, home: Path, places: Places) -> None:
    store = CatalogStore()
    known = store.catalog(store.newest).component_by_name
    # The first of the first group.
    first, second = known["account_onboarding"], known["disputes_list"]
    file = home / "work" / "first try.session.json"
    file.parent.mkdir(parents=True)

    with Running(desktop, home) as program:
        window = program.wait_window()
        assert "Untitled" in desktop.title(window)
        desktop.shoot("1-start")

        desktop.click_in(window, *places["start"]["box 0"])
        wait_until(lambda: "*" in desktop.title(window), "the tick in the title")
        desktop.press("ctrl+f")
        desktop.type_text(second.name)
        desktop.press("Return", "space", "Down", "space", "ctrl+f", "Escape", "Escape")
        desktop.press("alt+a")
        desktop.type_text(ACCOUNT)
        payload = copied_payload(desktop)
        pairs = dict(decode(payload))
        assert pairs["account"] == ACCOUNT
        assert pairs[f"components[{first.name}][enabled]"] == "true"
        assert pairs[f"components[{second.name}][enabled]"] == "true"
        assert pairs[f"components[{second.name}][features][{second.features[0].name}]"] == "true"
        assert len(pairs) == 4

        desktop.press("ctrl+Return")
        session = answer(desktop, window, places["answered"]["responseBody"])
        desktop.shoot("2-answer")
        assert session["object"] == "account_session"
        assert session["account"] == ACCOUNT
        assert session["livemode"] is False
        granted = session["components"]
        assert isinstance(granted, dict)
        assert {name for name, value in granted.items() if value["enabled"]} == {
            first.name,
            second.name,
        }

        desktop.press("ctrl+s")
        desktop.wait_active("Save the request")
        desktop.press("ctrl+a")
        desktop.type_text(str(file))
        desktop.shoot("3-save")
        desktop.press("Return")
        wait_until(lambda: file.name in desktop.title(window), "the file's name in the title")
        assert "*" not in desktop.title(window)
        assert encoded(file) == payload

        desktop.wait_active(file.name)
        desktop.press("ctrl+q")
        assert program.exit_code(3) == 0
        assert program.output == ""

    with Running(desktop, home, str(file)) as program:
        window = program.wait_window()
        wait_until(lambda: file.name in desktop.title(window), "the file's name in the title")
        assert "*" not in desktop.title(window)
        assert copied_payload(desktop) == payload
        desktop.shoot("4-reopened")
        desktop.press("ctrl+q")
        assert program.exit_code(3) == 0
        assert program.output == ""


def test_buttons_do_what_the_keys_do(desktop: Desktop, home: Path, places: Places) -> None:
    with Running(desktop, home) as program:
        window = program.wait_window()
        start = places["start"]
        desktop.click_in(window, *start["accountField"])
        desktop.type_text(ACCOUNT)
        desktop.click_in(window, *start["filterField"])
        desktop.type_text("payouts_list")
        desktop.press("Return", "space")
        desktop.set_clipboard("nothing yet")
        desktop.click_in(window, *places["ticked"]["copyPayloadButton"])
        payload = wait_until(lambda: _unless(desktop.clipboard(), "nothing yet"), "the payload")
        pairs = decode(payload)
        assert pairs[0] == ("account", ACCOUNT)
        assert [value for _, value in pairs[1:]] == ["true"]
        assert pairs[1][0] == "components[payouts_list][enabled]"
        desktop.click_in(window, *start["testRequestButton"])
        session = answer(desktop, window, places["answered"]["responseBody"])
        assert session["object"] == "account_session"

        # Without saving: the question appears, and Escape keeps the program open.
        desktop.press("ctrl+q")
        wait_until(lambda: desktop.active_title() == TITLE, "the question")
        desktop.shoot("5-question")
        desktop.press("Escape")
        wait_until(lambda: desktop.active_title().startswith("Untitled"), "the window again")
        assert program.process.poll() is None
        desktop.press("ctrl+q")
        wait_until(lambda: desktop.active_title() == TITLE, "the question")
        desktop.press("Tab", "space")
        assert program.exit_code(3) == 0
        assert program.output == ""
