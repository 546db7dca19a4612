"""R12: what if the clock is wrong, the night has 23 or 25 hours, or one lands in Tokyo?

Entries keep their order (when it happened, then as typed), a reply's 24 hours are hours that
passed, and no entry's day moves when the journal is read in another zone.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.builders import paris
from tests.journal.desk import Clock, settled
from tests.torture.inside import run_inside
from tests.torture.journals import new_journal
from tests.torture.row import Harm, Trial
from trustjournal.domain.verdicts import DueState
from trustjournal.journal.opening import create_journal, open_journal
from trustjournal.journal.reading import entries, is_clock_behind

PARIS, TOKYO = "Europe/Paris", "Asia/Tokyo"
NIGHTS = ("2026-03-28T12:00", "2026-10-24T12:00", "2026-06-10T12:00")
JUMPS = (
    timedelta(hours=-1),
    timedelta(days=-1),
    timedelta(days=3652),
    timedelta(minutes=3),
    timedelta(seconds=0),
)


def wrong_clocks(trial: Trial) -> None:
    """Type lines while the clock jumps about."""
    while trial.tries < trial.wanted:
        trial.attempt()
        path = trial.folder / f"{trial.tries}.trustjournal"
        clock = Clock(paris("2026-03-02T09:00"))
        desk = settled(create_journal(path, clock=clock, zone=PARIS), clock)
        typed: list[tuple[datetime, str]] = []
        for number in range(12):
            at = clock()
            behind = bool(typed) and at < typed[-1][0] - timedelta(minutes=2)
            told = is_clock_behind(desk.journal)
            trial.expect(told or not behind, Harm.UNDETECTED, f"nobody says that it is {at}")
            desk.type(f"beton/audit t : ligne {number}")
            typed.append((at, f"beton/audit t : ligne {number}"))
            clock.now = at + trial.dice.choice(JUMPS)
        found = [one.interaction for one in reversed(entries(desk.journal))]
        in_order = [raw for _, raw in sorted(typed, key=lambda one: one[0])]
        trial.expect([one.raw for one in found] == in_order, Harm.CORRUPT, "the order is another")
        desk.journal.close()


def short_and_long_nights(trial: Trial) -> None:
    """Ask for a reply before a night on which the clock is changed: 24 hours are 24 hours."""
    path = new_journal(trial.folder)
    while trial.tries < trial.wanted:
        trial.attempt()
        noon = paris(NIGHTS[trial.tries % len(NIGHTS)])
        asked = _later(noon, minutes=trial.dice.randint(0, 600))
        passed = trial.dice.randint(20, 28)
        _ask(trial, path, asked, passed)


def travels(trial: Trial) -> None:
    """Read in Tokyo what was typed in Paris, at every hour of the day."""
    path = new_journal(trial.folder)
    clock = Clock(paris("2026-03-10T00:15"))
    typed = open_journal(path, clock=clock, zone=PARIS)
    typed.close()
    for _ in range(trial.wanted):
        trial.attempt()
        run_inside(path, "quick", "beton/audit t 5 : ici", now=clock().isoformat(), tz=PARIS)
        clock.turn(minutes=trial.dice.randint(30, 300))
    days = [_days(path, zone, clock()) for zone in (PARIS, TOKYO)]
    trial.expect(days[0] == days[1], Harm.CORRUPT, "a day moved on the way to Tokyo")
    run_inside(path, "quick", "beton/audit t 5 : là-bas", now=clock().isoformat(), tz=TOKYO)
    there = clock().astimezone(ZoneInfo(TOKYO)).date().isoformat()
    home = _days(path, PARIS, clock())
    trial.expect(there in home, Harm.CORRUPT, "the day in Tokyo moved on the way home")


def _days(path: Path, zone: str, now: datetime) -> list[str]:
    journal = open_journal(path, clock=lambda: now, zone=zone)
    days = [one.interaction.happened.local_day.isoformat() for one in entries(journal)]
    journal.close()
    return days


def _ask(trial: Trial, path: Path, asked: datetime, hours: int) -> None:
    said = run_inside(path, "quick", "beton/audit m? : quand ?", "--json", now=asked.isoformat())
    request = json.loads(said.out)["id"]
    later = _later(asked, hours=hours, minutes=1).isoformat()
    today = json.loads(run_inside(path, "today", "--json", now=later).out)
    (found,) = [one for one in today["requests"] if one["id"] == request]
    what = f"asked {asked}, {hours} hours later"
    trial.expect(int(found["hours"]) == hours, Harm.CORRUPT, f"{what}: {found['hours']} are told")
    late = found["state"] == DueState.OVERDUE.value
    trial.expect(late == (hours >= 24), Harm.WRONG, f"{what} it is {found['state']}")
    run_inside(path, "remove", request, now=later)


def _later(moment: datetime, **passed: float) -> datetime:
    """Return a moment after time that really passed, whatever the clock on the wall does."""
    zone = moment.tzinfo
    return (moment.astimezone(ZoneInfo("UTC")) + timedelta(**passed)).astimezone(zone)
