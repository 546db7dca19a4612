"""Do lines that wait, and the one being typed, forget who was erased?"""

import json
from pathlib import Path

from tests.builders import LONG_AGO
from tests.journal.desk import Desk
from tests.storage.vault.safes import a_safe, key_of
from trustjournal.journal import reading
from trustjournal.journal.engagements import NewClient, NewPerson, add_client
from trustjournal.journal.keeping import sealed
from trustjournal.journal.rights import erasing
from trustjournal.journal.rights.leftovers import scrub_inbox, scrub_lines, scrub_sealed
from trustjournal.storage.vault import inbox

MARK = "[personne effacée]"
LINE = "beton t 5 avec Benali : Benali presse, Leroy aussi"
SCRUBBED = f"beton t 5 avec {MARK} : {MARK} presse, Leroy aussi"
ENTRY = "0a8f6c1e-1111-4222-8333-444455556666"


def test_a_draft_and_a_spool_are_rewritten(desk: Desk, tmp_path: Path) -> None:
    """The text alone changes; a file that is no line of ours is left."""
    draft, spool = tmp_path / "drafts" / "j.txt", tmp_path / "spool"
    draft.parent.mkdir()
    spool.mkdir()
    draft.write_text(LINE, encoding="utf-8")
    told = {"text": LINE, "typed_at": "2026-03-02T09:00:00+01:00"}
    (spool / "a.line").write_text(json.dumps(told), encoding="utf-8")
    (spool / "b.line").write_bytes(b"\xff\xfe no line")
    person = reading.find_person(desk.journal, "benali")
    leaving = erasing.erase(desk.journal, person.id, mark=MARK).leaving
    assert 2 == scrub_lines(leaving, draft=draft, spool=spool)
    assert SCRUBBED == draft.read_text(encoding="utf-8")
    kept = json.loads((spool / "a.line").read_text(encoding="utf-8"))
    assert told | {"text": SCRUBBED} == kept
    assert b"\xff\xfe no line" == (spool / "b.line").read_bytes()


def test_what_waits_sealed_is_rewritten(tmp_path: Path) -> None:
    """Sealed lines and drafts of an encrypted journal, under the same ids, sealed again."""
    journal = a_safe(tmp_path / "j.trustjournal")
    path, key = journal.database.path, key_of(journal)
    people = (NewPerson("Benali"), NewPerson("Leroy"))
    add_client(journal, NewClient("Béton SA", alias="beton", people=people))
    draft = tmp_path / "w1.txt"
    box = sealed.seal_draft(path, LINE)
    assert box is not None
    draft.with_suffix(".sealed").write_bytes(box)
    sealed.seal_line(path, ENTRY, text=LINE, typed_at=LONG_AGO)
    person = reading.find_person(journal, "benali")
    leaving = erasing.erase(journal, person.id, mark=MARK).leaving
    assert (1, 1) == (scrub_inbox(journal, leaving), scrub_sealed(journal, leaving, draft=draft))
    (line,) = inbox.waiting(path, key)
    assert (ENTRY, SCRUBBED) == (line.entry_id, line.text)
    assert SCRUBBED == sealed.open_draft(journal, draft.with_suffix(".sealed").read_bytes())
    journal.close()
