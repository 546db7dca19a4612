"""Which rows are there? Their sizes, and what each must show."""

from tests.torture.faults import faults
from tests.torture.kills import kills
from tests.torture.power_cuts import power_cuts
from tests.torture.row import Row

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
        "R2",
        "power cuts, plain",
        "0 acknowledged lost, 0 corrupt in states with unsynced writes dropped, torn or kept",
        power_cuts,
        small=80,
        whole=1200,
    ),
    Row(
        "R3",
        "refused calls, plain",
        "0 lost, 0 corrupt, a message and exit 1, a retry makes it good",
        faults,
        small=24,
        whole=1_000,
    ),
)
