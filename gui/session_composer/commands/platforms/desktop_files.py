"""How the desktop of this system learns of the program: by files, by a registry, by a bundle."""

import sys

if sys.platform == "win32":
    from .windows_entries import install, refresh, remove
elif sys.platform == "darwin":
    from .macos_entries import install, refresh, remove
else:
    from .linux_files import install, refresh, remove

__all__ = ["install", "refresh", "remove"]
