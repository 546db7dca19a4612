"""Who may have the key of this journal? The small file beside it says, without saying the key.

``<journal>.keys`` is JSON: the journal's id, the slots (wrapping.py), and a public key to which
lines are sealed while the journal is locked (sealing.py). A checksum finds a damaged file without
any key, so that no line is sealed to a key that does not exist; a seal made with the key itself
finds a file that somebody altered. Rewritten whole, never in place.
"""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.vault.carrying import write_whole
from trustjournal.storage.vault.deriving import Effort, derived
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.recognising import keys_file_of
from trustjournal.storage.vault.wrapping import Slot, SlotKind

FORMAT = 1
LARGEST = 65_536  # bytes
PUBLIC_BYTES = 32


@dataclass(frozen=True, slots=True)
class KeysFile:
    """What a keys file says. ``seal`` is made with the key over all the rest."""

    journal_id: str
    public: bytes
    slots: tuple[Slot, ...]
    seal: bytes = b""

    def slot(self, kind: SlotKind) -> Slot | None:
        """Return the slot of a kind, if there is one."""
        return next((one for one in self.slots if one.kind is kind), None)

    def with_slot(self, slot: Slot, key: Key) -> "KeysFile":
        """Return the file with this slot instead of the one of its kind, sealed anew."""
        return _resealed(self, (*_others(self, slot.kind), slot), key)

    def without_slot(self, kind: SlotKind, key: Key) -> "KeysFile":
        """Return the file without the slots of a kind, sealed anew."""
        return _resealed(self, _others(self, kind), key)

    def belongs_to(self, key: Key) -> bool:
        """Whether this key made the file, and nobody altered it since."""
        return hmac.compare_digest(self.seal, _seal(self, key))


def read_keys(path: Path) -> KeysFile:
    """Read the keys of the journal at ``path``. Trouble if they are missing, damaged or newer."""
    place = keys_file_of(path)
    try:
        with place.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise trouble(Fault.KEYS_MISSING, path) from error
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, place) from error
    try:
        told = json.loads(content)
        if not isinstance(told, dict) or len(content) > LARGEST:
            raise trouble(Fault.KEYS_DAMAGED, path)
        if isinstance(told.get("format"), int) and told["format"] > FORMAT:
            raise trouble(Fault.KEYS_NEWER, path)
        return _understood(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise trouble(Fault.KEYS_DAMAGED, path) from error


def write_keys(path: Path, keys: KeysFile) -> None:
    """Write the keys of the journal at ``path``: 0600, whole or not at all."""
    told = _told(keys)
    text = json.dumps(told | {"checksum": _checksum(told)}, indent=1)
    try:
        write_whole(keys_file_of(path), text.encode())
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, keys_file_of(path)) from error


def _told(keys: KeysFile) -> dict[str, object]:
    return {
        "format": FORMAT,
        "journal": keys.journal_id,
        "public": _text(keys.public),
        "slots": [_slot_told(slot) for slot in keys.slots],
        "seal": _text(keys.seal),
    }


def _slot_told(slot: Slot) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": slot.kind.value,
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
    }
    if slot.effort is not None:
        hard = slot.effort
        told["argon2id"] = {
            "memory_kib": hard.memory_kib,
            "passes": hard.passes,
            "lanes": hard.lanes,
        }
    return told


def _understood(told: Mapping[str, object]) -> KeysFile:
    said = {name: value for name, value in told.items() if name != "checksum"}
    if told["format"] != FORMAT or told["checksum"] != _checksum(said):
        message = "checksum"
        raise ValueError(message)
    slots = said["slots"]
    public = _bytes(said["public"])
    if not isinstance(slots, list) or len(public) != PUBLIC_BYTES:
        message = "shape"
        raise ValueError(message)
    return KeysFile(
        str(said["journal"]),
        public,
        tuple(_slot_understood(slot) for slot in slots),
        _bytes(said["seal"]),
    )


def _slot_understood(told: Mapping[str, object]) -> Slot:
    hard = told.get("argon2id")
    effort = None
    if isinstance(hard, dict):
        effort = Effort(int(hard["memory_kib"]), int(hard["passes"]), int(hard["lanes"]))
        if not effort.is_bearable:
            message = "effort"
            raise ValueError(message)
    return Slot(
        SlotKind(str(told["kind"])),
        _bytes(told["salt"]),
        _bytes(told["nonce"]),
        _bytes(told["wrapped"]),
        effort,
    )


def _others(keys: KeysFile, kind: SlotKind) -> tuple[Slot, ...]:
    return tuple(one for one in keys.slots if one.kind is not kind)


def _resealed(keys: KeysFile, slots: tuple[Slot, ...], key: Key) -> KeysFile:
    changed = replace(keys, slots=slots)
    return replace(changed, seal=_seal(changed, key))


def _seal(keys: KeysFile, key: Key) -> bytes:
    told = {name: value for name, value in _told(keys).items() if name != "seal"}
    return hmac.digest(derived(key.content, b"keys file"), _canonical(told), "sha256")


def _checksum(told: Mapping[str, object]) -> str:
    return hashlib.sha256(_canonical(told)).hexdigest()


def _canonical(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _bytes(text: object) -> bytes:
    return b64decode(str(text), validate=True)
