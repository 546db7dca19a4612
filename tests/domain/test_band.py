"""The band tells the 10–90 % interval of Beta(m·n, (1−m)·n)."""

import pytest

from trustjournal.domain.band import band, beta_share, lower, quantile

LEVELS = [0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.847, 0.93]
STRENGTHS = [1.5, 3.0, 4.4, 6.0, 8.7, 12.0, 20.0]


@pytest.mark.parametrize("m", LEVELS)
@pytest.mark.parametrize("n", STRENGTHS)
def test_the_table_agrees_with_the_exact_quantile(m: float, n: float) -> None:
    """Within a fifth of a point. Source: trust model §3, a tested approximation."""
    assert lower(m, n) == pytest.approx(quantile(0.1, m * n, (1 - m) * n), abs=0.002)


@pytest.mark.parametrize(("x", "a", "b", "share"), [(0.5, 2, 2, 0.5), (0.3, 1, 3, 0.657)])
def test_beta_shares_are_those_of_the_closed_forms(
    x: float, a: float, b: float, share: float
) -> None:
    """Beta(1, 3) has 1 − (1−x)³ below x; Beta(2, 2) is symmetric."""
    assert beta_share(x, a, b) == pytest.approx(share, abs=1e-9)


def test_more_evidence_narrows_the_band() -> None:
    """What is better known is said more exactly."""
    widths = [high - low for low, high in (band(0.6, n) for n in (3, 6, 12, 24))]

    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("m", [0.0, 0.001, 0.01, 0.99, 0.999, 1.0])
def test_the_band_holds_its_level_at_the_edges(m: float) -> None:
    """A band without its own level would be nonsense to a reader."""
    low, high = band(m, 3.0)

    assert 0 <= low <= m <= high <= 1
