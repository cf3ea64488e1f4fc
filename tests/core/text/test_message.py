"""Messages: the English they make, and what is kept of them until they are shown."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.core.text.errors import DataError, InputError
from session_composer.core.text.message import (
    Message,
    all_of,
    join_messages,
    message_from_json,
    one_of,
    plural,
    verbatim,
)

BIG = Message("{name} is larger than {limit} KiB.", name="a.json", limit=64)


def test_the_text_is_the_template_with_its_values() -> None:
    assert str(BIG) == "a.json is larger than 64 KiB."
    assert f"{BIG}" == str(BIG)
    assert BIG.template == "{name} is larger than {limit} KiB."
    assert str(Message("A { and a } and {}.")) == "A { and a } and {}."
    assert str(Message("{self} is {template}", self="a", template="b")) == "a is b"


@given(st.text(), st.text())
def test_values_are_never_templates(one: str, other: str) -> None:
    assert str(Message("{one}, {other}", one=one, other=other)) == f"{one}, {other}"
    assert str(verbatim(one)) == one


def test_what_has_no_value_stays() -> None:
    assert str(Message("{one} {two}", one="{two}")) == "{two} {two}"


def test_messages_may_stand_in_messages() -> None:
    outer = Message("{problem} See there.", problem=BIG)
    assert str(outer) == "a.json is larger than 64 KiB. See there."
    assert outer.filled("Siehe dort: {problem}", lambda found: found.template) == (
        "Siehe dort: {name} is larger than {limit} KiB."
    )


def test_equal_messages_are_interchangeable() -> None:
    again = Message("{name} is larger than {limit} KiB.", limit=64, name="a.json")
    assert again == BIG
    assert len({again, BIG, BIG.with_values(name="b")}) == 2
    assert verbatim(str(BIG)) != BIG
    assert pickle.loads(pickle.dumps(BIG)) == BIG
    assert repr(BIG) == "Message('{name} is larger than {limit} KiB.', name='a.json', limit=64)"


def test_messages_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        BIG.template = "x"  # type: ignore[misc]


def test_texts_in_messages_can_be_made_safe() -> None:
    outer = Message("{problem} See {place}.", problem=BIG, place="there")
    assert str(outer.mapped(str.upper)) == "A.JSON is larger than 64 KiB. See THERE."
    assert str(outer) == "a.json is larger than 64 KiB. See there."


def test_sentences_follow_each_other() -> None:
    assert str(BIG + Message("Use {less}.", less="less")) == f"{BIG} Use less."
    assert BIG + None is BIG


@given(st.text(), st.integers())
def test_messages_go_from_one_process_to_another(name: str, number: int) -> None:
    message = Message("{inner} {name}", inner=BIG.with_values(name=name, limit=number), name=name)
    assert message_from_json(json.loads(json.dumps(message.as_json()))) == message


def test_lists_in_words() -> None:
    assert str(join_messages([BIG, "b"])) == "a.json is larger than 64 KiB. b"
    assert str(join_messages(["a", "b"], by=", ")) == "a, b"
    assert str(join_messages([])) == ""
    assert str(all_of("a")) == "a"
    assert str(all_of("a", "b", "c")) == "a and b and c"
    assert str(one_of("a", BIG)) == f"a or {BIG}"
    assert [plural(count) for count in (0, 1, 2)] == ["s", "", "s"]


def test_errors_carry_a_message() -> None:
    error = InputError("{name} is larger than {limit} KiB.", name="a.json", limit=64)
    assert error.message == BIG
    assert str(error) == str(BIG)
    assert str(DataError("x.json: odd.")) == "x.json: odd."
