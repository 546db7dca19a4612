"""Does a journal of any released version still open, and is none ever half migrated?"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database as SchemaDatabase
from sqlite_utils import Migrations

from tests.builders import LONG_AGO
from trustjournal.domain.signals import GAPS, SIGNALS, Effect
from trustjournal.errors import Trouble
from trustjournal.storage import migrations
from trustjournal.storage.check import check
from trustjournal.storage.clients import CLIENTS
from trustjournal.storage.database import SCHEMA_VERSION, create, open_database
from trustjournal.storage.driver import connect
from trustjournal.storage.files import fetch_file
from trustjournal.storage.schema import upgrade

GOLDEN = Path(__file__).parents[1] / "golden" / "journals"
RELEASED = sorted(GOLDEN.glob("*.trustjournal"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a filled journal of version 1, to be migrated further."""
    return Path(shutil.copy(GOLDEN / "version-1.trustjournal", tmp_path / "old.trustjournal"))


def steps(*, fails: bool = False, loses: bool = False) -> Migrations:
    """Return our migrations and one more, which adds a column and may go wrong."""
    found = Migrations("trustjournal")
    found()(migrations.m0001_records)

    @found()
    def m0002_sector(db: SchemaDatabase) -> None:
        db.execute("ALTER TABLE client ADD COLUMN sector TEXT")
        if loses:
            db.execute("DELETE FROM act")
        if fails:
            message = "the disk went away"
            raise ValueError(message)

    return found


def contents(path: Path) -> Iterator[object]:
    """Yield everything a journal says, row by row."""
    connection = connect(path, "ro")
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
    for (table,) in connection.execute(tables).fetchall():
        yield table, connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
    connection.close()


@pytest.mark.parametrize("released", RELEASED, ids=[path.stem for path in RELEASED])
def test_a_journal_of_each_version_opens_whole(released: Path, tmp_path: Path) -> None:
    """Its rows are there, its schema is a fresh journal's, and nothing in it is amiss."""
    database = open_database(Path(shutil.copy(released, tmp_path / "j.trustjournal")))
    assert () == check(database).findings
    (client,) = CLIENTS.fetch(database)
    file = fetch_file(database, client.id)
    assert file is not None
    assert 6 <= len(file.interactions)
    assert all((file.commitments, file.waitings, file.steps, file.acts, file.ratings))
    assert all((file.decisions, file.milestones, file.deliverables, file.overrides))
    database.close()


def test_there_is_a_golden_journal_for_each_version() -> None:
    """A release adds its own; the program's version is the number of its migrations."""
    assert SCHEMA_VERSION == len(RELEASED) == len(migrations.migrations.pending(_nothing()))


def test_migrations_know_nothing_of_the_program() -> None:
    """What they say must not change when the program does."""
    text = Path(migrations.__file__).read_text(encoding="utf-8")
    assert not re.findall(r"^(?:from|import) trustjournal", text, re.MULTILINE)


def test_the_words_of_the_first_schema_are_the_domains() -> None:
    """The list of open things speaks of the gaps and losses there are today."""
    losses = {code for code, rule in SIGNALS.items() if rule.effect is Effect.LOSS}
    assert losses == set(re.findall(r"\w+", migrations.LOSSES))
    assert GAPS == frozenset(re.findall(r"\w+", migrations.GAPS))


def test_an_upgrade_keeps_every_row_and_a_copy(path: Path) -> None:
    """The copy made before is the old journal, to the row."""
    before = list(contents(path))
    upgrade(path, version=1, steps=steps())
    connection = connect(path, "ro")
    assert (2,) == connection.execute("PRAGMA user_version").fetchone()
    assert [None] == [row[0] for row in connection.execute("SELECT sector FROM client").fetchall()]
    connection.close()
    (copy,) = path.parent.glob("*before-version-1*")
    assert before == list(contents(copy))
    upgrade(path, version=1, steps=steps())  # a second process that came too late


def test_an_upgrade_relies_on_no_copy_but_its_own(path: Path) -> None:
    """A copy that was cut off, or that an earlier upgrade left, is kept and not counted on."""
    left = path.with_stem(f"{path.stem}-before-version-1")
    left.write_bytes(b"half")
    before = list(contents(path))
    upgrade(path, version=1, steps=steps())
    assert b"half" == left.read_bytes()
    assert before == list(contents(path.with_stem(f"{path.stem}-before-version-1-2")))


@pytest.mark.parametrize("wrong", ["fails", "loses"])
def test_an_upgrade_that_goes_wrong_changes_nothing(path: Path, wrong: str) -> None:
    """Neither an error nor a lost row leaves the journal half migrated."""
    before = list(contents(path))
    with pytest.raises(Trouble, match="upgrade_failed") as caught:
        upgrade(path, version=1, steps=steps(fails=wrong == "fails", loses=wrong == "loses"))
    assert before == list(contents(path))
    assert Path(str(caught.value.facts["backup"])).is_file()
    open_database(path).close()


def test_a_fresh_journal_says_its_version(tmp_path: Path) -> None:
    """``user_version`` is the number of migrations."""
    database = create(tmp_path / "j.trustjournal", now=LONG_AGO)
    assert SCHEMA_VERSION == database.number("PRAGMA user_version")
    database.close()


def _nothing() -> SchemaDatabase:
    return SchemaDatabase(memory=True)
