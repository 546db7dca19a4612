"""Can the texts of privacy be chosen, adapted and handed up?"""

from pytestqt.qtbot import QtBot

from trustjournal.report.legal import LegalText
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.people.texts import TextsDialog


def test_a_text_is_adapted_and_handed_up(look: Presentation, qtbot: QtBot) -> None:
    """What stands in the box is what is saved, whichever was chosen first."""
    dialog = TextsDialog(look, {"name": "Zoé Kergoat"}, first=LegalText.ACCESS)
    qtbot.addWidget(dialog)
    assert "Bonjour Zoé Kergoat" in dialog.text.toPlainText()
    dialog.which.setCurrentIndex(dialog.which.findData(LegalText.NOTICE.value))
    assert "Information sur l'usage" in dialog.text.toPlainText()
    dialog.text.setPlainText("# À ma façon")
    heard: list[tuple[str, str]] = []
    dialog.save_asked.connect(lambda which, text: heard.append((which, text)))
    dialog.pages_asked.connect(lambda which, text: heard.append((which, text)))
    dialog.save.click()
    dialog.pages.click()
    assert [("notice", "# À ma façon")] * 2 == heard
