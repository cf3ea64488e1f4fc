"""A thin line between two parts."""

from PySide6.QtWidgets import QFrame


class Hairline(QFrame):
    """From edge to edge; a class of its own, so that the style sheet can name it."""

    def __init__(self, shape: QFrame.Shape = QFrame.Shape.HLine) -> None:
        super().__init__()
        self.setFrameShape(shape)
        if shape is QFrame.Shape.HLine:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
