"""What a saved mail tells, whoever wrote it and however it was written."""

from datetime import UTC, datetime

import pytest

from trustjournal.domain.incoming import Incoming, Party, Wishes
from trustjournal.exchange.mails import read_mail, read_mails
from trustjournal.exchange.pages import seen_text

HEAD = (
    "From: =?iso-8859-1?Q?H=E9l=E8ne_Roy?= <helene@beton.example>\n"
    "To: Moi <moi@exemple.example>, autre@exemple.example\n"
    "Subject: =?utf-8?B?RMOpbGFpIGR1IGxvdA==?= 3\n"
    "Date: Mon, 12 Oct 2026 09:12:00 +0200\n"
    "Message-ID: <un@beton.example>\n"
)


def _mail(body: str, *headers: str) -> Incoming:
    more = "".join(f"{header}\n" for header in headers)
    return read_mail(f"{HEAD}{more}\n{body}".encode("latin-1"), Wishes())


def test_headers_are_read_as_they_were_meant() -> None:
    """Encoded words, names, addresses, and the moment with its own offset."""
    (entry,) = _mail("Bonjour").entries

    assert "Délai du lot 3\nBonjour" == entry.note
    assert Party("Hélène Roy", "helene@beton.example") == entry.sender
    assert ["moi@exemple.example", "autre@exemple.example"] == [it.address for it in entry.others]
    assert datetime(2026, 10, 12, 7, 12, tzinfo=UTC) == entry.start


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Un\n\nDeux\n> cité\nTrois", "Un\nDeux"),
        ("Un\nLe 9 oct. 2026 à 10:00, Moi a écrit :\nancien", "Un"),
        ("Un\n-- \nHélène", "Un"),
        ("\n".join(str(number) for number in range(20)), "0\n1\n2\n3\n4\n5"),
        ("x" * 2_000, "x" * 600 + "…"),
    ],
)
def test_only_the_first_own_lines_are_kept(body: str, said: str) -> None:
    """Neither what is quoted, nor the signature, nor the end of a long letter."""
    (entry,) = _mail(body).entries

    assert said == entry.note.partition("\n")[2]


def test_a_letter_in_the_old_letters_is_read() -> None:
    """With its charset, without one, and with one that does not exist."""
    for charset in ("; charset=iso-8859-1", "", "; charset=klingon"):
        (entry,) = _mail("déjà", f"Content-Type: text/plain{charset}").entries
        assert "déjà" == entry.note.partition("\n")[2]


def test_the_same_letter_is_known_again() -> None:
    """By its Message-ID; without one by who wrote what when."""
    assert _mail("a").entries[0].id == _mail("b").entries[0].id
    bare = HEAD.replace("Message-ID: <un@beton.example>\n", "")
    one, two = (read_mail(f"{bare}\n{text}".encode(), Wishes()).entries[0] for text in "ab")
    assert one.id == two.id != _mail("a").entries[0].id


def test_a_mailbox_is_parted_at_its_letters() -> None:
    """A line of a letter that begins with From is no new letter; each has its line."""
    letter = f"From - Mon\n{HEAD}\nBonjour\n>From ici\n\n"

    offered = read_mails((letter + letter.replace("un@", "deux@")).encode(), Wishes())

    assert ["Bonjour\nFrom ici"] * 2 == [it.note.partition("\n")[2] for it in offered.entries]
    assert [1, 11] == [it.place for it in offered.entries]


def test_a_letter_without_a_date_is_refused() -> None:
    """When it was is what a journal is about."""
    offered = read_mail(b"Subject: x\n\ny", Wishes())

    assert ["mail_undated"] == [it.why for it in offered.passed_over if it.is_refused]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>a<br>b</p>", ["a", "b"]),
        ("<style>x</style><b>a</b>&nbsp;&eacute;<script>y</script>", ["a é"]),
        ("<!-- x -->a<!-- y", ["a"]),
        ("<script>a", []),
        ("1 < 2 <a href='http://x.example'>lien</a>", ["1 < 2 lien"]),
        ("<" * 100_000, ["<" * 100_000]),
        ("<!--" * 50_000, []),
    ],
)
def test_a_page_is_what_a_reader_sees(page: str, said: list[str]) -> None:
    """Words only, in time that grows with the page alone."""
    lines = [" ".join(line.split()) for line in seen_text(page).splitlines()]

    assert said == [line for line in lines if line]
