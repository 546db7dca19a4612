"""Does the model of a disk lose what a power cut may, and nothing else?"""

import random

from tests.torture.disk import SECTOR, Disk

CUTS = 200
OLD, NEW = b"o" * (2 * SECTOR), b"n" * (2 * SECTOR)


def after_cuts(disk: Disk) -> set[tuple[tuple[str, bytes], ...]]:
    """Return what many cuts leave."""
    dice = random.Random(7)  # noqa: S311 - no secret
    return {tuple(sorted(disk.after_cut(dice).items())) for _ in range(CUTS)}


def test_what_was_synced_stays() -> None:
    """A synced write is there after every cut."""
    disk = Disk({"a": OLD})
    disk.write("a", 0, NEW)
    disk.sync("a")
    assert {(("a", NEW),)} == after_cuts(disk)


def test_what_was_not_may_be_there_missing_or_torn() -> None:
    """Each sector of an unsynced write is old or new."""
    disk = Disk({"a": OLD})
    disk.write("a", 0, NEW)
    halves = {
        one + other
        for one in (OLD[:SECTOR], NEW[:SECTOR])
        for other in (OLD[:SECTOR], NEW[:SECTOR])
    }
    assert {(("a", content),) for content in halves} == after_cuts(disk)


def test_a_later_write_may_outlive_an_earlier_one() -> None:
    """Nothing but a sync keeps the order of writes."""
    disk = Disk({"a": bytes(SECTOR * 2)})
    disk.write("a", 0, b"1" * SECTOR)
    disk.write("a", SECTOR, b"2" * SECTOR)
    assert (("a", bytes(SECTOR) + b"2" * SECTOR),) in after_cuts(disk)


def test_a_name_is_safe_once_its_folder_is_synced() -> None:
    """Before, a new file may not be there at all; after, it is."""
    disk = Disk({})
    disk.make("b")
    assert {(), (("b", b""),)} == after_cuts(disk)
    disk.sync_names()
    assert {(("b", b""),)} == after_cuts(disk)


def test_names_change_in_their_order() -> None:
    """A file made after another was taken away is not there while the other still is."""
    disk = Disk({"a": OLD})
    disk.unlink("a")
    disk.make("b")
    assert (("a", OLD), ("b", b"")) not in after_cuts(disk)
