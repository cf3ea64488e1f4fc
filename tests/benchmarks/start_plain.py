"""Child of the start benchmark: a bare PySide6 window with a tree of the same rows."""

import os
import sys
import time

STARTED = int(os.environ["BENCHMARK_STARTED"])
marks = [("python", time.monotonic_ns())]


def mark(name: str) -> None:
    marks.append((name, time.monotonic_ns()))


from PySide6 import QtWidgets  # noqa: E402, F401 - a phase of its own

mark("qt")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QStandardItem, QStandardItemModel  # noqa: E402
from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView  # noqa: E402

mark("modules")


class FirstFrame(QObject):
    """Waits for the window's first paint event and the end of that frame."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, report)
        return False


def report() -> None:
    mark("frame")
    with open("/proc/self/status") as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    told = [f"{name}={at - STARTED}" for name, at in marks]
    sys.stdout.write(" ".join([*told, f"peak_kib={peak}"]) + "\n")
    sys.stdout.flush()
    os._exit(0)


def row(title: str) -> list[QStandardItem]:
    item = QStandardItem(title)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserTristate | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.PartiallyChecked)
    return [item, QStandardItem("not sent"), QStandardItem("false"), QStandardItem()]


application = QApplication(sys.argv[:1])
mark("application")
model = QStandardItemModel()
model.setHorizontalHeaderLabels(["Component / feature", "Sent", "Default", "Granted"])
for line in os.environ["BENCHMARK_ROWS"].split("\n"):
    component, *features = line.split("\t")
    cells = row(component)
    model.appendRow(cells)
    for feature in features:
        cells[0].appendRow(row(feature))
window = QMainWindow()
tree = QTreeView()
tree.setModel(model)
window.setCentralWidget(tree)
window.resize(1280, 800)
first_frame = FirstFrame()
window.installEventFilter(first_frame)
mark("build")
window.show()
sys.exit(application.exec())
