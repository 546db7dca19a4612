"""A large journal is shown at once as far as it is known, and wholly a little later."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.bench.made import make
from tests.ui.seen import texts
from tests.ui.values import NOW
from trustjournal.domain.today import compose_today
from trustjournal.journal.analyses import AT_ONCE, analyse_all, at_hand, is_small
from trustjournal.launcher import House

OpenHouse = Callable[..., House]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal that takes too long to be analysed at once."""
    file = tmp_path_factory.mktemp("large") / "journal.trustjournal"
    make(AT_ONCE + 400, file, NOW)
    return file


def test_today_grows_to_what_it_would_be_at_once(
    qtbot: QtBot, open_house: OpenHouse, large: Path
) -> None:
    """The most pressing client is there first, the window says how far it is; then all is there."""
    house = open_house(large)
    desk = house.desk
    assert desk is not None
    assert not is_small(desk._journal)
    house.window.go("today")
    assert desk._shown_today is not None
    first = desk._shown_today
    assert first.missions
    assert any("lecture du journal" in text for text in texts(desk.today))
    qtbot.waitUntil(lambda: 0 == desk._gathering.left, timeout=60_000)
    qtbot.waitUntil(
        lambda: not any("lecture du journal" in text for text in texts(desk.today)), timeout=10_000
    )
    whole = compose_today(analyse_all(desk._journal, NOW), NOW)
    assert whole == desk._shown_today
    assert len(first.missions) < len(whole.missions)


def test_the_client_who_waits_longest_comes_first(open_house: OpenHouse, large: Path) -> None:
    """What cannot wait is read before what can."""
    desk = open_house(large).desk
    assert desk is not None
    order = at_hand(desk._journal).waiting
    asked = {
        analysis.client.id: min(
            one.interaction.happened.start for one in analysis.requests if one.answered_at is None
        )
        for analysis in analyse_all(desk._journal, NOW)
        if any(one.answered_at is None for one in analysis.requests)
    }
    ranked = [client_id for client_id in order if client_id in asked]
    assert len(ranked) < 2 or sorted(ranked, key=asked.__getitem__) == ranked


def test_nothing_is_read_once_the_window_is_closed(open_house: OpenHouse, large: Path) -> None:
    """Closing in the middle of it is quiet."""
    house = open_house(large)
    assert house.desk is not None
    gathering = house.desk._gathering
    house.window.close()
    assert () == gathering.look()
