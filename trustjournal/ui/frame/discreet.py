"""How does the window say that names are hidden, and how are they shown again?"""

from trustjournal.ui.kit.chips import Chip, ChipLook
from trustjournal.ui.kit.presentation import Presentation


class DiscreetSign(Chip):
    """A chip beside the quick line while names are hidden; pressed, it shows them again."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, "", ChipLook(fill="#000000", ink="#ffffff"), pressable=True)

    def show_state(self) -> None:
        """Say and colour it again."""
        look, palette = self._presentation, self._presentation.palette
        self._look = ChipLook(
            fill=palette.accent_wash, ink=palette.text, border=palette.accent, icon="eye_off",
            icon_ink=palette.accent,
        )  # fmt: skip
        self.setText(look.words("settings.discreet.on"))
        self.setAccessibleName(look.words("settings.discreet.on_spoken"))
        self.setToolTip(look.words("settings.discreet.on_spoken"))
        self.updateGeometry()
        self.setVisible(look.is_discreet)
