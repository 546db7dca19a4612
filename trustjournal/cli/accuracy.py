"""How is it said how well the engine does on the ratings of this journal?"""

from trustjournal.cli.session import JsonObject
from trustjournal.domain.calibration import FEWEST_RATINGS, Calibration, sayings
from trustjournal.wording import Words


def accuracy_object(learnt: Calibration) -> JsonObject:
    """Return the errors in points (null without ratings), and what was learnt."""
    return {
        "ratings": learnt.before.ratings,
        "needed": FEWEST_RATINGS,
        "engine": learnt.before.engine,
        "last_value": learnt.before.last_value,
        "fitted": learnt.is_fitted,
        "engine_learnt": learnt.after.engine,
        "loss_ratio": learnt.settings.loss_ratio,
        "weight_scale": learnt.settings.weight_scale,
        "start_shift": learnt.start_shift,
    }


def accuracy_text(learnt: Calibration, words: Words) -> str:
    """Say it, a line each."""
    return "\n".join(words(f"calibration.{one.code}", **one.facts) for one in sayings(learnt))
