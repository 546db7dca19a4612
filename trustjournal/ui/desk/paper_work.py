"""What happens on the Documents screen: a wish becomes pages beside the window, and a file.

The facts and the order go to a thread as frozen values, the list and the pages come back. Only the
answer to the newest wish is shown. What was left out or included is remembered for each document
while the window is open.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from trustjournal import settings
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import (
    client_file,
    client_files,
    clients,
    find_mission,
    missions,
)
from trustjournal.report.document import ReportKind
from trustjournal.report.preflight import Item
from trustjournal.report.produce import Order, Produced, names_of_others, offered_name
from trustjournal.report.profile import Profile
from trustjournal.report.setting import Choices
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.reports.screen import DocumentsScreen
from trustjournal.ui.reports.wish import MissionChoice, Prepared, Wish, prepare, written
from trustjournal.ui.window import MainWindow, Place

Choosing = tuple[str, ReportKind]


class PaperWork:
    """The documents of one journal."""

    def __init__(self, journal: Journal, window: MainWindow, deeds: Deeds) -> None:
        self._journal: Journal | None = journal
        self._window = window
        self._look = window.presentation
        self._deeds = deeds
        self._choices: dict[Choosing, Choices] = {}
        self._removed: dict[Choosing, dict[str, Item]] = {}
        self._wish: Wish | None = None
        self._items: dict[str, Item] = {}
        self._turn = 0
        self.screen = DocumentsScreen(self._look)
        self.screen.wished.connect(self._prepare)
        self.screen.removal_asked.connect(self._leave_out)
        self.screen.inclusion_asked.connect(self._include)
        self.screen.return_asked.connect(self._bring_back)
        self.screen.saving_asked.connect(self._ask_where)
        self.screen.mission_wanted.connect(window.mission_wanted)

    def place(self) -> Place:
        """Return the screen's place in the window."""
        return Place("documents", "documents", self.screen, lambda: chrome("Documents"), self._fill)

    def open(self, mission_id: str, kind: ReportKind) -> None:
        """Bring the screen into sight, with a document of a mission chosen."""
        self._window.go("documents")
        self.screen.choose(mission_id, kind)

    def leave(self) -> None:
        """Ask the journal nothing more; what is under way is dropped."""
        self._journal, self._wish = None, None
        self._turn += 1

    def save(self, out: Path) -> None:
        """Write the document that is chosen to ``out``, and say so."""
        ordered = self._ordered()
        if ordered is not None:
            file, order = ordered
            begin(lambda: written(file, order, out), self._tell)

    def _fill(self) -> None:
        if self._journal is None:
            return
        known = {client.id: client for client in clients(self._journal)}
        today = self._look.today()
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
                MissionChoice(one.id, f"{client.name} · {one.title}", client.language)
                for _, client, one in offered
            )
        )

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
            lambda prepared: self._show(prepared, wish, turn),
        )

    def _show(self, prepared: Prepared, wish: Wish, turn: int) -> None:
        if turn != self._turn:
            return  # something else was chosen meanwhile
        self._items = {item.key: item for item in prepared.preflight.items}
        removed = self._removed.get((wish.mission_id, wish.kind), {})
        self.screen.show_prepared(prepared, tuple(removed.values()), private=wish.is_private)

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
            profile=_profile(),
            choices=self._choices.get((wish.mission_id, wish.kind), Choices()),
            others=names_of_others(client_files(journal), file.client.id),
        )

    def _leave_out(self, key: str) -> None:
        if self._wish is not None and key in self._items:
            place = (self._wish.mission_id, self._wish.kind)
            self._removed.setdefault(place, {})[key] = self._items[key]
            self._choose(removed=frozenset(self._removed[place]))

    def _bring_back(self, key: str) -> None:
        if self._wish is not None:
            removed = self._removed.get((self._wish.mission_id, self._wish.kind), {})
            removed.pop(key, None)
            self._choose(removed=frozenset(removed))

    def _include(self, key: str) -> None:
        if self._wish is not None:
            chosen = self._choices.get((self._wish.mission_id, self._wish.kind), Choices())
            self._choose(accepted=chosen.accepted | {key})

    def _choose(self, **changed: frozenset[str]) -> None:
        wish = self._wish
        if wish is not None:
            place = (wish.mission_id, wish.kind)
            chosen = self._choices.get(place, Choices())
            self._choices[place] = replace(
                chosen,
                removed=changed.get("removed", chosen.removed),
                accepted=changed.get("accepted", chosen.accepted),
            )
            self._prepare(wish)

    def _ask_where(self) -> None:
        ordered = self._ordered()
        if ordered is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = str(Path(folder, offered_name(*ordered)))
        name, _ = QFileDialog.getSaveFileName(
            self._window, chrome("Save the document"), offered, "PDF (*.pdf)"
        )
        if name:
            self.save(Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf"))

    def _tell(self, outcome: Produced | Trouble | Unacceptable) -> None:
        if self._journal is None:
            return  # the window is closing
        words, toast = self._look.words, self._window.toast
        if isinstance(outcome, Unacceptable):
            toast.say(self._deeds.refusal(outcome.problems))
        elif isinstance(outcome, Trouble):
            toast.say(self._deeds.trouble(outcome))
        else:
            url = QUrl.fromLocalFile(str(outcome.path))
            toast.say(
                words("documents.saved", name=outcome.path.name),
                action=words("documents.open"),
                act=lambda: QDesktopServices.openUrl(url),
            )


def _profile() -> Profile:
    chosen = settings.load()
    profile = Profile(name=chosen.consultant or "", company=chosen.portage_company or "")
    return profile if chosen.accent is None else replace(profile, accent=chosen.accent)
