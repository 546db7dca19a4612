"""How does an order become a saved document?

The one way in for the command line and the window: facts of one client and an ``Order`` go in,
and a checked PDF with its fingerprint comes out. The facts are reduced to allow-listed material
first; everything after that sees the material only.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from trustjournal.domain.analyse import analyse_client, known_by
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Unacceptable
from trustjournal.report import pdf
from trustjournal.report.content import (
    CLIENT_KINDS,
    RECIPES,
    compose,
    compose_private,
    narrow,
    texts_of,
)
from trustjournal.report.document import Document, ReportKind
from trustjournal.report.editions import Series, edition_of
from trustjournal.report.items import ChainMaterial, Span
from trustjournal.report.kinds.activity import activity_csv
from trustjournal.report.material import client_material, offers
from trustjournal.report.names import Named
from trustjournal.report.naming import file_name
from trustjournal.report.preflight import Item, Preflight, inspect, is_said
from trustjournal.report.private import private_material
from trustjournal.report.profile import Profile, check_profile
from trustjournal.report.reach import usual_span
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Choices, Edition, Setting
from trustjournal.wording import words


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. ``at`` is aware, in the consultant's zone; ``language`` the document's.

    ``others`` are the names of other clients and their people (``names_of_others``), for the
    pre-flight only. ``issued`` are the documents that left so far, for ``settled``;
    ``elsewhere`` the analyses of other missions, for the consultant's own retrospective only.
    """

    kind: ReportKind
    mission_id: str
    at: datetime
    language: str
    span: Span | None = None
    profile: Profile = field(default_factory=Profile)
    edition: Edition = field(default_factory=Edition)
    choices: Choices = field(default_factory=Choices)
    others: tuple[Named, ...] = ()
    issued: tuple[IssuedDocument, ...] = ()
    elsewhere: tuple[MissionAnalysis, ...] = ()
    alsace_moselle: bool = False

    @property
    def setting(self) -> Setting:
        """The part that the writers of documents may see."""
        zone = self.at.tzinfo if isinstance(self.at.tzinfo, ZoneInfo) else ZoneInfo("UTC")
        return Setting(
            self.at.date(),
            self.profile,
            self.edition,
            self.choices,
            zone,
            alsace_moselle=self.alsace_moselle,
        )


@dataclass(frozen=True, slots=True)
class Produced:
    """A saved document: where, its fingerprint, how long, what was in it, and which days of it."""

    path: Path
    sha256: str
    size: int
    document: Document
    preflight: Preflight
    order: Order
    span: Span


def preflight(file: ClientFile, order: Order) -> Preflight:
    """List what the document would say and what stops it; nothing is written.

    The consultant's own documents list nothing: they are not checked, and marked as private.
    """
    if order.kind not in CLIENT_KINDS:
        return Preflight(())
    return _inspect(file, order, draw_up(file, order))


def draw_up(file: ClientFile, order: Order, *, analysis: MissionAnalysis | None = None) -> Document:
    """Compose the document, stopped or not: for the preview too.

    ``analysis`` spares the consultant's own documents their computation.
    """
    said = words(order.language)
    if order.kind in CLIENT_KINDS:
        return compose(order.kind, covered_material(file, order), said, setting=order.setting)
    found = analysis or _analysis(file, order)
    material = private_material(found, known_by(file, order.at), order.elsewhere)
    return compose_private(order.kind, material, said, setting=order.setting)


class Dropped(Exception):  # noqa: N818 - no error: the consultant thought better of it
    """The document was given up before anything was written."""


def produce(
    file: ClientFile,
    order: Order,
    *,
    out: Path,
    analysis: MissionAnalysis | None = None,
    is_dropped: Callable[[], bool] = lambda: False,
) -> Produced:
    """Write the document to ``out``; into it under the offered name, if it is a folder.

    An activity report gets its CSV beside it. ``is_dropped`` is asked once the pages are set and
    before anything is written; raises Dropped where it says so. Raises Unacceptable when pre-flight
    stops it or the profile cannot be printed, Trouble when the place cannot be written.
    """
    document = draw_up(file, order, analysis=analysis)
    is_for_client = order.kind in CLIENT_KINDS
    looked = _inspect(file, order, document) if is_for_client else Preflight(())
    problems = (*check_profile(order.profile), *looked.problems)
    if problems:
        raise Unacceptable(*problems)
    path = out / offered_name(file, order) if out.is_dir() else out
    content = pdf.render(document)
    if is_dropped():
        raise Dropped
    pdf.save(content, path)
    if order.kind is ReportKind.ACTIVITY:
        pdf.save(_grid_csv(file, order), path.with_suffix(".csv"))
    fingerprint = hashlib.sha256(content).hexdigest()
    span = covered_days(file, order)
    return Produced(path, fingerprint, len(content), document, looked, order, span)


def settled(file: ClientFile, order: Order) -> Order:
    """Return the order with its version, counted among the documents that left."""
    series = Series(order.mission_id, order.kind, order.language, covered_days(file, order).end)
    issued = (one for one in order.issued if one.logged_at <= order.at)

    def rendered(edition: Edition) -> bytes:
        return pdf.render(draw_up(file, replace(order, edition=edition)))

    return replace(order, edition=edition_of(issued, series, rendered))


def covered_days(file: ClientFile, order: Order) -> Span:
    """Return the days a document covers; the consultant's own ones are of one day."""
    if order.kind in CLIENT_KINDS:
        return covered_material(file, order).span
    return Span(order.at.date(), order.at.date())


def offered_name(file: ClientFile, order: Order) -> str:
    """Return the file name to offer."""
    return file_name(
        order.kind,
        file.client.name,
        words(order.language),
        on=covered_days(file, order).end,
        number=order.edition.number,
    )


def kind_named(name: str) -> ReportKind:
    """Return the kind of a name as typed; Unacceptable with the list of kinds otherwise."""
    try:
        return ReportKind(name)
    except ValueError:
        kinds = tuple(str(kind) for kind in ReportKind)
        problem = Problem("report_kind_unknown", {"name": name, "kinds": kinds}, "kind")
        raise Unacceptable(problem) from None


def names_of_others(files: Iterable[ClientFile], client_id: str) -> tuple[Named, ...]:
    """Return the names of all other clients and their people, except those this client shares."""
    own: set[str] = set()
    others: list[Named] = []
    for file in files:
        names = [Named(file.client.name), Named(file.client.alias)]
        names += [Named(person.name, is_person=True) for person in file.people]
        if file.client.id == client_id:
            own.update(name.text.casefold() for name in names)
        else:
            others += names
    kept = (name for name in others if name.text and name.text.casefold() not in own)
    return tuple(dict.fromkeys(kept))


def covered_material(file: ClientFile, order: Order) -> ChainMaterial:
    """Return what a client's document is made from, before its kind narrows it."""
    span = order.span or usual_span(order.kind, file, order.mission_id, order.at)
    included = order.choices.included
    return client_material(file, order.mission_id, at=order.at, span=span, included=included)


def _inspect(file: ClientFile, order: Order, document: Document) -> Preflight:
    """List the texts that the composed document really holds, those typed for it, and the promises
    it could say.
    """
    material = covered_material(file, order)
    texts = (*texts_of(narrow(order.kind, material, order.setting)), *order.choices.texts)
    printed = tuple(one for one in texts if is_said(one[2], document))
    own = (file.client.name, *(person.name for person in file.people))

    def look(found: tuple[tuple[str, str, str], ...]) -> tuple[Item, ...]:
        return inspect(found, choices=order.choices, others=order.others, own=own).items

    offered = _offered(file, order, material.span)
    return Preflight(look(printed), look(offered), look(_left_out(material, order)))


def _left_out(material: ChainMaterial, order: Order) -> tuple[tuple[str, str, str], ...]:
    """What the kind could say and was removed; what was included once is offered again instead."""
    removed = order.choices.removed
    whole = replace(order.setting, choices=replace(order.choices, removed=frozenset()))
    found = texts_of(narrow(order.kind, material, whole))
    return tuple(one for one in found if one[0] in removed)


def _offered(file: ClientFile, order: Order, span: Span) -> tuple[tuple[str, str, str], ...]:
    """The promises of which the kind could speak, not flagged for the client nor included."""
    uses, included = RECIPES[order.kind].uses, order.choices.included
    return tuple(
        (one.key, place, one.text)
        for one in offers(file, order.mission_id, at=order.at, span=span)
        if f"{(place := one.key.partition(':')[0])}s" in uses and one.key not in included
    )


def _grid_csv(file: ClientFile, order: Order) -> bytes:
    said = Speech(words(order.language), order.at.date())
    material = narrow(order.kind, covered_material(file, order), order.setting)
    return activity_csv(material, said, order.setting).encode("utf-8-sig")


def _analysis(file: ClientFile, order: Order) -> MissionAnalysis:
    for one in analyse_client(file, order.at):
        if one.mission.id == order.mission_id:
            return one
    raise Unacceptable(Problem("mission_unknown", {"name": order.mission_id}, "mission"))
