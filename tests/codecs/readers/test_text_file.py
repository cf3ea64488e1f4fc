"""Text of files in the encodings that occur."""

import pytest

from session_composer.codecs.readers.text_file import text_of
from session_composer.core.text.errors import InputError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_usual_encodings(encoding: str) -> None:
    text = "curl -d account=acct_é&x=漢🙂\r\n"
    assert text_of(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\x80abc", b"abc\0def", b"\xff\xfe\x00\xd8", "é".encode("latin-1")]
)
def test_anything_else_is_one_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.bin is not text[^.]*\.$"):
        text_of(data, "a.bin")
