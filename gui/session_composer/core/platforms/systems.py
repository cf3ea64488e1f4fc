"""Which system it is, and that in words."""

import sys

if sys.platform == "win32":
    NAME = "windows"
elif sys.platform == "darwin":
    NAME = "macos"
else:
    NAME = "linux"


if sys.platform == "darwin":

    def system_in_words() -> str:
        """Name and version of the system, and the processor."""
        # Lazy: reports are rare.
        import platform

        return f"macOS {platform.mac_ver()[0]}, {platform.machine()}"

else:

    def system_in_words() -> str:
        """Name and version of the system, and the processor."""
        # Lazy: reports are rare.
        import platform

        libc = " ".join(platform.libc_ver())
        found = f"{platform.system()} {platform.release()}, {platform.machine()}"
        return f"{found}, {libc}" if libc.strip() else found
