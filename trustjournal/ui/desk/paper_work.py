"""What happens on the Documents screen: a wish becomes pages beside the window, and a file.

The facts and the order go to a thread as frozen values, the list and the pages come back. Only the
answer to the newest wish is shown. A document that was saved is written down in the journal; one
that is given up meanwhile is not written at all.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog

from trustjournal.domain.records import ClientFile
from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.analyses import at_hand
from trustjournal.journal.documents import (
    acquaintances,
    issue,
    issued,
    languages_chosen,
)
from trustjournal.journal.journal import Journal
from trustjournal.journal.parameters import engine_settings
from trustjournal.journal.reading import (
    client_file,
    clients,
    find_mission,
    missions,
)
from trustjournal.report.days import DayChoice
from trustjournal.report.document import ReportKind
from trustjournal.report.issuing import issue_of
from trustjournal.report.preflight import Item
from trustjournal.report.produce import Dropped, Order, Produced, names_of_others, offered_name
from trustjournal.report.profiles import profile_named
from trustjournal.report.setting import Edition
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.issued_work import IssuedWork
from trustjournal.ui.desk.paper_choices import PaperChoices
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.reports import sending
from trustjournal.ui.reports.screen import DocumentsScreen
from trustjournal.ui.reports.wish import (
    MissionChoice,
    Outcome,
    Prepared,
    Wish,
    prepare,
    refined,
    written,
)
from trustjournal.ui.window import MainWindow, Place

PATIENCE_MS = 400  # a document that is written sooner shows no progress


class PaperWork:
    """The documents of one journal."""

    def __init__(self, journal: Journal, window: MainWindow, deeds: Deeds) -> None:
        self._journal: Journal | None = journal
        self._window = window
        self._look = window.presentation
        self._deeds = deeds
        self._wish: Wish | None = None
        self._edition = Edition()
        self._items: dict[str, Item] = {}
        self._days: dict[object, DayChoice] = {}
        self._turn = 0
        self._dropped = Event()
        self.screen = DocumentsScreen(self._look)
        self.done = IssuedWork(journal, window, self.screen.done)
        self._chosen = PaperChoices(journal, self._look, deeds, refused=self._prepare_again)
        self._patience = QTimer(self.screen, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.screen.show_working(is_busy=True))
        self._connect()

    def place(self) -> Place:
        """Return the screen's place in the window."""
        return Place("documents", "documents", self.screen, lambda: chrome("Documents"), self._fill)

    def open(self, mission_id: str, kind: ReportKind) -> None:
        """Bring the screen into sight, with a document of a mission chosen."""
        self._window.go("documents")
        self.screen.tabs.show_page("write")
        self.screen.choose(mission_id, kind)

    def leave(self) -> None:
        """Ask the journal nothing more; what is under way is dropped."""
        self._journal, self._wish = None, None
        self._dropped.set()
        self._patience.stop()
        self._turn += 1

    def save(self, out: Path) -> None:
        """Write the document that is chosen to ``out``, and say so."""
        ordered = self._ordered()
        if ordered is not None:
            file, order = ordered
            self._dropped = dropped = Event()
            self._patience.start()
            begin(lambda: written(file, order, out, is_dropped=dropped.is_set), self._tell)

    def offered_name(self) -> str | None:
        """Return the name to save under, with the version that is shown; None with no document."""
        ordered = self._ordered()
        if ordered is None:
            return None
        file, order = ordered
        return offered_name(file, replace(order, edition=self._edition))

    def _connect(self) -> None:
        screen, chosen = self.screen, self._chosen
        screen.wished.connect(self._prepare)
        screen.removal_asked.connect(self._with_wish(chosen.leave_out))
        screen.return_asked.connect(self._with_wish(chosen.bring_back))
        screen.offer_taken.connect(self._with_wish(chosen.include))
        screen.replies_chosen.connect(self._say_replies)
        screen.inclusion_asked.connect(self._accept)
        screen.views.days.half_asked.connect(self._put_right)
        screen.views.days.absence_asked.connect(chosen.note_absence)
        screen.saving_asked.connect(self._ask_where)
        screen.cancel_asked.connect(self._give_up)
        screen.mission_wanted.connect(self._window.mission_wanted)
        screen.tabs.chosen.connect(lambda key: self.done.fill() if key == "done" else None)

    def _with_wish(self, act: Callable[[Wish, str], object]) -> Callable[[str], None]:
        def acted(key: str) -> None:
            if self._wish is not None and self._journal is not None:
                act(self._wish, key)

        return acted

    def _fill(self) -> None:
        if self._journal is None:
            return
        known = {client.id: client for client in clients(self._journal)}
        languages, today = languages_chosen(self._journal), self._look.today()
        offered = sorted(
            (
                (one.closed_on is not None and one.closed_on < today, known[one.client_id], one)
                for one in missions(self._journal)
                if one.client_id in known and one.logged_at <= self._look.now()
            ),
            key=lambda each: (each[0], each[1].name.casefold(), each[2].title.casefold()),
        )
        self.screen.show_missions(
            tuple(
                MissionChoice(
                    one.id,
                    f"{client.name} · {one.title}",
                    client.language,
                    tuple((kind, said) for (of, kind), said in languages.items() if of == one.id),
                )
                for _, client, one in offered
            )
        )
        if self.screen.tabs.current == "done":
            self.done.fill()

    def _prepare(self, wish: Wish) -> None:
        self._wish = wish
        ordered = self._ordered()
        if ordered is None:
            return
        file, order = ordered
        self._turn += 1
        turn, ppi = self._turn, self.screen.preview.ppi
        self.screen.show_waiting()
        begin(
            lambda: prepare(file, order, ppi=ppi),
            lambda prepared: self._show(prepared, wish, turn, file),
        )

    def _prepare_again(self) -> None:
        if self._wish is not None:
            self._prepare(self._wish)

    def _show(self, prepared: Prepared, wish: Wish, turn: int, file: ClientFile) -> None:
        if turn != self._turn:
            return  # something else was chosen meanwhile
        self._edition = prepared.order.edition if prepared.order is not None else Edition()
        self._items = {item.key: item for item in prepared.preflight.items}
        self._days = {one.day: one for one in prepared.days}
        self.screen.show_prepared(prepared, private=wish.is_private)
        if prepared.is_rough:
            ppi = self.screen.preview.ppi
            begin(
                lambda: refined(file, prepared, ppi=ppi),
                lambda fine: self._show(fine, wish, turn, file),
            )

    def _ordered(self) -> tuple[ClientFile, Order] | None:
        wish, journal = self._wish, self._journal
        if wish is None or journal is None:
            return None
        mission = find_mission(journal, wish.mission_id)
        file = client_file(journal, mission.client_id)
        return file, Order(
            wish.kind,
            wish.mission_id,
            self._look.now().astimezone(self._look.zone),
            wish.language,
            span=wish.span,
            profile=profile_named(None),
            choices=self._chosen.of(wish),
            others=names_of_others(acquaintances(journal), file.client.id),
            issued=issued(journal, mission.id),
            elsewhere=at_hand(journal).analyses if wish.kind is ReportKind.RETROSPECTIVE else (),
            alsace_moselle=engine_settings(journal).has_local_holidays,
        )

    def _say_replies(self, is_said: bool) -> None:  # noqa: FBT001 - a Qt signal
        wish = self.screen.wish
        if wish is not None and self._journal is not None:
            self._chosen.say_replies(wish, is_said=is_said)

    def _accept(self, key: str) -> None:
        if self._wish is not None and key in self._items:
            self._chosen.accept(self._wish, self._items[key])

    def _put_right(self, day: object, half: str, is_worked: bool) -> None:  # noqa: FBT001 - a Qt signal
        if self._wish is not None and day in self._days:
            self._chosen.put_right(self._wish, self._days[day], half, is_worked=is_worked)

    def _give_up(self) -> None:
        self._dropped.set()

    def _ask_where(self) -> None:
        name = self.offered_name()
        if name is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = str(Path(folder, name))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, chrome("Save the document"), offered, "PDF (*.pdf)"
        )
        if chosen:
            self.save(Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf"))

    def _tell(self, outcome: Outcome) -> None:
        self._patience.stop()
        if self._journal is None:
            return  # the window is closing
        self.screen.show_working(is_busy=False)
        toast = self._window.toast
        if isinstance(outcome, Unacceptable):
            toast.say(self._deeds.refusal(outcome.problems))
        elif isinstance(outcome, Trouble):
            toast.say(self._deeds.trouble(outcome))
        elif isinstance(outcome, Dropped):
            toast.say(self._look.words("documents.dropped"))
        else:
            self._write_down(self._journal, outcome)

    def _write_down(self, journal: Journal, made: Produced) -> None:
        told = "not_logged" if journal.is_read_only else "saved"
        if not journal.is_read_only:
            new = issue_of(made, self.screen.recipient.text())
            self._deeds.attempt(lambda: issue(journal, new).change)
            if self._wish is not None:
                self._chosen.keep_language(self._wish)
        self._window.toast.say(
            self._look.words(f"documents.{told}", name=made.path.name),
            action=self._look.words("documents.open"),
            act=lambda: sending.open_file(made.path),
        )
