"""What can go wrong, and whose fault is it?

Three families. A ``Problem`` is a value: the user's input is not acceptable yet; ``Unacceptable``
carries problems up to whoever shows them. A ``Trouble`` is the world's fault: a missing, busy,
damaged, locked or too new file. Anything else that is raised is our bug.

Codes are keys of resources/wording (``problems.<code>``, ``troubles.<code>``); facts fill their
placeholders. No sentence is written here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Fact: TypeAlias = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why an input is not acceptable yet. ``field`` names the input, if it is one."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    field: str | None = None


class Unacceptable(Exception):  # noqa: N818 - it names a state of the input, not a failure of ours
    """The input is not acceptable; nothing was written. Exit code 2."""

    def __init__(self, *problems: Problem) -> None:
        """Carry one problem or several."""
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


class Trouble(Exception):  # noqa: N818 - the field's word for it in this project
    """The world's fault: ``code`` says what, ``facts`` to which thing (often ``path``)."""

    exit_code = 1

    def __init__(self, code: str, **facts: Fact) -> None:
        """Name the trouble and what it concerns."""
        super().__init__(code)
        self.code = code
        self.facts = facts


class Refused(Trouble):
    """Refused on purpose: a newer journal, a passphrase missing or wrong."""

    exit_code = 3
