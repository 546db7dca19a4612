"""How is a line closed up while nobody can open the journal?

The keys file holds a public key; its private half follows from the journal's key, so whoever may
open the journal may open what was sealed for it, and nobody else, not even who sealed it. A sealed
box: a key pair made for this one content, what it agrees on with the public key, AES-256-GCM.
What the content is for is bound to it: a draft is never taken for a line. Lengths are rounded up.
"""

from trustjournal.storage.vault.chance import drawn
from trustjournal.storage.vault.deriving import derived
from trustjournal.storage.vault.key import Key

MARK = b"TJSEAL1\n"
PUBLIC_BYTES, NONCE_BYTES, STEP = 32, 12, 256
END = b"\x80"


def public_of(key: Key) -> bytes:
    """Return the public key that belongs to a journal's key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - 30 ms
        X25519PrivateKey,
    )

    private = X25519PrivateKey.from_private_bytes(derived(key.content, b"inbox"))
    return private.public_key().public_bytes_raw()


def sealed(public: bytes, content: bytes, purpose: str) -> bytes:
    """Seal ``content`` for whoever has the key that belongs to ``public``."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - 30 ms
        X25519PrivateKey,
        X25519PublicKey,
    )
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    once = X25519PrivateKey.from_private_bytes(drawn(PUBLIC_BYTES))
    ours = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    nonce = drawn(NONCE_BYTES)
    padded = content + END + bytes(-(len(content) + 1) % STEP)
    key = derived(shared, b"sealed box", ours + public)
    return MARK + ours + nonce + AESGCM(key).encrypt(nonce, padded, purpose.encode())


def unsealed(key: Key, box: bytes, purpose: str) -> bytes:
    """Open what was sealed for this key and purpose. ValueError if it was not, or is damaged."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - 30 ms
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415
        X25519PrivateKey,
        X25519PublicKey,
    )
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    if not box.startswith(MARK):
        message = "not sealed by us"
        raise ValueError(message)
    rest = box[len(MARK) :]
    theirs, nonce = rest[:PUBLIC_BYTES], rest[PUBLIC_BYTES : PUBLIC_BYTES + NONCE_BYTES]
    private = X25519PrivateKey.from_private_bytes(derived(key.content, b"inbox"))
    shared = private.exchange(X25519PublicKey.from_public_bytes(theirs))
    public = private.public_key().public_bytes_raw()
    try:
        padded = AESGCM(derived(shared, b"sealed box", theirs + public)).decrypt(
            nonce, rest[PUBLIC_BYTES + NONCE_BYTES :], purpose.encode()
        )
    except InvalidTag as error:
        message = "sealed for another key or purpose, or damaged"
        raise ValueError(message) from error
    return padded.rstrip(b"\0")[: -len(END)]
