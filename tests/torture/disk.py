"""What may be left on a disk whose power failed? A model of what the system may have put off.

A write reaches the disk at the latest when its file is synced, a name when its folder is; until
then each write may be there, missing or torn (sectors of 512 bytes), whatever came before or after
it. The names of a folder change in their order.
"""

import random
from dataclasses import dataclass, field

SECTOR = 512


@dataclass(slots=True)
class Inode:
    """A file's content: what is safe, and what was put off since: (offset, bytes) or a size."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes] | int] = field(default_factory=list)

    def sync(self) -> None:
        """Put everything on the disk."""
        for change in self.pending:
            _apply(self.safe, change)
        self.pending.clear()

    def after_cut(self, dice: random.Random) -> bytes:
        """Return what a cut may leave."""
        left = bytearray(self.safe)
        for change in self.pending:
            fate = dice.randrange(3)
            if fate == 0:
                continue
            if fate == 1 or isinstance(change, int):
                _apply(left, change)
                continue
            offset, content = change
            for start in range(0, len(content), SECTOR):
                if dice.random() < 0.5:
                    _apply(left, (offset + start, content[start : start + SECTOR]))
        return bytes(left)


class Disk:
    """A folder on a disk: its names and what they stand for, safe or put off."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """Begin with files that are safe."""
        self._safe = {name: Inode(bytearray(content)) for name, content in files.items()}
        self._names = dict(self._safe)
        self._renamings: list[tuple[str, Inode | None]] = []

    def make(self, name: str) -> None:
        """Make a file, if it is not there."""
        if name not in self._names:
            self._rename(name, Inode())

    def unlink(self, name: str) -> None:
        """Take a name away."""
        if name in self._names:
            self._rename(name, None)

    def write(self, name: str, offset: int, content: bytes) -> None:
        """Write into a file."""
        self._names[name].pending.append((offset, content))

    def truncate(self, name: str, size: int) -> None:
        """Give a file another size."""
        self._names[name].pending.append(size)

    def sync(self, name: str) -> None:
        """Sync a file."""
        self._names[name].sync()

    def sync_names(self) -> None:
        """Sync the folder."""
        self._safe = dict(self._names)
        self._renamings.clear()

    def after_cut(self, dice: random.Random) -> dict[str, bytes]:
        """Return the files a cut may leave."""
        names = dict(self._safe)
        for name, inode in self._renamings[: dice.randint(0, len(self._renamings))]:
            if inode is None:
                names.pop(name, None)
            else:
                names[name] = inode
        return {name: inode.after_cut(dice) for name, inode in names.items()}

    def _rename(self, name: str, inode: Inode | None) -> None:
        self._renamings.append((name, inode))
        if inode is None:
            del self._names[name]
        else:
            self._names[name] = inode


def _apply(content: bytearray, change: tuple[int, bytes] | int) -> None:
    size, data = (change, b"") if isinstance(change, int) else change
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if isinstance(change, int):
        del content[size:]
    else:
        content[size : size + len(data)] = data
