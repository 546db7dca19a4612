"""How is one more fact analysed without running the whole relationship again?

What was worked out of a client last time is remembered: the events of the entries that are the
same still, and the run over them with its checkpoints. Facts added at the end are run alone; a
fact added or removed in the past is run from the checkpoint before it. It is a cache and nothing
else: forgetting it changes nothing but speed.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Self

from trustjournal.domain.events import KnownEntries
from trustjournal.domain.fact import FactEvent
from trustjournal.domain.parameters import EngineSettings
from trustjournal.domain.trajectory import Beginning, Run

MOST_CLIENTS = 16  # those worked for these days; a remembered fact takes half a kilobyte
CHECKPOINTS = (1024, 128, 16)  # facts before the end: what is entered late is mostly recent


@dataclass(slots=True)
class Memory:
    """What is remembered of one client, under some rules (settings, zone, clock of replies).

    ``entries`` holds, by entry, the records behind its events and those events; the run of the
    last checkpoint stands after all of ``facts``.
    """

    rules: tuple[object, ...] = ()
    entries: KnownEntries = field(default_factory=dict)
    start: tuple[Beginning, EngineSettings] | None = None
    facts: tuple[FactEvent, ...] = ()
    checkpoints: list[tuple[int, Run]] = field(default_factory=list)

    def under(self, *rules: object) -> Self:
        """Forget the events of entries if they were worked out under other rules."""
        if self.rules != rules:
            self.entries, self.rules = {}, rules
        return self

    def run(
        self, beginning: Beginning, facts: tuple[FactEvent, ...], settings: EngineSettings
    ) -> Run:
        """Return the run over ``facts``, taken up where it leaves the one remembered."""
        if self.start != (beginning, settings):
            self.checkpoints = []
        same = _common(self.facts, facts)
        kept = [one for one in self.checkpoints if one[0] <= same]
        place, running = kept.pop() if kept else (0, Run(beginning, settings))
        for stop in _stops(place, len(facts)):
            kept.append((place, running.branch()))
            running.follow(facts[:stop], place)
            place = stop
        self.checkpoints = [*_spaced(kept, place), (place, running)]
        self.start, self.facts = (beginning, settings), facts
        return running


class Memories:
    """The memories of the clients looked at last."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._of: OrderedDict[str, Memory] = OrderedDict()

    def take(self, client_id: str) -> Memory:
        """Take a memory out, so that nobody else can change it meanwhile; an empty one at first."""
        return self._of.pop(client_id, None) or Memory()

    def keep(self, client_id: str, memory: Memory) -> None:
        """Put a memory back; the one used longest ago makes room."""
        self._of[client_id] = memory
        while len(self._of) > MOST_CLIENTS:
            self._of.popitem(last=False)


def _common(before: Sequence[FactEvent], after: Sequence[FactEvent]) -> int:
    """Return how many facts both begin with; those carried over are the same object."""
    pairs = zip(count(), before, after, strict=False)
    differs = (place for place, one, other in pairs if one is not other and one != other)
    return next(differs, min(len(before), len(after)))


def _stops(first: int, last: int) -> Iterator[int]:
    """The places at which to stop for a checkpoint, the end last."""
    for back in CHECKPOINTS:
        if last - back > first:
            yield last - back
    if last > first:
        yield last


def _spaced(checkpoints: Sequence[tuple[int, Run]], end: int) -> list[tuple[int, Run]]:
    """Keep, of the checkpoints about equally far from the end, the oldest: few, and well apart."""
    oldest: dict[int, tuple[int, Run]] = {}
    for place, run in checkpoints:
        oldest.setdefault(sum(end - place <= back for back in CHECKPOINTS), (place, run))
    return list(oldest.values())
