"""Names and values on the wire, and JSON."""
