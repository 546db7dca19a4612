"""Where an open journal meets the window: what is shown where, and what is done when it is asked.

News comes from the journal as a ``Change``; the screen in sight is filled again, the others when
they are raised. What another process wrote is noticed by looking at the file each second.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.cards import ActionCode
from trustjournal.domain.today import Today, compose_today
from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal import closings
from trustjournal.journal.changes import Change
from trustjournal.journal.journal import Journal
from trustjournal.journal.sharing import share_promise
from trustjournal.report.document import ReportKind
from trustjournal.ui.desk.action_work import ActionWork
from trustjournal.ui.desk.backup_work import BackupWork
from trustjournal.ui.desk.chart_work import ChartWork
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.discreet_work import masks
from trustjournal.ui.desk.exchange_work import ExchangeWork
from trustjournal.ui.desk.form_work import FormWork
from trustjournal.ui.desk.gathering import Gathering
from trustjournal.ui.desk.line_work import LineWork
from trustjournal.ui.desk.mission_work import MissionWork
from trustjournal.ui.desk.notices import Notices
from trustjournal.ui.desk.planned_work import PlannedWork
from trustjournal.ui.desk.saved_line import SavedLine
from trustjournal.ui.desk.shelf import Shelf, Ways
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.canvas import warm_up
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.mission.missions_screen import MissionsScreen
from trustjournal.ui.today.screen import TodayScreen
from trustjournal.ui.window import MainWindow, Place

LOOK_MS = 1000
MINUTE_MS = 60_000


class Desk(QObject):
    """One open journal in one window."""

    example_wanted = Signal()

    def __init__(self, journal: Journal, window: MainWindow) -> None:
        super().__init__(window)
        self._journal = journal
        self._window = window
        self._look = window.presentation
        self._look.mask_with(lambda: masks(journal, self._look))
        self.deeds = Deeds(journal, self._look, window.toast)
        self.forms = FormWork(journal, window, self.deeds, open_mission=self.open_mission)
        self.exchange = ExchangeWork(journal, window, self.deeds)
        self.actions = ActionWork(
            journal, window, self.deeds, self.forms, open_paper=self._open_paper
        )
        self.lines = LineWork(journal, self._look, self.deeds)
        self.today = TodayScreen(self._look)
        self.missions = MissionsScreen(self._look)
        charts = ChartWork(window, self.deeds)
        self.pages = MissionWork(
            journal,
            self.missions.mission,
            self.deeds,
            actions=self.actions,
            forms=self.forms,
            charts=charts,
        )
        self.backups = BackupWork(journal, self._look)
        self.saved = SavedLine(journal, window, self.backups)
        self.notices = Notices(journal, window, self.backups)
        self._gathering = Gathering(journal, self)
        self._gathering.grown.connect(self._see_more)
        self._shown_today: Today | None = None
        ways = Ways(self.open_mission, self.open_entry, self._gathering.look)
        self.shelf = Shelf(journal, window, self.deeds, self.lines, forms=self.forms, ways=ways)
        self.missions.mission.people.person_opened.connect(self.shelf.people.open)
        self.shelf.portfolio.export_asked.connect(charts.ask_where)
        self._place_screens()
        self._connect()
        self._planned = PlannedWork(
            journal,
            self._look,
            self.deeds,
            self.today.planned,
            line=window.line,
            toast=window.toast,
        )
        self._stop_hearing = journal.subscribe(self._hear)
        begin(warm_up, lambda _: None)  # the first chart need not wait for its library
        self._timers = (
            self._every(LOOK_MS, self._look_at_file),
            self._every(MINUTE_MS, self._tick),
        )

    def leave(self) -> None:
        """Let go of the journal."""
        for timer in self._timers:
            timer.stop()
        self._window.mission_wanted.disconnect(self.ask_mission)
        self._window.undo_asked.disconnect(self.deeds.undo_last)
        self.lines.leave()
        self.exchange.leave()
        self._planned.leave()
        self._gathering.leave()
        self._stop_hearing()
        self._look.mask_with(tuple)
        self.shelf.leave()
        self.notices.leave()
        self.backups.leave()
        self._journal.close()

    def open_mission(self, mission_id: str) -> None:
        """Show a mission."""
        self.pages.mission_id = mission_id
        self._window.show_anew("missions")

    def open_entry(self, mission_id: str, entry_id: str) -> None:
        """Show a mission at one of its entries."""
        self.open_mission(mission_id)
        self.missions.mission.open_entry(entry_id)

    def tell_planned(self, entry_id: str) -> None:
        """Prepare the line that tells a planned entry."""
        self._planned.tell_by_id(entry_id)

    def analyses(self) -> tuple[MissionAnalysis, ...]:
        """Return the analyses that are at hand."""
        return self._gathering.look()

    def list_missions(self) -> None:
        """Show all missions."""
        self.pages.mission_id = None
        self._window.show_anew("missions")

    def ask_client(self) -> None:
        """Ask for a new client."""
        self.forms.ask_client()

    def ask_mission(self) -> None:
        """Ask for a new mission."""
        self.forms.ask_mission()

    def _place_screens(self) -> None:
        add = self._window.add
        add(Place("today", "today", self.today, lambda: chrome("Today"), self._fill_today))
        add(
            Place(
                "missions",
                "missions",
                self.missions,
                lambda: chrome("Missions"),
                self._fill_missions,
            )
        )
        for place in self.shelf.places():
            add(place)

    def _connect(self) -> None:
        journal, do = self._journal, self.deeds.do
        page = self.missions.mission
        for things in (self.today.things, page.side.things, page.promises.things):
            things.request_answered.connect(
                lambda one: do(lambda: closings.answer(journal, one), "done.answer")
            )
            things.commitment_kept.connect(
                lambda one: do(lambda: closings.keep(journal, one), "done.keep")
            )
            things.waiting_received.connect(
                lambda one: do(lambda: closings.receive(journal, one), "done.receive")
            )
            things.step_finished.connect(
                lambda one: do(lambda: closings.finish(journal, one), "done.finish")
            )
            things.promise_moved.connect(self.forms.ask_date)
            things.promise_shared.connect(self._share)
            things.holding_asked.connect(self.actions.prepare_holding)
            things.warning_action_asked.connect(self.actions.act_on)
            things.warning_aside_asked.connect(self.actions.judging.put_aside)
        self.today.card_action_asked.connect(self._act_on_card)
        self.today.mission_opened.connect(self.open_mission)
        self.today.memory.entry_opened.connect(self.open_entry)
        self.today.client_wanted.connect(self.ask_client)
        self.today.example_wanted.connect(self.example_wanted)
        self._connect_missions()

    def _connect_missions(self) -> None:
        missions = self.missions
        missions.mission_opened.connect(self.open_mission)
        missions.list_asked.connect(self.list_missions)
        missions.mission_wanted.connect(self.ask_mission)
        missions.client_wanted.connect(self.ask_client)
        self.pages.serve_lines(self.lines)
        self._window.mission_wanted.connect(self.ask_mission)
        self._window.undo_asked.connect(self.deeds.undo_last)
        self.lines.serve(self._window.line)

    def _share(self, promise_id: str, is_shared: bool) -> None:  # noqa: FBT001 - a Qt signal
        self.deeds.do(
            lambda: share_promise(self._journal, promise_id, is_shared=is_shared),
            "done.share" if is_shared else "done.unshare",
        )

    def _fill_today(self) -> None:
        found = self._gathering.look()
        self._shown_today = compose_today(found, self._journal.now())
        self.today.show_today(self._shown_today, found)
        self.today.tell_reading(self._gathering.left, self._gathering.clients)
        self._planned.fill()
        self.saved.tell()

    def _fill_missions(self) -> None:
        if self.pages.mission_id is not None:
            self.missions.show_page()
            try:
                self.pages.fill()
            except Unacceptable:  # undone or removed meanwhile
                self.pages.mission_id = None
            else:
                self.saved.tell()
                return
        self.missions.show_missions(self._gathering.look())
        self.saved.tell()

    def _act_on_card(self, action: str) -> None:
        shown = self._shown_today
        if shown is not None and shown.card is not None:
            needing = (one for one in shown.missions if shown.card in one.cards)
            analysis = next(needing, None)
            if analysis is not None:
                self.actions.perform(ActionCode(action), analysis)

    def _hear(self, change: Change) -> None:
        if not change.is_empty:
            self._look.mask_again()
            self._window.look_again()

    def _look_at_file(self) -> None:
        try:
            self._journal.refresh()
        except Trouble as trouble:
            self._window.status.show_parts((self.deeds.trouble(trouble),))

    def _open_paper(self, mission_id: str, kind: ReportKind) -> None:
        self.shelf.paper.open(mission_id, kind)

    def _see_more(self) -> None:
        """More missions are analysed: show them where all of them are shown."""
        is_list = self._window.current == "missions" and self.pages.mission_id is None
        if self._window.current in {"today", "portfolio"} or is_list:
            self._window.show_anew(self._window.current or "today")

    def _tick(self) -> None:
        """Let the clocks of Today, and of the last backup, run on."""
        self.saved.tell()
        if self._window.current == "today":
            self._window.show_anew("today")

    def _every(self, pause_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=pause_ms)
        timer.timeout.connect(act)
        timer.start()
        return timer
