"""Words by which people look for components and features that are called something else."""

from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.text.errors import DataError

FORMAT = 1


def synonyms(folder: Path = RESOURCES / "help") -> dict[str, tuple[str, ...]]:
    """Words, casefolded, by the name of a component or feature, in all languages at once.

    Raises DataError when the file is damaged.
    """
    path = folder / "synonyms.json"
    found: dict[str, tuple[str, ...]] = {}
    for place, entry in enumerate(
        member(path, load_data(path, FORMAT, ["synonyms"]), "synonyms", list)
    ):
        where = f"synonyms[{place}]"
        if not isinstance(entry, dict):
            raise DataError(f"{path.name}: {where} is no object.")
        refuse_unknown_keys(path, entry, ["words", "names"], where)
        words, names = (member(path, entry, key, list, where) for key in ("words", "names"))
        if not all(isinstance(text, str) and text for text in (*words, *names)):
            raise DataError(f"{path.name}: {where} holds something else than texts.")
        for name in names:
            found[name] = (*found.get(name, ()), *(word.casefold() for word in words))
    return found
