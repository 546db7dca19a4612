"""What can be suggested in a search, and which searches were kept?

Kept searches stand in the preferences, which no key protects: beside an encrypted journal none is
shown, and none can be kept.
"""

from collections.abc import Mapping, Sequence

from trustjournal import settings
from trustjournal.domain.signals import SignalCode
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.quickline.context import KnownClient
from trustjournal.ui.search.suggest import Known
from trustjournal.wording import Words


def kept_searches(journal: Journal) -> Mapping[str, str]:
    """Return the searches kept, query by name."""
    return {} if journal.database.key is not None else settings.load().searches


def known_to_searches(words: Words, clients: Sequence[KnownClient]) -> Known:
    """Return the operators of a language and what can follow each."""
    operators = tuple(words.raw("search.operators").split())
    client, mission, person, signal, *_, state = (folded(one) for one in operators)
    people = sorted({each.name for one in clients for each in one.people})
    missions = ((each.alias, each.title) for one in clients for each in one.missions)
    return Known(
        operators,
        {
            client: tuple((one.alias, one.name) for one in clients),
            mission: tuple(sorted(missions)),
            person: tuple((name, "") for name in people),
            signal: tuple((one.value, words(f"signals.{one}")) for one in SignalCode),
            state: tuple((one, "") for one in words.raw("search.states").split()),
        },
    )
