"""Which engine parameters are set in this journal? What changes conclusions lives in its file."""

from collections.abc import Mapping

from trustjournal.domain.parameters import DEFAULTS, EngineSettings, set_parameters
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.storage.parameters import put_parameter, read_parameters


def engine_settings(journal: Journal) -> EngineSettings:
    """Return the engine's parameters as this journal has them."""
    given = read_parameters(journal.database)
    return set_parameters(given) if given else DEFAULTS


def set_engine_parameters(journal: Journal, given: Mapping[str, float]) -> Change:
    """Set some parameters. Raises Unacceptable, naming each that is unknown or out of range."""
    with journal.undertake(Intention.SET_PARAMETER) as deed:
        wanted = set_parameters(dict(given), engine_settings(journal))
        for name in EngineSettings.__dataclass_fields__:
            value = getattr(wanted, name)
            if value != getattr(engine_settings(journal), name):
                put_parameter(deed.writer, name, value)
    return deed.change
