"""What does the example show where there is no display? ``packaging/dev.py run`` calls this there.

Writes into a folder: the example journal, the trajectory of one of its missions as a picture, and
that mission's document for the client; then says where they are. Runs in .venv, without Qt.
"""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from matplotlib.figure import Figure

from trustjournal.charts.style import ChartStyle
from trustjournal.charts.trajectory import draw_trajectory
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import Period
from trustjournal.journal.analyses import analyse_all
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import client_file
from trustjournal.ui.kit import theme
from trustjournal.wording import words

LANGUAGE, ZONE = "fr", "Europe/Paris"
INCHES, DOTS_PER_INCH = (11.0, 3.6), 160


def main() -> int:
    """Write the example into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    journal, chart, paper = (
        folder / name for name in ("exemple.trustjournal", "trajectoire.png", "point.pdf")
    )
    for old in (journal, chart, paper):
        old.unlink(missing_ok=True)
    _trustjournal("demo", "--out", str(journal))
    analysis, periods = _most_moved(journal)
    _draw(analysis, periods, chart)
    place = f"{analysis.client.alias}/{analysis.mission.alias}"
    _trustjournal("--journal", str(journal), "report", "progress", place, "--out", str(paper))
    print("There is no display for the window. What it would open is written to:")
    for written in (journal, chart, paper):
        print(f"  {written}")
    return 0


def _trustjournal(*arguments: str) -> None:
    command = [sys.executable, "-m", "trustjournal", "--lang", LANGUAGE, "--tz", ZONE, *arguments]
    if code := subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        raise SystemExit(code)


def _most_moved(file: Path) -> tuple[MissionAnalysis, tuple[Period, ...]]:
    """Return the mission with most to tell, and its periods."""
    journal = open_journal(file, clock=lambda: datetime.now(UTC), zone=ZONE, read_only=True)
    try:
        analysis = max(analyse_all(journal), key=_spread)
        periods = client_file(journal, analysis.client.id).periods
        return analysis, tuple(it for it in periods if it.mission_id == analysis.mission.id)
    finally:
        journal.close()


def _spread(analysis: MissionAnalysis) -> float:
    levels = [point.level for point in analysis.points]
    return max(levels, default=0.0) - min(levels, default=0.0)


def _draw(analysis: MissionAnalysis, periods: tuple[Period, ...], out: Path) -> None:
    palette = theme.LIGHT
    style = ChartStyle(
        surface=palette.surface,
        text=palette.text,
        muted=palette.muted,
        hairline=palette.hairline,
        accent=palette.accent,
        gain=palette.good_ink,
        loss=palette.grave,
        phases=theme.PHASE_COLOURS,
        hatches=theme.PHASE_HATCHES,
        zone=ZoneInfo(ZONE),
    )
    figure = Figure(figsize=INCHES, dpi=DOTS_PER_INCH)
    draw_trajectory(figure, analysis, words(LANGUAGE), style, periods=periods)
    figure.savefig(out)


if __name__ == "__main__":
    sys.exit(main())
