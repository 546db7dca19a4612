"""Which warnings stand about a client, gravest first?

Every rule is asked about every mission. A cause gives one warning: where a graver rule speaks of
the same thing, the lesser is dropped. What the owner put aside stays aside (marks.py). A mission
that has ended keeps only its open requests, commitments and waitings.
"""

from collections.abc import Iterator
from datetime import datetime

from trustjournal.domain.analysis import TrustWarning
from trustjournal.domain.verdicts import Gravity, WarningCode
from trustjournal.domain.view import ClientView, MissionSlice
from trustjournal.domain.warnings import controls, course, level, periods, promises, relation
from trustjournal.domain.warnings import replies as reply_rules
from trustjournal.domain.warnings.catalogue import CATALOGUE
from trustjournal.domain.warnings.finding import Finding, Rule, today
from trustjournal.domain.warnings.marks import is_put_aside

LASTING_RULES: tuple[Rule, ...] = (
    reply_rules.waiting_replies,
    promises.my_promises,
    promises.client_debts,
)
RULES: tuple[Rule, ...] = (
    *LASTING_RULES,
    level.repeated_lapses,
    controls.multiplying_controls,
    relation.hidden_disagreement,
    relation.undiscussed_gap,
    periods.unwritten_change,
    periods.long_period,
    periods.long_chain,
    course.change_ahead,
    course.nothing_tangible,
    relation.no_contact,
    level.low_for_phase,
    course.planning_unseen,
    relation.complacency,
    relation.few_channels,
    relation.one_interlocutor,
    periods.amount_above_threshold,
    level.unknown,
)
# One cause, one warning: the second says nothing that the first does not say better.
OUTSPOKEN = {
    WarningCode.BELOW_PHASE_FLOOR: WarningCode.UNKNOWN_TRUST,
}
ORDER = {gravity: place for place, gravity in enumerate(Gravity)}


def find_warnings(view: ClientView) -> tuple[TrustWarning, ...]:
    """Return the warnings standing at ``view.at``, gravest first, then the most pressing."""
    found: list[TrustWarning] = []
    for mission in view.missions:
        standing = tuple(_standing(view, mission))
        codes = {warning.code for warning in standing}
        found += [each for each in standing if OUTSPOKEN.get(each.code) not in codes]
    return tuple(sorted(found, key=pressing))


def pressing(warning: TrustWarning) -> tuple[int, datetime, str]:
    """Order warnings: gravest first, then what is due, or has stood, the longest."""
    return ORDER[warning.gravity], warning.due or warning.since, warning.id


def _standing(view: ClientView, mission: MissionSlice) -> Iterator[TrustWarning]:
    for rule in LASTING_RULES if mission.is_ended else RULES:
        for finding in rule(view, mission):
            warning = _warning(view, mission, finding)
            if not is_put_aside(warning, view.file.marks, today(view)):
                yield warning


def _warning(view: ClientView, mission: MissionSlice, finding: Finding) -> TrustWarning:
    rule = CATALOGUE[finding.code]
    names = {"client": view.file.client.name, "mission": mission.mission.title}
    return TrustWarning(
        id=f"{finding.code.value}:{finding.subject}",
        code=finding.code,
        client_id=view.file.client.id,
        mission_id=mission.mission.id,
        gravity=rule.gravity,
        since=finding.since,
        due=finding.due,
        facts={**names, **finding.facts},
        cards=tuple(card.value for card in finding.cards or rule.cards),
        action=rule.action.value,
    )
