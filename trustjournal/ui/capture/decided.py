"""What has the user decided about a draft that the line itself does not say?

Offers: that this entry answers an open request, or brings what the client owed. An outgoing entry
answers unless that was declined; the others only if they were taken.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from trustjournal.domain.kinds import ActKind
from trustjournal.quickline.draft import Chip, ChipField, Draft, DraftAct


class Offer(StrEnum):
    """What an entry may close."""

    REQUEST = "request"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was taken and what was declined; nothing yet by default."""

    taken: frozenset[Offer] = frozenset()
    declined: frozenset[Offer] = frozenset()

    def deciding(self, offer: Offer, *, wanted: bool) -> "Decisions":
        """Return these decisions with one more."""
        if wanted:
            return Decisions(self.taken | {offer}, self.declined - {offer})
        return Decisions(self.taken - {offer}, self.declined | {offer})

    def applied(self, draft: Draft) -> Draft:
        """Return the draft as it will be recorded; chips say what it closes."""
        if Offer.REQUEST in self.declined and draft.closes is not None:
            kept = tuple(chip for chip in draft.chips if chip.field is not ChipField.CLOSES)
            draft = replace(draft, closes=None, offers=draft.closes, chips=kept)
        elif Offer.REQUEST in self.taken and draft.offers is not None:
            closes = Chip(ChipField.CLOSES, (0, 0), "")
            draft = replace(draft, closes=draft.offers, offers=None, chips=(*draft.chips, closes))
        if Offer.WAITING in self.taken and draft.may_receive is not None:
            received = DraftAct(ActKind.RECEIVE, draft.may_receive)
            draft = replace(draft, acts=(*draft.acts, received))
        return draft
