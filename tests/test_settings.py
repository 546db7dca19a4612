"""Preferences survive versions, crashes and hands."""

import json
from pathlib import Path

import pytest

from trustjournal.settings import Settings, load, save


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    """Every preference comes back as it was."""
    chosen = Settings(
        language="en", zone="Europe/Lisbon", discreet=True, text_percent=150,
        shortcuts={"palette": "Ctrl+J"},
    )  # fmt: skip
    file = tmp_path / "deep" / "settings.json"

    save(chosen, file)

    assert load(file) == chosen


def test_keys_of_another_version_are_kept(tmp_path: Path) -> None:
    """An older version that saves loses nothing of a newer one's."""
    file = tmp_path / "settings.json"
    file.write_text('{"language": "fr", "from_the_future": {"a": [1]}}', encoding="utf-8")

    save(load(file), file)

    assert json.loads(file.read_text(encoding="utf-8")) == {
        "language": "fr",
        "from_the_future": {"a": [1]},
    }


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "3", '{"language": 3}', '{"discreet": "yes"}', '{"shortcuts": {"a": 1}}'],
)
def test_a_file_nobody_can_use_counts_as_empty(tmp_path: Path, content: str) -> None:
    """Preferences are never worth refusing to start."""
    file = tmp_path / "settings.json"
    file.write_text(content, encoding="utf-8")

    assert load(file).language is None
    assert not load(file).discreet


def test_a_missing_file_is_nothing_chosen(tmp_path: Path) -> None:
    """The first start has no file."""
    assert load(tmp_path / "settings.json") == Settings()


def test_saving_leaves_one_file(tmp_path: Path) -> None:
    """The new file takes the old one's name; no part is left beside it."""
    file = tmp_path / "settings.json"

    save(Settings(language="fr"), file)
    save(Settings(language="en"), file)

    assert [it.name for it in tmp_path.iterdir()] == ["settings.json"]


def test_what_was_never_chosen_is_not_written(tmp_path: Path) -> None:
    """A later version may choose a better default for whoever never chose."""
    file = tmp_path / "settings.json"

    save(Settings(language="fr"), file)

    assert json.loads(file.read_text(encoding="utf-8")) == {"language": "fr"}
