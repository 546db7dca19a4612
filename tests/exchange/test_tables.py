"""Anybody's table: its delimiter, its columns and its words are recognised, or named."""

import pytest

from tests.builders import paris
from trustjournal.domain.incoming import Wishes
from trustjournal.domain.kinds import Channel, Direction
from trustjournal.errors import Unacceptable
from trustjournal.exchange.tables import read_table


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_french_and_english_headings_are_known(delimiter: str) -> None:
    """Accents and capitals do not matter, nor in which order they stand."""
    for heads in (
        ("DATE", "Heure", "societe", "Durée", "Canal", "Sens", "Commentaires"),
        ("Date", "Time", "Company", "Duration", "Channel", "Direction", "Notes"),
    ):
        row = ("12/10/2026", "9h15", "Béton", "1h30", "appel", "entrant", "dit")
        text = "\n".join(delimiter.join(cells) for cells in (heads, row))

        (entry,) = read_table(text.encode(), Wishes()).entries

        assert paris("2026-10-12T09:15") == entry.start
        assert ("Béton", 90, "dit") == (entry.client, entry.minutes, entry.note)
        assert (Channel.CALL, Direction.IN) == (entry.channel, entry.direction)


def test_a_row_keeps_the_number_of_its_line() -> None:
    """Also where a cell before it runs over several lines."""
    text = 'date,note\n1/2/2026,"a\nb"\nhier,x\n'

    offered = read_table(text.encode(), Wishes())

    assert ([2], [4]) == (
        [it.place for it in offered.entries],
        [it.place for it in offered.passed_over],
    )


def test_the_same_row_is_known_again_and_another_is_not() -> None:
    """By its day, its client and what it says."""
    text = "date,client,note\n1/2/2026,Béton,a\n1/2/2026,BETON,a\n1/2/2026,Béton,b\n"

    ids = [it.id for it in read_table(text.encode(), Wishes()).entries]

    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    ("content", "wishes", "code"),
    [
        ("a,b\n1,2\n", Wishes(), "import_columns"),
        ("", Wishes(), "import_columns"),
        ("a,b\n", Wishes(columns=(("date", "c"),)), "import_column_missing"),
        ("date,note\n" + "1/2/2026,x\n" * 2_001, Wishes(), "import_too_many"),
    ],
)
def test_what_cannot_be_told_is_asked(content: str, wishes: Wishes, code: str) -> None:
    """Which columns there are is said with it."""
    with pytest.raises(Unacceptable) as refused:
        read_table(content.encode(), wishes)

    assert code == refused.value.problems[0].code


def test_a_named_column_counts_more_than_a_known_one() -> None:
    """What the user says beforehand comes first."""
    text = "date,note,fait le\n1/2/2026,a,3/4/2026\n"

    (entry,) = read_table(text.encode(), Wishes(columns=(("date", "Fait le"),))).entries

    assert "2026-04-03" == str(entry.start)
