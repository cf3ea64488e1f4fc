"""The text of a file whose encoding nobody told."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from session_composer.core.text.errors import InputError


def text_of(data: bytes, name: str) -> str:
    """Decode UTF-8, or the UTF-16 that Windows tools write. Raises InputError for all else."""
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "{name} is not text in UTF-8 (byte {start}).", name=name, start=error.start + 1
        ) from error
    if "\0" in text:
        raise InputError("{name} is not text: it holds a null character.", name=name)
    return text
