"""The backups there are: which one to look at, which one to bring back, and at what cost?"""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from trustjournal.journal.keeping.copies import Copy
from trustjournal.journal.keeping.restoring import Loss, Preview
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Elided, Text, Wrapped, hairline
from trustjournal.ui.kit.layouts import column, empty, row
from trustjournal.ui.kit.presentation import Presentation

SHOWN, LOST_SHOWN = 4, 6


class CopiesPanel(Card):
    """A list of backups; one of them looked at takes the whole card until it is left."""

    preview_asked = Signal(object)
    restore_asked = Signal(object, str)
    passphrase_given = Signal(object, str)
    verify_asked = Signal(object)

    def __init__(self, presentation: Presentation, *, can_verify: bool = False) -> None:
        """``can_verify``: each backup can be read again to see whether it is still whole."""
        super().__init__(gap=theme.S)
        self._look = presentation
        self._can_verify = can_verify
        self._copies: tuple[Copy, ...] = ()
        self._verdicts: dict[str, bool] = {}
        self._is_all, self._is_listing = False, True
        self._given = ""

    @property
    def is_listing(self) -> bool:
        """Whether the list is in sight, and not one backup that is looked at."""
        return self._is_listing

    def show_copies(self, copies: Iterable[Copy]) -> None:
        """List backups, newest first."""
        self._copies = tuple(copies)
        self._list()

    def show_verdict(self, copy: Copy, *, is_whole: bool) -> None:
        """Say whether a backup is still the one that was verified."""
        self._verdicts[str(copy.path)] = is_whole
        self._list()

    def show_waiting(self, told: str) -> None:
        """Say what is being done."""
        self._begin(told)

    def show_preview(self, copy: Copy, seen: Preview) -> None:
        """Show what a backup holds and what bringing it back would cost."""
        words = self._look.words
        self._begin(words("safekeeping.preview.title", date=self.when(seen.made_at)))
        self.inside.addWidget(Wrapped(words("safekeeping.preview.holds", count=seen.entries)))
        for line in self._cost(seen.loss):
            self.inside.addWidget(line)
        self.inside.addWidget(Wrapped(words("safekeeping.preview.kept"), "muted"))
        go = button(
            words("safekeeping.preview.go"),
            lambda: self.restore_asked.emit(copy, self._given),
            role="primary",
        )
        self._add_ways(go)

    def ask_passphrase(self, copy: Copy, problem: str = "") -> None:
        """Ask for what opens an encrypted backup; ``problem`` says why the last try did not."""
        words = self._look.words
        self._begin(words("safekeeping.preview.title", date=self.when(copy.made_at)))
        label = Text(words("safekeeping.preview.passphrase"))
        entry = QLineEdit()
        entry.setEchoMode(QLineEdit.EchoMode.Password)
        entry.setAccessibleName(label.text())
        label.setBuddy(entry)
        self.inside.addWidget(label)
        self.inside.addWidget(entry)
        if problem:
            self.inside.addWidget(Wrapped(problem, "problem"))

        def give() -> None:
            self._given = entry.text()
            self.passphrase_given.emit(copy, self._given)

        entry.returnPressed.connect(give)
        self._add_ways(button(words("safekeeping.preview.open"), give, role="primary"))
        entry.setFocus()

    def show_problem(self, told: str) -> None:
        """Say why a backup cannot be brought back; the list is one step away."""
        self._begin("")
        self.inside.addWidget(Wrapped(told, "problem"))
        self._add_ways(None)

    def retell(self) -> None:
        """List the backups again."""
        self._list()

    def when(self, at: datetime) -> str:
        """Tell a moment as the list does: today 16:05, 3 May 16:05."""
        words, zone = self._look.words, self._look.zone
        local, today = at.astimezone(zone), self._look.today()
        day = times.day(words, local.date(), today)
        return words("screen.time.day_clock", day=day, clock=words.clock(local))

    def _list(self) -> None:
        words = self._look.words
        self._given = ""
        self._begin(words("safekeeping.copies.title"))
        self._is_listing = True
        if not self._copies:
            self.inside.addWidget(Wrapped(words("safekeeping.copies.none"), "muted"))
            return
        is_short = self._is_all or len(self._copies) <= SHOWN + 1
        shown = self._copies if is_short else self._copies[:SHOWN]
        for place, copy in enumerate(shown):
            if place:
                self.inside.addWidget(hairline())
            self.inside.addWidget(self._row(copy))
        rest = len(self._copies) - len(shown)
        if rest:
            more = button(words("safekeeping.copies.more", count=rest), self._all, role="link")
            self.inside.addLayout(row(more, None))

    def _row(self, copy: Copy) -> QWidget:
        words = self._look.words
        date = self.when(copy.made_at)
        facts = [
            words("safekeeping.copies.entry")
            if copy.entries == 1
            else words("safekeeping.copies.entries", count=copy.entries),
            words(f"safekeeping.reason.{copy.reason}"),
            *([words("safekeeping.copies.away")] if copy.is_away else []),
        ]
        told = column(Text(date, "strong"), Elided(" · ".join(facts), "muted"), gap=0)
        line = row(gap=theme.M)
        line.addLayout(told, 1)
        line.addWidget(self._note(copy), 0, Qt.AlignmentFlag.AlignVCenter)
        for way in self._row_ways(copy, date, is_first=copy is self._copies[0]):
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(0, theme.XS, 0, theme.XS)
        whole = QWidget()
        whole.setLayout(line)
        return whole

    def _note(self, copy: Copy) -> Text:
        words, verdict = self._look.words, self._verdicts.get(str(copy.path))
        if verdict is not None:
            told = "whole" if verdict else "spoilt"
            return Text(words(f"safekeeping.copies.{told}"), "muted" if verdict else "problem")
        match copy.later:
            case 0:
                return Text(words("safekeeping.copies.later_none"), "muted")
            case 1:
                return Text(words("safekeeping.copies.later_one"), "soon")
            case _:
                return Text(words("safekeeping.copies.later", count=copy.later), "soon")

    def _row_ways(self, copy: Copy, date: str, *, is_first: bool) -> list[QPushButton]:
        words = self._look.words
        ways = []
        if self._can_verify:
            ways.append(
                button(
                    words("safekeeping.copies.verify"),
                    lambda: self.verify_asked.emit(copy),
                    role="small",
                    name=words("safekeeping.copies.verify_spoken", date=date),
                )
            )
        ways.append(
            button(
                words("safekeeping.copies.restore"),
                lambda: self.preview_asked.emit(copy),
                role="primary" if is_first and not self._can_verify else "small",
                name=words("safekeeping.copies.restore_spoken", date=date),
            )
        )
        return ways

    def _cost(self, loss: Loss) -> list[QWidget]:
        words = self._look.words
        if not loss.is_known:
            key = "unknown" if loss.count else "unknown_none"
            return [Wrapped(words(f"safekeeping.preview.{key}", count=loss.count))]
        key = {0: "loses_none", 1: "loses_one"}.get(loss.count, "loses")
        lines: list[QWidget] = [
            Wrapped(words(f"safekeeping.preview.{key}", count=loss.count), "strong")
        ]
        for one in loss.entries[:LOST_SHOWN]:
            logged = self.when(datetime.fromisoformat(one.logged_at))
            told = row(Text(logged, "muted"), Text(one.client), gap=theme.M)
            told.addWidget(Elided(one.text, "muted"), 1)
            held = QWidget()
            held.setLayout(told)
            lines.append(held)
        if loss.count > LOST_SHOWN:
            rest = words("safekeeping.preview.more", count=loss.count - LOST_SHOWN)
            lines.append(Text(rest, "muted"))
        if loss.amended:
            told_amended = words("safekeeping.preview.amended", count=loss.amended)
            lines.append(Wrapped(told_amended, "muted"))
        return lines

    def _add_ways(self, go: QPushButton | None) -> None:
        back = button(self._look.words("safekeeping.preview.back"), self._list)
        self.inside.addSpacing(theme.XS)
        self.inside.addLayout(row(*(way for way in (go, back) if way is not None), None))
        (go or back).setFocus()

    def _begin(self, heading: str) -> None:
        empty(self.inside)
        self._is_listing = False
        if heading:
            self.inside.addWidget(Text(heading, "head"))

    def _all(self) -> None:
        self._is_all = True
        self._list()
