"""How the desktop of this system learns of the program: by files, by a bundle, by a registry."""

import sys

if sys.platform == "darwin" or sys.platform == "win32":
    from .no_desktop_files import install, refresh, remove
else:
    from .linux_files import install, refresh, remove

__all__ = ["install", "refresh", "remove"]
