"""How do the sheet's colours and fonts reach the charts?"""

from trustjournal.charts.style import ChartStyle
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation


def chart_style(presentation: Presentation) -> ChartStyle:
    """Return the style of charts in the current palette."""
    palette = presentation.palette
    return ChartStyle(
        surface=palette.surface,
        text=palette.text,
        muted=palette.muted,
        hairline=palette.hairline,
        accent=palette.accent,
        gain=palette.good_ink,
        loss=palette.grave,
        phases=theme.PHASE_COLOURS,
        hatches=theme.PHASE_HATCHES,
        zone=presentation.zone,
        families=(presentation.family, "DejaVu Sans"),
        text_px=theme.CAPTION * presentation.scale,
    )
