"""The way back in: why the journal is locked, and one line for the passphrase."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QProgressBar, QWidget

from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.locking.reasons import LockReason
from trustjournal.ui.locking.secret_field import SecretField

WIDTH, ICON = 420, 40


class UnlockScreen(Page):
    """Asks for the passphrase, or for the recovery key."""

    unlock_asked = Signal(str, bool)
    """What was typed, and whether the keychain shall remember it."""
    keychain_asked = Signal()
    capture_asked = Signal()
    other_asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._reason, self._minutes, self._count = LockReason.START, 0, 0
        self._is_recovery = False
        self._picture = QLabel()
        self._title, self._why = Text(role="title"), Wrapped(role="muted")
        self.field = SecretField(presentation, "")
        self._problem, self._waiting = Wrapped(role="problem"), Text(role="caption")
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setProperty("role", "thin")
        self.remember = QCheckBox()
        self.unlock = button("", self._ask, role="primary")
        self.keychain = button("", self.keychain_asked.emit, role="link")
        self.recovery = button("", self._turn, role="link")
        self.other = button("", self.other_asked.emit, role="link")
        self.capture = button("", self.capture_asked.emit, role="link")
        self.field.edit.returnPressed.connect(self._ask)
        self.field.edit.textChanged.connect(self._problem.hide)
        self._arrange()
        self.show_busy(busy=False)
        self.retell()

    def show_locked(self, reason: LockReason, *, minutes: int, count: int, why: str = "") -> None:
        """Say why it is locked, how many lines wait sealed, and what else is the matter."""
        self._reason, self._minutes, self._count = reason, minutes, count
        self.field.forget()
        self.show_busy(busy=False)
        self.show_problem(why)
        self.retell()
        QTimer.singleShot(0, self.field.edit, self.field.edit.setFocus)

    def offer_keychain(self, *, can_open: bool, can_remember: bool) -> None:
        """Offer what the system's keychain can do."""
        self.keychain.setVisible(can_open)
        self.remember.setVisible(can_remember)
        self.remember.setChecked(can_open)

    def ask_recovery(self) -> None:
        """Ask for the recovery key instead of the passphrase."""
        if not self._is_recovery:
            self._turn()

    def show_busy(self, *, busy: bool) -> None:
        """Say that the passphrase is being checked."""
        self.busy.setVisible(busy)
        for part in (self.field, self.unlock, self.keychain, self.recovery, self.other):
            part.setEnabled(not busy)
        words = self._presentation.words
        self.unlock.setText(words(f"locking.unlock.{'checking' if busy else 'open'}"))

    def show_problem(self, told: str) -> None:
        """Say why it does not open; what was typed is chosen, to be typed over."""
        self.show_busy(busy=False)
        self._problem.say(told)
        self._problem.setVisible(bool(told))
        self.field.edit.setAccessibleDescription(told)
        self.field.edit.selectAll()
        self.field.setFocus()

    def retell(self) -> None:
        """Say and colour everything again."""
        words, palette = self._presentation.words, self._presentation.palette
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap("lock", palette.accent, ICON, ratio))
        self._title.say(words("locking.unlock.title"))
        why = words(f"locking.reason.{self._reason}", minutes=self._minutes)
        self._why.say(words("locking.unlock.by_recovery") if self._is_recovery else why)
        kind = "recovery" if self._is_recovery else "passphrase"
        self.field.edit.setAccessibleName(words(f"locking.unlock.{kind}"))
        self.field.edit.setPlaceholderText(words(f"locking.unlock.{kind}"))
        self.recovery.setText(words(f"locking.unlock.use_{kind}"))
        self.remember.setText(words("locking.unlock.remember"))
        self.keychain.setText(words("locking.unlock.keychain"))
        self.other.setText(words("locking.unlock.other"))
        self.capture.setText(words("locking.unlock.capture"))
        told = words("locking.unlock.waiting", count=self._count) if self._count else ""
        self._waiting.say(told)
        self._waiting.setVisible(bool(told))
        self.show_busy(busy=self.busy.isVisible())

    def _ask(self) -> None:
        if self.field.text().strip():
            self.show_busy(busy=True)
            self.unlock_asked.emit(self.field.text(), self.remember.isChecked())

    def _turn(self) -> None:
        self._is_recovery = not self._is_recovery
        self.field.forget()
        self.field.eye.setChecked(self._is_recovery)
        self._problem.hide()
        self.retell()
        self.field.setFocus()

    def _arrange(self) -> None:
        card = column(
            row(self._picture, None),
            self._title,
            self._why,
            theme.XS,
            self.field,
            self.busy,
            self._problem,
            self.remember,
            row(self.recovery, None, self.unlock),
            row(self.keychain, None),
            theme.L,
            self._waiting,
            row(self.capture, None, self.other),
            gap=theme.M,
        )
        inside = QWidget()
        inside.setLayout(card)
        inside.setFixedWidth(self._presentation.px(WIDTH))
        whole = column(None, gap=0)
        whole.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)
        self.sheet.setLayout(whole)
