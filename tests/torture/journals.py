"""Which journals does the battery torture, and what is to be found in them afterwards?"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from tests.builders import paris
from tests.journal.desk import Clock, settled
from tests.torture.row import Harm, Trial
from trustjournal.errors import Trouble
from trustjournal.journal.journal import Journal
from trustjournal.storage.check import check
from trustjournal.storage.database import Database, create, open_database
from trustjournal.storage.vault.key import Key

BEGUN = "2026-03-02T09:00"
ZONE = "Europe/Paris"
WHOLE = "!erreur = devis jeudi > rappeler lundi"  # a line with one signal, one promise, one step
PARTS = ("signal", "commitment", "step")


def new_journal(folder: Path, *, key: Key | None = None, lines: int = 0) -> Path:
    """Make a journal with the client Béton SA (beton), its missions audit and pmo, and lines."""
    path = folder / "journal.trustjournal"
    clock = Clock(paris(BEGUN))
    desk = settled(Journal(create(path, now=clock(), key=key), clock=clock, zone=ZONE), clock)
    for number in range(lines):
        desk.type(a_line(number))
    desk.journal.close()
    return path


def a_line(number: int) -> str:
    """Return the line of a number: no two are equal, and each makes a fact of every part."""
    return f"beton/audit t 5 : l'appel n° {number} d'aujourd'hui {WHOLE}"


def an_id(trial: Trial) -> str:
    """Return a UUID the dice made."""
    return str(UUID(int=trial.dice.getrandbits(128), version=4))


def a_key(trial: Trial) -> Key:
    """Return a key the dice made."""
    return Key(trial.dice.randbytes(32))


@contextmanager
def opened(path: Path, *, read_only: bool = False, key: Key | None = None) -> Iterator[Database]:
    """Open a journal for a while."""
    with closing(open_database(path, read_only=read_only, key=key)) as database:
        yield database


def raws(database: Database) -> dict[str, str]:
    """Return the typed line of each entry, by id."""
    return {str(key): str(raw) for key, raw in database.rows("SELECT id, raw FROM interaction")}


def halves(database: Database) -> list[str]:
    """Return the ids of entries of ``a_line`` that lack a part, or have one twice."""
    sql = " OR ".join(
        f"(SELECT count(*) FROM {part} p WHERE p.interaction_id = i.id) <> 1"  # noqa: S608
        for part in PARTS
    )
    like = f"%{WHOLE}"
    rows = database.rows(f"SELECT id FROM interaction i WHERE raw LIKE ? AND ({sql})", (like,))  # noqa: S608
    return [str(key) for (key,) in rows]


def told(database: Database) -> tuple[object, ...]:
    """Return every row of every table that says something, and what stands open."""
    tables = database.rows("SELECT name FROM sqlite_schema WHERE sql LIKE '%STRICT%' ORDER BY name")
    return tuple(
        (table, database.rows(f"SELECT * FROM {table} ORDER BY 1, 2"))  # noqa: S608
        for (table,) in tables
    )


def look_over(
    trial: Trial, path: Path, acknowledged: dict[str, str], *, key: Key | None = None
) -> dict[str, str]:
    """Open a journal after a blow; note what is lost, half or corrupt; return its lines by id."""
    try:
        with opened(path, key=key) as database:
            found = raws(database)
            whole = check(database)
            half = halves(database)
    except Trouble as trouble:
        trial.note(Harm.CORRUPT, f"does not open: {trouble.code}")
        return {}
    gone = [key for key, raw in acknowledged.items() if found.get(key) != raw]
    trial.expect(not gone, Harm.LOST, f"{len(gone)} acknowledged lines are gone")
    trial.expect(whole.is_ok, Harm.CORRUPT, f"check finds {whole.findings[:3]}")
    trial.expect(not half, Harm.CORRUPT, f"{len(half)} half-done entries")
    return found
