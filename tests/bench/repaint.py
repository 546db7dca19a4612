"""An entry is written down in a window: how much work until all of it is repainted?

    .venv/bin/python -m tests.bench.repaint FILE MISSION

Needs a screen. Prints a line of JSON: for each kind of work the seconds of the window's thread
(user and system, so that a busy machine does not count) at the median and at p95. ``entry``: from
Enter in the quick line to the painted page of the mission; ``hover``: a move of the pointer over
its chart; ``turn``: a turn of the wheel on it. The journal is written to: hand over a copy.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import find_mission
from trustjournal.launcher import House
from trustjournal.ui.application import application
from trustjournal.ui.desk.desk import Desk
from trustjournal.ui.kit.endurance import lend_references
from trustjournal.ui.mission.screen import MissionScreen

ROUNDS, WARMED = 40, 5
SETTLED_MS, PATIENCE = 300, 100
ZONE = "Europe/Paris"
LINE = "c000/m000 t 25 : planning budget revu !planning"


def main() -> int:
    """Measure and print."""
    file, name = Path(sys.argv[1]), sys.argv[2]
    with_journal = open_journal(file, clock=lambda: datetime.now(UTC), zone=ZONE, read_only=True)
    mission_id = find_mission(with_journal, name).id
    with_journal.close()
    lend_references()
    app = application()
    house = House(file, "fr", lambda: datetime.now(UTC))
    house.window.show()
    house.window.resize(1280, 860)
    desk = _desk(house)
    desk.open_mission(mission_id)
    page = desk.missions.mission
    while page.course.chart.axes_box().isEmpty():
        QTest.qWait(SETTLED_MS)
    QTest.qWait(SETTLED_MS)
    found = {
        "entry": _measured(lambda _: house.window.line.submit(), lambda turn: _type(house, turn)),
        "hover": _measured(lambda turn: _point(page, turn)),
        "turn": _measured(lambda turn: _turn(page, turn)),
    }
    sys.stdout.write(json.dumps(found) + "\n")
    house.window.close()
    app.quit()
    return 0


def _measured(
    act: Callable[[int], object], prepare: Callable[[int], object] = int
) -> dict[str, float]:
    seconds = []
    for turn in range(ROUNDS):
        prepare(turn)
        QTest.qWait(20)
        start = time.thread_time()
        act(turn)
        QTest.qWait(1)  # what has to be laid out and painted is; sleeping does not count
        seconds.append(time.thread_time() - start)
    kept = sorted(seconds[WARMED:])
    return {"median": kept[len(kept) // 2], "p95": kept[int(0.95 * (len(kept) - 1))]}


def _type(house: House, turn: int) -> None:
    house.window.line.edit.setPlainText(f"{LINE} {turn}")


def _point(page: MissionScreen, turn: int) -> None:
    chart = page.course.chart
    box = chart.axes_box()
    place = QPointF(box.left() + box.width() * (0.1 + 0.02 * turn), box.center().y())
    QTest.mouseMove(chart, place.toPoint())


def _turn(page: MissionScreen, turn: int) -> None:
    chart, now = page.course.chart, datetime.now(UTC)
    chart.zoom_around(now, 1.0 if turn % 2 else -1.0)


def _desk(house: House) -> Desk:
    for _ in range(PATIENCE):
        if house.desk is not None:
            return house.desk
        QTest.qWait(SETTLED_MS)
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
