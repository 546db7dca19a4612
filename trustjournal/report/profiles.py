"""Which profiles does the consultant sign with, and which one now?

One JSON file in the settings folder holds them all, the logos inside, so that the window and the
command line write the same page. It stands apart from the preferences: a logo may weigh half a
megabyte, and every start reads the preferences. Until a profile was kept, the name, company and
accent of the preferences make one. A file that cannot be read counts as none.
"""

import base64
import binascii
import json
import os
from dataclasses import dataclass, fields
from pathlib import Path

from trustjournal import settings
from trustjournal.errors import Problem, Unacceptable
from trustjournal.paths import settings_folder
from trustjournal.report.profile import Profile

FILE_NAME = "profiles.json"
LISTS, TEXTS = ("letterhead",), ("name", "company", "legal_footer", "accent")


@dataclass(frozen=True, slots=True)
class Kept:
    """A profile under the name by which it is chosen."""

    label: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles, and the label of the one in use."""

    kept: tuple[Kept, ...] = ()
    chosen: str = ""

    @property
    def current(self) -> Kept:
        """The profile in use: the one chosen, else the first; there is always one."""
        for one in self.kept:
            if one.label == self.chosen:
                return one
        return self.kept[0] if self.kept else Kept("", Profile())


def profiles_file() -> Path:
    """Return where profiles are kept."""
    return settings_folder() / FILE_NAME


def load_profiles() -> Profiles:
    """Return the profiles that were kept, or the one that the preferences make."""
    try:
        stored = json.loads(profiles_file().read_text(encoding="utf-8"))
        listed = stored["profiles"]
        kept = tuple(Kept(str(one["label"]), _profile(one)) for one in listed)
    except (OSError, ValueError, KeyError, TypeError):
        return Profiles((_of_preferences(),))
    return Profiles(kept or (_of_preferences(),), str(stored.get("chosen", "")))


def save_profiles(profiles: Profiles) -> None:
    """Keep the profiles, atomically. Raises OSError where the folder cannot be written."""
    stored = {
        "chosen": profiles.chosen,
        "profiles": [{"label": one.label, **_values(one.profile)} for one in profiles.kept],
    }
    file = profiles_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = file.with_name(f"{file.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(stored, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def profile_named(label: str | None) -> Profile:
    """Return the profile of that label, or the one in use. Unacceptable, naming those there are."""
    known = load_profiles()
    if label is None:
        return known.current.profile
    for one in known.kept:
        if one.label.casefold() == label.casefold():
            return one.profile
    labels = tuple(one.label for one in known.kept if one.label)
    raise Unacceptable(Problem("profile_unknown", {"name": label, "labels": labels}, "profile"))


def _of_preferences() -> Kept:
    chosen = settings.load()
    accent = chosen.accent or Profile().accent
    name = chosen.consultant or ""
    return Kept(name, Profile(name=name, company=chosen.portage_company or "", accent=accent))


def _profile(stored: dict[str, object]) -> Profile:
    known = {name: str(stored[name]) for name in TEXTS if isinstance(stored.get(name), str)}
    lines = stored.get("letterhead")
    letterhead = tuple(str(line) for line in lines) if isinstance(lines, list) else ()
    return Profile(letterhead=letterhead, logo=_logo(stored.get("logo")), **known)


def _logo(stored: object) -> bytes:
    try:
        return base64.b64decode(stored, validate=True) if isinstance(stored, str) else b""
    except (binascii.Error, ValueError):
        return b""


def _values(profile: Profile) -> dict[str, object]:
    values: dict[str, object] = {
        one.name: getattr(profile, one.name) for one in fields(profile) if one.name in TEXTS
    }
    values |= {name: list(getattr(profile, name)) for name in LISTS}
    return values | {"logo": base64.b64encode(profile.logo).decode()}
