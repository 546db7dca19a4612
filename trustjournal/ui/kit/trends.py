"""How is the arrow of a mission told: "−6 since 3 May: report demanded"?"""

from trustjournal.domain.analysis import MissionAnalysis, Trend
from trustjournal.ui.kit.presentation import Presentation


def direction(trend: Trend) -> str:
    """Return ``up``, ``down`` or ``flat``: what the arrow shows once rounded to a point."""
    points = round(trend.delta)
    return "up" if points > 0 else "down" if points < 0 else "flat"


def arrow_icon(trend: Trend) -> str:
    """Return the icon of the arrow."""
    return f"arrow_{direction(trend)}"


def trend_text(presentation: Presentation, analysis: MissionAnalysis) -> str:
    """Tell the arrow and its main reason."""
    words, trend = presentation.words, analysis.trend
    told = words(
        f"screen.mission.trend_{direction(trend)}",
        delta=abs(round(trend.delta)),
        day=words.day(trend.since.astimezone(presentation.zone).date(), year=False),
    )
    if trend.code is None or direction(trend) == "flat":
        return told
    return words("screen.mission.trend_why", trend=told, why=cause_text(presentation, trend.code))


def cause_text(presentation: Presentation, code: str) -> str:
    """Tell a signal code, or another cause of change, in words."""
    return presentation.words(f"signals.{code}")
