"""Which advice is the most useful now?

A card comes up because a warning names it or because its occasion is there (occasions.py). The
gravest warning speaks first; its cards take turns, one a day since the warning began, so that a
warning which lasts does not repeat itself. Cards equally useful take turns by the day as well,
and so do the quiet ones, whose usefulness counts by tens only.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TypeVar
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import TrustWarning
from trustjournal.domain.cards import CardId
from trustjournal.domain.occasions import Situation, usefulness
from trustjournal.domain.verdicts import Gravity
from trustjournal.domain.view import ClientView

FIRST_SCORES = {Gravity.GRAVE: 95.0, Gravity.SOON: 56.0, Gravity.NOTE: 29.0}
NEXT_CARD = 0.9  # the second card of a warning comes just under its first
QUIET = 30.0  # below, usefulness counts by tens only, so that calm days differ

Turned = TypeVar("Turned")


def rank_cards(
    view: ClientView, warnings: Sequence[TrustWarning], *, mission_id: str | None = None
) -> tuple[str, ...]:
    """Return the ids of the cards that apply, the most useful first.

    ``mission_id`` limits the advice to one mission (and what concerns the whole client).
    """
    missions = tuple(
        each for each in view.missions if mission_id is None or each.mission.id == mission_id
    )
    about = [each for each in warnings if mission_id is None or each.mission_id == mission_id]
    scores = dict(usefulness(Situation(view, missions)))
    day = view.at.astimezone(ZoneInfo(view.zone)).date().toordinal()
    for warning in about:
        for card, score in _warned(view, warning):
            scores[card] = max(scores.get(card, 0.0), score)
    ranked: list[CardId] = []
    for _, equals in groupby(sorted(scores, key=lambda card: -_tier(scores[card])), _tiers(scores)):
        ranked += _turned(tuple(equals), day)
    return tuple(card.value for card in ranked)


def _tiers(scores: Mapping[CardId, float]) -> Callable[[CardId], float]:
    return lambda card: _tier(scores[card])


def _tier(score: float) -> float:
    return score if score >= QUIET else score // 10


def _turned(cards: Sequence[Turned], turn: int) -> tuple[Turned, ...]:
    shift = turn % len(cards)
    return (*cards[shift:], *cards[:shift])


def _warned(view: ClientView, warning: TrustWarning) -> list[tuple[CardId, float]]:
    if not warning.cards:
        return []
    turned = _turned(warning.cards, max(0, (view.at - warning.since).days))
    first = FIRST_SCORES[warning.gravity]
    return [(CardId(card), first * NEXT_CARD**place) for place, card in enumerate(turned)]
