"""The properties of an account that rules depend on, one line each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from session_composer.core.account.facts import CAPABILITIES, CONTROLLER, AccountFacts
from session_composer.core.account.properties import ControllerProperty, account_properties
from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.language.translation import translate, translate_name
from session_composer.state.tree.row_texts import plain_tool_tip
from session_composer.ui.controls.check_box import CheckBox
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import caption_for
from session_composer.ui.widgets.tone_label import ToneLabel

_ACTIVE = "active"
_MAX_SHOWN = 60


class FactsForm(QWidget):
    """Boxes for controller and capabilities.

    Signals:
        edited(facts): the user changed a property; the other ones are as they were shown.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts = AccountFacts()
        properties = account_properties()
        self.controller_boxes = {
            entry.name: self._controller_box(entry) for entry in properties.controller
        }
        self.known_box = with_name(
            CheckBox(self.tr("Ca&pabilities are known")), "knownCapabilities"
        )
        self.capability_boxes = {
            name: with_name(CheckBox(name), f"capability_{name}")
            for name in properties.capabilities
        }
        self.origins = {name: ToneLabel(theme) for name in self.controller_boxes}
        self.grid = QGridLayout(self)
        self._lay_out()
        for box in self.controller_boxes.values():
            box.activated.connect(self._on_edited)
        for check in (self.known_box, *self.capability_boxes.values()):
            check.clicked.connect(self._on_edited)

    def show_facts(self, facts: AccountFacts) -> None:
        """Show what is known; empty values are not."""
        self._facts = facts
        for name, box in self.controller_boxes.items():
            _show_value(box, facts.value(name))
            why, wire_name = translate(facts.derived(name)), name.removeprefix(CONTROLLER)
            label = self.origins[name]
            label.setText(self.tr("{name}, derived").format(name=wire_name) if why else wire_name)
            label.setToolTip(plain_tool_tip(why))
            box.setAccessibleDescription(why)
        capabilities = facts.capabilities
        is_known = bool(capabilities) or facts.lists_capabilities
        self.known_box.setChecked(is_known)
        for name, check in self.capability_boxes.items():
            status = capabilities.get(name, "")
            more = "" if status in {"", _ACTIVE} else f" ({shorten(printable(status), _MAX_SHOWN)})"
            # A single ampersand would be taken for a mnemonic.
            check.setText(f"{name}{more}".replace("&", "&&"))
            check.setChecked(name in capabilities)
            check.setEnabled(is_known)

    def in_order(self) -> tuple[QWidget, ...]:
        """Boxes from top to bottom, for the order of the Tab key."""
        checks = (self.known_box, *self.capability_boxes.values())
        return (*self.controller_boxes.values(), *checks)

    def _on_edited(self) -> None:
        changes = {name: str(box.currentData()) for name, box in self.controller_boxes.items()}
        is_known = self.known_box.isChecked()
        capabilities = dict.fromkeys(self._facts.capabilities, "") if not is_known else {}
        for name, check in self.capability_boxes.items():
            status = self._facts.capabilities.get(name, _ACTIVE)
            capabilities[name] = status if is_known and check.isChecked() else ""
        changes |= {f"{CAPABILITIES}{name}": value for name, value in capabilities.items()}
        listed = (CAPABILITIES,) if is_known else ()
        facts = self._facts.with_values(changes, listed)
        self.edited.emit(facts)

    def _controller_box(self, entry: ControllerProperty) -> QComboBox:
        box = with_name(ChoiceBox(), entry.name.replace(".", "_"))
        box.addItem(self.tr("not known"), "")
        for value, title in entry.values.items():
            box.addItem(translate_name(title), value)
        return box

    def _lay_out(self) -> None:
        grid = self.grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        # The rows above are for whoever shows where the facts come from.
        for row, entry in enumerate(account_properties().controller, 2):
            box, title = self.controller_boxes[entry.name], translate_name(entry.title)
            caption = caption_for(box, title)
            box.setAccessibleName(title.replace("&", ""))
            grid.addWidget(caption, row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(self.origins[entry.name], row, 2)
        checks = QHBoxLayout()
        checks.setSpacing(2 * SPACE)
        for check in self.capability_boxes.values():
            checks.addWidget(check)
        checks.addStretch(1)
        row = grid.rowCount()
        grid.addWidget(self.known_box, row, 0)
        grid.addLayout(checks, row, 1, 1, 2)


def _show_value(box: QComboBox, value: str) -> None:
    place = box.findData(value)
    if place < 0:
        # Stripe may know more values than this program does.
        box.addItem(shorten(printable(value), _MAX_SHOWN), value)
        place = box.count() - 1
    box.setCurrentIndex(place)
