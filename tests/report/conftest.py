"""Documents of the tests know nothing of whoever runs them."""

from pathlib import Path

import pytest

from trustjournal.report.own_lexicon import own_words


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own_words.cache_clear()
