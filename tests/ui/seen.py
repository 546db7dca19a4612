"""What is to be seen on a widget: its texts, and controls by their accessible name."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def texts(widget: QWidget) -> tuple[str, ...]:
    """Return the texts of all labels that are shown, plainly spaced."""
    return tuple(
        plain(label.text()) for label in widget.findChildren(QLabel) if not label.isHidden()
    )


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def button_named(widget: QWidget, name: str) -> QAbstractButton:
    """Return the one shown button with a name, spoken or written."""
    found = [
        one
        for one in widget.findChildren(QAbstractButton)
        if not one.isHidden() and name in {plain(one.accessibleName()), plain(one.text())}
    ]
    assert found, f"no button “{name}”"
    return found[0]
