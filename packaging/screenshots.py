"""How does every screen look? ``packaging/dev.py screenshots FOLDER`` calls this on its own screen.

Each scene below is shown on the example journal, in both languages, light and dark, in a small and
in a large window, and kept as FOLDER/scene-language-colours-size.png. A new screen adds a scene.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Refused, Trouble
from trustjournal.journal.analyses import analyse_all
from trustjournal.journal.opening import open_journal
from trustjournal.launcher import House
from trustjournal.paths import default_journal
from trustjournal.ui.application import application
from trustjournal.ui.arrival.first_run_work import FirstRunWork
from trustjournal.ui.desk.desk import Desk
from trustjournal.ui.locking.reasons import LockReason
from trustjournal.wording import LANGUAGES

ZONE = ZoneInfo("Europe/Paris")
SIZES = (QSize(1024, 700), QSize(1920, 1080))
COLOURS = ("light", "dark", "contrast")
SETTLED_MS, PATIENCE = 700, 15

Scene = Callable[[House, Desk, list[MissionAnalysis]], None]
SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "exchange" / "samples"
SCENES: dict[str, Scene] = {
    "today": lambda house, _desk, _all: house.window.go("today"),
    "missions": lambda _house, desk, _all: desk.list_missions(),
    "mission-most-moved": lambda _house, desk, all_: desk.open_mission(all_[0].mission.id),
    "mission-calmest": lambda _house, desk, all_: desk.open_mission(all_[-1].mission.id),
    "mission-promises": lambda _house, desk, all_: _turn(desk, all_, "promises"),
    "mission-replies": lambda _house, desk, all_: _turn(desk, all_, "replies"),
    "mission-controls": lambda _house, desk, all_: _turn(desk, all_, "controls"),
    "mission-planning": lambda _house, desk, all_: _turn(desk, all_, "planning"),
    "mission-people": lambda _house, desk, all_: _turn(desk, all_, "people"),
    "mission-papers": lambda _house, desk, all_: _turn(desk, all_, "papers"),
    "mission-closer": lambda _house, desk, all_: _look_closer(desk, all_[0]),
    "mission-as-table": lambda _house, desk, all_: _as_table(desk, all_[0]),
    "mission-empty": lambda _house, desk, all_: _empty_mission(desk, all_[0], "journal"),
    "mission-empty-page": lambda _house, desk, all_: _empty_mission(desk, all_[0], "replies"),
    "portfolio": lambda house, _desk, _all: house.window.go("portfolio"),
    "portfolio-pictures": lambda house, desk, _all: _pictures(house, desk),
    "journal": lambda house, _desk, _all: house.window.go("journal"),
    "journal-searched": lambda house, desk, _all: _search(house, desk, "plan"),
    "people": lambda house, _desk, _all: house.window.go("people"),
    "person": lambda _house, desk, all_: desk.shelf.people.open(_someone(all_)),
    "erasing": lambda _house, desk, all_: desk.shelf.people.farewells.ask_erasing(_someone(all_)),
    "documents": lambda house, _desk, _all: _open_documents(house),
    "documents-text": lambda house, desk, _all: _open_documents(house, desk, view="text"),
    "documents-days": lambda house, desk, _all: _open_documents(house, desk, view="days"),
    "documents-made": lambda house, desk, _all: _open_documents(house, desk, tab="done"),
    "settings-profile": lambda house, _desk, _all: _open_settings(house, "profile"),
    "settings-lock": lambda house, _desk, _all: _open_settings(house, "lock"),
    "line-being-typed": lambda house, desk, all_: _type(house, desk, all_[0]),
    "new-client": lambda _house, desk, _all: desk.ask_client(),
    "new-mission": lambda _house, desk, _all: desk.ask_mission(),
    "export": lambda _house, desk, _all: desk.exchange.ask_export(),
    "import": lambda _house, desk, _all: _bring_in(desk, "agenda.ics"),
    "settings-backups": lambda house, _desk, _all: _open_settings(house, "backups"),
    "settings-appearance": lambda house, _desk, _all: _open_settings(house, "appearance"),
    "settings-shortcuts": lambda house, _desk, _all: _open_settings(house, "shortcuts"),
    "settings-reminders": lambda house, _desk, _all: _open_settings(house, "reminders"),
    "settings-work": lambda house, _desk, _all: _open_settings(house, "work"),
    "keys": lambda house, _desk, _all: house.window.commands.perform("keys"),
    "about": lambda house, _desk, _all: house.window.commands.perform("about"),
    "palette": lambda house, _desk, _all: house.window.commands.perform("palette"),
    "locked": lambda house, _desk, _all: _show_locked(house),  # nothing is in sight after it
    "unreadable": lambda house, _desk, _all: _arrive(house, "journal_damaged"),
    "newer": lambda house, _desk, _all: _arrive(house, "journal_newer"),
    "synced": lambda house, _desk, _all: _arrive(house, "journal_synced"),
    "first-run": lambda house, _desk, _all: _begin(house, step=1),
    "first-run-place": lambda house, _desk, _all: _begin(house, step=2),
    "first-run-start": lambda house, _desk, _all: _begin(house, step=3),
}


def main() -> int:
    """Take all pictures into the folder that is named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    sys.excepthook = sys.__excepthook__  # what fails here is to be seen here
    with tempfile.TemporaryDirectory() as scratch:
        journal = Path(scratch, "exemple.trustjournal")
        demo = [sys.executable, "-m", "trustjournal", "demo", "--out", str(journal)]
        subprocess.run(demo, check=True, stdout=subprocess.DEVNULL)
        analyses = _analyses(journal)
        for language, colours, size in product(LANGUAGES, COLOURS, SIZES):
            _take(journal, analyses, folder, ending=(language, colours, size))
            app.closeAllWindows()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def _take(
    journal: Path,
    analyses: list[MissionAnalysis],
    folder: Path,
    *,
    ending: tuple[str, str, QSize],
) -> None:
    language, colours, size = ending
    name = f"{language}-{colours}-{size.width()}x{size.height()}"
    house = House(journal, language, _now)
    house.wear(colours)
    house.window.show()
    house.window.resize(size)
    desk = _open_desk(house)
    for scene, show in SCENES.items():
        show(house, desk, analyses)
        QTest.qWait(SETTLED_MS)
        seen = house.window.screen().grabWindow(0, *_place(house))
        seen.save(str(folder / f"{scene}-{name}.png"))
        house.window.line.prepare("")
        dialog = application().activeModalWidget()
        if dialog is not None:
            dialog.close()
    house.translate("en")  # takes this house's words off; the next one brings its own
    house.window.close()


def _open_desk(house: House) -> Desk:
    for _ in range(PATIENCE):
        if house.desk is not None:
            return house.desk
        QTest.qWait(SETTLED_MS)
    raise TimeoutError


def _place(house: House) -> tuple[int, int, int, int]:
    """Return where the window stands: dialogs and toasts over it belong to the picture."""
    corner, size = house.window.mapToGlobal(house.window.rect().topLeft()), house.window.size()
    return corner.x(), corner.y(), size.width(), size.height()


def _type(house: House, desk: Desk, one: MissionAnalysis) -> None:
    desk.open_mission(one.mission.id)
    line = (
        f"{one.client.alias}/{one.mission.alias} t 25 : inquiet du planning = point écrit @Nouveau"
    )
    house.window.line.prepare(line)


def _show_locked(house: House) -> None:
    if house.locking is not None:
        path = Path("journal.trustjournal")
        locked = Refused(code="journal_locked", path=str(path))
        house._close_journal()  # noqa: SLF001 - as it would be
        house.locking.ask(path, locked, LockReason.IDLE)


def _bring_in(desk: Desk, sample: str) -> None:
    dialog = desk.exchange.open(SAMPLES / sample)
    for _ in range(PATIENCE):
        if dialog.table.rowCount():
            return
        QTest.qWait(SETTLED_MS)
    raise TimeoutError


def _turn(desk: Desk, all_: list[MissionAnalysis], page: str) -> None:
    """Show a page of the mission with most to tell, from the foot of its chart down."""
    desk.open_mission(all_[0].mission.id)
    screen = desk.missions.mission
    screen.tabs.show_page(page)
    QTest.qWait(SETTLED_MS)
    screen.verticalScrollBar().setValue(screen.tabs.y() - 24)


def _look_closer(desk: Desk, one: MissionAnalysis) -> None:
    _turn(desk, [one], "journal")
    chart = desk.missions.mission.course.chart
    chart.zoom_around(one.points[len(one.points) // 2].at, 4.0)
    QTest.qWait(SETTLED_MS)
    QTest.mouseMove(chart, chart.rect().center())
    desk.missions.mission.verticalScrollBar().setValue(0)


def _as_table(desk: Desk, one: MissionAnalysis) -> None:
    _turn(desk, [one], "journal")
    screen = desk.missions.mission
    screen.course.chart.look_at(None)
    screen.course.foot.tools.as_table.setChecked(True)
    screen.verticalScrollBar().setValue(0)
    QTest.qWait(SETTLED_MS)


def _empty_mission(desk: Desk, one: MissionAnalysis, page: str) -> None:
    """Show a mission of which nothing is known yet."""
    screen = desk.missions.mission
    screen.course.foot.tools.as_table.setChecked(False)
    bare = replace(
        one, points=(), changes=(), interactions=(), requests=(), commitments=(), waitings=(),
        steps=(), warnings=(), outlook=(), controls=None, period=None, known=False,
    )  # fmt: skip
    screen.show_analysis(bare, ClientFile(one.client, missions=(one.mission,)))
    screen.tabs.show_page(page)


def _pictures(house: House, desk: Desk) -> None:
    house.window.go("portfolio")
    QTest.qWait(SETTLED_MS)
    desk.shelf.portfolio.pictures.smalls.canvas.setFocus()


def _search(house: House, desk: Desk, query: str) -> None:
    house.window.go("journal")
    desk.shelf.search.screen.search_for(query)


def _open_documents(
    house: House, desk: Desk | None = None, *, view: str = "pages", tab: str = "write"
) -> None:
    house.window.go("documents")
    QTest.qWait(SETTLED_MS)  # the pages are set beside the window
    if desk is None:
        return
    screen = desk.shelf.paper.screen
    if view == "days":
        screen.kind.setCurrentIndex(screen.kind.findData("activity"))
        QTest.qWait(2 * SETTLED_MS)
    screen.views.turn(("pages", "text", "days").index(view))
    screen.tabs.show_page(tab)


def _someone(analyses: list[MissionAnalysis]) -> str:
    """Return who was met most in the mission that moved most."""
    met = Counter(person for entry in analyses[0].interactions for person in entry.people)
    return met.most_common(1)[0][0]


def _open_settings(house: House, page: str) -> None:
    house.window.go("settings")
    if house.settings is not None:
        house.settings.show_page(page)


def _arrive(house: House, code: str) -> None:
    """Show what is shown when the journal cannot be opened."""
    house._close_journal()  # noqa: SLF001 - as it would be
    trouble = Trouble(code=code, path=str(house._path), service="Dropbox")  # noqa: SLF001
    house._arrive().explain(house._path, trouble)  # noqa: SLF001 - no fault is made for a picture
    QTest.qWait(SETTLED_MS)  # the backups are read beside the window


def _begin(house: House, *, step: int) -> None:
    """Show a step of the first run."""
    house._close_journal()  # noqa: SLF001 - there was none
    work = FirstRunWork(house.window, _now, ZONE.key, default_journal())
    work.show()
    work.screen.go(step)


def _analyses(file: Path) -> list[MissionAnalysis]:
    """Return all analyses, the one whose level moved most first."""
    journal = open_journal(file, clock=_now, zone=ZONE.key, read_only=True)
    try:
        return sorted(analyse_all(journal), key=_spread, reverse=True)
    finally:
        journal.close()


def _spread(analysis: MissionAnalysis) -> float:
    levels = [point.level for point in analysis.points]
    return max(levels, default=0.0) - min(levels, default=0.0)


def _now() -> datetime:
    return datetime.now(ZONE)


if __name__ == "__main__":
    sys.exit(main())
