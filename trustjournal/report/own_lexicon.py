"""Which words does the consultant add to those that stop a document, and which ones pass?

Kept in ``lexicon.toml`` of the settings folder, one list each, to be edited by hand or on the
settings page. A file that cannot be read counts as empty: it only ever asks for a second look.
"""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trustjournal.paths import settings_folder

FILE_NAME = "lexicon.toml"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words as typed: ``stopping`` ask for a second look, ``passing`` never do."""

    stopping: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


def lexicon_file() -> Path:
    """Return where the consultant's own words are kept."""
    return settings_folder() / FILE_NAME


@cache
def own_words() -> OwnWords:
    """Return the consultant's own words."""
    try:
        tables = tomllib.loads(lexicon_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return OwnWords()
    return OwnWords(_words(tables.get("stopping")), _words(tables.get("passing")))


def keep_own_words(words: OwnWords) -> None:
    """Write the consultant's own words; OSError where the folder cannot be written."""
    file = lexicon_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = f"stopping = {_toml(words.stopping)}\npassing = {_toml(words.passing)}\n"
    part = file.with_name(f"{file.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)
    own_words.cache_clear()


def _words(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list):
        return ()
    found = (" ".join(one.split()) for one in listed if isinstance(one, str))
    return tuple(one for one in found if one)


def _toml(words: tuple[str, ...]) -> str:
    """A JSON list of texts is a TOML array of basic strings."""
    return json.dumps(list(words), ensure_ascii=False)
