"""What is known of the connected account: load it, take a preset, or set it by hand."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from session_composer.core.account import AccountFacts, AccountPreset
from session_composer.core.account_id import account_problem
from session_composer.core.visible import shorten, visible
from session_composer.state.account_book import AccountBook, Source, short_title
from session_composer.state.sender import SANDBOX_TARGET
from session_composer.state.workspace import Workspace

from .elided_label import ElidedLabel
from .labels import plain_label
from .naming import named
from .theme import SPACE, Theme, fixed_font, set_text_color

CONTROLLER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "losses.payments": ("stripe", "application"),
        "requirement_collection": ("stripe", "application"),
        "stripe_dashboard.type": ("none", "express", "full"),
    }
)
"""Properties that rules depend on, with the values that Stripe documents."""

CAPABILITIES = ("card_issuing", "treasury")
_ACTIVE = "active"
_MAX_SHOWN = 60


class AccountDialog(QDialog):
    """Shows and changes the facts in force; every change takes effect at once.

    Signals:
        picker_requested(): the user wants to choose another account from a list.
    """

    picker_requested = Signal()

    def __init__(
        self, book: AccountBook, workspace: Workspace, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._workspace = workspace
        self._theme = theme
        self._problem = ""
        self.setWindowTitle(self.tr("Connected account"))
        self.setObjectName("accountDialog")
        self._account = named(ElidedLabel(), "accountDialogId")
        self._summary = named(ElidedLabel(), "accountSummary")
        self.choose_button = named(QPushButton(self.tr("C&hoose…")), "chooseAccountButton")
        self.choose_button.setAccessibleName(self.tr("Choose another account"))
        self.load_button = named(QPushButton(), "loadAccountButton")
        self.progress = named(QProgressBar(), "accountProgress")
        self.progress.setAccessibleName(self.tr("Loading the account"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(SPACE // 2)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.problem = plain_label("", "accountDialogProblem")
        self.problem.setWordWrap(True)
        self.source_box = named(QComboBox(), "accountSourceBox")
        self.source_box.setAccessibleName(self.tr("What is known of the account"))
        self.source = plain_label("", "accountSource")
        self.source.setWordWrap(True)
        self.source.setMinimumHeight(2 * self.source.fontMetrics().lineSpacing())
        self.source.setAlignment(Qt.AlignmentFlag.AlignTop)
        captions = {
            "losses.payments": self.tr("&Losses are borne by"),
            "requirement_collection": self.tr("&Requirements are collected by"),
            "stripe_dashboard.type": self.tr("Stripe &Dashboard"),
        }
        self.controller_boxes = {name: self._controller_box(name) for name in CONTROLLER}
        self._captions = {name: plain_label(captions[name]) for name in CONTROLLER}
        self.known_box = named(QCheckBox(self.tr("Ca&pabilities are known")), "knownCapabilities")
        self.capability_boxes = {
            name: named(QCheckBox(name), f"capability_{name}") for name in CAPABILITIES
        }
        for button in (self.choose_button, self.load_button):
            button.setAutoDefault(False)
        self._muted: list[QLabel] = [self._summary, self.source]
        self._lay_out()

        self.load_button.clicked.connect(self._on_load)
        self.choose_button.clicked.connect(self.picker_requested)
        self.source_box.activated.connect(self._on_source)
        for box in self.controller_boxes.values():
            box.activated.connect(self._on_edited)
        for check in (self.known_box, *self.capability_boxes.values()):
            check.clicked.connect(self._on_edited)
        book.changed.connect(self._show)
        book.busy_changed.connect(self._on_busy)
        book.failed.connect(self._on_failed)
        workspace.changed.connect(self._show)
        theme.changed.connect(self._show_colors)
        self._show()
        self._show_colors()
        self.load_button.setFocus()
        self.resize(560, self.sizeHint().height())

    @override
    def done(self, result: int) -> None:
        self._book.cancel()
        super().done(result)

    # Commands

    def _on_load(self) -> None:
        if self._book.is_busy:
            self._book.cancel()
        else:
            self._tell("")
            self._book.load(self._workspace.request.account, self._book.target)

    def _on_source(self) -> None:
        choice = self.source_box.currentData()
        self._tell("")
        if isinstance(choice, AccountPreset):
            self._book.use_preset(choice)
        elif choice is Source.LOADED:
            self._book.use_loaded()
        elif choice is Source.NOTHING:
            self._book.clear()

    def _on_edited(self) -> None:
        before = self._workspace.facts or AccountFacts()
        controller = dict(before.controller)
        for name, box in self.controller_boxes.items():
            controller[name] = str(box.currentData())
        capabilities = dict(before.capabilities)
        is_known = self.known_box.isChecked()
        for name, check in self.capability_boxes.items():
            if check.isChecked():
                capabilities.setdefault(name, _ACTIVE)
            else:
                capabilities.pop(name, None)
        facts = replace(
            before,
            controller=MappingProxyType({key: value for key, value in controller.items() if value}),
            capabilities=MappingProxyType(capabilities if is_known else {}),
            lists_capabilities=is_known,
        )
        self._book.use_manual(facts)

    def _on_busy(self) -> None:
        if self._book.is_busy:
            self._tell("")
        self._show_busy()

    def _on_failed(self, sentence: str) -> None:
        self._tell(sentence)

    # Display

    def _show(self) -> None:
        facts = self._workspace.facts or AccountFacts()
        account = self._workspace.request.account
        problem = account_problem(account)
        self._account.setText(visible(problem or account))
        self._account.setFont(self.font() if problem else fixed_font())
        self._summary.setText(self._about())
        self._show_sources()
        self.source.setText(self._source_text())
        for name, box in self.controller_boxes.items():
            self._show_value(box, facts.controller.get(name, ""))
        is_known = bool(facts.capabilities) or facts.lists_capabilities
        self.known_box.setChecked(is_known)
        for name, check in self.capability_boxes.items():
            status = facts.capabilities.get(name, "")
            more = "" if status in {"", _ACTIVE} else f" ({shorten(visible(status), _MAX_SHOWN)})"
            # An ampersand would be taken for a mnemonic.
            check.setText(f"{name}{more}".replace("&", "&&"))
            check.setChecked(bool(status))
            check.setEnabled(is_known)
        self._show_busy()
        self._make_room()

    def _about(self) -> str:
        loaded = self._book.loaded
        if loaded is None:
            return self.tr("Not loaded")
        facts = loaded.facts
        parts = (facts.business_name, facts.country, facts.type)
        return " · ".join(shorten(visible(part), _MAX_SHOWN) for part in parts if part)

    def _source_text(self) -> str:
        source = self._book.source
        match self._book.source_kind:
            case Source.NOTHING:
                text = self.tr("{source}: defaults that depend on the account show a condition.")
            case Source.LOADED:
                text = self.tr("{source}, for this account only.")
            case Source.PRESET:
                preset = self._book.preset
                kind = preset.title.partition(":")[2].strip() if preset is not None else ""
                return self.tr("{source}, for any account: {kind}.").format(
                    source=_capital(source), kind=kind
                )
            case Source.BY_HAND:
                text = self.tr("{source}, for any account until something else is chosen.")
        return text.format(source=_capital(source))

    def _show_sources(self) -> None:
        box = self.source_box
        choices: list[tuple[str, object]] = [(self.tr("Not known"), Source.NOTHING)]
        choices += [(short_title(preset), preset) for preset in self._book.presets()]
        if self._book.loaded is not None:
            choices.append((self.tr("As loaded"), Source.LOADED))
        kind = self._book.source_kind
        if kind is Source.BY_HAND:
            choices.append((self.tr("Set by hand"), Source.BY_HAND))
        wanted: object = self._book.preset or kind
        box.clear()
        for row, (text, data) in enumerate(choices):
            box.addItem(text, data)
            if data == wanted:
                box.setCurrentIndex(row)

    def _show_value(self, box: QComboBox, value: str) -> None:
        place = box.findData(value)
        if place < 0:
            # Stripe may know more values than this program does.
            box.addItem(shorten(visible(value), _MAX_SHOWN), value)
            place = box.count() - 1
        box.setCurrentIndex(place)

    def _show_busy(self) -> None:
        is_busy = self._book.is_busy
        if is_busy:
            text = self.tr("&Cancel")
        elif self._book.target == SANDBOX_TARGET:
            text = self.tr("L&oad from the sandbox")
        else:
            text = self.tr("L&oad from Stripe")
        self.load_button.setText(text)
        self.load_button.setEnabled(not account_problem(self._workspace.request.account))
        self.progress.setVisible(is_busy)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(visible(sentence))
        self.problem.setVisible(bool(sentence))
        self._make_room()

    def _make_room(self) -> None:
        """Grow when a text takes more lines: Qt would cut it."""
        needed = self._layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def _show_colors(self) -> None:
        colors = self._theme.colors
        for label in self._muted:
            label.setPalette(set_text_color(self.palette(), colors.muted))
        self.problem.setPalette(set_text_color(self.palette(), colors.error))

    # Layout

    def _controller_box(self, name: str) -> QComboBox:
        words = {
            "stripe": self.tr("Stripe (stripe)"),
            "application": self.tr("the platform (application)"),
        }
        box = named(QComboBox(), f"controller_{name.replace('.', '_')}")
        box.addItem(self.tr("not known"), "")
        for value in CONTROLLER[name]:
            box.addItem(words.get(value, value), value)
        return box

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.setHorizontalSpacing(SPACE)
        top.setVerticalSpacing(SPACE // 2)
        top.addWidget(self._account, 0, 0)
        top.addWidget(self.choose_button, 0, 1)
        top.addWidget(self.load_button, 0, 2)
        top.addWidget(self._summary, 1, 0)
        top.addWidget(self.progress, 1, 2)
        top.setColumnStretch(0, 1)
        form = QGridLayout()
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(SPACE)
        form.setColumnStretch(1, 1)
        caption = plain_label(self.tr("&Known from"))
        caption.setBuddy(self.source_box)
        form.addWidget(caption, 0, 0)
        form.addWidget(self.source_box, 0, 1)
        form.addWidget(self.source, 1, 1, 1, 2)
        for row, (name, box) in enumerate(self.controller_boxes.items(), 2):
            self._captions[name].setBuddy(box)
            box.setAccessibleName(self._captions[name].text().replace("&", ""))
            wire_name = plain_label(name)
            self._muted.append(wire_name)
            form.addWidget(self._captions[name], row, 0)
            form.addWidget(box, row, 1)
            form.addWidget(wire_name, row, 2)
        row = form.rowCount()
        form.addWidget(self.known_box, row, 0)
        checks = QHBoxLayout()
        checks.setSpacing(2 * SPACE)
        for check in self.capability_boxes.values():
            checks.addWidget(check)
        checks.addStretch(1)
        form.addLayout(checks, row, 1, 1, 2)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        self._layout = layout = QVBoxLayout(self)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        layout.addWidget(line)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(close)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
