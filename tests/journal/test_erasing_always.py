"""Whatever was done before and is taken back after, is the journal sound and the name gone?"""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import paris
from tests.journal.desk import Clock, settled
from trustjournal.domain.records import Person
from trustjournal.errors import Unacceptable
from trustjournal.journal import entries, history, people
from trustjournal.journal.files import kept_file
from trustjournal.journal.opening import create_journal
from trustjournal.journal.rights import erasing
from trustjournal.storage.check import check
from trustjournal.storage.erasing import names_borne
from trustjournal.storage.files import fetch_file

LINES = st.sampled_from(
    (
        "beton/audit t 5 @Zoé : Zoé presse",
        "beton/audit m? @Quat : Quat demande",
        "beton/pmo r 10 @Zoé @Quat @Leroy : zoé et quat !erreur",
        "beton/pmo t 5 : rien = plan pour Zoé jeudi",
        "beton/audit n : Leroy seul !décision zoé valide",
    )
)
NAMES = st.sampled_from(("Zoé", "Quat", "Zoé Quat", "Leroy"))
PLACES = st.integers(0, 9)


class PeopleLeaving(RuleBasedStateMachine):
    """Lines typed and removed; people renamed, merged, removed, erased; changes undone."""

    def __init__(self) -> None:
        """Begin with a client at an empty desk."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        clock = Clock(paris("2026-03-02T09:00"))
        path = Path(self.folder.name) / "own" / "j.trustjournal"
        self.desk = settled(create_journal(path, clock=clock, zone="Europe/Paris"), clock)
        self.journal = self.desk.journal
        self.erased: set[str] = set()

    @rule(line=LINES)
    def type(self, line: str) -> None:
        """Type a line."""
        self.desk.type(line)

    @precondition(lambda self: self.desk.file().interactions)
    @rule(place=PLACES)
    def remove(self, place: int) -> None:
        """Remove an entry."""
        found = self.desk.file().interactions
        entries.remove(self.journal, found[place % len(found)].id)

    @precondition(lambda self: len(self.desk.file().people) > 1)
    @rule(place=PLACES)
    def merge(self, place: int) -> None:
        """Merge someone into the next."""
        kept, gone = self._person(place), self._person(place + 1)
        people.merge_people(self.journal, kept.id, gone_id=gone.id)

    @precondition(lambda self: self.desk.file().people)
    @rule(place=PLACES, name=NAMES)
    def rename(self, place: int, name: str) -> None:
        """Give someone another name, unless a colleague has it."""
        try:
            people.amend_person(self.journal, self._person(place).id, people.PersonFacts(name))
        except Unacceptable as refused:
            assert ["person_exists"] == [one.code for one in refused.problems]  # noqa: PT017

    @precondition(lambda self: self.desk.file().people)
    @rule(place=PLACES, for_good=st.booleans())
    def leave(self, place: int, *, for_good: bool) -> None:
        """Erase someone, or make them anonymous."""
        person = self._person(place)
        if for_good:
            erasing.erase(self.journal, person.id, mark="[personne effacée]")
            self.erased.add(person.id)
        else:
            mark = erasing.anonymise(self.journal, person.id).erasure.mark
            assert (mark,) == names_borne(self.journal.database, (person.id,))

    @precondition(lambda self: self.desk.file().interactions)
    @rule()
    def undo(self) -> None:
        """Take back the newest change that can be, if nothing rests on it."""
        try:
            history.undo(self.journal)
        except Unacceptable as refused:
            known = {"undo_overtaken", "nothing_to_undo"}
            assert {one.code for one in refused.problems} <= known  # noqa: PT017

    @invariant()
    def who_was_erased_has_no_name(self) -> None:
        """Not in a row, nor in any image of the past."""
        assert () == names_borne(self.journal.database, self.erased)

    @invariant()
    def the_journal_is_sound(self) -> None:
        """What is kept is what is stored; nothing is amiss."""
        fresh = fetch_file(self.journal.database, self.desk.client_id)
        assert fresh == kept_file(self.journal, self.desk.client_id)[0]

    def teardown(self) -> None:
        """Look the journal over at the end."""
        assert () == check(self.journal.database).findings
        self.journal.close()
        self.folder.cleanup()

    def _person(self, place: int) -> Person:
        found = self.desk.file().people
        return found[place % len(found)]


TestPeopleLeaving = PeopleLeaving.TestCase
TestPeopleLeaving.settings = settings(
    max_examples=6,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
