# ruff: noqa: ANN401 - the makers take any field of a record
"""Makers of a client's file for the documents: a lively mission, and one full of canaries."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import ActKind, Channel, Direction, Kind
from trustjournal.domain.moments import Moment, at_instant, on_day
from trustjournal.domain.records import (
    Act,
    Client,
    ClientFile,
    Commitment,
    Decision,
    Deliverable,
    Interaction,
    Milestone,
    MilestoneMove,
    Mission,
    Period,
    Person,
    Waiting,
)
from trustjournal.domain.signals import Signal, SignalCode
from trustjournal.report.document import ReportKind
from trustjournal.report.produce import Order
from trustjournal.report.profile import Profile
from trustjournal.report.setting import Edition

ZONE = "Europe/Paris"
PARIS = ZoneInfo(ZONE)
LOGGED = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 4, 30, 18, tzinfo=PARIS)
PROFILE = Profile(
    name="Anne Morel",
    company="Portage Ouest",
    letterhead=("Anne Morel", "Organisation industrielle", "anne.morel@example.org"),
    legal_footer="Anne Morel est portée par Portage Ouest SAS, RCS Nantes 000 000 000.",
)


def moment(month: int, day: int, hour: int = 15) -> Moment:
    """Return an instant of 2026, in Paris."""
    return at_instant(datetime(2026, month, day, hour, tzinfo=PARIS), ZONE)


def told(
    number: int, when: Moment, text: str | None, *codes: SignalCode, **more: Any
) -> Interaction:
    """Return a meeting of mission ``m`` with a shareable sentence and a private note."""
    return Interaction(
        f"i{number}",
        number,
        "c",
        more.pop("mission_id", "m"),
        when,
        LOGGED,
        Kind.LOG,
        more.pop("channel", Channel.MEETING),
        "note privée",
        "ligne brute",
        1,
        direction=Direction.OUT,
        signals=tuple(Signal(code) for code in codes),
        shareable=text,
        **more,
    )


def lively_file(**changes: Any) -> ClientFile:
    """Return a mission in its second period: milestones met, moved and to come, promises."""
    file = ClientFile(
        client=Client("c", "Ateliers Guérin", "guerin", LOGGED),
        people=(
            Person("p", "c", "Delmas", LOGGED, "directrice générale", is_requester=True),
            Person("q", "c", "Pichon", LOGGED, "responsable de production"),
        ),
        missions=(
            Mission(
                "m",
                "c",
                "flux",
                "Réorganisation des flux de l'atelier",
                LOGGED,
                started_on=date(2026, 1, 12),
                objectives=("réduire les déplacements d'un cinquième",),
            ),
        ),
        periods=(
            Period("p1", "m", date(2026, 1, 12), LOGGED, date(2026, 3, 11), 14400),
            Period(
                "p2",
                "m",
                date(2026, 3, 12),
                LOGGED,
                date(2026, 5, 8),
                13200,
                objectives=("implanter la ligne 2", "écrire les standards de poste"),
                results=("déplacements réduits de 18 %",),
            ),
        ),
        deliverables=(
            Deliverable("d0", "p1", "cartographie des flux", LOGGED, None, date(2026, 1, 29)),
            Deliverable("d1", "p2", "implantation de la ligne 2", LOGGED, None, date(2026, 4, 22)),
            Deliverable("d2", "p2", "standards de poste", LOGGED, date(2026, 5, 6)),
        ),
        milestones=_milestones(),
        moves=_moves(),
        decisions=(
            Decision("x1", "m", "commander les racks chez le fournisseur actuel", moment(4, 2),
                     LOGGED, interaction_id="i2"),
        ),
        interactions=_interactions(),
        commitments=_commitments(),
        waitings=(
            Waiting("w1", 1, "c", "m", "liste des participants à la formation", moment(4, 28),
                    LOGGED, on_day(date(2026, 5, 5), ZONE), client_visible=True),
        ),
        acts=(
            Act("a1", 1, ActKind.KEEP, "k1", "c", moment(4, 16), LOGGED),
            Act("a2", 2, ActKind.RENEGOTIATE, "k3", "c", moment(4, 9), LOGGED,
                due=on_day(date(2026, 4, 23), ZONE)),
            Act("a3", 3, ActKind.KEEP, "k3", "c", moment(4, 22), LOGGED),
        ),
    )  # fmt: skip
    return dataclasses.replace(file, **changes)


def _interactions() -> tuple[Interaction, ...]:
    code = SignalCode
    return (
        told(1, moment(3, 12), "lancement de la période 2, calendrier remis",
             code.PLANNING_SHARED, minutes=180, people=("p",)),
        told(2, moment(4, 2), "commande des racks passée, livraison annoncée semaine 16",
             minutes=45, people=("p", "q")),
        told(3, moment(4, 9), "bascule de la ligne 2 déplacée au 23 avril d'un commun accord",
             minutes=30, tags=("risque",)),
        told(4, moment(4, 22), "implantation ligne 2 basculée, production relancée",
             code.DELIVERED_ON_TIME, code.MILESTONE, minutes=210),
        told(5, moment(4, 28), "déplacements réduits de 18 % sur la première semaine",
             code.DELIVERED_WELL, minutes=60),
        told(6, moment(4, 28, 16), "Faut-il étendre les standards à la ligne 3 ?",
             tags=("arbitrage",)),
        told(7, moment(4, 29), None, minutes=480),
    )  # fmt: skip


def _milestones() -> tuple[Milestone, ...]:
    def milestone(number: int, text: str, due: date, baseline: date, *done: date) -> Milestone:
        return Milestone(
            f"m{number}", "m", text, due, baseline, LOGGED, done_on=done[0] if done else None
        )

    return (
        milestone(1, "calendrier validé", date(2026, 3, 12), date(2026, 3, 12), date(2026, 3, 12)),
        milestone(2, "racks montés", date(2026, 4, 16), date(2026, 4, 9), date(2026, 4, 16)),
        milestone(3, "ligne 2 implantée", date(2026, 4, 23), date(2026, 4, 16), date(2026, 4, 22)),
        milestone(4, "standards de poste remis", date(2026, 5, 6), date(2026, 5, 6)),
        milestone(5, "bilan au comité de direction", date(2026, 5, 12), date(2026, 5, 8)),
    )


def _moves() -> tuple[MilestoneMove, ...]:
    """The moves of the third and the fifth milestone, each logged well before NOW."""
    return (
        MilestoneMove("v3", "m3", date(2026, 4, 16), date(2026, 4, 23),
                      "accès à la zone libéré une semaine après",
                      datetime(2026, 4, 9, 15, tzinfo=PARIS)),
        MilestoneMove("v5", "m5", date(2026, 5, 8), date(2026, 5, 12),
                      "comité de direction reporté", datetime(2026, 4, 20, 9, tzinfo=PARIS)),
    )  # fmt: skip


def _commitments() -> tuple[Commitment, ...]:
    def promise(number: int, text: str, made: Moment, due: date) -> Commitment:
        until = on_day(due, ZONE)
        return Commitment(
            f"k{number}", number, "c", "m", text, made, LOGGED, until, client_visible=True
        )

    return (
        promise(1, "photos avant et après de la ligne 2", moment(4, 9), date(2026, 4, 16)),
        promise(2, "compte rendu de la mesure", moment(4, 28), date(2026, 5, 4)),
        promise(3, "bascule de la ligne 2", moment(4, 2), date(2026, 4, 16)),
    )


def order(kind: ReportKind = ReportKind.PROGRESS, language: str = "fr", **changes: Any) -> Order:
    """Return an order for mission ``m`` on 30 April 2026."""
    usual = Order(kind, "m", NOW, language, profile=PROFILE, edition=Edition(2, 1))
    return dataclasses.replace(usual, **changes)
