"""How does a name begun on the line go on?

completion("bet", context)            →  "on"       a client's alias, at the line's start
completion("beton/", context)         →  "hall"     one of its missions
completion("beton t : avec @dur", …)  →  "and"      a person, after @
completion("beton :", context)        →  ""         never where no name is begun
"""

from collections.abc import Iterable

from trustjournal.quickline.context import KnownClient, LineContext
from trustjournal.quickline.tokens import fold_name

SHORTEST = 2  # letters of a client; after a sign one is enough


def completion(text: str, context: LineContext, *, client_id: str | None = None) -> str:
    """Return what the last word of ``text`` would go on with, nothing if no name begins so.

    The people of ``client_id`` come first.
    """
    before, word = _last_word(text)
    if not word:
        return ""
    if word[0] == "@":
        return _rest(word[1:], _people_words(context, client_id))
    if word[0] in "#*":
        return _rest(word[1:], context.tags)
    if before.strip() or ":" in word:
        return ""
    alias, slash, mission = word.partition("/")
    if slash:
        return _rest(mission, _mission_aliases(context, alias), shortest=0)
    return _rest(word, _first_words(context), shortest=SHORTEST)


def _last_word(text: str) -> tuple[str, str]:
    place = max(text.rfind(" "), text.rfind("\n")) + 1
    return text[:place], text[place:]


def _rest(begun: str, names: Iterable[str], *, shortest: int = 1) -> str:
    if len(begun) < shortest:
        return ""
    folded = fold_name(begun)
    for name in names:
        if fold_name(name).startswith(folded):
            return name[len(begun) :]
    return ""


def _first_words(context: LineContext) -> Iterable[str]:
    recent = context.last_used.client_id if context.last_used is not None else None
    clients = sorted(context.clients, key=lambda client: client.id != recent)
    yield from (client.alias for client in clients)
    for client in clients:
        yield from _words_of_people(client)


def _mission_aliases(context: LineContext, alias: str) -> Iterable[str]:
    folded = fold_name(alias)
    for client in context.clients:
        if fold_name(client.alias) == folded:
            return [mission.alias for mission in client.missions if mission.is_open]
    return []


def _people_words(context: LineContext, client_id: str | None) -> Iterable[str]:
    for client in sorted(context.clients, key=lambda client: client.id != client_id):
        yield from _words_of_people(client)


def _words_of_people(client: KnownClient) -> Iterable[str]:
    for person in client.people:
        yield from person.name.split()
