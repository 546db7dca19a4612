"""How is a chart drawn for paper?

The charts room draws, this file chooses the size and the palette of paper and hands back SVG
source. No date and no random id goes into it, so the same values give the same bytes. matplotlib
is imported only when a chart is wanted.
"""

import io
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.verdicts import Phase
from trustjournal.wording import Words

WIDTH_INCHES, HEIGHT_INCHES = 7.1, 3.5  # set at 6.3 inches, as wide as the text: the key has room
PHASES = {  # colour and hatch, as on the screen
    Phase.GRANTED: ("#7C93B8", "."),
    Phase.BUILDING: ("#56B4E9", "/"),
    Phase.ESTABLISHED: ("#009E73", ""),
    Phase.WEAKENED: ("#E69F00", "\\"),
    Phase.BROKEN: ("#D55E00", "x"),
    Phase.REBUILDING: ("#CC79A7", "-"),
}


def trajectory_svg(analysis: MissionAnalysis, words: Words, zone: ZoneInfo) -> str:
    """Return the trajectory as SVG, letters as outlines."""
    import matplotlib as mpl  # noqa: PLC0415 - 250 ms, for the retrospective only
    from matplotlib.figure import Figure  # noqa: PLC0415

    from trustjournal.charts.style import ChartStyle  # noqa: PLC0415
    from trustjournal.charts.trajectory import draw_trajectory  # noqa: PLC0415

    style = ChartStyle(
        surface="#FFFFFF",
        text="#1E2227",
        muted="#5A5F67",
        hairline="#E3E0D8",
        accent="#0B6E6E",
        gain="#00694D",
        loss="#A84300",
        phases={phase: colour for phase, (colour, _) in PHASES.items()},
        hatches={phase: hatch for phase, (_, hatch) in PHASES.items()},
        zone=zone,
        text_px=9.5,
    )
    file = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "trustjournal", "svg.fonttype": "path"}):
        figure = Figure(figsize=(WIDTH_INCHES, HEIGHT_INCHES), dpi=96)
        draw_trajectory(figure, analysis, words, style)
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()
