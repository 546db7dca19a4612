"""A new client: its name, how the line calls it, who speaks for it, how things stand."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.domain.kinds import ReplyClock, Standing
from trustjournal.errors import Problem
from trustjournal.journal.engagements import NewClient, NewPerson
from trustjournal.ui.kit.forms import Field, Form, choice, chosen_value, line_edit, lines_edit
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.wording import LANGUAGES


class ClientForm(Form):
    """Asks for a new client."""

    client_submitted = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        words = presentation.words
        super().__init__(presentation, words("screen.form.client"), parent)
        self.name = line_edit()
        self.alias = line_edit()
        self.people = lines_edit(3, presentation)
        self.standing = choice((one.value, words(f"screen.standing.{one}")) for one in Standing)
        self.language = choice(
            ((one, words(f"screen.language.{one}")) for one in LANGUAGES), chosen=words.language
        )
        self.clock = choice((one.value, words(f"screen.reply_clock.{one}")) for one in ReplyClock)
        self.threshold = line_edit()
        self.reachable = line_edit(words("screen.form.client_reachable_hint"))
        self.add("name", self._field("client_name", self.name))
        self.add("alias", self._field("client_alias", self.alias, hint="client_alias_hint"))
        self.add("people", self._field("client_people", self.people, hint="client_people_hint"))
        self.add_pair(
            ("standing", self._field("client_standing", self.standing)),
            ("language", self._field("client_language", self.language)),
        )
        self.add_pair(
            ("clock", self._field("client_clock", self.clock)),
            ("threshold", self._field("client_threshold", self.threshold, hint="optional")),
        )
        self.add("reachable", self._field("client_reachable", self.reachable, hint="optional"))

    def submit(self) -> None:
        """Hand up the client, unless its threshold is no number."""
        threshold = re.sub(r"\s", "", self.threshold.text())
        if threshold and not threshold.isdecimal():
            problem = Problem("amount_unreadable", {"given": threshold}, field="threshold")
            self.show_problems((problem,))
            return
        self.client_submitted.emit(
            NewClient(
                name=self.name.text().strip(),
                alias=self.alias.text().strip() or None,
                people=self._people(),
                language=chosen_value(self.language),
                standing=Standing(chosen_value(self.standing)),
                tender_threshold=int(threshold) if threshold else None,
                reachable_by=_listed(self.reachable.text()),
                reply_clock=ReplyClock(chosen_value(self.clock)),
            )
        )

    def _people(self) -> tuple[NewPerson, ...]:
        names = [name.strip() for name in self.people.toPlainText().splitlines() if name.strip()]
        return tuple(NewPerson(name, is_requester=place == 0) for place, name in enumerate(names))

    def _field(self, label: str, control: QWidget, *, hint: str | None = None) -> Field:
        words = self.presentation.words
        told = words(f"screen.form.{hint}") if hint is not None else ""
        return Field(words(f"screen.form.{label}"), control, hint=told)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
