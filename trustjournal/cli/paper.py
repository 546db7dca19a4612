"""Compose a document for a client, or list what it would say."""

from datetime import date
from pathlib import Path

import click

from trustjournal.cli.days import Day
from trustjournal.cli.lookup import known_mission
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import section, table
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import client_file, clients, people
from trustjournal.report.items import Span
from trustjournal.report.preflight import Item, Preflight
from trustjournal.report.produce import Order, kind_named, names_of_others, preflight, produce
from trustjournal.report.profile import Profile
from trustjournal.report.setting import Choices
from trustjournal.settings import load
from trustjournal.wording import LANGUAGES, Words


@click.command(cls=SpokenCommand)
@click.argument("kind")
@click.argument("mission")
@click.option("--out", metavar="FILE.pdf")
@click.option("--lang", "language", type=click.Choice(LANGUAGES))
@click.option("--from", "since_day", type=Day())
@click.option("--to", "until_day", type=Day())
@click.option("--preflight", "only_list", is_flag=True)
@click.option("--without", "removed", multiple=True, metavar="KEY")
@click.option("--accept", "accepted", multiple=True, metavar="KEY")
@click.pass_context
def report(  # noqa: PLR0913 - click hands over every option
    context: click.Context,
    *,
    kind: str,
    mission: str,
    out: str | None,
    language: str | None,
    since_day: date | None,
    until_day: date | None,
    only_list: bool,
    removed: tuple[str, ...],
    accepted: tuple[str, ...],
) -> None:
    """Compose a document, or list what it would say."""
    session = session_of(context)
    if out is None and not only_list:
        raise Unacceptable(Problem("out_needed", field="out"))
    chosen = Choices(removed=frozenset(removed), accepted=frozenset(accepted))
    with session.journal(read_only=True) as journal:
        found = known_mission(journal, mission, session.clock())
        file = client_file(journal, found.client_id)
        order = Order(
            kind_named(kind),
            found.id,
            session.clock(),
            language or file.client.language,
            span=_span(session, since_day, until_day),
            profile=_profile(),
            choices=chosen,
            others=_names_of_others(journal, file.client.id),
        )
    if only_list:
        looked = preflight(file, order)
        value = [_item_object(item) for item in looked.items]
        session.show(value, lambda words: _preflight_text(looked, words))
        return
    made = produce(file, order, out=Path(str(out)))
    done: JsonObject = {
        "path": str(made.path),
        "kind": order.kind.value,
        "mission": found.alias,
        "language": order.language,
        "sha256": made.sha256,
        "size": made.size,
    }
    session.show(done, lambda words: words("answers.done.report_written", path=str(made.path)))


def _span(session: Session, start: date | None, end: date | None) -> Span | None:
    if start is None and end is None:
        return None
    today = session.clock().date()
    if start is None:
        raise Unacceptable(Problem("from_needed", field="from"))
    return Span(start, end or today)


def _profile() -> Profile:
    chosen = load()
    profile = Profile(name=chosen.consultant or "", company=chosen.portage_company or "")
    if chosen.accent is None:
        return profile
    return Profile(name=profile.name, company=profile.company, accent=chosen.accent)


def _names_of_others(journal: Journal, client_id: str) -> tuple[str, ...]:
    known = (ClientFile(it, people=people(journal, it.id)) for it in clients(journal))
    return names_of_others(known, client_id)


def _item_object(item: Item) -> JsonObject:
    return {
        "key": item.key,
        "place": item.place,
        "text": item.text,
        "concerns": [{"worry": one.worry.value, "what": one.what} for one in item.concerns],
        "stops": item.stops,
    }


def _preflight_text(looked: Preflight, words: Words) -> str:
    listed = table([(item.key, item.text) for item in looked.items])
    stops = "\n".join(words(f"problems.{it.code}", **it.facts) for it in looked.problems)
    parts = (
        section(words("answers.text.included"), listed) or words("answers.text.none"),
        section(words("answers.text.stops"), stops),
    )
    return "\n\n".join(part for part in parts if part)
