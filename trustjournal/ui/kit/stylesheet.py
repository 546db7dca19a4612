"""How does the sheet reach Qt: one stylesheet and one QPalette, filled from the tokens?"""

import re
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from trustjournal.paths import resources
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation

SHEET = "theme/sheet.qss"
WORN = "worn"  # the application's property that tells what it wears


def apply(presentation: Presentation) -> None:
    """Dress the whole application in the presentation's palette and type scale.

    Qt then looks at each widget there is, so what is worn already is not put on again.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    worn, look = app.property(WORN), presentation
    wanted = [look.palette.name, look.scale, look.family, look.is_plain]
    if worn == wanted:
        return
    if worn is None:
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setProperty(WORN, wanted)
    app.setPalette(qt_palette(presentation.palette))
    app.setFont(presentation.font())
    app.setStyleSheet("" if presentation.is_plain else sheet(presentation))


def sheet(presentation: Presentation) -> str:
    """Return the stylesheet with every token filled; text sizes, and what holds text, scaled."""
    text = (resources() / SHEET).read_text(encoding="utf-8")
    icons = (resources() / "icons").as_posix()
    filled = Template(text).substitute(
        presentation.palette.tokens(), icons=icons, family=presentation.family
    )
    return re.sub(
        r"(font-size|min-height): (\d+)px",
        lambda size: f"{size[1]}: {presentation.px(int(size[2]))}px",
        filled,
    )


def qt_palette(palette: theme.Palette) -> QPalette:
    """Return the QPalette that widgets without a rule of their own follow."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.paper,
        role.WindowText: palette.text,
        role.Base: palette.surface,
        role.AlternateBase: palette.sunken,
        role.Text: palette.text,
        role.Button: palette.surface,
        role.ButtonText: palette.text,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.PlaceholderText: palette.muted,
        role.ToolTipBase: palette.surface,
        role.ToolTipText: palette.text,
        role.Link: palette.accent,
        role.Mid: palette.hairline,
        role.Dark: palette.border,
        role.Light: palette.surface,
    }
    made = QPalette()
    for part, colour in colours.items():
        made.setColor(part, QColor(colour))
    made.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(palette.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(palette.muted))
    return made
