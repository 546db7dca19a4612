"""Address books of three versions: who, as what, where; and nothing else."""

from pathlib import Path

import pytest

from trustjournal.domain.incoming import Wishes
from trustjournal.errors import Unacceptable
from trustjournal.exchange.people import read_people

SAMPLE = Path(__file__).parent / "samples" / "contacts.vcf"


def test_three_versions_say_the_same_things() -> None:
    """Quoted-printable of 2.1, escapes and groups of 3.0, folded lines of 4.0."""
    offered = read_people(SAMPLE.read_bytes(), Wishes())

    assert [
        ("Amélie Lefèvre", "Conductrice de travaux", "Béton SA"),
        ("Karim Benali", "Acheteur, lots techniques", "Béton SA"),
        ("Sofia Marchetti", "Directrice des services", "Ville de Bourgneuf"),
    ] == [(it.name, it.role, it.organisation) for it in offered.people]
    assert ["no_person"] == [it.why for it in offered.passed_over]


def test_a_name_is_put_together_where_only_its_parts_are_there() -> None:
    """Prefix, given, family; in the order in which they are spoken."""
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Roy;Hélène;Anne;Dr;\nEND:VCARD\n"

    (person,) = read_people(card.encode(), Wishes()).people

    assert "Dr Hélène Anne Roy" == person.name


def test_somebody_known_by_a_uid_is_known_again() -> None:
    """Also under another name."""
    card = "BEGIN:VCARD\nUID:42\nFN:{}\nEND:VCARD\n"
    one, two = (read_people(card.format(name).encode(), Wishes()).people[0] for name in "ab")

    assert one.id == two.id


def test_a_file_without_a_card_is_refused() -> None:
    """There is nothing to bring in."""
    with pytest.raises(Unacceptable):
        read_people(b"BEGIN:VCARD\nFN:never ended", Wishes())
