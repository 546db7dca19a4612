"""How do the sheet's colours and fonts reach the charts?"""

from trustjournal.charts.style import ChartStyle
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation


def chart_style(
    presentation: Presentation, palette: theme.Palette | None = None, *, scale: float | None = None
) -> ChartStyle:
    """Return the style of charts, in the current palette and text size unless others are given."""
    palette = palette or presentation.palette
    scale = presentation.scale if scale is None else scale
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
        text_px=theme.CAPTION * scale,
    )
