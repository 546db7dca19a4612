"""Which colours, sizes and spaces is everything made of?

The sheet. Every screen, chart and painted widget takes its values here and nowhere else; the Qt
stylesheet of resources/theme is filled from the same tokens. Contrast of each text colour on each
ground is at least 4.5 to 1, and a test says so.
"""

from dataclasses import dataclass, fields

from trustjournal.domain.verdicts import Gravity, Phase

CAPTION, BODY, STRONG, TITLE, FIGURE = 11, 13, 15, 20, 28
REGULAR, SEMIBOLD = 400, 600
XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
RADIUS = 8
LINEAR_UPTO = 0.04045  # of a colour part; Source: WCAG 2.2, relative luminance
ROW, ROW_DENSE = 32, 28
RAIL, RAIL_WIDE = 72, 200
MOTION_MS = 150

DARK_INK, LIGHT_INK = "#0B0D10", "#FFFFFF"

PHASE_COLOURS = {
    Phase.GRANTED: "#7C93B8",
    Phase.BUILDING: "#56B4E9",
    Phase.ESTABLISHED: "#009E73",
    Phase.WEAKENED: "#E69F00",
    Phase.BROKEN: "#D55E00",
    Phase.REBUILDING: "#CC79A7",
}
PHASE_HATCHES = {
    Phase.GRANTED: ".",
    Phase.BUILDING: "/",
    Phase.ESTABLISHED: "",
    Phase.WEAKENED: "\\",
    Phase.BROKEN: "x",
    Phase.REBUILDING: "-",
}


@dataclass(frozen=True, slots=True)
class Palette:
    """One way of colouring the sheet. An ``ink`` is the readable text twin of a fill colour."""

    name: str
    paper: str
    surface: str
    sunken: str
    hover: str
    hairline: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_wash: str
    grave: str
    grave_ink: str
    grave_wash: str
    soon: str
    soon_ink: str
    soon_wash: str
    good_ink: str

    @property
    def is_dark(self) -> bool:
        """Whether it is light text on a dark ground."""
        return luminance(self.paper) < luminance(self.text)

    def tokens(self) -> dict[str, str]:
        """The colours by name, for the stylesheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def gravity(self, gravity: Gravity) -> str:
        """The fill of a warning's icon and edge."""
        return {Gravity.GRAVE: self.grave, Gravity.SOON: self.soon}.get(gravity, self.muted)

    def gravity_ink(self, gravity: Gravity) -> str:
        """The readable text colour of a warning's word."""
        inks = {Gravity.GRAVE: self.grave_ink, Gravity.SOON: self.soon_ink}
        return inks.get(gravity, self.muted)


LIGHT = Palette(
    name="light",
    paper="#F6F5F1",
    surface="#FFFFFF",
    sunken="#EFEDE7",
    hover="#F1EFE9",
    hairline="#E3E0D8",
    border="#C9C5BA",
    text="#1E2227",
    muted="#5A5F67",
    accent="#0B6E6E",
    on_accent="#FFFFFF",
    accent_hover="#095C5C",
    accent_wash="#E4EFEE",
    grave="#D55E00",
    grave_ink="#A84300",
    grave_wash="#FBEDE3",
    soon="#E69F00",
    soon_ink="#7D5600",
    soon_wash="#FCF3DF",
    good_ink="#00694C",
)
DARK = Palette(
    name="dark",
    paper="#15171A",
    surface="#1D2024",
    sunken="#121417",
    hover="#262A2F",
    hairline="#30343A",
    border="#484D55",
    text="#E8EAED",
    muted="#A4AAB3",
    accent="#4DB8AF",
    on_accent="#0B1414",
    accent_hover="#66C9C0",
    accent_wash="#1B2F2F",
    grave="#D55E00",
    grave_ink="#FF9A57",
    grave_wash="#33221A",
    soon="#E69F00",
    soon_ink="#F2BC4B",
    soon_wash="#302819",
    good_ink="#46C79C",
)
CONTRAST_LIGHT = Palette(
    name="contrast-light",
    paper="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    hover="#E6E6E6",
    hairline="#6B6B6B",
    border="#000000",
    text="#000000",
    muted="#262626",
    accent="#004B4B",
    on_accent="#FFFFFF",
    accent_hover="#003333",
    accent_wash="#D9EFEE",
    grave="#B03A00",
    grave_ink="#7A2600",
    grave_wash="#FFFFFF",
    soon="#8A5A00",
    soon_ink="#573B00",
    soon_wash="#FFFFFF",
    good_ink="#004A35",
)
CONTRAST_DARK = Palette(
    name="contrast-dark",
    paper="#000000",
    surface="#000000",
    sunken="#000000",
    hover="#242424",
    hairline="#9A9A9A",
    border="#FFFFFF",
    text="#FFFFFF",
    muted="#E3E3E3",
    accent="#63E6DB",
    on_accent="#000000",
    accent_hover="#93F2EA",
    accent_wash="#00302E",
    grave="#FF8A4C",
    grave_ink="#FFB38A",
    grave_wash="#000000",
    soon="#FFC23D",
    soon_ink="#FFDB8F",
    soon_wash="#000000",
    good_ink="#74F2C6",
)
PALETTES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)}


def palette_for(chosen: str, *, dark: bool, contrast: bool) -> Palette:
    """Return the palette of a choice: light, dark, contrast, else as the system is.

    ``dark`` and ``contrast`` say what the system asks for.
    """
    if chosen in {LIGHT.name, DARK.name}:
        return PALETTES[chosen]
    if chosen == "contrast" or contrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def ink_on(ground: str) -> str:
    """Return the dark or the light ink, whichever reads better on ``ground``."""
    return max((DARK_INK, LIGHT_INK), key=lambda ink: contrast(ink, ground))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1–21. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0–1. Source: WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= LINEAR_UPTO else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(colour: str, ground: str, share: float) -> str:
    """Return ``share`` (0–1) of ``colour`` laid over ``ground``."""
    parts = (
        round(
            int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share),
        )
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)
