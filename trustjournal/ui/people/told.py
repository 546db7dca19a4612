"""How is what there was to do with a person told: how long ago, by which means, who waits?

Qt-free; the words stand under ``people``.
"""

from datetime import date, datetime, tzinfo

from trustjournal.journal.people import ClientPeople, Contact
from trustjournal.wording import Words

NEAR_DAYS, WEEKS_UPTO, MONTHS_UPTO = 14, 60, 730
WEEK, MONTH, YEAR = 7, 30.44, 365.25


def ago(words: Words, day: date, today: date) -> str:
    """Tell how long ago a day is: today, 5 days, 3 weeks, 4 months, 2 years ago."""
    days = (today - day).days
    if days <= 1:
        return words(f"people.ago.{'yesterday' if days == 1 else 'today'}")
    if days <= NEAR_DAYS:
        return words("people.ago.days", count=days)
    if days <= WEEKS_UPTO:
        return words("people.ago.weeks", count=round(days / WEEK))
    if days <= MONTHS_UPTO:
        return words("people.ago.months", count=round(days / MONTH))
    return words("people.ago.years", count=int(days / YEAR))


def last_told(words: Words, last: datetime | None, now: datetime, zone: tzinfo) -> str:
    """Tell the last contact, or that there was none."""
    if last is None:
        return words("people.never")
    return ago(words, last.astimezone(zone).date(), now.astimezone(zone).date())


def waiting_told(words: Words, contact: Contact) -> str:
    """Tell how many requests of theirs are open; nothing for none."""
    if not contact.waiting:
        return ""
    return words(f"people.waits.{'one' if contact.waiting == 1 else 'many'}", count=contact.waiting)


def channels_told(words: Words, contact: Contact) -> str:
    """Tell by which means they are spoken to, the most used first."""
    return ", ".join(words(f"screen.channel.{channel}") for channel, _ in contact.channels)


def client_told(words: Words, people: ClientPeople) -> str:
    """Tell in plain words whether one person is the only way in, and how I am reached."""
    parts = []
    name = people.client.name
    if people.sole is not None:
        key = "only" if len(people.contacts) == 1 else "lately"
        parts.append(words(f"people.sole.{key}", client=name, name=people.sole.name))
    reach = people.client.reachable_by
    key = "some" if reach else "none"
    parts.append(words(f"people.reach.{key}", client=name, channels=reach))
    return " ".join(parts)
