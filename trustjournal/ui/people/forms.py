"""What is asked about a person: to put right, to merge, and to confirm what cannot be undone."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from trustjournal.domain.calling import plain
from trustjournal.domain.records import Person
from trustjournal.journal.people import PersonFacts
from trustjournal.journal.rights.erasing import ErasurePreview
from trustjournal.journal.rights.forgetting import NamingCopy
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.forms import Field, Form, choice, chosen_value, line_edit
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

SHOWN = 60  # passages
PASSAGES_HEIGHT = 150


class PersonEditForm(Form):
    """Asks what is to be said of a person."""

    facts_submitted = Signal(object)

    def __init__(self, presentation: Presentation, person: Person, parent: QWidget | None) -> None:
        words = presentation.words
        super().__init__(presentation, words("people.form.edit"), parent)
        self.name, self.role = line_edit(), line_edit()
        self.reachable = line_edit(words("people.form.reachable_hint"))
        self.requester = QCheckBox(words("people.form.requester"))
        self.name.setText(person.name)
        self.role.setText(person.role)
        self.reachable.setText(person.reachable or "")
        self.requester.setChecked(person.is_requester)
        self.add("name", Field(words("people.form.name"), self.name))
        self.add("role", Field(words("people.form.role"), self.role))
        self.add("reachable", Field(words("people.form.reachable"), self.reachable))
        self.put(self.requester)

    def submit(self) -> None:
        """Hand up what is said."""
        self.facts_submitted.emit(
            PersonFacts(
                self.name.text(),
                self.role.text(),
                self.requester.isChecked(),
                self.reachable.text(),
            )
        )


class MergeForm(Form):
    """Asks who is the same person."""

    other_chosen = Signal(str)

    def __init__(
        self,
        presentation: Presentation,
        person: Person,
        colleagues: tuple[Person, ...],
        parent: QWidget | None,
    ) -> None:
        words = presentation.words
        super().__init__(presentation, words("people.form.merge"), parent)
        self.other = choice((one.id, one.name) for one in colleagues)
        self.add("person", Field(words("people.form.merge_with"), self.other))
        self.explain(words("people.form.merge_why", name=person.name))
        self.name_save(words("people.form.merge_do"))

    def submit(self) -> None:
        """Hand up whom."""
        self.other_chosen.emit(chosen_value(self.other))


@dataclass(frozen=True, slots=True)
class Farewell:
    """What is shown before a person leaves: the dialog's words, what changes, which copies name
    them.
    """

    key: str  # of the words: erase or anonymise
    preview: ErasurePreview
    copies: tuple[NamingCopy, ...]


class FarewellForm(Form):
    """Shows what goes for good, and asks for the name to be typed."""

    confirmed = Signal(bool)  # whether the backups are rewritten too
    export_asked = Signal()

    def __init__(
        self, presentation: Presentation, farewell: Farewell, parent: QWidget | None
    ) -> None:
        words, preview, key = presentation.words, farewell.preview, farewell.key
        name, mark = preview.person.name, preview.mark
        super().__init__(presentation, words(f"people.{key}.title", name=name), parent)
        self._name = name
        self.explain(words(f"people.{key}.why", **({"mark": mark} if key == "anonymise" else {})))
        self.put(button(words("people.erase.export_first"), self.export_asked.emit))
        self.explain(
            words(
                "people.erase.counts",
                entries=preview.participations,
                texts=len(preview.passages),
                mark=mark,
            )
        )
        if preview.passages:
            self.put(Field(words("people.erase.passages"), self._passages(preview)))
        if preview.shared:
            self.explain(words("people.erase.shared", words=preview.shared))
        self.explain(self._copies_told(farewell.copies))
        self.rewrites = QCheckBox(words("people.erase.rewrite"))
        self.rewrites.setVisible(bool(farewell.copies))
        self.put(self.rewrites)
        self.typed = line_edit()
        self.add("name", Field(words("people.erase.type", name=name), self.typed))
        self.name_save(words(f"people.{key}.do"))
        self.typed.textChanged.connect(self._allow)
        self._allow("")

    def submit(self) -> None:
        """Hand up that it was confirmed."""
        if self._is_meant(self.typed.text()):
            self.confirmed.emit(self.rewrites.isChecked())

    def _allow(self, typed: str) -> None:
        self.save.setEnabled(self._is_meant(typed))

    def _is_meant(self, typed: str) -> bool:
        meant = {plain(self._name), plain(veiled(self._name))}  # as it is shown will do too
        return " ".join(plain(typed).split()) in meant

    def _passages(self, preview: ErasurePreview) -> QPlainTextEdit:
        told = [one for one in preview.passages if one.column != "raw"]  # the line says the note
        shown = [f"{one.before}\n→ {one.after}" for one in told[:SHOWN]]
        if len(told) > SHOWN:
            shown.append("…")
        made = QPlainTextEdit(veiled("\n\n".join(shown)))
        made.setReadOnly(True)
        made.setTabChangesFocus(True)
        made.setFixedHeight(self.presentation.px(PASSAGES_HEIGHT))
        return made

    def _copies_told(self, copies: tuple[NamingCopy, ...]) -> str:
        words = self.presentation.words
        days = [one.leaves_on for one in copies if one.leaves_on is not None]
        if not copies:
            return words("people.erase.no_copy")
        form = "one" if len(copies) == 1 else "many"
        told = words(f"people.erase.copies.{form}", count=len(copies))
        if not days:
            return told
        return f"{told} {words('people.erase.copies.last', day=max(days).isoformat())}"
