"""Which lines were typed before, and how does one walk back through them?"""


class Earlier:
    """Earlier lines, the newest last, and a place among them; the line under way is kept."""

    def __init__(self) -> None:
        """Begin with none: they are asked for when they are first wanted."""
        self.is_unread = True
        self._lines: list[str] = []
        self._at = 0
        self._under_way = ""

    def read(self, lines: tuple[str, ...]) -> None:
        """Take the lines of the journal, the newest last, before those typed here."""
        typed = [line for line in self._lines if line not in lines]
        self._lines = [*dict.fromkeys(lines), *typed]
        self._at = len(self._lines)
        self.is_unread = False

    def add(self, line: str) -> None:
        """Remember a line just recorded."""
        if line.strip():
            self._lines = [*(old for old in self._lines if old != line), line]
        self._at, self._under_way = len(self._lines), ""

    def step(self, present: str, *, older: bool) -> str | None:
        """Return the next older or newer line, None where there is none."""
        if self._at == len(self._lines):
            self._under_way = present
        place = self._at - 1 if older else self._at + 1
        if not 0 <= place <= len(self._lines):
            return None
        self._at = place
        return self._under_way if place == len(self._lines) else self._lines[place]
