"""Which rows are there? Their sizes, and what each must show."""

from tests.torture.clocks import short_and_long_nights, travels, wrong_clocks
from tests.torture.conversions import conversions
from tests.torture.crowd import a_crowd, two_windows
from tests.torture.damage import (
    cut_files,
    flipped_bits,
    flipped_bits_encrypted,
    newer_journals,
)
from tests.torture.drills import bringing_back, restoring, restoring_encrypted
from tests.torture.faults import faults
from tests.torture.forgetting import erasing, erasing_encrypted
from tests.torture.full_disk import small_disks, small_files
from tests.torture.fuzzing import (
    fuzzed_files,
    fuzzed_imports,
    fuzzed_lines,
    fuzzed_queries,
)
from tests.torture.hostile import pastes, round_trips
from tests.torture.kills import kills, kills_encrypted
from tests.torture.model import encrypted_model, plain_model
from tests.torture.network import no_connection, no_network_code
from tests.torture.power_cuts import power_cuts, power_cuts_encrypted
from tests.torture.row import Row
from tests.torture.secrets_kept import secrets
from tests.torture.strangers import read_only_folders
from tests.torture.typing_on import lines_in_a_window
from tests.torture.upgrades import upgrades

EVERY = 100_000  # more than there are

ROWS = (
    Row(
        "R1",
        "kills, plain",
        "0 acknowledged lost, 0 half-done, 0 corrupt, 0 doubled on retry",
        kills,
        small=60,
        whole=1000,
    ),
    Row(
        "R1",
        "kills, encrypted",
        "0 acknowledged lost, 0 half-done, 0 corrupt, 0 doubled on retry",
        kills_encrypted,
        small=20,
        whole=1000,
    ),
    Row(
        "R2",
        "power cuts, plain",
        "0 acknowledged lost, 0 corrupt in states with unsynced writes dropped, torn or kept",
        power_cuts,
        small=40,
        whole=600,
    ),
    Row(
        "R2",
        "power cuts, encrypted",
        "0 acknowledged lost, 0 corrupt in states with unsynced writes dropped, torn or kept",
        power_cuts_encrypted,
        small=20,
        whole=600,
    ),
    Row(
        "R3",
        "refused calls, plain",
        "0 lost, 0 corrupt, a message and exit 1, a retry makes it good",
        faults,
        small=24,
        whole=EVERY,
    ),
    Row(
        "R3",
        "lines entered in a window",
        "the line stays, or waits in the spool; then it is there, once",
        lines_in_a_window,
        small=20,
        whole=400,
    ),
    Row(
        "R4",
        "small disks",
        "0 lost, 0 corrupt, told, readable while full, goes on once there is space",
        small_disks,
        small=2,
        whole=20,
    ),
    Row(
        "R4",
        "small files",
        "0 lost, 0 corrupt, told, goes on once the limit is gone",
        small_files,
        small=2,
        whole=20,
    ),
    Row(
        "R5",
        "read-only folders",
        "opens read-only, writes refused in words, nothing changed",
        read_only_folders,
        small=2,
        whole=4,
    ),
    Row(
        "R6",
        "flipped bits, plain",
        "all that change a readable value are seen by open or check",
        flipped_bits,
        small=60,
        whole=600,
    ),
    Row(
        "R6",
        "flipped bits, encrypted",
        "all that change a readable value are seen by open or check",
        flipped_bits_encrypted,
        small=40,
        whole=600,
    ),
    Row(
        "R7",
        "files cut or overwritten",
        "refused, a way back named, never an empty journal, no backup gone",
        cut_files,
        small=4,
        whole=10,
    ),
    Row(
        "R8",
        "newer journals",
        "refused, unchanged on disk",
        newer_journals,
        small=2,
        whole=2,
    ),
    Row(
        "R9",
        "upgrades struck",
        "the old journal or the new one, exactly; the copy made before opens",
        upgrades,
        small=8,
        whole=EVERY,
    ),
    Row(
        "R9",
        "conversions struck",
        "what was before or what is to be; something opens it; the next try gets there",
        conversions,
        small=3,
        whole=EVERY,
    ),
    Row(
        "R10",
        "a window and four writers",
        "0 lost, nobody turned away, no complaint",
        a_crowd,
        small=30,
        whole=500,
    ),
    Row(
        "R10",
        "two windows at once",
        "one owner, the other ends well",
        two_windows,
        small=1,
        whole=10,
    ),
    Row(
        "R12",
        "wrong clocks",
        "the order holds; a clock that is behind is told",
        wrong_clocks,
        small=3,
        whole=60,
    ),
    Row(
        "R12",
        "short and long nights",
        "24 hours are hours that passed",
        short_and_long_nights,
        small=6,
        whole=90,
    ),
    Row("R12", "travels", "no day moves", travels, small=20, whole=200),
    Row(
        "R13",
        "pastes",
        "no freeze of a second; whole or refused",
        pastes,
        small=1,
        whole=1,
    ),
    Row(
        "R14",
        "odd texts",
        "an exact round trip or a clear refusal",
        round_trips,
        small=0,
        whole=2,
    ),
    Row("R16", "model, plain", "0 divergences", plain_model, 4, 150),
    Row("R16", "model, encrypted", "0 divergences", encrypted_model, 2, 100),
    Row("R17", "queries", "0 uncaught, 0 hangs", fuzzed_queries, 80, 5000),
    Row("R17", "lines", "0 uncaught, 0 hangs", fuzzed_lines, 80, 5000),
    Row("R17", "files read", "0 uncaught, 0 hangs", fuzzed_files, 90, 9000),
    Row("R17", "files brought in", "exit 0 or 2, the journal whole", fuzzed_imports, 3, 120),
    Row("R18", "restoring, plain", "all as it was; every backup verified", restoring, 1, 4),
    Row(
        "R18",
        "restoring, encrypted",
        "all as it was; every backup verified",
        restoring_encrypted,
        1,
        4,
    ),
    Row("R19", "bringing back", "each format brings back what it promises", bringing_back, 1, 1),
    Row("R24", "erasing, plain", "0 occurrences in pages and backups", erasing, 1, 1),
    Row(
        "R24",
        "erasing, encrypted",
        "0 occurrences in decrypted pages and backups",
        erasing_encrypted,
        1,
        1,
    ),
    Row("T", "secrets", "0 words at rest, in temporary files and logs; files 0600", secrets, 1, 1),
    Row("T", "no network code", "no module speaks to a network", no_network_code, 1, 1),
    Row("T", "no connection", "no socket but local ones", no_connection, 2, 8),
)
