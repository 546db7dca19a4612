"""What happens on the People screen: people put right, merged, reviewed, and given their rights."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from trustjournal.errors import Unacceptable
from trustjournal.journal import people
from trustjournal.journal.journal import Journal
from trustjournal.journal.people import people_by_client, person_view
from trustjournal.journal.rights.retention import (
    keep_person,
    people_to_review,
    retention_years,
    set_retention_years,
)
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.form_work import FormWork
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.people.screen import PeopleScreen, PeopleShown
from trustjournal.ui.window import MainWindow, Place

if TYPE_CHECKING:
    from trustjournal.ui.desk.farewell_work import FarewellWork
    from trustjournal.ui.desk.texts_work import TextsWork

KEY = "people"
ENTRIES = 30


class PeopleWork:
    """The people of one journal on one screen."""

    def __init__(
        self,
        journal: Journal,
        window: MainWindow,
        deeds: Deeds,
        forms: FormWork,
        *,
        open_entry: Callable[[str], None],
        search_for: Callable[[str], None],
    ) -> None:
        """``open_entry`` shows an entry by its id, ``search_for`` what answers a query."""
        self._journal, self._window, self._deeds, self._forms = journal, window, deeds, forms
        self._look = window.presentation
        self._search_for = search_for
        self.person_id: str | None = None
        self.screen = PeopleScreen(self._look)
        self._connect(open_entry)

    @cached_property
    def farewells(self) -> "FarewellWork":
        """What is done when somebody asks for their rights; made when it first happens."""
        from trustjournal.ui.desk.farewell_work import FarewellWork  # noqa: PLC0415 - 0.1 s

        return FarewellWork(self._journal, self._window, self._deeds, leave=self.list_people)

    @cached_property
    def texts(self) -> "TextsWork":
        """What is done with the texts of privacy; made when they are first wanted."""
        from trustjournal.ui.desk.texts_work import TextsWork  # noqa: PLC0415 - Typst

        return TextsWork(self._journal, self._window, self._deeds)

    def place(self) -> Place:
        """Return the screen's place in the window."""
        return Place(KEY, "people", self.screen, lambda: chrome("People"), self.fill)

    def open(self, person_id: str) -> None:
        """Show one person."""
        self.person_id = person_id
        self._window.show_anew(KEY)

    def list_people(self) -> None:
        """Show everybody."""
        self.person_id = None
        if self._window.current == KEY:
            self._window.show_anew(KEY)

    def fill(self) -> None:
        """Show the person in sight, else everybody."""
        journal, years = self._journal, retention_years(self._journal)
        if self.person_id is not None:
            try:
                view = person_view(journal, self.person_id, limit=ENTRIES)
            except Unacceptable:  # removed, merged or erased meanwhile
                self.person_id = None
            else:
                self.screen.show_person(view, years)
                return
        shown = PeopleShown(people_by_client(journal), people_to_review(journal), years)
        self.screen.show_people(shown)

    def _connect(self, open_entry: Callable[[str], None]) -> None:
        screen, page = self.screen, self.screen.person
        screen.person_opened.connect(self.open)
        screen.list_asked.connect(self.list_people)
        screen.client_wanted.connect(self._forms.ask_client)
        screen.texts_asked.connect(self._open_texts)
        page.letters_asked.connect(self._open_letters)
        screen.keeping_asked.connect(self._keep)
        screen.years_chosen.connect(self._set_years)
        screen.erasing_asked.connect(self._erase)
        screen.anonymising_asked.connect(self._anonymise)
        page.edit_asked.connect(self._edit)
        page.merge_asked.connect(self._merge)
        page.remove_asked.connect(self._remove)
        page.export_asked.connect(self._export)
        page.erase_asked.connect(self._erase)
        page.anonymise_asked.connect(self._anonymise)
        page.entry_opened.connect(open_entry)
        page.all_asked.connect(self._show_all)

    def _open_texts(self) -> None:
        self.texts.open()

    def _open_letters(self, person_id: str) -> None:
        self.texts.open(person_id)

    def _export(self, person_id: str) -> None:
        self.farewells.ask_export(person_id)

    def _anonymise(self, person_id: str) -> None:
        self.farewells.ask_anonymising(person_id)

    def _erase(self, person_id: str) -> None:
        self.farewells.ask_erasing(person_id)

    def _keep(self, person_id: str) -> None:
        name = self._name(person_id)
        self._deeds.do(lambda: keep_person(self._journal, person_id), "done.keep_person", name=name)

    def _set_years(self, years: int) -> None:
        act = partial(set_retention_years, self._journal, years)
        self._deeds.do(act, "done.set_retention", count=years)

    def _remove(self, person_id: str) -> None:
        name = self._name(person_id)
        act = partial(people.remove_person, self._journal, person_id)
        if self._deeds.do(act, "done.remove_person", name=name) is not None:
            self.list_people()

    def _edit(self, person_id: str) -> None:
        from trustjournal.ui.people.forms import PersonEditForm  # noqa: PLC0415 - rarely asked

        view = person_view(self._journal, person_id, limit=0)
        form = PersonEditForm(self._look, view.contact.person, self._window)
        form.facts_submitted.connect(
            lambda facts: self._forms.change(
                form,
                lambda: people.amend_person(self._journal, person_id, facts),
                "done.amend_person",
                name=facts.name,
            )
        )
        form.open()

    def _merge(self, person_id: str) -> None:
        from trustjournal.ui.people.forms import MergeForm  # noqa: PLC0415 - rarely asked

        view = person_view(self._journal, person_id, limit=0)
        form = MergeForm(self._look, view.contact.person, view.colleagues, self._window)
        form.other_chosen.connect(
            lambda other: self._forms.change(
                form,
                lambda: people.merge_people(self._journal, person_id, gone_id=other),
                "done.merge_people",
                name=view.contact.person.name,
            )
        )
        form.open()

    def _show_all(self, person_id: str) -> None:
        operator = self._look.words("people.operator")
        self._search_for(f'{operator}"{self._name(person_id)}"')

    def _name(self, person_id: str) -> str:
        return person_view(self._journal, person_id, limit=0).contact.person.name
