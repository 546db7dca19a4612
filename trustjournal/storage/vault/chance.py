"""Where do keys, salts and nonces come from? From the system's own randomness.

The one place outside launcher and cli that draws lots: what could be handed in could be foreseen.
"""

import os


def drawn(count: int) -> bytes:
    """Return ``count`` bytes nobody can foresee."""
    return os.urandom(count)
