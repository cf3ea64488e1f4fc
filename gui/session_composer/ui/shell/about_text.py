"""What a report of a fault should say of the program and the system; nothing of the user's."""

import platform

import PySide6
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication


def diagnostics(version: str) -> str:
    """List versions, system and screen, a line each."""
    screen = QGuiApplication.primaryScreen()
    size, ratio = screen.size(), screen.devicePixelRatio()
    return "\n".join(
        (
            f"Session Composer {version}",
            f"Python {platform.python_version()}, PySide {PySide6.__version__}, Qt {qVersion()}",
            f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}, "
            f"{QGuiApplication.platformName()}",
            f"{size.width()} x {size.height()} at {ratio:g}",
        )
    )
