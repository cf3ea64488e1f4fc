"""Text as it stands in XML."""

import re


def xml_text(text: str) -> str:
    """Escape a text; what XML cannot hold in any way becomes a replacement character."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def xml_attribute(text: str) -> str:
    """Write the value of an attribute, with its quotation marks."""
    return f'"{xml_text(text).replace('"', "&quot;")}"'
