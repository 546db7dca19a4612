"""A made journal of any size: seeded, so two runs measure the same thing.

    .venv/bin/python -m tests.bench.made 10000 /tmp/made.trustjournal

Five missions for 1,000 entries, 50 for 10,000, 200 for 100,000; the first mission holds a fiftieth
of all (2,000 of 100,000), the others share the rest. Each lives like a real one: two-month periods,
weekly calls, requests and their replies, promises kept or late, now and then a control. Entries end
at UNTIL, so the same N makes the same facts on any day. Rows are written through storage's own
writer, thousands in a transaction.
"""

import argparse
import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trustjournal.domain.kinds import ActKind, Channel, Direction, Impression, Kind, Rater, Rhythm
from trustjournal.domain.moments import Moment, at_instant, on_day
from trustjournal.domain.records import (
    Act,
    Client,
    Commitment,
    Interaction,
    Mission,
    Period,
    Person,
    Rating,
)
from trustjournal.domain.signals import Detail, Signal, SignalCode
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.database import create
from trustjournal.storage.interactions import put_interaction
from trustjournal.storage.judgements import RATINGS
from trustjournal.storage.missions import MISSIONS, PERIODS
from trustjournal.storage.promises import ACTS, COMMITMENTS
from trustjournal.storage.writing import Writer

ZONE = "Europe/Paris"
SEED = 20261118
UNTIL = datetime(2026, 11, 18, 16, 5, tzinfo=UTC)
BATCH = 4000
SHARE_OF_FIRST = 50
PERIOD_DAYS = 58
MISSIONS_A_CLIENT = 2
SUBJECTS = (
    "planning lot budget atelier démo recette accès formation support relevé maquette comité "
    "facture périmètre risques tests livraison calendrier chiffrage procédure"
)
VERBS = "revu validé préparé envoyé relancé clarifié reporté expliqué présenté corrigé"
NAMES = "Arnaud Bailly Charrier Delorme Estève Fabre Garnier Hamon Imbert Joubert Klein"
GOOD = (SignalCode.DELIVERED_ON_TIME, SignalCode.PLANNING_SHARED, SignalCode.MILESTONE)
CONTROLS = (SignalCode.CONTROL_MEETING, SignalCode.CONTROL_REPORT, SignalCode.CONTROL_REVIEW)

Store = Callable[[Writer], None]


@dataclass(slots=True)
class Life:
    """One mission being lived: who, since when, what is open."""

    client: Client
    mission: Mission
    people: tuple[Person, ...]
    open_request: Interaction | None = None
    promises: list[Commitment] = field(default_factory=list)


class Maker:
    """Makes the rows of a journal, in the order in which they happened."""

    def __init__(self, entries: int, until: datetime) -> None:
        self.entries = entries
        self.missions = max(1, min(200, entries // 200))
        self.until = until.astimezone(UTC)
        self.random = random.Random(SEED)  # noqa: S311 - no secret is made
        self.seq = 0

    def rows(self) -> Iterator[Store]:
        """Yield what is to be stored, owners first."""
        lives: list[Life] = []
        for number, start in enumerate(self._starts()):
            owners = list(self._owners(number, start, lives))
            yield from owners
        for when, life in self._moments(lives):
            yield from self._entry(life, when)

    def _starts(self) -> list[datetime]:
        days = max(60, self.entries // self.missions // 2)
        return [
            self.until - timedelta(days=days - self.random.randrange(20) - 1)
            for _ in range(self.missions)
        ]

    def _owners(self, number: int, start: datetime, lives: list[Life]) -> Iterator[Store]:
        place, turn = divmod(number, MISSIONS_A_CLIENT)
        if turn == 0:
            client = Client(self._id(), f"Client {place:03}", f"c{place:03}", start)
            people = tuple(
                Person(self._id(), client.id, f"{name}{place:03}", start, is_requester=rank == 0)
                for rank, name in enumerate(self.random.sample(NAMES.split(), 3))
            )
            yield lambda writer: CLIENTS.put(writer, client)
            for person in people:
                yield _putter(PEOPLE.put, person)
        else:
            client, people = lives[-1].client, lives[-1].people
        mission = Mission(
            id=self._id(),
            client_id=client.id,
            alias=f"m{number:03}",
            title=f"Mission {number:03}",
            logged_at=start,
            impression=Impression.NORMAL,
            rhythm=Rhythm.WEEKLY,
            started_on=start.date(),
        )
        yield lambda writer: MISSIONS.put(writer, mission)
        day = start.date()
        while day <= self.until.date():
            end = day + timedelta(days=PERIOD_DAYS)
            period = Period(
                self._id(), mission.id, day, start, end=end, amount=12000, signed_on=day
            )
            yield _owned(PERIODS.put, period, client.id)
            day = end + timedelta(days=1)
        lives.append(Life(client, mission, people))

    def _moments(self, lives: list[Life]) -> list[tuple[datetime, Life]]:
        first = max(self.entries // SHARE_OF_FIRST, self.entries // len(lives))
        counts = [first] + [0] * (len(lives) - 1)
        for number in range(self.entries - first):
            counts[1 + number % (len(lives) - 1) if len(lives) > 1 else 0] += 1
        moments = []
        for life, count in zip(lives, counts, strict=True):
            start = life.mission.logged_at
            span = (self.until - start).total_seconds()
            moments += [
                (start + timedelta(seconds=span * (number + self.random.random()) / count), life)
                for number in range(count)
            ]
        return sorted(moments, key=lambda pair: pair[0])

    def _entry(self, life: Life, when: datetime) -> Iterator[Store]:
        when = when.replace(second=0, microsecond=0)
        answers = life.open_request
        kept = next((promise for promise in life.promises if self._is_ripe(promise, when)), None)
        asks = answers is None and kept is None and self.random.random() < 0.15
        entry = self._interaction(life, when, asks=asks, replies=answers is not None)
        yield lambda writer: put_interaction(writer, entry)
        if answers is not None:
            yield self._act(life, ActKind.ANSWER, answers.id, entry)
            life.open_request = None
        if kept is not None:
            yield self._act(life, ActKind.KEEP, kept.id, entry)
            life.promises.remove(kept)
        if asks:
            life.open_request = entry
        elif not life.promises and self.random.random() < 0.2:
            yield self._promise(life, entry)
        if self.random.random() < 0.01:
            yield self._rating(life, entry)

    def _interaction(self, life: Life, when: datetime, *, asks: bool, replies: bool) -> Interaction:
        self.seq += 1
        channel = Channel.MAIL if asks or replies else self._channel()
        direction = Direction.IN if asks else Direction.OUT if replies else None
        note = " ".join(
            [*self.random.sample(SUBJECTS.split(), 4), *self.random.sample(VERBS.split(), 2)]
        )
        who = self.random.choice(life.people)
        return Interaction(
            id=self._id(),
            seq=self.seq,
            client_id=life.client.id,
            mission_id=life.mission.id,
            happened=at_instant(when, ZONE),
            logged_at=when,
            kind=Kind.LOG,
            channel=channel,
            note=note,
            raw=f"{life.client.alias}/{life.mission.alias} {channel.value} : {note}",
            grammar=1,
            direction=direction,
            minutes=self.random.choice((10, 20, 30, 45, 60)),
            people=(who.id,),
            signals=() if asks or replies else self._signals(),
            needs_reply=asks,
            shareable=note if self.random.random() < 0.1 else None,
        )

    def _channel(self) -> Channel:
        return self.random.choice((Channel.CALL, Channel.VIDEO, Channel.MEETING, Channel.NOTE))

    def _signals(self) -> tuple[Signal, ...]:
        chance = self.random.random()
        if chance < 0.12:
            return (Signal(self.random.choice(GOOD)),)
        if chance < 0.15:
            return (Signal(self.random.choice(CONTROLS)),)
        if chance < 0.16:
            late = float(self.random.randrange(1, 6))
            return (Signal(SignalCode.LATE_DELIVERY, late, "d", (Detail.WARNED,)),)
        return ()

    def _act(self, life: Life, kind: ActKind, subject: str, entry: Interaction) -> Store:
        self.seq += 1
        act = Act(
            id=self._id(),
            seq=self.seq,
            kind=kind,
            subject_id=subject,
            client_id=life.client.id,
            done=entry.happened,
            logged_at=entry.logged_at,
            interaction_id=entry.id,
        )
        return lambda writer: ACTS.put(writer, act)

    def _promise(self, life: Life, entry: Interaction) -> Store:
        self.seq += 1
        promise = Commitment(
            id=self._id(),
            seq=self.seq,
            client_id=life.client.id,
            mission_id=life.mission.id,
            text=self.random.choice(SUBJECTS.split()),
            made=entry.happened,
            logged_at=entry.logged_at,
            due=self._due(entry),
            interaction_id=entry.id,
        )
        life.promises.append(promise)
        return lambda writer: COMMITMENTS.put(writer, promise)

    def _due(self, entry: Interaction) -> Moment:
        return on_day(entry.happened.local_day + timedelta(days=self.random.randrange(3, 15)), ZONE)

    def _is_ripe(self, promise: Commitment, when: datetime) -> bool:
        return promise.due is not None and when > promise.due.end - timedelta(days=2)

    def _rating(self, life: Life, entry: Interaction) -> Store:
        rating = Rating(
            id=self._id(),
            client_id=life.client.id,
            mission_id=life.mission.id,
            value=float(self.random.randrange(6, 10)),
            by=Rater.CLIENT,
            given=entry.happened,
            logged_at=entry.logged_at,
        )
        return lambda writer: RATINGS.put(writer, rating)

    def _id(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))


def make(entries: int, file: Path, until: datetime = UNTIL) -> None:
    """Write a journal of ``entries`` entries that end at an aware moment. Trouble if it exists."""
    database = create(file, now=until)
    maker = Maker(entries, until)
    rows = maker.rows()
    try:
        while batch := [row for _, row in zip(range(BATCH), rows, strict=False)]:
            with database.atomic():
                writer = Writer(database, until)
                for store in batch:
                    store(writer)
                writer.finish("made")
        with database.atomic():
            database.rows("UPDATE journal SET last_seq = ?", (maker.seq,))
    finally:
        database.close()


def _putter(put: Callable[[Writer, Person], None], person: Person) -> Store:
    return lambda writer: put(writer, person)


def _owned(put: Callable[..., None], period: Period, client_id: str) -> Store:
    return lambda writer: put(writer, period, client_id=client_id)


def main() -> None:
    """Read the two arguments and make the journal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", type=int)
    parser.add_argument("file", type=Path)
    chosen = parser.parse_args()
    make(chosen.entries, chosen.file)


if __name__ == "__main__":
    main()
