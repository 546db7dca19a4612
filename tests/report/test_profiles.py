"""The profiles of the settings dress every document, from the window and the command line."""

from dataclasses import replace

import pytest

from tests.report.makers import PROFILE
from tests.report.test_saving import PNG
from trustjournal import settings
from trustjournal.errors import Unacceptable
from trustjournal.report.profile import Profile
from trustjournal.report.profiles import (
    Kept,
    Profiles,
    load_profiles,
    profile_named,
    profiles_file,
    save_profiles,
)

TWO = Profiles(
    (Kept("Conseil", replace(PROFILE, logo=PNG)), Kept("Formation", Profile(name="A. Morel"))),
    chosen="Formation",
)


def test_profiles_are_kept_whole() -> None:
    """Every field, the logo's bytes too; readable by their owner only."""
    save_profiles(TWO)
    assert TWO == load_profiles()
    assert 0o600 == profiles_file().stat().st_mode & 0o777


def test_a_document_is_signed_with_the_profile_in_use_or_named() -> None:
    """An unknown name lists the known ones."""
    save_profiles(TWO)
    assert "A. Morel" == profile_named(None).name
    assert PNG == profile_named("conseil").logo
    with pytest.raises(Unacceptable) as raised:
        profile_named("Autre")
    assert ("Conseil", "Formation") == raised.value.problems[0].facts["labels"]


def test_the_preferences_make_a_profile_until_one_is_kept() -> None:
    """Name, company and accent of before are not lost."""
    settings.save(settings.Settings(consultant="Anne", portage_company="P", accent="#003366"))
    assert Profile(name="Anne", company="P", accent="#003366") == profile_named(None)


@pytest.mark.parametrize("text", ["", "[]", '{"profiles": [{}]}', '{"profiles": 3}', "{"])
def test_a_spoilt_file_counts_as_none(text: str) -> None:
    """A report is never refused for it."""
    profiles_file().parent.mkdir(parents=True, exist_ok=True)
    profiles_file().write_text(text, encoding="utf-8")
    assert Profile() == profile_named(None)
