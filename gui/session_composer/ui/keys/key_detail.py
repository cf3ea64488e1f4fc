"""What is known of one key, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from session_composer.core.text.display_safe import printable
from session_composer.core.text.secrets import KeyKind
from session_composer.state.document.settings import Profile
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate_name
from session_composer.state.sending.target_choice import mode_of
from session_composer.ui.controls.danger_button import DangerButton
from session_composer.ui.controls.icon_button import IconButton
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, fixed_font, scaled_font
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.hairline import Hairline
from session_composer.ui.widgets.mode_chip import chip_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.tone_label import ToneLabel

from .sentences import owner_of

_CHECK_LINES = 3
PAGE = (2 * MARGIN, 2 * MARGIN, 2 * MARGIN, MARGIN)
"""Margins of what stands beside the list."""


class KeyDetail(QWidget):
    """Shows a key. Lines keep their places whatever there is to be said of one."""

    def __init__(self, keys: KeyService, theme: Theme) -> None:
        super().__init__()
        self._keys = keys
        self._theme = theme
        self._title = ElidedLabel(theme, "keyTitle")
        self._title.setFont(scaled_font(self._title.font(), theme.measures.title / 100, bold=True))
        # As wide as the name, or less where there is no room for it.
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.rename_button = IconButton("renameKeyButton", self.tr("Rename (F2)"))
        self.rename_button.setAutoDefault(False)
        self._badge = Badge()
        self._kind = ToneLabel(theme, "keyKind")
        self._hint = plain_label("", "keyHint")
        self._hint.setFont(scaled_font(fixed_font(), theme.measures.mono / 100))
        self.replace_button = _button("", "replaceKeyButton")
        self._owner = ElidedLabel(theme, "keyOwner")
        self.check_result = ToneLabel(theme, "keyCheckResult", wraps=True)
        self.test_button = _button("", "testKeyButton")
        self.test_button.setToolTip(
            self.tr("Ask Stripe which account the key belongs to. Nothing is changed.")
        )
        self._asking = ToneLabel(theme, "keyAsking", tone="", wraps=True)
        self.store_button = _button(self.tr("&Try the keyring again"), "storeKeyButton")
        self.forget_button = with_name(DangerButton(self.tr("&Forget…")), "forgetKeyButton")
        self.forget_button.setAutoDefault(False)
        self._lay_out()
        self.show_testing(is_busy=False)
        theme.changed.connect(self._dress)
        self._dress()

    def show_key(self, profile: Profile) -> None:
        """Show another key."""
        mode = mode_of(self._keys, profile.name)
        self._title.setText(printable(profile.name))
        self._badge.show_chip(chip_of(mode, self._theme.colors))
        self._kind.setText(
            self.tr("{kind} key").format(kind=translate_name(profile.kind).capitalize())
        )
        self._hint.setText(profile.hint)
        self._owner.setText(owner_of(profile) or self.tr("not known yet"))
        is_organization = profile.kind == KeyKind.ORGANIZATION
        self.replace_button.setText(
            self.tr("Key &or account…") if is_organization else self.tr("Re&place…")
        )
        self.store_button.setVisible(self._keys.is_only_in_memory(profile.name))
        self._asking.setText(
            self.tr(
                "Asks once in each run, naming the account. What is sent live is marked red in the "
                "window and in History."
            )
            if mode.counts_as_live
            else self.tr("Asks nothing: it reaches test data only.")
        )

    def show_testing(self, *, is_busy: bool) -> None:
        """Say on the button what it does now."""
        self.test_button.setText(self.tr("&Cancel") if is_busy else self.tr("&Check key"))

    def tell_result(self, text: str, *, is_bad: bool) -> None:
        """Say what came of checking the key; an empty text says that it was not checked."""
        if text:
            self.check_result.show_text(printable(text), "error" if is_bad else "")
        else:
            self.check_result.show_text(self.tr("not in this run"), "muted")

    def _dress(self) -> None:
        self.rename_button.setIcon(self._theme.icon("edit"))
        self.forget_button.setIcon(self._theme.icon("trash", self._theme.colors.error))

    def _lay_out(self) -> None:
        line = self.fontMetrics().lineSpacing()
        height = self.replace_button.sizeHint().height()
        # The first line of a text stands where that of the button beside it does.
        above = (height - line) // 2
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * MARGIN)
        grid.setVerticalSpacing(SPACE // 2)
        top = Qt.AlignmentFlag.AlignTop
        for row, (caption, value, button, lines) in enumerate(
            (
                (self.tr("Key"), self._hint, self.replace_button, 1),
                (self.tr("Belongs to"), self._owner, None, 1),
                (self.tr("Checked"), self.check_result, self.test_button, _CHECK_LINES),
                (self.tr("Before sending"), self._asking, None, _CHECK_LINES),
            )
        ):
            label = ToneLabel(self._theme, text=caption)
            if lines > 1:
                for text in (label, value):
                    text.setContentsMargins(0, above, 0, 0)
                    text.setAlignment(top)
            value.setMinimumHeight(max(height, line * lines + above))
            grid.addWidget(label, row, 0, top if lines > 1 else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(value, row, 1, 1, 1 if button is not None else 2)
            if button is not None:
                grid.addWidget(button, row, 2, top)
        grid.setColumnStretch(1, 1)
        note = ToneLabel(
            self._theme,
            text=self.tr("Deletes it from this computer; Stripe keeps it valid."),
            wraps=True,
        )
        column_of(
            row_of(self._title, self.rename_button, self._badge, 1, self._kind),
            grid,
            Hairline(),
            row_of(self.forget_button, (note, 1)),
            row_of(self.store_button, 1),
            1,
            host=self,
            spacing=MARGIN,
            margins=PAGE,
        )


def _button(text: str, name: str) -> QPushButton:
    button = with_name(QPushButton(text), name)
    # Enter in the key field must not press whatever button comes first.
    button.setAutoDefault(False)
    return button
