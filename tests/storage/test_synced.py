"""Is a folder that other machines write to recognised, and no other?"""

import json
from pathlib import Path

import pytest

from trustjournal.storage.synced import service_at, shared_system

MOUNTS = (
    "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
    "22 21 0:5 / /media/nas rw shared:1 - cifs //nas/home rw\n"
    "23 21 0:6 / /media/my\\040disk rw - nfs4 nas:/disk rw\n"
    "24 22 8:2 / /media/nas/local rw - ext4 /dev/sdb1 rw\n"
)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/work", "Dropbox"),
        ("Dropbox (Personnel)", "Dropbox"),
        ("OneDrive - Cabinet Exemple/x", "OneDrive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("Library/CloudStorage/Box-Box/x", "Box-Box"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("kDrive2/x", "kDrive"),
        (".local/share/trustjournal", None),
        ("Documents/megaphone", None),
        ("Dropboxes", None),
    ],
)
def test_services_are_known_by_their_folders(
    tmp_path: Path, folder: str, service: str | None
) -> None:
    """A folder of that name anywhere above, whether it exists yet or not."""
    assert service == service_at(tmp_path / folder, environ={}, home=tmp_path)


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing"), (".sync_ab12.db", "Nextcloud")],
)
def test_services_are_known_by_their_marks(tmp_path: Path, mark: str, service: str) -> None:
    """What a service leaves in the folder it keeps, above the one that is asked about."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / mark).mkdir()
    assert service == service_at(tmp_path / "shared" / "deep", environ={}, home=tmp_path)


def test_services_tell_where_their_folders_are(tmp_path: Path) -> None:
    """OneDrive in the environment, Dropbox in a file of its own; links are followed."""
    own = tmp_path / "elsewhere"
    own.mkdir()
    (tmp_path / "link").symlink_to(own)
    named = {"OneDriveCommercial": str(own)}
    assert "OneDrive" == service_at(tmp_path / "link" / "x", environ=named, home=tmp_path)
    (tmp_path / ".dropbox").mkdir()
    told = {"personal": {"path": str(own)}}
    (tmp_path / ".dropbox" / "info.json").write_text(json.dumps(told), encoding="utf-8")
    assert "Dropbox" == service_at(own, environ={}, home=tmp_path)
    assert service_at(tmp_path, environ={}, home=tmp_path) is None


@pytest.mark.parametrize(
    ("place", "is_shared"),
    [
        ("/media/nas/journal", True),
        ("/media/my disk/journal", True),
        ("/media/nas/local/journal", False),
        ("/media/nasal", False),
        ("/var/lib", False),
    ],
)
def test_network_shares_are_known(place: str, *, is_shared: bool) -> None:
    """The innermost mount decides; its name may hold a space."""
    assert is_shared == shared_system(Path(place), MOUNTS)
