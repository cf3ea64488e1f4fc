"""What the filter looks through, and what it found a row by."""

from collections.abc import Iterable

from session_composer.core.wire.paths import WirePath, wire_name


def searched(path: WirePath, title: str, summary: str, synonyms: Iterable[str]) -> str:
    """Title, names, synonyms and help of a row, casefolded, a line for each: best first."""
    lines = [title, f"{wire_name(path)} {path[-1]}", ", ".join(synonyms), summary]
    return "\n".join(line.replace("\n", " ") for line in lines).casefold()


def found_by(words: Iterable[str], title: str, summary: str, synonyms: Iterable[str]) -> str:
    """Words of the help that hold a word, from there on, or the synonym that does.

    Empty where the title holds all of them.
    """
    known = title.casefold()
    for word in words:
        if word in known:
            continue
        place = summary.lower().find(word)
        if place >= 0:
            start = summary.rfind(" ", 0, place) + 1
            return f"… {summary[start:]}" if start else summary
        found = next((text for text in synonyms if word in text), "")
        if found:
            return found
    return ""
