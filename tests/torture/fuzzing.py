"""R17: does any text or file make a reader break or hang?

Queries and lines are made by hypothesis from what their grammars know and from anything; files by
mutating good ones with what their formats are known to choke on. A reader answers or refuses, in
seconds; what breaks is told with its input.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.builders import paris
from tests.journal.desk import Clock
from tests.torture.inside import run_inside
from tests.torture.journals import ZONE, look_over, new_journal
from tests.torture.row import Harm, Trial, need
from trustjournal.domain.incoming import Wishes
from trustjournal.errors import Unacceptable
from trustjournal.exchange.child import _reader
from trustjournal.exchange.formats import ImportFormat
from trustjournal.journal.entries import record
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import line_context, search
from trustjournal.quickline.read import read_line

SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"
FORMATS = {
    ".csv": ImportFormat.CSV,
    ".ics": ImportFormat.ICS,
    ".vcf": ImportFormat.VCF,
    ".eml": ImportFormat.EML,
    ".mbox": ImportFormat.MBOX,
    ".txt": ImportFormat.TXT,
}
PATIENCE = 10  # seconds
NO_ALARM = "this system has no alarm clock"
ASKED = (
    *(
        "client:",
        "mission:",
        "personne:",
        "signal:",
        "tag:",
        "before:",
        "après:",
        "is:",
        "est:open",
    ),
    *(
        '"',
        "-",
        "*",
        "(",
        ")",
        "OR",
        "NEAR(",
        "AND NOT",
        ":",
        "^",
        "+",
        "'",
        "\\",
        "%",
        "_",
        "{a b}",
    ),
    *("2026-03", "31/02/2026", "beton", "l'été", "d'aujourd'hui", "0000-00-00", "９", "\x00"),
)
SAID = (
    *("beton", "beton/audit", "t", "m?", "m>", "r", "v", "25", "1h30", "hier", "demain 10h", ":"),
    *("=", "<", ">", "!retard", "3j", "!note 8", "@Leroy", "#lot3", "&", "++", "--", "d'ici jeudi"),
    *(
        "31/02",
        "25h61",
        "J+9999999999",
        "12345678901234567890",
        "!!",
        "@@",
        "##",
        "\u202e",
        "\ufffd",
    ),
)
EVIL = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n\n",
        b'"',
        b";",
        b",",
        b"\\",
        b"=?utf-8?b?//8=?=",
    ),
    *(b"BEGIN:VEVENT\n", b"END:VCALENDAR\n", b"BEGIN:VCARD\n", b"RRULE:FREQ=SECONDLY\n"),
    *(b"DTSTART;TZID=Mars/Olympus:99999999T999999Z\n", b"DURATION:P99999999999D\n"),
    *(
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Content-Transfer-Encoding: base64\n",
    ),
    *(b"Content-Type: text/plain; charset=klingon\n", b"Date: 32 Foo 99999 25:61:61 +9999\n"),
    *(
        b"From \n",
        b"x" * 5000,
        b"9" * 400,
        b"-",
        b"1e400",
        b"NaN",
        b"\xf0\x28\x8c\x28",
        b"=\n=\n=3D",
    ),
)


def fuzzed_queries(trial: Trial) -> None:
    """Search for anything."""
    path = new_journal(trial.folder, lines=6)
    journal = open_journal(path, clock=Clock(paris("2026-03-04T09:00")), zone=ZONE)
    _fuzz(trial, ASKED, lambda text: search(journal, text, 5))
    journal.close()


def fuzzed_lines(trial: Trial) -> None:
    """Read anything as a line, and record what can be."""
    path = new_journal(trial.folder)
    clock = Clock(paris("2026-03-04T09:00"))
    journal = open_journal(path, clock=clock, zone=ZONE)

    def take(text: str) -> object:
        now = clock()
        draft = read_line(text, now, line_context(journal, "fr", now))
        return record(journal, draft)

    _fuzz(trial, SAID, take)
    journal.close()
    look_over(trial, path, {})


def fuzzed_files(trial: Trial) -> None:
    """Let each reader read mutations of a good file."""
    need(hasattr(signal, "SIGALRM"), NO_ALARM)
    files = sorted(SAMPLES.iterdir())
    for turn in range(trial.wanted):
        trial.attempt()
        file = files[turn % len(files)]
        content = mutated(trial, file.read_bytes())
        read = partial(_reader(FORMATS[file.suffix]), content, Wishes())
        _expect_answer(trial, read, repr(content[:3000]))


def fuzzed_imports(trial: Trial) -> None:
    """Bring mutated files into a journal by the command: 0 or 2, and the journal stays whole."""
    path = new_journal(trial.folder)
    files = sorted(SAMPLES.iterdir())
    for turn in range(trial.wanted):
        trial.attempt()
        file = files[turn % len(files)]
        spoilt = trial.folder / f"spoilt{file.suffix}"
        spoilt.write_bytes(mutated(trial, file.read_bytes()))
        said = run_inside(path, "import", str(spoilt))
        trial.expect(said.code in {0, 2}, Harm.WRONG, f"{file.name}: {said.code} {said.err}")
    look_over(trial, path, {})


def mutated(trial: Trial, content: bytes) -> bytes:
    """Return content with a few things taken out, doubled, turned or put in."""
    dice = trial.dice
    for _ in range(dice.randint(1, 6)):
        place = dice.randint(0, len(content))
        end = min(len(content), place + dice.choice((1, 5, 40, 400)))
        part = content[place:end]
        new = dice.choice((b"", part * 2, part[::-1], dice.choice(EVIL), dice.randbytes(3) + part))
        content = content[:place] + new + content[end:]
    return content


def _fuzz(trial: Trial, known: tuple[str, ...], take: Callable[[str], object]) -> None:
    need(hasattr(signal, "SIGALRM"), NO_ALARM)
    pieces = st.lists(st.sampled_from(known) | st.text(max_size=8), max_size=12)
    texts = st.text(max_size=60) | st.builds(" ".join, pieces) | st.builds("".join, pieces)

    @seed(trial.seed)
    @settings(
        max_examples=trial.wanted,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts)
    def each(text: str) -> None:
        trial.attempt()
        with _in_time(), _refusing():
            take(text)

    try:
        each()
    except BaseExceptionGroup as several:
        trial.note(Harm.WRONG, f"breaks: {several.exceptions}")
    except Exception as error:  # noqa: BLE001 - whatever breaks is what is looked for
        trial.note(Harm.WRONG, f"breaks: {error!r} {getattr(error, '__notes__', '')}")


def _expect_answer(trial: Trial, read: Callable[[], object], what: str) -> None:
    try:
        with _in_time(), _refusing():
            read()
    except Exception as error:  # noqa: BLE001 - see above
        trial.note(Harm.WRONG, f"breaks: {error!r} on {what}")


@contextmanager
def _refusing() -> Iterator[None]:
    """A refusal is an answer too."""
    try:
        yield
    except Unacceptable:
        return


@contextmanager
def _in_time() -> Iterator[None]:
    """Raise TimeoutError in what takes too long."""

    def ring(_: int, __: object) -> None:
        raise TimeoutError

    usual = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, usual)
