"""How sure is the level, given how much evidence stands behind it?

The level m with strength n is read as Beta(m·n, (1−m)·n); the band is its 10–90 % interval. A
quantile solved from scratch costs some 60 µs, too much for every point of a curve, so the 10 %
quantile is tabulated over (m, n) and read by interpolation; a cell of the table is made when it
is first asked for. The 90 % quantile is the 10 % one of the mirrored level.

Example: ``band(0.55, 6.0)`` is about (0.29, 0.80); at strength 12 it is about (0.36, 0.73).
Source: trust model §3, band.
"""

from functools import cache
from math import exp, lgamma, log, sqrt

LOWER_SHARE = 0.1
_LEVELS = 128
_STEP = 0.02  # rows are evenly spaced in 1/sqrt(n), where the quantile is nearly straight
_LEAST_STRENGTH = 0.25
_ACCURACY = 1e-9


def band(level: float, strength: float) -> tuple[float, float]:
    """Return the 10 % and 90 % quantiles for a level 0–1, and at least the level itself.

    Within 0.002 of the exact ones up to 0.98, within 0.006 above, where the curve bends.
    """
    high = 1.0 - lower(1.0 - level, strength)
    return min(level, lower(level, strength)), max(level, high)


def lower(level: float, strength: float) -> float:
    """Return the 10 % quantile alone."""
    place = 1.0 / (_STEP * sqrt(max(_LEAST_STRENGTH, strength)))
    row = int(place)
    share = place - row
    column = level * _LEVELS
    left = int(column)
    if left >= _LEVELS:
        return 1.0
    part = column - left
    near, far = _row(row), _row(row + 1)
    first = near[left] or _fill(near, row, left)
    second = near[left + 1] or _fill(near, row, left + 1)
    third = far[left] or _fill(far, row + 1, left)
    fourth = far[left + 1] or _fill(far, row + 1, left + 1)
    first += part * (second - first)
    return first + share * (third + part * (fourth - third) - first)


def quantile(share: float, a: float, b: float) -> float:
    """Solve for the quantile of Beta(a, b), to 1e-10. Slow; the table is made of it."""
    low, high = 0.0, 1.0
    guess = a / (a + b)
    for _ in range(200):
        excess = beta_share(guess, a, b) - share
        low, high = (low, guess) if excess > 0 else (guess, high)
        slope = _density(guess, a, b)
        step = guess - excess / slope if slope > 0 else low
        following = step if low < step < high else (low + high) / 2
        if abs(following - guess) < _ACCURACY or high - low < _ACCURACY:
            return following
        guess = following
    return guess


def beta_share(x: float, a: float, b: float) -> float:
    """Return the share of Beta(a, b) below ``x``: the regularised incomplete beta function."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1.0 - beta_share(1.0 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1.0 - x))
    return front * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    """Lentz's continued fraction of the incomplete beta function."""
    tiny = 1e-300
    c, d = 1.0, 1.0 / ((1.0 - (a + b) * x / (a + 1)) or tiny)
    value = d
    for i in range(1, 300):
        even = i * (b - i) * x / ((a + 2 * i - 1) * (a + 2 * i))
        d = 1.0 / ((1.0 + even * d) or tiny)
        c = (1.0 + even / c) or tiny
        value *= d * c
        odd = -(a + i) * (a + b + i) * x / ((a + 2 * i) * (a + 2 * i + 1))
        d = 1.0 / ((1.0 + odd * d) or tiny)
        c = (1.0 + odd / c) or tiny
        value *= d * c
        if abs(d * c - 1.0) < _ACCURACY:
            break
    return value


def _density(x: float, a: float, b: float) -> float:
    if not 0.0 < x < 1.0:
        return 0.0
    logarithm = lgamma(a + b) - lgamma(a) - lgamma(b) + (a - 1) * log(x) + (b - 1) * log(1.0 - x)
    return exp(logarithm) if logarithm < 700 else 0.0  # noqa: PLR2004 - exp overflows beyond


@cache
def _row(_row: int) -> list[float]:
    """The cells of a row of the table: 0 until one is asked for."""
    return [0.0] * _LEVELS + [1.0]


def _fill(cells: list[float], row: int, column: int) -> float:
    if column == 0:
        return 0.0
    strength = 1.0 / (_STEP * max(row, 1)) ** 2
    level = column / _LEVELS
    cells[column] = quantile(LOWER_SHARE, level * strength, (1.0 - level) * strength)
    return cells[column]
