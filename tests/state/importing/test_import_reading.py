"""Reading in the background: the newest text wins."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.support.qt import settle, wait_until

from session_composer.codecs.readers.plain.imported import Imported
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.importing.import_reading import ImportReading
from session_composer.state.jobs import JobRunner

SEED = "2025-06-30.basil"


class Slow:
    """Reads an account's name; waits while ``open`` is clear."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.open.set()
        self.calls: list[tuple[str, str, str]] = []
        self.threads: set[int] = set()

    def read(
        self, text: str, store: CatalogStore, api_version: str, kind: str = "", pick: int = 0
    ) -> Imported:
        self.calls.append((text, api_version, kind))
        self.threads.add(threading.get_ident())
        assert self.open.wait(30)
        if text == "bad":
            raise InputError("It is bad.")
        if text == "bug":
            raise ZeroDivisionError
        return Imported("slow", Request(api_version, text))


class Bench:
    def __init__(self, store: CatalogStore) -> None:
        self.reader = Slow()
        self.jobs = JobRunner()
        self.form = Request(SEED, "acct_form")
        self.reading = ImportReading(self.reader, store, self.form, self.jobs)
        self.seen: list[str] = []
        self.reading.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        result = self.reading.result
        account = result.imported.request.account if result is not None else ""
        self.seen.append("busy" if self.reading.is_busy else account or str(self.reading.error))

    def wait(self) -> None:
        wait_until(lambda: not self.reading.is_busy)
        settle()


@pytest.fixture
def bench(qapp: object, store: CatalogStore) -> Iterator[Bench]:
    made = Bench(store)
    yield made
    made.reader.open.set()
    made.jobs.close()
    assert threading.get_ident() not in made.reader.threads


def test_a_text_gives_its_differences_from_the_form(bench: Bench) -> None:
    bench.reading.start("acct_1", "curl")
    bench.wait()
    assert bench.reader.calls == [("acct_1", SEED, "curl")]
    found = bench.reading.result
    assert found is not None
    assert [(line.before, line.after) for line in found.changes] == [("acct_form", "acct_1")]
    assert bench.seen == ["busy", "acct_1"]


def test_an_error_is_a_sentence_and_the_next_text_is_read(bench: Bench) -> None:
    bench.reading.start("bad", "")
    bench.wait()
    assert (bench.reading.result, str(bench.reading.error)) == (None, "It is bad.")
    bench.reading.start("acct_1", "")
    bench.wait()
    assert bench.reading.error is None
    assert bench.seen == ["busy", "It is bad.", "busy", "acct_1"]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_blank_text_is_nothing(bench: Bench, text: str) -> None:
    bench.reading.start("acct_1", "")
    bench.wait()
    bench.reading.start(text, "")
    assert not bench.reading.is_busy
    assert (bench.reading.result, bench.reading.error) == (None, None)
    assert len(bench.reader.calls) == 1


def test_e5_one_reading_at_a_time_and_only_the_newest_result_is_shown(bench: Bench) -> None:
    bench.reader.open.clear()
    for text in ("one", "two", "bad", "three"):
        bench.reading.start(text, "")
    bench.reader.open.set()
    bench.wait()
    assert [text for text, _, _ in bench.reader.calls] == ["one", "three"]
    assert bench.seen == ["busy", "busy", "three"]


def test_stopping_drops_the_result(bench: Bench) -> None:
    bench.reading.start("acct_1", "")
    bench.wait()
    bench.reader.open.clear()
    bench.reading.start("acct_2", "")
    bench.reading.start("acct_3", "")
    bench.reading.stop()
    bench.reader.open.set()
    wait_until(lambda: bench.jobs.is_idle)
    assert bench.reading.result is None
    assert len(bench.reader.calls) == 2
    assert bench.seen == ["busy", "acct_1", "busy"]


def test_an_error_of_ours_surfaces_and_ends_the_reading(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as seen:
        bench.reading.start("bug", "")
        bench.wait()
    assert [kind for kind, _, _ in seen] == [ZeroDivisionError]
    assert "program error" in str(bench.reading.error)
    bench.reading.start("acct_1", "")
    bench.wait()
    assert bench.reading.result is not None
