"""Icons in the forms of macOS and Windows, drawn from an SVG: PNG images in a container."""

import struct
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICNS_SIDES = {
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}
"""Types of images and their sides in pixels, those for screens of two pixels a point included.

Without the smallest, of 16 and 32 pixels for other screens: not every macOS takes PNG for them, and
it scales larger ones. https://en.wikipedia.org/wiki/Apple_Icon_Image_format
"""
ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Sides in pixels: https://learn.microsoft.com/en-us/windows/apps/design/style/iconography/app-icon-construction"""


def png(svg: bytes, side: int) -> bytes:
    """Draw a square image. Raises ValueError for what is no SVG."""
    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        raise ValueError("This is not an SVG image.")
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def icns(svg: bytes) -> bytes:
    """Icon of an application for macOS."""
    images = {side: png(svg, side) for side in set(ICNS_SIDES.values())}
    body = b"".join(
        struct.pack(">4sI", kind.encode(), 8 + len(images[side])) + images[side]
        for kind, side in ICNS_SIDES.items()
    )
    return struct.pack(">4sI", b"icns", 8 + len(body)) + body


def ico(svg: bytes, sides: Iterable[int] = ICO_SIDES) -> bytes:
    """Icon of a program for Windows: https://en.wikipedia.org/wiki/ICO_(file_format)."""
    images = [(side, png(svg, side)) for side in sides]
    place = 6 + 16 * len(images)
    entries = b""
    for side, image in images:
        # 256 is written as 0. No palette; one plane of 32 bits.
        entries += struct.pack("<4B2H2I", side % 256, side % 256, 0, 0, 1, 32, len(image), place)
        place += len(image)
    return struct.pack("<3H", 0, 1, len(images)) + entries + b"".join(i for _, i in images)
