"""Which engine parameters are set in this journal? What changes conclusions lives in its file.

Only what was set by hand is stored; the others follow the program's own values, and what was
learnt from ratings (see calibrating.py).
"""

from collections.abc import Mapping

from trustjournal.domain.parameters import DEFAULTS, PARAMETERS, EngineSettings, set_parameters
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.storage.parameters import put_parameter, read_parameters, reset_parameter


def engine_settings(journal: Journal) -> EngineSettings:
    """Return the engine's parameters as this journal has them."""
    given = read_parameters(journal.database)
    return set_parameters(given) if given else DEFAULTS


def set_engine_parameters(journal: Journal, given: Mapping[str, float]) -> Change:
    """Set some parameters; one set to the program's own value follows it again.

    Raises Unacceptable, naming each that is unknown or out of range.
    """
    with journal.undertake(Intention.SET_PARAMETER) as deed:
        before = engine_settings(journal)
        wanted = set_parameters(dict(given), before)
        for one in PARAMETERS:
            value = getattr(wanted, one.name)
            if value == getattr(before, one.name):
                continue
            if value == one.value:
                reset_parameter(deed.writer, one.name)
            else:
                put_parameter(deed.writer, one.name, value)
    return deed.change


def parameters_set(journal: Journal) -> Mapping[str, float]:
    """Return the parameters set by hand in this journal, by name."""
    return read_parameters(journal.database)


def reset_parameters(journal: Journal, *names: str) -> Change:
    """Let parameters follow the program's own values again; all of them, where none is named.

    Raises Unacceptable for a name that is none.
    """
    known = {one.name for one in PARAMETERS}
    wrong = [
        Problem("parameter_unknown", {"name": name}, "parameters")
        for name in names
        if name not in known
    ]
    if wrong:
        raise Unacceptable(*wrong)
    with journal.undertake(Intention.RESET_PARAMETER) as deed:
        for name in read_parameters(journal.database):
            if name in names or not names:
                reset_parameter(deed.writer, name)
    return deed.change
