"""Compose a document for a client, or list what it would say; tell what a file is."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from trustjournal.cli.days import Day
from trustjournal.cli.lookup import known_mission
from trustjournal.cli.paper_log import list_documents, verify_file
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import section, table
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.analyses import analyse_all
from trustjournal.journal.documents import acquaintances, issue, issued, remembered
from trustjournal.journal.journal import Journal
from trustjournal.journal.parameters import engine_settings
from trustjournal.journal.reading import client_file
from trustjournal.journal.workdays import absences, half_days
from trustjournal.report.document import ReportKind
from trustjournal.report.issuing import choices_of, issue_of
from trustjournal.report.items import Span
from trustjournal.report.preflight import Item, Preflight
from trustjournal.report.produce import (
    Order,
    Produced,
    kind_named,
    names_of_others,
    preflight,
    produce,
    settled,
)
from trustjournal.report.profiles import profile_named
from trustjournal.report.setting import Choices, Edition
from trustjournal.wording import LANGUAGES, Words

VERIFY, LIST = "verify", "list"  # in place of a kind


@click.command(cls=SpokenCommand)
@click.argument("kind")
@click.argument("mission", required=False)
@click.option("--out", metavar="FILE.pdf")
@click.option("--lang", "language", type=click.Choice(LANGUAGES))
@click.option("--from", "since_day", type=Day())
@click.option("--to", "until_day", type=Day())
@click.option("--preflight", "only_list", is_flag=True)
@click.option("--offered", "only_offers", is_flag=True)
@click.option("--without", "removed", multiple=True, metavar="KEY")
@click.option("--with", "included", multiple=True, metavar="KEY")
@click.option("--accept", "accepted", multiple=True, metavar="KEY")
@click.option("--profile", metavar="NAME")
@click.option("--to-whom", "recipient", metavar="NAME", default="")
@click.option("--edition", type=click.IntRange(1))
@click.option("--reply-times", "with_replies", is_flag=True)
@click.pass_context
def report(context: click.Context, /, *, kind: str, mission: str | None, **options: object) -> None:
    """Compose a document, or list what it would say.

    ``report verify FILE`` tells which document a file is; ``report list [M]`` those that left.
    """
    session = session_of(context)
    if kind == VERIFY and mission is not None:
        verify_file(session, mission)
        return
    if kind == LIST:
        list_documents(session, mission)
        return
    if mission is None:
        raise click.MissingParameter(param=context.command.params[1], ctx=context)
    _report(session, kind, mission, Asked(**options))  # type: ignore[arg-type]  # click read them


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of ``report``, as click read them."""

    out: str | None
    language: str | None
    since_day: date | None
    until_day: date | None
    only_list: bool
    only_offers: bool
    removed: tuple[str, ...]
    included: tuple[str, ...]
    accepted: tuple[str, ...]
    profile: str | None
    recipient: str
    edition: int | None
    with_replies: bool


def _report(session: Session, kind: str, mission: str, asked: Asked) -> None:
    is_looking = asked.only_list or asked.only_offers
    if asked.out is None and not is_looking:
        raise Unacceptable(Problem("out_needed", field="out"))
    with session.journal(read_only=is_looking) as journal:
        alias, file, order = _ordered(session, journal, kind, mission, asked)
        if is_looking:
            _show_items(session, preflight(file, order), only_offers=asked.only_offers)
            return
        made = produce(file, _numbered(file, order, asked.edition), out=Path(str(asked.out)))
        is_logged = not journal.is_read_only
        if is_logged:
            issue(journal, issue_of(made, asked.recipient))
    _tell(session, made, alias, is_logged=is_logged)


def _tell(session: Session, made: Produced, mission: str, *, is_logged: bool) -> None:
    order = made.order
    done: JsonObject = {
        "path": str(made.path),
        "kind": order.kind.value,
        "mission": mission,
        "language": order.language,
        "version": order.edition.number,
        "replaces": order.edition.replaces,
        "sha256": made.sha256,
        "size": made.size,
        "logged": is_logged,
    }

    def said(words: Words) -> str:
        told = words("answers.done.report_written", path=str(made.path))
        return told if is_logged else f"{told}\n{words('answers.done.report_not_logged')}"

    session.show(done, said)


def _ordered(
    session: Session, journal: Journal, kind: str, mission: str, asked: Asked
) -> tuple[str, ClientFile, Order]:
    now, named = session.clock(), kind_named(kind)
    found = known_mission(journal, mission, now)
    file = client_file(journal, found.client_id)
    chosen = remembered(journal, found.id, named)
    choices = choices_of(chosen, half_days(journal, found.id), absences(journal), at=now)
    order = Order(
        named,
        found.id,
        now,
        asked.language or chosen.language or file.client.language,
        span=_span(session, asked.since_day, asked.until_day),
        profile=profile_named(asked.profile),
        choices=_with_options(choices, asked),
        others=names_of_others(acquaintances(journal), file.client.id),
        issued=issued(journal, found.id),
        elsewhere=analyse_all(journal, now) if named is ReportKind.RETROSPECTIVE else (),
        alsace_moselle=engine_settings(journal).has_local_holidays,
    )
    return found.alias, file, order


def _with_options(choices: Choices, asked: Asked) -> Choices:
    """Lay the options over what is remembered; ``--with`` also takes back what was left out."""
    wanted, unwanted = frozenset(asked.included), frozenset(asked.removed)
    return replace(
        choices,
        removed=(choices.removed - wanted) | unwanted,
        included=(choices.included | wanted) - unwanted,
        accepted=choices.accepted | frozenset(asked.accepted),
        with_reply_times=choices.with_reply_times or asked.with_replies,
    )


def _numbered(file: ClientFile, order: Order, number: int | None) -> Order:
    if number is None:
        return settled(file, order)
    return replace(order, edition=Edition(number, number - 1 or None))


def _span(session: Session, start: date | None, end: date | None) -> Span | None:
    if start is None and end is None:
        return None
    today = session.clock().date()
    if start is None:
        raise Unacceptable(Problem("from_needed", field="from"))
    return Span(start, end or today)


def _show_items(session: Session, looked: Preflight, *, only_offers: bool) -> None:
    items = looked.offered if only_offers else looked.items

    def text(words: Words) -> str:
        if only_offers:
            listed = table([(item.key, item.text) for item in items])
            return listed or words("answers.text.none")
        return _preflight_text(looked, words)

    session.show([_item_object(item) for item in items], text)


def _item_object(item: Item) -> JsonObject:
    return {
        "key": item.key,
        "place": item.place,
        "text": item.text,
        "concerns": [{"worry": one.worry.value, "what": one.what} for one in item.concerns],
        "accepted": item.was_accepted,
        "stops": item.stops,
    }


def _preflight_text(looked: Preflight, words: Words) -> str:
    listed = table([(item.key, item.text) for item in looked.items])
    stops = "\n".join(words(f"problems.{it.code}", **it.facts) for it in looked.problems)
    offered = table([(item.key, item.text) for item in looked.offered])
    parts = (
        section(words("answers.text.included"), listed) or words("answers.text.none"),
        section(words("answers.text.stops"), stops),
        section(words("answers.text.offered"), offered),
    )
    return "\n\n".join(part for part in parts if part)
