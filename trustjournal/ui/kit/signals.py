"""Does a signal lift or lower the level? Said by an arrow wherever an entry is shown."""

from trustjournal.domain.signals import CONTROLS, SIGNALS, Effect, SignalCode

LIFTS = {SignalCode.THANKS, SignalCode.RECOMMENDATION}


def weight(code: SignalCode) -> int:
    """Whether a signal can lift (1) or lower (−1) the level; 0 for neither."""
    effect = SIGNALS[code].effect
    if effect == Effect.GAIN or code in LIFTS:
        return 1
    return -1 if effect == Effect.LOSS or code in CONTROLS | {SignalCode.DISTRUST_STATED} else 0
